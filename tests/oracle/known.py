# SPDX-License-Identifier: Apache-2.0
"""Disagreements that are decided against the library and not mended yet; each has a file in found/.

A predicate says where such a disagreement may show. It leaves when the library is mended.
"""


def rule_of(case, name):
    for kind in ("quota", "attendance", "archive", "any_of", "all_of"):
        for rule in case["policy"].get(kind, []):
            if rule["id"] == name:
                return kind, rule
    raise KeyError(name)


def is_ageless(case, key, text):
    """Conditions of age on one person, tried as if they had nothing to do with one another."""
    born = {r["person"]: r.get("born") for r in case["tables"].get("people", [])}
    return key[0] == "person" and not born.get(key[1]) and str(case["policy"]).count("_age'") > 1


def is_paper(case, key, text):
    kind, rule = rule_of(case, key[2])
    return (kind == "archive" or rule.get("count") in ("documents", "events")) and ("who" in rule or "valid" in rule or "valid" in case["policy"])


def is_edge_and_partial(case, key, text):
    _, rule = rule_of(case, key[2])
    return rule.get("edge_window") == "prorate_by_day" and "partial_window" in rule


def is_capped_over_edge(case, key, text):
    _, rule = rule_of(case, key[2])
    return any(q.get("part_of") == rule["id"] and "cap" in q for q in case["policy"].get("quota", []))


def is_rounded(case, key, text):
    _, rule = rule_of(case, key[2])
    return "round" in rule


def is_over_start(case, key, text):
    _, rule = rule_of(case, key[2])
    return "valid" in rule


def is_flat(case, key, text):
    _, rule = rule_of(case, key[2])
    return rule.get("count") == "m" and "flat" in case["policy"]["measure"][0] and "lost" in text


def is_rounded_loss(case, key, text):
    _, rule = rule_of(case, key[2])
    return rule.get("count") == "m" and "round" in case["policy"]["measure"][0] and "lost" in text


def is_flat_time(case, key, text):
    _, rule = rule_of(case, key[2])
    return rule.get("count") == "m" and "flat" in case["policy"]["measure"][0] and ("counted" in text or "short" in text)


def is_capacity(case, key, text):
    _, rule = rule_of(case, key[2])
    return "only" in rule and "naive doomed [], library open" in text


def is_rounded_piece(case, key, text):
    _, rule = rule_of(case, key[2])
    return rule.get("count") == "m" and "round" in case["policy"]["measure"][0] and "only" in rule


def is_session_hidden(case, key, text):
    _, rule = rule_of(case, key[2])
    return rule.get("count") == "sessions" and key[0] == "person" and bool(case["tables"].get("study"))


def is_empty_month(case, key, text):
    _, rule = rule_of(case, key[2])
    return "day_counts" in rule and "untimed" in text


KNOWN = {
    "001-ages-apart": is_ageless,
    "002-papers-any-day": is_paper,
    "003-edge-and-partial": is_edge_and_partial,
    "004-cap-of-part": is_capped_over_edge,
    "005-round-in-full": is_rounded,
    "006-before-valid": is_over_start,
    "007-flat-not-selected": is_flat,
    "008-session-hidden": is_session_hidden,
    "009-empty-month": is_empty_month,
    "010-rounded-loss": is_rounded_loss,
    "011-flat-time": is_flat_time,
    "013-rounded-in-pieces": is_rounded_piece,
    "012-no-hours-left": is_capacity,
}


def known(case, key, text):
    """The name of the known disagreement, if there may be one."""
    kind, rule = rule_of(case, key[2])
    if kind in ("any_of", "all_of"):
        return next((k for m in rule["rules"] if (k := known(case, (*key[:2], m, *key[3:]), text))), None)
    names = [name for name, holds in KNOWN.items() if holds(case, key, text)]
    if not names and rule.get("part_of"):
        return known(case, (*key[:2], rule["part_of"], *key[3:]), text)
    return names[0] if names else None
