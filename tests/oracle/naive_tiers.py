# SPDX-License-Identifier: Apache-2.0
"""What a quota asks: tiers, needs on top, shares of what the whole counted; section 7 of docs/policy-language.md."""

from fractions import Fraction

from naive_facts import EVER
from naive_select import who_holds


def with_tiers(world, rule, kind, subject, window):
    """The quota with the figures that bind the subject in the window."""
    if "tiers" not in rule:
        return rule
    day = tier_day(world, rule, window)
    holding = [t for t in rule["tiers"] if who_holds(world.facts, kind, subject, t["who"], day) is not False]
    found = dict(rule)
    for key, best in (("at_least", max), ("at_most", min), ("cap", min)):
        stated = [rule | {key: t[key]} for t in holding if key in t]
        if stated:
            found[key] = best(stated, key=lambda r: world.value_of(r, key, window)[0])[key]
    return found


def tier_day(world, rule, window):
    """The window's last day in force or, if that comes first, the day asked about."""
    if window[0] <= -EVER:
        return world.facts.as_of
    force = [d for d in range(*window) if world.in_force(rule, d)] or [window[1] - 1]
    return max(force[0], min(force[-1], world.facts.as_of))


def on_top(world, rule, kind, subject, window):
    """What other quotas add to the need, where they apply and are not exempt."""
    total = Fraction(0)
    for other in world.policy.get("quota", []):
        if other.get("on_top_of") == rule["id"]:
            other = with_tiers(world, other, kind, subject, window)
            need, settled, _, _ = world.owed(other, "at_least", kind, subject, window)
            total += need if need is not None and not settled else 0
    return total


def judge_share(world, said, rule, kind, subject, window, counted):
    """A share of what the whole counted: open until the window has closed, then both ends of both."""
    low, high, doubts = counted
    least, most, _, more = world.counted_by_whole(rule, kind, subject, window)
    share = world.value_of(rule, "at_least", window)[0]
    answers = {"met" if x >= share * w else "failed" for x in (low, high) for w in (least, most)}
    if window[1] > world.facts.as_of + 1:
        said.answer = "open"
    else:
        said.answer = answers.pop() if len(answers) == 1 else "unknown"
    said.reasons = doubts | more if said.answer == "unknown" else set()
    return said
