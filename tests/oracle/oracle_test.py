# SPDX-License-Identifier: Apache-2.0
"""The library and the naive evaluator must agree on random policies and facts.

oracle_test.py DRIVER [--cases N] [--from SEED]
"""

import argparse
import sys
import time
from collections import Counter

from generate import case_of
from known import known
from minimise import minimised
from naive import KINDS
from oracle import differences, facts_toml, library, policy_toml

CHUNK = 500
REFUSED_MOST = 0.05


def kind_of(text):
    """Disagreements of one kind: the field and the words, without numbers."""
    return " ".join(w for w in text.replace(",", " ").split() if not any(c.isdigit() for c in w))


def describe(case, found):
    lines = [f"--- seed {case['seed']}: as_of = {case['as_of']}, windows of {case['from']} to {case['until']}"]
    lines += ["  " + " ".join(key) + ": " + text for key, text in found]
    return "\n".join(lines + [policy_toml(case["policy"]), facts_toml(case["tables"])])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("driver")
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--from", dest="first", type=int, default=1)
    parser.add_argument("--show", type=int, default=3, help="disagreements of each kind that are minimised and shown")
    parser.add_argument("--only", default="", help="words of the kinds that are shown")
    parser.add_argument("--kinds", type=int, default=8, help="kinds that are shown")
    parser.add_argument("--family", help="draw from this family of constructs alone")
    asked = parser.parse_args()
    began = time.monotonic()
    seen = Counter()
    kinds, refused, bad, rows, answers = {}, Counter(), Counter(), 0, Counter()
    for start in range(asked.first, asked.first + asked.cases, CHUNK):
        cases = [case_of(s, asked.family) for s in range(start, min(start + CHUNK, asked.first + asked.cases))]
        for case, lib in zip(cases, library(asked.driver, cases)):
            refused.update(lib["refused"][:1])
            bad.update(lib["bad"][:1])
            if lib["refused"] or lib["bad"]:
                continue
            rows += len(lib["rows"])
            answers.update(r[5] + (" " + r[6] if r[6] else "") for r in lib["rows"])
            for key, text in differences(case, lib):
                name = known(case, key, text)
                if name:
                    seen[name] += 1
                    continue
                sort = case_kind(case, key) + " " + kind_of(text)
                kinds.setdefault(sort, []).append((case, key, text))
    print("known: " + ", ".join(f"{n} {name}" for name, n in sorted(seen.items())))
    report(asked, kinds, refused, bad, rows, answers, time.monotonic() - began)
    return 1 if kinds or sum(refused.values()) > asked.cases * REFUSED_MOST or bad else 0


def case_kind(case, key):
    for sort in KINDS:
        for rule in case["policy"].get(sort, []):
            if rule["id"] == key[2]:
                return f"{sort} {rule.get('count', '')}"
    return "?"


def report(asked, kinds, refused, bad, rows, answers, seconds):
    wanted = [k for k in kinds.items() if any(w in k[0] for w in asked.only.split(";"))]
    for sort, found in sorted(wanted, key=lambda k: -len(k[1]))[: asked.kinds]:
        print(f"=== {len(found)} x {sort}")
        for case, key, text in sorted(found, key=lambda f: len(str(f[0])))[: asked.show]:
            print(describe(*minimised(asked.driver, case, key, kind_of(text))))
    for sort, found in sorted(kinds.items(), key=lambda k: -len(k[1])):
        print(f"{len(found):6} {sort}   (seed {found[0][0]['seed']})")
    for text, count in refused.most_common(12):
        print(f"refused {count}: {text}")
    for text, count in bad.most_common(12):
        print(f"unusable facts {count}: {text}")
    print("answers: " + ", ".join(f"{n} {a}" for a, n in answers.most_common()))
    total = sum(refused.values())
    print(f"{asked.cases} cases, {total} refused, {rows} results, {sum(map(len, kinds.values()))} disagreements, {seconds:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
