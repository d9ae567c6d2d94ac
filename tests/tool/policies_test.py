# SPDX-License-Identifier: Apache-2.0
"""Every policy below examples/policies is read without an error and without a warning."""

import os
import subprocess
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "examples/policies"


def policies():
    """The policies themselves: no tests, and nothing that is written in words that no tool reads yet."""
    return sorted(p for p in FOLDER.rglob("*.toml") if p.suffixes == [".toml"])


class Policies(unittest.TestCase):
    def test_are_read_without_an_error_or_a_warning(self):
        self.assertTrue(policies())
        done = subprocess.run(
            [os.environ["CADRE_TOOL"], "check", *policies()], capture_output=True, text=True, check=False
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        for policy in policies():
            line = next((one for one in done.stdout.splitlines() if one.startswith(f"{policy}: ")), "")
            self.assertIn(", 0 errors, 0 warnings,", line, policy)

    def test_have_tests_beside_them(self):
        for policy in policies():
            self.assertTrue(policy.with_suffix(".test.toml").exists(), policy)


if __name__ == "__main__":
    unittest.main()
