# SPDX-License-Identifier: Apache-2.0
"""The examples of docs/policy-language.md are run, each alone beside the tests of its name in tests/policy/page."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cmake/checks"))

import promises  # noqa: E402

FOLDER = ROOT / "tests/policy"
HEAD = 'cadre = 1\npolicy = "p"\n'


def examples():
    """Pairs of the name of an example's tests and its policy, with the two first lines."""
    for block in promises.blocks(promises.text_of(ROOT / promises.PAGE)):
        word, _, name = block.note.partition(": ")
        if block.kind == "example" and word == "run":
            body = "\n".join(block.lines[1:]) + "\n"
            yield name, ("" if re.search(r"^cadre *=", body, re.M) else HEAD) + body


def run(name: str, policy: str):
    """What the tool says of the tests of this name beside the policy."""
    with tempfile.TemporaryDirectory() as folder:
        tests = FOLDER / f"{name}.test.toml"
        for lower in FOLDER.glob(f"{name}.lower/*.toml"):
            Path(folder, lower.name).write_text(promises.text_of(lower), encoding="utf-8")
        Path(folder, tests.name.replace(".test", "")).write_text(policy, encoding="utf-8")
        copy = Path(folder, tests.name)
        copy.write_text(promises.text_of(tests), encoding="utf-8")
        done = subprocess.run([os.environ["CADRE_TOOL"], "test", copy], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class Page(unittest.TestCase):
    def test_examples_do_what_their_tests_say(self):
        found = list(examples())
        self.assertTrue(found)
        for name, policy in found:
            with self.subTest(name):
                code, output = run(name, policy)
                self.assertEqual(code, 0, output)

    def test_every_file_of_tests_belongs_to_one_example(self):
        names = sorted(name for name, _ in examples())
        files = sorted(f"page/{p.name.removesuffix('.test.toml')}" for p in (FOLDER / "page").glob("*.test.toml"))
        self.assertEqual(names, files)

    def test_every_construct_has_an_example(self):
        text = "".join(policy for _, policy in examples())
        table = promises.text_of(ROOT / "docs/policy-reference.md").split("\n## valid\n")[0]
        constructs = re.findall(r"^\| `(\w+)` \|", table[table.index("| `override`") :], re.M)
        self.assertGreater(len(constructs), 25)
        for key in constructs:
            self.assertTrue(re.search(rf"^(\[\[{key}\]\]|\[?{key}\.)", text, re.M), key)

    def test_every_example_shows_both_ways(self):
        for name, _ in examples():
            cases = promises.text_of(FOLDER / f"{name}.test.toml").count("[[case]]")
            self.assertGreater(cases, 1, f"{name} has one case, which could hold of anything")


if __name__ == "__main__":
    unittest.main()
