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

import csv
import io
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


REPORT = ("report", "office", "--policy", "study.toml", "--period", "2021")
FILES = {"report.html", "summary.md", "results.csv", "findings.csv", "statistics.json"}


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


class Files(unittest.TestCase):
    def test_a_report_is_five_files_and_nothing_else(self):
        with Folder() as folder:
            self.assertEqual(run(folder, *REPORT, "--out", "deep/er").returncode, 0)
            self.assertEqual({path.name for path in (folder / "deep/er").iterdir()}, FILES)

    def test_the_same_input_gives_the_same_bytes(self):
        with Folder() as folder:
            for out in ("one", "two"):
                self.assertEqual(run(folder, *REPORT, "--out", out).returncode, 0)
            for name in FILES:
                self.assertEqual((folder / "one" / name).read_bytes(), (folder / "two" / name).read_bytes())

    def test_a_report_is_written_over_the_one_before(self):
        with Folder() as folder:
            (folder / "out").mkdir()
            (folder / "out" / "results.csv").write_text("x" * 100000)
            self.assertEqual(run(folder, *REPORT, "--out", "out").returncode, 0)
            self.assertNotIn("xxx", (folder / "out" / "results.csv").read_text(encoding="utf-8"))

    def test_no_folder_is_made_for_data_that_give_no_figure(self):
        with Folder() as folder:
            done = run(folder, "report", "empty", "--policy", "study.toml", "--period", "2021", "--out", "out")
            self.assertEqual(done.returncode, 6)
            self.assertFalse((folder / "out").exists())

    def test_out_holds_what_stdout_would(self):
        with Folder() as folder:
            command = ("evaluate", "office", "--policy", "study.toml", "--period", "2021")
            self.assertEqual(run(folder, *command, "--out", "results.csv").stdout, "")
            self.assertEqual((folder / "results.csv").read_text(encoding="utf-8"), run(folder, *command).stdout)

    def people_named(self, texts):
        people = ("wang", "Wang", "zhao", "Zhao", "lee")
        return {(name, file) for file, text in texts.items() for name in people if name in text}

    def written_without_names(self):
        with Folder() as folder:
            self.assertEqual(run(folder, *REPORT, "--out", "out", "--names", "none").returncode, 0)
            return {path.name: path.read_text(encoding="utf-8-sig") for path in (folder / "out").iterdir()}

    def test_names_none_names_nobody(self):
        texts = self.written_without_names()
        rows = list(csv.DictReader(io.StringIO(texts.pop("findings.csv"))))
        self.assertEqual(self.people_named(texts), set())
        self.assertEqual([row["value"] for row in rows], [""])

    def test_names_none_names_nobody_in_what_was_done(self):
        texts = self.written_without_names()
        self.assertEqual(self.people_named({"findings.csv": texts["findings.csv"]}), set())

    def test_a_period_that_has_not_ended_needs_a_day(self):
        with Folder() as folder:
            command = ("report", "office", "--policy", "study.toml", "--period", "9000", "--out", "out")
            done = run(folder, *command)
            self.assertEqual((done.returncode, done.stderr),
                             (2, "cadre: the period 9000 has not ended: name --as-of\n"))
            self.assertEqual(run(folder, *command, "--as-of", "2021-12-31").returncode, 0)

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
