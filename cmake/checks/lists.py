#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every source is compiled, every test is run, and cadre.hpp offers every header.

The lists of sources are written by hand so that a build never depends on what happens to lie in a folder; this holds
them equal to the tree. Usage: lists.py CHECKOUT [--fix], which writes the includes of cadre.hpp anew
"""

import re
import sys
from pathlib import Path

import tree

UMBRELLA = "include/cadre/cadre.hpp"
NO_PART_OF_CADRE_HPP = ("cadre/cadre.hpp", "cadre/c/", "cadre/store/")


def differences(what: str, listed, present):
    for name in sorted(set(present) - set(listed)):
        yield f"{name}: not named in {what}"
    for name in sorted(set(listed) - set(present)):
        yield f"{what}: names {name}, which is not there"
    for name in sorted({name for name in listed if listed.count(name) > 1}):
        yield f"{what}: names {name} twice"


def words(path: Path, command: str):
    """The arguments of every call of a command in a CMake file."""
    text = re.sub(r"#.*", "", path.read_text(encoding="utf-8")) if path.exists() else ""
    return [word for call in re.findall(rf"\b{command}\s*\(([^)]*)\)", text) for word in call.split()]


def library_problems(root: Path):
    lists = sorted((root / "lib").glob("*/sources.cmake"))
    listed = [word for path in lists for word in words(path, "target_sources") if word.endswith(".cpp")]
    files = [str(p.relative_to(root / "lib")) for p in tree.sources(root, "lib") if p.suffix == ".cpp"]
    yield from differences("a sources.cmake", listed, files)


def test_problems(root: Path):
    listed = []
    for path in sorted((root / "tests").glob("*/tests.cmake")):
        _, *names = words(path, "cadre_component_test") or [""]
        listed += [f"{path.parent.name}/{name}.cpp" for name in names]
    files = [str(p.relative_to(root / "tests")) for p in tree.sources(root, "tests") if p.name.endswith("_test.cpp")]
    yield from differences("a tests.cmake", listed, files)


def umbrella_headers(root: Path):
    opt_in = tree.opt_in_headers(root)
    return [h for h in tree.public_headers(root) if h not in opt_in and not h.startswith(NO_PART_OF_CADRE_HPP)]


def umbrella_problems(root: Path):
    offered = [name for _, name in tree.includes(root / UMBRELLA) if name.startswith("cadre/")]
    yield from differences(UMBRELLA, offered, umbrella_headers(root))


def fix_umbrella(root: Path):
    lines = (root / UMBRELLA).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("#include")]
    includes = [f"#include <{name}>" for name in umbrella_headers(root)]
    (root / UMBRELLA).write_text("\n".join([*kept, *includes, ""]), encoding="utf-8")


def main(root: Path, fix: bool):
    if fix:
        fix_umbrella(root)
    problems = [*library_problems(root), *test_problems(root), *umbrella_problems(root)]
    return tree.report(problems)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:] == ["--fix"]))
