# SPDX-License-Identifier: Apache-2.0
"""Marks and lessons in a rate: what section 11 of docs/policy-language.md adds to the plain register.

A case is what a session may be in the rate: (attended, base) and then a number of marks for each of `equivalents`.
"""

from naive_facts import amount_of

LATE = ("late", "left_early", "late_and_left_early")


def cases_of(attendance, rule, person, session):
    """([case, ...], reason) of a session that has been."""
    row = attendance.facts.presence.get((session["session"], person))
    status = row["status"] if row else "absent"
    none = (0,) * len(rule.get("equivalents", []))
    if session["session"] not in attendance.facts.registers:
        units = lessons_in(attendance, rule, session) if rule.get("by") == "lesson" else 0
        cases, why = attendance.cases(rule, person, session)
        return ([(0, units), (units, units)] if units else [c + none for c in cases]), why
    if rule.get("by") == "lesson":
        return by_lesson(attendance, rule, person, session, row, status)
    if status not in LATE:
        cases, why = attendance.cases(rule, person, session)
        if status == "made_up" or (status in ("absent", "leave") and cases):
            return [c + leave_marks(attendance, rule, person, session, c, status) for c in cases], why
        return [c + none for c in cases], why
    there, _ = attendance.cases(rule, person, session)
    marks = tuple(sum(m in e["of"] for m in marks_of(status)) for e in rule.get("equivalents", []))
    there = [c + marks for c in there]
    missed = is_absent(rule, row, status, len(attendance.facts.clock(session)))
    if missed is False:
        return there, ""
    absent, why = attendance.cases(rule, person, session, "absent")
    absent = [c + leave_marks(attendance, rule, person, session, c, "absent") for c in absent]
    return (absent, why) if missed else (there + absent, "untimed")


def marks_of(status):
    return {"late": ["late"], "left_early": ["left_early"], "late_and_left_early": ["late", "left_early"]}[status]


def is_absent(rule, row, status, length):
    """Whether somebody late missed so much as to be absent; None where nobody knows."""
    if "late_as_absent_from" not in rule:
        return False
    bound = amount_of(rule["late_as_absent_from"])[0]
    if row.get("minutes") in (None, ""):
        return None if length >= bound else False
    missed = length - min(int(row["minutes"]), length)
    if missed < bound:
        return False
    if status == "late_and_left_early":  # at one of the ends at least half of it was missed
        return True if (missed + 1) // 2 >= bound else None
    return True


def leave_marks(attendance, rule, person, session, case, status):
    """Marks for valid leave that covers the session."""
    found = []
    clock = attendance.facts.clock(session)
    for e in rule.get("equivalents", []):
        number = 0
        for leave in attendance.facts.rows("leaves"):
            begin, end = attendance.clock_of(leave)
            covers = leave["person"] == person and attendance.touches(leave, session) and begin <= clock.start and clock.stop <= end
            if status != "made_up" and f"leave:{leave['kind']}" in e["of"] and covers and attendance.state_of_leave(leave) == "valid":
                number = 1
        found.append(number)
    return tuple(found)


# --- lessons ----------------------------------------------------------------------------------------------------------
def lessons_in(attendance, rule, session):
    length = int(amount_of(rule["lessons"])[0])
    return max(1, len(attendance.facts.clock(session)) // length)


def by_lesson(attendance, rule, person, session, row, status):
    """Each lesson for itself."""
    clock, length = attendance.facts.clock(session), int(amount_of(rule["lessons"])[0])
    number = lessons_in(attendance, rule, session)
    spans = [clock[i * length : (i + 1) * length] for i in range(number)]
    if status == "excused":
        return [(0, 0)], ""
    cases, why = set(), ""
    for ends in every_way(attendance, session, row, status):
        totals = {(0, 0)}
        for span in spans:
            one, reason = one_lesson(attendance, rule, person, session, status, span, ends)
            why = reason or why
            totals = {(a + x, b + y) for a, b in totals for x, y in one}
        cases |= totals
    there = min(a for a, _ in cases)
    attendance.sure = there, there + min(b - a for a, b in cases)  # so many lessons, whichever they are
    return sorted(cases), why or "untimed"


def every_way(attendance, session, row, status):
    """Every (minutes missed at the first end, at the last)."""
    if status not in LATE:
        return [(0, 0)]
    length = len(attendance.facts.clock(session))
    missed = None if row.get("minutes") in (None, "") else length - attendance.facts.attended(session, row)
    return ends_missed(status, length, missed)


def one_lesson(attendance, rule, person, session, status, span, ends):
    clock = attendance.facts.clock(session)
    absent, why = lesson_on_leave(attendance, rule, person, session, status, span)
    if status in ("present", "made_up"):
        return [(1, 1)], ""
    if status not in LATE:
        return absent, why if len(absent) > 1 else ""
    first = sum(m < clock.start + ends[0] for m in span)
    last = sum(m >= clock.stop - ends[1] for m in span)
    bound = amount_of(rule["late_as_absent_from"])[0] if "late_as_absent_from" in rule else len(span) + 1
    if len(span) and (first + last >= len(span) or max(first, last) >= bound):
        return absent, why if len(absent) > 1 else ""
    return [(1, 1)] + (absent if first + last >= bound else []), ""  # both ends together reach the bound: in doubt


def ends_missed(status, length, missed):
    """Every way in which so many minutes may be missed at the first and at the last end."""
    some = range(length + 1) if missed is None else [missed]
    if status == "late":
        return [(m, 0) for m in some]
    if status == "left_early":
        return [(0, m) for m in some]
    return [(first, m - first) for m in some for first in range(m + 1)]


def lesson_on_leave(attendance, rule, person, session, status, span):
    """A lesson that was missed: what leave says of it that covers it wholly."""
    mine = [x for x in attendance.facts.rows("leaves") if x["person"] == person and attendance.touches(x, session)]
    stop = span[-1] + 1 if len(span) else attendance.facts.clock(session).stop
    start = span[0] if len(span) else stop
    covering = [x for x in mine if attendance.clock_of(x)[0] <= start and stop <= attendance.clock_of(x)[1]]
    if status == "leave" and not mine:
        effect = rule.get("leave", {}).get("unknown")
        effects = [effect] if effect else ["present", "absent", "out_of_base"]
        return [attendance.weigh(e, 1) for e in effects], "" if effect else "leave_unmapped"
    effects, why = attendance.effects(rule, covering)
    return [attendance.weigh(e, 1) for e in effects], why
