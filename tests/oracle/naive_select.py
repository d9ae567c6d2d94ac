# SPDX-License-Identifier: Apache-2.0
"""Selection and calendars: who, of, only. True, False, or None where it is not known."""

from datetime import date
from fractions import Fraction

from naive_facts import amount_of

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def all3(values):
    values = list(values)
    return False if False in values else (None if None in values else True)


def any3(values):
    values = list(values)
    return True if True in values else (None if None in values else False)


def not3(value):
    return None if value is None else not value


def clock_minutes(text):
    return int(text[:2]) * 60 + int(text[3:])


class Calendar:
    """Working minutes."""

    def __init__(self, spec):
        self.spec = spec
        self.known = {}
        self.off = {d.toordinal() for d in spec.get("off", [])}
        self.working = {d.toordinal() for d in spec.get("working", [])}
        self.hours = [tuple(map(clock_minutes, h.split("-"))) for h in spec.get("hours", ["00:00-24:00"])]

    def works_on(self, day):
        if day in self.working:
            return True
        return day not in self.off and DAYS[date.fromordinal(day).weekday()] in self.spec["week"]

    def minutes_of(self, day, inside):
        """Number of minutes of a day inside, or outside, the hours."""
        if (day, inside) not in self.known:
            self.known[day, inside] = sum(self.is_inside(day * 1440 + m) == inside for m in range(1440))
        return self.known[day, inside]

    def is_inside(self, minute):
        return self.works_on(minute // 1440) and any(a <= minute % 1440 < b for a, b in self.hours)


def years_old(born, day):
    """Completed years; who was born on 29 February completes one on the 28th in a year without a 29th."""
    b, d = date.fromordinal(born), date.fromordinal(day)
    birthday = (b.month, b.day)
    if birthday == (2, 29) and not (d.year % 4 == 0 and (d.year % 100 != 0 or d.year % 400 == 0)):
        birthday = (2, 28)
    return d.year - b.year - ((d.month, d.day) < birthday)


def age_holds(facts, person, bound, day, from_age):
    bound = bound if isinstance(bound, dict) else {"age": bound}
    born = facts.people[person].get("born")
    if not born:
        return None
    if bound.get("on"):
        month, dom = map(int, bound["on"].split("-"))
        day = date(date.fromordinal(day).year, month, dom).toordinal()
    years = int(bound["age"].split()[0])
    old = years_old(date.fromisoformat(str(born)).toordinal(), day) >= years
    return old if from_age else not old


def who_holds(facts, kind, subject, who, day):
    """Whether the selector holds of a person, unit or group on a day."""
    checks = []
    for key, value in who.items():
        if key == "any":
            checks.append(any3(who_holds(facts, kind, subject, w, day) for w in value))
        elif key == "all":
            checks.append(all3(who_holds(facts, kind, subject, w, day) for w in value))
        elif key == "not":
            checks.append(not3(any3(who_holds(facts, kind, subject, w, day) for w in value)))
        elif kind == "person":
            checks.append(person_holds(facts, subject, key, value, day))
        elif kind == "unit":
            above = list(facts.above(subject))
            checks.append(facts.units[subject].get("kind") in value if key == "kind" else any(u in value for u in above))
        else:
            row = facts.groups[subject]
            checks.append(row.get("kind") in value or (key == "group" and subject in value))
    return all3(checks)


def person_holds(facts, person, key, value, day):
    if key == "tag":
        return any(t in value for t in str(facts.people[person].get("tags") or "").replace(" ", "").split(";"))
    if key == "person":
        return person in value
    if key == "unit":
        return any(facts.is_below(u, top) for u in facts.formal_units(person, day) for top in value)
    if key == "unit_kind":
        return any(facts.units[u].get("kind") in value for u in facts.formal_units(person, day))
    if key == "group":
        return any(g in value or facts.groups[g].get("kind") in value for g in facts.groups_of(person, day))
    if key == "post":
        return any(p in value for p in facts.posts_of(person, day))
    if key in ("under_age", "from_age"):
        return age_holds(facts, person, value, day, key == "from_age")
    raise KeyError(key)


def of_holds(facts, calendars, act, of):
    """Whether a fact is selected; None where that hangs on when it was."""
    checks = []
    for key, value in of.items():
        if key == "any":
            checks.append(any3(of_holds(facts, calendars, act, o) for o in value))
        elif key == "all":
            checks.append(all3(of_holds(facts, calendars, act, o) for o in value))
        elif key == "not":
            checks.append(not3(any3(of_holds(facts, calendars, act, o) for o in value)))
        elif key == "kind":
            checks.append(act.kind in value)
        elif key == "category":
            checks.append(act.category in value)
        elif key == "theme":
            checks.append(any(t in value for t in act.themes))
        elif key == "role":
            checks.append(act.role in value)
        elif key == "unit":
            checks.append(bool(act.unit) and any(facts.is_below(act.unit, u) for u in value))
        elif key in ASKED:
            checks.append(asked_of(act, key, value))
        elif key in ("inside", "outside"):
            checks.append(lies(calendars[value], act, key == "inside"))
        else:
            raise KeyError(key)
    return all3(checks)


def share(text):
    return amount_of(text)[0]


ASKED = ("item", "organiser", "venue", "verified", "passed", "length_from", "length_under", "course_length_from",
         "course_length_under", "watched_from", "score_from", "authors_from", "author_place")


def asked_of(act, key, value):
    """What an office may not have recorded of a study record: None where it has not."""
    column = {"length": "", "course_length": "course_length"}.get(key.rsplit("_", 1)[0], key.removesuffix("_from"))
    if key.startswith("length"):
        recorded = len(act.minutes) if act.minutes else act.loose or None
    else:
        recorded = act.row.get(column) or None
    if recorded is None:
        return None
    if key in ("verified", "passed"):
        return (recorded == "yes") == value
    if key in ("item", "organiser", "venue"):
        return recorded in value
    if key == "author_place":
        return int(recorded) in (value if isinstance(value, list) else [value])
    if key == "authors_from":
        return int(recorded) >= value
    amount = Fraction(recorded) if key.startswith("length") else amount_of(recorded)[0]
    return amount < share(value) if key.endswith("_under") else amount >= share(value)


def lies(calendar, act, inside):
    if act.minutes is None:
        return None
    if not act.minutes:  # nobody recorded its end: its first minute may decide, or may not
        return None if calendar.is_inside(act.begin) == inside else False
    return all(calendar.is_inside(m) == inside for m in act.minutes)
