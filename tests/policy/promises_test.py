# SPDX-License-Identifier: Apache-2.0
"""Promises of docs/policy-language.md that show in what the tool writes: files of a report, hashes, whole policies."""

import csv
import hashlib
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

POLICY = """cadre = 1
policy = "p"

[[leave]]
id = "sick"
kinds = ["sick"]
proof = ["hospital_note"]

[[attendance]]
id = "rate/year"
per = "year"
at_least = "80 %"
leave = { sick = "present" }

[[score]]
id = "points/year"
per = "year"
items = [{ id = "study", each = "1 pt", count = "study" }]

[[grade]]
id = "grade/year"
of = "points/year"
bands = [{ name = "high", from = "5 pt" }, { name = "low" }]

[[aggregate]]
id = "sum/year"
subject = "unit"
per = "year"
over = "people"
of = "points/year"
take = "value"
how = "sum"
"""
ASSUMED = """cadre = 1
policy = "p"

[[measure]]
id = "m"
in = "credit"
rates = [{ from = "45 min", to = "1 credit" }]
assumed = true
reason = "on rates"

[[quota]]
id = "q"
count = "m"
per = "year"
at_least = { value = "1 credit", assumed = true, reason = "on the value" }

[[quota]]
id = "d"
count = "days"
per = "year"
at_least = "1 d"
day_counts = { full = "5 h", assumed = true, reason = "on days" }

[[attendance]]
id = "a"
per = "year"
at_least = "80 %"
leave = { sick = "present", assumed = true, reason = "on leave" }

[[quota]]
id = "w"
per = "year"
at_least = "1 h"
assumed = true
reason = "on all of it"
"""
DATA = {
    "units": "unit,kind\ntown,committee\n",
    "people": "person\nli\n",
    "memberships": "person,unit\nli,town\n",
    "sessions": "session,unit,kind,start,end\ns1,town,meeting,2021-03-10 09:00,2021-03-10 11:00\n",
    "presence": "session,person,status\ns1,li,leave\n",
    "leaves": "person,kind,from,to,decision,proof\nli,sick,2021-03-10,2021-03-10,approved,letter\n",
}
QUOTA = '[[quota]]\nid = "hours/year"\nper = "year"\nat_least = "40 h"\n'
LOWER = 'cadre = 1\npolicy = "low"\nname = "Low"\nnote = "low"\nzone = "Asia/Shanghai"\nallow = ["ranking"]\n'
UPPER = 'cadre = 1\npolicy = "up"\nextends = "low"\nname = "Up"\nallow = ["check_in"]\nleave_kinds = ["private"]\n'


def tool(*arguments):
    """What the tool prints, which must succeed."""
    done = subprocess.run([os.environ["CADRE_TOOL"], *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout


def in_folder(files, arguments, *wanted):
    """What the tool prints over these files, then the texts of the files wanted."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).parent.mkdir(exist_ok=True)
            Path(folder, name).write_text(text, encoding="utf-8")
        printed = tool(*(str(Path(folder, a[1:])) if a.startswith("@") else a for a in arguments))
        return [printed] + [Path(folder, name).read_text(encoding="utf-8-sig") for name in wanted]


def report(as_of):
    """Texts of findings.csv, results.csv and report.html on that day."""
    files = {"p.toml": POLICY, **{f"data/{name}.csv": text for name, text in DATA.items()}}
    arguments = ["report", "@data", "--policy", "@p.toml", "--period", "2021", "--as-of", as_of, "--out", "@out"]
    return in_folder(files, arguments, "out/findings.csv", "out/results.csv", "out/report.html")[1:]


def policy_hash(text):
    """The hash that the tool prints of a policy."""
    return json.loads(in_folder({"p.toml": text}, ["check", "--format", "json", "@p.toml"])[0])[0]["hash"]


class Promises(unittest.TestCase):
    def test_assumed_values_are_listed_wherever_they_stand(self):
        printed = in_folder({"p.toml": ASSUMED}, ["check", "@p.toml"])[0]
        self.assertIn("4 rules, 0 errors, 3 warnings, 5 assumed values", printed)
        for place in ("a  sick = present  on leave", "d  full = 5 h  on days", "m  the whole measure  on rates"):
            self.assertIn(f"assumed  {place}", printed)
        for place in ("q  1 credit  on the value", "w  the whole rule  on all of it"):
            self.assertIn(f"assumed  {place}", printed)

    def test_leave_without_its_proof_is_a_finding(self):
        findings = report("2021-12-31")[0]
        self.assertIn("D318,warning,leaves.csv,2,proof,letter,", findings)

    def test_scores_grades_and_figures_are_not_among_those_behind(self):
        _, results, html = report("2021-06-30")
        answers = {row["rule"]: row["answer"] for row in csv.DictReader(results.splitlines())}
        self.assertEqual(set(answers.values()), {"open"})
        behind = re.search(r'id="behind".*?</section>', html, re.S).group(0)
        self.assertIn("80 %", behind)
        for rule in ("points/year", "grade/year", "sum/year"):
            self.assertIn(rule, answers)
            self.assertNotIn(rule, behind)

    def test_hash_is_that_of_the_canonical_bytes(self):
        canonical = in_folder({"p.toml": POLICY}, ["check", "--canonical", "@p.toml"])[0]
        self.assertEqual(policy_hash(POLICY), hashlib.sha256(canonical.encode()).hexdigest())

    def test_texts_for_people_change_the_hash_and_comments_do_not(self):
        self.assertEqual(policy_hash(POLICY), policy_hash("# a comment\n" + POLICY.replace(" = ", "   =   ")))
        for text in ('name = "x"\n', 'note = "x"\n'):
            self.assertNotEqual(policy_hash(POLICY), policy_hash(POLICY.replace('"p"\n', f'"p"\n{text}', 1)))

    def test_title_and_zone_are_the_upper_ones_where_it_has_them(self):
        files = {
            "low.toml": LOWER + 'leave_kinds = ["sick"]\n' + QUOTA,
            "up.toml": UPPER,
        }
        whole = json.loads(in_folder(files, ["check", "--canonical", "@up.toml"])[0])
        texts = [whole[key] for key in ("policy", "name", "note", "zone")]
        self.assertEqual(texts, ["up", "Up", "low", "Asia/Shanghai"])
        self.assertEqual(sorted(whole["allow"]), ["check_in", "ranking"])
        self.assertEqual(sorted(whole["leave_kinds"]), ["private", "sick"])
        self.assertNotIn("extends", whole)


if __name__ == "__main__":
    unittest.main()
