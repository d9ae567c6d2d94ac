# SPDX-License-Identifier: Apache-2.0
"""Prints what both evaluators say of the cases in found/: found_show.py DRIVER"""

import sys
import tomllib
from pathlib import Path

from oracle import FACTS, compare_rows


def main(driver):
    for path in sorted((Path(__file__).parent / "found").glob("*.toml")):
        text = tomllib.loads(path.read_text(encoding="utf-8"))
        case = {
            "policy": tomllib.loads(text["policy"]), "tables": {k: v for k, v in text.items() if k in FACTS},
            "as_of": str(text["now"]), "known": None, "from": str(text["from"]), "until": str(text["until"]),
        }
        found = compare_rows(driver, case)
        print(path.stem, "differs" if found else "agrees")
        for key, said in found:
            print("   ", *key, said)


if __name__ == "__main__":
    main(sys.argv[1])
