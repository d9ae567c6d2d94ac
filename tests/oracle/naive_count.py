# SPDX-License-Identifier: Apache-2.0
"""What counts in a window: section 9 of docs/policy-language.md, step by step, record by record, minute by minute."""

from dataclasses import dataclass
from fractions import Fraction

from naive_facts import Act, amount_of, day_of, moment_of, span_of
from naive_measure import (
    add_up_items, counts_at_all, cut_by_measure, earlier, in_band_of, in_steps, split_share, year_of_amount, years_share,
)
from naive_select import of_holds
from naive_tiers import with_tiers
from naive_windows import windows

ENDLESS = Fraction(10**15)  # of what is worth nobody knows how much
PLAIN = {"hours": "min", "days": "d", "sessions": "session", "documents": "document", "events": "event"}


@dataclass
class Piece:
    """A record's amount in a window."""

    act: Act
    value: Fraction
    lost: Fraction = Fraction(0)
    doubt: str = ""  # why it may or may not count
    minutes: frozenset | None = None  # of clock time, those that count
    share: Fraction = Fraction(1)  # of an amount, how much lies in the window
    begins: bool = True  # whether its record begins in the window
    of_year: bool = False  # a part of an amount that counts in several years
    endless: bool = False  # nobody knows what it is worth
    whole: bool = False  # a session or an award: all of it lies where it begins

    def copy(self):
        return Piece(self.act, self.value, doubt=self.doubt, minutes=self.minutes, share=self.share, whole=self.whole, of_year=self.of_year)

    def lies_on(self):
        """The day on which it lies for caps: that of its first minute that counts."""
        return min(self.minutes) // 1440 if self.minutes else self.act.day

    def part(self, a, b, spread):
        """How much of it lies in [a, b)."""
        if self.of_year:
            return self.value
        if self.minutes and not self.whole:
            return self.value * sum(a * 1440 <= m < b * 1440 for m in self.minutes) / len(self.minutes)
        if self.minutes is not None or self.whole:
            return self.value if a <= self.act.day < b else Fraction(0)
        share = share_of(self.act, a, b, spread)
        return self.value * share / self.share if share is not None and self.share else Fraction(0)


def share_of(act, a, b, spread):
    """Share of an amount over several days that lies in [a, b); None where nobody knows."""
    days = range(act.day, act.last + 1)
    within = sum(a <= d < b for d in days)
    if within in (0, len(days)):
        return Fraction(within, len(days))
    if spread == "start":
        return Fraction(a <= act.day < b)
    if spread == "end":
        return Fraction(a <= act.last < b)
    return Fraction(within, len(days)) if spread else None


def rounded(value, spec):
    """A multiple of the step."""
    if not spec:
        return value
    step = amount_of(spec["step"])[0]
    steps = value / step
    low = steps.numerator // steps.denominator
    rest = steps - low
    mode = spec.get("mode", "half_up")
    if mode == "up":
        up = rest > 0
    elif mode == "half_up":
        up = rest >= Fraction(1, 2)
    elif mode == "half_even":
        up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2 == 1)
    else:
        up = False
    return (low + up) * step


class Counter:
    """Counts for one policy over one set of facts. `world` answers who holds, and which quotas are parts of which."""

    endless = ENDLESS

    def __init__(self, world):
        self.world = world
        self.facts = world.facts
        self.policy = world.policy

    # --- step 5: what a record is worth ----------------------------------------------------------------------------
    def fits(self, act, of):
        return of_holds(self.facts, self.world.calendars, act, of or {}) is True

    def flat(self, rule, act):
        measure = self.world.measures.get(rule.get("count", "hours"), {})
        return [f for f in measure.get("flat", []) if self.fits(act, f.get("of"))]

    def by_course(self, rule, act):
        bands = self.world.measures.get(rule.get("count", "hours"), {}).get("bands", [])
        return any(b.get("by") == "course" and self.fits(act, b.get("of")) for b in bands)

    def worth(self, rule, act, minutes, share, begins):
        """The worth of so many minutes, or of a share of the amount; None where nobody knows."""
        count = rule.get("count", "hours")
        measure = self.world.measures.get(count, {"in": "h"})
        unit = "min" if measure.get("in", "h") in ("h", "min") else measure["in"]
        value = self.before_factors(measure, unit, act, minutes, share)
        if value is None:
            return None
        value *= split_share(self, measure, act) * years_share(self, measure, act)
        for factor in measure.get("factors", []):
            if self.fits(act, factor.get("of")) and not ("first" in factor and earlier(self, rule, act, factor, "item")):
                value *= Fraction(str(factor["times"]))
        for plus in measure.get("plus", []):
            value += amount_of(plus["add"])[0] if begins and self.fits(act, plus.get("of")) else 0
        return value

    def before_factors(self, measure, unit, act, minutes, share):
        flats = {amount_of(f["each"])[0] for f in measure.get("flat", []) if self.fits(act, f.get("of"))}
        if flats:
            return flats.pop() if len(flats) == 1 else None
        bands = [b for b in measure.get("bands", []) if self.fits(act, b.get("of"))]
        if bands:
            worth = {in_band_of(b, act, minutes) for b in bands}
            return worth.pop() if len(worth) == 1 else None
        recorded = [] if minutes is None else [(Fraction(minutes), "min")]
        if act.amount:
            recorded.append((act.amount[0] * share, act.amount[1]))
            for key, whole in (("day", Fraction(1)), ("half_day", Fraction(1, 2))):
                if act.amount == (whole, "d") and key in measure:
                    return amount_of(measure[key])[0] * share
            if act.amount == (Fraction(1, 2), "d") and "day" in measure:
                return amount_of(measure["day"])[0] * share / 2
        rates = set()
        for rate in measure.get("rates", []):
            start, end = amount_of(rate["from"]), amount_of(rate["to"])
            if self.fits(act, rate.get("of")):
                rates |= {x / start[0] * end[0] for x, u in recorded if u == start[1]}
        if rates:
            return rates.pop() if len(rates) == 1 else None
        for x, u in recorded:
            if u == unit:
                return x
        found = set()
        for spec in self.policy.get("unit", {}).values():
            for c in spec.get("convert", []):
                start, end = amount_of(c["from"]), amount_of(c["to"])
                if not self.fits(act, c.get("of")):
                    continue
                for x, u in recorded:
                    if (u, unit) == (start[1], end[1]):
                        found.add(x / start[0] * end[0])
        return found.pop() if len(found) == 1 else None

    # --- steps 2 to 6 ----------------------------------------------------------------------------------------------
    def selected(self, rule, act):
        """Whether the quota, and all that it is part of, select the record."""
        answers = [of_holds(self.facts, self.world.calendars, act, r.get("of", {})) for r in self.world.line(rule)]
        return False if False in answers else (None if None in answers else True)

    def kept(self, rule, act):
        """Minutes that `only` leaves."""
        only = rule.get("only")
        if not only or act.minutes is None:
            return act.minutes
        (side, name), = only.items()
        calendar = self.world.calendars[name]
        return frozenset(m for m in act.minutes if calendar.is_inside(m) == (side == "inside"))

    def keeps_start(self, rule, act):
        """Of an act without length: whether `only` leaves its first minute."""
        if not rule.get("only") or act.begin % 1440 == 0 and act.minutes is None:
            return True
        (side, name), = rule["only"].items()
        return self.world.calendars[name].is_inside(act.begin) == (side == "inside")

    def belongs(self, rule, kind, subject, day):
        """Whether the rule speaks of the subject on that day."""
        return self.world.in_force(rule, day) and self.world.who(rule, kind, subject, day)

    def pieces(self, rule, kind, subject, window):
        """A piece for each record that touches the window, in order."""
        acts = self.facts.acts_of_person(subject) if kind == "person" else self.facts.acts_held(kind, subject)
        self.asked = kind, subject, window, acts
        sure, doubtful = [], []
        for act in acts:
            selected = self.selected(rule, act)
            if selected is not False:
                piece = self.piece(rule, kind, subject, act, window, selected)
                if piece is None:
                    continue
                (doubtful if piece.doubt else sure).append(piece)
        taken = set()
        for piece in sure + doubtful:
            self.take(rule, piece, taken)
        add_up_items(self, rule, sure + doubtful, rounded)
        return sorted(sure + doubtful, key=lambda p: p.act.order())

    def piece(self, rule, kind, subject, act, window, selected=True):
        """What of a record lies in the window, before the same time is taken once."""
        a, b = window
        count = rule.get("count", "hours")
        later = year_of_amount(self, rule, act, window)
        if later is not None:
            if later < 0:
                return None
            a, b = (act.day, act.day + 1)  # a part of the amount of an earlier year counts in this window
        if count == "sessions":
            if not act.session:
                return None
        counted_whole = count == "sessions" or self.flat(rule, act) or self.by_course(rule, act)
        if act.minutes is not None and act.amount is None or counted_whole:
            if counted_whole and not a <= act.day < b:
                return None
            clock = act.minutes
            if clock is not None and not counted_whole:
                clock = frozenset(m for m in clock if a * 1440 <= m < b * 1440)
                if not clock and (act.minutes or not a <= act.day < b):
                    return None
            piece = Piece(act, Fraction(0), minutes=clock, whole=bool(counted_whole))
        else:
            share = share_of(act, a, b, rule.get("spread"))
            if share == 0:
                return None
            piece = Piece(act, Fraction(0), share=Fraction(1) if share is None else share)
            if share is None:
                piece.doubt = "untimed"
        piece.of_year = later is not None
        piece.begins = window[0] <= act.day < window[1]
        if not self.belongs(rule, kind, subject, act.day):
            piece.lost = self.value(rule, piece, piece.minutes)
            if piece.lost is None:
                piece.lost = Fraction(0)
            if not self.world.in_force(rule, act.day):
                piece.lost = Fraction(0)  # a day outside `valid` is none of the rule's business
            piece.doubt, piece.minutes = "", frozenset()
            return piece
        if selected is None and act.minutes is not None:
            piece.doubt = "untimed"  # nobody recorded its end
        if piece.minutes is None and (rule.get("only") or selected is None):
            untimed = rule.get("untimed", "unknown")
            if untimed == "lost":
                piece.lost = self.value(rule, piece, None) or Fraction(0)
                piece.minutes = frozenset()
                return piece
            if untimed == "unknown":
                piece.doubt = "untimed"
        kept = None if piece.minutes is None else piece.minutes & self.kept(rule, act)
        if piece.minutes and not kept and not counted_whole and not act.amount:
            piece.lost = self.value(rule, piece, piece.minutes) or Fraction(0)
            piece.minutes = kept  # nothing is left, whatever it would be worth
            return piece
        if self.value(rule, piece, kept) is None:
            piece.doubt = "|".join([piece.doubt] * bool(piece.doubt) + ["no_conversion"])
        piece.value = None
        return piece

    def value(self, rule, piece, minutes):
        """The worth of these minutes of a piece, unrounded."""
        if rule.get("count") == "sessions":
            return Fraction(1)
        loose = piece.act.loose * piece.share if piece.act.loose is not None else None
        return self.worth(rule, piece.act, loose if minutes is None else len(minutes), piece.share, piece.begins)

    def take(self, rule, piece, taken):
        """Cuts by `only`, takes the same time once, and says what the rest is worth."""
        if piece.value is not None:
            return  # lost already
        measure = self.world.measures.get(rule.get("count", "hours"), {})
        whole = self.value(rule, piece, piece.minutes)
        if whole is not None and not counts_at_all(self, rule, measure, piece.act):
            piece.value, piece.lost = Fraction(0), whole
            return
        if whole is None:
            piece.value = ENDLESS
            return
        if piece.minutes is None:
            piece.value = in_steps(whole, measure, rounded)
            return
        kept = piece.minutes & self.kept(rule, piece.act)
        fresh = kept - taken
        if piece.minutes and not fresh or not piece.minutes and not self.keeps_start(rule, piece.act):
            piece.value, piece.lost = Fraction(0), whole
        elif piece.whole:
            piece.value, piece.lost = in_steps(whole, measure, rounded), Fraction(0)
        else:
            left = self.value(rule, piece, fresh)
            piece.value, piece.lost = in_steps(left, measure, rounded), whole - left
        piece.minutes = fresh
        taken |= fresh

    # --- documents and events --------------------------------------------------------------------------------------
    def papers(self, rule, kind, subject, window):
        """A piece for each document or event that belongs to the window."""
        found = []
        events = rule["count"] == "events"
        for number, row in enumerate(self.facts.rows("events" if events else "documents")):
            day = day_of(row["day"])
            if day > self.facts.as_of or not self.is_of(row, kind, subject):
                continue
            first, after = (day, day + 1) if events else self.about(row, day)
            act = Act(row.get("fact_id") or f"{number:06}", row["kind"], day * 1440, day, day)
            if not (window[0] <= first and after <= window[1]) or self.selected(rule, act) is False:
                continue
            days = [d for d in range(first, after) if self.world.in_force(rule, d)]
            if not days:
                continue  # days outside `valid` are none of the rule's business
            counts = any(self.world.who(rule, kind, subject, d) for d in days)
            found.append(Piece(act, Fraction(counts), Fraction(not counts), minutes=frozenset()))
        return sorted(found, key=lambda p: p.act.order())

    def about(self, row, day):
        about = str(row.get("about") or "")
        if about in self.facts.sessions:
            day = moment_of(self.facts.sessions[about]["start"]) // 1440
            return day, day + 1
        return span_of(about, day)

    def is_of(self, row, kind, subject):
        if row.get("person"):
            return (kind, subject) == ("person", row["person"])
        return (kind, subject) == ("unit", row.get("unit"))

    # --- days ------------------------------------------------------------------------------------------------------
    def day_pieces(self, rule, kind, subject, window):
        """A piece for each study day; what may be days is in doubt."""
        a, b = window
        acts = self.facts.acts_of_person(subject) if kind == "person" else self.facts.acts_held(kind, subject)
        acts = [x for x in acts if self.selected(rule, x) is not False and self.belongs(rule, kind, subject, x.day)]
        sure = [x for x in acts if self.selected(rule, x) is not None]
        timed, every = self.timed(rule, sure), self.timed(rule, acts)
        found = []
        for day in range(max(a, self.first_day(acts)), min(b, max([x.last for x in acts] + [m // 1440 for m in every], default=0) + 1)):
            value, most = self.day_value(rule, sure, timed, day), self.day_value(rule, acts, every, day)
            if rule.get("day_counts") and any(x.loose and x.day < x.last and x.day <= day <= x.last for x in acts):
                most = Fraction(1)
            if most > value:
                found.append(Piece(Act("", "", day * 1440, day, day), most - value, doubt="untimed", minutes=frozenset()))
            if value:
                found.append(Piece(Act("", "", day * 1440, day, day), value, minutes=frozenset()))
        return found

    def timed(self, rule, acts):
        return frozenset().union(*(self.kept(rule, x) for x in acts if x.minutes is not None))

    def day_value(self, rule, acts, timed, day):
        """How much of a study day the records make of a day."""
        value = Fraction(0)
        clock = sum(day * 1440 <= m < day * 1440 + 1440 for m in timed)
        for act in acts:
            if act.amount and act.amount[1] == "d" and act.day <= day <= act.last:
                value += act.amount[0] / (act.last - act.day + 1)
            elif act.loose and act.day == act.last == day:
                clock += act.loose
        return max(min(value, Fraction(1)), self.day_of_time(rule, clock))

    @staticmethod
    def first_day(acts):
        return min((x.day for x in acts), default=0)

    def day_of_time(self, rule, clock):
        counts = rule.get("day_counts")
        if not counts:
            return Fraction(0)
        if clock >= amount_of(counts["full"])[0]:
            return Fraction(1)
        return Fraction(1, 2) if counts.get("half") and clock >= amount_of(counts["half"])[0] else Fraction(0)

    # --- step 7 ----------------------------------------------------------------------------------------------------
    def capped(self, rule, kind, subject, window, pieces, with_doubt):
        """(counted, over the caps)."""
        live, over = self.under_caps(rule, kind, subject, window, pieces, with_doubt)
        return sum((p.value for p in live), Fraction(0)), over

    def under_caps(self, rule, kind, subject, window, pieces, with_doubt):
        """(pieces, over the caps): caps of the parts, then the rule's own; what is sure first, then the earliest."""
        live = [p.copy() for p in pieces if not p.doubt]
        live += [p.copy() for p in pieces if p.doubt and with_doubt]
        over = cut_by_measure(self, rule, kind, subject, live, window)
        for part in self.world.parts(rule):
            if "cap" not in str(part):
                continue
            before = [p.copy() for p in live]
            for a, b in windows(self.facts, part["per"], kind, subject, *window):
                inside = [
                    whole.part(a, b, rule.get("spread")) if self.selected(part, whole.act) is not False
                    and self.belongs(part, kind, subject, whole.act.day) else Fraction(0)
                    for whole in before
                ]
                own = with_tiers(self.world, part, kind, subject, (a, b))
                # A part that asks nothing of the subject caps nothing either.
                if "cap" in own and not self.world.owed(own, "cap", kind, subject, (a, b))[1]:
                    over += self.cut(live, inside, self.world.value_of(own, "cap", (a, b))[0])
        if "cap" in rule:
            over += self.cut(live, [p.value for p in live], self.world.value_of(rule, "cap", window)[0])
        return live, over

    @staticmethod
    def cut(live, inside, room):
        """Takes from each piece what of it is over the room; returns what is known of that."""
        over = Fraction(0)
        for piece, amount in zip(live, inside):
            gone = max(amount - max(room, 0), 0)
            room -= amount - gone
            piece.endless = piece.endless or piece.value > ENDLESS / 2
            over += 0 if piece.endless else gone
            piece.value -= gone
        return over

    def all_pieces(self, rule, kind, subject, window):
        what = rule.get("count", "hours")
        take = self.papers if what in ("documents", "events") else self.day_pieces if what == "days" else self.pieces
        return take(rule, kind, subject, window)

    def live(self, rule, kind, subject, window, with_doubt):
        """What counts after all caps, and why some of it is in doubt."""
        pieces = self.all_pieces(rule, kind, subject, window)
        live, _ = self.under_caps(rule, kind, subject, window, pieces, with_doubt)
        return live, {why for p in pieces if p.doubt for why in p.doubt.split("|")}

    def count(self, rule, kind, subject, window):
        """(low, high, lost, reasons): what counts for sure, what may, what does not, and why it is not known."""
        what = rule.get("count", "hours")
        pieces = self.all_pieces(rule, kind, subject, window)
        low, sure = self.capped(rule, kind, subject, window, pieces, False)
        high, over = self.capped(rule, kind, subject, window, pieces, True)
        over = sure if what == "days" else over  # of time in a month nobody knows how many days it would be
        lost = over + sum((p.lost for p in pieces), Fraction(0))
        rounding = self.world.measures.get(what, {}).get("round", {})
        if rounding.get("at") == "window":
            low, high = rounded(low, rounding), rounded(high, rounding)
        return low, high, lost, {why for p in pieces if p.doubt for why in p.doubt.split("|")}
