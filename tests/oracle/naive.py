# SPDX-License-Identifier: Apache-2.0
"""A naive evaluator of policies: a second reading of docs/policy-language.md that shares nothing with the library.
evaluate(policy, tables, as_of, known, first, until) takes a policy as tomllib reads it, and facts as tables of rows.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from naive_archive import judge_archive
from naive_attend import Attendance
from naive_books import Books, counted_by_books
from naive_count import ENDLESS, Counter, rounded
from naive_facts import EVER, Facts, amount_of, day_of
from naive_score import Scores
from naive_select import Calendar, who_holds
from naive_tiers import judge_share, on_top, with_tiers
from naive_windows import windows, windows_of_months

BEST = ["met", "open", "unknown", "doomed", "failed"]
WORST = ["failed", "doomed", "unknown", "open", "met"]
POSSIBLE = ["2000-06-15", "1970-06-15", "1945-06-15"]  # birth days tried where none is known: between the ages drawn
KINDS = ("quota", "attendance", "archive", "any_of", "all_of", "score", "grade")


@dataclass
class Said:
    """What a rule says."""

    answer: str
    reasons: set = field(default_factory=set)  # any of them may be named
    need: Fraction | None = None
    counted: Fraction | None = None
    short: Fraction | None = None
    lost: Fraction | None = None
    exemption: str = ""
    speaks: bool = True
    numbers: bool = True  # whether the numbers are stated at all
    more: dict = field(default_factory=dict)  # what only some kinds of rule say, by name


class World:
    """A policy over facts."""

    def __init__(self, policy, tables, as_of, known=None):
        self.policy = policy
        self.facts = Facts(tables, as_of, known)
        self.calendars = {f"calendar.{k}": Calendar(v) for k, v in policy.get("calendar", {}).items()}
        self.measures = {m["id"]: m for m in policy.get("measure", [])}
        self.rules = {r["id"]: (kind, r) for kind in KINDS for r in policy.get(kind, [])}
        self.asked_before = {}  # who() and in_force() are asked of every day again and again
        self.counter = Counter(self)
        self.attendance = Attendance(self)
        self.books = Books(self)
        self.scores = Scores(self)

    # --- what hangs on days ----------------------------------------------------------------------------------------
    def in_force(self, rule, day):
        key = rule["id"], day
        if key not in self.asked_before:
            self.asked_before[key] = self.is_in_force(rule, day)
        return self.asked_before[key]

    def is_in_force(self, rule, day):
        for valid in (rule.get("valid", {}), self.policy.get("valid", {})):
            if "from" in valid and day < day_of(valid["from"]) or "until" in valid and day >= day_of(valid["until"]):
                return False
        return True

    def who(self, rule, kind, subject, day):
        if not rule.get("who"):
            return True
        key = rule["id"], kind, subject, day
        if key not in self.asked_before:
            self.asked_before[key] = who_holds(self.facts, kind, subject, rule["who"], day)
        return self.asked_before[key] is not False

    def parts(self, rule):
        """The quotas that are part of this one, those of parts first."""
        found = []
        for part in self.policy.get("quota", []):
            if part.get("part_of") == rule["id"]:
                found += self.parts(part) + [part]
        return found

    def line(self, rule):
        """The quota and all that it is part of."""
        while rule:
            yield rule
            rule = self.rules[rule["part_of"]][1] if rule.get("part_of") else None

    def values(self, value):
        if isinstance(value, str) and value.startswith("param."):
            value = self.policy["param"][value[6:]]["value"]
        return value if isinstance(value, list) else [value if isinstance(value, dict) else {"value": value}]

    def value_on(self, rule, key, day):
        """The value of a parameter on a day: the latest that has begun."""
        best = None
        for v in self.values(rule[key]):
            begins = day_of(v["from"]) if "from" in v else -EVER
            if begins <= day and ("until" not in v or day < day_of(v["until"])) and (best is None or begins > best[0]):
                best = (begins, amount_of(v["value"]))
        return best[1] if best else None

    def value_of(self, rule, key, window):
        """The value in a window, as `mid_window` says."""
        mode = rule.get("mid_window", "start")
        if window[0] <= -EVER:
            return self.value_on(rule, key, self.facts.as_of)
        days = [d for d in range(*window) if self.in_force(rule, d)] or list(range(*window))
        values = [self.value_on(rule, key, d) for d in days]
        numbers = [v[0] for v in values]
        unit = values[0][1]
        if mode == "end":
            return numbers[-1], unit
        if mode == "lower":
            return min(numbers), unit
        if mode == "higher":
            return max(numbers), unit
        return (sum(numbers, Fraction(0)) / len(numbers), unit) if mode == "split_by_day" else (numbers[0], unit)

    # --- what is owed ----------------------------------------------------------------------------------------------
    def owed(self, rule, key, kind, subject, window):
        """(need, answer where nothing is owed, reasons, exemption): section 10 and 14."""
        if window[0] <= -EVER:
            everyone = self.once_days(rule, kind, subject)
            if not everyone:
                return None, "not_applicable", {"not_selected", "not_in_force"}, ""
            days = force = spoken = everyone
        else:
            days = list(range(*window))
            force = [d for d in days if self.in_force(rule, d)]
            if not force or len(force) < len(days) and rule.get("edge_window") == "skip":
                return None, "not_applicable", {"not_in_force"}, ""
            spoken = [d for d in force if self.who(rule, kind, subject, d)]
            if not spoken:
                return None, "not_applicable", {"not_selected"}, ""
        need, settled, why, exemption = self.owed_of(rule, key, kind, subject, window, days, force, spoken)
        if key == "at_least" and need is not None:
            need += on_top(self, rule, kind, subject, window)
        return need, settled, why, exemption

    def once_days(self, rule, kind, subject):
        """Days of a window that never ends, as far as facts and validity can reach."""
        days = range(day_of("2018-12-01"), day_of("2021-12-01"))
        return [d for d in days if self.in_force(rule, d) and self.who(rule, kind, subject, d)]

    def owed_of(self, rule, key, kind, subject, window, days, force, spoken):
        partial = rule.get("partial_window", "full")
        share, flat, waived = Fraction(1), None, set()
        if len(force) < len(days) and rule.get("edge_window") == "prorate_by_day":
            share = Fraction(len(force), len(days))
        if len(spoken) < len(force):
            if partial == "prorate_by_day":
                share *= Fraction(len(spoken), len(force))
            elif partial == "at_end" and force[-1] not in spoken:
                return None, "not_applicable", {"not_selected"}, ""
            elif isinstance(partial, dict) and "waive_below" in partial:
                if len(spoken) < amount_of(partial["waive_below"])[0]:
                    waived = {"below_days"}
            elif isinstance(partial, dict) and "flat" in partial:
                flat = amount_of(partial["flat"])[0]
            elif isinstance(partial, dict):
                share *= self.steps(amount_of(partial["prorate_steps"])[0], window, force, spoken)
        relief, exemption, taken = self.relief(rule, kind, subject, spoken)
        spread = days if rule.get("edge_window") == "prorate_by_day" else force  # `full` owes all in the days in force
        share = max(share - Fraction(taken, len(spread)), Fraction(0))
        need = None
        if key in rule:
            value, unit = self.value_of(rule, key, window)
            if key == "at_least" and rule.get("share_of") == "counted":
                value, share, flat = value * self.counted_by_whole(rule, kind, subject, window)[0], Fraction(1), None
            elif key == "at_least" and unit == "ratio" and rule.get("part_of"):  # follows the whole and nothing else
                value, share, flat = value * self.need_of_whole(rule, kind, subject, window), Fraction(1), None
            need = value * share if flat is None else flat
            if share != 1 and flat is None:
                need = rounded(need, rule.get("round"))
        if waived:
            return None, "waived", waived, ""
        return (need, relief, {"exempt"}, exemption) if relief else (need, "", set(), exemption)

    def need_of_whole(self, rule, kind, subject, window):
        whole = self.rules[rule["part_of"]][1]
        for a, b in windows(self.facts, whole["per"], kind, subject, *window):
            if a <= window[0] and window[1] <= b:
                return self.owed(with_tiers(self, whole, kind, subject, (a, b)), "at_least", kind, subject, (a, b))[0] or Fraction(0)
        return Fraction(0)

    def counted_by_whole(self, rule, kind, subject, window):
        return self.counter.count(self.rules[rule["part_of"]][1], kind, subject, window)

    @staticmethod
    def steps(months, window, force, spoken):
        """The share of the steps of so many months on every day in force of which `who` holds."""
        found = [[d for d in force if a <= d < b] for a, b in windows_of_months(int(months), window)]
        found = [step for step in found if step]
        return Fraction(sum(all(d in spoken for d in step) for step in found), len(found))

    def relief(self, rule, kind, subject, spoken):
        """(answer, id, days taken from the need)."""
        applies, taken, by, gone_all = [], {}, {}, False
        holding = []
        for exempt in self.policy.get("exempt", []):
            if rule["id"] in exempt["from"]:
                days = {d for d in spoken if self.exempt_on(exempt, kind, subject, d)}
                holding += [(exempt, days)] if days else []
        beaten = {b for e, _ in holding for b in e.get("before", [])}
        for exempt, days in holding:
            if exempt["id"] in beaten:
                continue
            answer = "not_applicable" if exempt["relief"] == "not_applicable" else "waived"
            if exempt["reaches"] == "any_day":
                applies.append((exempt, answer))
                continue
            key = (exempt["reaches"], answer)
            taken.setdefault(key, set()).update(days)
            by.setdefault(key, []).append(exempt)
        for (reaches, answer), days in taken.items():
            if len(days) == len(spoken):
                applies += [(e, answer) for e in by[(reaches, answer)]]
                gone_all = gone_all or reaches == "prorate_by_day"
        if applies:
            return applies[0][1], "|".join(e["id"] for e, _ in applies), len(spoken) if gone_all else 0
        partly = [(k, d) for k, d in taken.items() if k[0] == "prorate_by_day"]
        gone = set().union(*(d for _, d in partly))
        return "", "|".join(e["id"] for k, _ in partly for e in by[k]), len(gone)

    def exempt_on(self, exempt, kind, subject, day):
        if not self.in_force(exempt, day) or not self.who(exempt, kind, subject, day):
            return False
        if "event" not in exempt:
            return True
        return any(
            e["kind"] in exempt["event"] and self.counter.is_of(e, kind, subject)
            and day_of(e["day"]) <= day <= day_of(e.get("to") or e["day"])
            for e in self.facts.rows("events")
        )

    # --- answers ---------------------------------------------------------------------------------------------------
    def judge_quota(self, rule, kind, subject, window):
        rule = with_tiers(self, rule, kind, subject, window)
        bound = "at_least" if "at_least" in rule else "at_most" if "at_most" in rule else "cap"
        need, settled, why, exemption = self.owed(rule, bound, kind, subject, window)
        if settled == "not_applicable" and need is None or why == {"below_days"}:
            return Said(settled, why, numbers=False, speaks=settled == "waived")
        low, high, lost, doubts = self.counter.count(rule, kind, subject, window)
        low, high, more_doubts, more = counted_by_books(self, rule, kind, subject, window, low, high)
        doubts = doubts | more_doubts
        most = self.value_of(rule, "at_most", window)[0] if "at_most" in rule else None
        floor = need if bound == "at_least" else None
        said = Said("", set(), floor if floor is not None else most, low, None, lost, exemption, more=more)
        said.short = max(floor - low, Fraction(0)) if floor is not None else None
        if settled:
            said.answer, said.reasons = settled, why
            return said
        if bound == "cap":
            said.answer, said.reasons, said.need = "not_applicable", {"no_bound"}, None
            return said
        closed = window[1] <= self.facts.as_of + 1
        capacity = self.capacity(rule, kind, subject, window) if not closed else Fraction(0)
        if "cap" in rule and floor is not None and self.value_of(rule, "cap", window)[0] < floor:
            capacity = Fraction(0)  # no record can lift it over the cap
        if rule.get("share_of") == "counted":
            return judge_share(self, said, rule, kind, subject, window, (low, high, doubts))
        answers = {self.verdict(x, floor, most, closed, capacity) for x in ends(low, high, floor, most)}
        said.answer = agreed(answers, closed)
        said.reasons = doubts if said.answer == "unknown" else set()
        if said.answer != "failed":
            said.more.pop("cured_on", None)
        return said

    @staticmethod
    def verdict(amount, floor, most, closed, capacity):
        if most is not None and amount > most:
            return "failed"
        if most is not None and not closed:
            return "open"
        if floor is None or amount >= floor:
            return "met"
        if closed:
            return "failed"
        return "doomed" if floor - amount > capacity else "open"

    def capacity(self, rule, kind, subject, window):
        """The most that can still be added: 24 h a day less what `only` leaves out, or a study day a day."""
        what = rule.get("count", "documents" if "documents" in rule else "hours")
        total = Fraction(0)
        for day in range(max(window[0], self.facts.as_of + 1), min(window[1], self.facts.as_of + 3000)):
            if not self.counter.belongs(rule, kind, subject, day):
                continue
            if what not in ("hours", "days"):
                return ENDLESS
            if what == "days":
                total += 1
                continue
            if not rule.get("only") or rule.get("untimed") == "count":
                total += 1440
                continue
            (side, name), = rule["only"].items()
            calendar = self.calendars[name]
            total += calendar.minutes_of(day, side == "inside")
        return total

    def judge(self, rule_id, kind, subject, window):
        """What a rule says, tried both ways where an age is not known."""
        sort, rule = self.rules[rule_id]
        if sort in ("any_of", "all_of"):
            return self.compose(sort, [self.judge(m, kind, subject, window) for m in rule["rules"]])
        if kind != "person" or self.facts.people[subject].get("born") or "_age" not in str(self.policy):
            return self.judge_once(rule_id, kind, subject, window)
        tried = [self.judge_as(born, rule_id, kind, subject, window) for born in POSSIBLE]
        same = [t for t in tried if t != tried[0]]
        if not same:
            return tried[0]
        speaks = any(t.speaks for t in tried)
        if len({t.answer for t in tried}) == 1:
            return Said(tried[0].answer, set().union(*(t.reasons for t in tried)), numbers=False, speaks=speaks)
        return Said("unknown", {"attribute_unknown"}, numbers=False, speaks=speaks)

    def judge_as(self, born, rule_id, kind, subject, window):
        """What it would say of someone born on that day."""
        self.facts.people[subject]["born"] = born
        self.asked_before.clear()
        said = self.judge_once(rule_id, kind, subject, window)
        del self.facts.people[subject]["born"]
        self.asked_before.clear()
        return said

    def judge_once(self, rule_id, kind, subject, window):
        sort, rule = self.rules[rule_id]
        if sort == "quota":
            return self.judge_quota(rule, kind, subject, window[:2])
        if sort == "attendance":
            return self.attendance.judge(rule, kind, subject, window)
        if sort in ("score", "grade"):
            return (self.scores.judge if sort == "score" else self.scores.judge_grade)(rule, subject, window)
        return judge_archive(self, Said, rule, kind, subject, window[:2])

    @staticmethod
    def compose(sort, members):
        speaks = any(m.speaks for m in members)
        answers = [m.answer for m in members if m.answer != "not_applicable"]
        waived = "waived" in answers
        live = [a for a in answers if a != "waived"]
        order = BEST if sort == "any_of" else WORST
        if sort == "any_of" and waived and "met" not in live:
            return Said("waived", numbers=False, speaks=speaks)
        if live:
            return Said(min(live, key=order.index), numbers=False, speaks=speaks)
        return Said("waived" if waived else "not_applicable", numbers=False, speaks=speaks)

    # --- rows ------------------------------------------------------------------------------------------------------
    def windows_of(self, rule_id, kind, subject, first, until):
        sort, rule = self.rules[rule_id]
        if sort in ("any_of", "all_of"):
            return self.windows_of(rule["rules"][0], kind, subject, first, until)
        if sort == "grade":
            return self.windows_of(rule["of"], kind, subject, first, until)
        return windows(self.facts, rule["per"], kind, subject, first, until)

    def subject_kind(self, rule_id):
        sort, rule = self.rules[rule_id]
        return self.subject_kind(rule["rules"][0]) if sort in ("any_of", "all_of") else rule.get("subject", "person")

    def rows(self, first, until, of=None):
        """(kind, subject, rule, from, until, Said) of every rule that speaks of a subject in one of the windows."""
        found = []
        for rule_id in sorted(self.rules):
            kind = self.subject_kind(rule_id)
            if of and of[0] != rule_id:
                continue
            for subject in {"person": self.facts.people, "unit": self.facts.units, "group": self.facts.groups}[kind]:
                if of and of[1] != subject:
                    continue
                spans = self.windows_of(rule_id, kind, subject, first, until)
                if spans is None:
                    found += self.own_day_rows(rule_id, kind, subject, first, until)
                    continue
                said = [(kind, subject, rule_id, w[0], w[1], self.judge(rule_id, kind, subject, w)) for w in spans]
                if any(s[5].speaks for s in said):
                    found += said
        return found

    def own_day_rows(self, rule_id, kind, subject, first, until):
        """One result for the days asked about, of someone whose own day is not known."""
        sort, rule = self.rules[rule_id]
        why = set() if sort in ("any_of", "all_of") else {"own_day_unknown"}
        if not any(self.in_force(rule, d) and self.who(rule, kind, subject, d) for d in range(first, until)):
            return []
        return [(kind, subject, rule_id, first, until, Said("unknown", why, numbers=False))]


def agreed(answers, closed):
    """What all agree on. While its window is open, doubt leaves a rule open."""
    if len(answers) == 1:
        return next(iter(answers))
    return "unknown" if closed else "open"


def ends(low, high, floor, most):
    """The amounts to weigh: both ends, and between them one that would keep both bounds."""
    found = [low, high]
    if floor is not None and low < floor < high:
        found.append(floor)
    return found


def evaluate(policy, tables, as_of, known, first, until, of=None):
    """Every result, or those of one rule and subject; see World.rows()."""
    return World(policy, tables, as_of, known).rows(first, until, of)
