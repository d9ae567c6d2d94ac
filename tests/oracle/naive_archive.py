# SPDX-License-Identifier: Apache-2.0
"""Archives: section 13 of docs/policy-language.md."""

from fractions import Fraction

from naive_count import rounded
from naive_facts import amount_of


def judge_archive(world, said_of, rule, kind, subject, window):
    """What an archive says."""
    need, settled, why, exemption = world.owed(rule, "none", kind, subject, window)
    if settled == "not_applicable" and not exemption:
        return said_of(settled, why, numbers=False, speaks=False)
    asked = counted = lost = Fraction(0)
    share = share_of_archive(world, rule, kind, subject, window)
    for row in rule["documents"]:
        least = amount_of(row["at_least"])[0]
        least = rounded(least * share, rule.get("round")) if share != 1 else least
        quota = rule | {"count": "documents", "of": {"kind": [row["kind"]]}}
        low, _, gone, _ = world.counter.count(quota, kind, subject, window)
        asked, counted, lost = asked + least, counted + min(low, least), lost + gone + max(low - least, 0)
    closed = window[1] <= world.facts.as_of + 1
    capacity = world.capacity(rule, kind, subject, window) if not closed else Fraction(0)
    answer = settled or world.verdict(counted, asked, None, closed, capacity)
    return said_of(answer, why, asked, counted, asked - counted, lost, exemption)


def share_of_archive(world, rule, kind, subject, window):
    need = world.owed(rule | {"at_least": "1000000 document", "round": None}, "at_least", kind, subject, window)[0]
    return need / 1000000 if need is not None else Fraction(1)
