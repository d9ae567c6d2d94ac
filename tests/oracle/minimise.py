# SPDX-License-Identifier: Apache-2.0
"""Makes a disagreement small: drops rules, keys and facts for as long as it stays."""

import copy
import time

from oracle import differences, library

SECONDS = 12  # to make one disagreement small
RULES = ("quota", "attendance", "leave", "archive", "exempt", "any_of", "all_of", "measure", "carry", "debt", "score", "grade", "veto")


def still(driver, case, key, sort):
    """The disagreement of that kind on that row, if there is one."""
    from oracle_test import kind_of

    try:
        lib = library(driver, [case])[0]
        if lib["refused"] or lib["bad"]:
            return []
        found = differences(case, lib, (key[2], key[1]))
    except (KeyError, ValueError, RuntimeError, TypeError, ZeroDivisionError):
        return []
    return [f for f in found if kind_of(f[1]) == sort]


def smaller(case):
    """Every case with one thing less."""
    for name, rows in case["tables"].items():
        if name == "categories":
            continue  # a category that is not declared is none
        if len(rows) > 3:
            yield without(case, lambda c, n=name: c["tables"].__setitem__(n, []))
        for i in range(len(rows) - 1, -1, -1):
            yield without(case, lambda c, n=name, i=i: c["tables"][n].pop(i))
    for kind in RULES:
        for i in range(len(case["policy"].get(kind, [])) - 1, -1, -1):
            yield without(case, lambda c, k=kind, i=i: drop_rule(c["policy"], k, i))
    for kind in RULES:
        for i, rule in enumerate(case["policy"].get(kind, [])):
            for k in rule:
                if k != "id":
                    yield without(case, lambda c, kind=kind, i=i, k=k: c["policy"][kind][i].pop(k))
    for k in ("param", "unit", "calendar", "leave_kinds", "valid", "source"):
        if k in case["policy"]:
            yield without(case, lambda c, k=k: c["policy"].pop(k))
    for name, rows in case["tables"].items():
        for i, row in enumerate(rows if name != "categories" else []):
            for k in row:
                if k not in ("fact_id", "end"):  # without an end it would be another question
                    yield without(case, lambda c, n=name, i=i, k=k: c["tables"][n][i].pop(k))


def drop_rule(policy, kind, i):
    policy[kind].pop(i)
    if not policy[kind]:
        policy.pop(kind)


def without(case, change):
    less = copy.deepcopy(case)
    change(less)
    return less


def minimised(driver, case, key, sort):
    """(case, differences): the smallest found."""
    found = still(driver, case, key, sort)
    if not found:
        return case, []
    again, stop = True, time.monotonic() + SECONDS
    while again:
        again = False
        for less in smaller(case):
            if time.monotonic() > stop:
                break
            left = still(driver, less, key, sort)
            if left:
                case, found, again = less, left, True
                break
    case["tables"] = {k: v for k, v in case["tables"].items() if v}
    return case, found
