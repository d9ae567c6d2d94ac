# SPDX-License-Identifier: Apache-2.0
"""Random small policies and facts, each from its own seed; edges (midnight, month ends, 29 February) are likely."""

import random
from datetime import date, timedelta
from importlib import import_module

KINDS = ["lecture", "reading", "visit", "online"]
THEMES = ["law", "safety", "history"]
LEAVES = ["official", "private", "sick"]
PAPERS = ["plan", "summary", "paper"]
EVENTS = ["illness", "notice", "award"]
STATUSES = ["present"] * 6 + ["late", "left_early", "late_and_left_early", "made_up", "absent", "leave", "excused"]
BASES = ["2019-12-01", "2020-01-20", "2020-02-01", "2021-01-31", "2020-11-25", "2019-06-01", "2020-12-31", "2021-02-01"]


FAMILIES = {"rules": "generate_policy", "books": "generate_books", "worth": "generate_worth",
            "score": "generate_score", "rates": "generate_rates"}
TURNS = ["rules", "books", "worth", "score", "rates"]


def case_of(seed, family=None):
    """A case: policy, tables, and what is asked. Families of constructs take turns."""
    return Generator(random.Random(seed), family or TURNS[seed % len(TURNS)]).case(seed)


class Generator:
    def __init__(self, rng, family):
        self.rng = rng
        self.family = family
        self.base = date.fromisoformat(rng.choice(BASES))
        self.length = rng.choice([40, 70, 100, 140])
        self.policy = {}
        self.tables = {}
        self.edges = self.edge_days()

    # --- draws -----------------------------------------------------------------------------------------------------
    def maybe(self, chance):
        return self.rng.random() < chance

    def some(self, words, most=2):
        return sorted(self.rng.sample(words, self.rng.randint(1, min(most, len(words)))))

    def edge_days(self):
        """First and last days of months, and around 29 February."""
        found = []
        for i in range(-5, self.length + 40):
            d = self.base + timedelta(i)
            if d.day == 1 or (d + timedelta(1)).day == 1 or (d.month, d.day) == (2, 28):
                found.append(d)
        return found

    def day(self, spread=0):
        if self.maybe(0.35):
            return self.rng.choice(self.edges)
        return self.base + timedelta(self.rng.randint(-10 - spread, self.length + 10 + spread))

    def clock(self):
        return self.rng.choice(["00:00", "23:00", "23:30", "08:00", "09:00", "11:30", "14:00", "17:30", "20:00", "12:00"])

    def span(self, day=None, lengths=(30, 45, 60, 90, 120, 240)):
        """Start and end as text."""
        start = day or self.day()
        hour, minute = map(int, self.clock().split(":"))
        begins = hour * 60 + minute
        ends = begins + (self.rng.choice(lengths) if self.maybe(0.95) else self.rng.choice([1500, 2880, 4000]))
        return moment(start, begins), moment(start, ends)

    def from_to(self):
        """A dated row: often for ever."""
        row = {}
        if self.maybe(0.3):
            row["from"] = str(self.day())
        if self.maybe(0.3):
            row["to"] = str(self.day())
        if row.get("to", "9") < row.get("from", "0"):
            del row["to"]
        return row

    # --- facts -----------------------------------------------------------------------------------------------------
    def case(self, seed):
        self.organisation()
        self.activities()
        self.write_policy()
        as_of = self.day() if self.maybe(0.6) else self.base + timedelta(self.length + 200)
        first = self.base.replace(day=1)
        number = 0
        for name in ("memberships", "posts", "sessions", "presence", "leaves", "study", "documents", "events", "marks"):
            for row in self.tables.get(name, []):
                number += 1
                row["fact_id"] = f"f{number:04}"
        return {
            "seed": seed, "policy": self.policy, "tables": {k: v for k, v in self.tables.items() if v},
            "as_of": str(as_of), "known": None, "from": str(first), "until": str(first + timedelta(self.length)),
        }

    def organisation(self):
        self.tables["units"] = [
            {"unit": "top", "kind": "committee"},
            {"unit": "a", "kind": "branch", "parent": "top"},
            {"unit": "b", "kind": "branch", "parent": "top"},
        ]
        if self.maybe(0.4):
            self.tables["units"].append({"unit": "a1", "kind": "cell", "parent": "a"})
        self.units = [u["unit"] for u in self.tables["units"]]
        self.tables["groups"] = [{"group": "g1", "kind": "centre", "unit": "top"}, {"group": "g2", "kind": "class"}]
        people, members, posts = [], [], []
        for i in range(self.rng.randint(2, 5)):
            p = f"p{i + 1}"
            row = {"person": p, "tags": ";".join(t for t in ("cadre", "member") if self.maybe(0.7))}
            if self.maybe(0.75):
                row["born"] = self.birthday()
            if self.maybe(0.8):
                row["joined"] = self.rng.choice(["2016-02-29", "2018-03-31", "2019-12-15", "2020-01-31", "2020-02-29"])
            people.append(row)
            members += self.belonging(p)
            if self.maybe(0.4):
                post = self.rng.choice(["secretary", "secretary", "deputy"])
                posts.append({"person": p, "unit": self.rng.choice(self.units), "post": post} | self.from_to())
        self.people = [r["person"] for r in people]
        self.tables |= {"people": people, "memberships": members, "posts": posts}

    def birthday(self):
        if self.maybe(0.2):
            return self.rng.choice(["1960-02-29", "1980-02-29"])
        return str(date(self.base.year - self.rng.choice([60, 60, 59, 40]), self.rng.randint(1, 12), self.rng.randint(1, 28)))

    def belonging(self, person):
        rows = []
        if self.maybe(0.9):
            first = self.rng.choice(self.units)
            if self.maybe(0.3):
                change = self.day()
                rows.append({"person": person, "unit": first, "to": str(change)})
                if self.maybe(0.7):
                    again = change + timedelta(self.rng.choice([1, 1, 5]))
                    rows.append({"person": person, "unit": self.rng.choice(self.units), "from": str(again)})
            else:
                rows.append({"person": person, "unit": first} | self.from_to())
        if self.maybe(0.15):
            rows.append({"person": person, "unit": self.rng.choice(self.units), "kind": "host"} | self.from_to())
        if self.maybe(0.5):
            rows.append({"person": person, "group": self.rng.choice(["g1", "g2"])} | self.from_to())
        return rows

    def labels(self):
        row = {}
        if self.maybe(0.5):
            row["category"] = self.rng.choice(["c1", "c2"])
        if self.maybe(0.5):
            row["themes"] = ";".join(self.some(THEMES))
        return row

    def activities(self):
        self.tables["categories"] = [{"category": "c1"}, {"category": "c2"}]
        self.tables["sessions"] = [self.session(f"s{i + 1}") for i in range(self.rng.randint(0, 7))]
        self.tables["presence"] = []
        for session in self.tables["sessions"]:
            if self.maybe(0.85):
                self.tables["presence"] += self.register(session)
        self.tables["leaves"] = [self.leave() for _ in range(self.rng.randint(0, 3))]
        self.tables["study"] = [self.study() for _ in range(self.rng.randint(0, 9))]
        self.tables["documents"] = [self.document() for _ in range(self.rng.randint(0, 5))]
        self.tables["events"] = [self.event() for _ in range(self.rng.randint(0, 4))]

    def session(self, name):
        start, end = self.span()
        row = {"session": name, "unit": self.rng.choice(self.units), "kind": self.rng.choice(KINDS)} | self.labels()
        row |= {"start": start, "end": end, "due": self.rng.choice(["unit", "unit", "list"])}
        if self.maybe(0.3):
            row["group"] = self.rng.choice(["g1", "g2"])
            row["due"] = self.rng.choice(["unit", "group", "group", "list"])
        if self.maybe(0.05):
            del row["end"]
        if self.maybe(0.2):
            row["state"] = self.rng.choice(["cancelled", "inquorate"])
        return row

    def register(self, session):
        rows = []
        for p in self.people:
            if self.maybe(0.7):
                row = {"session": session["session"], "person": p, "status": self.rng.choice(STATUSES)}
                if self.maybe(0.3):
                    row["minutes"] = str(self.rng.choice([0, 10, 30, 45, 60, 500]))
                if self.maybe(0.15):
                    row["role"] = self.rng.choice(["lecturer", "speaker"])
                rows.append(row)
        return rows

    def leave(self):
        row = {"person": self.rng.choice(self.people), "kind": self.rng.choice(LEAVES)}
        near = self.tables["sessions"]
        day = date.fromisoformat(self.rng.choice(near)["start"][:10]) if near and self.maybe(0.85) else self.day()
        if self.maybe(0.6):
            row |= {"from": str(day - timedelta(self.rng.randint(0, 3))), "to": str(day + timedelta(self.rng.randint(0, 3)))}
        else:
            row["from"], row["to"] = self.span(day)
        begin = date.fromisoformat(row["from"][:10])
        if self.maybe(0.85):
            row["asked"] = f"{begin - timedelta(self.rng.randint(0, 2))} {self.clock()}"
        row["decision"] = self.rng.choice(["approved", "approved", "approved", "refused", "pending"])
        if row["decision"] != "pending" and self.maybe(0.9):
            row["decided"] = f"{begin + timedelta(self.rng.randint(-2, 1))} {self.clock()}"
            row["by"] = self.rng.choice(self.people)
            if row.get("asked", "") > row["decided"]:
                row["asked"] = row["decided"]
        return row

    def study(self):
        row = {"person": self.rng.choice(self.people), "kind": self.rng.choice(KINDS)} | self.labels()
        if self.maybe(0.15):
            row["role"] = self.rng.choice(["lecturer", "speaker"])
        form = self.rng.choice(["clock", "clock", "clock", "day", "day", "month", "amount", "d", "start"])
        if form == "clock":
            row["start"], row["end"] = self.span()
        elif form == "start":
            row |= {"start": f"{self.day()} {self.clock()}", "hours": self.rng.choice(["1", "0.5", "2"])}
        elif form == "day":
            row |= {"day": str(self.day()), "hours": self.rng.choice(["1", "1.5", "3", "6"])}
        elif form == "month":
            row |= {"day": str(self.day())[:7], "hours": self.rng.choice(["3", "10", "30"])}
        elif form == "d":
            row |= {"day": str(self.day()), "amount": self.rng.choice(["1 d", "0.5 d", "0.5 d"])}
        else:
            row |= {"day": str(self.day()), "amount": self.rng.choice(["2 class_hour", "1.5 class_hour", "1 credit", "0.5 credit"])}
        if self.tables["sessions"] and self.maybe(0.1) and "start" in row:
            row["session"] = self.rng.choice(self.tables["sessions"])["session"]
        return row

    def document(self):
        row = {"kind": self.rng.choice(PAPERS), "day": str(self.day(20))}
        if self.maybe(0.75):
            row["person"] = self.rng.choice(self.people)
        else:
            row["unit"] = self.rng.choice(self.units)
        if self.maybe(0.35):
            near = self.day()
            row["about"] = self.rng.choice([str(near.year), str(near)[:7], f"{near.year}-Q{(near.month + 2) // 3}"])
            if self.tables["sessions"] and self.maybe(0.3):
                row["about"] = self.rng.choice(self.tables["sessions"])["session"]
        return row

    def event(self):
        row = {"kind": self.rng.choice(EVENTS), "day": str(self.day(20))}
        row |= {"person": self.rng.choice(self.people)} if self.maybe(0.85) else {"unit": self.rng.choice(self.units)}
        if self.maybe(0.6):
            row["to"] = str(date.fromisoformat(row["day"]) + timedelta(self.rng.choice([0, 1, 5, 20, 40])))
        return row

    # --- policy ------------------------------------------------------------------------------------------------------
    def write_policy(self):
        import_module(FAMILIES[self.family]).write_policy(self)


def moment(day, minutes):
    day, minutes = day + timedelta(minutes // 1440), minutes % 1440
    return f"{day} {minutes // 60:02}:{minutes % 60:02}"
