# SPDX-License-Identifier: Apache-2.0
"""Disagreements that are decided against the library and not mended yet; each has a file in found/.

A predicate says where such a disagreement may show. It leaves when the library is mended.
"""

from naive import KINDS

def in_books(case, key):
    """Whether the rule has a carry or debt, or is a part of one that has."""
    rule = rule_of(case, key[2])[1]
    names = {rule["id"], rule.get("part_of")}
    return [c for sort in ("carry", "debt") for c in case["policy"].get(sort, []) if c["of"] in names]


def doubt_in_books(case, key, text):
    return in_books(case, key) and ("unknown" in text or "answer: naive open" in text)


def blocked_hands_on(case, key, _):
    blocks = ("blocked_if_used", "only_if", "from_first")
    carries = in_books(case, key)
    return any(c.get("lifetime", 1) > 1 and (any(b in c for b in blocks) or "exempt" in case["policy"]) for c in carries)


def parts_short(case, key, _):
    whole = rule_of(case, key[2])[1]
    whole = rule_of(case, whole.get("part_of", whole["id"]))[1]
    parts = [q for q in case["policy"]["quota"] if q.get("part_of") == whole["id"]]
    return parts and any("only_if" in c for c in in_books(case, key))


def earned_in_a_month(case, key, _):
    return any("earned_within" in c for c in in_books(case, key)) and any(
        len(s.get("day", "")) == 7 for s in case["tables"].get("study", []))


def undecided_leave(case, key, _):
    return rule_of(case, key[2])[0] == "attendance" and any(
        r.get("decision") == "pending" or not r.get("asked") or r.get("decided", "")[:10] > case["as_of"]
        for r in case["tables"].get("leaves", []))


def month_in_days(case, key, text):
    rule = rule_of(case, key[2])[1]
    months = any(len(s.get("day", "")) == 7 for s in case["tables"].get("study", []))
    return rule.get("count") == "days" and "day_counts" in rule and months and "unknown" in text


def weeks_of_shifted(case, key, _):
    rule = rule_of(case, key[2])[1]
    caps = [c for m in case["policy"].get("measure", []) if m["id"] == rule.get("count") for c in m.get("caps", [])]
    return any(c.get("per") == "week" for c in caps) and isinstance(rule["per"], dict) and "start" in rule["per"]


def flat_without_length(case, key, text):
    rule = rule_of(case, key[2])[1]
    flat = any("flat" in m for m in case["policy"].get("measure", []) if m["id"] == rule.get("count"))
    return flat and "only" in rule and text.startswith("lost")


def later_years(case, key, _):
    rule = rule_of(case, key[2])[1]
    measure = next((m for m in case["policy"].get("measure", []) if m["id"] == rule.get("count")), {})
    return "over" in measure and ("plus" in measure or "qualify" in measure or "once" in str(measure["flat"]))


KNOWN = {
    "017-doubt-in-books": doubt_in_books,
    "018-blocked-hands-on": blocked_hands_on,
    "019-parts-short": parts_short,
    "020-undecided-without-a-rule, 023": undecided_leave,
    "021-earned-in-a-month": earned_in_a_month,
    "022-month-beyond-the-window": month_in_days,
    "024-weeks-of-shifted-quarters": weeks_of_shifted,
    "026-later-years": later_years,
    "025-flat-without-length": flat_without_length,
}


def rule_of(case, name):
    for kind in KINDS:
        for rule in case["policy"].get(kind, []):
            if rule["id"] == name:
                return kind, rule
    raise KeyError(name)


def known(case, key, text):
    """The name of the known disagreement, if there may be one."""
    kind, rule = rule_of(case, key[2])
    if kind in ("score", "grade"):
        return None
    if kind in ("any_of", "all_of"):
        return next((k for m in rule["rules"] if (k := known(case, (*key[:2], m, *key[3:]), text))), None)
    names = [name for name, holds in KNOWN.items() if holds(case, key, text)]
    if not names and rule.get("part_of"):
        return known(case, (*key[:2], rule["part_of"], *key[3:]), text)
    return names[0] if names else None
