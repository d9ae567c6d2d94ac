#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample data folder of an invented firm of accountants in 2023: 48 people in three offices.

The same bytes come out every time. FOLDER.manifest.csv beside the folder lists every finding that a reader and an
evaluator should report on it: they are there on purpose and no others should appear.
"""

import argparse
import datetime
import sys

from sample_tables import Chance, Table, clock, weekdays, write_folder

YEAR = 2023
FIRM = "firm"
OFFICES = (("harbour", "Harbour office"), ("market", "Market Street office"), ("airport", "Airport office"))
PER_OFFICE = 16
GIVEN = ("Alwin", "Berta", "Cosmo", "Delia", "Emrys", "Fenna", "Gorran", "Hilde", "Isolt", "Jory", "Kerra", "Lowen",
         "Merryn", "Nessa", "Orla", "Piran", "Quill", "Rosen", "Senara", "Talan", "Ursel", "Verran", "Wenna", "Ysolde")
FAMILY = ("Ashdyke", "Brackenby", "Coldharrow", "Dunmarsh", "Elmstow", "Fernlea", "Gorseham", "Hollinrake",
          "Ivystead", "Larkfold", "Millbeck", "Netherby")
TECHNICAL = ("tax", "accounting", "auditing")
TUESDAY, THURSDAY = 1, 3
CLASSES = (("01-17", "tax"), ("02-14", "accounting"), ("03-14", "ethics"), ("04-18", "auditing"), ("05-16", "tax"),
           ("06-13", "accounting"), ("09-12", "auditing"), ("10-17", "ethics"), ("11-14", "tax"),
           ("12-05", "communication"))
AUDIT_DAYS = ("02-23", "05-25", "08-24", "11-23")
OFFICE_DAYS = ("03-30", "09-28")

KINDS = (("class", "课堂", "Class"), ("workshop", "研讨班", "Workshop"), ("office_hour", "办公室例会", "Office hour"),
         ("online", "网络课程", "Course online"), ("self_study", "自学", "Self-study"), ("nano", "微课", "Nano learning"),
         ("conference", "会议", "Conference"), ("article", "文章", "Article"), ("declaration", "声明", "Declaration"),
         ("ethics_certificate", "职业道德证书", "Certificate of ethics"), ("ethics", "职业道德", "Ethics"),
         ("accountant", "会计师", "Accountant"), ("trainee", "见习", "Trainee"), ("assistant", "助理", "Assistant"),
         ("partner", "合伙人", "Partner"), ("firm", "事务所", "Firm"), ("office", "分所", "Office"),
         ("practice", "业务组", "Practice"))


def day(month_day):
    return datetime.date.fromisoformat(f"{YEAR}-{month_day}")


class Firm:
    def __init__(self):
        self.chance = Chance("accountants-2023")
        self.tables = {name: Table(name, columns) for name, columns in (
            ("units", ["unit", "name", "kind", "parent"]),
            ("people", ["person", "name", "born", "joined", "tags"]),
            ("memberships", ["person", "unit", "group", "from", "to"]),
            ("posts", ["person", "unit", "post", "from", "to"]),
            ("groups", ["group", "name", "kind", "unit"]),
            ("sessions", ["session", "unit", "group", "kind", "themes", "title", "start", "end", "due", "state"]),
            ("presence", ["session", "person", "status", "minutes", "role"]),
            ("leaves", ["person", "kind", "from", "to", "asked", "decided", "by", "decision"]),
            ("study", ["person", "kind", "themes", "start", "end", "day", "amount"]),
            ("marks", ["person", "test", "day", "value", "max", "pass"]),
            ("documents", ["person", "kind", "day", "about"]),
            ("kinds", ["kind", "name", "name_en"]),
            ("events", ["person", "kind", "day", "to"]))}
        self.people = []            # (id, office, tags, first day or None)
        self.partner = {}

    def table(self, name):
        return self.tables[name]


def make_units(firm):
    firm.table("units").add(unit=FIRM, name="Ashdyke and Brackenby", kind="firm")
    for unit, name in OFFICES:
        firm.table("units").add(unit=unit, name=name, kind="office", parent=FIRM)
    for kind, name, name_en in KINDS:
        firm.table("kinds").add(kind=kind, name=name, name_en=name_en)
    firm.table("groups").add(group="audit", name="Audit practice", kind="practice", unit=FIRM)


def tags_of(index):
    if index in (14, 15):
        return ["assistant"]
    if index in (12, 13):
        return ["trainee"]
    return ["accountant"]


def make_people(firm):
    for number in range(3 * PER_OFFICE):
        office, index = OFFICES[number // PER_OFFICE][0], number % PER_OFFICE
        person, tags = f"e{number + 1:02d}", tags_of(index)
        name = f"{GIVEN[number % 24]} {FAMILY[(number * 7 + number // 24) % 12]}"
        born = datetime.date(firm.chance.between(1962, 2000), firm.chance.between(1, 12), firm.chance.between(1, 28))
        first = day("07-01") if index == 11 else None
        firm.table("people").add(person=person, name=name, born=born, tags="; ".join(tags),
                                 joined=first or datetime.date(firm.chance.between(2001, 2021), 9, 1))
        firm.table("memberships").add(person=person, unit=office, **({"from": first} if first else {}))
        if index == 0:
            firm.table("posts").add(person=person, unit=office, post="partner")
            firm.partner[office] = person
        if "accountant" in tags and index % 2 == 0:
            firm.table("memberships").add(person=person, group="audit")
        firm.people.append((person, office, tags, first))
    firm.table("events").add(person="e06", kind="parental_leave", day="2023-04-01", to="2023-09-30")
    firm.table("events").add(person="e23", kind="long_illness", day="2023-10-02", to="2023-12-31")


def session(firm, ident, unit, date, start, length, kind, theme, **more):
    firm.table("sessions").add(session=ident, unit=unit, kind=kind, themes=theme, title=f"{theme}: {kind}",
                               start=clock(date, start), end=clock(date, start + length), **more)


def register(firm, ident, people, date, start, length, lecturer):
    """The register of a session: most came, some late, some on leave."""
    for person, office, _, first in people:
        if first and date < first:
            continue
        if person == lecturer:
            firm.table("presence").add(session=ident, person=person, status="present", role="lecturer")
            continue
        lot = firm.chance.below(100)
        if lot < 84:
            firm.table("presence").add(session=ident, person=person, status="present")
        elif lot < 88:
            firm.table("presence").add(session=ident, person=person, status="late",
                                       minutes=length - firm.chance.pick((10, 20, 35)))
        elif lot < 92 and firm.partner[office] != person:       # nobody grants his own leave
            firm.table("presence").add(session=ident, person=person, status="leave")
            grant(firm, person, office, date)
        else:
            firm.table("presence").add(session=ident, person=person, status="absent")


def grant(firm, person, office, date):
    asked = date - datetime.timedelta(days=firm.chance.between(2, 9))
    kind = firm.chance.pick(("official", "private", "sick"))
    firm.table("leaves").add(person=person, kind=kind, **{"from": date}, to=date, asked=clock(asked, 600),
                             decided=clock(asked, 900), by=firm.partner[office], decision="approved")


def make_sessions(firm):
    everyone = firm.people
    lecturers = [p for p, _, tags, first in everyone if tags == ["accountant"] and not first][:12]
    for number, (date, theme) in enumerate(CLASSES):
        ident = f"class-{number + 1:02d}"
        session(firm, ident, FIRM, day(date), 540, 120, "class", theme, due="unit")
        register(firm, ident, everyone, day(date), 540, 120, lecturers[number])
    audit = [p for p in everyone if any(m["person"] == p[0] and m.get("group") == "audit"
                                        for m in firm.table("memberships").rows)]
    for number, date in enumerate(AUDIT_DAYS):
        ident = f"audit-{number + 1}"
        session(firm, ident, FIRM, day(date), 840, 150, "workshop", "auditing", group="audit", due="group")
        register(firm, ident, audit, day(date), 840, 150, None)
    for office, _ in OFFICES:
        for number, date in enumerate(OFFICE_DAYS):
            ident = f"{office}-{number + 1}"
            if (office, number) == ("airport", 1):
                continue        # the airport office holds only one
            session(firm, ident, office, day(date), 960, 50, "office_hour", "procedures", due="unit")
            register(firm, ident, [p for p in everyone if p[1] == office], day(date), 960, 50, None)


def make_study(firm):
    """Evenings on Mondays, Wednesdays and Fridays, when no session is held; at most one record a day."""
    for person, _, tags, first in firm.people:
        if tags == ["assistant"]:
            continue
        keen = firm.chance.pick((4, 6, 9, 11, 13))
        days = [d for d in weekdays(YEAR, (0, 2, 4)) if not first or d >= first]
        for date in sorted(firm.chance.some(days, keen)):
            kind = firm.chance.pick(("online", "online", "online", "self_study", "self_study", "nano"))
            theme = firm.chance.pick(TECHNICAL + ("communication",))
            length = 10 if kind == "nano" else firm.chance.between(8, 20) * 10
            firm.table("study").add(person=person, kind=kind, themes=theme, start=clock(date, 1080),
                                    end=clock(date, 1080 + length))
        if firm.chance.hits(55) and not first:
            firm.table("study").add(person=person, kind="conference", themes=firm.chance.pick(TECHNICAL),
                                    day=firm.chance.pick(weekdays(YEAR, (5,))),
                                    amount=f"{firm.chance.pick((6, 8, 12, 16))} credit")
        if firm.chance.hits(12):
            firm.table("study").add(person=person, kind="article", themes=firm.chance.pick(TECHNICAL),
                                    day=firm.chance.pick(weekdays(YEAR, (6,))))


def make_papers(firm):
    for person, _, tags, first in firm.people:
        if tags != ["accountant"]:
            continue
        if firm.chance.hits(92):
            firm.table("documents").add(person=person, kind="declaration", about=YEAR,
                                        day=datetime.date(YEAR, 12, firm.chance.between(1, 20)))
        if firm.chance.hits(88) and not first:
            firm.table("documents").add(person=person, kind="ethics_certificate",
                                        day=datetime.date(YEAR, 10, firm.chance.between(18, 31)))
        firm.table("marks").add(person=person, test="ethics", day="2023-10-31", value=firm.chance.between(64, 100),
                                max=100, **{"pass": 70})


def spoil(firm):
    """A few rows as offices have them: mistyped, doubled, late."""
    study, presence, leaves = firm.table("study"), firm.table("presence"), firm.table("leaves")
    row = study.add(person="e77", kind="online", themes="tax", day="2023-06-01", amount="2 credit")
    study.fault(row, "person", "D201", "nobody has this number")
    row = study.add(person="e03", kind="conference", themes="tax", day="2023/6/3", amount="3 credit")
    study.fault(row, "day", "D103", "the day is written with strokes")
    row = study.add(person="e04", kind="conference ", themes="tax", day="2023-06-10", amount="2 credit")
    study.fault(row, "kind", "D101", "a space after the word")
    row = study.add(person="e05", kind="conference", themes="tax", day="2023-06-10", amount="-2 credit")
    study.fault(row, "amount", "D109", "less than nothing")
    row = study.add(person="e07", kind="conference", themes="tax", day="2023-02-30", amount="2 credit")
    study.fault(row, "day", "D104", "February has 28 days")
    row = presence.add(session="class-01", person="e02", status="absent")
    presence.fault(row, "", "D310", "the register names the person twice")
    row = leaves.add(person="e30", kind="private", **{"from": "2023-08-24", "to": "2023-08-22"},
                     asked="2023-08-01 10:00", decided="2023-08-01 15:00", by="e17", decision="approved")
    leaves.fault(row, "to", "D301", "the leave ends before it begins")


def build():
    firm = Firm()
    for step in (make_units, make_people, make_sessions, make_study, make_papers, spoil):
        step(firm)
    return list(firm.tables.values())


def main(arguments):
    parser = argparse.ArgumentParser(
        description="Write the sample firm's data folder and, beside it, FOLDER.manifest.csv.",
        epilog="example: make_accountants.py examples/data/accountants-2023")
    parser.add_argument("folder", metavar="FOLDER", help="folder to write; it is made if it does not exist")
    options = parser.parse_args(arguments)
    try:
        write_folder(options.folder, build())
    except OSError as error:
        print(f"make_accountants.py: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
