# SPDX-License-Identifier: Apache-2.0
"""Measures beyond rates and flat awards: bands by length and the caps of section 8 of docs/policy-language.md."""

from fractions import Fraction

from naive_facts import amount_of
from naive_windows import windows

ORDER = ["record", "item", "day", "kind", "week", "month", "quarter", "year", "window"]


def in_band(band, minutes):
    """The amount of the last step that is reached."""
    worth = Fraction(0)
    for step in band["steps"]:
        reached = minutes >= amount_of(step["from"])[0] if "from" in step else minutes > amount_of(step["above"])[0]
        worth = amount_of(step["each"])[0] if reached else worth
    return worth


def in_steps(value, measure, rounded):
    """Increments, then rounding, of a record."""
    steps = measure.get("increments")
    if steps:
        first = amount_of(steps["first"])[0]
        if value < first:
            value = Fraction(0)
        elif "then" in steps:
            value = first + rounded(value - first, {"step": steps["then"], "mode": steps["mode"]})
    rounding = measure.get("round", {})
    return rounded(value, rounding) if rounding.get("at", "record") != "window" else value


def group_of(facts, cap, per, piece, kind, subject):
    """What of the cap's groups a piece belongs to."""
    if cap["per"] == "record":
        return piece.act.id, piece.act.begin
    if cap["per"] == "day":
        return piece.lies_on()
    if cap["per"] == "kind":
        return piece.act.kind
    if cap["per"] == "window":
        return ""
    start = per.get("start") if isinstance(per, dict) and "unit" in per else None
    unit = {"unit": cap["per"]} | ({"start": start} if start and cap["per"] != "week" else {})
    day = piece.lies_on()
    return windows(facts, unit, kind, subject, day, day + 1)[0]


def cut_by_measure(counter, rule, kind, subject, live):
    """Applies the caps of the rule's measure to pieces, what is sure first; returns what is known to be over."""
    caps = counter.world.measures.get(rule.get("count", "hours"), {}).get("caps", [])
    over = Fraction(0)
    for cap in sorted(caps, key=lambda c: ORDER.index(c["per"])):
        room = {}
        for piece in live:
            if not counter.fits(piece.act, cap.get("of")):
                continue
            group = group_of(counter.facts, cap, rule["per"], piece, kind, subject)
            left = room.setdefault(group, amount_of(cap["most"])[0])
            gone = max(piece.value - left, 0)
            room[group] -= piece.value - gone
            over += gone if piece.value < counter.endless / 2 else 0
            piece.value -= gone
    return over
