# SPDX-License-Identifier: Apache-2.0
"""The files and commands of the tutorial pages do, in their order, what the pages say.

A fenced block `toml NAME` (or `csv NAME`) is a file, `toml NAME +` goes on with it. In a block `console` each line `$ cadre ...` is run, and the
lines below it are what it prints, on stdout and stderr together; a line `...` stands for any lines.
"""

import os
import re
import shlex
import subprocess
import tempfile
import unittest
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)((?: [^ \n]+)*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pattern_of(lines):
    """What a command may print."""
    parts = [r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n" for line in lines]
    return re.compile("".join(parts))


def commands_of(block: str):
    """Each command of a block and the lines below it."""
    commands = []
    for line in block.splitlines():
        if line.startswith("$ cadre "):
            commands.append((line[2:], []))
        else:
            commands[-1][1].append(line)
    return commands


class Tutorials(unittest.TestCase):
    def do(self, page: str):
        seen = 0
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for kind, words, body in BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
                if kind == "console":
                    seen += self.run_block(folder, body)
                elif words:
                    self.write(folder, words.split(), body)
        return seen

    def write(self, folder: Path, words, body: str):
        path = folder / words[0]
        path.parent.mkdir(exist_ok=True)
        before = path.read_text(encoding="utf-8") + "\n" if words[1:] == ["+"] else ""
        path.write_text(before + body, encoding="utf-8")

    def run_block(self, folder: Path, block: str):
        for command, lines in commands_of(block):
            done = subprocess.run(
                [os.environ["CADRE_TOOL"], *shlex.split(command)[1:]],
                cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
            )
            self.assertTrue(pattern_of(lines).fullmatch(done.stdout), f"{command}\n{done.stdout}")
        return len(commands_of(block))

    def test_from_a_paragraph_to_a_tested_policy(self):
        self.assertEqual(self.do("tutorial.md"), 9)

    def test_changing_a_policy_safely(self):
        self.assertEqual(self.do("changing-policies.md"), 3)


if __name__ == "__main__":
    unittest.main()
