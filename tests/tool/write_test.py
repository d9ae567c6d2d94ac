# SPDX-License-Identifier: Apache-2.0
"""`cadre test --write` appends cases that pass, and that notice what was not noticed before."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

DATA = Path(__file__).resolve().parent / "data"
TOOL = Path(os.environ.get("CADRE_TOOL", "cadre")).resolve()


class Write(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name in ("study.toml", "study.test.toml"):
            shutil.copy(DATA / name, self.folder / name)

    def run_tool(self, *arguments):
        return subprocess.run([TOOL, "test", *arguments, "study.test.toml"], cwd=self.folder, capture_output=True,
                              text=True, encoding="utf-8", check=False)

    def mutation(self):
        return json.loads(self.run_tool("--mutate", "--format", "json").stdout)["files"][0]["mutation"]

    def test_what_is_appended_passes_and_kills(self):
        before = self.mutation()
        self.assertEqual(self.run_tool("--write", "study.test.toml").returncode, 0)
        self.assertEqual(self.run_tool().returncode, 0)
        after = self.mutation()
        named = sum("new_case" in mutant for mutant in before["mutants"])
        self.assertGreater(named, 0)
        self.assertEqual(after["killed"], before["killed"] + named)
        self.assertEqual(after["new_cases"], [])

    def test_what_stood_in_the_file_stays(self):
        old = (self.folder / "study.test.toml").read_text(encoding="utf-8")
        self.run_tool("--write", "study.test.toml")
        new = (self.folder / "study.test.toml").read_text(encoding="utf-8")
        self.assertTrue(new.startswith(old))
        self.assertIn("# To review: what the policy says today", new)

    def test_a_file_that_is_not_there_is_made(self):
        self.run_tool("--write", "more.toml")
        self.assertIn("[[case]]", (self.folder / "more.toml").read_text(encoding="utf-8"))

    def test_nothing_to_write_writes_nothing(self):
        self.run_tool("--write", "study.test.toml")
        self.run_tool("--write", "more.toml")
        self.assertFalse((self.folder / "more.toml").exists())


if __name__ == "__main__":
    unittest.main()
