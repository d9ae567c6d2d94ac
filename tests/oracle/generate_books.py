# SPDX-License-Identifier: Apache-2.0
"""Draws for carries and debts: one quota with books, now and then parts of it, and many records in few kinds."""

from datetime import date, timedelta

from generate import EVENTS, KINDS

from generate_policy import finish_unit, is_dated, partial, who

UNIT = {"hours": "h", "days": "d", "sessions": "session", "m": "credit"}


def write_policy(g):
    p = g.policy
    p |= {"cadre": 1, "policy": "books", "source": {"T": {"name": "Text"}}}
    if g.maybe(0.3):
        p["valid"] = {"from": g.base - timedelta(g.rng.choice([0, 31, 200]))}
    count = g.rng.choice(["hours", "hours", "hours", "days", "sessions", "m", "m"])
    if count == "m":
        p["measure"] = [{"id": "m", "in": "credit", "rates": [{"from": g.rng.choice(["45 min", "1 h"]), "to": "1 credit"}], "cite": "T"}]
    if g.maybe(0.7):
        drop_doubt(g, count)
    more_facts(g, count)
    quota = whole(g, count)
    p["quota"] = [quota] + (parts(g, quota, count) if count != "days" and g.maybe(0.4) else [])
    both = g.rng.random()
    if both < 0.75:
        p["carry"] = [carry(g, quota, count, "c1")]
        if g.maybe(0.1):
            p["carry"].append(carry(g, quota, count, "c2"))
    if both > 0.6:
        p["debt"] = [debt(g)]
    if g.maybe(0.25):
        exemption(g)


def amount(g, count, most=6):
    if count == "hours":
        return g.rng.choice(["1 h", "90 min", "2 h", "3 h", "5 h"])
    return f"{g.rng.randint(1, most)} {UNIT[count]}"


def whole(g, count):
    per = g.rng.choice(["month"] * 5 + ["week", "quarter", "half", "year", "cycle", "own"])
    if per == "cycle":
        per = {"years": 1, "anchor": date(2019, 1, 15)}
    elif per == "own":
        per = {"years": 1, "anchor": "joined", "month_end": g.rng.choice(["clamp", "next"])}
    rule = {"id": "q", "cite": "T", "count": count, "per": per}
    if g.maybe(0.35):
        rule["who"] = who(g)
        if is_dated(rule["who"]):
            rule["partial_window"] = partial(g, per)
            finish_unit(g, rule, amount(g, count))
    if "valid" in g.policy:
        rule["edge_window"] = g.rng.choice(["skip", "full", "prorate_by_day"])
    rule["at_least"] = amount(g, count)
    if g.maybe(0.2) and count in ("hours", "m"):
        rule["cap"] = {"hours": "8 h", "m": "8 credit"}[count]
    if ("prorate" in str(rule.get("partial_window", "")) or rule.get("edge_window") == "prorate_by_day") and count == "sessions":
        rule["round"] = {"step": "1 session", "mode": "up"}
    return rule


def parts(g, quota, count):
    found = []
    for i, kinds in enumerate(([KINDS[0], KINDS[1]], [KINDS[2]])[: g.rng.randint(1, 2)]):
        part = {k: v for k, v in quota.items() if k in ("cite", "count", "per", "who", "partial_window", "edge_window", "round")}
        part |= {"id": f"part{i + 1}", "part_of": "q", "of": {"kind": kinds} if g.maybe(0.8) else {"category": ["c1"]}}
        if isinstance(part.get("partial_window"), dict) and "flat" in part["partial_window"]:
            part["partial_window"] = "full"
        part["at_least"] = g.rng.choice(["20 %", "50 %"]) if g.maybe(0.4) else amount(g, count, 2)
        found.append(part)
    return found


def carry(g, quota, count, name):
    found = {"id": name, "cite": "T", "of": "q", "spent": g.rng.choice(["first", "last"])}
    draws = {
        "most": lambda: "50 %" if g.maybe(0.3) else amount(g, count), "lifetime": lambda: g.rng.randint(1, 3),
        "per_kind": lambda: [{"of": {"kind": g.some(KINDS)}, "most": amount(g, count, 2)}],
        "of_facts": lambda: {"kind": g.some(KINDS, 3)} if g.maybe(0.7) else {"not": [{"kind": [KINDS[0]]}]},
        "relabel": lambda: g.rng.choice(["c1", "c2"]), "from_first": lambda: False,
        "earned_within": lambda: g.rng.choice(["5 d", "1 month"] if quota["per"] == "month" else ["5 d"]),
        "only_if": lambda: "met", "blocked_if_used": lambda: True, "from_waived": lambda: True,
        "opening": lambda: ["award"],
    }
    if count == "days":  # a study day may be made of several facts
        for key in ("per_kind", "of_facts", "relabel"):
            del draws[key]
    for key, draw in draws.items():
        if g.maybe(0.25):
            found[key] = draw()
    if "cap" in quota and g.maybe(0.5):
        found["capped"] = True
    named = [q["id"] for q in g.policy["quota"] if "part_of" in q]
    if named and g.maybe(0.3):
        found["not_for"] = g.some(named)
    if g.maybe(0.1):
        found["who"] = {"tag": ["cadre"]}
    if "opening" in found:
        for row in g.tables["events"]:
            if row["kind"] == "award" and g.maybe(0.8):
                row["amount"] = amount(g, count)
    return found


def debt(g):
    return {"id": "d", "cite": "T", "of": "q", "within": g.rng.choice(["10 d", "1 month", "2 month", "30 d"]), "in_addition": g.maybe(0.5)}


def exemption(g):
    e = {"id": "e", "cite": "T", "from": ["q"], "event": g.some(EVENTS)}
    e["relief"] = g.rng.choice(["waive", "not_applicable", "no_hard_requirement"])
    e["reaches"] = g.rng.choice(["any_day", "whole_window"])
    g.policy["exempt"] = [e]


def drop_doubt(g, count):
    """Leaves records of which everybody knows what they are worth, and in which window."""
    units = {"d"} if count == "days" else set()
    g.tables["study"] = [
        s for s in g.tables["study"]
        if len(s.get("day", "2020-01-01")) == 10 and ("amount" not in s or s["amount"].split()[1] in units)
    ]


def more_facts(g, count):
    """Enough records that windows have something left over."""
    for _ in range(g.rng.randint(3, 12)):
        row = {"person": g.rng.choice(g.people), "kind": g.rng.choice(KINDS)} | g.labels()
        day = g.day()
        if count == "days":
            row |= {"day": str(day), "amount": g.rng.choice(["1 d", "0.5 d"])}
        elif g.maybe(0.5):
            row["start"], row["end"] = g.span(day)
        else:
            row |= {"day": str(day), "hours": g.rng.choice(["1", "2", "4"])}
        g.tables["study"].append(row)
    if count == "sessions":
        for i in range(6):
            session = g.session(f"t{i}")
            g.tables["sessions"].append(session)
            g.tables["presence"] += g.register(session)
