#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Counts the sample data folder on its own, as a second opinion on the library's figures.

It reads the raw files and shares no code with the generator. The figures come out as JSON with sorted keys;
fractions are exact, as "num/den". What each figure means stands in tests/sample/README.md.
"""

import argparse
import collections
import csv
import datetime
import fractions
import io
import json
import os
import re
import sys

FIRST_DAY = datetime.date(2021, 1, 1)
LAST_DAY = datetime.date(2021, 12, 31)
DAY = 1440
GOAL = 30 * 60
OFFICE_HOURS = ((8 * 60 + 30, 12 * 60), (14 * 60, 18 * 60))
OFF = {
    "01-01 01-02 01-03": "New Year", "02-11 02-12 02-13 02-14 02-15 02-16 02-17": "Spring Festival",
    "04-03 04-04 04-05": "Qingming", "05-01 05-02 05-03 05-04 05-05": "Labour Day",
    "06-12 06-13 06-14": "Dragon Boat", "09-19 09-20 09-21": "Mid-Autumn",
    "10-01 10-02 10-03 10-04 10-05 10-06 10-07": "National Day",
}
DAYS_OFF = {f"2021-{d}" for days in OFF for d in days.split()}
DAYS_WORKED = {f"2021-{d}" for d in "02-07 02-20 04-25 05-08 09-18 09-26 10-09".split()}

ERRORS = set("D001 D003 D007 D008 D009 D011 D104 D108 D109 D110 D111 D201 D202 D203 D204 D205 D207 D301".split())

# column: (type, heading in Chinese); a star marks a required column.
COLUMNS = {
    "units": {"unit*": ("id", "单位编号"), "name": ("text", "单位名称"), "kind": ("word", "单位类型"),
              "parent": ("id", "上级单位")},
    "people": {"person*": ("id", "人员编号"), "name": ("text", "姓名"), "born": ("day", "出生日期"),
               "joined": ("day", "加入日期"), "tags": ("words", "标签"), "id_number": ("secret", "身份证号"),
               "sort_key": ("word", "排序")},
    "memberships": {"person*": ("id", "人员编号"), "unit": ("id", "单位编号"), "group": ("id", "小组编号"),
                    "kind": ("membership", "关系"), "from": ("day", "开始日期"), "to": ("day", "结束日期")},
    "posts": {"person*": ("id", "人员编号"), "unit*": ("id", "单位编号"), "post*": ("word", "职务"),
              "from": ("day", "开始日期"), "to": ("day", "结束日期")},
    "groups": {"group*": ("id", "小组编号"), "name": ("text", "小组名称"), "kind": ("word", "小组类型"),
               "unit": ("id", "单位编号")},
    "categories": {"category*": ("id", "课堂编号"), "name": ("text", "课堂名称")},
    "kinds": {"kind*": ("id", "类型"), "name": ("text", "中文名称"), "name_en": ("text", "英文名称")},
    "sessions": {"session*": ("id", "活动编号"), "unit*": ("id", "单位编号"), "group": ("id", "小组编号"),
                 "kind*": ("word", "活动形式"), "category": ("id", "课堂编号"), "themes": ("words", "主题"),
                 "title": ("text", "活动名称"), "start*": ("time", "开始时间"), "end": ("time", "结束时间"),
                 "due": ("due", "应到范围"), "state": ("state", "状态"), "venue": ("word", "地点")},
    "presence": {"session*": ("id", "活动编号"), "person*": ("id", "人员编号"), "status*": ("status", "出勤"),
                 "minutes": ("number", "分钟"), "role": ("role", "角色"), "topic": ("text", "题目")},
    "leaves": {"person*": ("id", "人员编号"), "kind*": ("leave", "请假类型"), "from*": ("moment", "开始"),
               "to": ("moment", "结束"), "asked": ("time", "申请时间"), "decided": ("time", "批准时间"),
               "by": ("id", "批准人"), "decision": ("decision", "结果")},
    "study": {"person*": ("id", "人员编号"), "kind*": ("word", "学习形式"), "category": ("id", "课堂编号"),
              "themes": ("words", "主题"), "start": ("time", "开始时间"), "end": ("time", "结束时间"),
              "day": ("period", "日期"), "hours": ("hours", "小时数"), "amount": ("amount", "数量"),
              "session": ("id", "活动编号"), "role": ("role", "角色"), "submitted": ("day", "提交日期")},
    "marks": {"person*": ("id", "人员编号"), "test*": ("word", "测试"), "day*": ("day", "日期"),
              "value*": ("number", "成绩"), "max": ("number", "满分"), "pass": ("number", "及格线")},
    "documents": {"person": ("id", "人员编号"), "unit": ("id", "单位编号"), "session": ("id", "活动编号"),
                  "kind*": ("word", "材料类型"), "day*": ("day", "日期"), "about": ("word", "所属期间")},
    "events": {"person": ("id", "人员编号"), "unit": ("id", "单位编号"), "kind*": ("word", "事件类型"),
               "day*": ("day", "日期"), "to": ("day", "结束日期"), "amount": ("amount", "数量")},
}
UNUSED_TABLES = ("offices courses venues lecturers platforms resources standards needs mentors assignments plans "
                 "plan_items measures inspections findings instruments answers observations awards notices "
                 "outside_marks calendars").split()
VOCABULARY = {
    "membership": {"formal": "formal", "host": "host"},
    "due": {w: w for w in ("unit", "group", "list")},
    "state": {w: w for w in ("held", "cancelled", "inquorate")},
    "status": dict(zip("present late left_early late_and_left_early absent leave made_up excused".split(),
                       "present late left_early late_and_left_early absent leave made_up excused".split()))
    | dict(zip("出席 迟到 早退 迟到早退 缺席 请假 补学 免于参加".split(),
               "present late left_early late_and_left_early absent leave made_up excused".split())),
    "role": {w: w for w in ("participant", "lecturer", "speaker", "organiser")}
    | {"学员": "participant", "主讲": "lecturer", "发言": "speaker", "组织": "organiser"},
    "decision": {w: w for w in ("approved", "refused", "pending")}
    | {"批准": "approved", "不批准": "refused", "待批": "pending"},
}
LEAVE_WORDS = {"因公": "official", "因事": "private", "病假": "sick", "产假": "maternity"}
UNIT_WORDS = {"h": "h", "min": "min", "d": "d", "credit": "credit", "学时": "class_hour"}
HERE = ("present", "late", "left_early", "late_and_left_early")
CAME = HERE + ("made_up",)


# ---------------------------------------------------------------- reading

class Finding(collections.namedtuple("Finding", "file row column code")):
    __slots__ = ()


class BadCell(Exception):
    pass


class Record(dict):
    """The values of one row; `row` is its place in the file and `at` names columns as the file does."""

    def __init__(self, values, file, row, at):
        super().__init__(values)
        self.file = file
        self.row = row
        self.at = at


class Reader:
    def __init__(self, folder):
        self.folder = folder
        self.findings = []
        self.read = collections.Counter()
        self.tables = {name: [] for name in COLUMNS}

    def report(self, file, row, column, code):
        self.findings.append(Finding(file, row, column, code))

    def read_all(self):
        for file in sorted(os.listdir(self.folder)):
            stem = file[:-4] if file.endswith(".csv") else ""
            if stem in COLUMNS:
                self.read_table(stem, file)
            elif stem in UNUSED_TABLES:
                self.report(file, 0, "", "D010")
            else:
                self.report(file, 0, "", "D001")

    def decode(self, file):
        with open(os.path.join(self.folder, file), "rb") as source:
            raw = source.read()
        if raw.startswith(b"\xef\xbb\xbf"):
            self.report(file, 0, "", "D005")
            return raw[3:].decode("utf-8")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            self.report(file, 0, "", "D004")
            return raw.decode("gb18030")

    def read_table(self, name, file):
        lines = list(csv.reader(io.StringIO(self.decode(file), newline=""), strict=True))
        columns = COLUMNS[name]
        by_heading = {}
        for column, (_, chinese) in columns.items():
            by_heading[column.rstrip("*")] = column
            by_heading[chinese] = column
        required = {column for column in columns if column.endswith("*")}
        top = next(i for i, line in enumerate(lines) if required <= {by_heading.get(cell) for cell in line})
        for index in range(top):
            self.report(file, index + 1, "", "D006")
        for heading in lines[top]:
            if heading not in by_heading:
                self.report(file, top + 1, heading, "D002")
        for index, line in enumerate(lines[top + 1:]):
            self.read[name] += 1
            record = self.read_row(name, file, top + 2 + index, lines[top], line, by_heading)
            if record is not None:
                self.tables[name].append(record)

    def read_row(self, name, file, row, header, line, by_heading):
        if len(line) > len(header):
            self.report(file, row, "", "D007")
            return None
        record = Record({}, file, row, {})
        good = True
        for heading, cell in zip(header, line):
            starred = by_heading.get(heading)
            if starred is None:
                continue
            column = starred.rstrip("*")
            record.at[column] = heading
            try:
                notes, record[column] = parse_cell(COLUMNS[name][starred][0], cell, starred.endswith("*"))
                for code in notes:
                    self.report(file, row, heading, code)
            except BadCell as bad:
                self.report(file, row, heading, str(bad))
                good = False
        for starred in COLUMNS[name]:
            record.setdefault(starred.rstrip("*"), None)
        return record if good else None


def parse_cell(kind, cell, required):
    """The finding codes of a cell that can be used, and its value; None where it is empty."""
    notes = []
    text = cell.strip(" \t")
    if text != cell:
        notes.append("D101")
    if kind != "text" and any("\uff01" <= c <= "\uff5e" or c == "\u3000" for c in text) and kind != "words":
        notes.append("D102")
        text = "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else " " if c == "\u3000" else c for c in text)
    if not text:
        if required:
            raise BadCell("D111")
        return notes, None
    more, value = PARSERS[kind](text) if kind in PARSERS else parse_word(kind, text)
    return notes + more, value


def parse_word(kind, text):
    if kind == "status" and text == "√":
        return ["D107"], "present"
    if kind == "leave":
        return [], LEAVE_WORDS.get(text, text)
    if kind in VOCABULARY:
        if text not in VOCABULARY[kind]:
            raise BadCell("D110")
        return [], VOCABULARY[kind][text]
    return [], text


def parse_words(text):
    return [], [w.strip() for w in re.split("[;；]", text)]


def parse_day(text):
    for pattern, codes in ((r"(\d{4})-(\d\d)-(\d\d)", []), (r"(\d{4})年(\d{1,2})月(\d{1,2})日", ["D103"]),
                           (r"(\d{4})[./](\d{1,2})[./](\d{1,2})", ["D103"])):
        match = re.fullmatch(pattern, text)
        if match:
            try:
                return codes, datetime.date(*map(int, match.groups()))
            except ValueError:
                break
    raise BadCell("D104")


def parse_time(text):
    """Minutes since the first day of the calendar."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)", text)
    if not match:
        raise BadCell("D104")
    codes, date = parse_day(match.group(1))
    hour, minute = int(match.group(2)), int(match.group(3))
    if (hour, minute) == (24, 0):
        codes = codes + ["D105"]
    elif hour > 23 or minute > 59:
        raise BadCell("D104")
    return codes, date.toordinal() * DAY + hour * 60 + minute


def parse_moment(text):
    """A time as minutes, or a day as a date."""
    return parse_time(text) if ":" in text else parse_day(text)


def parse_period(text):
    """A day, or a month as its (year, month)."""
    match = re.fullmatch(r"(\d{4})-(\d\d)", text)
    return ([], (int(match.group(1)), int(match.group(2)))) if match else parse_day(text)


def parse_number(text):
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise BadCell("D108")
    value = fractions.Fraction(text)
    if value < 0:
        raise BadCell("D109")
    return [], value


def parse_amount(text):
    match = re.fullmatch(r"(-?[\d.]+)\s*(\w+)", text)
    if not match or match.group(2) not in UNIT_WORDS:
        raise BadCell("D108")
    _, value = parse_number(match.group(1))
    return [], (value, UNIT_WORDS[match.group(2)])


def parse_hours(text):
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        codes, value = parse_number(text)
        return codes, (value, "h")
    codes, value = parse_amount(text)
    return codes + ["D106"], value


def parse_secret(text):
    return (["D112"] if re.fullmatch(r"\d(\.\d+)?[Ee]\+\d+", text) else []), text


PARSERS = {"words": parse_words, "day": parse_day, "time": parse_time, "moment": parse_moment, "period": parse_period,
           "number": parse_number, "amount": parse_amount, "hours": parse_hours, "secret": parse_secret,
           "text": lambda text: ([], text)}


# ---------------------------------------------------------------- keeping what holds together

KEYS = {"units": "unit", "people": "person", "groups": "group", "categories": "category", "kinds": "kind",
        "sessions": "session"}
REFERENCES = (
    ("units", "parent", "units", "D202"), ("groups", "unit", "units", "D202"),
    ("memberships", "person", "people", "D201"), ("memberships", "unit", "units", "D202"),
    ("memberships", "group", "groups", "D204"), ("posts", "person", "people", "D201"),
    ("posts", "unit", "units", "D202"), ("sessions", "unit", "units", "D202"), ("sessions", "group", "groups", "D204"),
    ("sessions", "category", "categories", "D208"), ("presence", "session", "sessions", "D203"),
    ("presence", "person", "people", "D201"), ("leaves", "person", "people", "D201"), ("leaves", "by", "people", "D201"),
    ("study", "person", "people", "D201"), ("study", "category", "categories", "D208"),
    ("study", "session", "sessions", "D203"), ("marks", "person", "people", "D201"),
    ("documents", "person", "people", "D201"), ("documents", "unit", "units", "D202"),
    ("documents", "session", "sessions", "D203"), ("events", "person", "people", "D201"),
    ("events", "unit", "units", "D202"),
)
SPANS = (("memberships", "from", "to"), ("posts", "from", "to"), ("sessions", "start", "end"), ("leaves", "from", "to"),
         ("study", "start", "end"), ("events", "day", "to"))


def drop(reader, table, column, code, is_bad):
    kept = []
    for record in reader.tables[table]:
        if is_bad(record):
            reader.report(record.file, record.row, record.at[column], code)
        else:
            kept.append(record)
    reader.tables[table] = kept


def drop_backward_spans(reader):
    for table, first, last in SPANS:
        drop(reader, table, last, "D301",
             lambda r: r[first] is not None and r[last] is not None and bounds(r[last])[1] < bounds(r[first])[0])


def bounds(moment):
    """First minute and the minute after the last one, of a day or a time."""
    if isinstance(moment, datetime.date):
        return moment.toordinal() * DAY, (moment.toordinal() + 1) * DAY
    return moment, moment


def drop_second_keys(reader):
    for table, key in KEYS.items():
        seen = {}
        drop(reader, table, key, "D205", lambda r: seen.setdefault(r[key], r) is not r)


def drop_circles(reader):
    parents = {r["unit"]: r["parent"] for r in reader.tables["units"]}

    def is_above_itself(record):
        above = record["parent"]
        for _ in parents:
            if above == record["unit"]:
                return True
            above = parents.get(above)
        return False

    drop(reader, "units", "parent", "D207", is_above_itself)


def check_references(reader):
    for table, column, target, code in REFERENCES:
        known = {r[KEYS[target]] for r in reader.tables[target]}
        if code in ERRORS:
            drop(reader, table, column, code, lambda r: r[column] is not None and r[column] not in known)
            continue
        for record in reader.tables[table]:
            if record[column] is not None and record[column] not in known:
                reader.report(record.file, record.row, record.at[column], code)
                record[column] = None


# ---------------------------------------------------------------- the organisation

class Organisation:
    def __init__(self, reader):
        self.reader = reader
        self.people = {r["person"]: r for r in reader.tables["people"]}
        self.parent = {r["unit"]: r["parent"] for r in reader.tables["units"]}
        self.sessions = {r["session"]: r for r in reader.tables["sessions"]}
        self.formal = collections.defaultdict(list)
        self.groups = collections.defaultdict(list)
        for record in reader.tables["memberships"]:
            if record["unit"] and record["kind"] in (None, "formal"):
                self.formal[record["person"]].append(record)
            if record["group"]:
                self.groups[record["person"]].append(record)
        self.rows_of = collections.defaultdict(list)
        for record in reader.tables["presence"]:
            self.rows_of[record["session"]].append(record)
        self.due = {s: self.due_at(r) for s, r in self.sessions.items()}

    def table(self, name):
        return self.reader.tables[name]

    def unit_on(self, person, date):
        found = [r for r in self.formal[person] if holds(r, date)]
        # Where two memberships meet, the one that began later counts.
        return max(found, key=lambda r: r["from"] or datetime.date.min)["unit"] if found else None

    def units_above(self, unit):
        chain = []
        while unit is not None:
            chain.append(unit)
            unit = self.parent[unit]
        return chain

    def top_unit(self, unit):
        chain = self.units_above(unit)
        return chain[-2] if len(chain) > 1 else chain[-1] if chain else "(none)"

    def has_tag(self, person, tag):
        return tag in (self.people[person]["tags"] or [])

    def tagged(self, tag):
        return sorted(p for p in self.people if self.has_tag(p, tag))

    def date(self, session):
        return datetime.date.fromordinal(session["start"] // DAY)

    def length(self, session):
        return (session["end"] if session["end"] is not None else session["start"]) - session["start"]

    def is_held(self, session):
        return session["state"] in (None, "held")

    def due_at(self, session):
        date = self.date(session)
        if session["due"] == "list":
            return {r["person"] for r in self.rows_of[session["session"]]}
        if session["due"] == "group":
            return {p for p in self.people
                    if any(g["group"] == session["group"] and holds(g, date) for g in self.groups[p])}
        return {p for p in self.people if session["unit"] in self.units_above(self.unit_on(p, date))}

    def holders(self, unit, post, date):
        return {r["person"] for r in self.table("posts") if r["unit"] == unit and r["post"] == post and holds(r, date)}

    def may_grant(self, person, date):
        for unit in self.units_above(self.unit_on(person, date)):
            others = self.holders(unit, "secretary", date) - {person}
            if others:
                return others
        return set()

    def presences(self):
        """Each (person, session) at which the person came, once, with its row and its session."""
        seen = set()
        for record in self.table("presence"):
            session = self.sessions[record["session"]]
            pair = (record["session"], record["person"])
            if record["status"] in CAME and self.is_held(session) and pair not in seen:
                seen.add(pair)
                yield record, session


def holds(record, date):
    return (record["from"] is None or record["from"] <= date) and (record["to"] is None or date <= record["to"])


# ---------------------------------------------------------------- findings that need the whole folder

def note(org, record, code, column=None):
    org.reader.report(record.file, record.row, record.at[column] if column else "", code)


def note_people(org):
    names = {}
    for record in org.table("people"):
        if names.setdefault(record["name"], record) is not record:
            note(org, record, "D206", "name")
        if not any(m["person"] == record["person"] and m["unit"] for m in org.table("memberships")):
            note(org, record, "D306", "person")


def note_moves(org):
    for rows in org.formal.values():
        for record in rows:
            earlier = [r for r in rows if r is not record and r["unit"] != record["unit"] and record["from"]
                       and (r["from"] is None or r["from"] < record["from"])
                       and r["to"] and r["to"] >= record["from"] - datetime.timedelta(days=1)]
            units = {u for r in earlier + [record] for u in org.units_above(r["unit"])}
            if earlier and any(org.date(s) == record["from"] and org.is_held(s) and s["due"] in (None, "unit")
                               and s["unit"] in units for s in org.sessions.values()):
                note(org, record, "D307")


def note_sessions(org):
    for record in org.table("sessions"):
        if record["end"] is None:
            note(org, record, "D313", "end")


def note_presence(org):
    seen = set()
    leaves = leaves_by_person(org)
    for record in org.table("presence"):
        session = org.sessions[record["session"]]
        pair = (record["session"], record["person"])
        if pair in seen:
            note(org, record, "D310")
        seen.add(pair)
        covering = [l for l in leaves[record["person"]] if covers(l, session)]
        came = record["status"] in CAME
        if came and record["role"] in (None, "participant") and record["person"] not in org.due[record["session"]]:
            note(org, record, "D303")
        if record["status"] == "leave" and not covering:
            note(org, record, "D308")
        if record["status"] in HERE and any(l["decision"] == "approved" for l in covering):
            note(org, record, "D309")
        if record["minutes"] is not None and record["minutes"] > org.length(session):
            note(org, record, "D312", "minutes")


def leaves_by_person(org):
    by_person = collections.defaultdict(list)
    for record in org.table("leaves"):
        by_person[record["person"]].append(record)
    return by_person


def covers(leave, session):
    end = session["end"] if session["end"] is not None else session["start"]
    last = bounds(leave["to"])[1] if leave["to"] is not None else None
    return bounds(leave["from"])[0] <= session["start"] and (last is None or end <= last)


def clocked(org):
    """For each person the sessions sat through by the clock, by start and id."""
    by_person = collections.defaultdict(list)
    for record, session in org.presences():
        if record["status"] in HERE:
            by_person[record["person"]].append((session["start"], session["session"], record, session))
    return {person: sorted(sat, key=lambda item: item[:2]) for person, sat in by_person.items()}


def note_double_presence(org):
    for sat in clocked(org).values():
        reached = 0
        for start, _, record, session in sat:
            if start < reached and session["end"] is not None:
                note(org, record, "D302")
            reached = max(reached, session["end"] or 0)


def breaches(org):
    """Row numbers of approved leaves with the codes of what is wrong with them."""
    found = {}
    held = [s for s in org.sessions.values() if s["state"] != "cancelled"]
    for leave in org.table("leaves"):
        if leave["decision"] != "approved" or leave["kind"] not in ("official", "private"):
            continue
        covered = [s["start"] for s in held if covers(leave, s) and leave["person"] in org.due[s["session"]]]
        if not covered:
            continue
        if leave["asked"] >= min(covered):
            found.setdefault(leave.row, []).append(("asked", "D304"))
        if leave["by"] not in org.may_grant(leave["person"], datetime.date.fromordinal(leave["decided"] // DAY)):
            found.setdefault(leave.row, []).append(("by", "D305"))
    return found


def note_leaves(org, broken):
    for record in org.table("leaves"):
        for column, code in broken.get(record.row, []):
            note(org, record, code, column)


def note_study(org):
    by_person = collections.defaultdict(list)
    for record in org.table("study"):
        if record["session"]:
            note(org, record, "D314", "session")
        elif record["start"] is not None:
            by_person[record["person"]].append(record)
    for rows in by_person.values():
        reached = 0
        for record in sorted(rows, key=lambda r: (r["start"], r.row)):
            if record["start"] < reached:
                note(org, record, "D311")
            reached = max(reached, record["end"])


# ---------------------------------------------------------------- figures

def month_of(date):
    return f"{date.year}-{date.month:02d}"


def ratio(value):
    value = fractions.Fraction(value)
    return f"{value.numerator}/{value.denominator}"


def tally(keys):
    return dict(collections.Counter(keys))


def session_figures(org):
    held = [s for s in org.sessions.values() if org.is_held(s)]
    return {
        "held": len(held),
        "cancelled": sum(s["state"] == "cancelled" for s in org.sessions.values()),
        "by_kind": tally(s["kind"] for s in held),
        "by_month": tally(month_of(org.date(s)) for s in held),
        "by_category": tally(s["category"] or "(none)" for s in held),
    }


def person_time_figures(org):
    facts = list(org.presences())
    return {
        "all": len(facts),
        "by_status": tally(r["status"] for r, _ in facts),
        "by_role": tally(r["role"] or "participant" for r, _ in facts),
        "by_kind": tally(s["kind"] for _, s in facts),
        "by_category": tally(s["category"] or "(none)" for _, s in facts),
        "by_month": tally(month_of(org.date(s)) for _, s in facts),
        "by_top_unit_of_person": tally(org.top_unit(org.unit_on(r["person"], org.date(s))) for r, s in facts),
        "by_top_unit_of_session": tally(org.top_unit(s["unit"]) for _, s in facts),
    }


def presence_minutes(org):
    """(person, session) to minutes; where two sessions overlap, the later one loses what they share."""
    minutes = {}
    for record, session in org.presences():
        length = org.length(session)
        given = length if record["minutes"] is None else min(record["minutes"], length)
        minutes[(record["person"], record["session"])] = int(given)
    for person, sat in clocked(org).items():
        reached = 0
        for start, ident, _, session in sat:
            shared = max(0, min(reached, start + org.length(session)) - start)
            minutes[(person, ident)] = max(0, minutes[(person, ident)] - shared)
            reached = max(reached, start + org.length(session))
    return minutes


def study_minutes(record):
    """Minutes of a record without clock times, or None where its unit is no clock time."""
    value, unit = record["hours"] or record["amount"] or (0, "h")
    factor = {"h": 60, "min": 1}.get(unit)
    return None if factor is None else int(value * factor)


def merged(spans):
    out = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def study_by_kind(org):
    """kind to person to (clock spans, minutes without a clock)."""
    spans = collections.defaultdict(lambda: collections.defaultdict(list))
    loose = collections.defaultdict(lambda: collections.defaultdict(list))
    other = collections.Counter()
    for record in org.table("study"):
        if record["session"]:
            continue
        if record["start"] is not None:
            spans[record["kind"]][record["person"]].append((record["start"], record["end"]))
            continue
        minutes = study_minutes(record)
        if minutes is None:
            value, unit = record["hours"] or record["amount"]
            other[(record["kind"], unit)] += value
        else:
            day = record["day"]
            month = f"{day[0]}-{day[1]:02d}" if isinstance(day, tuple) else month_of(day)
            loose[record["kind"]][record["person"]].append((month, minutes))
    return spans, loose, other


def study_totals(spans, loose):
    totals = collections.Counter()
    for kind, people in spans.items():
        totals[kind] += sum(end - start for all_spans in people.values() for start, end in merged(all_spans))
    for kind, people in loose.items():
        totals[kind] += sum(minutes for entries in people.values() for _, minutes in entries)
    return totals


def study_of_person(spans, loose, person):
    clock = sum(e - s for kind in spans for s, e in merged(spans[kind].get(person, [])))
    return clock + sum(m for kind in loose for _, m in loose[kind].get(person, []))


def minute_figures(org, sat, spans, loose, other):
    by_kind = collections.Counter()
    for (_, session), minutes in sat.items():
        by_kind[org.sessions[session]["kind"]] += minutes
    study = study_totals(spans, loose)
    units = collections.defaultdict(dict)
    for (kind, unit), value in other.items():
        units[kind][unit] = ratio(value)
    return {
        "presence": {"all": sum(sat.values()), "by_kind": dict(by_kind)},
        "study": {"all": sum(study.values()), "by_kind": dict(study)},
        "study_in_other_units": dict(units),
    }


def age_on(born, date):
    return date.year - born.year - ((date.month, date.day) < (born.month, born.day))


def members_at_end(org):
    return [p for p in org.tagged("member") if org.unit_on(p, LAST_DAY)]


def head_figures(org, sat, spans, loose):
    members = members_at_end(org)
    times = collections.Counter(r["person"] for r, _ in org.presences())
    minutes = collections.Counter()
    for (person, _), amount in sat.items():
        minutes[person] += amount
    under_80 = [p for p in members if age_on(org.people[p]["born"], LAST_DAY) < 80]
    reached = [p for p in under_80 if times[p]]
    own = [minutes[p] for p in members]
    with_study = [minutes[p] + study_of_person(spans, loose, p) for p in members]
    return {
        "coverage": {"reached": len(reached), "population": len(under_80),
                     "rate": ratio(fractions.Fraction(len(reached), len(under_80)))},
        "times_per_head": {"person_times": sum(times[p] for p in members), "people": len(members),
                           "times": ratio(fractions.Fraction(sum(times[p] for p in members), len(members)))},
        "presence_minutes_per_person": mean_and_median(own),
        "presence_and_study_minutes_per_person": mean_and_median(with_study),
    }


def mean_and_median(values):
    values = sorted(values)
    middle = len(values) // 2
    median = values[middle] if len(values) % 2 else fractions.Fraction(values[middle - 1] + values[middle], 2)
    return {"people": len(values), "sum": sum(values), "mean": ratio(fractions.Fraction(sum(values), len(values))),
            "median": ratio(median)}


def mark_figures(org):
    def figure(rows):
        passed = sum(r["value"] >= r["pass"] for r in rows)
        return {"rows": len(rows), "passed": passed, "rate": ratio(fractions.Fraction(passed, len(rows)))}

    rows = [r for r in org.table("marks") if r["pass"] is not None]
    tests = sorted({r["test"] for r in rows})
    return dict(figure(rows), by_test={t: figure([r for r in rows if r["test"] == t]) for t in tests})


def leave_figures(org):
    return {
        "rows": len(org.table("leaves")),
        "by_kind": tally(r["kind"] for r in org.table("leaves")),
        "by_decision": tally(r["decision"] for r in org.table("leaves")),
    }


def attendance_figures(org, broken):
    leaves = leaves_by_person(org)
    by_person = {p: collections.Counter() for p in org.tagged("cadre")}
    silent = []
    for ident, session in sorted(org.sessions.items()):
        if session["state"] == "cancelled":
            continue
        rows = {}
        for record in org.rows_of[ident]:
            rows.setdefault(record["person"], record)
        if not rows:
            silent.append(ident)
        for person in org.due[ident]:
            if person in by_person:
                outcome = outcome_of(session, rows, person, leaves[person], broken)
                by_person[person][outcome] += 1
    total = collections.Counter()
    for counts in by_person.values():
        total.update(counts)
    return {
        "sessions_without_register": silent,
        "total": attendance_of(total),
        "by_person": {p: attendance_of(counts) for p, counts in by_person.items()},
    }


def outcome_of(session, rows, person, leaves, broken):
    if not rows:
        return "unknown"
    status = rows[person]["status"] if person in rows else None
    if status in HERE:
        return "present"
    if status in ("made_up", "excused"):
        return status
    covering = [l for l in leaves if covers(l, session)]
    for leave in covering:
        if leave["decision"] == "approved":
            return "invalid_leave" if leave.row in broken else leave["kind"]
    if any(l["decision"] == "pending" for l in covering):
        return "undecided_leave"
    return "leave_of_unknown_kind" if status == "leave" else "absent"


OUTCOMES = ("present made_up official private sick excused invalid_leave undecided_leave leave_of_unknown_kind absent "
            "unknown").split()


def attendance_of(counts):
    figures = {outcome: counts[outcome] for outcome in OUTCOMES}
    due = sum(figures.values())
    base = due - figures["sick"] - figures["excused"] - figures["leave_of_unknown_kind"] - figures["unknown"]
    attended = figures["present"] + figures["made_up"] + figures["official"]
    return dict(figures, due=due, base=base, attended=attended,
                rate=ratio(fractions.Fraction(attended, base)) if base else "none")


def months():
    return [f"2021-{m:02d}" for m in range(1, 13)]


def is_office_day(date):
    text = date.isoformat()
    return text in DAYS_WORKED or (date.weekday() < 5 and text not in DAYS_OFF)


def cut_by_day(spans):
    for start, end in spans:
        while start < end:
            stop = min(end, (start // DAY + 1) * DAY)
            yield datetime.date.fromordinal(start // DAY), start % DAY, start % DAY + stop - start
            start = stop


def minutes_outside(date, start, end):
    inside = sum(max(0, min(end, last) - max(start, first)) for first, last in OFFICE_HOURS) if is_office_day(date) else 0
    return end - start - inside


def self_study_figures(org, spans, loose):
    people = {}
    for person in org.tagged("cadre"):
        by_month = {m: {"all": 0, "outside_office_hours": 0, "untimed": 0} for m in months()}
        for date, start, end in cut_by_day(merged(spans["self_study"].get(person, []))):
            month = by_month[month_of(date)]
            month["all"] += end - start
            month["outside_office_hours"] += minutes_outside(date, start, end)
        for month, minutes in loose["self_study"].get(person, []):
            by_month[month]["all"] += minutes
            by_month[month]["untimed"] += minutes
        people[person] = by_month

    def reached(measure):
        return {m: sum(measure(by_month[m]) >= GOAL for by_month in people.values()) for m in months()}

    return {
        "by_cadre": people,
        "cadres": len(people),
        "cadres_with_30_h": reached(lambda m: m["all"]),
        "cadres_with_30_h_outside": reached(lambda m: m["outside_office_hours"]),
        "cadres_with_30_h_outside_or_untimed": reached(lambda m: m["outside_office_hours"] + m["untimed"]),
    }


def centre_figures(org):
    held = [s for s in org.sessions.values() if s["group"] == "centre" and org.is_held(s)]
    thematic = [s for s in held if s["kind"] == "thematic_discussion"]

    def quarter(session):
        return f"2021-Q{(org.date(session).month + 2) // 3}"

    return {
        "sessions": len(held),
        "sessions_by_month": tally(month_of(org.date(s)) for s in held),
        "thematic_by_month": tally(month_of(org.date(s)) for s in thematic),
        "thematic_by_quarter": tally(quarter(s) for s in thematic),
        "days": len({org.date(s) for s in held}),
        "days_thematic": len({org.date(s) for s in thematic}),
    }


ARCHIVE = ("annual_plan", "annual_summary", "discussion_record", "reflection")


def is_about_the_year(org, record):
    about = record["about"]
    if about is None:
        return FIRST_DAY <= record["day"] <= LAST_DAY
    if about in org.sessions:
        return FIRST_DAY <= org.date(org.sessions[about]) <= LAST_DAY
    return about[:4] == "2021"


def document_figures(org):
    return {"rows": len(org.table("documents")), "by_kind": tally(r["kind"] for r in org.table("documents"))}


def archive_figures(org):
    kinds = collections.defaultdict(set)
    for record in org.table("documents"):
        if record["person"] and record["kind"] in ARCHIVE and is_about_the_year(org, record):
            kinds[record["person"]].add(record["kind"])
    cadres = org.tagged("cadre")
    return {
        "cadres": len(cadres),
        "complete": sum(len(kinds[p]) == len(ARCHIVE) for p in cadres),
        "with_kind": {kind: sum(kind in kinds[p] for p in cadres) for kind in ARCHIVE},
    }


def table_figures(reader, used):
    return {name: {"read": reader.read[name], "used": used[name]} for name in COLUMNS}


# ---------------------------------------------------------------- all together

def examine(folder):
    """The reader with every finding, and the organisation it read."""
    reader = Reader(folder)
    reader.read_all()
    drop_second_keys(reader)
    drop_backward_spans(reader)
    drop_circles(reader)
    check_references(reader)
    org = Organisation(reader)
    broken = breaches(org)
    note_people(org)
    note_moves(org)
    note_sessions(org)
    note_presence(org)
    note_double_presence(org)
    note_leaves(org, broken)
    note_study(org)
    return reader, org, broken


def figures(folder):
    reader, org, broken = examine(folder)
    sat = presence_minutes(org)
    spans, loose, other = study_by_kind(org)
    result = {
        "tables": table_figures(reader, {name: len(rows) for name, rows in reader.tables.items()}),
        "findings": tally(f.code for f in reader.findings),
        "sessions": session_figures(org),
        "person_times": person_time_figures(org),
        "minutes": minute_figures(org, sat, spans, loose, other),
        "marks": mark_figures(org),
        "leaves": leave_figures(org),
        "documents": document_figures(org),
        "attendance": attendance_figures(org, broken),
        "self_study": self_study_figures(org, spans, loose),
        "centre_group": centre_figures(org),
        "archive": archive_figures(org),
    }
    result.update(head_figures(org, sat, spans, loose))
    return result


def as_json(result):
    return json.dumps(result, sort_keys=True, indent=1, ensure_ascii=False) + "\n"


def findings_as_csv(folder):
    reader, _, _ = examine(folder)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(Finding._fields)
    writer.writerows(sorted(reader.findings))
    return text.getvalue()


def main(arguments):
    parser = argparse.ArgumentParser(
        description="Count a sample data folder and print the figures as JSON.",
        epilog="example: expected_township.py examples/data/township-2021 > tests/sample/township-2021.expected.json")
    parser.add_argument("folder", metavar="FOLDER", help="the data folder to read")
    parser.add_argument("--findings", action="store_true", help="print the findings as CSV instead")
    options = parser.parse_args(arguments)
    try:
        text = findings_as_csv(options.folder) if options.findings else as_json(figures(options.folder))
    except OSError as error:
        print(f"expected_township.py: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(text.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
