# SPDX-License-Identifier: Apache-2.0
"""Draws for measures that ask for more than a length: items, authors, courses, what was passed and watched, caps of all sorts."""

from datetime import timedelta

from generate import KINDS

PRODUCTS = ["paper", "degree"]


def write_policy(g):
    p = g.policy
    p |= {"cadre": 1, "policy": "worth", "source": {"T": {"name": "Text"}}}
    facts(g)
    p["measure"] = [measure(g)]
    per = g.rng.choice(["year", "year", "half", "quarter", "month", {"unit": "year", "start": "03-01"}])
    if "over" in p["measure"][0]:
        per = g.rng.choice(["year", {"unit": "year", "start": "03-01"}])
    quota = {"id": "q", "cite": "T", "count": "m", "per": per, "at_least": f"{g.rng.randint(1, 8)} credit"}
    if g.maybe(0.3):
        quota["of"] = g.rng.choice([{"category": ["c1"]}, {"kind": g.some(KINDS + PRODUCTS, 4)}, {"verified": True}, {"organiser": ["county"]}])
    p["quota"] = [quota]
    if g.maybe(0.3):
        part = {"id": "part", "cite": "T", "count": "m", "per": per, "part_of": "q", "of": {"kind": g.some(KINDS + PRODUCTS, 3)}}
        summed = "item" in str((p["measure"][0].get("increments"), p["measure"][0].get("round")))  # a cap cuts records, not items
        part |= {"cap": "3 credit"} if g.maybe(0.4) and not summed else {"at_least": "20 %"}
        quota["at_least"] = f"{g.rng.randint(4, 8)} credit"
        p["quota"].append(part)


def measure(g):
    m = {"id": "m", "in": "credit", "cite": "T", "rates": [{"from": g.rng.choice(["45 min", "1 h"]), "to": "1 credit"}]}
    m["flat"] = [{"each": g.rng.choice(["2 credit", "3 credit"]), "of": {"kind": PRODUCTS}}]
    if g.maybe(0.5):
        m["flat"][0]["once"] = g.rng.choice(["item", "window", "person"])
    draws = {
        "qualify": lambda: [{"of": {"kind": g.some(KINDS)}, "needs": needs(g)}],
        "bands": lambda: [bands(g)],
        "split": lambda: [{"of": {"kind": ["paper"], "authors_from": 2}} | ({"first": g.rng.choice(["1/2", "3/5"])} if g.maybe(0.6) else {})],
        "over": lambda: [{"of": {"kind": ["degree"]}, "years": g.rng.choice([2, 3])}],
        "factors": lambda: factors(g),
        "plus": lambda: [{"add": "1 credit", "of": g.rng.choice([{"role": ["speaker"]}, {"passed": True}])}],
    }
    for key, draw in draws.items():
        if g.maybe(0.35):
            m[key] = draw()
    steps(g, m)
    if g.maybe(0.5) and "sum" not in m.get("increments", {}) and m.get("round", {}).get("at") != "item":
        m["caps"] = caps(g)
    return m


def needs(g):
    found = {}
    for key, draw in (("passed", True), ("watched_from", "90 %"), ("score_from", "60 %"), ("verified", True), ("length_from", "1 h")):
        if g.maybe(0.3):
            found[key] = draw
    return found or {"passed": True}


def bands(g):
    found = {"steps": [{"from": "0 min", "each": "0.25 credit"}, {"above": "45 min", "each": "0.5 credit"}, {"from": "2 h", "each": "2 credit"}]}
    found["of"] = {"kind": g.some(KINDS)}
    if g.maybe(0.5):
        found["by"] = "course"
    return found


def factors(g):
    found = [{"times": 2, "of": g.rng.choice([{"role": ["lecturer"]}, {"organiser": ["county", "city"]}])}]
    if g.maybe(0.5):
        found[0]["first"] = "item"
    if g.maybe(0.3):
        found.append({"times": 3, "of": {"course_length_from": "2 h"}})
    return found


def steps(g, m):
    if g.maybe(0.3):
        m["increments"] = {"first": "1 credit"}
        if g.maybe(0.7):
            m["increments"] |= {"then": "0.5 credit", "mode": g.rng.choice(["down", "up", "half_up"])}
        if g.maybe(0.5):
            m["increments"]["sum"] = "item"
    if g.maybe(0.4):
        m["round"] = {"step": g.rng.choice(["0.5 credit", "1 credit"]), "mode": g.rng.choice(["down", "up", "half_up", "half_even"])}
        m["round"]["at"] = g.rng.choice(["record", "item", "window"])
        if "sum" in m.get("increments", {}) and m["round"]["at"] == "record":
            m["round"]["at"] = "item"


def caps(g):
    found = []
    for kinds in g.rng.sample([[KINDS[0]], [KINDS[1], KINDS[2]], PRODUCTS, [KINDS[3]]], g.rng.randint(1, 3)):
        cap = {"of": {"kind": kinds}}
        draw = g.rng.random()
        if draw < 0.45:
            cap |= {"most": g.rng.choice(["1 credit", "2.5 credit"]), "per": g.rng.choice(["record", "item", "day", "kind", "week", "month", "window"])}
        else:
            cap |= {"most": g.rng.choice(["25 %", "50 %", "1/3"]), "of_what": g.rng.choice(["requirement", "counted", "counted", "others"])}
        found.append(cap)
    return found


def facts(g):
    """Study alone, with everything recorded that a measure may ask for."""
    g.tables["sessions"], g.tables["presence"], g.tables["leaves"] = [], [], []
    g.tables["documents"] = []
    g.tables["study"] = [record(g) for _ in range(g.rng.randint(2, 14))]
    g.people = g.people[:3]
    for table in g.tables:
        g.tables[table] = [r for r in g.tables[table] if r.get("person") in (None, *g.people)]


def record(g):
    row = {"person": g.rng.choice(g.people[:3]), "kind": g.rng.choice(KINDS + PRODUCTS)} | g.labels()
    row |= {
        "item": g.rng.choice(["i1", "i2", "i3"]), "passed": g.rng.choice(["yes", "no"]), "verified": g.rng.choice(["yes", "yes", "no"]),
        "watched": g.rng.choice(["100 %", "90 %", "50 %"]), "score": g.rng.choice(["60 %", "59 %", "1"]),
        "course_length": g.rng.choice(["45 min", "1 h", "2 h", "4 h"]), "organiser": g.rng.choice(["county", "city", "township"]),
    }
    if g.maybe(0.3):
        row["role"] = g.rng.choice(["lecturer", "speaker"])
    if row["kind"] in PRODUCTS:
        row["authors"] = str(g.rng.randint(1, 4))
        row["author_place"] = str(g.rng.randint(1, int(row["authors"])))
    day = g.day() - timedelta(g.rng.choice([0, 0, 365]))
    if g.maybe(0.5) or row["kind"] in PRODUCTS:
        return row | {"day": str(day), "hours": g.rng.choice(["0.5", "1", "1.5", "3"])}
    row["start"], row["end"] = g.span(day)
    return row
