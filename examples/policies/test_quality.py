#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes docs/policy-tests.md: how well the tests of the packs below this folder look at them.

Each pack must show every obligation and notice nine of ten changes, and each change that it does not notice must stand
in survivors.csv with the reason why nothing can (pack, owner, change, reason). The real rules below regimes/ are
counted, without a bar.

Usage: test_quality.py TOOL           writes the page; TOOL is the program `cadre`
       test_quality.py TOOL --check   fails where the page is not as it should be
       test_quality.py TOOL --packs   looks at the packs alone and writes nothing
"""

import csv
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs/policy-tests.md"
MIN_MUTATION = 90

HEAD = """# How well the packs are tested

Made by `examples/policies/test_quality.py build/dev/examples/cadre/cadre` from what `cadre test --coverage --mutate` says
([testing-policies.md](testing-policies.md)). Percentages are cut, not rounded.

"""


def quality(tool: Path, folder: Path):
    """What the tool says of a folder's tests."""
    command = [tool, "test", "--coverage", "--mutate", "--format", "json", str(folder.relative_to(ROOT))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        sys.exit(f"{folder.relative_to(ROOT)}: {done.stderr or done.stdout}")
    return json.loads(done.stdout)


def change_of(mutant):
    """A change as survivors.csv writes it: below which owner, from what, to what."""
    path = mutant["path"]
    key = path if "." in mutant["owner"] else path.partition(".")[2]
    change = f"{mutant['was']} -> {mutant['is']}"
    return f"{key}: {change}" if key else change


def percent(part: int, whole: int):
    hundredths = 10000 if whole == 0 else part * 10000 // whole
    return f"{hundredths // 100}.{hundredths % 100:02} %"


class Sums:
    """Cases, obligations and mutants of some test files."""

    def __init__(self, files):
        self.files = len(files)
        self.cases = sum(len(f["cases"]) for f in files)
        self.covered = sum(f["coverage"]["covered"] for f in files)
        self.obligations = sum(f["coverage"]["of"] for f in files)
        self.killed = sum(f["mutation"]["killed"] for f in files)
        self.mutants = sum(f["mutation"]["of"] for f in files)
        self.left_out = sum(f["mutation"]["equal"] + f["mutation"]["do_not_compile"] for f in files)

    def cells(self):
        return (f"{self.cases} | {self.covered} of {self.obligations} | {percent(self.covered, self.obligations)} | "
                f"{self.killed} of {self.mutants} | {percent(self.killed, self.mutants)} | {self.left_out}")


def survivors_of(files):
    return [(m["owner"], change_of(m)) for f in files for m in f["mutation"]["mutants"] if "killed_by" not in m]


def read_reasons():
    with (HERE / "survivors.csv").open(encoding="utf-8", newline="") as lines:
        return {(row["pack"], row["owner"], row["change"]): row["reason"] for row in csv.DictReader(lines)}


def problems_of(packs, reasons):
    """What is below the bars, and survivors and reasons that do not fit each other."""
    problems, known = [], set()
    for name, files in packs.items():
        sums = Sums(files)
        if sums.covered != sums.obligations:
            problems.append(f"{name}: {sums.obligations - sums.covered} obligations are not covered")
        if sums.killed * 100 < MIN_MUTATION * sums.mutants:
            problems.append(f"{name}: {percent(sums.killed, sums.mutants)} of mutants are killed")
        for owner, change in survivors_of(files):
            known.add((name, owner, change))
            if (name, owner, change) not in reasons:
                problems.append(f"{name}: no reason is given why this may survive: {owner}: {change}")
    return problems + [f"survivors.csv: no longer survives: {', '.join(key)}" for key in sorted(set(reasons) - known)]


COLUMNS = "cases | obligations covered | | mutants killed | | left out |"


def packs_part(packs, reasons):
    lines = ["## Packs", f"| pack | {COLUMNS}", "|---|---|---|---|---|---|---|"]
    lines += [f"| {name} | {Sums(files).cells()} |" for name, files in packs.items()]
    lines += ["", "## What survives, and why", "| pack | of | change | why no case can notice |", "|---|---|---|---|"]
    for name, files in packs.items():
        for owner, change in survivors_of(files):
            lines.append(f"| {name} | {owner} | `{change}` | {reasons.get((name, owner, change), '')} |")
    return lines


def regimes_part(regimes):
    lines = ["", "## Real rules", "Counted, without a bar: each states one row of a collection "
             "([rules-coverage.md](rules-coverage.md)).", "", f"| regime | policies | {COLUMNS}",
             "|---|---|---|---|---|---|---|---|"]
    for name, files in regimes.items():
        sums = Sums(files)
        lines.append(f"| {name} | {sums.files} | {sums.cells()} |")
    sums = Sums([file for files in regimes.values() for file in files])
    lines.append(f"| **all** | {sums.files} | {sums.cells()} |")
    return lines


def main(arguments):
    if not arguments:
        sys.exit(__doc__)
    tool = Path(arguments[0]).resolve()
    packs = {path.parent.name: quality(tool, path.parent)["files"] for path in sorted(HERE.glob("*/policy.toml"))}
    reasons = read_reasons()
    problems = problems_of(packs, reasons)
    if "--packs" not in arguments:
        folders = sorted(p for p in (HERE / "regimes").iterdir() if any(p.glob("*.test.toml")))
        regimes = {folder.name: quality(tool, folder)["files"] for folder in folders}
        page = HEAD + "\n".join(packs_part(packs, reasons) + regimes_part(regimes)) + "\n"
        if "--check" not in arguments:
            PAGE.write_text(page, encoding="utf-8")
        elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != page:
            problems.append(f"{PAGE.relative_to(ROOT)}: not what the tool says; make it anew")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
