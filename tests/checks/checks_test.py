# SPDX-License-Identifier: Apache-2.0
"""The checks of cmake/checks object to what they are there for: each is run on a small tree with one thing wrong."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CHECKS = Path(__file__).resolve().parents[2] / "cmake/checks"

GOOD = {
    "cmake/layers.txt": "core:\ntext: core\nio: core text\n",
    "cmake/opt_in_headers.txt": "core/boost_date.hpp\n",
    "include/cadre/cadre.hpp": "#include <cadre/core/date.hpp>\n#include <cadre/text/csv.hpp>\n",
    "include/cadre/core/date.hpp": "#pragma once\n#include <string>\n/// A day.\nstruct Day {};\n",
    "include/cadre/core/boost_date.hpp": "#include <boost/date_time.hpp>\n",
    "include/cadre/text/csv.hpp": "#pragma once\n#include <cadre/core/date.hpp>\n",
    "lib/core/sources.cmake": "target_sources(cadre PRIVATE core/date.cpp)\n",
    "lib/core/date.cpp": "#include <cadre/core/date.hpp>\n",
    "lib/text/sources.cmake": "target_sources(cadre PRIVATE text/csv.cpp)\n",
    "lib/text/csv.cpp": '#include <cadre/text/csv.hpp>\n#include "text/detail/cell.hpp"\n#include <toml++/toml.h>\n',
    "lib/text/detail/cell.hpp": "#include <cadre/core/date.hpp>\n",
    "tests/core/tests.cmake": "cadre_component_test(core date_test)\n",
    "tests/core/date_test.cpp": "",
}


def run(check, changes=None, arguments=()):
    """Exit code and output of a check over the good tree with these files changed; None takes a file away."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**GOOD, **(changes or {})}.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-B", CHECKS / f"{check}.py", folder, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr


class Layers(unittest.TestCase):
    def refused(self, changes, *words):
        code, output = run("layers", changes)
        self.assertEqual(code, 1, output)
        for word in words:
            self.assertIn(word, output)

    def test_accepts_a_tree_that_keeps_the_table(self):
        self.assertEqual(run("layers"), (0, ""))

    def test_refuses_an_include_of_a_higher_component(self):
        self.refused(
            {"lib/core/date.cpp": "\n#include <cadre/text/csv.hpp>\n"},
            "lib/core/date.cpp:2: core may not include text",
        )

    def test_refuses_it_in_a_public_header_and_in_quotes(self):
        self.refused(
            {"include/cadre/core/date.hpp": '#  include "cadre/text/csv.hpp"\n'},
            "include/cadre/core/date.hpp:1: core may not include text",
        )

    def test_refuses_private_headers_of_another_component(self):
        changes = {"lib/io/read.cpp": '#include "text/detail/cell.hpp"\n'}
        self.refused(changes, "text/detail/cell.hpp is private to lib/text")

    def test_refuses_private_headers_in_public_ones(self):
        changes = {"include/cadre/text/csv.hpp": '#include "text/detail/cell.hpp"\n'}
        self.refused(changes, "text/detail/cell.hpp is private to lib/text")

    def test_refuses_another_library_in_a_public_header(self):
        changes = {"include/cadre/text/csv.hpp": "#include <boost/date_time.hpp>\n"}
        self.refused(changes, "include/cadre/text/csv.hpp:1", "another library")

    def test_refuses_the_umbrella_header_inside_the_library(self):
        self.refused({"lib/core/date.cpp": "#include <cadre/cadre.hpp>\n"}, "not cadre.hpp")

    def test_refuses_a_component_without_a_line(self):
        self.refused({"lib/misc/x.cpp": ""}, "has no line for misc")

    def test_refuses_a_table_that_could_hold_a_circle(self):
        self.refused({"cmake/layers.txt": "core: text\ntext: core\nio:\n"}, "core names text")


class Lists(unittest.TestCase):
    def refused(self, changes, word):
        code, output = run("lists", changes)
        self.assertEqual(code, 1, output)
        self.assertIn(word, output)

    def test_accepts_lists_that_equal_the_tree(self):
        self.assertEqual(run("lists"), (0, ""))

    def test_refuses_a_source_that_is_not_compiled(self):
        self.refused({"lib/core/more.cpp": ""}, "core/more.cpp: not named in a sources.cmake")

    def test_refuses_a_source_that_is_not_there(self):
        self.refused({"lib/core/date.cpp": None}, "names core/date.cpp, which is not there")

    def test_refuses_a_test_that_is_not_run(self):
        self.refused({"tests/core/more_test.cpp": ""}, "core/more_test.cpp: not named in a tests.cmake")

    def test_refuses_a_header_that_the_umbrella_header_forgets(self):
        self.refused({"include/cadre/cadre.hpp": "#include <cadre/core/date.hpp>\n"}, "cadre/text/csv.hpp: not named")


class Headers(unittest.TestCase):
    def refused(self, changes, word):
        code, output = run("headers", {"include/cadre/core/boost_date.hpp": None, **changes}, ["c++"])
        self.assertEqual(code, 1, output)
        self.assertIn(word, output)

    def test_accepts_headers_that_compile_alone(self):
        code, output = run("headers", {"include/cadre/core/boost_date.hpp": None}, ["c++"])
        self.assertEqual(code, 0, output)

    def test_refuses_a_header_that_lacks_an_include(self):
        changes = {"include/cadre/core/date.hpp": "inline std::string name;\n"}
        self.refused(changes, "cadre/core/date.hpp does not compile alone")

    def test_refuses_a_header_that_warns(self):
        self.refused({"include/cadre/core/date.hpp": "inline int narrow(long n) { return n; }\n"}, "-Werror=conversion")

    def test_refuses_a_header_that_reads_another_library(self):
        changes = {"include/cadre/core/date.hpp": "#pragma once\n#include <gtest/gtest.h>\n"}
        self.refused(changes, "gtest")


class Docs(unittest.TestCase):
    def test_filter_hides_the_inline_namespace(self):
        text = "namespace cadre::inline v1 {\n  friend bool operator==(Done, Done) = default;\n"
        with tempfile.TemporaryDirectory() as folder:
            header = Path(folder, "x.hpp")
            header.write_text(text, encoding="utf-8")
            command = [sys.executable, "-B", CHECKS / "docs.py", "--filter", header]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        self.assertIn("namespace cadre {\n", done.stdout)
        self.assertIn("= default;  ///< ", done.stdout)


PROMISED = {
    "docs/policy-language.md": """# Page

## 1. Windows
A window is whole days. It closes at its end; nothing is said of other days.
<!-- tests:
1 Window.IsWholeDays
2 promises/windows#a window closes | diagnostics/windows
-->

- Weeks begin on Monday.
  <!-- tests: sample_test.py#test_weeks -->

| written | windows |
|---|---|
| `"month"` | of the calendar |
| more | - |
<!-- tests:
1 Window.IsWholeDays
2 -
-->

```toml
[[quota]]
```
<!-- run: page/windows -->
""",
    "tests/core/window_test.cpp": "TEST_F(Window, IsWholeDays) {\n",
    "tests/sample/sample_test.py": "class Sample:\n    def test_weeks(self):\n",
    "tests/policy/promises/windows.test.toml": '[[case]]\nname = "a window closes"\n',
    "tests/policy/page/windows.test.toml": "",
    "tests/policy/diagnostics/windows.txt": "",
}
PAGE = PROMISED["docs/policy-language.md"]


class Promises(unittest.TestCase):
    def refused(self, old, new, word):
        self.assertIn(old, PAGE)
        code, output = run("promises", {**PROMISED, "docs/policy-language.md": PAGE.replace(old, new)})
        self.assertEqual(code, 1, output)
        self.assertIn(word, output)

    def test_accepts_a_page_that_names_the_tests_of_its_promises(self):
        self.assertEqual(run("promises", PROMISED), (0, ""))

    def test_counts_what_is_promised_and_what_is_owed(self):
        owed = {**PROMISED, "docs/policy-language.md": PAGE.replace("2 -", "2 owed")}
        _, output = run("promises", owed, ["--count"])
        self.assertEqual(output, "5 sentences, 5 of them promises; 4 tests named; 1 owed\n")

    def test_refuses_a_sentence_without_a_test(self):
        self.refused("of other days.", "of other days. A day has 24 h.", "sentence 3 names no test: 'A day has 24 h.'")
        self.refused("whole days. It", "whole days: it", "there is no sentence 2")

    def test_refuses_a_paragraph_an_item_and_a_row_without_a_test(self):
        self.refused("- Weeks", "All is told.\n\n- Weeks", "'All is told.' names no tests")
        self.refused("- Weeks", "- Months too.\n- Weeks", "'Months too.' names no tests")
        self.refused("| more |", "| `\"week\"` | seven days |\n| more |", "sentence 3 names no test: '| more | - |'")

    def test_refuses_a_test_that_is_not_there(self):
        for old, new in (
            ("Window.IsWholeDays", "Window.IsHalfADay"),
            ("#a window closes", "#a window opens"),
            ("promises/windows#", "promises/doors#"),
            ("diagnostics/windows", "diagnostics/doors"),
            ("#test_weeks", "#test_months"),
        ):
            self.refused(old, new, "there is no test '")

    def test_refuses_an_example_that_is_not_run(self):
        self.refused("<!-- run: page/windows -->\n", "", "the example is not run")
        self.refused("run: page/windows", "run: page/doors", "the example is not run")


if __name__ == "__main__":
    unittest.main()
