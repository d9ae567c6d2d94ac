#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts a published table of real attendance on its own, by the rules of examples/maps/toronto-council.toml.

A second opinion: it uses the standard library only and shares nothing with cadre. It prints counts, never names.
Usage: council_expected.py FILE [--check EXPECTED.json]
"""

import collections
import csv
import fractions
import json
import re
import sys

TIME = re.compile(r"(\d{1,2}):(\d\d)(?:AM|PM)(?: - (\d{1,2}):(\d\d)(?:AM|PM)|\(Roll Call\))")
DAMAGED = re.compile("[\u0080-\u009f\ufffd]|[\u00c2\u00c3][\u0080-\u00bf]")
KEY = ("Committee", "MTG #", "Session Date", "Session Type", "Session Start-End Time")
USED = ("First Name", "Last Name", *KEY, "Present")
YEAR = "2023-"
CLASS_HOUR = 45


class Session:
    """One sitting of a committee: its day, first minute and last minute, and who was there."""

    def __init__(self, day, text):
        hour, minute, end_hour, end_minute = TIME.fullmatch(text).groups()
        self.day = day
        self.start = int(hour) * 60 + int(minute)
        self.end = self.start if end_hour is None else int(end_hour) * 60 + int(end_minute)
        assert self.end >= self.start
        self.present = {}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    findings = collections.Counter()
    sessions = {}
    for row in rows:
        for column in USED:
            findings["D101"] += row[column] != row[column].strip()
            findings["D113"] += bool(DAMAGED.search(row[column]))
        text = {column: row[column].strip() for column in USED}
        findings["D315"] += TIME.fullmatch(text["Session Start-End Time"]) is not None
        key = tuple(text[column] for column in KEY)
        session = sessions.setdefault(key, Session(text["Session Date"], text["Session Start-End Time"]))
        person = text["First Name"] + " " + text["Last Name"]
        findings["D310"] += person in session.present
        was_there = {"Y": True, "N": False}[text["Present"]]
        session.present[person] = session.present.get(person, False) or was_there
    # A roll call has no end; one session ends in the minute in which it begins, which is no length either.
    findings["D313"] = sum(session.start == session.end for session in sessions.values())
    return rows, sessions, findings


def minutes_once(spans):
    """Minutes in at least one of the spans, and how many spans begin inside an earlier one."""
    total = overlaps = reached = 0
    day = None
    for span_day, start, end in sorted(spans):
        reached = reached if span_day == day else 0
        day = span_day
        overlaps += start < reached and end > start
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total, overlaps


def expected(path):
    rows, sessions, findings = read(path)
    people = sorted({person for session in sessions.values() for person in session.present})
    of_year = [session for session in sessions.values() if session.day.startswith(YEAR)]
    minutes_all = minutes_year = regular = busy = 0
    for person in people:
        spans = [(s.day, s.start, s.end) for s in sessions.values() if s.present.get(person)]
        minutes, overlaps = minutes_once(spans)
        minutes_all += minutes
        findings["D302"] += overlaps
        minutes, _ = minutes_once(span for span in spans if span[0].startswith(YEAR))
        minutes_year += minutes
        busy += fractions.Fraction(minutes, CLASS_HOUR) >= 90
        due = [session.present[person] for session in of_year if person in session.present]
        regular += bool(due) and fractions.Fraction(sum(due), len(due)) >= fractions.Fraction(9, 10)
    return {
        "rows": len(rows),
        "people": len(people),
        "committees": len({key[0] for key in sessions}),
        "sessions": len(sessions),
        "sessions_2023": len(of_year),
        "presence_facts": sum(len(session.present) for session in sessions.values()),
        "attended_facts": sum(sum(session.present.values()) for session in sessions.values()),
        "facts_2023": sum(len(session.present) for session in of_year),
        "attended_2023": sum(sum(session.present.values()) for session in of_year),
        "minutes": minutes_all,
        "minutes_2023": minutes_year,
        "people_at_90_percent_2023": regular,
        "people_at_90_class_hours_2023": busy,
        "findings": {code: count for code, count in sorted(findings.items()) if count},
    }


def main(arguments):
    text = json.dumps(expected(arguments[0]), indent=2) + "\n"
    if arguments[1:2] != ["--check"]:
        sys.stdout.write(text)
        return 0
    with open(arguments[2], encoding="utf-8") as committed:
        same = committed.read() == text
    print("the committed counts are those of the table" if same else f"the table gives:\n{text}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
