#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints how long a program that includes cadre.hpp takes to compile at -O0. It asserts nothing: machines differ.

Usage: umbrella.py CHECKOUT COMPILER...
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path


def seconds(command, program: str):
    """The shortest of three runs, since noise only ever adds."""
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, input=program, text=True, check=True)
        runs.append(time.perf_counter() - start)
    return min(runs)


def main(root: Path, compilers):
    for compiler in compilers:
        with tempfile.TemporaryDirectory() as folder:
            flags = ["-std=c++20", "-O0", f"-I{root / 'include'}", "-x", "c++", "-c", "-", "-o", Path(folder, "x.o")]
            empty = seconds([compiler, *flags], "int main() {}\n")
            whole = seconds([compiler, *flags], "#include <cadre/cadre.hpp>\nint main() {}\n")
        print(f"cadre.hpp with {compiler}: {whole:.2f} s at -O0, an empty program {empty:.2f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
