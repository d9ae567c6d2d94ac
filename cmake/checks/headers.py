#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each public header compiles alone, without a warning, and without another library's headers unless it is opt-in.

Usage: headers.py CHECKOUT COMPILER...
"""

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree

FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"]
FOREIGN = ("/boost/", "/toml++/", "/gtest/", "/gmock/", "/rapidcheck/", "/CLI/")


def problem_of(root: Path, compiler: str, header: str, opt_in):
    """Compiles a file that holds only this include and looks at what that read."""
    with tempfile.TemporaryDirectory() as folder:
        # A plain file, never a device: g++ removes the file that -MF names when it fails.
        listing = Path(folder, "read.d")
        command = [compiler, *FLAGS, f"-I{root / 'include'}", "-x", "c++", "-fsyntax-only", "-MD", "-MF", listing, "-"]
        done = subprocess.run(command, input=f"#include <{header}>\n", capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return f"{header} does not compile alone with {compiler}:\n{done.stderr}"
        read = listing.read_text(encoding="utf-8").split()
    foreign = [word for word in read if any(folder in word for folder in FOREIGN)]
    if foreign and header not in opt_in:
        return f"{header} reads {foreign[0]} of another library"
    return None


def main(root: Path, compilers):
    opt_in = tree.opt_in_headers(root)
    jobs = [(root, compiler, header, opt_in) for compiler in compilers for header in tree.public_headers(root)]
    with ThreadPoolExecutor(2) as pool:
        problems = [problem for problem in pool.map(lambda job: problem_of(*job), jobs) if problem]
    print(f"{len(jobs)} compilations")
    return tree.report(problems)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
