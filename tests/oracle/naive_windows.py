# SPDX-License-Identifier: Apache-2.0
"""Windows of section 5, found by walking over days."""

from datetime import date

from naive_facts import EVER, day_of, moment_of

LENGTH = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def shifted(year, month, day, months, month_end):
    """The day so many months later, where that month has it; else as month_end says."""
    count = year * 12 + month - 1 + months
    year, month = count // 12, count % 12 + 1
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        after = date(year + month // 12, month % 12 + 1, 1).toordinal()
        return after if month_end == "next" else after - 1


def series(year, month, day, months, month_end, first, until):
    """Windows of so many months from a day on, both ways, that share a day with [first, until)."""
    found = []
    reach = (date.fromordinal(until).year - year + 3) * 12
    back = (year - date.fromordinal(first).year + 3) * 12
    for i in range(-(back // months) - 1, reach // months + 2):
        a = shifted(year, month, day, i * months, month_end)
        b = shifted(year, month, day, (i + 1) * months, month_end)
        if a < until and b > first:
            found.append((a, b))
    return found


def own_day(facts, person, anchor):
    """The day from which a person's own windows run; None where it is not known."""
    if anchor in ("born", "birth_month"):
        return day_of(facts.people[person]["born"]) if facts.people[person].get("born") else None
    if anchor == "joined":
        return day_of(facts.people[person]["joined"]) if facts.people[person].get("joined") else None
    wanted = anchor.split(":", 1)[1]
    starts = [
        day_of(r["from"]) if r.get("from") else None
        for r in facts.rows("memberships")
        if r["person"] == person and r.get("group") and wanted in (r["group"], facts.groups[r["group"]].get("kind"))
    ]
    known = [s for s in starts if s is not None]
    return min(known) if known and len(known) == len(starts) else None


def windows(facts, per, kind, subject, first, until):
    """Windows that share a day with [first, until); None where the own day is not known."""
    if isinstance(per, str):
        per = {"unit": per}
    month_end = per.get("month_end", "clamp")
    if "back" in per:
        return back(per, facts.as_of)
    if "days" in per:
        days = sorted({d.toordinal() for d in per["days"]})
        return [(d, d + 1) for d in days if first <= d < until]
    if "last" in per:
        month, day = map(int, per.get("start", "01-01").split("-"))
        years = series(2000, month, day, 12, month_end, first - 400 * per["last"], until + 400 * per["last"])
        spans = [(years[i][0], years[i + per["last"] - 1][1]) for i in range(len(years) - per["last"] + 1)]
        return [(a, b) for a, b in spans if a < until and b > first]
    if "years" in per:
        return cycles(facts, per, subject, month_end, first, until)
    if per["unit"] == "once":
        return [(-EVER, EVER)]
    if per["unit"] == "session":
        return sessions(facts, subject, first, until)
    if per["unit"] == "week":
        monday = first - date.fromordinal(first).weekday()
        return [(d, d + 7) for d in range(monday, until, 7)]
    start = per.get("start", "01-01")
    if start == "birth_month":
        born = own_day(facts, subject, "born")
        if born is None:
            return None
        start = f"{date.fromordinal(born).month:02}-01"
    month, day = map(int, start.split("-"))
    return series(2000, month, day, LENGTH[per["unit"]], month_end, first, until)


def back(per, as_of):
    count, unit = per["back"].split()
    if unit == "d":
        return [(as_of - int(count) + 1, as_of + 1)]
    after = date.fromordinal(as_of + 1)
    return [(shifted(after.year, after.month, after.day, -int(count), per.get("month_end", "clamp")), as_of + 1)]


def cycles(facts, per, subject, month_end, first, until):
    anchor = per["anchor"]
    if not isinstance(anchor, str):
        return series(anchor.year, anchor.month, anchor.day, per["years"] * 12, month_end, first, until)
    own = own_day(facts, subject, anchor)
    if own is None:
        return None
    d = date.fromordinal(own)
    found = series(d.year, d.month, d.day, per["years"] * 12, month_end, first, until)
    return [(a, b) for a, b in found if a >= own]


def sessions(facts, person, first, until):
    """The days of each session at which the person was due."""
    found = []
    for row in facts.sessions.values():
        if facts.state(row) == "cancelled" or not facts.is_due(person, row):
            continue
        clock = facts.clock(row)
        a, b = clock.start // 1440, clock.start // 1440 + 1
        if a < until and b > first:
            found.append((a, b, row["session"]))
    return found


def windows_of_months(months, window):
    """Steps of so many months, counted from the window's first day."""
    start, found, i = date.fromordinal(window[0]), [], 0
    while True:
        a = shifted(start.year, start.month, start.day, i * months, "clamp")
        if a >= window[1]:
            return found
        found.append((a, min(window[1], shifted(start.year, start.month, start.day, (i + 1) * months, "clamp"))))
        i += 1
