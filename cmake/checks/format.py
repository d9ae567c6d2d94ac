#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every C and C++ file is laid out as .clang-format says. Usage: format.py CHECKOUT CLANG_FORMAT [--fix]"""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import tree


def main(root: Path, clang_format: str, fix: bool):
    def problem_of(file: Path):
        # Not --dry-run: version 14 objects to `// namespace a::inline b` and then replaces it by itself.
        done = subprocess.run([clang_format, "--style=file", file], capture_output=True, check=True)
        if done.stdout == file.read_bytes():
            return None
        if fix:
            file.write_bytes(done.stdout)
        return f"{file.relative_to(root)}: {'was' if fix else 'is not'} laid out"

    files = tree.sources(root, "include", "lib", "tests", "examples")
    with ThreadPoolExecutor(2) as pool:
        problems = [problem for problem in pool.map(problem_of, files) if problem]
    code = tree.report(problems)
    return 0 if fix else code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3:] == ["--fix"]))
