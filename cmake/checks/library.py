#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the shared library needs, offers and weighs, and that it does not tell where it was built.

Usage: library.py CHECKOUT LIBRARY CONFIG BUILD_FOLDER
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tree

MAY_NEED = {"libstdc++.so.6", "libm.so.6", "libgcc_s.so.1", "libc.so.6"}
LOADER = re.compile(r"ld-linux.*\.so\.\d+$")
OFFERS = re.compile(r"(cadre::|(typeinfo|typeinfo name|vtable|VTT|guard variable) for cadre::)")
MOST_BYTES = 6_000_000


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def needed(library: Path):
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "-dW", library)))


def offered(library: Path):
    lines = output("nm", "--dynamic", "--defined-only", "--demangle", library).splitlines()
    return [line.split(" ", 2)[2] for line in lines]


def stripped_size(library: Path):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(library, folder))
        subprocess.run(["strip", copy], check=True)
        return copy.stat().st_size


def main(checkout: str, library: Path, config: str, build: str):
    needs, offers, size = needed(library), offered(library), stripped_size(library)
    print(f"needs {' '.join(sorted(needs))}; offers {len(offers)} names; {size:,} bytes stripped ({config})")
    problems = [f"needs {n}" for n in sorted(needs) if n not in MAY_NEED and not LOADER.match(n)]
    problems += [f"offers {name}" for name in offers if not OFFERS.match(name)]
    if not any(name.startswith("cadre::") for name in offers):
        problems.append("offers nothing")
    if config != "Debug":  # a debug build is neither small nor silent about its place
        if size > MOST_BYTES:
            problems.append(f"weighs {size:,} bytes, at most {MOST_BYTES:,} are allowed")
        content = library.read_bytes()
        problems += [f"holds the build path {path}" for path in (checkout, build) if path.encode() in content]
    return tree.report(problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:]))
