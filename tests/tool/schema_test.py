# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of policies, held against an independent validator: it takes what the library writes, and refuses
what the library refuses by its keys and kinds alone."""

import copy
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

TOOL = os.environ["CADRE_TOOL"]
FOLDER = Path(__file__).resolve().parents[2] / "examples/policies"
SMALL = {
    "cadre": 1,
    "policy": "p",
    "valid": {"from": "2021-01-01"},
    "calendar": {"office": {"week": ["mon"], "off": ["2021-10-08"]}},
    "param": {"hours": {"value": [{"value": "30 h"}, {"value": "40 h", "from": "2022-01-01"}]}},
    "measure": [{"id": "m", "factors": [{"times": 2}, {"times": "2/3", "of": {"role": ["lecturer"]}}]}],
    "quota": [
        {
            "id": "q",
            "who": {"under_age": {"age": "60 year", "on": "12-31"}, "not": {"tag": ["away"]}},
            "per": {"years": 3, "anchor": "2021-01-01"},
            "mid_window": "end",
            "partial_window": {"waive_below": "15 d"},
            "at_least": "param.hours",
        }
    ],
    "attendance": [
        {
            "id": "a",
            "per": "year",
            "at_least": "80 %",
            "leave": {"sick": "absent", "assumed": True, "reason": "x"},
        }
    ],
}


def tool(*arguments):
    done = subprocess.run([TOOL, "check", *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def changed(path, value):
    """The small policy with one part changed, or taken out."""
    policy = copy.deepcopy(SMALL)
    part = policy
    for key in path[:-1]:
        part = part[key]
    if value is None:
        del part[path[-1]]
    else:
        part[path[-1]] = value
    return policy


WRONG = [
    (("policy",), None),
    (("cadre",), "1"),
    (("quotas",), []),
    (("valid", "from"), "1 March"),
    (("calendar", "office", "week"), "mon"),
    (("param", "hours", "value"), 30),
    (("param", "hours", "value", 0, "value"), "30"),
    (("measure", 0, "factors", 0, "times"), 0),
    (("quota", 0, "id"), None),
    (("quota", 0, "at_leest"), "1 h"),
    (("quota", 0, "at_least"), 30),
    (("quota", 0, "per"), "fortnight"),
    (("quota", 0, "per", "yers"), 3),
    (("quota", 0, "severity"), "perhaps"),
    (("quota", 0, "who", "tag"), "cadre"),
    (("quota", 0, "who", "not", "tga"), ["x"]),
    (("attendance", 0, "leave", "sick"), "ill"),
]


@unittest.skipUnless(Draft202012Validator, "the Python package jsonschema is not installed")
class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.schema = tool("--json-schema")
        cls.validator = Draft202012Validator(cls.schema)

    def problems(self, policy):
        return [f"{e.json_path}: {e.message}" for e in self.validator.iter_errors(policy)]

    def test_is_a_schema(self):
        Draft202012Validator.check_schema(self.schema)

    def test_has_a_name_of_its_own_for_each_construct(self):
        page = subprocess.run([TOOL, "check", "--reference"], capture_output=True, text=True, check=True)
        headings = [line for line in page.stdout.splitlines() if line.startswith("## ")]
        self.assertEqual(sorted(headings), sorted(set(headings)))

    def test_takes_every_policy_that_is_shown(self):
        policies = sorted(p for p in FOLDER.rglob("*.toml") if p.suffixes == [".toml"])
        self.assertTrue(policies)
        for path in policies:
            with self.subTest(path.stem):
                self.assertEqual(self.problems(tool("--canonical", path)), [])

    def test_takes_each_form_of_a_value(self):
        self.assertEqual(self.problems(SMALL), [])

    def test_refuses_what_is_wrong_in_one_key(self):
        for path, value in WRONG:
            with self.subTest(path=path, value=value):
                self.assertTrue(self.problems(changed(path, value)))


class Library(unittest.TestCase):
    def test_reads_and_refuses_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "policy.json"

            def code(policy):
                file.write_text(json.dumps(policy), encoding="utf-8")
                done = subprocess.run([TOOL, "check", file], capture_output=True, text=True, check=False)
                return done.returncode, done.stdout

            self.assertEqual(code(SMALL)[0], 0, code(SMALL)[1])
            for path, value in WRONG:
                with self.subTest(path=path, value=value):
                    self.assertEqual(code(changed(path, value))[0], 3)


if __name__ == "__main__":
    unittest.main()
