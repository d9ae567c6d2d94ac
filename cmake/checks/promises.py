#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each sentence of the page on the language names its tests, and each test named is there.

After a paragraph, an item of a list or a table stands a comment that a rendered page does not show. It numbers the
sentences (of a table: the rows under its head) and names the tests of each; `-` is a sentence that promises nothing,
`owed` one that the library does not keep yet:

    <!-- tests:
    1 Suite.Name | promises/windows#name of a case
    2 -
    -->

One sentence needs no number: `<!-- tests: Suite.Name -->`. After an example stands `<!-- run: page/name -->`.

    Suite.Name           a GoogleTest below tests/
    folder/file#case     a case of folder/file.test.toml, below tests/policy or examples/policies
    diagnostics/name     a policy of tests/policy/diagnostics and what is drawn of it
    file.py#test_name    a Python test below tests/

Usage: promises.py CHECKOUT [--count]
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import tree

PAGE = "docs/policy-language.md"
DATA = ("tests/policy", "examples/policies")
GTEST = re.compile(r"^TEST(?:_F|_P)?\((\w+), *(\w+)\)", re.M)
CASE = re.compile(r'^\[\[case\]\]\n(?:#.*\n)*name = "(.*)"$', re.M)
ITEM = re.compile(r"^(?:- |[0-9]+\. )")
LEAD = re.compile(r"^\*\*[^*]*\.\*\* ")
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z0-9`*\"(])")
NO_TEST = ("-", "owed")
NUMBERED = re.compile(r"^([0-9]+)(?:-([0-9]+))? (.*)$")


@dataclass
class Block:
    """A paragraph, an item, a table or an example of the page, with what stands after it."""

    kind: str
    section: str
    line: int
    lines: list = field(default_factory=list)
    note: str = ""

    def sentences(self):
        """What may promise something, one by one."""
        if self.kind == "table":
            return self.lines[2:]
        text = LEAD.sub("", ITEM.sub("", " ".join(line.strip() for line in self.lines)))
        return SENTENCE.split(text)


def blocks(page: str):
    """The blocks of a page in its order; headings belong to none."""
    found, section, lines, at = [], "", page.splitlines(), 0
    is_open = False
    while at < len(lines):
        line, start = lines[at], at + 1
        if line.startswith("```"):
            block = Block("example", section, start, [line])
            while not lines[at := at + 1].startswith("```"):
                block.lines.append(lines[at])
            found.append(block)
            is_open = False
        elif line.lstrip().startswith("<!--"):
            note = [line.strip()]
            while "-->" not in note[-1]:
                note.append(lines[at := at + 1].strip())
            found[-1].note = "\n".join(note)[len("<!--") : -len("-->")].strip()
            is_open = False
        elif not line.strip() or line.startswith("#"):
            section = line.lstrip("# ").split(".")[0] if line.startswith("## ") else section
            is_open = False
        else:
            kind = "table" if line.startswith("|") else "item" if ITEM.match(line) else "paragraph"
            if not is_open or kind == "item" or (kind == "table") != (found[-1].kind == "table"):
                found.append(Block(kind, section, start))
            found[-1].lines.append(line)
            is_open = True
        at += 1
    return found


def named(block: Block):
    """Pairs of a number and the tests named for it; raises ValueError on what is no such list."""
    word, _, rest = block.note.partition(":")
    if word != "tests":
        raise ValueError("names no tests")
    lines = [line for line in rest.strip().splitlines() if line]
    if len(lines) == 1 and not NUMBERED.match(lines[0]):
        lines = [f"1 {lines[0]}"]
    for line in lines:
        if not (match := NUMBERED.match(line)):
            raise ValueError(f"'{line}' begins with no number")
        first, last = int(match[1]), int(match[2] or match[1])
        for number in range(first, last + 1):
            yield number, match[3].split(" | ")


class Tests:
    """The tests of a checkout by the names that the page gives them."""

    def __init__(self, root: Path):
        self.root = root
        self.gtests = {".".join(pair) for p in root.glob("tests/**/*.cpp") for pair in GTEST.findall(text_of(p))}
        self.python = {p.name: p for p in root.glob("tests/**/*_test.py")}

    def has(self, name: str) -> bool:
        """Whether a test of this name is there."""
        place, sign, case = name.partition("#")
        if sign and place.endswith(".py"):
            return place in self.python and f"    def {case}(self" in text_of(self.python[place])
        if sign:
            files = (self.root / folder / f"{place}.test.toml" for folder in DATA)
            return any(case in CASE.findall(text_of(p)) for p in files if p.exists())
        if place.startswith("diagnostics/"):
            return (self.root / DATA[0] / f"{place}.txt").exists()
        return place in self.gtests


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def problems_of(block: Block, tests: Tests):
    """What is wrong with what stands after a block."""
    where = f"{PAGE}:{block.line}"
    if block.kind == "example":
        word, _, name = block.note.partition(": ")
        known = (word == "run" and (tests.root / DATA[0] / f"{name}.test.toml").exists()) or (
            word == "tests" and all(map(tests.has, name.split(" | ")))
        )
        return [] if known else [f"{where}: the example is not run"]
    sentences = block.sentences()
    try:
        refs = list(named(block))
    except ValueError as error:
        return [f"{where}: '{sentences[0][:60]}' {error}"]
    numbers = [number for number, _ in refs]
    problems = [
        f"{where}: sentence {number} names no test: '{text[:60]}'"
        for number, text in enumerate(sentences, 1)
        if number not in numbers
    ]
    problems += [f"{where}: there is no sentence {number}" for number in numbers if not 1 <= number <= len(sentences)]
    problems += [f"{where}: sentence {number} is named twice" for number in set(numbers) if numbers.count(number) > 1]
    asked = [name for _, names in refs for name in names if name not in NO_TEST]
    problems += [f"{where}: there is no test '{name}'" for name in asked if not tests.has(name)]
    return problems


def count(found):
    """Numbers of sentences, of those that promise, of different tests named and of promises that are owed."""
    lists = [names for block in found if block.kind != "example" for _, names in named(block)]
    promises = [names for names in lists if names != ["-"]]
    tests = {name for names in promises for name in names} - {"owed"}
    return len(lists), len(promises), len(tests), promises.count(["owed"])


def main(root: Path, *options: str) -> int:
    found = blocks(text_of(root / PAGE))
    tests = Tests(root)
    problems = [problem for block in found for problem in problems_of(block, tests)]
    if "--count" in options and not problems:
        print("{} sentences, {} of them promises; {} tests named; {} owed".format(*count(found)))
    return tree.report(problems)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
