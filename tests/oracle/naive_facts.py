# SPDX-License-Identifier: Apache-2.0
"""Facts as plain Python values, from tables as docs/data-folder.md describes them.

A day is its ordinal, a moment is minutes since day 0, clock time is a set of minutes. Nothing here is fast or clever.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache

EVER = 10_000_000  # a day after every day, and its negative a day before
CAME = ("present", "late", "left_early", "late_and_left_early", "made_up")


def day_of(text):
    """2021-03-01, as text or as a date of TOML."""
    return date.fromisoformat(str(text)[:10]).toordinal()


def moment_of(text):
    """2021-03-01 19:00, as text or as a time of TOML."""
    text = str(text).replace("T", " ")
    return day_of(text) * 1440 + int(text[11:13]) * 60 + int(text[14:16])


def month_days(year, month):
    """First day of a month and of the next one."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1).toordinal(), after.toordinal()


@cache
def amount_of(text):
    """(value, unit): hours are minutes, % and bare fractions are ratios."""
    number, _, unit = str(text).strip().partition(" ")
    value = Fraction(number)
    if unit == "h":
        return value * 60, "min"
    if unit == "%":
        return value / 100, "ratio"
    return value, unit or "ratio"


def words(cell):
    return [w.strip() for w in str(cell or "").split(";") if w.strip()]


def span_of(label, day):
    """First day and day after the last of the period a document is about; its own day without one."""
    if not label:
        return day, day + 1
    if "Q" in label:
        year, quarter = int(label[:4]), int(label[-1])
        return month_days(year, quarter * 3 - 2)[0], month_days(year, quarter * 3)[1]
    if len(label) == 4:
        return date(int(label), 1, 1).toordinal(), date(int(label) + 1, 1, 1).toordinal()
    if len(label) == 7:
        return month_days(int(label[:4]), int(label[5:]))
    return day_of(label), day_of(label) + 1


@dataclass
class Act:
    """Something that a person did or that a unit or group held."""

    id: str
    kind: str
    begin: int  # moment
    day: int  # the day to which it belongs
    last: int  # last day of the span in which it lies
    category: str = ""
    themes: list = field(default_factory=list)
    role: str = "participant"
    unit: str = ""
    minutes: frozenset | None = None  # clock time, where it is known when
    loose: int | None = None  # minutes, where only their number is known
    amount: tuple | None = None  # (value, unit) in another unit than clock time
    session: str = ""
    item: str = ""
    row: dict = field(default_factory=dict)  # of study: what else is recorded

    def order(self):
        return self.begin, self.id


@dataclass
class Facts:
    """All tables, each a list of dicts of text, as known on the day asked about."""

    tables: dict
    as_of: int
    known: int | None = None

    def __post_init__(self):
        self.tables = {name: self.in_force(rows) for name, rows in self.tables.items()}
        self.people = {r["person"]: r for r in self.rows("people")}
        self.units = {r["unit"]: r for r in self.rows("units")}
        self.groups = {r["group"]: r for r in self.rows("groups")}
        self.sessions = {r["session"]: r for r in self.rows("sessions")}
        self.presence = {}
        for r in self.rows("presence"):
            self.presence.setdefault((r["session"], r["person"]), r)  # the first row counts
        self.registers = {r["session"] for r in self.rows("presence")}

    def rows(self, name):
        return self.tables.get(name, [])

    def in_force(self, rows):
        """Rows that were recorded by then, not withdrawn and not corrected by another that is itself there."""
        known = EVER if self.known is None else self.known
        there = [r for r in rows if not r.get("recorded") or day_of(r["recorded"]) <= known]
        there = [r for r in there if not r.get("withdrawn") or day_of(r["withdrawn"]) > known]
        corrected = {r.get("supersedes") for r in there if r.get("supersedes")}
        return [r for r in there if r.get("fact_id") not in corrected or not r.get("fact_id")]

    # --- who belongs where ---------------------------------------------------------------------------------------
    @staticmethod
    def holds(row, day):
        start = day_of(row["from"]) if row.get("from") else -EVER
        return start <= day <= (day_of(row["to"]) if row.get("to") else EVER)

    def above(self, unit):
        """The unit, the one above it, and so on."""
        while unit:
            yield unit
            unit = self.units[unit].get("parent") or ""

    def is_below(self, unit, top):
        return top in self.above(unit)

    def formal_units(self, person, day):
        return [
            r["unit"]
            for r in self.rows("memberships")
            if r["person"] == person and r.get("unit") and (r.get("kind") or "formal") == "formal" and self.holds(r, day)
        ]

    def groups_of(self, person, day):
        return [
            r["group"]
            for r in self.rows("memberships")
            if r["person"] == person and r.get("group") and self.holds(r, day)
        ]

    def posts_of(self, person, day):
        return [r["post"] for r in self.rows("posts") if r["person"] == person and self.holds(r, day)]

    def holders(self, unit, posts, day):
        return {r["person"] for r in self.rows("posts") if r["unit"] == unit and r["post"] in posts and self.holds(r, day)}

    # --- sessions ------------------------------------------------------------------------------------------------
    @staticmethod
    def state(session):
        return session.get("state") or "held"

    @staticmethod
    def clock(session):
        begin = moment_of(session["start"])
        return range(begin, moment_of(session["end"]) if session.get("end") else begin)

    def is_due(self, person, session):
        """Whether the person was expected, whatever the rule."""
        day = moment_of(session["start"]) // 1440
        due = session.get("due") or "unit"
        if due == "list":
            return (session["session"], person) in self.presence
        if due == "group":
            return session.get("group") in self.groups_of(person, day)
        return any(self.is_below(u, session["unit"]) for u in self.formal_units(person, day))

    def attended(self, session, row):
        """Number of minutes that a row of the register stands for."""
        length = len(self.clock(session))
        return min(int(row["minutes"]), length) if row.get("minutes") not in (None, "") else length

    def session_act(self, session):
        clock = self.clock(session)
        day = clock.start // 1440
        return Act(
            id=session["session"], kind=session["kind"], begin=clock.start, day=day, last=day,
            category=session.get("category") or "", themes=words(session.get("themes")), unit=session["unit"],
            minutes=frozenset(clock), session=session["session"],
        )

    def presence_act(self, session, row):
        act = self.session_act(session)
        act.id = row.get("fact_id") or f"{session['session']}/{row['person']}"
        act.role = row.get("role") or "participant"
        clock, length = self.clock(session), self.attended(session, row)
        if row["status"] == "made_up":
            act.minutes, act.loose = None, length
        elif row["status"] == "late":
            act.minutes = frozenset(clock[len(clock) - length :])
        else:
            act.minutes = frozenset(clock[:length])
        if act.minutes:  # the act is what was attended: of someone late it begins when he came
            act.begin = min(act.minutes)
            act.day = act.last = act.begin // 1440
        return act

    # --- what a person did ----------------------------------------------------------------------------------------
    def study_act(self, row):
        amount = amount_of(row["amount"]) if row.get("amount") else None
        hours = Fraction(str(row["hours"])) * 60 if row.get("hours") not in (None, "") else None
        session = self.sessions.get(row.get("session") or "")
        act = Act(
            id=row.get("fact_id") or "", kind=row["kind"], begin=0, day=0, last=0, category=row.get("category") or "",
            themes=words(row.get("themes")), role=row.get("role") or "participant",
            session=row.get("session") or "", item=row.get("item") or "", row=row,
        )
        if amount and amount[1] == "min":
            hours = amount[0] if hours is None else hours
        elif amount:
            act.amount = amount
        if row.get("start"):
            act.begin = moment_of(row["start"])
            end = moment_of(row["end"]) if row.get("end") else act.begin + int(hours or 0)
            act.minutes = frozenset(range(act.begin, end))
            act.day, act.last = act.begin // 1440, max(act.begin, end - 1) // 1440
            return act
        if row.get("day"):
            text = str(row["day"])
            first, after = month_days(int(text[:4]), int(text[5:7])) if len(text) == 7 else (day_of(text), day_of(text) + 1)
        else:
            first = moment_of(session["start"]) // 1440
            after = first + 1
        act.begin, act.day, act.last = first * 1440, first, after - 1
        if hours is not None or act.amount is None:
            act.loose = int(hours or 0)
        return act

    def acts_of_person(self, person):
        """Study and presence up to the day asked about; one act where both speak of one session."""
        found = []
        for row in self.rows("study"):
            if row["person"] == person and (row.get("session") or "", person) not in self.presence:
                found.append(self.study_act(row))
        for (name, who), row in self.presence.items():
            if who == person and row["status"] in CAME and self.state(self.sessions[name]) == "held":
                found.append(self.presence_act(self.sessions[name], row))
        return sorted((a for a in found if a.day <= self.as_of), key=Act.order)

    def acts_held(self, kind, subject):
        """Sessions that a unit or a group held."""
        found = []
        for row in self.sessions.values():
            holder = ("group", row["group"]) if row.get("group") else ("unit", row["unit"])
            if holder == (kind, subject) and self.state(row) == "held":
                found.append(self.session_act(row))
        return sorted((a for a in found if a.day <= self.as_of), key=Act.order)
