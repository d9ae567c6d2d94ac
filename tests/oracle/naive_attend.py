# SPDX-License-Identifier: Apache-2.0
"""Attendance and leave: sections 11 and 12 of docs/policy-language.md."""

from fractions import Fraction

from naive_facts import EVER, amount_of, day_of, moment_of
from naive_marks import cases_of, lessons_in
from naive_select import of_holds, who_holds


class Attendance:
    def __init__(self, world):
        self.world = world
        self.facts = world.facts

    # --- leave -----------------------------------------------------------------------------------------------------
    @staticmethod
    def clock_of(leave):
        """First minute, and the minute after the last."""
        first, last = str(leave["from"]), str(leave.get("to") or "")
        begin = moment_of(first) if ":" in first else day_of(first) * 1440
        if not last:
            return begin, EVER * 1440
        return begin, moment_of(last) if ":" in last else day_of(last) * 1440 + 1440

    def state_of_leave(self, leave):
        """'valid', 'invalid' or 'unknown' and why."""
        sessions = [s for s in self.facts.sessions.values() if self.touches(leave, s)]
        missed = min((self.facts.clock(s).start for s in sessions), default=self.clock_of(leave)[0])
        day = missed // 1440
        for rule in self.world.policy.get("leave", []):
            if leave["kind"] in rule["kinds"] and self.world.in_force(rule, day):
                if who_holds(self.facts, "person", leave["person"], rule.get("who", {}), day) is not False:
                    return self.by_rule(rule, leave, missed)
        return "valid" if self.decision(leave) == "approved" else "invalid"

    def touches(self, leave, session):
        """Whether it is a session that the person was due at and that the leave covers in part."""
        if self.facts.state(session) == "cancelled" or not self.facts.is_due(leave["person"], session):
            return False
        begin, end = self.clock_of(leave)
        clock = self.facts.clock(session)
        return begin < max(clock.stop, clock.start + 1) and clock.start < end

    def decision(self, leave):
        """As it stood on the day asked about."""
        if leave.get("decided") and moment_of(leave["decided"]) // 1440 > self.facts.as_of:
            return "pending"
        return leave.get("decision") or "pending"

    def by_rule(self, rule, leave, missed):
        decision = self.decision(leave)
        if decision == "refused":
            return "invalid"
        if "asked_before" in rule and leave.get("asked"):
            asked, notice = moment_of(leave["asked"]), int(amount_of(rule["asked_before"])[0])
            late = asked > missed - notice if notice else asked >= missed
            if late:
                return "invalid"
        if decision == "pending":
            last = (self.clock_of(leave)[1] - 1) // 1440
            wait = int(amount_of(rule.get("after_the_fact", "0 d"))[0])
            return "unknown" if self.facts.as_of <= last + wait else "invalid"
        posts = [p for a in rule.get("approver", []) if leave["kind"] in a.get("kinds", [leave["kind"]]) for p in a["post"]]
        if posts:
            granted = self.granted(rule, leave, posts)
            if granted is not True:
                return "unknown" if granted is None else "invalid"
        if "asked_before" in rule and not leave.get("asked"):
            return "unknown"
        return "valid"

    def granted(self, rule, leave, posts):
        """Whether the one who decided might; None where it is not known."""
        if not leave.get("by") or not leave.get("decided"):
            return None
        day = moment_of(leave["decided"]) // 1440
        units = self.facts.formal_units(leave["person"], day)
        if not units:
            return None
        for unit in units:
            for above in self.facts.above(unit):
                able = self.facts.holders(above, posts, day) - {leave["person"]}
                if not able and not self.facts.holders(above, posts, day):
                    able = self.facts.holders(above, rule.get("deputies", []), day) - {leave["person"]}
                if able:
                    return leave["by"] in able
        return False

    # --- one session -------------------------------------------------------------------------------------------------
    def effects(self, rule, leaves):
        """Effects that valid or perhaps valid leave may have: a list of 'present', 'absent', 'out_of_base'."""
        mapped = rule.get("leave", {})
        found = []
        for leave in leaves:
            state = self.state_of_leave(leave)
            if state == "invalid":
                continue
            if leave["kind"] not in mapped:
                return ["present", "absent", "out_of_base"], "leave_unmapped"
            found.append((mapped[leave["kind"]], state))
        sure = [e for e, state in found if state == "valid"]
        if sure:
            best = next(e for e in ("present", "out_of_base", "absent") if e in sure)
            return [best], ""
        maybe = {e for e, _ in found}
        return sorted(maybe | {"absent"}) if maybe else ["absent"], "leave_undecided"

    def cases(self, rule, person, session, said=None):
        """What the session may be in the rate: ([(attended, base), ...], reason), in sessions or in minutes."""
        by_time = rule.get("by", "session") == "time"
        length = len(self.facts.clock(session)) if by_time else 1
        row = self.facts.presence.get((session["session"], person))
        status = said or (row["status"] if row else "absent")
        if session["session"] not in self.facts.registers:
            return [(0, length), (length, length)], "no_register"
        if status in ("present", "late", "left_early", "late_and_left_early", "made_up"):
            if not by_time:
                return [(1, 1)], ""
            there = self.facts.presence_act(session, row).minutes
            if there is None:
                made, clock = self.facts.attended(session, row), self.facts.clock(session)
                mine = [x for x in self.facts.rows("leaves") if x["person"] == person and self.touches(x, session)]
                cases, why = self.by_minutes(rule, mine, clock[: length - made])  # what was made up has no clock time
                self.sure = self.sure[0] + made, self.sure[1] + made
                return [(a + made, b + made) for a, b in cases], why
            mine = [x for x in self.facts.rows("leaves") if x["person"] == person and self.touches(x, session)]
            cases, why = self.by_minutes(rule, mine, [m for m in self.facts.clock(session) if m not in there])
            self.sure = self.sure[0] + len(there), self.sure[1] + len(there)
            return [(a + len(there), b + len(there)) for a, b in cases], why
        if status == "excused":
            return [(0, 0)], ""
        mine = [x for x in self.facts.rows("leaves") if x["person"] == person and self.touches(x, session)]
        clock = self.facts.clock(session)
        covering = [x for x in mine if self.clock_of(x)[0] <= clock.start and clock.stop <= self.clock_of(x)[1]]
        if status == "leave" and not (mine if by_time else covering):
            effect = rule.get("leave", {}).get("unknown")
            effects = [effect] if effect else ["present", "absent", "out_of_base"]
            return [self.weigh(e, length) for e in effects], "" if effect else "leave_unmapped"
        if not by_time:
            effects, why = self.effects(rule, covering)
            return [self.weigh(e, 1) for e in effects], why
        return self.by_minutes(rule, mine, clock)

    @staticmethod
    def weigh(effect, length):
        return {"present": (length, length), "absent": (0, length), "out_of_base": (0, 0)}[effect]

    def by_minutes(self, rule, leaves, clock):
        """Each leave excuses the minutes that it covers."""
        cases, reason = [(0, len(clock))], ""
        self.sure = 0, len(clock)
        for leave in leaves:
            begin, end = self.clock_of(leave)
            covered = sum(begin <= m < end for m in clock)
            effects, why = self.effects(rule, [leave])
            reason = why if len(effects) > 1 else reason
            there, due = self.sure
            if len(effects) > 1:
                self.sure = there, due - covered
            else:
                weighed = self.weigh(effects[0], covered)
                self.sure = there + weighed[0], due - covered + weighed[1]
            cases = [
                (a + (covered if e == "present" else 0), b - (covered if e == "out_of_base" else 0))
                for a, b in cases for e in effects
            ]
        return cases, reason

    # --- the rate ------------------------------------------------------------------------------------------------
    def judge(self, rule, kind, person, window):
        from naive import Said, agreed

        need, settled, why, exemption = self.world.owed(rule, "at_least", kind, person, window[:2])
        if why == {"below_days"}:
            return Said(settled, why, numbers=False)
        if settled == "not_applicable" and not exemption:
            return Said(settled, why, numbers=False, speaks=False)
        need = self.world.value_of(rule, "at_least", window[:2])[0] if "at_least" in rule else None
        known, doubtful, reasons, future = [], [], set(), 0
        none = (0,) * len(rule.get("equivalents", []))
        for who, session in self.due_of(rule, kind, person, window):
            if self.facts.clock(session).start // 1440 > self.facts.as_of:
                future += self.units_of(rule, session)
                continue
            self.sure = 0, 0  # what of the session is known, where not all of it is
            cases, reason = cases_of(self, rule, who, session)
            if len(set(cases)) == 1:
                known.append(cases[0])
            else:
                sure = self.sure + none
                known.append(sure)
                doubtful.append([tuple(x - y for x, y in zip(c, sure)) for c in cases])
                reasons.add(reason)
        start = tuple(sum(c[i] for c in known) for i in range(2 + len(none)))
        attended, base = self.with_marks(rule, start)
        closed = window[1] <= self.facts.as_of + 1
        if not closed and rule.get("base", "taken") != "taken":
            attended, base = attended + (future if rule["base"] == "best" else 0), base + future
        rate = Fraction(attended, base) if base else None
        said = Said("", set(), need, rate, None, None, exemption)
        said.short = max(need - rate, Fraction(0)) if need is not None and rate is not None else None
        said.numbers = rate is not None
        if settled:
            said.answer, said.reasons = settled, why
            return said
        answers = set()
        for totals in self.totals(start, doubtful):
            answers.add(self.verdict(self.with_marks(rule, totals), need, closed, future))
        answer, reason = next(iter(answers)) if len(answers) == 1 else (agreed({a for a, _ in answers}, closed), "")
        said.answer, said.reasons = answer, {reason} if reason else reasons if answer == "unknown" else set()
        return said

    @staticmethod
    def totals(start, doubtful):
        """Every sum that the sessions that are not known can come to."""
        sums = {start}
        for cases in doubtful:
            sums = {tuple(x + y for x, y in zip(s, c)) for s in sums for c in cases}
        return sums

    @staticmethod
    def with_marks(rule, totals):
        """Every so many marks are an absence; the rate never falls below 0."""
        gone = sum(marks // e["every"] for e, marks in zip(rule.get("equivalents", []), totals[2:]))
        return max(totals[0] - gone, 0), totals[1]

    def units_of(self, rule, session):
        by = rule.get("by", "session")
        return len(self.facts.clock(session)) if by == "time" else lessons_in(self, rule, session) if by == "lesson" else 1

    def due_of(self, rule, kind, subject, window):
        """(person, session) of those who were due: of a unit or group its members on the session's day."""
        for session in self.facts.sessions.values():
            day = self.facts.clock(session).start // 1440
            people = [subject] if kind == "person" else [p for p in self.facts.people if self.is_member(p, kind, subject, day)]
            if kind != "person" and not self.world.counter.belongs(rule, kind, subject, day):
                continue
            for person in people:
                if self.is_due(rule, person, session, window, kind):
                    yield person, session

    def is_member(self, person, kind, subject, day):
        if kind == "group":
            return subject in self.facts.groups_of(person, day)
        return any(self.facts.is_below(u, subject) for u in self.facts.formal_units(person, day))

    @staticmethod
    def verdict(totals, need, closed, future):
        attended, base = totals
        if need is None:
            return "not_applicable", "no_bound"
        if closed:
            if not base:
                return "not_applicable", "nothing_due"
            return ("met" if Fraction(attended, base) >= need else "failed"), ""
        if future and Fraction(attended + future, base + future) < need:
            return "doomed", ""
        return "open", "" if base or future else "nothing_due"

    def is_due(self, rule, person, session, window, kind="person"):
        state = self.facts.state(session)
        day = self.facts.clock(session).start // 1440
        if state == "cancelled" or state == "inquorate" and not rule.get("inquorate_counts"):
            return False
        if not window[0] <= day < window[1] or kind == "person" and not self.world.counter.belongs(rule, "person", person, day):
            return False
        if len(window) > 2 and session["session"] != window[2]:
            return False
        if of_holds(self.facts, self.world.calendars, self.facts.session_act(session), rule.get("of", {})) is False:
            return False
        return self.facts.is_due(person, session)
