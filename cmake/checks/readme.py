#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program that README.md shows is examples/hello.cpp, and what it prints is examples/hello.out.

Usage: readme.py CHECKOUT
"""

import re
import sys
from pathlib import Path


def main(root: Path) -> int:
    page = (root / "README.md").read_text(encoding="utf-8")
    program = (root / "examples/hello.cpp").read_text(encoding="utf-8").split("\n", 2)[2]
    output = (root / "examples/hello.out").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", page, re.M | re.S)
    missing = [name for name, language, text in (("examples/hello.cpp", "cpp", program), ("examples/hello.out", "", output))
               if (language, text) not in blocks]
    for name in missing:
        print(f"README.md does not show {name} as it is")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
