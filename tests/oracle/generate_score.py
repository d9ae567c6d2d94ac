# SPDX-License-Identifier: Apache-2.0
"""Draws for scores, vetoes and grades: what is counted is known, so that the windows that have closed say one thing."""

from datetime import date

from generate import EVENTS, KINDS, PAPERS


def write_policy(g):
    p = g.policy
    p |= {"cadre": 1, "policy": "points", "source": {"T": {"name": "Text"}}, "allow": ["ranking"]}
    facts(g)
    per = g.rng.choice(["month", "month", "quarter", {"unit": "quarter", "start": "02-15"}, "half"])
    p["quota"] = [{"id": "hours", "cite": "T", "per": per, "at_least": g.rng.choice(["1 h", "2 h", "4 h"])}]
    p["score"] = [score(g, per)]
    if g.maybe(0.5):
        p["veto"] = [veto(g, f"v{i}") for i in range(g.rng.randint(1, 2))]
    if g.maybe(0.75):
        p["grade"] = [grade(g)]
    for rule in p.get("veto", []):
        if "grade" in p and (g.maybe(0.4) or "effect" not in rule):
            rule["grade_at_most"] = {"grade": "grade", "band": g.rng.choice(["good", "fair"])}
        elif "effect" not in rule:
            rule["effect"] = "zero"


def score(g, per):
    rule = {"id": "points", "cite": "T", "per": per}
    draws = {
        "study": lambda: {"count": "study", "each": g.rng.choice(["1 pt", "2 pt"])} | ({"of": {"kind": g.some(KINDS, 3)}} if g.maybe(0.5) else {}),
        "papers": lambda: {"count": "documents", "of": {"kind": g.some(PAPERS)}, "each": "3 pt"},
        "table": lambda: {"count": "study", "table": [{"from": 1, "is": "2 pt"}, {"from": 3, "is": g.rng.choice(["5 pt", "1 pt"])}]},
        "minus": lambda: {"count": "events", "of": {"kind": g.some(EVENTS)}, "each": "-2 pt"},
        "hours": lambda: {"rule": "hours", "met": "4 pt", "failed": g.rng.choice(["0 pt", "-3 pt"])},
        "exam": lambda: {"mark": {"test": ["exam"]}, "combine": g.rng.choice(["best", "mean"]), "scale_to": "20 pt"},
        "rough": lambda: {"mark": {"test": ["exam", "quiz"]}, "combine": g.rng.choice(["best", "mean", "sum"])},
    }
    items = []
    for name in sorted(g.rng.sample(sorted(draws), g.rng.randint(1, 4))):
        item = {"id": name} | draws[name]()
        positive = "minus" not in name
        if "rule" not in item and g.maybe(0.3):
            item["cap" if positive else "floor"] = "6 pt" if positive else "-3 pt"
        if "rule" not in item and "mark" not in item and g.maybe(0.2):
            item["start"] = "1 pt"
        items.append(item)
    rule["items"] = items
    for key, draw in (("start", "5 pt"), ("floor", "0 pt"), ("cap", "20 pt")):
        if g.maybe(0.3):
            rule[key] = draw
    if g.maybe(0.4):
        rule["round"] = {"step": g.rng.choice(["1 pt", "0.5 pt"]), "mode": g.rng.choice(["down", "up", "half_up", "half_even"])}
    return rule


def veto(g, name):
    rule = {"id": name, "cite": "T", "score": "points", "event": g.some(EVENTS, 1)}
    if g.maybe(0.6):
        rule["effect"] = "zero"
        if g.maybe(0.5):
            rule["item"] = g.rng.choice(g.policy["score"][0]["items"])["id"]
    return rule


def grade(g):
    rule = {"id": "grade", "cite": "T", "of": "points"}
    rule["bands"] = [{"name": "excellent", "from": g.rng.choice(["5 pt", "8 pt"])}, {"name": "good", "from": "3 pt"},
                     {"name": "fair", "from": "1 pt"}, {"name": "fail"}]
    g.rng.shuffle(rule["bands"])
    if g.maybe(0.7):
        rule["quota"] = [quota(g, band) for band in g.rng.sample(["excellent", "good"], g.rng.randint(1, 2))]
        rule["ties"] = g.rng.choice(["all_out", "all_in", "refuse"])
    if g.maybe(0.5):
        rule["place"] = True
    return rule


def quota(g, band):
    found = {"band": band, "most": g.rng.choice(["1 person", "2 person", "40 %", "1/3"]), "per": g.rng.choice(["all", "all", "unit"])}
    if "person" not in found["most"] and g.maybe(0.5):
        found["round"] = g.rng.choice(["up", "half_up", "half_even"])
    return found


def facts(g):
    g.tables["sessions"], g.tables["presence"], g.tables["leaves"] = [], [], []
    g.tables["study"] = [study(g) for _ in range(g.rng.randint(4, 18))]
    g.tables["documents"] = [{"kind": g.rng.choice(PAPERS), "day": str(g.day()), "person": g.rng.choice(g.people)} for _ in range(6)]
    month = date(g.base.year - 1, 12, 20)
    g.tables["marks"] = []
    for _ in range(20):
        for p in g.people:
            if g.maybe(0.97):
                g.tables["marks"].append({"person": p, "test": "exam", "day": str(month), "value": str(g.rng.randint(0, 20)), "max": "20"})
            if g.maybe(0.2):
                g.tables["marks"].append({"person": p, "test": "quiz", "day": str(month), "value": str(g.rng.randint(0, 10)), "max": "10"})
        month = date(month.year + month.month // 12, month.month % 12 + 1, 20)


def study(g):
    return {"person": g.rng.choice(g.people), "kind": g.rng.choice(KINDS), "day": str(g.day()), "hours": g.rng.choice(["1", "2", "0.5"])}
