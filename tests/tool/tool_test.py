#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the command-line tool on small inputs and compares what it prints and returns with tests/tool/cases/*.case.

A case is a text: lines of explanation that begin with `#`, the command after `$`, its exit code, and what it must print:

    # A bare number is an error.
    $ cadre check bare_number.toml
    exit 3
    --- stdout
    ...
    --- stderr
    ...

Every command runs in a fresh copy of tests/tool/data. `tool_test.py TOOL --update` writes the cases anew; read the
difference before keeping it.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASES = sorted((HERE / "cases").glob("*.case"))
TOOL = Path(os.environ.get("CADRE_TOOL", "cadre")).resolve()


class Case:
    """A command and what it must do."""

    def __init__(self, path: Path):
        self.path = path
        self.comment, self.command, self.exit = [], None, None
        self.expected = {"stdout": "", "stderr": ""}
        section = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line in ("--- stdout", "--- stderr"):
                section = line[4:]
            elif section:
                self.expected[section] += line + "\n"
            elif line.startswith("#"):
                self.comment.append(line)
            elif line.startswith("$ cadre"):
                self.command = shlex.split(line[2:])
            elif line.startswith("exit "):
                self.exit = int(line[5:])

    def run(self, folder: Path):
        return subprocess.run([TOOL, *self.command[1:]], cwd=folder, capture_output=True, text=True, encoding="utf-8",
                              timeout=60, check=False)

    def update(self, done):
        text = "\n".join([*self.comment, "$ " + shlex.join(self.command), f"exit {done.returncode}"]) + "\n"
        for name, printed in (("stdout", done.stdout), ("stderr", done.stderr)):
            if printed:
                text += f"--- {name}\n{printed}"
        self.path.write_text(text, encoding="utf-8")


class Folder:
    """A fresh copy of the data, with an empty folder in it, which a checkout cannot hold."""

    def __enter__(self):
        self.temporary = tempfile.TemporaryDirectory()
        folder = Path(self.temporary.name) / "work"
        shutil.copytree(HERE / "data", folder)
        (folder / "empty").mkdir()
        return folder

    def __exit__(self, *_):
        self.temporary.cleanup()


def run(folder: Path, *arguments: str):
    return subprocess.run([TOOL, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60,
                          check=False)


class Golden(unittest.TestCase):
    maxDiff = None

    def test_every_case_prints_and_returns_what_it_says(self):
        self.assertTrue(CASES)
        for path in CASES:
            case = Case(path)
            with self.subTest(path.stem), Folder() as folder:
                done = case.run(folder)
                self.assertEqual(done.stdout, case.expected["stdout"])
                self.assertEqual(done.stderr, case.expected["stderr"])
                self.assertEqual(done.returncode, case.exit)


class Version(unittest.TestCase):
    def test_version_is_that_of_the_build(self):
        with Folder() as folder:
            self.assertEqual(run(folder, "--version").stdout, f"cadre {os.environ['CADRE_VERSION']}\n")


if __name__ == "__main__":
    if "--update" in sys.argv:
        TOOL = Path(sys.argv[1]).resolve()
        for path in CASES:
            with Folder() as folder:
                case = Case(path)
                case.update(case.run(folder))
    else:
        unittest.main()
