# SPDX-License-Identifier: Apache-2.0
"""Measures beyond rates and flat awards: conditions, what counts once, authors, years, items, bands by length and the caps of section 8 of docs/policy-language.md."""

from fractions import Fraction
from itertools import product

from naive_facts import amount_of
from naive_windows import windows

ORDER = ["record", "item", "day", "kind", "week", "month", "quarter", "year", "window"]


def in_band(band, minutes):
    """The amount of the last step that is reached."""
    worth = Fraction(0)
    for step in band["steps"]:
        reached = minutes >= amount_of(step["from"])[0] if "from" in step else minutes > amount_of(step["above"])[0]
        worth = amount_of(step["each"])[0] if reached else worth
    return worth


def in_band_of(band, act, minutes):
    """By the length of the course, else by that of the record as far as it counts; None where it is not known."""
    if band.get("by") == "course":
        length = act.row.get("course_length")
        return in_band(band, amount_of(length)[0]) if length else None
    return None if minutes is None else in_band(band, minutes)


def qualified(counter, measure, act):
    return all(counter.fits(act, q["needs"]) for q in measure.get("qualify", []) if counter.fits(act, q.get("of")))


def earlier(counter, rule, act, award, scope):
    """Whether another record that the rule counts, and that the award is for, came before this one."""
    kind, subject, _, acts = counter.asked
    measure = counter.world.measures.get(rule.get("count"), {})
    window = windows(counter.facts, rule["per"], kind, subject, act.day, act.day + 1)[0]  # that in which the act began
    for other in acts:
        if other.order() >= act.order() or not counter.fits(other, award.get("of")):
            continue
        if scope == "item" and other.item != act.item or scope == "window" and not window[0] <= other.day < window[1]:
            continue
        if counter.selected(rule, other) and counter.belongs(rule, kind, subject, other.day) and qualified(counter, measure, other):
            return True
    return False


def counts_at_all(counter, rule, measure, act):
    """Whether it qualifies and is the first where only the first counts."""
    if not qualified(counter, measure, act):
        return False
    awards = [f for f in measure.get("flat", []) if counter.fits(act, f.get("of"))]
    return not any("once" in f and earlier(counter, rule, act, f, f["once"]) for f in awards)


def split_share(counter, measure, act):
    """The person's share of what the product is worth."""
    share = Fraction(1)
    for split in measure.get("split", []):
        if counter.fits(act, split.get("of")) and act.row.get("authors"):
            authors, place = int(act.row["authors"]), int(act.row.get("author_place") or 0)
            if "first" not in split:
                share /= authors
            elif authors > 1:
                first = amount_of(split["first"])[0]
                share *= first if place == 1 else (1 - first) / (authors - 1)
    return share


def years_of(counter, measure, act):
    found = [o["years"] for o in measure.get("over", []) if counter.fits(act, o.get("of"))]
    return found[0] if found else 1


def years_share(counter, measure, act):
    return Fraction(1, years_of(counter, measure, act))


def year_of_amount(counter, rule, act, window):
    """None for an amount of one year; else the number of this window among its years, or -1."""
    measure = counter.world.measures.get(rule.get("count"), {})
    years = years_of(counter, measure, act)
    if years == 1:
        return None
    kind, subject, _, _ = counter.asked
    own = windows(counter.facts, rule["per"], kind, subject, act.day, act.day + 1)[0]
    number = round((window[0] - own[0]) / 365.25)
    return number if 0 <= number < years else -1


def add_up_items(counter, rule, pieces, rounded):
    """Increments of all records of an item together, and rounding of items."""
    measure = counter.world.measures.get(rule.get("count"), {})
    summed = measure.get("increments", {}).get("sum") == "item"
    by_item = measure.get("round", {}).get("at") == "item"
    if not summed and not by_item:
        return
    items = {}
    for piece in sorted(pieces, key=lambda p: p.act.order()):
        items.setdefault(("item", piece.act.item) if piece.act.item else ("own", piece.act.order()), []).append(piece)
    for some in items.values():
        total = sum((p.value for p in some), Fraction(0))
        total = stepped(total, measure, rounded) if summed else total
        total = rounded(total, measure["round"]) if measure.get("round", {}).get("at", "record") != "window" and (by_item or summed) and "round" in measure else total
        for piece in some:
            piece.value = Fraction(0)
        some[0].value = total


def in_steps(value, measure, rounded):
    """Increments, then rounding, of a record."""
    if measure.get("increments", {}).get("sum") != "item":
        value = stepped(value, measure, rounded)
    rounding = measure.get("round", {})
    return rounded(value, rounding) if rounding.get("at", "record") == "record" else value


def stepped(value, measure, rounded):
    steps = measure.get("increments")
    if steps:
        first = amount_of(steps["first"])[0]
        if value < first:
            value = Fraction(0)
        elif "then" in steps:
            value = first + rounded(value - first, {"step": steps["then"], "mode": steps["mode"]})
    return value


def group_of(facts, cap, per, piece, kind, subject):
    """What of the cap's groups a piece belongs to."""
    if cap.get("per", "window") == "window":
        return ""
    if cap["per"] == "record":
        return piece.act.id, piece.act.begin
    if cap["per"] == "item":
        return ("item", piece.act.item) if piece.act.item else ("own", piece.act.order())
    if cap["per"] == "day":
        return piece.lies_on()
    if cap["per"] == "kind":
        return piece.act.kind
    start = per.get("start") if isinstance(per, dict) and "unit" in per else None
    unit = {"unit": cap["per"]} | ({"start": start} if start and cap["per"] != "week" else {})
    day = piece.lies_on()
    return windows(facts, unit, kind, subject, day, day + 1)[0]


def cut_by_measure(counter, rule, kind, subject, live, window):
    """Applies the caps of the rule's measure to pieces, what is sure first; returns what is known to be over."""
    caps = counter.world.measures.get(rule.get("count", "hours"), {}).get("caps", [])
    over = Fraction(0)
    shares = [c for c in caps if c.get("of_what") in ("counted", "others")]
    plain = [c for c in caps if c not in shares]
    for cap in sorted(plain, key=lambda c: ORDER.index(c.get("per", "window"))):
        room = {}
        for piece in live:
            if not counter.fits(piece.act, cap.get("of")):
                continue
            group = group_of(counter.facts, cap, rule["per"], piece, kind, subject)
            left = room.setdefault(group, most_of(counter, cap, rule, kind, subject, window))
            over += take_off(counter, piece, max(piece.value - left, 0))
            room[group] = left - piece.value
    for cap, room in greatest(counter, shares, live):
        for piece in live:
            if counter.fits(piece.act, cap.get("of")):
                over += take_off(counter, piece, max(piece.value - room, 0))
                room -= piece.value
    return over


def take_off(counter, piece, gone):
    piece.endless = piece.endless or piece.value > counter.endless / 2
    piece.value -= gone
    return 0 if piece.endless else gone


def most_of(counter, cap, rule, kind, subject, window):
    """The most that a cap lets count; of what is required it may be a share."""
    most = amount_of(cap["most"])[0]
    if cap.get("of_what") != "requirement":
        return most
    while rule.get("part_of") and "at_least" not in rule:
        rule = counter.world.rules[rule["part_of"]][1]
    need = counter.world.owed(rule, "at_least", kind, subject, window)[0]
    return most * (need or 0)


def greatest(counter, shares, live):
    """(cap, the most of its facts) for caps by share of what counts, which hold together: no group is in two of them."""
    sums = [sum((p.value for p in live if counter.fits(p.act, c.get("of"))), Fraction(0)) for c in shares]
    rest = sum((p.value for p in live), Fraction(0)) - sum(sums)
    best = None
    for tight in product((False, True), repeat=len(shares)):
        for found in solved(shares, sums, rest, tight):
            if best is None or sum(found) > sum(best):
                best = found
    return list(zip(shares, best or []))


def solved(shares, sums, rest, tight):
    """The amounts where just these caps are reached, if they keep to all: by elimination over exact fractions."""
    n = len(shares)
    ratios = [amount_of(c["most"])[0] for c in shares]
    rows = []
    for i in range(n):
        if not tight[i]:
            rows.append([Fraction(i == j) for j in range(n)] + [sums[i]])
            continue
        own = ratios[i] if shares[i]["of_what"] == "counted" else 0
        rows.append([(1 - own) if i == j else -ratios[i] for j in range(n)] + [ratios[i] * rest])
    for i in range(n):
        pivot = next((r for r in range(i, n) if rows[r][i]), None)
        if pivot is None:
            return
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i])]
    found = [row[n] for row in rows]
    for i in range(n):
        others = rest + sum(found) - (0 if shares[i]["of_what"] == "counted" else found[i])
        if not 0 <= found[i] <= sums[i] or found[i] > ratios[i] * others:
            return
    yield found
