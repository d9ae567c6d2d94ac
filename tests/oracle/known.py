# SPDX-License-Identifier: Apache-2.0
"""Disagreements that are decided against the library and not mended yet; each has a file in found/.

A predicate says where such a disagreement may show. It leaves when the library is mended.
"""

KNOWN = {}


def rule_of(case, name):
    for kind in ("quota", "attendance", "archive", "any_of", "all_of"):
        for rule in case["policy"].get(kind, []):
            if rule["id"] == name:
                return kind, rule
    raise KeyError(name)


def known(case, key, text):
    """The name of the known disagreement, if there may be one."""
    kind, rule = rule_of(case, key[2])
    if kind in ("any_of", "all_of"):
        return next((k for m in rule["rules"] if (k := known(case, (*key[:2], m, *key[3:]), text))), None)
    names = [name for name, holds in KNOWN.items() if holds(case, key, text)]
    if not names and rule.get("part_of"):
        return known(case, (*key[:2], rule["part_of"], *key[3:]), text)
    return names[0] if names else None
