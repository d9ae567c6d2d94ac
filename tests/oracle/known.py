# SPDX-License-Identifier: Apache-2.0
"""Disagreements that are decided against the library and not mended yet; each has a file in found/.

A predicate says where such a disagreement may show. It leaves when the library is mended.
"""

from naive import KINDS

def flat_without_length(case, key, text):
    rule = rule_of(case, key[2])[1]
    flat = any("flat" in m for m in case["policy"].get("measure", []) if m["id"] == rule.get("count"))
    return flat and "only" in rule and text.startswith("lost")


def later_years(case, key, text):
    rule = rule_of(case, key[2])[1]
    measure = next((m for m in case["policy"].get("measure", []) if m["id"] == rule.get("count")), {})
    return "over" in measure and ("plus" in measure or "qualify" in measure or text.startswith("lost"))


def absent_or_late(case, key, text):
    rule = rule_of(case, key[2])[1]
    return "late_as_absent_from" in rule and text.startswith("answer") and ("untimed" in text or "open" in text)


def base_with_none_taken(case, key, text):
    rule = rule_of(case, key[2])[1]
    return rule.get("base", "taken") != "taken" and text.endswith("library none")


KNOWN = {
    "026-later-years": later_years,
    "028-absent-or-late": absent_or_late,
    "027-base-with-none-taken": base_with_none_taken,
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
