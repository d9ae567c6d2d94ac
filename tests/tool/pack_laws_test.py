# SPDX-License-Identifier: Apache-2.0
"""Laws that hold whatever a policy says, on every policy below examples/policies.

The facts of each policy's tests are changed in a way that no verdict may depend on, or in one direction only; the tests
must still pass. What a law does not speak of is left out by name, with the reason.
"""

import os
import random
import re
import shutil
import subprocess
import tempfile
import tomllib
import unittest
from fractions import Fraction
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "examples/policies"


def value_text(value):
    """A value as TOML; what tomllib reads from it is the value again."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return "[" + ", ".join(value_text(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{value_text(key)} = {value_text(item)}" for key, item in value.items()) + " }"
    return str(value)


def document_text(document):
    """A test file: what stands at its top, then its cases."""
    lines = [f"{key} = {value_text(value)}" for key, value in document.items() if key != "case"]
    for case in document.get("case", []):
        lines += ["", "[[case]]", *(f"{value_text(key)} = {value_text(value)}" for key, value in case.items())]
    return "\n".join(lines) + "\n"


def is_facts(value):
    """Whether the value of a key is the rows of a table."""
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def with_rows(part, change):
    """The same with the rows of each table changed: `change(table, rows)`."""
    return {key: change(key, value) if is_facts(value) and key != "case" else value for key, value in part.items()}


def everywhere(document, change):
    """The change made at the top of a file and in each of its cases."""
    changed = with_rows(document, change)
    return changed | {"case": [with_rows(case, change) for case in document.get("case", [])]}


def shuffled(document, seed):
    """Rows of each table, and tables, in another order."""
    draw = random.Random(seed)

    def change(_table, rows):
        return draw.sample(rows, len(rows))

    def tables(part):
        return dict(draw.sample(list(part.items()), len(part)))

    mixed = everywhere(document, change)
    return tables(mixed) | {"case": [tables(case) for case in mixed["case"]]}


HOURS = re.compile(r"^(\d+)(?:\.(\d+))? h$")


def in_minutes(document):
    """Hours of facts written as minutes."""

    def cell(value):
        hours = HOURS.match(value) if isinstance(value, str) else None
        if not hours:
            return value
        minutes = Fraction(value.removesuffix(" h")) * 60
        return f"{minutes} min" if minutes.denominator == 1 else value

    return everywhere(document, lambda _table, rows: [{key: cell(item) for key, item in row.items()} for row in rows])


def with_outsider(document):
    """Somebody of whom nothing but study is known, with all the study that is on record for the others."""
    outsider = "somebody-from-elsewhere"

    def change(table, rows):
        if table == "study":
            return [*rows, *({**without_name(row), "person": outsider} for row in rows if "session" not in row)]
        return rows

    changed = everywhere(document, change)
    return changed | {"people": [*changed.get("people", []), {"person": outsider}]}


def halves(row):
    """A study record as two that follow each other."""
    if "start" in row and "end" in row and "amount" not in row:
        start, end = minute_of(row["start"]), minute_of(row["end"])
        middle = f"{start[0]} {(start[1] + end[1]) // 2 // 60:02}:{(start[1] + end[1]) // 2 % 60:02}"
        if start[0] == end[0] and start[1] < end[1]:
            return [row | {"end": middle}, without_name(row) | {"start": middle}]
    number, _, unit = str(row.get("amount", "")).partition(" ")
    if "day" in row and unit and number.isdigit() and int(number) >= 2:
        part = int(number) // 2
        return [row | {"amount": f"{part} {unit}"}, without_name(row) | {"amount": f"{int(number) - part} {unit}"}]
    return [row]


def minute_of(time):
    day, _, clock = str(time).replace("T", " ").partition(" ")
    hour, minute = clock.split(":")[:2]
    return day, int(hour) * 60 + int(minute)


def with_halves(document):
    return everywhere(
        document,
        lambda table, rows: [part for row in rows for part in halves(row)] if table == "study" else rows,
    )


# What speaks of each record by itself, so that two halves are not one whole.
BY_RECORD = {
    *("bands", "flat", "increments", "round", "plus", "once", "first"),
    *("length_from", "length_under", "author_place"),
}


def words_in(value):
    """Every key and text of a policy."""
    if isinstance(value, dict):
        return set(value) | {word for item in value.values() for word in words_in(item)}
    if isinstance(value, list):
        return {word for item in value for word in words_in(item)}
    return {value} if isinstance(value, str) else set()


def counts_records(policy, _case):
    return bool(words_in(policy) & (BY_RECORD | {"study"}))


def with_more(document):
    """Each study record of an amount twice; of what is expected only the answer is kept."""
    kept = {"name", "subject", "rule", "window", "now", "answer"}

    def twice(table, rows):
        if table != "study":
            return rows
        return [*rows, *(without_name(row) for row in rows if "amount" in row and "session" not in row)]

    changed = everywhere(document, twice)
    cases = [{key: item for key, item in case.items() if key in kept or is_facts(item)} for case in changed["case"]]
    return changed | {"case": cases}


def is_no_floor_met(policy, case):
    """Whether a case is not about a quota of at least so much that is met."""
    rule = next((quota for quota in policy.get("quota", []) if quota["id"] == case["rule"]), {})
    return case.get("answer") != "met" or "at_least" not in rule or bool({"at_most", "share_of"} & set(rule))


def without_name(row):
    return {key: value for key, value in row.items() if key not in ("fact_id", "supersedes")}


def test_files():
    return sorted(FOLDER.rglob("*.test.toml"))


class Laws(unittest.TestCase):
    """Each law: what is changed; then all tests of all policies pass as they stand."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def holds(self, change, leaves_out=lambda policy, case: False, least=900):
        cases = 0
        for source in test_files():
            document = tomllib.loads(source.read_text())
            policy = source.with_name(source.name.replace(".test.toml", ".toml"))
            rules = tomllib.loads(policy.read_text())
            kept = [case for case in document["case"] if not leaves_out(rules, case)]
            if not kept:
                continue
            cases += len(kept)
            target = self.folder / source.relative_to(FOLDER)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(policy, target.parent)
            target.write_text(document_text(change(document | {"case": kept})))
        self.assertGreater(cases, least)
        done = subprocess.run(
            [os.environ["CADRE_TOOL"], "test", self.folder], capture_output=True, text=True, check=False
        )
        self.assertEqual(done.returncode, 0, done.stdout[-4000:] + done.stderr[-4000:])

    def test_order_of_rows_and_tables_means_nothing(self):
        for seed in range(3):
            with self.subTest(seed=seed):
                self.holds(lambda document, seed=seed: shuffled(document, seed))

    def test_hours_may_be_written_as_minutes(self):
        self.holds(in_minutes)

    def test_somebody_elses_study_changes_nothing(self):
        self.holds(with_outsider)

    def test_record_in_two_halves_counts_as_the_whole(self):
        self.holds(with_halves, counts_records)

    def test_more_study_does_not_undo_what_is_met(self):
        self.holds(with_more, is_no_floor_met, least=300)


if __name__ == "__main__":
    unittest.main()
