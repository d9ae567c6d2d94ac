# SPDX-License-Identifier: Apache-2.0
"""Both evaluators side by side: writes a batch for oracle_driver, reads its rows, compares them with the naive ones."""

import csv
import io
import subprocess
from collections import defaultdict
from datetime import date
from fractions import Fraction

from naive import evaluate
from naive_facts import EVER, day_of


# --- writing ---------------------------------------------------------------------------------------------------------
def toml(value):
    """A value of TOML on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, date)):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return "{ " + ", ".join(f"{k} = {toml(v)}" for k, v in value.items()) + " }"


def policy_toml(policy):
    lines = [f"{k} = {toml(v)}" for k, v in policy.items() if not is_table(v) and not is_tables(v)]
    lines += [f"{k}.{name} = {toml(v)}" for k, t in policy.items() if is_table(t) and k != "valid" for name, v in t.items()]
    if "valid" in policy:
        lines.append(f"valid = {toml(policy['valid'])}")
    for key, rules in policy.items():
        for rule in rules if is_tables(rules) else []:
            lines += ["", f"[[{key}]]"] + [f"{k} = {toml(v)}" for k, v in rule.items()]
    return "\n".join(lines) + "\n"


def is_table(value):
    return isinstance(value, dict)


def is_tables(value):
    return isinstance(value, list) and value and isinstance(value[0], dict)


def facts_toml(tables):
    lines = []
    for name, rows in tables.items():
        lines += [f"{name} = ["] + [f"  {toml(r)}," for r in rows] + ["]"]
    return "\n".join(lines) + "\n"


def table_csv(rows):
    columns = list(dict.fromkeys(k for r in rows for k in r))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def batch(cases):
    """The bytes that the driver reads."""
    out = []
    for number, case in enumerate(cases):
        policy = policy_toml(case["policy"]).encode()
        tables = {k: v for k, v in case["tables"].items() if v}
        line = [number, case["as_of"], case["known"] or "-", case["from"], case["until"], len(tables), len(policy)]
        out.append(b"case " + " ".join(map(str, line)).encode() + b"\n" + policy + b"\n")
        for name, rows in tables.items():
            text = table_csv(rows).encode()
            out.append(f"file {name}.csv {len(text)}\n".encode() + text + b"\n")
    return b"".join(out)


# --- both answers ----------------------------------------------------------------------------------------------------
def library(driver, cases):
    """For each case: {'refused': [...], 'bad': [...], 'rows': [...]}."""
    done = subprocess.run([driver], input=batch(cases), capture_output=True, check=False)
    found = []
    for line in done.stdout.decode().splitlines():
        word, _, rest = line.replace("\t", " ", 1).partition(" ")
        if word == "case":
            found.append({"refused": [], "bad": [], "rows": []})
        elif word == "row":
            found[-1]["rows"].append(rest.split("\t"))
        elif word in ("refused", "bad"):
            found[-1][word].append(rest)
    if done.returncode != 0 or len(found) != len(cases):
        raise RuntimeError(f"the driver ended with {done.returncode} in case {len(found) - 1}: {done.stderr.decode()[-500:]}")
    return found


def naive(case, of=None):
    known = day_of(case["known"]) if case["known"] else None
    days = day_of(case["as_of"]), known, day_of(case["from"]), day_of(case["until"])
    return evaluate(case["policy"], case["tables"], *days, of)


def day_text(day):
    return "ever" if abs(day) >= EVER else str(date.fromordinal(day))


def number(text):
    return None if text == "none" else Fraction(text)


def show(fraction):
    return "none" if fraction is None else str(fraction)


FACTS = ("units", "groups", "people", "memberships", "posts", "categories", "sessions", "presence", "leaves", "study",
         "documents", "events", "marks")
FIELDS = ("need", "counted", "short", "lost")


def differences(case, lib, of=None):
    """Lines that say where the two disagree, each with the rule concerned."""
    left, right = defaultdict(list), defaultdict(list)
    for kind, subject, rule, a, b, said in naive(case, of):
        left[(kind, subject, rule, day_text(a), day_text(b))].append(said)
    for row in lib["rows"]:
        if of and of != (row[2], row[1]):
            continue
        right[tuple(row[:5])].append(row[5:])
    found = []
    for key in sorted(left.keys() | right.keys()):
        if len(left[key]) != len(right[key]):
            found.append((key, f"rows: naive {len(left[key])} {[s.answer for s in left[key]]}, library {len(right[key])} {[r[0] for r in right[key]]}"))
            continue
        for said, row in zip(sorted(left[key], key=lambda s: s.answer), sorted(right[key])):
            found += [(key, text) for text in compare(said, row)]
    return found


def compare(said, row):
    answer, reason = row[0], row[1]
    if answer not in said.answer.split("|"):
        return [f"answer: naive {said.answer} {sorted(said.reasons)}, library {answer} {reason}"]
    found = []
    if answer in ("unknown", "not_applicable", "waived") and said.reasons and reason not in said.reasons:
        found.append(f"reason: naive {sorted(said.reasons)}, library {reason}")
    theirs = dict(cell.split("=", 1) for cell in row[8:])
    for name, mine in said.more.items():
        if str(mine) != theirs.get(name, "none"):
            found.append(f"{name}: naive {mine}, library {theirs.get(name, 'none')}")
    if not said.numbers:
        return found
    for i, name in enumerate(FIELDS):
        mine, theirs = getattr(said, name), number(row[2 + i])
        if mine != theirs:
            found.append(f"{name}: naive {show(mine)}, library {show(theirs)}")
    return found


def compare_rows(driver, case):
    """What the two say differently of one case."""
    lib = library(driver, [case])[0]
    return [((), t) for t in lib["refused"] + lib["bad"]] or differences(case, lib)
