#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The bundled sample is what its generator writes, and its figures and findings are what they are said to be."""

import csv
import filecmp
import importlib.util
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(os.path.dirname(os.path.dirname(HERE)), "examples", "data")
FOLDER = os.path.join(DATA, "township-2021")
MANIFEST = FOLDER + ".manifest.csv"
EXPECTED = os.path.join(HERE, "township-2021.expected.json")
LARGEST_SIZE = 2_500_000


def run(program, *arguments, **environment):
    return subprocess.run([sys.executable, os.path.join(DATA, program), *arguments], check=True, capture_output=True,
                          env=dict(os.environ, **environment)).stdout


def load(program):
    spec = importlib.util.spec_from_file_location(program, os.path.join(DATA, program + ".py"))
    module = importlib.util.module_from_spec(spec)
    dont_write, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = dont_write
    return module


def manifest():
    with open(MANIFEST, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def raw_rows(file):
    with open(os.path.join(FOLDER, file), "rb") as source:
        raw = source.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030")
    return list(csv.reader(io.StringIO(text, newline="")))


class Generator(unittest.TestCase):
    def test_writes_the_committed_bytes(self):
        for environment in ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
                            {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"}):
            with tempfile.TemporaryDirectory() as scratch:
                again = os.path.join(scratch, "township")
                run("make_township.py", again, **environment)
                names = sorted(os.listdir(FOLDER))
                self.assertEqual(sorted(os.listdir(again)), names)
                self.assertEqual(filecmp.cmpfiles(FOLDER, again, names, shallow=False), (names, [], []))
                self.assertTrue(filecmp.cmp(MANIFEST, again + ".manifest.csv", shallow=False))

    def test_folder_is_small(self):
        self.assertLess(sum(os.path.getsize(os.path.join(FOLDER, n)) for n in os.listdir(FOLDER)), LARGEST_SIZE)


class Manifest(unittest.TestCase):
    def test_has_at_least_24_kinds_of_dirt(self):
        self.assertGreaterEqual(len({line["code"] for line in manifest()}), 24)

    def test_points_at_existing_rows_and_columns(self):
        rows_of = {file: raw_rows(file) for file in {line["file"] for line in manifest()}}
        for line in manifest():
            with self.subTest(**line):
                rows = rows_of[line["file"]]
                self.assertLessEqual(int(line["row"]), len(rows))
                if line["column"]:
                    header = 1 if line["file"] == "documents.csv" else 0
                    self.assertIn(line["column"], rows[header])

    def test_gives_each_finding_once_and_a_reason(self):
        findings = [(line["file"], line["row"], line["column"], line["code"]) for line in manifest()]
        self.assertEqual(len(set(findings)), len(findings))
        for line in manifest():
            self.assertRegex(line["code"], r"^D\d{3}$")
            self.assertTrue(line["why"])

    def test_codes_are_documented(self):
        contract = os.path.join(os.path.dirname(os.path.dirname(HERE)), "docs", "data-folder.md")
        with open(contract, encoding="utf-8") as text:
            documented = set(re.findall(r"D\d{3}", text.read()))
        self.assertLessEqual({line["code"] for line in manifest()}, documented)

    def test_lists_every_finding_of_the_folder_and_no_other(self):
        listed = sorted((line["file"], line["row"], line["column"], line["code"]) for line in manifest())
        found = csv.reader(io.StringIO(run("expected_township.py", "--findings", FOLDER).decode("utf-8")))
        self.assertEqual(sorted(map(tuple, list(found)[1:])), listed)


class Expected(unittest.TestCase):
    def test_figures_are_the_committed_ones(self):
        with open(EXPECTED, "rb") as committed:
            self.assertEqual(run("expected_township.py", FOLDER), committed.read())

    def test_span_is_cut_at_midnight(self):
        expected = load("expected_township")
        _, late = expected.parse_time("2021-03-31 22:30")
        _, early = expected.parse_time("2021-04-01 00:45")
        parts = [(str(date), end - start) for date, start, end in expected.cut_by_day([(late, early)])]
        self.assertEqual(parts, [("2021-03-31", 90), ("2021-04-01", 45)])

    def test_office_hours_follow_holidays_and_make_up_days(self):
        expected = load("expected_township")
        for day, outside in (("2021-03-01", 90), ("2021-03-06", 300), ("2021-02-07", 90), ("2021-10-01", 300)):
            with self.subTest(day=day):
                _, date = expected.parse_day(day)
                self.assertEqual(expected.minutes_outside(date, 8 * 60, 13 * 60), outside)

    def test_age_of_80_is_reached_on_the_birthday(self):
        expected = load("expected_township")
        _, eighty = expected.parse_day("1941-12-31")
        _, younger = expected.parse_day("1942-01-01")
        self.assertEqual([expected.age_on(born, expected.LAST_DAY) for born in (eighty, younger)], [80, 79])


class Usage(unittest.TestCase):
    def test_help_names_the_argument(self):
        for program in ("make_township.py", "expected_township.py"):
            self.assertIn(b"FOLDER", run(program, "--help"))

    def test_missing_folder_is_reported(self):
        done = subprocess.run([sys.executable, os.path.join(DATA, "expected_township.py"), os.path.join(DATA, "nowhere")],
                              check=False, capture_output=True)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"nowhere", done.stderr)


if __name__ == "__main__":
    unittest.main()
