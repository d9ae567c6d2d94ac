#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Components include only what cmake/layers.txt allows, and public headers show no other library's types.

Usage: layers.py CHECKOUT
"""

import sys
from pathlib import Path

import tree


def read_layers(root: Path):
    """Allowed components by component. A line may name only lines above it, so no circle can be written."""
    layers, problems = {}, []
    for line in tree.lines_of(root / "cmake/layers.txt"):
        name, _, allowed = line.partition(":")
        for other in allowed.split():
            if other not in layers:
                problems.append(f"cmake/layers.txt: {name} names {other}, which does not stand above it")
        layers[name] = {name, *allowed.split()}
    return layers, problems


def component_of(included: str, layers):
    """The component whose public or private header this is, or None for a header from elsewhere."""
    parts = included.split("/")
    if parts[0] == "cadre":
        return parts[1] if len(parts) > 2 else "cadre.hpp"
    return parts[0] if len(parts) > 1 and parts[0] in layers else None


def problem_of(path: str, included: str, layers, opt_in):
    """What is wrong with one include, or None."""
    top, *folders = path.split("/")
    own = folders[1] if top == "include" else folders[0]
    component = component_of(included, layers)
    if component == "cadre.hpp":
        return "the library itself includes the headers that it needs, not cadre.hpp"
    if component is not None:
        if component not in layers[own]:
            return f"{own} may not include {component}"
        if not included.startswith("cadre/") and (top == "include" or component != own):
            return f"{included} is private to lib/{component}"
        return None
    foreign = "/" in included or included.endswith((".h", ".hpp"))
    if top == "include" and foreign and path.removeprefix("include/") not in opt_in:
        return f"{included} of another library stands in a public header"
    return None


def main(root: Path):
    layers, problems = read_layers(root)
    opt_in = tree.opt_in_headers(root)
    for file in tree.sources(root, "include", "lib"):
        path = str(file.relative_to(root))
        if path == "include/cadre/cadre.hpp":
            continue
        own = path.split("/")[2 if path.startswith("include/") else 1]
        if own not in layers:
            problems.append(f"{path}: cmake/layers.txt has no line for {own}")
            continue
        for number, included in tree.includes(file):
            if problem := problem_of(path, included, layers, opt_in):
                problems.append(f"{path}:{number}: {problem}")
    return tree.report(problems)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
