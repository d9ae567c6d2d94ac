# SPDX-License-Identifier: Apache-2.0
"""What the checks have in common: the files of a checkout and what they include."""

import re
from pathlib import Path

SOURCES = {".hpp", ".h", ".cpp", ".c"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def sources(root: Path, *folders: str):
    """The C and C++ files below these folders of the checkout, sorted."""
    found = (p for folder in folders for p in (root / folder).rglob("*") if p.suffix in SOURCES)
    return sorted(found)


def public_headers(root: Path):
    """Names of the public headers as a program writes them: cadre/core/date.hpp."""
    return [str(p.relative_to(root / "include")) for p in sources(root, "include")]


def lines_of(path: Path):
    """The lines of a list file without comments and blank lines."""
    lines = (line.split("#", 1)[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def opt_in_headers(root: Path):
    """Public headers that may show another library's types."""
    return {f"cadre/{name}" for name in lines_of(root / "cmake/opt_in_headers.txt")}


def includes(path: Path):
    """Pairs of line number and included name, angle brackets and quotes alike."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match.group(2)


def report(problems):
    """Prints the problems and returns the exit code."""
    for problem in problems:
        print(problem)
    return 1 if problems else 0
