# SPDX-License-Identifier: Apache-2.0
"""Scores, vetoes and grades: sections 16 and 17 of docs/policy-language.md.

Of an open window only the points so far are stated: whether they can still move is left to either answer, "met|open".
"""

from fractions import Fraction

from naive_count import rounded
from naive_facts import amount_of, day_of

OPEN = "met|open"


def points(text):
    return amount_of(text)[0]


class Scores:
    def __init__(self, world):
        self.world = world
        self.facts = world.facts

    def closed(self, window):
        return window[1] <= self.facts.as_of + 1

    # --- items -----------------------------------------------------------------------------------------------------
    def number_of(self, item, person, window):
        """How many of what an item counts lie in the window."""
        of, found = item.get("of", {}), 0
        if item["count"] == "study":
            acts = [self.facts.study_act(r) for r in self.facts.rows("study") if r["person"] == person]
            days = [a.day for a in acts if self.world.counter.fits(a, of)]
        else:
            rows = [r for r in self.facts.rows(item["count"]) if r.get("person") == person and r["kind"] in of.get("kind", [r["kind"]])]
            days = [self.day_of_row(r, window) for r in rows]
        for day in days:
            found += day is not None and window[0] <= day < window[1] and day <= self.facts.as_of
        return found

    def day_of_row(self, row, window):
        """A document belongs to the window that holds what it is about."""
        day = day_of(row["day"])
        if not row.get("about") or day > self.facts.as_of:
            return day
        first, after = self.world.counter.about(row, day)
        return max(min(day, window[1] - 1), window[0]) if window[0] <= first and after <= window[1] else None

    @staticmethod
    def by_table(table, number):
        reached = [row for row in sorted(table, key=lambda r: r["from"]) if row["from"] <= number]
        return points(reached[-1]["is"]) if reached else Fraction(0)

    def by_mark(self, item, person, window):
        """None where there are too few marks."""
        shares = [
            (Fraction(m["value"]), Fraction(m["max"])) for m in self.facts.rows("marks")
            if m["person"] == person and m["test"] in item["mark"]["test"]
            and window[0] <= day_of(m["day"]) < window[1] and day_of(m["day"]) <= self.facts.as_of
        ]
        if len(shares) < item.get("min_samples", 1):
            return None
        scale = item.get("scale_to")
        worth = [v / m * points(scale) if scale else v for v, m in shares]
        how = item.get("combine", "mean")
        return max(worth) if how == "best" else sum(worth) / (len(worth) if how == "mean" else 1)

    def item(self, item, person, window):
        """(points, the answer of what it is made of)."""
        known = "met" if self.closed(window) else OPEN
        if "rule" in item:
            answer = self.world.judge(item["rule"], "person", person, window).answer
            value = points(item.get("met", "0 pt")) if answer == "met" else Fraction(0)
            value = points(item.get("failed", "0 pt")) if answer in ("failed", "doomed") else value
        elif "mark" in item:
            value = self.by_mark(item, person, window)
            if value is None:
                value, known = Fraction(0), "unknown" if self.closed(window) else OPEN
        elif "table" in item:
            value = self.by_table(item["table"], self.number_of(item, person, window))
        else:
            value = points(item["each"]) * self.number_of(item, person, window)
        value += points(item.get("start", "0 pt"))
        value = min(value, points(item["cap"])) if "cap" in item else value
        return max(value, points(item["floor"])) if "floor" in item else value, known

    # --- the score -------------------------------------------------------------------------------------------------
    def vetoes(self, rule, person, window):
        for veto in self.world.policy.get("veto", []):
            if veto["score"] != rule["id"]:
                continue
            days = [day_of(e["day"]) for e in self.facts.rows("events") if e.get("person") == person and e["kind"] in veto["event"]]
            if any(window[0] <= d < window[1] and d <= self.facts.as_of for d in days):
                yield veto

    def value(self, rule, person, window):
        """(points, answer)."""
        struck = [v for v in self.vetoes(rule, person, window) if v.get("effect") == "zero"]
        total, known = points(rule.get("start", "0 pt")), "met" if self.closed(window) else OPEN
        for item in rule["items"]:
            value, item_known = self.item(item, person, window)
            if any(v.get("item") == item["id"] for v in struck):
                continue
            total += value
            known = "unknown" if item_known == "unknown" else known
        if any("item" not in v for v in struck):
            return Fraction(0), "met" if self.closed(window) else OPEN
        total = max(total, points(rule["floor"])) if "floor" in rule else total
        total = min(total, points(rule["cap"])) if "cap" in rule else total
        return rounded(total, rule.get("round")), known

    def judge(self, rule, person, window):
        from naive import Said

        value, answer = self.value(rule, person, window)
        return Said(answer, numbers=False, more={"value": value} if answer != "unknown" else {})

    # --- grades ----------------------------------------------------------------------------------------------------
    def judge_grade(self, rule, person, window):
        from naive import Said

        score = self.world.rules[rule["of"]][1]
        values = {p: self.value(score, p, window) for p in self.facts.people}
        if not self.closed(window):
            return Said(OPEN, numbers=False)
        if any(answer == "unknown" for _, answer in values.values()):
            return Said("unknown|met", numbers=False)
        values = {p: v for p, (v, _) in values.items()}
        bands = sorted(rule["bands"], key=lambda b: -points(b["from"]) if "from" in b else 10**9)
        band = {p: next(i for i, b in enumerate(bands) if "from" not in b or v >= points(b["from"])) for p, v in values.items()}
        band = {p: max(b, self.limit(rule, score, bands, p, window)) for p, b in band.items()}
        before, tied = dict(band), set()
        for i, b in enumerate(bands):
            for quota in rule.get("quota", []):
                if quota["band"] == b["name"]:
                    self.hold(rule, quota, i, values, band, tied, window)
        said = Said("met", numbers=False)
        if person in tied:
            return Said("unknown", {"tied"}, numbers=False)
        said.more["band"] = bands[band[person]]["name"]
        if rule.get("place"):
            said.more["place"] = 1 + sum(v > values[person] for v in values.values())
        if band[person] != before[person]:
            said.more["over_quota"] = "true"
        return said

    def limit(self, rule, score, bands, person, window):
        """The best band that vetoes leave: who is limited takes no room in a better one."""
        limits = [v.get("grade_at_most", {}) for v in self.vetoes(score, person, window)]
        names = [x["band"] for x in limits if x.get("grade") == rule["id"]]
        return max((i for i, b in enumerate(bands) if b["name"] in names), default=0)

    def hold(self, rule, quota, number, values, band, tied, window):
        """Those who find no room in the band go to the next."""
        groups = {}
        for p in values:
            groups.setdefault(self.group_of(quota, p, window), []).append(p)
        for people in groups.values():
            amount, unit = amount_of(quota["most"])
            room = rounded(amount * len(people), {"step": "1", "mode": quota.get("round", "down")}) if unit == "ratio" else amount
            inside = [p for p in people if band[p] == number]
            if len(inside) <= room:
                continue
            order = sorted((values[p] for p in inside), reverse=True)
            for p in inside:
                better = sum(v > values[p] for v in order)
                equal = sum(v == values[p] for v in order)
                if better + equal <= room:
                    continue
                if better >= room or rule["ties"] == "all_out":
                    band[p] = number + 1
                elif rule["ties"] == "refuse":
                    tied.add(p)

    def group_of(self, quota, person, window):
        if quota.get("per", "all") == "all":
            return ""
        return ";".join(sorted(self.facts.formal_units(person, min(window[1] - 1, self.facts.as_of))))
