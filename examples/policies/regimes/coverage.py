#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes docs/rules-coverage.md from the policies below this folder and from out-of-reach.csv.

Layout: `<regime>/<row>-<slug>.toml` states one row, `<row>-<slug>.test.toml` beside it tests it. What stands in
`<row>-<slug>.pending.toml` (tests: `.test.pending.toml`) is written in words that no tool reads yet; it is the whole
row, and takes the place of the two other files once it is read. A row, or a part of one, that nothing here says is a
line of out-of-reach.csv: row, regime, part, missing. A file named otherwise is an error.

named-cases.csv lists what must be shown by cases of that name: `trap 7` and `lms trap 3` by cases anywhere that begin
with `trap 7:` and `lms trap 3:`, `worked example X6` by cases of row x6 that begin with `worked example:`.

Usage: coverage.py         writes the page
       coverage.py --check  fails where the page, a test or the layout is not as it should be
"""

import csv
import re
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[2] / "docs/rules-coverage.md"
FILE = re.compile(r"^([a-z]+-?\d+[a-z]?)-([a-z0-9-]+?)(\.test)?(\.pending)?\.toml$")
NOT_RULES = {"source", "calendar", "param", "unit", "measure", "case", "attribute", "override"}
# Constructs that give no result of their own, so that no case can name them.
WITHOUT_RESULT = {"leave", "exempt", "makeup", "carry", "debt", "veto"}

HEAD = """# Real rules as policies

Made by `examples/policies/regimes/coverage.py` from the policies below `examples/policies/regimes/`, of which each states
one row of a collection of real rules, with its tests beside it. They are illustrative: the figures are those of the
sources cited, which are revised every few years; check the issuer's text before use. What a source does not state is
marked `assumed` in the policy, with the reason, and counted here.

"""


class Row(NamedTuple):
    """One policy of the collection."""

    row: str
    regime: str
    title: str
    path: Path
    results: dict
    rules: int
    assumed: int
    cases: int
    tested: set
    has_note: bool
    pending: bool


def order(row: str):
    """Letters, then the number as a number."""
    match = re.match(r"([a-z]+)-?(\d+)(.*)", row)
    return (match[1], int(match[2]), match[3])


def first(pattern: str, text: str) -> str:
    match = re.search(pattern, text, re.MULTILINE)
    return match[1] if match else ""


def rules_of(text: str):
    """Id of each rule that has results, and the rules whose cases show it too: compositions, and the whole of a cap."""
    found, shown_by, no_result = {}, {}, []
    for block in re.split(r"^(?=\[)", text, flags=re.MULTILINE):
        construct = first(r"\A\[\[(\w+)\]\]", block)
        rule = first(r'^id\s*=\s*"([^"]+)"', block)
        if construct in WITHOUT_RESULT:
            no_result.append(rule)
        elif construct and construct not in NOT_RULES:
            found[rule] = {rule}
            if first(r"^(at_least)\b", block) == "":
                found[rule].add(first(r'^part_of\s*=\s*"([^"]+)"', block))
            for member in re.findall(r'"([^"]+)"', first(r"^rules\s*=\s*\[([^]]*)\]", block)):
                shown_by.setdefault(member, set()).add(rule)
    for rule, others in shown_by.items():
        found.get(rule, set()).update(others)
    return found, len(found) + len(no_result)


def read(path: Path, match) -> Row:
    text = path.read_text(encoding="utf-8")
    test = path.with_name(path.name.replace(".pending.toml", ".toml").replace(".toml", ".test.toml"))
    if match[4]:
        test = test.with_name(test.name.replace(".test.toml", ".test.pending.toml"))
    cases = test.read_text(encoding="utf-8") if test.exists() else ""
    results, count = rules_of(text)
    return Row(
        row=match[1],
        regime=path.parent.name,
        title=first(r'^name\s*=\s*"([^"]*)"', text),
        path=path.relative_to(HERE),
        results=results,
        rules=count,
        assumed=len(re.findall(r"\bassumed\s*=\s*true", text)),
        cases=len(re.findall(r"^\[\[case\]\]", cases, re.MULTILINE)),
        tested=set(re.findall(r'^rule\s*=\s*"([^"]+)"', cases, re.MULTILINE)),
        has_note=first(r"^(note)\b", re.split(r"^\[", text, maxsplit=1, flags=re.MULTILINE)[0]) != "",
        pending=bool(match[4]),
    )


def collect():
    """All policies, and what is wrong with the layout."""
    rows, problems = [], []
    for path in sorted(HERE.glob("*/*.toml")):
        match = FILE.match(path.name)
        if not match:
            problems.append(f"{path.relative_to(HERE)}: is named neither <row>-<slug>.toml nor <row>-<slug>.test.toml")
        elif not match[3]:
            rows.append(read(path, match))
    rows.sort(key=lambda r: (r.regime, order(r.row), r.path.name))
    for row in rows:
        if row.pending:
            continue
        if row.cases == 0:
            problems.append(f"{row.path}: has no tests beside it")
        for rule, shown_by in row.results.items():
            if not shown_by & row.tested:
                problems.append(f"{row.path}: no case is about {rule}")
        if row.title == "" or not row.has_note:
            problems.append(f"{row.path}: has no name or no note")
    return rows, problems


def out_of_reach():
    with open(HERE / "out-of-reach.csv", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def named_cases(problems):
    """Traps and worked examples: name, what it is, policies with such cases and how many; the same of pending ones."""
    listed = HERE / "named-cases.csv"
    if not listed.exists():
        return []
    found = []
    for path in sorted(HERE.glob("*/*.test*.toml")):
        match = FILE.match(path.name)
        for case in re.findall(r'^name\s*=\s*"([^"]*)"', path.read_text(encoding="utf-8"), re.MULTILINE):
            start, colon, _ = case.partition(":")
            if match and colon:
                name = f"{start} {match[1].upper()}" if start == "worked example" else start
                found.append((name, path.relative_to(HERE), bool(match[4])))
    shown = []
    with open(listed, encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            cases = [(path, pending) for name, path, pending in found if name == line["name"]]
            if not cases:
                problems.append(f"named-cases.csv: no case shows {line['name']}")
            shown.append((line["name"], line["says"], cases))
    return shown


def named_table(shown) -> str:
    text = "\n## Traps and worked examples\n\nCases that begin with the name.\n\n| name | says | cases |\n|---|---|---|\n"
    for name, says, cases in shown:
        here = [path for path, pending in cases if not pending]
        waiting = sorted({path for path, pending in cases if pending and not here})
        links = [
            f"[{path.parent.name}/{path.name.split('.')[0]}](../examples/policies/regimes/{path}): {here.count(path)}"
            for path in sorted(set(here))
        ]
        links += [f"[written, not read yet](../examples/policies/regimes/{path})" for path in waiting]
        text += f"| {name} | {cell(says)} | {', '.join(links)} |\n"
    return text


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def summary(rows, missing) -> str:
    lines = ["| regime | rows | policies | rules | cases | parts not said |", "|---|---|---|---|---|---|"]
    regimes = sorted({r.regime for r in rows} | {m["regime"] for m in missing})
    for regime in regimes + ["all"]:
        mine = [r for r in rows if regime in (r.regime, "all") and not r.pending]
        numbers = [
            len({r.row for r in mine}),
            len(mine),
            sum(r.rules for r in mine),
            sum(r.cases for r in mine),
            sum(regime in (m["regime"], "all") for m in missing),
        ]
        name = "**all**" if regime == "all" else regime
        lines.append(f"| {name} | " + " | ".join(str(n) for n in numbers) + " |")
    return "\n".join(lines) + "\n"


def table(rows, missing) -> str:
    lines = ["| row | says | rules | assumed | cases | not said, and what is missing |", "|---|---|---|---|---|---|"]
    names = sorted({r.row for r in rows} | {m["row"] for m in missing}, key=order)
    for name in names:
        gaps = [f"{m['part']}: {m['missing']}" for m in missing if m["row"] == name]
        gaps += [f"[written, not read yet](../examples/policies/regimes/{r.path})" for r in rows if r.row == name and r.pending]
        said = [r for r in rows if r.row == name and not r.pending]
        for row in said:
            link = f"[{cell(row.title)}](../examples/policies/regimes/{row.path})"
            gap = cell("; ".join(gaps)) if row is said[0] else ""
            lines.append(f"| {name.upper()} | {link} | {row.rules} | {row.assumed} | {row.cases} | {gap} |")
        if not said:
            lines.append(f"| {name.upper()} | nothing | 0 | 0 | 0 | {cell('; '.join(gaps))} |")
    return "\n".join(lines) + "\n"


def page(rows, shown) -> str:
    missing = out_of_reach()
    text = HEAD + summary(rows, missing)
    if shown:
        text += named_table(shown)
    for regime in sorted({r.regime for r in rows} | {m["regime"] for m in missing}):
        mine = [r for r in rows if r.regime == regime]
        text += f"\n## {regime}\n\n" + table(mine, [m for m in missing if m["regime"] == regime])
    return text


def main(arguments) -> int:
    rows, problems = collect()
    made = page(rows, named_cases(problems))
    if arguments == ["--check"]:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made:
            problems.append(f"docs/{PAGE.name}: is not up to date; run examples/policies/regimes/coverage.py")
    elif not arguments:
        PAGE.write_text(made, encoding="utf-8")
    else:
        problems.append(__doc__)
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
