# SPDX-License-Identifier: Apache-2.0
"""What the generators of sample folders share: repeatable chance, days, and tables written as CSV.

Nothing here looks at the clock, the locale or the environment, so the same bytes come out every time.
"""

import csv
import datetime
import io
import os


class Chance:
    """A 64-bit linear congruential generator; only the high bits are used, the low ones repeat too soon."""

    def __init__(self, seed):
        state = 0xCBF29CE484222325
        for byte in seed.encode("utf-8"):
            state = ((state ^ byte) * 0x100000001B3) % (1 << 64)
        self.state = state
        for _ in range(4):
            self.below(2)

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return ((self.state >> 32) * bound) >> 32

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def hits(self, per_cent):
        return self.below(100) < per_cent

    def pick(self, items):
        return items[self.below(len(items))]

    def some(self, items, count):
        pool = list(items)
        return [pool.pop(self.below(len(pool))) for _ in range(min(count, len(pool)))]


def weekdays(year, wanted):
    """The days of a year that fall on the wanted days of the week (0 is Monday)."""
    date = datetime.date(year, 1, 1)
    days = []
    while date.year == year:
        if date.weekday() in wanted:
            days.append(date)
        date += datetime.timedelta(days=1)
    return days


def clock(date, minute):
    """A time as the tables write it; `minute` counts from midnight and stays within the day."""
    return f"{date.isoformat()} {minute // 60:02d}:{minute % 60:02d}"


class Table:
    """A file of the folder. The findings that a row is meant to cause stand beside it."""

    def __init__(self, name, columns):
        self.name = name
        self.columns = columns
        self.rows = []
        self.faults = []            # (row number, column, code, why)

    def add(self, **cells):
        unknown = [c for c in cells if c not in self.columns]
        if unknown:
            raise ValueError(f"{self.name} has no column {unknown[0]}")
        self.rows.append(cells)
        return cells

    def fault(self, cells, column, code, why):
        """Notes that this row causes a finding; the header is row 1."""
        number = 2 + next(i for i, row in enumerate(self.rows) if row is cells)
        self.faults.append((number, column, code, why))

    def lines(self):
        return [self.columns] + [[str(row.get(c, "")) for c in self.columns] for row in self.rows]

    def findings(self):
        return [(self.name + ".csv", *fault) for fault in self.faults]


def csv_bytes(lines):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode("utf-8")


def write_folder(folder, tables):
    """Writes the tables and, beside the folder, the list of the findings that they are meant to cause."""
    os.makedirs(folder, exist_ok=True)
    for table in tables:
        with open(os.path.join(folder, table.name + ".csv"), "wb") as out:
            out.write(csv_bytes(table.lines()))
    findings = sorted(finding for table in tables for finding in table.findings())
    with open(os.path.normpath(folder) + ".manifest.csv", "wb") as out:
        out.write(csv_bytes([("file", "row", "column", "code", "why")] + findings))
