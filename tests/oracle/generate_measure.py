# SPDX-License-Identifier: Apache-2.0
"""Random measures for generate_policy.py."""

from generate import KINDS


def measure(g):
    unit = g.rng.choice(["credit", "class_hour"])
    m = {"id": "m", "in": unit, "cite": "T"}
    if g.maybe(0.8):
        m["rates"] = [{"from": g.rng.choice(["45 min", "1 h", "30 min"]), "to": f"1 {unit}"}]
        if g.maybe(0.3):
            m["rates"][0]["of"] = {"kind": g.some(KINDS, 3)}
        if unit == "credit" and g.maybe(0.3):
            m["rates"].append({"from": "1 class_hour", "to": "1 credit"})
    if g.maybe(0.35) or not m.get("rates"):
        m["flat"] = [{"each": f"2 {unit}", "of": {"kind": g.some(KINDS)}}]
    if g.maybe(0.3):
        m["day"] = f"6 {unit}"
        if g.maybe(0.6):
            m["half_day"] = f"3 {unit}"
    if g.maybe(0.35):
        m["factors"] = [{"times": g.rng.choice([2, 3]), "of": {"role": ["lecturer"]}}]
    if g.maybe(0.4):
        m["round"] = {"step": g.rng.choice([f"0.5 {unit}", f"1 {unit}"]), "mode": g.rng.choice(["down", "up", "half_up", "half_even"])}
    extend(g, m, unit)
    return m


def extend(g, m, unit):
    if "round" in m and g.maybe(0.4):
        m["round"]["at"] = g.rng.choice(["record", "item", "window"])
    if g.maybe(0.2):
        m["increments"] = {"first": f"1 {unit}"}
        if g.maybe(0.7):
            m["increments"] |= {"then": f"0.5 {unit}", "mode": g.rng.choice(["down", "up", "half_up"])}
    add_shapes(g, m, unit)


def add_shapes(g, m, unit):
    """Bands, amounts on top and caps."""
    if g.maybe(0.25):
        bands = {"steps": [{"from": g.rng.choice(["15 min", "30 min"]), "each": f"0.5 {unit}"},
                           {g.rng.choice(["from", "above"]): "60 min", "each": f"1 {unit}"},
                           {"above": "90 min", "each": f"2 {unit}"}]}
        if g.maybe(0.6):
            bands["of"] = {"kind": g.some(KINDS)}
        m["bands"] = [bands]
        all_have_length(g)
    if g.maybe(0.2):
        m["plus"] = [{"add": f"1 {unit}", "of": {"role": ["lecturer", "speaker"]}}]
    if g.maybe(0.35):
        m["caps"] = [cap(g, unit) for _ in range(g.rng.randint(1, 2))]


def cap(g, unit):
    found = {"most": g.rng.choice([f"1 {unit}", f"1.5 {unit}", f"3 {unit}"])}
    found["per"] = g.rng.choice(["record", "day", "kind", "week", "month", "quarter", "year", "window"])
    if g.maybe(0.4):
        found["of"] = {"kind": g.some(KINDS)}
    return found


def all_have_length(g):
    """What lasts no time has an end that nobody recorded: kept out, since the naive evaluator has no bands for it."""
    g.tables["sessions"] = [s for s in g.tables["sessions"] if s.get("end")]
    there = {s["session"] for s in g.tables["sessions"]}
    g.tables["presence"] = [p | ({"minutes": "20"} if p.get("minutes") == "0" else {}) for p in g.tables["presence"] if p["session"] in there]
    for table in ("study", "documents"):
        for row in g.tables[table]:
            for key in ("session", "about"):
                if row.get(key, "").startswith("s") and row[key] not in there:
                    del row[key]
