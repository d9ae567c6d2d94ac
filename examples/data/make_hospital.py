#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the sample data folder of an invented hospital in 2023: 66 people on six wards.

The same bytes come out every time. FOLDER.manifest.csv beside the folder lists every finding that a reader and an
evaluator should report on it: they are there on purpose and no others should appear.
"""

import argparse
import datetime
import sys

from sample_tables import Chance, Table, clock, weekdays, write_folder

YEAR = 2023
HOSPITAL = "hospital"
WARDS = (("surgery", "Surgery"), ("medicine", "Medicine"), ("children", "Children's ward"),
         ("emergency", "Emergency"), ("theatre", "Theatres"), ("pharmacy", "Pharmacy"))
PER_WARD = 11
GIVEN = ("Adra", "Bevan", "Corin", "Dwyn", "Eseld", "Fallon", "Gweir", "Hazel", "Idris", "Jenna", "Keld", "Lunet",
         "Maben", "Nolwen", "Odran", "Perra", "Ravel", "Sorrel", "Tegan", "Ulick", "Vayla", "Wylan", "Yarrow")
FAMILY = ("Alderholt", "Birchmoor", "Cragside", "Dalewater", "Eastfold", "Foxcombe", "Greenhow", "Heathcote-Lea",
          "Inglemere", "Kelderby", "Longwater")
FIRE_DAYS = ("02-07", "05-09", "09-05", "11-07")
HYGIENE_DAYS = ("03-07", "10-10")
ROUNDS = ("01-26", "02-23", "03-23", "04-27", "05-25", "06-22", "07-27", "09-28", "10-26", "11-23")
DRILL_DAYS = ("04-13", "10-12")

KINDS = (("course", "课程", "Course"), ("round", "病例讨论", "Ward round"), ("drill", "演练", "Drill"),
         ("online", "网络课程", "Course online"), ("conference", "会议", "Conference"), ("article", "文章", "Article"),
         ("annual", "年假", "Annual leave"), ("reflection", "反思", "Reflection"), ("feedback", "反馈", "Feedback"),
         ("life_support_certificate", "急救证书", "Certificate of life support"),
         ("radiation_certificate", "放射防护证书", "Certificate of radiation protection"),
         ("category", "课程类别", "Kinds of course"), ("doctor", "医生", "Doctor"), ("nurse", "护士", "Nurse"),
         ("pharmacist", "药师", "Pharmacist"), ("porter", "后勤", "Porter"), ("radiation", "放射岗位", "Works with radiation"),
         ("lead", "科室负责人", "Lead"), ("hospital", "医院", "Hospital"), ("ward", "科室", "Ward"))


def day(month_day):
    return datetime.date.fromisoformat(f"{YEAR}-{month_day}")


class Hospital:
    def __init__(self):
        self.chance = Chance("hospital-2023")
        self.tables = {name: Table(name, columns) for name, columns in (
            ("units", ["unit", "name", "kind", "parent"]),
            ("people", ["person", "name", "born", "joined", "tags"]),
            ("memberships", ["person", "unit", "from", "to"]),
            ("posts", ["person", "unit", "post", "from", "to"]),
            ("sessions", ["session", "unit", "kind", "themes", "title", "start", "end", "due", "state"]),
            ("presence", ["session", "person", "status", "minutes", "role"]),
            ("leaves", ["person", "kind", "from", "to", "asked", "decided", "by", "decision"]),
            ("study", ["person", "kind", "category", "themes", "start", "end", "day", "hours", "role"]),
            ("categories", ["category", "name"]),
            ("documents", ["person", "kind", "day", "about"]),
            ("kinds", ["kind", "name", "name_en"]),
            ("events", ["person", "kind", "day", "to"]))}
        self.people = []            # (id, ward, profession)
        self.moved = {}             # person -> (day of the move, new ward)

    def table(self, name):
        return self.tables[name]

    def ward_on(self, person, ward, date):
        first, new = self.moved.get(person, (None, None))
        return new if first and date >= first else ward


def profession_of(ward, index):
    if ward == "pharmacy":
        return "pharmacist" if index < 8 else "porter"
    return "doctor" if index < 4 else "nurse" if index < 10 else "porter"


def make_people(hospital):
    hospital.table("units").add(unit=HOSPITAL, name="Inglemere General", kind="hospital")
    for kind, kind_name, name_en in KINDS:
        hospital.table("kinds").add(kind=kind, name=kind_name, name_en=name_en)
    for category in ("participatory", "external"):
        hospital.table("categories").add(category=category, name=category)
    for number in range(len(WARDS) * PER_WARD):
        (ward, name), index = WARDS[number // PER_WARD], number % PER_WARD
        if index == 0:
            hospital.table("units").add(unit=ward, name=name, kind="ward", parent=HOSPITAL)
        person, profession = f"h{number + 1:02d}", profession_of(ward, index)
        tags = [profession] + (["radiation"] if ward in ("theatre", "emergency") and profession == "doctor" else [])
        hospital.table("people").add(
            person=person, name=f"{GIVEN[number % 23]} {FAMILY[number % 11]}",
            born=datetime.date(hospital.chance.between(1960, 1999), hospital.chance.between(1, 12),
                               hospital.chance.between(1, 28)),
            joined=datetime.date(hospital.chance.between(2000, 2022), 4, 1), tags="; ".join(tags))
        hospital.people.append((person, ward, profession))
        if index == 0:
            hospital.table("posts").add(person=person, unit=ward, post="lead")
    hospital.table("posts").add(person="h02", unit=HOSPITAL, post="lead")
    # One nurse moves from surgery to the emergency ward on a day without a session; one joins in July.
    hospital.moved["h07"] = (day("06-01"), "emergency")
    for person, ward, _ in hospital.people:
        if person in hospital.moved:
            first, new = hospital.moved[person]
            hospital.table("memberships").add(person=person, unit=ward, to=first - datetime.timedelta(days=1))
            hospital.table("memberships").add(person=person, unit=new, **{"from": first})
        elif person == "h30":
            hospital.table("memberships").add(person=person, unit=ward, **{"from": day("07-01")})
        else:
            hospital.table("memberships").add(person=person, unit=ward)


def session(hospital, ident, unit, date, start, length, kind, theme, people, come, lecturer=None):
    hospital.table("sessions").add(session=ident, unit=unit, kind=kind, themes=theme, title=theme.replace("_", " "),
                                   start=clock(date, start), end=clock(date, start + length), due="unit")
    presence = hospital.table("presence")
    for person, ward, _ in people:
        if person == "h30" and date < day("07-01"):
            continue
        lot = hospital.chance.below(100)
        if person == lecturer:
            presence.add(session=ident, person=person, status="present", role="lecturer")
        elif lot < come:
            presence.add(session=ident, person=person, status="present")
        elif lot < come + 4:
            presence.add(session=ident, person=person, status="left_early",
                         minutes=length - hospital.chance.pick((10, 15, 20)))
        elif lot < come + 8:
            presence.add(session=ident, person=person, status="leave")
            grant(hospital, person, ward, date)
        else:
            presence.add(session=ident, person=person, status="absent")


def grant(hospital, person, ward, date):
    """The ward's lead grants leave; a lead's own is granted by the hospital's, whose own by nobody here."""
    posts = [p for p in hospital.table("posts").rows if p["post"] == "lead"]
    unit = hospital.ward_on(person, ward, date)
    by = next(p["person"] for p in posts if p["unit"] == unit)
    if by == person:
        by = next(p["person"] for p in posts if p["unit"] == HOSPITAL)
    asked = date - datetime.timedelta(days=hospital.chance.between(1, 6))
    hospital.table("leaves").add(person=person, kind=hospital.chance.pick(("official", "sick", "annual")),
                                 **{"from": date}, to=date, asked=clock(asked, 480), decided=clock(asked, 540), by=by,
                                 decision="approved")


def make_sessions(hospital):
    everyone = hospital.people
    for number, date in enumerate(FIRE_DAYS):
        half = [p for i, p in enumerate(everyone) if i % 4 in (number, (number + 1) % 4)]
        mandatory(hospital, f"fire-{number + 1}", day(date), 45, "fire_safety", half)
    for number, date in enumerate(HYGIENE_DAYS):
        mandatory(hospital, f"hygiene-{number + 1}", day(date), 30, "hand_hygiene", everyone)
    for ward, _ in WARDS:
        for number, date in enumerate(ROUNDS):
            people = [p for p in everyone if hospital.ward_on(p[0], p[1], day(date)) == ward]
            lecturer = people[number % 3][0] if ward != "pharmacy" else None
            session(hospital, f"{ward}-round-{number + 1:02d}", ward, day(date), 780, 60, "round", "case_review", people,
                    82, lecturer)
        for number, date in enumerate(DRILL_DAYS):
            if (ward, number) == ("children", 0):
                continue            # the children's ward holds no drill in the first half-year
            people = [p for p in everyone if hospital.ward_on(p[0], p[1], day(date)) == ward]
            session(hospital, f"{ward}-drill-{number + 1}", ward, day(date), 900, 40, "drill", "resuscitation", people, 90)


def mandatory(hospital, ident, date, length, theme, people):
    """A course for who signed in: nobody else was due."""
    hospital.table("sessions").add(session=ident, unit=HOSPITAL, kind="course", themes=theme,
                                   title=theme.replace("_", " "), start=clock(date, 540),
                                   end=clock(date, 540 + length), due="list")
    for person, _, _ in people:
        if hospital.chance.hits(88) and not (person == "h30" and date < day("07-01")):
            hospital.table("presence").add(session=ident, person=person, status="present")


def make_study(hospital):
    """Courses on Mondays and Wednesdays, in the evening; at most one a day."""
    for person, _, profession in hospital.people:
        if profession == "porter":
            continue
        first = day("07-01") if person == "h30" else day("01-01")
        most = {"doctor": 22, "nurse": 10, "pharmacist": 12}[profession]
        days = [d for d in weekdays(YEAR, (0, 2)) if d >= first]
        for date in sorted(hospital.chance.some(days, hospital.chance.between(most // 3, most))):
            category = hospital.chance.pick(("participatory", "external", ""))
            kind = hospital.chance.pick(("course", "conference", "online"))
            length = hospital.chance.between(3, 17) * 10
            role = "lecturer" if hospital.chance.hits(5) else ""
            hospital.table("study").add(person=person, kind=kind, category=category, themes="clinical", role=role,
                                        start=clock(date, 1080), end=clock(date, 1080 + length))
        if profession == "doctor" and hospital.chance.hits(25):
            hospital.table("study").add(person=person, kind="article", themes="clinical",
                                        day=hospital.chance.pick(weekdays(YEAR, (5,))))


def make_papers(hospital):
    for person, ward, profession in hospital.people:
        if profession == "porter":
            continue
        if hospital.chance.hits(93):
            when = datetime.date(2022, 7, 1) + datetime.timedelta(days=hospital.chance.between(0, 540))
            hospital.table("events").add(person=person, kind="life_support_certificate", day=when)
        if ward in ("theatre", "emergency") and profession == "doctor" and hospital.chance.hits(75):
            when = datetime.date(2018, 6, 1) + datetime.timedelta(days=hospital.chance.between(0, 1900))
            hospital.table("events").add(person=person, kind="radiation_certificate", day=when)
        if profession == "nurse":
            for kind in ("reflection", "feedback"):
                for number in range(hospital.chance.pick((1, 2, 2, 2, 3))):
                    hospital.table("documents").add(person=person, kind=kind, about=YEAR,
                                                    day=datetime.date(YEAR, 8 + number, hospital.chance.between(1, 28)))
    hospital.table("events").add(person="h17", kind="maternity", day="2023-02-01", to="2023-10-31")
    hospital.table("events").add(person="h40", kind="long_illness", day="2023-09-01", to="2023-12-31")


def spoil(hospital):
    """A few rows as wards have them: mistyped, doubled, late."""
    study, presence, documents = hospital.table("study"), hospital.table("presence"), hospital.table("documents")
    row = study.add(person="h99", kind="course", themes="clinical", day="2023-06-01", hours=2)
    study.fault(row, "person", "D201", "nobody has this number")
    row = study.add(person="h05", kind="course", themes="clinical", day="2023.6.3", hours=1.5)
    study.fault(row, "day", "D103", "the day is written with dots")
    row = study.add(person="h06", kind="course", themes="clinical", day="2023-06-03", hours="half a day")
    study.fault(row, "hours", "D108", "half a day is no number")
    row = presence.add(session="surgery-round-01", person="h05", status="presnt")
    presence.fault(row, "status", "D110", "a status that the register does not have")
    row = documents.add(person="h05", kind="reflection", day="2023-13-01")
    documents.fault(row, "day", "D104", "there are twelve months")


def build():
    hospital = Hospital()
    for step in (make_people, make_sessions, make_study, make_papers, spoil):
        step(hospital)
    return list(hospital.tables.values())


def main(arguments):
    parser = argparse.ArgumentParser(
        description="Write the sample hospital's data folder and, beside it, FOLDER.manifest.csv.",
        epilog="example: make_hospital.py examples/data/hospital-2023")
    parser.add_argument("folder", metavar="FOLDER", help="folder to write; it is made if it does not exist")
    options = parser.parse_args(arguments)
    try:
        write_folder(options.folder, build())
    except OSError as error:
        print(f"make_hospital.py: {error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
