# SPDX-License-Identifier: Apache-2.0
"""The page of real rules says what the policies say, and its maker objects to what it cannot count."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "examples/policies/regimes/coverage.py"
FOLDER = "examples/policies/regimes"

POLICY = """cadre = 1
policy = "a1-hours"
name = "Hours a year"
note = "illustrative"

[[quota]]
id = "hours/year"
per = "year"
at_least = { value = "3 h", assumed = true, reason = "none stated" }

[[quota]]
id = "papers/year"
per = "year"
at_least = "3 h"

[[any_of]]
id = "either/year"
rules = ["hours/year", "papers/year"]
"""
CASES = """now = 2021-12-31

[[case]]
name = "one"
rule = "either/year"

[[case]]
name = "two"
rule = "either/year"
"""
GOOD = {
    f"{FOLDER}/town/a1-hours.toml": POLICY,
    f"{FOLDER}/town/a1-hours.test.toml": CASES,
    f"{FOLDER}/out-of-reach.csv": "row,regime,part,missing\na2,town,all of it,a construct\n",
    "docs/about.md": "",
}


def run(changes=None):
    """Page made from the good tree with these files changed, and what is wrong with it; None takes a file away."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**GOOD, **(changes or {})}.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        script = Path(folder, FOLDER, "coverage.py")
        script.write_text(SCRIPT.read_text(encoding="utf-8"), encoding="utf-8")
        made = subprocess.run([sys.executable, "-B", script], capture_output=True, text=True, check=False)
        page = Path(folder, "docs/rules-coverage.md")
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("Hours", "Days"), encoding="utf-8")
        stale = subprocess.run([sys.executable, "-B", script, "--check"], capture_output=True, text=True, check=False)
        return text, made.stdout, stale.stdout


class Coverage(unittest.TestCase):
    def test_counts_rules_assumed_values_and_cases(self):
        text, problems, _ = run()
        self.assertEqual(problems, "")
        self.assertIn("town/a1-hours.toml) | 3 | 1 | 2 |  |", text)
        self.assertIn("| town | 1 | 1 | 3 | 2 | 1 |", text)

    def test_lists_what_is_out_of_reach(self):
        self.assertIn("| A2 | nothing | 0 | 0 | 0 | all of it: a construct |", run()[0])

    def test_lists_what_is_written_and_not_read_yet(self):
        text, problems, _ = run(
            {
                f"{FOLDER}/town/a3-score.pending.toml": POLICY,
                f"{FOLDER}/town/a3-score.test.pending.toml": CASES,
            }
        )
        self.assertEqual(problems, "")
        self.assertIn("| A3 | nothing | 0 | 0 | 0 | [written, not read yet]", text)

    def test_lists_traps_and_worked_examples_with_their_cases(self):
        listed = {f"{FOLDER}/named-cases.csv": "name,says\ntrap 1,Days and hours\nworked example A1,Two of three\n"}
        cases = CASES.replace('"one"', '"trap 1: twelve days"').replace('"two"', '"worked example: two of three"')
        text, problems, _ = run({**listed, f"{FOLDER}/town/a1-hours.test.toml": cases})
        self.assertEqual(problems, "")
        link = "[town/a1-hours](../examples/policies/regimes/town/a1-hours.test.toml): 1"
        self.assertIn(f"| trap 1 | Days and hours | {link} |", text)
        self.assertIn(f"| worked example A1 | Two of three | {link} |", text)

    def test_objects_to_a_trap_that_no_case_shows(self):
        listed = {f"{FOLDER}/named-cases.csv": "name,says\ntrap 1,Days and hours\n"}
        almost = CASES.replace('"one"', '"trap 10: another"').replace('"two"', '"traps"')
        self.assertIn(
            "named-cases.csv: no case shows trap 1", run({**listed, f"{FOLDER}/town/a1-hours.test.toml": almost})[1]
        )

    def test_objects_to_a_page_that_says_something_else(self):
        self.assertIn("rules-coverage.md: is not up to date", run()[2])

    def test_objects_to_a_policy_without_tests(self):
        self.assertIn("town/a1-hours.toml: has no tests", run({f"{FOLDER}/town/a1-hours.test.toml": None})[1])

    def test_objects_to_a_rule_that_no_case_shows(self):
        alone = POLICY.replace('"hours/year", "papers/year"', '"papers/year", "papers/year"')
        self.assertIn("no case is about hours/year", run({f"{FOLDER}/town/a1-hours.toml": alone})[1])

    def test_objects_to_a_name_outside_the_layout(self):
        self.assertIn("town/hours.toml: is named neither", run({f"{FOLDER}/town/hours.toml": POLICY})[1])


if __name__ == "__main__":
    unittest.main()
