#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records of decisions, replay, facts as known on a day, and policies over and beside each other, on the command line."""

import csv
import io
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOL = Path(os.environ.get("CADRE_TOOL", "cadre")).resolve()


class InACopy(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name) / "work"
        shutil.copytree(HERE / "data", self.folder)

    def run_tool(self, *arguments, code=0):
        done = subprocess.run([TOOL, *arguments], cwd=self.folder, capture_output=True, text=True, encoding="utf-8",
                              timeout=60, check=False)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def rows(self, *arguments):
        return list(csv.DictReader(io.StringIO(self.run_tool("evaluate", *arguments))))


class Known(InACopy):
    """data/known: 1 h in February, withdrawn on 20 April; 2 h in March, corrected to 3 h on 12 April, and 1 h entered on 15 April."""

    # Worked by hand: hours counted in February, March and April by the end of each day.
    BY_DAY = {"2021-02-28": (1, 0, 0), "2021-03-31": (1, 2, 0), "2021-04-11": (1, 2, 0), "2021-04-12": (1, 3, 0),
              "2021-04-15": (1, 4, 0), "2021-04-19": (1, 4, 0), "2021-04-20": (0, 4, 0)}

    def counted(self, *known):
        rows = self.rows("known", "--policy", "known.toml", "--period", "2021", "--as-of", "2021-04-30", *known)
        found = {row["window_from"]: row for row in rows}
        return [found[f"2021-{month}-01"] for month in ("02", "03", "04")]

    def test_corrections_supersede_and_withdrawals_hold_from_the_day_on_which_they_are_known(self):
        for day, hours in self.BY_DAY.items():
            with self.subTest(day):
                rows = self.counted("--known", day)
                self.assertEqual([float(row["counted"]) for row in rows], [60.0 * h for h in hours])

    def test_late_entry_counts_in_its_own_month_and_mends_that_month(self):
        march = {day: self.counted("--known", day)[1] for day in ("2021-04-12", "2021-04-15")}
        self.assertEqual(march["2021-04-12"]["answer"], "failed")
        self.assertEqual(march["2021-04-15"]["answer"], "met")

    def test_without_known_all_that_is_recorded_is_known(self):
        self.assertEqual(self.counted(), self.counted("--known", "2021-12-31"))

    def test_report_and_explain_take_known_as_well(self):
        question = ("known", "--policy", "known.toml", "--period", "2021", "--as-of", "2021-04-30")
        before = self.run_tool("explain", *question, "--known", "2021-04-11", "--subject", "li", "--window", "2021-03")
        after = self.run_tool("explain", *question, "--subject", "li", "--window", "2021-03")
        self.assertIn("counted: 2 h", before)
        self.assertIn("counted: 4 h", after)
        told = self.run_tool("report", *question, "--known", "2021-04-11", "--out", "out")
        self.assertIn("known by 2021-04-11", told)
        rows = list(csv.DictReader((self.folder / "out/results.csv").read_text(encoding="utf-8-sig").splitlines()))
        march = [row for row in rows if row["window_from"] == "2021-03-01"]
        self.assertEqual([row["counted"] for row in march], ["120"])


class Replay(InACopy):
    ASKED = ("known", "--policy", "known.toml", "--period", "2021-Q1", "--as-of", "2021-04-30")

    def record(self, *known):
        self.run_tool("evaluate", *self.ASKED, *known, "--records", "decisions.jsonl", "--out", "results.csv")
        lines = (self.folder / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def replay(self, *more, code=0):
        return self.run_tool("replay", "decisions.jsonl", "known", "--policy", "known.toml", *more, code=code)

    def change(self, name, old, new):
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def test_records_name_rule_window_days_and_facts(self):
        records = self.record()
        self.assertEqual([record["window"] for record in records], ["2021-01", "2021-02", "2021-03"])
        march = records[2]
        self.assertEqual((march["valid"], march["known"], march["answer"]), ("2021-04-30", None, "met"))
        self.assertEqual(march["numbers"]["counted"], 240)
        study = [fact["id"] for fact in march["facts"] if fact["kind"] == "study"]
        self.assertEqual(sorted(study), ["a2", "a3"])

    def test_the_same_data_reproduce_every_record(self):
        self.record()
        self.assertEqual(self.replay(), "3 records: 3 reproduced, 0 differ, 0 missing\n")

    def test_rows_in_another_order_are_the_same_facts(self):
        self.record()
        path = self.folder / "known/study.csv"
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        # A correction may stand before what it corrects only if the reader takes it: keep those two in their order.
        path.write_text("\n".join([head, rows[3], rows[1], rows[2], rows[0]]) + "\n", encoding="utf-8")
        self.assertEqual(self.replay(), "3 records: 3 reproduced, 0 differ, 0 missing\n")

    def test_what_was_asked_as_known_then_is_not_disturbed_by_later_rows(self):
        path = self.folder / "known/study.csv"
        whole = path.read_text(encoding="utf-8")
        path.write_text("\n".join(whole.splitlines()[:3]) + "\n", encoding="utf-8")
        self.record("--known", "2021-04-10")
        path.write_text(whole, encoding="utf-8")
        self.assertEqual(self.replay(), "3 records: 3 reproduced, 0 differ, 0 missing\n")

    def test_changed_facts_are_named(self):
        path = self.folder / "known/study.csv"
        whole = path.read_text(encoding="utf-8")
        path.write_text("\n".join(whole.splitlines()[:3]) + "\n", encoding="utf-8")
        self.record()
        path.write_text(whole, encoding="utf-8")
        told = self.replay(code=4)
        self.assertIn("li  self-study/month  2021-03  differs\n  answer: failed -> met\n  counted: 120 -> 240\n", told)
        self.assertIn("because: fact corrected study 'a1' 2021-03-06 (study.csv:3) by study 'a2' 2021-03-06 (study.csv:4)",
                      told)
        self.assertIn("because: fact added study 'a3' 2021-03-20 (study.csv:5)", told)
        self.assertTrue(told.endswith("3 records: 2 reproduced, 1 differ, 0 missing\n"), told)

    def test_another_policy_is_told_and_a_missing_rule_too(self):
        self.record()
        self.change("known.toml", '"4 h"', '"5 h"')
        told = self.replay(code=4)
        self.assertIn("need: 240 -> 300", told)
        self.assertIn("because: the policy has changed", told)
        self.change("known.toml", "self-study/month", "study/month")
        told = json.loads(self.replay("--format", "json", code=4))
        self.assertEqual({record["outcome"] for record in told}, {"missing"})
        self.assertIn("there is no such rule any more", told[0]["because"])

    def test_a_record_that_was_changed_is_refused(self):
        self.record()
        self.change("decisions.jsonl", '"hash": "', '"hash": "0')
        self.replay(code=2)

    def test_sample_of_a_hospital_is_reproduced_whole(self):
        root = HERE.parent.parent / "examples"
        data, policy = str(root / "data/hospital-2023"), str(root / "policies/hospital-2023")
        self.run_tool("evaluate", data, "--policy", policy, "--period", "2023", "--records", "d.jsonl", "--out", "r.csv")
        told = self.run_tool("replay", "d.jsonl", data, "--policy", policy)
        self.assertIn(" 0 differ, 0 missing", told)
        records = (self.folder / "d.jsonl").read_text(encoding="utf-8").splitlines()
        rows = list(csv.DictReader((self.folder / "r.csv").read_text(encoding="utf-8").splitlines()))
        self.assertTrue(records)
        self.assertEqual(len(records), len(rows))


class Over(InACopy):
    def test_check_tells_what_is_overridden_and_whether_it_is_stricter(self):
        told = self.run_tool("check", "overlay/local.toml")
        self.assertIn("overridden  self-study/quarter  at_least  3 h -> 2 h  laxer  "
                      "national rules, article 9: towns may set less  (overlay/local.toml:8)", told)
        self.assertIn("overridden  self-study/quarter  cite  N 3 -> L 2  other", told)
        self.assertIn("overridden  attendance/year  severity  should -> must  stricter", told)

    def test_overlay_is_tested_as_one_policy(self):
        self.assertEqual(self.run_tool("test", "overlay"), "1 passed, 0 failed\n")

    def test_results_are_those_of_the_whole(self):
        rows = self.rows("office", "--policy", "overlay/local.toml", "--period", "2021-Q1")
        quota = {row["subject"]: row for row in rows if row["rule"] == "self-study/quarter"}
        self.assertEqual((quota["li"]["answer"], quota["li"]["need"], quota["li"]["cite"]), ("met", "120", "L 2"))
        self.assertIn("lecture/quarter", {row["rule"] for row in rows})

    def test_errors_are_drawn_in_the_file_that_has_them(self):
        done = self.run_tool("check", "overlay/wrong.toml", code=3)
        for line in (4, 7, 11, 16):  # a parameter, a rule that is not there, no reason, an id that is taken
            self.assertIn(f"--> overlay/wrong.toml:{line}:", done)
        self.assertIn("--> overlay/unit.toml:7:", self.run_tool("check", "overlay/unit.toml", code=3))
        self.run_tool("check", "overlay/circle.toml", code=3)
        self.assertIn("no name of a file beside", self.run_tool("check", "overlay/lost.toml", code=3))

    def test_canonical_form_is_a_policy_of_its_own(self):
        whole = self.run_tool("check", "--canonical", "overlay/local.toml")
        (self.folder / "whole.json").write_text(whole, encoding="utf-8")
        self.assertEqual(self.run_tool("check", "--canonical", "whole.json"), whole)
        self.assertNotIn("extends", whole)
        hashes = {json.loads(self.run_tool("check", "--format", "json", name))[0]["hash"]
                  for name in ("overlay/local.toml", "whole.json")}
        self.assertEqual(len(hashes), 1)


class Beside(InACopy):
    BOTH = ("office", "--policy", "overlay/national.toml", "--policy", "overlay/local.toml", "--period", "2021-Q1")

    def test_rules_of_several_policies_are_named_by_their_policy(self):
        rows = [row for row in self.rows(*self.BOTH) if row["subject"] == "li" and "self-study" in row["rule"]]
        self.assertEqual([(row["rule"], row["answer"], row["cite"]) for row in rows],
                         [("local:self-study/quarter", "met", "local:L 2"),
                          ("national:self-study/quarter", "failed", "national:N 3")])

    def test_each_policy_says_what_it_says_alone(self):
        together = {(row["rule"], row["subject"], row["window_from"]): row["answer"] for row in self.rows(*self.BOTH)}
        alone = {}
        for name in ("national", "local"):
            for row in self.rows("office", "--policy", f"overlay/{name}.toml", "--period", "2021-Q1"):
                alone[f"{name}:{row['rule']}", row["subject"], row["window_from"]] = row["answer"]
        self.assertEqual(together, alone)

    def test_report_shows_both(self):
        self.run_tool("report", *self.BOTH, "--out", "out")
        html = (self.folder / "out/report.html").read_text(encoding="utf-8")
        for part in ("local:self-study/quarter", "national:self-study/quarter", "Town study rules",
                     "National study rules"):
            self.assertIn(part, html)
        rows = (self.folder / "out/results.csv").read_text(encoding="utf-8-sig")
        self.assertIn("local:lecture/quarter", rows)
        self.assertIn("national:attendance/year", rows)

    def test_two_policies_of_one_name_are_refused(self):
        self.run_tool("evaluate", "office", "--policy", "study.toml", "--policy", "study.toml", "--period", "2021", code=2)

    def test_records_of_both_are_replayed_each_by_its_own(self):
        self.run_tool("evaluate", *self.BOTH, "--records", "d.jsonl", "--out", "r.csv")
        told = self.run_tool("replay", "d.jsonl", "office", "--policy", "overlay/local.toml", "--policy",
                             "overlay/national.toml")
        self.assertIn(" 0 differ, 0 missing", told)


if __name__ == "__main__":
    unittest.main()
