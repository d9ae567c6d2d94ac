# SPDX-License-Identifier: Apache-2.0
"""Carries and debts, window after window: "What is left over, and what is missing" of docs/policy-language.md.

The books of a quota and subject are kept twice: with what counts for certain, and with all that is in doubt as well.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from naive_facts import Act, amount_of, day_of
from naive_tiers import with_tiers
from naive_windows import shifted, windows


@dataclass
class Lot:
    """An amount that one window has handed to the next."""

    act: Act
    left: Fraction
    lives: int  # windows into which it still goes
    carry: dict
    doubt: bool = False
    open: Fraction | None = None  # what of it a cap lets count; None: all

    def usable(self):
        return self.left if self.open is None else self.open


@dataclass
class Owed:
    """What a closed window lacks."""

    window: tuple
    debt: dict
    left: Fraction
    last: int  # day
    cured: int | None = None


@dataclass
class Entry:
    """What the books say of one window."""

    need: Fraction | None
    settled: str
    own: Fraction = Fraction(0)
    brought: Fraction = Fraction(0)
    used: Fraction = Fraction(0)
    out: Fraction = Fraction(0)
    surplus: Fraction = Fraction(0)
    paid: Fraction = Fraction(0)
    fed: dict = field(default_factory=dict)  # of each part, what came from before
    owes: list = field(default_factory=list)
    doubts: set = field(default_factory=set)

    def counted(self):
        return self.own + self.used


def has_books(world, rule):
    return any(c["of"] == rule["id"] for sort in ("carry", "debt") for c in world.policy.get(sort, []))


def carries_of(world, rule):
    return sorted((c for c in world.policy.get("carry", []) if c["of"] == rule["id"]), key=lambda c: c["id"])


def after(day, length, sign=1):
    """The day so long after a day, or before it."""
    number, unit = amount_of(length)
    if unit == "d":
        return day + sign * int(number)
    d = date.fromordinal(day)
    return shifted(d.year, d.month, d.day, sign * int(number) * (12 if unit == "year" else 1), "clamp")


def last_to_cure(end, within):
    """The last day on which what a window that ended before `end` lacks may be made up."""
    number, unit = amount_of(within)
    if unit == "d":
        return end - 1 + int(number)
    last, following = date.fromordinal(end - 1), date.fromordinal(end)
    months = int(number) * (12 if unit == "year" else 1)
    if following.day == 1:  # a month's end stays a month's end
        return shifted(following.year, following.month, 1, months, "clamp") - 1
    return shifted(last.year, last.month, last.day, months, "clamp")


class Books:
    def __init__(self, world):
        self.world = world
        self.facts = world.facts
        self.written = {}

    # --- which windows ---------------------------------------------------------------------------------------------
    def entry(self, rule, kind, subject, window, with_doubt):
        key = rule["id"], kind, subject, with_doubt, self.facts.people.get(subject, {}).get("born")
        if key not in self.written:
            self.written[key] = dict(self.write(rule, kind, subject, window[1], with_doubt))
        found = self.written[key]
        if tuple(window[:2]) not in found:
            found |= dict(self.write(rule, kind, subject, window[1], with_doubt))
        return found.get(tuple(window[:2]))

    def begins(self, rule, kind, subject):
        """The day with which the books begin."""
        valid = [day_of(v["from"]) for v in (rule.get("valid", {}), self.world.policy.get("valid", {})) if "from" in v]
        if valid:
            return max(valid)
        acts = self.facts.acts_of_person(subject) if kind == "person" else self.facts.acts_held(kind, subject)
        days = [a.day for a in acts]
        if rule.get("count") in ("documents", "events"):
            rows = [r for r in self.facts.rows(rule["count"]) if self.world.counter.is_of(r, kind, subject)]
            days = [day_of(r["day"]) for r in rows if day_of(r["day"]) <= self.facts.as_of]
        openings = {k for c in carries_of(self.world, rule) for k in c.get("opening", [])}
        days += [day_of(e["day"]) for e in self.openings(rule, kind, subject, openings)]
        return min(days, default=None)

    def openings(self, rule, kind, subject, kinds):
        for e in self.facts.rows("events"):
            if e["kind"] in kinds and e.get("amount") and self.world.counter.is_of(e, kind, subject):
                if day_of(e["day"]) <= self.facts.as_of and amount_of(e["amount"])[1] == self.unit(rule):
                    yield e

    def unit(self, rule):
        count = rule.get("count", "hours")
        plain = {"hours": "min", "days": "d", "sessions": "session", "documents": "document", "events": "event"}
        return plain.get(count) or self.world.measures[count].get("in", "min")

    def write(self, rule, kind, subject, until, with_doubt):
        self.with_doubt = with_doubt
        begin = self.begins(rule, kind, subject)
        lots, owes, doubts = [], [], set()
        for window in windows(self.facts, rule["per"], kind, subject, begin, until) if begin is not None and begin < until else []:
            entry, lots = self.one(rule, kind, subject, window, lots, owes, with_doubt)
            entry.doubts = doubts = doubts | entry.doubts
            yield tuple(window[:2]), entry

    # --- one window ------------------------------------------------------------------------------------------------
    def one(self, rule, kind, subject, window, lots, owes, with_doubt):
        world = self.world
        tiered = with_tiers(world, rule, kind, subject, window)
        need, settled, why, _ = world.owed(tiered, "at_least", kind, subject, window)
        entry = Entry(need, settled)
        for carry in carries_of(world, rule):
            for e in self.openings(rule, kind, subject, carry.get("opening", [])):
                if window[0] <= day_of(e["day"]) < window[1]:
                    day = day_of(e["day"])
                    act = Act(e.get("fact_id", ""), e["kind"], day * 1440, day, day)
                    lots = lots + [Lot(self.relabelled(act, carry), amount_of(e["amount"])[0], carry.get("lifetime", 1), carry)]
        entry.brought = sum((x.left for x in lots), Fraction(0))
        pieces, entry.doubts = world.counter.live(tiered, kind, subject, window, with_doubt)
        pieces = sorted(pieces, key=lambda p: p.act.order())
        for piece in pieces:
            self.pay(piece, owes, entry)
        own = [[p, p.value] for p in pieces]
        entry.own = sum((p.value for p in pieces), Fraction(0))
        if "cap" in tiered:  # of a carry that the cap cuts there is only what the window's own leave of it
            room = max(world.value_of(tiered, "cap", window)[0] - entry.own, Fraction(0))
            for lot in lots:
                if lot.carry.get("capped"):
                    lot.open = min(lot.left, room)
                    room -= lot.open
        before = [x.left for x in lots]
        short = False
        if not settled:
            short = self.use(tiered, kind, subject, window, own, lots, entry)
        entry.used = sum(b - x.left for b, x in zip(before, lots))
        entry.surplus = sum((rest for _, rest in own), Fraction(0))
        closed = window[1] <= self.facts.as_of + 1
        if not settled and closed and entry.counted() < need:
            self.owe(rule, kind, subject, window, need - entry.counted(), owes, entry)
            short = True
        handed = self.hand_on(tiered, kind, subject, window, own, lots, entry, short)
        entry.out = sum((x.left for x in handed), Fraction(0))
        return entry, handed

    def pay(self, piece, owes, entry):
        """What the window's own amounts pay of earlier debts, the oldest first."""
        rest = piece.value
        for owed in owes:
            if owed.left and piece.lies_on() <= owed.last:
                part = min(rest, owed.left)
                rest, owed.left = rest - part, owed.left - part
                entry.paid += part
                if part and not owed.left:
                    owed.cured = piece.lies_on()
                if owed.debt.get("in_addition"):
                    piece.value -= part

    def owe(self, rule, kind, subject, window, missing, owes, entry):
        for debt in self.world.policy.get("debt", []):
            if debt["of"] == rule["id"] and self.holds(debt, kind, subject, window[1] - 1):
                owes.append(Owed(window, debt, missing, last_to_cure(window[1], debt["within"])))
                entry.owes = [owes[-1]]

    def holds(self, rule, kind, subject, day):
        return self.world.in_force(rule, day) and self.world.who(rule, kind, subject, day)

    # --- what the needs take ---------------------------------------------------------------------------------------
    def parts_of(self, rule):
        return [p for p in self.world.parts(rule) if p["per"] == rule["per"] and "at_least" in p]

    def use(self, rule, kind, subject, window, own, lots, entry):
        """Takes what the parts and then the quota need; returns whether one of the parts is short."""
        short = False
        order = sorted(own, key=lambda x: (bool(x[0].doubt), self.may_go(rule, x[0], window), x[0].act.order()))
        before = {}
        full, gone = {}, {}  # of each amount, all of it and what is taken: one that two parts take is taken once
        for i, x in self.amounts(order, lots):
            full[i], gone[i] = (x[1] if isinstance(x, list) else x.usable()), Fraction(0)
        for part in sorted(self.parts_of(rule), key=lambda p: p["id"]):
            need, settled, _, _ = self.world.owed(with_tiers(self.world, part, kind, subject, window), "at_least", kind, subject, window)
            if settled or need is None:
                continue
            feeding = [x for x in lots if self.feeds(x, part)]
            mine = [x for x in order if self.takes(part, kind, subject, x[0])]
            got = self.take_again(need, self.in_order(mine, feeding), full, gone)
            gone |= {i: max(gone[i], g) for i, g in got.items()}
            own_of_part, there = self.own_of_part(part, kind, subject, window, order)
            there |= {id(x): x.left for x in feeding}
            got = self.take_again(need, self.in_order(own_of_part, feeding), there, before)
            before |= {id(x): max(before.get(id(x), 0), got[id(x)]) for x in feeding}
            entry.fed[part["id"]] = sum((got[id(x)] for x in feeding), Fraction(0))
            short = short or sum(got.values()) < need
        rest = {i: full[i] - gone[i] for i in full}
        got = self.take(entry.need - sum(gone.values()), self.in_order(order, lots), rest)
        for i, x in self.amounts(order, lots):
            if isinstance(x, list):
                x[1] = rest[i] - got[i]
            else:
                x.left -= full[i] - rest[i] + got[i]
        return short

    def take_again(self, need, order, there, gone):
        """What a need takes of each amount: first what another part has taken already."""
        got = self.take(need, order, {i: min(gone.get(i, Fraction(0)), there[i]) for i in order})
        more = self.take(need - sum(got.values()), order, {i: there[i] - got[i] for i in order})
        return {i: got[i] + more[i] for i in got}

    def takes(self, part, kind, subject, piece):
        counter = self.world.counter
        return counter.selected(part, piece.act) is not False and counter.belongs(part, kind, subject, piece.act.day)

    @staticmethod
    def amounts(own, lots):
        return [(id(x), x) for x in own] + [(id(x), x) for x in lots]

    @staticmethod
    def in_order(own, lots):
        lots = sorted(lots, key=lambda x: x.doubt)
        first = [x for x in lots if x.carry["spent"] == "first"]
        return [id(x) for x in first + own + [x for x in lots if x not in first]]

    def own_of_part(self, part, kind, subject, window, order):
        """What a part has by itself, whatever caps the whole has: amounts in order, and how much of each there is."""
        live, _ = self.world.counter.live(part, kind, subject, window, self.with_doubt)
        whole = {(x[0].act.begin, x[0].act.id): x for x in order}
        mine, there = [], {}
        for piece in live:
            x = whole.get((piece.act.begin, piece.act.id)) or [piece, piece.value]
            mine.append(x)
            there[id(x)] = piece.value
        place = {id(x): i for i, x in enumerate(order)}
        return sorted(mine, key=lambda x: place.get(id(x), len(place))), there

    def feeds(self, lot, part):
        if part["id"] in lot.carry.get("not_for", []) or carries_of(self.world, part):
            return False
        return self.world.counter.fits(lot.act, part.get("of"))

    @staticmethod
    def take(need, order, there):
        """What a need takes of each amount."""
        got = {}
        for i in order:
            got[i] = max(min(need, there[i]), Fraction(0))
            need -= got[i]
        return got

    # --- what goes on ----------------------------------------------------------------------------------------------
    def may_carry(self, carry, piece, window):
        if not self.world.counter.fits(piece.act, carry.get("of_facts")):
            return False
        if "earned_within" not in carry:
            return True
        # Of time in a span of days nobody knows when it was earned.
        day = piece.act.last if piece.minutes is None and self.with_doubt else piece.lies_on()
        return day >= after(window[1], carry["earned_within"], -1)

    def may_go(self, rule, piece, window):
        return any(self.may_carry(c, piece, window) for c in carries_of(self.world, rule))

    @staticmethod
    def relabelled(act, carry):
        if "relabel" not in carry:
            return act
        return Act(**{**act.__dict__, "category": carry["relabel"]})

    def hand_on(self, rule, kind, subject, window, own, lots, entry, short):
        handed = []
        for carry in carries_of(self.world, rule):
            mine = [x for x in lots if x.carry is carry and x.lives > 1]
            if not self.holds(carry, kind, subject, window[1] - 1):
                continue
            room = None
            if "most" in carry:
                most, unit = amount_of(carry["most"])
                room = most * (entry.need or 0) if unit == "ratio" else most
            kinds = [[k.get("of"), amount_of(k["most"])[0]] for k in carry.get("per_kind", [])]
            going = [Lot(x.act, x.left, x.lives - 1, carry, x.doubt) for x in mine if x.left]
            fresh = [x for x in sorted(own, key=lambda x: (bool(x[0].doubt), x[0].act.order())) if x[1] and self.may_carry(carry, x[0], window)]
            if self.blocked(rule, carry, kind, subject, window, entry, short):
                fresh = []  # nothing of its own; what is left of earlier windows goes on
            for x in fresh:
                going.append(Lot(self.relabelled(x[0].act, carry), x[1], carry.get("lifetime", 1), carry, bool(x[0].doubt)))
            sources = [None] * (len(going) - len(fresh)) + fresh

            def place(i, going=going, sources=sources, kinds=kinds):
                """What is in doubt last; then what may be used longest, what falls under fewest limits, the earliest."""
                act = sources[i][0].act if sources[i] else going[i].act
                return going[i].doubt, -going[i].lives, sum(bool(self.world.counter.fits(act, k[0])) for k in kinds), i

            order = sorted(range(len(going)), key=place)
            going, sources = [going[i] for i in order], [sources[i] for i in order]
            for lot, source in zip(going, sources):
                for limit in kinds:
                    if self.world.counter.fits(source[0].act if source else lot.act, limit[0]):
                        lot.left = min(lot.left, limit[1])
                if room is not None:
                    lot.left = min(lot.left, room)
                    room -= lot.left
                for limit in kinds:
                    if self.world.counter.fits(source[0].act if source else lot.act, limit[0]):
                        limit[1] -= lot.left
                if source:
                    source[1] -= lot.left  # what the limits cut may be for another carry
            # They are used in the order in which they came, whatever order they had room in.
            handed += [x for i, x in sorted(zip(order, going), key=lambda pair: pair[0]) if x.left]
        return handed

    def blocked(self, rule, carry, kind, subject, window, entry, short):
        if carry.get("blocked_if_used") and entry.used > 0:
            return True
        if carry.get("only_if") == "met" and short:
            return True
        if entry.settled and not carry.get("from_waived"):
            return True
        if carry.get("from_first", True):
            return False
        per = rule["per"]
        if isinstance(per, dict) and isinstance(per.get("anchor"), str):
            return not windows(self.facts, per, kind, subject, window[0] - 1, window[0])
        return not any(self.world.who(rule, kind, subject, d) for d in range(day_of("2017-12-31"), window[0]))


def counted_by_books(world, rule, kind, subject, window, low, high):
    """(low, high, doubts, what else is said) of a quota with a carry or debt, or of a part that a carry feeds."""
    if has_books(world, rule):
        least, most = (world.books.entry(rule, kind, subject, window, d) for d in (False, True))
        if least is None:
            return low, high, set(), {}
        return least.counted(), most.counted(), least.doubts | most.doubts, said_besides(world, rule, least, most)
    whole = world.rules[rule["part_of"]][1] if rule.get("part_of") else None
    if whole is None or not carries_of(world, whole) or whole["per"] != rule["per"]:
        return low, high, set(), {}
    least, most = (world.books.entry(whole, kind, subject, window, d) for d in (False, True))
    fed = [e.fed.get(rule["id"], Fraction(0)) if e else Fraction(0) for e in (least, most)]
    return low + fed[0], high + fed[1], most.doubts if most and fed[1] else set(), {}


def said_besides(world, rule, least, most):
    more = {"own": least.own}
    if carries_of(world, rule):
        more |= {"carry_in": least.brought, "carry_used": least.used, "carry_out": least.out, "surplus": least.surplus}
    if any(d["of"] == rule["id"] for d in world.policy.get("debt", [])):
        more["paid"] = least.paid
        for owed in least.owes:
            if owed.cured is not None:
                more["cured_on"] = str(date.fromordinal(owed.cured))
    return more
