#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The samples of a firm and a hospital are what their generators write, and the tool's figures of them are those of a
count that shares nothing with the library."""

import csv
import filecmp
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest
from collections import defaultdict
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "examples" / "data"
TOOL = Path(os.environ.get("CADRE_TOOL", "cadre")).resolve()
SAMPLES = {"accountants-2023": "make_accountants.py", "hospital-2023": "make_hospital.py"}
PARTY = re.compile(r"党|支部|干部|\bparty\b|\bbranch(es)?\b|\bcadres?\b", re.IGNORECASE)


def run(*arguments):
    return subprocess.run([TOOL, *arguments], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120,
                          check=False)


def rows(name, table):
    with open(DATA / name / f"{table}.csv", encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def minutes(row):
    start, end = (datetime.strptime(row[key], "%Y-%m-%d %H:%M") for key in ("start", "end"))
    return int((end - start).total_seconds()) // 60


class Samples(unittest.TestCase):
    def test_generators_write_the_committed_bytes(self):
        for name, program in SAMPLES.items():
            for environment in ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
                                {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"}):
                with self.subTest(name, **environment), tempfile.TemporaryDirectory() as scratch:
                    again = Path(scratch) / name
                    subprocess.run([sys.executable, "-B", DATA / program, again], check=True,
                                   env=dict(os.environ, **environment))
                    files = sorted(os.listdir(DATA / name))
                    self.assertEqual(sorted(os.listdir(again)), files)
                    self.assertEqual(filecmp.cmpfiles(DATA / name, again, files, shallow=False), (files, [], []))
                    self.assertTrue(filecmp.cmp(DATA / f"{name}.manifest.csv", f"{again}.manifest.csv", shallow=False))

    def test_they_have_40_to_80_people(self):
        for name in SAMPLES:
            self.assertTrue(40 <= len(rows(name, "people")) <= 80, name)


class Reports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.text = {}
        for name in SAMPLES:
            out = Path(cls.scratch.name) / name
            done = run("report", f"examples/data/{name}", "--policy", f"examples/policies/{name}", "--period", "2023",
                       "--out", str(out))
            if done.returncode != 0:
                raise AssertionError(done.stdout + done.stderr)
            cls.text[name] = {path.name: path.read_text(encoding="utf-8-sig") for path in out.iterdir()}

    def table(self, name, file):
        return list(csv.DictReader(io.StringIO(self.text[name][file])))

    def counted(self, name, rule):
        return {row["subject"]: Fraction(row["counted"]) for row in self.table(name, "results.csv")
                if row["rule"] == rule and row["window_from"] == "2023-01-01" and row["counted"]}

    def test_every_finding_is_in_the_manifest_and_no_other(self):
        for name in SAMPLES:
            with open(DATA / f"{name}.manifest.csv", encoding="utf-8", newline="") as lines:
                planted = sorted((r["file"], r["row"], r["column"], r["code"]) for r in csv.DictReader(lines))
            found = sorted((r["file"], r["row"], r["column"], r["code"]) for r in self.table(name, "findings.csv"))
            self.assertEqual(found, planted)

    def test_they_speak_of_no_party(self):
        for name, files in self.text.items():
            for file, text in files.items():
                own = re.sub(r"cadre (\d+\.\d+\.\d+|explain)", "", text)       # the program's own name
                self.assertIsNone(PARTY.search(own), f"{name}/{file}")

    def test_no_answer_is_unknown(self):
        for name in SAMPLES:
            unknown = [row for row in self.table(name, "results.csv") if row["answer"] == "unknown"]
            self.assertEqual(unknown, [])

    def test_credits_of_the_firm_are_those_of_a_plain_count(self):
        self.assertEqual(self.counted("accountants-2023", "credits/year"), firm_credits())

    def test_minutes_of_the_hospital_are_those_of_a_plain_count(self):
        self.assertEqual(self.counted("hospital-2023", "hours/year"), hospital_minutes())

    def test_certificates_of_the_hospital_are_those_of_a_plain_count(self):
        found = {row["subject"]: row["answer"] for row in self.table("hospital-2023", "results.csv")
                 if row["rule"] == "life-support/12-months"}
        latest = defaultdict(lambda: date.min)
        for event in rows("hospital-2023", "events"):
            if event["kind"] == "life_support_certificate":
                latest[event["person"]] = max(latest[event["person"]], date.fromisoformat(event["day"]))
        asked = date(2023, 1, 2)        # the first of the twelve months that end on 1 January 2024
        clinical = [p["person"] for p in rows("hospital-2023", "people") if p["tags"].split("; ")[0] != "porter"]
        self.assertEqual(found, {p: "met" if latest[p] >= asked else "failed" for p in clinical})
        self.assertEqual(len(set(found.values())), 2)


def registered(name):
    """(person, session row, minutes, role) of those who came; the first row of a person and session is the one."""
    sessions = {row["session"]: row for row in rows(name, "sessions")}
    seen = set()
    for row in rows(name, "presence"):
        key = (row["session"], row["person"])
        if key in seen:
            continue
        seen.add(key)
        if row["status"] in ("present", "late", "left_early"):
            session = sessions[row["session"]]
            yield row["person"], session, int(row["minutes"] or minutes(session)), row["role"]


def halves(value):
    return Fraction(int(value * 2), 2)


def firm_credits():
    accountants = [row["person"] for row in rows("accountants-2023", "people") if row["tags"] == "accountant"]
    free, capped = defaultdict(Fraction), defaultdict(Fraction)
    for person, session, length, role in registered("accountants-2023"):
        if session["kind"] in ("class", "workshop"):
            free[person] += halves(Fraction(length, 50) * (2 if role == "lecturer" else 1))
    for row in rows("accountants-2023", "study"):
        kind, person = row["kind"].strip(), row["person"]
        if kind == "article":
            capped[person, kind] += 10
        elif kind == "self_study":
            capped[person, kind] += halves(Fraction(minutes(row), 50))
        elif kind == "online" and row["start"]:
            free[person] += halves(Fraction(minutes(row), 50))
        elif kind == "conference" and not row["amount"].startswith("-") and row["day"] != "2023-02-30":
            free[person] += int(row["amount"].split()[0])
    return {person: free[person] + sum(min(capped[person, kind], 10) for kind in ("article", "self_study"))
            for person in accountants}


def hospital_minutes():
    people = [p["person"] for p in rows("hospital-2023", "people") if p["tags"] in ("nurse", "pharmacist")]
    total = defaultdict(int)
    for person, session, length, _ in registered("hospital-2023"):
        if session["kind"] == "round":
            total[person] += length
    for row in rows("hospital-2023", "study"):
        if row["start"]:
            total[row["person"]] += minutes(row)
        elif row["hours"] == "1.5":
            total[row["person"]] += 90
    return {person: Fraction(total[person]) for person in people}


if __name__ == "__main__":
    unittest.main()
