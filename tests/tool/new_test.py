# SPDX-License-Identifier: Apache-2.0
"""`cadre new` writes a folder that checks, tests and reports at once, as its README says, and never writes over anything."""

import csv
import os
import shlex
import subprocess
import tempfile
import unittest
from pathlib import Path

TOOL = os.environ["CADRE_TOOL"]
STARTER = Path(__file__).resolve().parents[2] / "examples/starter"


def files_below(folder: Path):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


class New(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.folder = Path(self.place.name) / "training 培训"

    def run_tool(self, *words, folder=None):
        return subprocess.run([TOOL, *words], cwd=folder, capture_output=True, text=True, check=False)

    def new(self):
        return self.run_tool("new", str(self.folder))

    def test_writes_the_starter_as_it_is_kept(self):
        done = self.new()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(files_below(self.folder), files_below(STARTER))

    def test_the_commands_of_its_readme_run_and_find_nothing(self):
        self.new()
        lines = (self.folder / "README.md").read_text(encoding="utf-8").splitlines()
        commands = [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("cadre ")]
        self.assertEqual([words[0] for words in commands], ["check", "test", "report", "explain"])
        for words in commands:
            done = self.run_tool(*words, folder=self.folder)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        with open(self.folder / "report/findings.csv", encoding="utf-8-sig", newline="") as table:
            self.assertEqual(list(csv.DictReader(table)), [])

    def test_its_rules_are_read_without_a_warning_and_answer_both_ways(self):
        self.new()
        self.assertIn(", 0 errors, 0 warnings,", self.run_tool("check", str(self.folder)).stdout)
        report = self.run_tool("evaluate", "data", "--policy", ".", "--period", "2025", folder=self.folder).stdout
        answers = {(row["rule"], row["answer"]) for row in csv.DictReader(report.lstrip("\ufeff").splitlines())}
        for rule in ("hours/year", "attendance/year", "first-aid"):
            self.assertLessEqual({(rule, "met"), (rule, "failed")}, answers)

    def test_its_cases_show_every_obligation_of_its_rules(self):
        self.new()
        done = self.run_tool("test", "--coverage", "--min-coverage", "100", str(self.folder))
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_writes_into_no_folder_that_holds_something(self):
        self.folder.mkdir()
        (self.folder / "mine.txt").write_text("mine", encoding="utf-8")
        done = self.new()
        self.assertEqual(done.returncode, 2)
        self.assertIn("the folder is not empty", done.stderr)
        self.assertEqual(files_below(self.folder), {"mine.txt": b"mine"})

    def test_writes_into_an_empty_folder_and_over_no_file(self):
        self.folder.mkdir()
        self.assertEqual(self.new().returncode, 0)
        file = Path(self.place.name) / "file"
        file.write_bytes(b"")
        done = self.run_tool("new", str(file))
        self.assertEqual((done.returncode, file.read_bytes()), (2, b""))
        self.assertIn("this is a file, not a folder", done.stderr)


if __name__ == "__main__":
    unittest.main()
