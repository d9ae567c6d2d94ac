#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample data folder: one invented township's training in 2021.

The same bytes come out every time: the only source of chance is the generator below, seeded by name.
Beside FOLDER the program writes FOLDER.manifest.csv, the list of every finding that a reader and an
evaluator should report on the folder. The findings are there on purpose and no others should appear.
"""

import argparse
import csv
import datetime
import io
import os
import sys

YEAR = 2021
DAY_MINUTES = 24 * 60
TUESDAY_TO_THURSDAY = (1, 2, 3)
MONDAY, THURSDAY, FRIDAY = 0, 3, 4

HOLIDAYS = (
    ("01-01", "01-03"), ("02-11", "02-17"), ("04-03", "04-05"), ("05-01", "05-05"),
    ("06-12", "06-14"), ("09-19", "09-21"), ("10-01", "10-07"),
)
MAKE_UP_DAYS = ("02-07", "02-20", "04-25", "05-08", "09-18", "09-26", "10-09")


# ---------------------------------------------------------------- chance and time

class Chance:
    """A 64-bit linear congruential generator; only the high bits are used, the low ones repeat too soon."""

    def __init__(self, purpose):
        state = 0xCBF29CE484222325
        for byte in ("township-2021/" + purpose).encode("utf-8"):
            state = ((state ^ byte) * 0x100000001B3) % (1 << 64)
        self.state = state
        for _ in range(4):
            self.below(2)

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return ((self.state >> 32) * bound) >> 32

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def hits(self, per_mille):
        return self.below(1000) < per_mille

    def pick(self, items):
        return items[self.below(len(items))]

    def some(self, items, count):
        pool = list(items)
        chosen = []
        while pool and len(chosen) < count:
            chosen.append(pool.pop(self.below(len(pool))))
        return chosen


def day(text):
    return datetime.date.fromisoformat(text)


def day_of_year(month_day):
    return day(f"{YEAR}-{month_day}")


def minutes_at(date, minute=0):
    return date.toordinal() * DAY_MINUTES + minute


def time_text(minutes):
    date = datetime.date.fromordinal(minutes // DAY_MINUTES)
    rest = minutes % DAY_MINUTES
    return f"{date.isoformat()} {rest // 60:02d}:{rest % 60:02d}"


def date_of(minutes):
    return datetime.date.fromordinal(minutes // DAY_MINUTES)


def is_holiday(date):
    return any(day_of_year(first) <= date <= day_of_year(last) for first, last in HOLIDAYS)


def is_working_day(date):
    if date.isoformat()[5:] in MAKE_UP_DAYS:
        return True
    return date.weekday() < 5 and not is_holiday(date)


def days_of_month(month):
    date = datetime.date(YEAR, month, 1)
    dates = []
    while date.month == month:
        dates.append(date)
        date += datetime.timedelta(days=1)
    return dates


def working_days(month, weekdays, first=1, last=31):
    return [d for d in days_of_month(month)
            if is_working_day(d) and d.weekday() in weekdays and first <= d.day <= last]


# ---------------------------------------------------------------- tables

class Row:
    """A line of a table. `faults` are the findings that it causes, as (column, code, why)."""

    def __init__(self, **cells):
        self.cells = cells
        self.extra_cells = []
        self.faults = []

    def fault(self, column, code, why, raw=None):
        if raw is not None:
            self.cells[column] = raw
        self.faults.append((column, code, why))
        return self


class Table:
    """A file of the folder. `headers` maps a column to the heading it is written under."""

    def __init__(self, name, columns, headers=None, title=None, encoding="utf-8", newline="\n"):
        self.name = name
        self.columns = columns
        self.headers = headers or {}
        self.title = title
        self.encoding = encoding
        self.newline = newline
        self.rows = []
        self.file_faults = []

    def add(self, **cells):
        row = Row(**cells)
        self.rows.append(row)
        return row

    def file_name(self):
        return self.name + ".csv"

    def header_row(self):
        return 2 if self.title else 1

    def heading(self, column):
        return self.headers.get(column, column)

    def lines(self):
        if self.title:
            yield [self.title] + [""] * (len(self.columns) - 1)
        yield [self.heading(c) for c in self.columns]
        for row in self.rows:
            unknown = [c for c in row.cells if c not in self.columns]
            if unknown:
                raise ValueError(f"{self.name} has no column {unknown[0]}")
            yield [str(row.cells.get(c, "")) for c in self.columns] + row.extra_cells

    def encoded(self):
        text = io.StringIO()
        csv.writer(text, lineterminator=self.newline).writerows(self.lines())
        return text.getvalue().encode(self.encoding)

    def findings(self):
        found = [(self.file_name(), row, column, code, why) for row, column, code, why in self.file_faults]
        for index, row in enumerate(self.rows):
            number = self.header_row() + 1 + index
            found += [(self.file_name(), number, self.heading(column) if column else "", code, why)
                      for column, code, why in row.faults]
        return found


LEAVE_HEADERS = {
    "person": "人员编号", "kind": "请假类型", "from": "开始", "to": "结束",
    "asked": "申请时间", "decided": "批准时间", "by": "批准人", "decision": "结果",
}


def new_tables():
    tables = [
        Table("units", ["unit", "name", "kind", "parent"]),
        Table("people", ["person", "name", "born", "joined", "tags", "id_number", "sort_key"]),
        Table("memberships", ["person", "unit", "group", "kind", "from", "to"]),
        Table("posts", ["person", "unit", "post", "from", "to"]),
        Table("groups", ["group", "name", "kind", "unit"]),
        Table("categories", ["category", "name"]),
        Table("kinds", ["kind", "name", "name_en"]),
        Table("sessions", ["session", "unit", "group", "kind", "category", "themes", "title", "start", "end",
                           "due", "state", "venue"]),
        Table("presence", ["session", "person", "status", "minutes", "role", "topic"]),
        Table("leaves", list(LEAVE_HEADERS), LEAVE_HEADERS, encoding="gb18030", newline="\r\n"),
        Table("study", ["person", "kind", "category", "themes", "start", "end", "day", "hours", "amount", "session"]),
        Table("marks", ["person", "test", "day", "value", "max", "pass"], encoding="utf-8-sig"),
        Table("documents", ["person", "unit", "session", "kind", "day", "about"], title="2021年学习档案登记表"),
        Table("events", ["person", "unit", "kind", "day", "to", "amount", "备注"]),
    ]
    by_name = {table.name: table for table in tables}
    by_name["leaves"].file_faults.append((0, "", "D004", "the file is GB18030"))
    by_name["marks"].file_faults.append((0, "", "D005", "the file begins with a byte-order mark"))
    by_name["documents"].file_faults.append((1, "", "D006", "a title stands above the header"))
    by_name["events"].file_faults.append((1, "备注", "D002", "a column of remarks that no table has"))
    return by_name


# ---------------------------------------------------------------- the township's shape

COMMITTEE = "c"
ORGANS = (
    ("o1", "党政机关党支部", 22), ("o2", "农业农村服务中心党支部", 18), ("o3", "社会事务党支部", 16),
    ("o4", "卫生院党支部", 24), ("o5", "中心学校党支部", 40),
)
GENERAL_BRANCHES = (
    ("g1", "岭东村党总支", (("b01", "岭东村第一党支部", 32), ("b02", "岭东村第二党支部", 28), ("b03", "岭东村第三党支部", 26))),
    ("g2", "河湾村党总支", (("b04", "河湾村第一党支部", 31), ("b05", "河湾村第二党支部", 25), ("b06", "河湾村第三党支部", 27))),
    ("g3", "石桥村党总支", (("b07", "石桥村第一党支部", 33), ("b08", "石桥村第二党支部", 26), ("b09", "石桥村第三党支部", 24))),
)
VILLAGES = (
    ("b10", "烟坪村党支部", 38), ("b11", "松林村党支部", 35), ("b12", "白果村党支部", 40),
    ("b13", "茶园村党支部", 31), ("b14", "新塘村党支部", 36), ("b15", "盘山村党支部", 32),
)
GROUPS = (
    ("centre", "镇党委理论学习中心组", "centre"),
    ("cadres", "全镇干部学习班", "class"),
    ("young", "年轻干部培养班", "young_cadres"),
)
CATEGORIES = (
    ("politics", "政治课堂"), ("red", "红色课堂"), ("green", "绿色课堂"),
    ("gratitude", "感恩课堂"), ("masses", "群众课堂"),
)
THEMES = {
    "politics": (("theory", "理论学习"), ("discipline", "纪律规矩"), ("plenary", "全会精神")),
    "red": (("party_history", "党史学习"), ("red_stories", "红色故事"), ("centenary", "百年历程")),
    "green": (("ecology", "生态保护"), ("rural_revival", "乡村振兴"), ("farm_skills", "实用技术")),
    "gratitude": (("gratitude", "感恩教育"), ("role_models", "身边榜样")),
    "masses": (("public_service", "为民服务"), ("mediation", "矛盾调解"), ("visits_home", "入户走访")),
}
KIND_NAMES = {
    "collective": "集体学习", "seminar": "座谈研讨", "thematic_discussion": "专题研讨", "party_lecture": "专题党课",
    "visit": "参观学习", "field_survey": "下基层调研", "video_meeting": "视频会议", "home_delivery": "上门送学",
    "reading_relay": "红色家书接力", "thematic_life_meeting": "专题组织生活会", "warning_education": "警示教育",
    "quiz": "知识答题",
}
# What readers of a report are told in place of words of the data: kinds of sessions, study and documents, tests, tags.
KIND_WORDS = (
    ("category", "课堂", "classroom"), ("cadre", "干部", "cadre"), ("member", "党员", "Party member"),
    ("activist", "入党积极分子", "applicant"), ("migrant", "流动党员", "migrant member"), ("away", "外出", "away"),
    ("secretary", "书记", "secretary"), ("deputy_secretary", "副书记", "deputy secretary"),
    ("committee", "党委", "committee"), ("general_branch", "党总支", "general branch"),
    ("organ_branch", "机关党支部", "branch of an organ"), ("village_branch", "村党支部", "village branch"),
    ("annual_plan", "年度学习计划", "annual study plan"), ("annual_summary", "年度学习总结", "annual study summary"),
    ("collective", "集体学习", "collective study"), ("course", "课程", "course"),
    ("discipline_contest", "纪律知识竞赛", "discipline contest"),
    ("discussion_record", "集中学习讨论记录", "record of collective study"), ("field_survey", "调研", "field survey"),
    ("history_test", "党史测试", "Party history test"), ("home_delivery", "上门送学", "teaching at home"),
    ("online", "网络学习", "online study"), ("party_lecture", "党课", "Party lecture"), ("quiz", "知识答题", "quiz"),
    ("reading_relay", "诵读接力", "reading relay"), ("reflection", "学习体会", "reflection"),
    ("self_study", "自学", "self-study"), ("seminar", "座谈研讨", "seminar"),
    ("thematic_discussion", "专题研讨", "thematic discussion"),
    ("thematic_life_meeting", "专题组织生活会", "thematic life meeting"), ("theory_test", "理论测试", "theory test"),
    ("video_meeting", "视频会议", "video meeting"), ("visit", "参观学习", "visit"),
    ("warning_education", "警示教育", "warning education"),
)
LECTURE_TOPICS = ("先辈的初心", "守纪律讲规矩", "身份与责任", "百年征程的启示", "振兴路上的带头人", "绿水青山与产业", "把小事办实")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
FIRST_SYLLABLES = "禾砚岚澍芷栎岫圃畦荞穗垄霁茗堰蓼桁槿榆汀渚菘"
SECOND_SYLLABLES = "舟亭坡秋原屏耘泉桥朗笛川叶田石谷桐灯溪野青萍荷"


class Person:
    def __init__(self, ident, name, born, unit, role):
        self.ident = ident
        self.name = name
        self.born = born
        self.unit = unit
        self.role = role
        self.tags = []
        self.joined = None
        self.sort_key = ""
        self.id_number = ""
        self.formal = []        # (unit, from, to), either end None where open
        self.groups = []        # (group, from, to)
        self.ill = []           # (first, last)

    def unit_on(self, date):
        for unit, first, last in self.formal:
            if (first is None or first <= date) and (last is None or date <= last):
                return unit
        return None

    def in_group(self, group, date):
        return any(g == group and (first is None or first <= date) and (last is None or date <= last)
                   for g, first, last in self.groups)

    def is_cadre(self):
        return "cadre" in self.tags

    def is_ill(self, date):
        return any(first <= date <= last for first, last in self.ill)

    def turns(self):
        """The person's age at the end of the year."""
        return YEAR - self.born.year


class Session:
    def __init__(self, unit, kind, category, start, length, group="", due="unit"):
        self.unit = unit
        self.kind = kind
        self.category = category
        self.start = start
        self.length = length
        self.group = group
        self.due = due
        self.state = "held"
        self.venue = ""
        self.themes = []
        self.title = ""
        self.ident = ""
        self.has_end = True
        self.has_register = True
        self.lecture = False

    def end(self):
        return self.start + self.length

    def date(self):
        return date_of(self.start)


class Leave:
    def __init__(self, person, kind, start, end, whole_days):
        self.person = person
        self.kind = kind
        self.start = start
        self.end = end
        self.whole_days = whole_days
        self.asked = None
        self.decided = None
        self.by = ""
        self.decision = "批准"
        self.faults = []

    def covers(self, session):
        return self.start <= session.start and session.end() <= self.end

    def touches(self, session):
        return self.start < session.end() and session.start < self.end


class Township:
    def __init__(self):
        self.tables = new_tables()
        self.parents = {}
        self.branches = []
        self.villages = []
        self.people = []
        self.by_ident = {}
        self.names = {}
        self.posts = []             # (person, unit, post, from, to)
        self.sessions = []
        self.presence = []          # (session, person, Row)
        self.leaves = []
        self.busy = {}              # person -> [(start, end)]
        self.seen_on = {}           # (person, date) -> True once a session of that day is decided
        self.attended = {}          # person -> [session]
        self.registered = {}        # (session, person) -> True once the register has a row
        self.forced = []            # outcomes that a fixed person must get, as Forced

    def table(self, name):
        return self.tables[name]

    def chain(self, unit):
        units = []
        while unit:
            units.append(unit)
            unit = self.parents[unit]
        return units

    def holders(self, unit, post, date):
        return [person for person, at, word, first, last in self.posts
                if at == unit and word == post
                and (first is None or first <= date) and (last is None or date <= last)]

    def approver(self, person, date):
        for unit in self.chain(person.unit_on(date)):
            holders = [h for h in self.holders(unit, "secretary", date) if h is not person]
            if holders:
                return holders[0]
        raise ValueError(f"nobody may grant leave to {person.ident}")

    def is_free(self, person, start, end):
        return all(e <= start or end <= s for s, e in self.busy.get(person.ident, []))

    def occupy(self, person, start, end):
        self.busy.setdefault(person.ident, []).append((start, end))

    def due_people(self, session):
        date = session.date()
        if session.due == "group":
            return [p for p in self.people if p.in_group(session.group, date)]
        return [p for p in self.people
                if p.unit_on(date) and session.unit in self.chain(p.unit_on(date))]

    def person(self, ident):
        return self.by_ident[ident]

    def cadres(self):
        return [p for p in self.people if p.is_cadre()]


# ---------------------------------------------------------------- units and people

def make_units(town):
    rows = [(COMMITTEE, "澄禾镇党委", "committee", "")]
    for unit, name, _ in ORGANS:
        rows.append((unit, name, "organ_branch", COMMITTEE))
    for unit, name, branches in GENERAL_BRANCHES:
        rows.append((unit, name, "general_branch", COMMITTEE))
        rows += [(branch, branch_name, "village_branch", unit) for branch, branch_name, _ in branches]
    for unit, name, _ in VILLAGES:
        rows.append((unit, name, "village_branch", COMMITTEE))
    for unit, name, kind, parent in rows:
        town.table("units").add(unit=unit, name=name, kind=kind, parent=parent)
        town.parents[unit] = parent
        if kind.endswith("_branch") and kind != "general_branch":
            town.branches.append(unit)
        if kind == "village_branch":
            town.villages.append(unit)
    for group, name, kind in GROUPS:
        town.table("groups").add(group=group, name=name, kind=kind, unit=COMMITTEE)
    for category, name in CATEGORIES:
        town.table("categories").add(category=category, name=name)
    for kind, name, name_en in KIND_WORDS:
        town.table("kinds").add(kind=kind, name=name, name_en=name_en)


def branch_sizes():
    sizes = [(unit, size) for unit, _, size in ORGANS]
    for _, _, branches in GENERAL_BRANCHES:
        sizes += [(unit, size) for unit, _, size in branches]
    return sizes + [(unit, size) for unit, _, size in VILLAGES]


def new_name(town, chance):
    while True:
        name = chance.pick(SURNAMES) + chance.pick(FIRST_SYLLABLES) + chance.pick(SECOND_SYLLABLES)
        if name not in town.names:
            town.names[name] = True
            return name


def birth_day(chance, unit, role):
    if role:
        years = chance.between(30, 57)
    elif unit.startswith("o"):
        years = chance.between(23, 59)
    else:
        youngest, oldest = chance.pick(((22, 40), (35, 59), (45, 66), (50, 72), (60, 78), (66, 92)))
        years = chance.between(youngest, oldest)
    return datetime.date(YEAR - years, chance.between(1, 12), chance.between(1, 28))


def add_person(town, chance, unit, role=""):
    ident = f"p{len(town.people) + 1:04d}"
    person = Person(ident, new_name(town, chance), birth_day(chance, unit, role), unit, role)
    first_year = min(person.born.year + chance.between(19, 32), YEAR - 1)
    person.joined = datetime.date(first_year, chance.pick((5, 6, 7, 7, 11, 12)), chance.between(1, 28))
    town.people.append(person)
    town.by_ident[ident] = person
    return person


LEADER_ROLES = (
    "party secretary", "mayor", "deputy secretary", "discipline", "organisation", "publicity", "united front",
    "deputy mayor", "deputy mayor",
)
CADRES_BESIDE_LEADERS = {"o1": 9, "o2": 12, "o3": 10, "o4": 2, "o5": 2}


def roles_of(unit, size):
    roles = []
    if unit == "o1":
        roles += LEADER_ROLES
    roles += ["cadre"] * CADRES_BESIDE_LEADERS.get(unit, 2)
    return roles + [""] * (size - len(roles))


def make_people(town):
    chance = Chance("people")
    for unit, size in branch_sizes():
        for role in roles_of(unit, size):
            person = add_person(town, chance, unit, role)
            person.formal.append((unit, None, None))
            tag_person(person, chance)
    for index, person in enumerate(town.people[:len(LEADER_ROLES)]):
        person.sort_key = f"{index + 1:03d}"
    set_edge_ages(town)
    give_id_numbers(town)


def tag_person(person, chance):
    if person.role:
        person.tags.append("cadre")
        # A few officials of the organs are not members of the organisation.
        if person.role == "cadre" and person.unit in ("o2", "o3") and chance.hits(130):
            person.joined = None
            return
        person.tags.append("member")
        return
    if person.turns() < 45 and chance.hits(120):
        person.tags.append("activist")
        person.joined = None
        return
    person.tags.append("member")
    if person.unit.startswith("b") and 24 <= person.turns() <= 58 and chance.hits(90):
        person.tags += ["migrant", "away"] if chance.hits(650) else ["migrant"]


def set_edge_ages(town):
    """Two members on either side of the age of 80 at the year's end."""
    elders = [p for p in town.people if p.unit == "b12" and 70 <= p.turns() <= 92]
    elders[0].born = day("1941-12-31")
    elders[1].born = day("1942-01-01")


def give_id_numbers(town):
    """Region 990000 does not exist, so no number can be anybody's."""
    for person, serial in zip(town.people[30:33], (17, 38, 115)):
        digits = f"990000{person.born:%Y%m%d}{serial:03d}"
        weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        rest = sum(int(d) * w for d, w in zip(digits, weights)) % 11
        person.id_number = digits + "10X98765432"[rest]


def make_posts(town):
    leaders = town.people[:len(LEADER_ROLES)]
    words = ("secretary", "deputy_secretary", "deputy_secretary", "discipline_secretary", "organisation_commissioner",
             "publicity_commissioner", "united_front_commissioner", "deputy_mayor", "deputy_mayor")
    since = day("2019-03-01")
    for person, word in zip(leaders, words):
        town.posts.append((person, COMMITTEE, word, since, None))
    town.posts.append((leaders[0], COMMITTEE, "principal", day("2021-01-15"), None))
    town.posts.append((leaders[1], COMMITTEE, "mayor", since, None))
    for unit in town.branches:
        officers = [p for p in town.people if p.unit == unit and p.role == "cadre"][:2]
        if unit == "o1":
            officers[0] = leaders[2]
        town.posts += branch_posts(town, unit, officers)
    for unit, _, branches in GENERAL_BRANCHES:
        first_branch = branches[0][0]
        second_branch = branches[1][0]
        town.posts.append((officer(town, first_branch, "secretary"), unit, "secretary", since, None))
        town.posts.append((officer(town, second_branch, "secretary"), unit, "deputy_secretary", since, None))


VACANT_BRANCH = "b08"
VACANT_FROM = day("2021-03-01")
VACANT_TO = day("2021-05-31")


def branch_posts(town, unit, officers):
    since = day("2020-12-20") if unit.startswith("b") else None
    secretary, deputy = officers
    if unit != VACANT_BRANCH:
        return [(secretary, unit, "secretary", since, None), (deputy, unit, "deputy_secretary", since, None)]
    successor = [p for p in town.people if p.unit == unit and not p.role and 35 <= p.turns() <= 60][0]
    return [(secretary, unit, "secretary", since, VACANT_FROM - datetime.timedelta(days=1)),
            (deputy, unit, "deputy_secretary", since, None),
            (successor, unit, "secretary", VACANT_TO + datetime.timedelta(days=1), None)]


def officer(town, unit, post):
    return [p for p, at, word, _, _ in town.posts if at == unit and word == post][0]


def make_groups(town):
    leaders = town.people[:len(LEADER_ROLES)]
    advisers = [[p for p in town.people if p.unit == unit and p.role == "cadre"][0] for unit in ("o2", "o3")]
    for person in leaders + advisers:
        person.groups.append(("centre", None, None))
    for person in town.cadres():
        person.groups.append(("cadres", None, None))
    young = sorted((p for p in town.cadres() if p not in leaders), key=lambda p: (p.born, p.ident), reverse=True)
    for person in young[:14]:
        person.groups.append(("young", day("2021-01-04"), None))


# ---------------------------------------------------------------- people who come, go and move

JOIN_DAYS = ("02-22", "03-15", "04-12", "05-17", "06-07", "07-12", "08-02", "08-23", "09-06", "09-13", "10-11", "11-15")
LEAVER_INDEX = 4
LEAVER_LAST_DAY = day("2021-08-15")


def quiet_day(town, units, wanted, group=""):
    """The first day from `wanted` on with no session in any of the units, so that the move raises no question."""
    concerned = []
    for unit in units:
        concerned += town.chain(unit)
    date = wanted
    while any(s.date() == date and (s.unit in concerned or (group and s.group == group)) for s in town.sessions):
        date += datetime.timedelta(days=1)
    return date


def make_joiners(town):
    chance = Chance("joiners")
    for index, month_day in enumerate(JOIN_DAYS):
        unit = town.branches[(index * 7 + 3) % len(town.branches)]
        role = ""
        if month_day == "08-23":
            unit, role = "o1", "cadre"
        date = quiet_day(town, [unit], day_of_year(month_day), "cadres")
        person = add_person(town, chance, unit, role)
        person.born = datetime.date(YEAR - chance.between(24, 44), chance.between(1, 12), chance.between(1, 28))
        person.joined = datetime.date(YEAR - 1 - chance.below(5), 7, 1)
        person.tags += ["cadre", "member"] if role else ["member"]
        person.formal.append((unit, date, None))
        if role:
            person.groups += [("cadres", date, None), ("centre", date, None)]
            town.posts.append((person, COMMITTEE, "organisation_commissioner", date, None))
        elif index == 3:
            person.joined = None
            person.tags[:] = ["activist"]


def make_leavers(town):
    leader = town.people[LEAVER_INDEX]
    leave_township(leader, LEAVER_LAST_DAY)
    town.posts = [(p, u, w, f, LEAVER_LAST_DAY if p is leader else t) for p, u, w, f, t in town.posts]
    gone = [("b03", "04-18", 8), ("b10", "06-20", 12), ("b14", "09-26", 15), ("o5", "08-29", 20)]
    for unit, month_day, index in gone:
        person = [p for p in town.people if p.unit == unit and not p.role][index]
        leave_township(person, day_of_year(month_day))
        town.table("events").add(person=person.ident, kind="transfer_out", day=day_of_year(month_day).isoformat())


def leave_township(person, last):
    person.formal = [(unit, first, last) for unit, first, _ in person.formal]
    person.groups = [(group, first, last) for group, first, _ in person.groups]


MOVES = (("b02", "b05", "03-07", 9), ("b06", "b13", "05-23", 10), ("b11", "b15", "07-18", 11),
         ("b14", "b10", "08-08", 7), ("o4", "o5", "09-05", 9), ("o2", "o1", "10-17", 6))


def move(person, to_unit, date):
    old_unit, first, _ = person.formal[-1]
    person.formal[-1] = (old_unit, first, date - datetime.timedelta(days=1))
    person.formal.append((to_unit, date, None))


def make_moves(town):
    for old_unit, new_unit, month_day, index in MOVES:
        candidates = [p for p in town.people
                      if p.unit == old_unit and len(p.formal) == 1 and p.formal[0][2] is None
                      and not any(h is p for h, _, _, _, _ in town.posts)]
        person = candidates[index]
        move(person, new_unit, quiet_day(town, [old_unit, new_unit], day_of_year(month_day)))


def move_on_a_session_day(town):
    """One member changes branch on the very day of a session of the new branch."""
    session = [s for s in town.sessions if s.unit == "b09" and s.date().month == 9 and s.state == "held"
               and s.due == "unit"][0]
    person = [p for p in town.people if p.unit == "b07" and not p.role and len(p.formal) == 1
              and p.formal[0][2] is None][14]
    move(person, "b09", session.date())
    return person


def make_illness(town):
    chance = Chance("illness")
    cadres = [p for p in town.cadres() if not p.groups[0][0] == "centre" and not p.formal[0][1]]
    spans = (("02-22", 24), ("05-10", 40), ("10-25", 30))
    for person, (month_day, length) in zip((cadres[7], cadres[21], cadres[40]), spans):
        fall_ill(town, person, day_of_year(month_day), length)
    members = [p for p in town.people if not p.role and p.unit.startswith("b") and p.turns() < 76]
    for person in chance.some(members, 6):
        fall_ill(town, person, datetime.date(YEAR, chance.between(2, 10), chance.between(1, 25)), chance.between(30, 90))


def fall_ill(town, person, first, length):
    last = first + datetime.timedelta(days=length - 1)
    person.ill.append((first, last))
    town.table("events").add(person=person.ident, kind="illness", day=first.isoformat(), to=last.isoformat())
    if person.is_cadre():
        leave = Leave(person, "病假", minutes_at(first), minutes_at(last, DAY_MINUTES), True)
        leave.asked = minutes_at(first, 8 * 60 + 10)
        leave.decided = minutes_at(first, 9 * 60)
        leave.by = town.approver(person, first).ident
        town.leaves.append(leave)


# ---------------------------------------------------------------- the year's timetable

SLOTS = ((540, 120), (570, 90), (870, 120), (870, 90), (900, 90), (1170, 90))
CATEGORY_BY_MONTH = ("politics", "gratitude", "red", "red", "green", "red", "red", "politics", "green", "masses",
                     "politics", "masses")
SECOND_SESSIONS = (
    (3, "warning_education", "politics"), (4, "party_lecture", "red"), (5, "reading_relay", "red"),
    (6, "visit", "red"), (6, "party_lecture", "politics"), (7, "thematic_life_meeting", "red"),
    (7, "seminar", "red"), (7, "party_lecture", "red"), (9, "seminar", "masses"), (10, "party_lecture", "green"),
    (11, "video_meeting", "politics"), (12, "seminar", "gratitude"),
)
BLOCKED_DAYS = ("07-01", "12-15")
JOINT_LECTURES = (6, 10)


class Timetable:
    def __init__(self, town):
        self.town = town
        self.chance = Chance("timetable")
        self.used = {}

    def free_day(self, unit, month, first, last):
        options = [d for d in working_days(month, TUESDAY_TO_THURSDAY, first, last)
                   if (unit, d) not in self.used and d.isoformat()[5:] not in BLOCKED_DAYS]
        if not options:
            raise ValueError(f"no day left for {unit} in month {month}")
        return self.chance.pick(options)

    def hold(self, unit, kind, category, date, slot=None, group="", due="unit"):
        start, length = slot or self.chance.pick(SLOTS)
        session = Session(unit, kind, category, minutes_at(date, start), length, group, due)
        theme, theme_name = self.chance.pick(THEMES[category])
        session.themes = [theme]
        session.title = f"{date.month}月{KIND_NAMES[kind]} {theme_name}"
        session.lecture = kind == "party_lecture"
        if kind == "warning_education":
            session.themes = ["warning", "discipline"]
        session.venue = venue_of(unit, kind, self.chance)
        self.used[(unit, date)] = True
        self.town.sessions.append(session)
        return session


def venue_of(unit, kind, chance):
    if kind == "visit":
        return chance.pick(("history_museum", "ridge_memorial", "ridge_memorial"))
    if kind in ("home_delivery", "field_survey"):
        return ""
    return {"c": "township_hall"}.get(unit, "room_" + unit)


def plan_branches(town, timetable):
    for unit in town.branches:
        for month in range(1, 13):
            if month == 2 and timetable.chance.hits(350):
                continue
            plan_monthly_session(timetable, unit, month)
        for month, kind, category in SECOND_SESSIONS:
            if kind == "party_lecture" and month in JOINT_LECTURES and town.parents[unit] != COMMITTEE:
                continue
            slot = (540, 180) if kind == "visit" else None
            timetable.hold(unit, kind, category, timetable.free_day(unit, month, 14, 30), slot)


def plan_monthly_session(timetable, unit, month):
    category = CATEGORY_BY_MONTH[month - 1]
    if timetable.chance.hits(250):
        category = timetable.chance.pick(CATEGORIES)[0]
    date = timetable.free_day(unit, month, 2 if month != 10 else 8, 13)
    timetable.hold(unit, "collective", category, date)


def plan_general_branches(timetable):
    for unit, _, branches in GENERAL_BRANCHES:
        for month, category in ((6, "politics"), (10, "green")):
            date = timetable.free_day(branches[0][0], month, 14, 30)
            timetable.hold(unit, "party_lecture", category, date, (870, 120))


def plan_centre_group(timetable):
    thematic_months = (3, 4, 6, 7, 9, 10, 12)
    for month in range(1, 13):
        mondays = working_days(month, (MONDAY,))
        timetable.hold(COMMITTEE, "collective", "politics", mondays[0], (540, 120), "centre", "group")
        if month in thematic_months:
            category = "red" if month in (4, 7) else "politics"
            session = timetable.hold(COMMITTEE, "thematic_discussion", category, mondays[2], (870, 150), "centre", "group")
            if month == 9:
                session.state = "cancelled"
    for month in (5, 11):
        timetable.hold(COMMITTEE, "seminar", "masses", working_days(month, (MONDAY,))[1], (870, 90), "centre", "group")


def plan_cadres(timetable):
    for month in range(1, 13):
        fridays = working_days(month, (FRIDAY,))
        timetable.hold(COMMITTEE, "collective", "politics", fridays[1], (870, 120), "cadres", "group")
        if month % 2 == 0:
            timetable.hold(COMMITTEE, "video_meeting", "politics", fridays[2], (570, 120), "cadres", "group")
        if month in (3, 6, 9, 12):
            timetable.hold(COMMITTEE, "warning_education", "politics", fridays[0], (900, 90), "cadres", "group")
        if month in (6, 11):
            timetable.hold(COMMITTEE, "quiz", "red", fridays[3], (900, 60), "cadres", "group")
        if month == 7:
            timetable.hold(COMMITTEE, "visit", "red", fridays[3], (510, 210), "cadres", "group")


def plan_young_cadres(timetable):
    kinds = ("seminar", "field_survey", "seminar", "reading_relay", "seminar")
    for index, month in enumerate((1, 3, 4, 5, 6, 7, 9, 10, 11, 12)):
        kind = kinds[index % len(kinds)]
        category = {"seminar": "politics", "field_survey": "masses", "reading_relay": "red"}[kind]
        date = working_days(month, (THURSDAY,), 9)[0]
        timetable.hold(COMMITTEE, kind, category, date, (1140, 120), "young", "group")


def plan_whole_township(timetable):
    meeting = timetable.hold(COMMITTEE, "collective", "red", day("2021-07-01"), (570, 150))
    meeting.title = "庆祝建党一百周年大会"
    meeting.themes = ["centenary", "party_history"]
    timetable.hold(COMMITTEE, "video_meeting", "politics", day("2021-12-15"), (570, 120))


def plan_home_delivery(town, timetable):
    for unit in town.villages:
        for month in timetable.chance.some(range(1, 13), 7):
            date = timetable.free_day(unit, month, 8, 31)
            timetable.hold(unit, "home_delivery", timetable.chance.pick(("politics", "red", "gratitude")),
                           date, (900, 60), due="list")


def plan_field_surveys(timetable):
    for month in range(1, 13):
        for _ in range(4 if month in (4, 5, 9, 10) else 2):
            unit = timetable.chance.pick(("o1", "o2", "o3"))
            session = timetable.hold(unit, "field_survey", timetable.chance.pick(("masses", "green")),
                                     timetable.free_day(unit, month, 8, 31), (510, 210), due="list")
            session.venue = "room_" + timetable.chance.pick(timetable.town.villages)


def cancel_some(town):
    """An outbreak in August and frost in January close some meetings."""
    chance = Chance("cancelled")
    for session in town.sessions:
        risk = {8: 220, 1: 80}.get(session.date().month, 0)
        if session.due == "unit" and session.unit != COMMITTEE and chance.hits(risk):
            session.state = "cancelled"


def plan_overlapping_session(timetable):
    """A branch meets while its secretary sits in the cadres' class; both sessions are of one kind and category."""
    classes = [s for s in timetable.town.sessions if s.group == "cadres" and s.kind == "collective"]
    date = [s for s in classes if s.date().month == 5][0].date()
    return timetable.hold("b12", "collective", "politics", date, (945, 90))


def make_sessions(town):
    timetable = Timetable(town)
    plan_branches(town, timetable)
    plan_general_branches(timetable)
    plan_centre_group(timetable)
    plan_cadres(timetable)
    plan_young_cadres(timetable)
    plan_whole_township(timetable)
    plan_home_delivery(town, timetable)
    plan_field_surveys(timetable)
    cancel_some(town)
    town.overlapping = plan_overlapping_session(timetable)
    mark_odd_sessions(town)
    town.sessions.sort(key=lambda s: (s.start, s.unit, s.group, s.kind, s.due))
    for index, session in enumerate(town.sessions):
        session.ident = f"s{index + 1:04d}"


def mark_odd_sessions(town):
    """One session without an end and one without a register."""
    branch_sessions = [s for s in town.sessions if s.due == "unit" and s.state == "held"]
    endless = [s for s in branch_sessions if s.unit == "b13" and s.kind == "visit"][0]
    endless.has_end = False
    endless.length = 0
    lost = [s for s in branch_sessions if s.unit == "b04" and s.kind == "collective" and s.date().month == 11][0]
    lost.has_register = False


# ---------------------------------------------------------------- who came

class Forced:
    """A fixed outcome for a person at his first free session of a month."""

    def __init__(self, person, month, outcome):
        self.person = person
        self.month = month
        self.outcome = outcome
        self.done = False


def force_outcomes(town):
    def cadre_of(unit, index):
        return [p for p in town.people if p.unit == unit and p.is_cadre() and not p.ill][index]

    plans = (
        [(cadre_of("o1", i), m, "late") for i, m in ((10, 4), (13, 9))]
        + [(cadre_of("b10", 1), 6, "late"), (cadre_of("o3", 4), 11, "late"), (cadre_of("b15", 0), 3, "late")]
        + [(cadre_of("o2", 5), 5, "wrong"), (cadre_of("o1", 15), 10, "wrong"), (cadre_of("b11", 1), 4, "wrong"),
           (cadre_of("b14", 0), 9, "wrong")]
        + [(cadre_of("o2", 7), 3, "refused"), (cadre_of("o1", 12), 7, "refused"), (cadre_of("b13", 0), 10, "refused"),
           (cadre_of("o3", 6), 6, "refused_present"), (cadre_of("b06", 0), 12, "refused_present")]
        + [(cadre_of("o2", 9), 12, "pending"), (cadre_of("o1", 16), 11, "pending"), (cadre_of("b05", 1), 8, "pending")]
        + [(officer(town, VACANT_BRANCH, "deputy_secretary"), 4, "official"), (officer(town, "g1", "secretary"), 3, "private"),
           (town.people[2], 5, "official"), (town.people[0], 9, "official")]
    )
    town.forced = [Forced(person, month, outcome) for person, month, outcome in plans]


class Registers:
    def __init__(self, town):
        self.town = town
        self.chance = Chance("registers")
        self.leave_chance = Chance("leaves")

    def keep(self, session):
        if session.state != "held" or not session.has_register:
            return
        if session.lecture:
            self.lecturer(session)
        if session.due == "list":
            self.listed(session)
            return
        for person in self.town.due_people(session):
            self.decide(session, person)
        if session.kind in ("thematic_discussion", "seminar"):
            self.speakers(session)

    # -- what is written down

    def write(self, session, person, status, minutes="", role="", topic=""):
        row = Row(session=session.ident, person=person.ident, status=status, minutes=minutes, role=role, topic=topic)
        self.town.presence.append((session, person, row))
        self.town.registered[(session.ident, person.ident)] = True
        self.town.seen_on[(person.ident, session.date())] = True
        return row

    def come(self, session, person, status="present", minutes="", role="", topic=""):
        self.town.occupy(person, session.start, session.end())
        self.town.attended.setdefault(person.ident, []).append(session)
        return self.write(session, person, status, minutes, role, topic)

    def stay_away(self, session, person):
        """Most registers name only those who came; some also name the absent."""
        self.town.seen_on[(person.ident, session.date())] = True
        if session.unit in ("o1", "o5", "b03", "b12") or session.group == "cadres":
            self.write(session, person, "absent")

    # -- who gives the lecture, who is visited at home, who goes to the villages

    def lecturer(self, session):
        members = [p for p in self.town.people if p.in_group("centre", session.date()) and self.available(p, session)]
        if members:
            lecturer = self.chance.pick(members)
            self.come(session, lecturer, role="lecturer", topic=self.chance.pick(LECTURE_TOPICS))

    def available(self, person, session):
        return (self.town.is_free(person, session.start, session.end())
                and not any(leave.person is person and leave.touches(session) for leave in self.town.leaves)
                and not any(f.person is person and f.month == session.date().month and not f.done
                            for f in self.town.forced))

    def listed(self, session):
        date = session.date()
        if session.kind == "home_delivery":
            hosts = [p for p in self.town.people if p.unit_on(date) == session.unit and "member" in p.tags
                     and (p.born.year < 1946 or p.is_ill(date)) and self.available(p, session)]
            for person in sorted(self.chance.some(hosts, self.chance.between(1, 3)), key=lambda p: p.ident):
                self.come(session, person)
            officers = self.town.holders(session.unit, "deputy_secretary", date)
            officers += self.town.holders(session.unit, "secretary", date)
            role = "organiser"
            wanted = 1
        else:
            officers = [p for p in self.town.cadres() if p.unit_on(date) == session.unit]
            officers = self.chance.some(officers, 8)
            role = ""
            wanted = self.chance.between(2, 4)
        free = [p for p in officers if self.available(p, session)]
        for person in sorted(free[:wanted], key=lambda p: p.ident):
            self.come(session, person, role=role)

    def speakers(self, session):
        rows = [row for s, _, row in self.town.presence[-60:] if s is session and row.cells["status"] == "present"]
        for row in self.chance.some(rows, 2):
            row.cells["role"] = "speaker"
            row.cells["topic"] = self.chance.pick(("学习体会", "问题与打算", "本村实际", "交流发言"))

    # -- one person at one session

    def decide(self, session, person):
        if (session.ident, person.ident) in self.town.registered:
            return
        if any(leave.person is person and leave.decision == "批准" and leave.touches(session)
               for leave in self.town.leaves):
            self.on_leave(session, person)
            return
        if not self.town.is_free(person, session.start, session.end()):
            self.stay_away_or_force(session, person)
            return
        forced = self.forced_outcome(session, person)
        if forced:
            forced.done = True
            self.apply(session, person, forced.outcome)
            return
        if person.is_ill(session.date()):
            self.ill(session, person)
            return
        if self.chance.hits(self.likelihood(session, person)):
            self.attend(session, person)
            return
        self.miss(session, person)

    def stay_away_or_force(self, session, person):
        if session is self.town.overlapping and officer(self.town, session.unit, "secretary") is person:
            row = self.come(session, person)
            row.fault("", "D302", "present in the cadres' class for 45 of the minutes")
            return
        self.stay_away(session, person)

    def forced_outcome(self, session, person):
        if (person.ident, session.date()) in self.town.seen_on or session is self.town.overlapping or not session.length:
            return None
        for forced in self.town.forced:
            if not forced.done and forced.person is person and forced.month == session.date().month:
                return forced
        return None

    def on_leave(self, session, person):
        self.town.seen_on[(person.ident, session.date())] = True
        if self.chance.hits(600):
            self.write(session, person, "leave")

    def ill(self, session, person):
        if self.chance.hits(400):
            self.write(session, person, "excused")

    def likelihood(self, session, person):
        festive = 25 if session.date().month in (6, 7) else 0
        if "away" in person.tags:
            return 0
        if person.is_cadre():
            return 838 + festive
        if person.turns() >= 80:
            return 120
        if person.turns() >= 76:
            return 480
        if "migrant" in person.tags:
            return 430 + 8 * festive
        return 930 + festive

    def attend(self, session, person):
        roll = self.chance.below(1000)
        if roll < 945 or not session.length:
            self.come(session, person)
            return
        status = "late" if roll < 977 else "left_early" if roll < 996 else "late_and_left_early"
        minutes = ""
        if self.chance.hits(700):
            minutes = session.length - 5 * self.chance.between(1, 8)
        self.come(session, person, status, minutes)

    def miss(self, session, person):
        if (person.ident, session.date()) in self.town.seen_on:
            self.stay_away(session, person)
            return
        if person.unit_on(session.date() - datetime.timedelta(days=4)) is None:
            self.stay_away(session, person)
            return
        roll = self.leave_chance.below(1000)
        if person.is_cadre():
            outcomes = ((300, "official"), (570, "private"), (650, "sick"), (740, "made_up"))
        else:
            outcomes = ((20, "official"), (110, "private"), (150, "sick"), (200, "made_up"))
        for bound, outcome in outcomes:
            if roll < bound:
                self.apply(session, person, outcome)
                return
        self.stay_away(session, person)

    def apply(self, session, person, outcome):
        if outcome == "made_up":
            self.write(session, person, "made_up")
            self.town.attended.setdefault(person.ident, []).append(session)
            return
        leave = self.ask(session, person, outcome)
        self.town.leaves.append(leave)
        if outcome == "refused_present":
            self.come(session, person)
        elif leave.decision == "批准":
            self.on_leave(session, person)
        else:
            self.stay_away(session, person)

    # -- leave

    def ask(self, session, person, outcome):
        chance = self.leave_chance
        kind = {"official": "因公", "private": "因事", "sick": "病假"}.get(outcome) or chance.pick(("因公", "因事"))
        leave = self.span(session, person, kind, plain=outcome in ("official", "private", "sick"))
        first_day = date_of(leave.start)
        if outcome == "late":
            leave.asked = session.start + 10 * chance.between(3, 15)
            leave.faults.append(("asked", "D304", "asked after the session had begun"))
        elif outcome == "sick":
            leave.asked = minutes_at(first_day, 7 * 60 + 10 * chance.between(1, 20))
        else:
            asked_day = first_day - datetime.timedelta(days=chance.between(1, 3))
            leave.asked = minutes_at(asked_day, 8 * 60 + 10 * chance.between(3, 50))
        leave.decided = leave.asked + 5 * chance.between(2, 30)
        leave.by = self.town.approver(person, date_of(leave.decided)).ident
        if outcome == "wrong":
            leave.by = self.not_the_approver(person, date_of(leave.decided))
            leave.faults.append(("by", "D305", "granted by someone who is not the secretary in charge"))
        if outcome.startswith("refused"):
            leave.decision = "不批准"
        if outcome == "pending":
            leave.decision, leave.decided, leave.by = "待批", None, ""
        return leave

    def span(self, session, person, kind, plain):
        """Whole days for an ordinary leave; half a day where the case is a special one."""
        date = session.date()
        minute = session.start % DAY_MINUTES
        if plain and not (kind != "病假" and self.leave_chance.hits(300)):
            length = 1
            if kind == "因公" and self.leave_chance.hits(250):
                length = self.leave_chance.between(2, 3)
            return Leave(person, kind, minutes_at(date), minutes_at(date, length * DAY_MINUTES), True)
        first, last = (480, 720) if minute < 720 else (810, 1080) if minute < 1080 else (1110, 1320)
        return Leave(person, kind, minutes_at(date, first), minutes_at(date, last), False)

    def not_the_approver(self, person, date):
        unit = person.unit_on(date)
        deputies = [h for h in self.town.holders(unit, "deputy_secretary", date) if h is not person]
        if deputies:
            return deputies[0].ident
        return officer(self.town, "b01", "secretary").ident


def make_presence(town):
    registers = Registers(town)
    for session in town.sessions:
        registers.keep(session)
    undone = [f for f in town.forced if not f.done]
    if undone:
        raise ValueError(f"no session for the forced outcome of {undone[0].person.ident} in month {undone[0].month}")
    check_leave_edges(town)


def check_leave_edges(town):
    """A leave that covers part of a session would be a question of its own, so there is none."""
    for session in town.sessions:
        if session.due == "list" or session.state != "held":
            continue
        for leave in town.leaves:
            if leave.touches(session) and not leave.covers(session) and leave.person in town.due_people(session):
                raise ValueError(f"leave of {leave.person.ident} covers part of {session.ident}")


# ---------------------------------------------------------------- study outside sessions

EVENING = ((1140, 120), (1140, 150), (1170, 120), (1170, 150), (1200, 120), (1140, 180))
WEEKEND = ((510, 180), (540, 150), (840, 180), (900, 150), (870, 120), (1140, 150))
OFFICE = ((520, 90), (540, 120), (900, 120), (1020, 120), (420, 90), (740, 80))


class SelfStudy:
    def __init__(self, town):
        self.town = town
        self.chance = Chance("self-study")
        self.table = town.table("study")

    def year(self, person, index):
        habit = ("clock", "clock", "clock", "clock", "clock", "days", "clock", "clock", "months", "clock")[index % 10]
        zeal = self.chance.pick(("keen", "steady", "steady", "steady", "steady", "slack"))
        for month in range(1, 13):
            middle = datetime.date(YEAR, month, 15)
            if person.unit_on(middle) is None or person.is_ill(middle):
                continue
            self.month(person, month, habit, self.goal(zeal, month))

    def goal(self, zeal, month):
        low, high = {"keen": (64, 80), "steady": (60, 68), "slack": (34, 60)}[zeal]
        goal = self.chance.between(low, high) * 30
        # The spring festival and the harvest leave less time.
        if self.chance.hits({2: 200, 8: 130, 9: 150, 12: 140}.get(month, 50)):
            goal -= self.chance.between(4, 24) * 30
        return max(goal, 0)

    def month(self, person, month, habit, goal):
        if habit == "months":
            self.add(person, day=f"{YEAR}-{month:02d}", hours=hours_text(goal))
        elif habit == "days":
            self.by_day(person, month, goal)
        else:
            self.by_clock(person, month, goal)

    def add(self, person, **cells):
        category = self.chance.pick(("politics", "politics", "red", "red", "green", "masses", "gratitude"))
        return self.table.add(person=person.ident, kind="self_study", category=category,
                              themes=self.chance.pick(THEMES[category])[0], **cells)

    def by_day(self, person, month, goal):
        dates = [d for d in days_of_month(month) if person.unit_on(d)]
        done = 0
        chosen = []
        for date in self.chance.some(dates, len(dates)):
            if done >= goal:
                break
            minutes = self.chance.pick((90, 120, 150, 180))
            chosen.append((date, minutes))
            done += minutes
        for date, minutes in sorted(chosen):
            if self.chance.hits(250):
                self.add(person, day=date.isoformat(), amount=f"{minutes} min")
            else:
                self.add(person, day=date.isoformat(), hours=hours_text(minutes))

    def by_clock(self, person, month, goal):
        dates = [d for d in days_of_month(month) if person.unit_on(d)]
        done = 0
        chosen = []
        for date in self.chance.some(dates + dates, 2 * len(dates)):
            if done >= goal:
                break
            start, length = self.chance.pick(self.slots(date))
            first = minutes_at(date, start)
            if not self.town.is_free(person, first, first + length):
                continue
            self.town.occupy(person, first, first + length)
            chosen.append((first, first + length))
            done += length
        for start, end in sorted(chosen):
            self.add(person, start=time_text(start), end=time_text(end))

    def slots(self, date):
        if not is_working_day(date):
            return WEEKEND
        return OFFICE if self.chance.hits(220) else EVENING


def hours_text(minutes):
    whole, rest = divmod(minutes, 60)
    return str(whole) if rest == 0 else f"{whole}.5"


def make_study(town):
    self_study = SelfStudy(town)
    for index, person in enumerate(town.cadres()):
        self_study.year(person, index)
    make_member_study(town)
    make_online_study(town)
    make_courses(town)


def make_member_study(town):
    chance = Chance("member-study")
    members = [p for p in town.people if not p.is_cadre() and "member" in p.tags and p.turns() < 70]
    for person in chance.some(members, 40):
        for month in chance.some(range(1, 13), 2):
            date = datetime.date(YEAR, month, chance.between(1, 28))
            if person.unit_on(date):
                town.table("study").add(person=person.ident, kind="self_study", category="red", themes="party_history",
                                        day=date.isoformat(), hours=chance.pick(("1", "1.5", "2", "3")))


PLATFORMS = ("xuexi_qiangguo", "qingnian_daxuexi", "party_history_100", "open_lectures")


def make_online_study(town):
    chance = Chance("online")
    for person in town.people:
        if person.is_cadre():
            months = range(1, 13)
        elif person.turns() < 60 and "member" in person.tags and chance.hits(260):
            months = sorted(chance.some(range(1, 13), 3))
        else:
            continue
        for month in months:
            date = datetime.date(YEAR, month, chance.between(1, 28))
            if person.unit_on(date):
                add_online(town, chance, person, date)


def add_online(town, chance, person, date):
    platform = "qingnian_daxuexi" if person.turns() < 30 and chance.hits(500) else chance.pick(PLATFORMS)
    kind = "quiz" if chance.hits(60) else "online"
    category = "red" if platform == "party_history_100" else "politics"
    row = town.table("study").add(person=person.ident, kind=kind, category=category, themes=platform,
                                  day=date.isoformat())
    minutes = 15 * chance.between(2, 10)
    if minutes % 60 == 0:
        row.cells["hours"] = str(minutes // 60)
    else:
        row.cells["amount"] = f"{minutes} min"


def make_courses(town):
    """Courses elsewhere are recorded in days or class hours, which are no clock time."""
    chance = Chance("courses")
    for index, person in enumerate(chance.some(town.cadres(), 9)):
        date = datetime.date(YEAR, chance.between(3, 11), chance.between(1, 25))
        if person.unit_on(date):
            town.table("study").add(person=person.ident, kind="course", category="politics", themes="party_school",
                                    day=date.isoformat(), amount=("3 d", "16 学时", "5 d")[index % 3])


# ---------------------------------------------------------------- marks, documents, events

def make_marks(town):
    chance = Chance("marks")
    cadres = town.cadres()
    members = [p for p in town.people if not p.is_cadre() and "member" in p.tags and p.turns() < 66]
    tests = (("history_test", "2021-06-25", cadres + chance.some(members, 160), 60),
             ("discipline_contest", "2021-09-24", chance.some(members, 60), 60),
             ("theory_test", "2021-11-26", cadres, 80))
    for test, date, takers, pass_mark in tests:
        for person in sorted(takers, key=lambda p: p.ident):
            if person.unit_on(day(date)) is None or person.is_ill(day(date)):
                continue
            value = chance.between(pass_mark + 4, 100)
            failed = chance.hits(12)
            add_mark(town, person, test, date, chance.between(40, pass_mark - 1) if failed else value, pass_mark)
            if failed:
                again = day(date) + datetime.timedelta(days=14)
                add_mark(town, person, test, again.isoformat(), value, pass_mark)


def add_mark(town, person, test, date, value, pass_mark):
    town.table("marks").add(person=person.ident, test=test, day=date, value=value, max=100, **{"pass": pass_mark})


def make_documents(town):
    chance = Chance("documents")
    for person in town.cadres():
        here = [d for d in (datetime.date(YEAR, m, 10) for m in range(1, 13)) if person.unit_on(d)]
        own_documents(town, chance, person, here)
    for unit in town.branches:
        date = datetime.date(YEAR, 1, chance.between(11, 29))
        town.table("documents").add(unit=unit, kind="annual_plan", day=date.isoformat(), about=str(YEAR))
        if chance.hits(900):
            date = datetime.date(YEAR, 12, chance.between(16, 30))
            town.table("documents").add(unit=unit, kind="annual_summary", day=date.isoformat(), about=str(YEAR))


def own_documents(town, chance, person, here):
    table = town.table("documents")
    if chance.hits(120):
        table.add(person=person.ident, kind="annual_summary", day=f"{YEAR}-01-{chance.between(5, 15):02d}", about="2020")
    if here[0].month == 1 and chance.hits(950):
        date = chance.pick((day("2020-12-28"), day("2021-01-08"), day("2021-01-12"), day("2021-01-19")))
        table.add(person=person.ident, kind="annual_plan", day=date.isoformat(), about=str(YEAR))
    discussion_records(town, chance, person)
    for date in chance.some(here, chance.pick((0, 1, 1, 2, 2, 3))):
        about = chance.pick(("", f"{YEAR}-{date.month:02d}", str(YEAR)))
        table.add(person=person.ident, kind="reflection", day=date.isoformat(), about=about)
    if here[-1].month == 12 and chance.hits(940):
        table.add(person=person.ident, kind="annual_summary", day=f"{YEAR}-12-{chance.between(15, 30)}", about=str(YEAR))


def discussion_records(town, chance, person):
    wanted = ("collective", "thematic_discussion", "seminar")
    sessions = [s for s in town.attended.get(person.ident, []) if s.kind in wanted and s.date().month < 12]
    if chance.hits(60):
        return
    for session in sorted(chance.some(sessions, chance.between(2, 4)), key=lambda s: s.ident):
        date = session.date() + datetime.timedelta(days=chance.between(0, 6))
        about = session.ident if chance.hits(300) else ""
        town.table("documents").add(person=person.ident, session=session.ident, kind="discussion_record",
                                    day=date.isoformat(), about=about)


def make_events(town):
    chance = Chance("events")
    table = town.table("events")
    for person in chance.some([p for p in town.people if p.in_group("young", day("2021-06-30"))], 3):
        table.add(person=person.ident, unit=town.parents[person.unit] or COMMITTEE, kind="appointment",
                  day=f"{YEAR}-{chance.between(5, 11):02d}-18")
    for unit in chance.some(town.villages, 5):
        table.add(unit=unit, kind="notice", day=f"{YEAR}-{chance.pick((4, 7, 10)):02d}-20", 备注="学习情况通报")


# ---------------------------------------------------------------- facts to tables

def write_people(town):
    for person in town.people:
        town.table("people").add(
            person=person.ident, name=person.name, born=person.born.isoformat(),
            joined=person.joined.isoformat() if person.joined else "", tags=";".join(person.tags),
            id_number=person.id_number, sort_key=person.sort_key)


def iso(date):
    return date.isoformat() if date else ""


def write_memberships(town):
    table = town.table("memberships")
    for person in town.people:
        for unit, first, last in person.formal:
            row = table.add(person=person.ident, unit=unit, **{"from": iso(first), "to": iso(last)})
            if person is town.moved_on_session_day and unit == "b09":
                row.fault("", "D307", "the new branch meets on the day of the move")
    seconded = [p for p in town.cadres() if p.unit in ("o2", "o3")][4:8]
    for person, unit in zip(seconded, ("b02", "b06", "b11", "b14")):
        table.add(person=person.ident, unit=unit, kind="host", **{"from": "2021-05-24"})
    for person in town.people:
        for group, first, last in person.groups:
            table.add(person=person.ident, group=group, **{"from": iso(first), "to": iso(last)})


def write_posts(town):
    for person, unit, post, first, last in town.posts:
        town.table("posts").add(person=person.ident, unit=unit, post=post, **{"from": iso(first), "to": iso(last)})


def write_sessions(town):
    for session in town.sessions:
        row = town.table("sessions").add(
            session=session.ident, unit=session.unit, group=session.group, kind=session.kind,
            category=session.category, themes=";".join(session.themes), title=session.title,
            start=time_text(session.start), end=time_text(session.end()) if session.has_end else "",
            due="" if session.due == "unit" else session.due,
            state="" if session.state == "held" else session.state, venue=session.venue)
        session.row = row
        if not session.has_end:
            row.fault("end", "D313", "the end was never written down")


CHINESE_STATUS = {"present": "出席", "late": "迟到", "left_early": "早退", "late_and_left_early": "迟到早退",
                  "absent": "缺席", "leave": "请假", "made_up": "补学", "excused": "免于参加"}
CHINESE_ROLE = {"": "", "lecturer": "主讲", "speaker": "发言", "organiser": "组织"}
CHINESE_REGISTER = "b11"


def write_presence(town):
    for session, _, row in sorted(town.presence, key=lambda item: (item[0].ident, item[1].ident)):
        if session.unit == CHINESE_REGISTER:
            row.cells["status"] = CHINESE_STATUS[row.cells["status"]]
            row.cells["role"] = CHINESE_ROLE[row.cells["role"]]
        town.table("presence").rows.append(row)


def write_leaves(town):
    for leave in sorted(town.leaves, key=lambda l: (l.start, l.person.ident)):
        if leave.whole_days:
            first, last = iso(date_of(leave.start)), iso(date_of(leave.end - 1))
        else:
            first, last = time_text(leave.start), time_text(leave.end)
        row = town.table("leaves").add(
            person=leave.person.ident, kind=leave.kind, asked=time_text(leave.asked),
            decided=time_text(leave.decided) if leave.decided else "", by=leave.by, decision=leave.decision,
            **{"from": first, "to": last})
        row.faults += leave.faults


# ---------------------------------------------------------------- faults on purpose

def nth_row(table, index, **wanted):
    rows = [row for row in table.rows
            if not row.faults and all(str(row.cells.get(column, "")) == value for column, value in wanted.items())]
    return rows[index]


def insert_after(table, row, **cells):
    new = Row(**cells)
    table.rows.insert(table.rows.index(row) + 1, new)
    return new


def copy_after(table, row, **changed):
    cells = dict(row.cells)
    cells.update(changed)
    return insert_after(table, row, **cells)


def spoil_units(town):
    table = town.table("units")
    table.add(unit="b99", name="待建党支部", kind="village_branch", parent="b99").fault(
        "parent", "D207", "the unit is its own parent")
    nth_row(table, 0, unit="b14").fault("name", "D101", "a space after the name", "新塘村党支部 ")


def spoil_people(town):
    table = town.table("people")
    homeless = table.add(person=f"p{len(town.people) + 1:04d}", name=new_name(town, Chance("homeless")),
                         born="1979-04-11", joined="2004-07-01", tags="member")
    homeless.fault("person", "D306", "no membership row names this person")
    namesake = nth_row(table, 0, person="p0431")
    namesake.fault("name", "D206", "the name of p0222", nth_row(table, 0, person="p0222").cells["name"])
    first = nth_row(table, 0, person="p0305")
    copy_after(table, first, name=first.cells["name"] + "甲").fault("person", "D205", "the id stands on the row before")
    nth_row(table, 0, person="p0040").fault("id_number", "D112", "a spreadsheet made the number a power of ten",
                                            "9.90000198712E+17")
    born = nth_row(table, 0, person="p0350")
    year, month, date = born.cells["born"].split("-")
    born.fault("born", "D103", "the day is written with dots", f"{year}.{int(month)}.{int(date)}")


def spoil_memberships(town):
    table = town.table("memberships")
    insert_after(table, nth_row(table, 0, person="p0260"), person="p0260", unit="b77", **{"from": "2021-02-01"}).fault(
        "unit", "D202", "there is no unit b77")
    table.add(person="p0025", group="reserve").fault("group", "D204", "there is no group reserve")
    late_start = nth_row(table, 0, kind="host")
    late_start.fault("from", "D103", "the day is written with strokes", "2021/5/24")


def spoil_posts(town):
    table = town.table("posts")
    table.add(person="p0030", unit="o2", post="organiser", **{"from": "2021-06-01", "to": "2021-03-01"}).fault(
        "to", "D301", "the term ends before it begins")


def spoil_sessions(town):
    table = town.table("sessions")
    no_category = [s for s in town.sessions if s.unit == "b15" and s.kind == "collective" and s.state == "held"][4]
    no_category.row.fault("category", "D208", "there is no category blue", "blue")
    base = [s for s in town.sessions if s.unit == "b03" and s.kind == "collective" and s.state == "held"][6].row
    copy_after(table, base, title="重复登记").fault("session", "D205", "the id stands on the row before")
    wrong = [s for s in town.sessions if s.unit == "b05"][3].row
    insert_after(table, wrong, session="s9001", unit="b05", kind="collective", category="red",
                 start="2021-04-21 15:00", end="2021-04-21 13:00").fault("end", "D301", "the session ends before it begins")
    folded = [s for s in town.sessions if s.unit == "o5" and s.kind == "seminar"][0].row
    folded.cells["title"] += "\n含交流发言"


def spoil_presence(town):
    table = town.table("presence")
    plain = [row for row in table.rows if not row.faults and row.cells["status"] == "present"
             and not row.cells["role"] and not row.cells["minutes"] and not town.person(row.cells["person"]).is_cadre()]
    length = {s.ident: s.length for s in town.sessions}
    long_enough = [row for row in plain if length[row.cells["session"]] >= 90]
    step = len(long_enough) // 16
    at = [long_enough[step * n + 7] for n in range(15)]
    at[0].fault("status", "D107", "a check mark", "√")
    at[1].fault("status", "D107", "a check mark", "√")
    at[2].fault("minutes", "D102", "full-width digits", "８０")
    at[3].fault("person", "D101", "a space before the id", " " + at[3].cells["person"])
    at[4].fault("minutes", "D312", "more minutes than the session lasted",
                str(length[at[4].cells["session"]] + 45))
    copy_after(table, at[5]).fault("", "D310", "the same person stands twice in one register")
    copy_after(table, at[6]).fault("", "D310", "the same person stands twice in one register")
    insert_after(table, at[7], session=at[7].cells["session"], person="p9999", status="present").fault(
        "person", "D201", "there is no person p9999")
    table.add(session="s9999", person="p0100", status="present").fault("session", "D203", "there is no session s9999")
    add_guest(town, table, at[8])
    add_leave_without_paper(town, table, at[9])
    add_strange_status(town, table, at[10])
    add_leave_of_someone_present(town, at[11], "因事")


def absent_member(town, session):
    """A member due at the session, not a cadre, whom no register row and no leave names."""
    named = [row.cells["person"] for s, _, row in town.presence if s is session]
    for person in town.due_people(session):
        if (not person.is_cadre() and person.ident not in named
                and not any(l.person is person and l.touches(session) for l in town.leaves)):
            return person
    raise ValueError(f"nobody is missing from {session.ident}")


def session_of(town, row):
    return [s for s in town.sessions if s.ident == row.cells["session"]][0]


def add_guest(town, table, row):
    session = session_of(town, row)
    others = [p for p in town.people if p.unit == "o4" and not p.is_cadre()
              and p.unit_on(session.date()) == "o4" and town.is_free(p, session.start, session.end())]
    guest = [p for p in others if p not in town.due_people(session)][3]
    town.occupy(guest, session.start, session.end())
    insert_after(table, row, session=session.ident, person=guest.ident, status="present").fault(
        "", "D303", "a member of another branch sits in")


def add_leave_without_paper(town, table, row):
    session = session_of(town, row)
    insert_after(table, row, session=session.ident, person=absent_member(town, session).ident, status="leave").fault(
        "", "D308", "the register says leave but no leave was asked")


def add_strange_status(town, table, row):
    session = session_of(town, row)
    insert_after(table, row, session=session.ident, person=absent_member(town, session).ident, status="半勤").fault(
        "status", "D110", "a status that the register does not have")


def add_leave_of_someone_present(town, row, kind):
    session = session_of(town, row)
    person = town.person(row.cells["person"])
    first = minutes_at(session.date(), session.start % DAY_MINUTES - 30)
    leave = Leave(person, kind, first, session.end() + 30, False)
    leave.asked = minutes_at(session.date() - datetime.timedelta(days=2), 600)
    leave.decided = leave.asked + 60
    leave.by = town.approver(person, date_of(leave.decided)).ident
    town.leaves.append(leave)
    check_leave_edges(town)
    row.fault("", "D309", "present although a leave was granted")


def spoil_leaves(town):
    table = town.table("leaves")
    model = nth_row(table, 20, kind="因事")
    insert_after(table, model, person="p0033", kind="因事", asked="2021-05-06 09:00", decided="2021-05-06 10:00",
                 by=town.approver(town.person("p0033"), day("2021-05-06")).ident, decision="批准",
                 **{"from": "2021-05-12", "to": "2021-05-10"}).fault("to", "D301", "the leave ends before it begins")


def free_evening(town, person, month, start, end):
    for date in days_of_month(month):
        first, last = minutes_at(date, start), minutes_at(date, end)
        if person.unit_on(date) and town.is_free(person, first, last):
            town.occupy(person, first, last)
            return date
    raise ValueError(f"{person.ident} is never free in month {month}")


def self_study_row(town, person, start, end):
    table = town.table("study")
    own = nth_row(table, 0, person=person.ident, kind="self_study")
    return insert_after(table, own, person=person.ident, kind="self_study", category="politics", themes="theory",
                        start=time_text(start), end=time_text(end))


def spoil_study(town):
    table = town.table("study")
    clocked = [p for i, p in enumerate(town.cadres()) if i % 10 in (0, 1, 2) and not p.ill and p.unit_on(day("2021-01-04"))
               and p.unit_on(day("2021-12-30"))]
    date = free_evening(town, clocked[3], 5, 1290, 1440)
    row = self_study_row(town, clocked[3], minutes_at(date, 1290), minutes_at(date, 1440))
    row.fault("end", "D105", "midnight is written as 24:00", f"{date.isoformat()} 24:00")
    cross_month_edge(town, clocked[4:])
    add_overlapping_study(town, clocked[5])
    add_study_of_a_session(town, clocked[6])
    backwards = self_study_row(town, clocked[7], minutes_at(day("2021-08-07"), 1200), minutes_at(day("2021-08-07"), 1080))
    backwards.fault("end", "D301", "the record ends before it begins")
    table.add(person=clocked[8].ident, kind="self_study", category="politics", day="2021-06-02", hours="-2").fault(
        "hours", "D109", "less than nothing")
    table.add(person=clocked[9].ident, kind="online", category="politics", themes="xuexi_qiangguo", day="2021-06-09",
              hours="8学时").fault("hours", "D106", "class hours in a column of clock hours")
    table.add(person=clocked[10].ident, kind="online", category="red", themes="open_lectures", day="2021-06-16",
              hours="半天").fault("hours", "D108", "half a day is no number")
    by_day = nth_row(table, 40, kind="self_study", start="", amount="")
    if len(by_day.cells["day"]) == 10:
        by_day.fault("day", "D102", "full-width digits", full_width(by_day.cells["day"]))
    self_study_row(town, clocked[0], minutes_at(day("2021-04-30"), 1140), minutes_at(day("2021-04-30"), 1260)).fault(
        "start", "D104", "April has 30 days", "2021-04-31 19:00")


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def cross_month_edge(town, people):
    """A record over midnight at the end of March; it is no fault, but it must be cut."""
    start, end = minutes_at(day("2021-03-31"), 1350), minutes_at(day("2021-04-01"), 45)
    person = [p for p in people if town.is_free(p, start, end)][0]
    town.occupy(person, start, end)
    self_study_row(town, person, start, end)


def add_overlapping_study(town, person):
    date = free_evening(town, person, 10, 1080, 1290)
    self_study_row(town, person, minutes_at(date, 1080), minutes_at(date, 1200))
    row = self_study_row(town, person, minutes_at(date, 1170), minutes_at(date, 1290))
    row.fault("", "D311", "half an hour is recorded twice")


def add_study_of_a_session(town, person):
    present = [row for _, p, row in town.presence if p is person and row.cells["status"] == "present"]
    session = session_of(town, present[10])
    town.table("study").add(person=person.ident, kind="self_study", category=session.category,
                            start=time_text(session.start), end=time_text(session.end()), session=session.ident).fault(
        "session", "D314", "the record repeats a session that has a register")


def spoil_marks(town):
    table = town.table("marks")
    extra = nth_row(table, 30)
    wide = insert_after(table, extra, person="p0120", test="discipline_contest", day="2021-09-24", value=88, max=100,
                        **{"pass": 60})
    wide.extra_cells = ["补登"]
    wide.fault("", "D007", "one cell more than the header")
    insert_after(table, nth_row(table, 60), person="p0130", test="discipline_contest", day="2021-09-24", value="优",
                 max=100, **{"pass": 60}).fault("value", "D108", "a grade instead of a mark")
    nth_row(table, 90).fault("day", "D103", "the day is written with strokes", "2021/6/25")


def spoil_documents(town):
    table = town.table("documents")
    odd = nth_row(table, 12, kind="annual_summary", about=str(YEAR))
    _, month, date = odd.cells["day"].split("-")
    odd.fault("day", "D103", "the day is written in Chinese", f"2021年{int(month)}月{int(date)}日")
    wide = nth_row(table, 5, kind="annual_plan", day="2021-01-08")
    wide.fault("day", "D102", "full-width digits", "２０２１年１月８日")
    wide.fault("day", "D103", "the day is written in Chinese")
    nth_row(table, 25, kind="reflection").fault("kind", "D101", "a space after the word", "reflection ")
    insert_after(table, nth_row(table, 100), person="p0028", day="2021-06-10").fault(
        "kind", "D111", "the kind of document is missing")
    insert_after(table, nth_row(table, 150), person="p0035", kind="reflection", day="2021-02-29").fault(
        "day", "D104", "2021 is no leap year")


def spoil_events(town):
    table = town.table("events")
    table.add(unit="b10", kind="notice", day="年底").fault("day", "D104", "a day only in words")


def loose_files():
    """Files beside the tables: notes that are no table, and a table that this version does not use."""
    notes = [["事项", "内容"], ["用途", "样例数据"], ["范围", "全年"], ["说明", "单位与人员均为虚构"]]
    venues = [["venue", "name", "kind"], ["township_hall", "镇政府会议室", "hall"], ["history_museum", "革命历史陈列馆", "museum"],
              ["ridge_memorial", "山岭纪念园", "base"]]
    return (("说明.csv", notes, "D001", "notes of the office, no table"),
            ("venues.csv", venues, "D010", "a known table without part in the figures"))


# ---------------------------------------------------------------- all together

def build():
    town = Township()
    make_units(town)
    make_people(town)
    make_posts(town)
    make_groups(town)
    make_sessions(town)
    make_joiners(town)
    make_leavers(town)
    make_moves(town)
    town.moved_on_session_day = move_on_a_session_day(town)
    make_illness(town)
    force_outcomes(town)
    make_presence(town)
    make_study(town)
    make_marks(town)
    make_documents(town)
    make_events(town)
    write_people(town)
    write_memberships(town)
    write_posts(town)
    write_sessions(town)
    write_presence(town)
    spoil_units(town)
    spoil_people(town)
    spoil_memberships(town)
    spoil_posts(town)
    spoil_sessions(town)
    spoil_presence(town)
    write_leaves(town)
    spoil_leaves(town)
    spoil_study(town)
    spoil_marks(town)
    spoil_documents(town)
    spoil_events(town)
    return town


def csv_bytes(lines):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(lines)
    return text.getvalue().encode("utf-8")


def files_of(town):
    """The folder's files and the manifest's lines."""
    files = []
    findings = []
    for table in town.tables.values():
        files.append((table.file_name(), table.encoded()))
        findings += table.findings()
    for name, lines, code, why in loose_files():
        files.append((name, csv_bytes(lines)))
        findings.append((name, 0, "", code, why))
    return files, sorted(findings)


def write_folder(folder):
    files, findings = files_of(build())
    os.makedirs(folder, exist_ok=True)
    for name, content in files:
        with open(os.path.join(folder, name), "wb") as out:
            out.write(content)
    manifest = [("file", "row", "column", "code", "why")] + findings
    with open(os.path.normpath(folder) + ".manifest.csv", "wb") as out:
        out.write(csv_bytes(manifest))


def main(arguments):
    parser = argparse.ArgumentParser(
        description="Write the sample township's data folder and, beside it, FOLDER.manifest.csv.",
        epilog="example: make_township.py examples/data/township-2021")
    parser.add_argument("folder", metavar="FOLDER", help="folder to write; it is made if it does not exist")
    options = parser.parse_args(arguments)
    try:
        write_folder(options.folder)
    except OSError as error:
        print(f"make_township.py: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
