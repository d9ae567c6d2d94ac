#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the reference with Doxygen; every warning is an error, but for two that the house style decides otherwise.

As a filter (docs.py --filter HEADER) it prints a header the way Doxygen 1.9.4 understands it.
Usage: docs.py CHECKOUT DOXYGEN DOXYFILE
"""

import re
import subprocess
import sys
from pathlib import Path

import tree

# A comment's first sentence says what is returned, so a @return beside it would say it twice; copying and moving mean
# the same everywhere.
ACCEPTED = re.compile(
    r"return type of member .* is not documented"
    r"|Member (?:(\w+)\((?:const )?\1 &&?\)|operator=\((?:const )?\w+ &&?\)).*is not documented"
)
DEFAULTED = re.compile(r"^(\s*friend .*operator(<=>|==).*= default;)$", re.MULTILINE)


def as_doxygen_reads(text: str):
    """`namespace a::inline b` is not known to Doxygen 1.9.4; a defaulted comparison needs no comment of its own."""
    text = text.replace("namespace cadre::inline v1", "namespace cadre")
    return DEFAULTED.sub(r"\1  ///< Compares by the members, in their order.", text)


def main(doxygen: str, doxyfile: str):
    done = subprocess.run([doxygen, doxyfile], capture_output=True, text=True, check=False)
    problems = [line for line in done.stderr.splitlines() if line.strip() and not ACCEPTED.search(line)]
    if done.returncode != 0 and not problems:
        problems = [f"doxygen ended with {done.returncode}"]
    return tree.report(problems)


if __name__ == "__main__":
    if sys.argv[1] == "--filter":
        sys.stdout.write(as_doxygen_reads(Path(sys.argv[2]).read_text(encoding="utf-8")))
    else:
        sys.exit(main(*sys.argv[2:]))
