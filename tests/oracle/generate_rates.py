# SPDX-License-Identifier: Apache-2.0
"""Draws for rates of attendance: many sessions, marks, lessons, the base of an open window, units and groups."""

from generate import LEAVES


def write_policy(g):
    p = g.policy
    p |= {"cadre": 1, "policy": "rates", "source": {"T": {"name": "Text"}}, "leave_kinds": LEAVES}
    facts(g)
    p["attendance"] = [rate(g)]
    if p["attendance"][0]["by"] == "lesson":
        all_minutes(g)


def rate(g):
    rule = {"id": "rate", "cite": "T", "per": g.rng.choice(["month", "quarter", "half", {"back": "90 d"}])}
    rule["by"] = g.rng.choice(["session", "session", "session", "time", "lesson"])
    if rule["by"] == "lesson":
        rule["lessons"] = g.rng.choice(["45 min", "40 min", "1 h"])
    rule["at_least"] = g.rng.choice(["80 %", "50 %", "100 %", "2/3"])
    rule["leave"] = {k: g.rng.choice(["present", "absent", "out_of_base"]) for k in LEAVES} | {"unknown": "absent"}
    if g.maybe(0.4):
        rule["base"] = g.rng.choice(["taken", "all", "best"])
    if rule["by"] == "session" and g.maybe(0.6):
        rule["equivalents"] = [{"of": g.some(["late", "left_early"]), "every": g.rng.choice([1, 2, 3]), "is": "absent"}]
        if g.maybe(0.4):
            rule["leave"]["private"] = "present"
            rule["equivalents"].append({"of": ["leave:private"], "every": 2, "is": "absent"})
    if rule["by"] != "time" and g.maybe(0.5):
        rule["late_as_absent_from"] = g.rng.choice(["15 min", "30 min", "16 min"])
    if "equivalents" not in rule and g.maybe(0.3):
        rule["subject"] = g.rng.choice(["unit", "group"])
    if g.maybe(0.3):
        rule["of"] = {"not": [{"kind": ["visit"]}]}
    return rule


def facts(g):
    for i in range(g.rng.randint(2, 8)):
        session = g.session(f"t{i}")
        g.tables["sessions"].append(session)
        if g.maybe(0.9):
            g.tables["presence"] += g.register(session)
    g.tables["sessions"] = [s for s in g.tables["sessions"] if s.get("end")]
    there = {s["session"] for s in g.tables["sessions"]}
    g.tables["presence"] = [p for p in g.tables["presence"] if p["session"] in there]
    g.tables["leaves"] += [g.leave() for _ in range(2)]
    g.tables["study"], g.tables["documents"], g.tables["events"] = [], [], []
    for leave in g.tables["leaves"]:
        leave["decision"] = "approved" if leave["decision"] == "pending" else leave["decision"]


def all_minutes(g):
    """Somebody late missed so many minutes; who was present was there all the time. No session lasts for days."""
    long = {s["session"] for s in g.tables["sessions"] if s["end"][:10] > s["start"][:10]}
    g.tables["sessions"] = [s for s in g.tables["sessions"] if s["session"] not in long]
    g.tables["presence"] = [p for p in g.tables["presence"] if p["session"] not in long]
    for row in g.tables["presence"]:
        if row["status"] in ("late", "left_early", "late_and_left_early"):
            row["minutes"] = str(g.rng.choice([10, 20, 30, 45, 60]))
        else:
            row.pop("minutes", None)
