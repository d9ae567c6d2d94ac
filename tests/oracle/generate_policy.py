# SPDX-License-Identifier: Apache-2.0
"""Random policies for generate.py: well-formed ones only, as docs/policy-language.md says what is."""

from datetime import date, timedelta

from generate import EVENTS, KINDS, LEAVES, PAPERS, THEMES
from generate_measure import measure

UNITS = {"hours": "h", "days": "d", "sessions": "session", "documents": "document", "events": "event"}
WORDS = ["month", "month", "month", "quarter", "half", "year", "week"]
DATED = ("unit", "unit_kind", "group", "post", "under_age", "from_age")


def write_policy(g):
    p = g.policy
    p |= {"cadre": 1, "policy": "drawn", "source": {"T": {"name": "Text"}}, "leave_kinds": LEAVES}
    p["calendar"] = {"office": calendar(g)}
    if g.maybe(0.3):
        p["valid"] = {"from": date(2019, 1, 1)}
    if g.maybe(0.35):
        p["unit"] = {"class_hour": {"convert": [{"from": "1 class_hour", "to": g.rng.choice(["45 min", "60 min", "40 min"])}]}}
    if g.maybe(0.5):
        p["measure"] = [measure(g)]
    p["quota"] = [quota(g, f"q{i + 1}") for i in range(g.rng.randint(1, 3))]
    if g.maybe(0.35):
        p["quota"] += parts(g)
    if g.maybe(0.2):
        p["quota"] += tops(g)
    if g.maybe(0.5):
        p["attendance"] = [attendance(g)]
        if g.maybe(0.6):
            p["leave"] = [leave(g)]
    if g.maybe(0.25):
        p["archive"] = [archive(g)]
    exemptions(g)
    if g.maybe(0.35):
        composition(g)


def calendar(g):
    c = {"week": ["mon", "tue", "wed", "thu", "fri"]}
    if g.maybe(0.8):
        c["hours"] = g.rng.choice([["08:30-12:00", "14:00-18:00"], ["09:00-17:00"], ["20:00-24:00", "00:00-06:00"]])
    if g.maybe(0.4):
        c["off"] = [g.day()]
    if g.maybe(0.4):
        working = g.day()
        if working not in c.get("off", []):
            c["working"] = [working]
    return c


def of(g, depth=0, clock=True):
    found = {}
    for key, words in (("kind", KINDS), ("theme", THEMES), ("category", ["c1", "c2"]), ("role", ["participant", "lecturer"])):
        if g.maybe({"kind": 0.35, "theme": 0.15, "category": 0.12, "role": 0.1}[key]):
            found[key] = g.some(words)
    if g.maybe(0.06):
        found["unit"] = g.some(["top", "a", "b"], 1)
    if clock and g.maybe(0.04):
        found[g.rng.choice(["inside", "outside"])] = "calendar.office"
    if depth == 0 and g.maybe(0.15):
        key = g.rng.choice(["any", "all", "not"])
        inner = [o for o in (of(g, 1, clock) for _ in range(2)) if o]
        if inner:
            found[key] = inner
    return found


def who(g, depth=0):
    found = {}
    key = g.rng.choice(["tag", "unit", "group", "post", "under_age", "from_age", "unit_kind", "person", "unit"])
    if key == "tag":
        found[key] = g.some(["cadre", "member"])
    elif key == "unit":
        found[key] = g.some(["top", "a", "b"], 2)
    elif key == "unit_kind":
        found[key] = g.some(["branch", "committee"])
    elif key == "group":
        found[key] = g.some(["g1", "class"])
    elif key == "post":
        found[key] = ["secretary"]
    elif key == "person":
        found[key] = g.some(g.people, 2)
    else:
        found[key] = g.rng.choice(["60 year", "40 year", {"age": "60 year", "on": "12-31"}, {"age": "60 year", "on": "03-01"}])
    if depth == 0 and g.maybe(0.25):
        found[g.rng.choice(["any", "all", "not"])] = [who(g, 1) for _ in range(g.rng.randint(1, 2))]
    return found


def is_dated(who):
    return any(f"'{k}'" in str(who) for k in DATED)


def per(g, subject):
    draw = g.rng.random()
    if draw < 0.62:
        return g.rng.choice(WORDS)
    if draw < 0.72:
        return {"unit": g.rng.choice(["year", "quarter", "half"]), "start": g.rng.choice(["12-01", "02-15", "03-01"])}
    if draw < 0.80:
        return g.rng.choice([{"back": "90 d"}, {"back": "30 d"}, {"back": "1 month", "month_end": "clamp"},
                             {"back": "3 month", "month_end": "next"}])
    if draw < 0.84:
        return {"last": 2, "of": "year"}
    if draw < 0.88:
        return {"days": [g.day()]}
    if draw < 0.92:
        return {"years": 1, "anchor": date(2019, 1, 15)}
    if subject != "person":
        return "month"
    if draw < 0.96:
        return {"years": 1, "anchor": g.rng.choice(["joined", "born"]), "month_end": g.rng.choice(["clamp", "next"])}
    if draw < 0.98:
        return {"unit": "year", "start": "birth_month"}
    return "once"


def head(g, rule_id, subject="person", selects=0.6):
    rule = {"id": rule_id, "cite": "T"}
    if subject != "person":
        rule["subject"] = subject
        if g.maybe(0.4):
            rule["who"] = {"kind": ["branch" if subject == "unit" else "centre"]}
    elif g.maybe(selects):
        rule["who"] = who(g)
    rule["per"] = per(g, subject)
    if rule["per"] == "once" and is_dated(rule.get("who", {})):
        rule["per"] = "month"
    if subject == "person" and is_dated(rule.get("who", {})):
        rule["partial_window"] = partial(g, rule["per"])
    if "valid" in g.policy and rule["per"] != "once":
        rule["edge_window"] = g.rng.choice(["skip", "full", "prorate_by_day"])
    if g.maybe(0.15) and rule["per"] != "once":
        rule["valid"] = {"from": g.day()}
        if g.maybe(0.3):
            rule["valid"]["until"] = rule["valid"]["from"] + timedelta(g.rng.randint(1, 90))
        rule["edge_window"] = g.rng.choice(["skip", "full", "prorate_by_day"])
    return rule


def partial(g, span):
    options = ["full", "prorate_by_day", "at_end", {"waive_below": g.rng.choice(["5 d", "15 d"])}, "flat"]
    if span in ("quarter", "half", "year"):
        options += [{"prorate_steps": "1 month"}]
    if span in ("half", "year"):
        options += [{"prorate_steps": "3 month"}]
    if span == "once":
        options = ["full"]
    return g.rng.choice(options)


def amounts(g, count):
    if count == "hours":
        return g.rng.choice(["1 h", "2 h", "90 min", "4 h", "10 h"])
    if count == "days":
        return g.rng.choice(["1 d", "2 d", "1.5 d"])
    if count in UNITS:
        return f"{g.rng.randint(1, 3)} {UNITS[count]}"
    unit = g.policy["measure"][0]["in"]
    return f"{g.rng.choice(['1', '2', '2.5', '4'])} {unit}"


def value(g, rule, count):
    """A figure, dated now and then."""
    if g.maybe(0.2) and rule["per"] != "once":
        change = g.day()
        rule.setdefault("mid_window", g.rng.choice(["start", "end", "lower", "higher", "split_by_day"]))
        dated = [{"value": amounts(g, count)}, {"value": amounts(g, count), "from": change}]
        if g.maybe(0.3):
            name = f"v{len(g.policy.get('param', {}))}"
            g.policy.setdefault("param", {})[name] = {"value": dated}
            return f"param.{name}"
        return dated
    return amounts(g, count)


def rounding(g, count):
    if count == "hours":
        step = g.rng.choice(["1 h", "10 min"])
    elif count == "days":
        step = "0.5 d"
    else:
        step = f"1 {UNITS.get(count) or g.policy['measure'][0]['in']}"
    return {"step": step, "mode": g.rng.choice(["down", "up", "half_up", "half_even"])}


def finish(g, rule, count, clock=True):
    """Bounds and what else goes with the count."""
    if count in ("hours", "days", "sessions") or count not in UNITS:
        if g.maybe(0.6) and "of" not in rule:
            selected = of(g, clock=clock)
            if selected:
                rule["of"] = selected
    elif g.maybe(0.5):
        rule["of"] = {"kind": g.some(PAPERS if count == "documents" else EVENTS)}
    if g.maybe(0.85):
        rule["at_least"] = value(g, rule, count)
    elif g.maybe(0.7):
        rule["at_most"] = value(g, rule, count)
    else:
        rule["cap"] = amounts(g, count)
    if "subject" not in rule and rule["per"] != "once" and g.maybe(0.15):
        rule["tiers"] = [tier(g, rule, count) for _ in range(g.rng.randint(1, 2))]
    if count == "days" and g.maybe(0.7):
        rule["day_counts"] = g.rng.choice([{"full": "1 h"}, {"half": "1 h", "full": "2 h"}])
    if count not in UNITS or count == "hours":
        if g.maybe(0.3):
            rule["spread"] = g.rng.choice(["spread_by_day", "start", "end"])
        if clock and g.maybe(0.15):
            rule["only"] = {g.rng.choice(["inside", "outside"]): "calendar.office"}
            rule["untimed"] = g.rng.choice(["count", "lost", "unknown"])
    whole = count in ("sessions", "documents", "events")
    prorated = "prorate" in str(rule.get("partial_window", "")) or rule.get("edge_window") == "prorate_by_day"
    if rule.get("partial_window") == "flat":
        rule["partial_window"] = {"flat": amounts(g, count)}
    if prorated and "at_least" in rule and (whole or g.maybe(0.3)):
        rule["round"] = rounding(g, count)
    return rule


def finish_unit(g, rule, amount):
    """A flat need has the rule's unit."""
    if rule.get("partial_window") == "flat":
        rule["partial_window"] = {"flat": amount}


def tier(g, rule, count):
    bound = next(k for k in ("at_least", "at_most", "cap") if k in rule)
    if g.maybe(0.2):
        bound = "cap"
    return {"who": who(g), bound: value(g, rule, count) if g.maybe(0.5) else amounts(g, count)}


def quota(g, rule_id):
    subject = g.rng.choice(["person"] * 5 + ["unit", "group"])
    counts = ["hours", "hours", "hours", "sessions", "days", "documents", "events"]
    if g.policy.get("measure"):
        counts += [g.policy["measure"][0]["id"]] * 3
    count = g.rng.choice(counts)
    if subject == "group" and count in ("documents", "events"):
        count = "sessions"
    rule = head(g, rule_id, subject)
    rule["count"] = count
    return finish(g, rule, count)


def parts(g):
    """A whole and one or two parts of it."""
    count = g.rng.choice(["hours", "hours", "sessions"] + ([g.policy["measure"][0]["id"]] if g.policy.get("measure") else []))
    inner, outer = g.rng.choice([("month", "month"), ("month", "quarter"), ("quarter", "year"), ("year", "year")])
    whole = {"id": "whole", "cite": "T", "count": count, "per": outer, "at_least": amounts(g, count)}
    if g.maybe(0.5):
        whole["who"] = who(g)
        if is_dated(whole["who"]):
            whole["partial_window"] = partial(g, outer)
    finish_whole(g, whole, count)
    found = [whole]
    for i, kinds in enumerate(([KINDS[0], KINDS[1]], [KINDS[2]])[: g.rng.randint(1, 2)]):
        part = {"id": f"part{i + 1}", "cite": "T", "count": count, "per": inner, "part_of": "whole", "of": {"kind": kinds}}
        for key in ("who", "partial_window", "spread"):
            if key in whole:
                part[key] = whole[key]
        if inner != outer and "prorate_steps" in str(part.get("partial_window", "")):
            part["partial_window"] = "full"
        draw = g.rng.random()
        if draw < 0.4:
            part["cap"] = amounts(g, count)
        elif draw < 0.7 and inner == outer:
            part["at_least"] = g.rng.choice(["20 %", "1/3", "50 %"])
            if g.maybe(0.5):
                part["share_of"] = "counted"
        else:
            part["at_least"] = amounts(g, count)
        found.append(part)
    return found


def tops(g):
    """A need on top of another quota's."""
    bases = [q for q in g.policy["quota"] if "at_least" in q and "subject" not in q and "part_of" not in q]
    if not bases:
        return []
    base = g.rng.choice(bases)
    top = {"id": "top", "cite": "T", "on_top_of": base["id"], "count": base["count"], "per": base["per"], "who": who(g)}
    if is_dated(top["who"]):
        top["partial_window"] = "full" if top["per"] == "once" else g.rng.choice(["full", "at_end"])
    if "valid" in g.policy and top["per"] != "once":
        top["edge_window"] = g.rng.choice(["skip", "full"])
    top["at_least"] = amounts(g, base["count"])
    return [top]


def finish_whole(g, whole, count):
    if g.maybe(0.3) and count != "sessions":
        whole["spread"] = "spread_by_day"
    if whole.get("partial_window") == "flat":
        whole["partial_window"] = {"flat": amounts(g, count)}
    if "prorate" in str(whole.get("partial_window", "")) and count == "sessions":
        whole["partial_window"] = "full"


def attendance(g):
    rule = head(g, "rate")
    if rule["per"] == "once" or g.maybe(0.08):
        rule["per"] = "session"
    if rule.get("partial_window") == "flat":
        rule["partial_window"] = "full"
    if "prorate" in str(rule.get("partial_window", "")) or isinstance(rule.get("partial_window"), dict):
        rule["partial_window"] = g.rng.choice(["full", "at_end", {"waive_below": "5 d"}])
    if rule["per"] == "session" and "partial_window" in rule:
        rule["partial_window"] = "full"
    if rule.get("edge_window") == "prorate_by_day":
        rule["edge_window"] = "full"
    if g.maybe(0.3):
        selected = of(g, clock=False)
        selected.pop("role", None)
        if selected and "role" not in str(selected):
            rule["of"] = selected
    rule["by"] = g.rng.choice(["session", "time"])
    rule["at_least"] = g.rng.choice(["80 %", "50 %", "100 %", "2/3"])
    if g.maybe(0.3):
        rule["inquorate_counts"] = True
    rule["leave"] = {k: g.rng.choice(["present", "absent", "out_of_base"]) for k in LEAVES}
    if g.maybe(0.7):
        rule["leave"]["unknown"] = g.rng.choice(["absent", "out_of_base"])
    return rule


def leave(g):
    rule = {"id": "leave", "cite": "T", "kinds": g.some(LEAVES, 3)}
    if g.maybe(0.7):
        rule["asked_before"] = g.rng.choice(["0 min", "30 min", "24 h"])
    if g.maybe(0.6):
        rule["approver"] = [{"post": ["secretary"]}]
        if g.maybe(0.5):
            rule["deputies"] = ["deputy"]
    if g.maybe(0.4):
        rule["after_the_fact"] = g.rng.choice(["0 d", "3 d", "10 d"])
    if g.maybe(0.2):
        rule["who"] = {"tag": ["cadre"]}
    return rule


def archive(g):
    rule = head(g, "archive")
    if rule.get("partial_window") == "flat" or isinstance(rule.get("partial_window"), dict):
        rule["partial_window"] = "full"
    if "prorate" in str(rule.get("partial_window", "")):
        rule["partial_window"] = "at_end"
    if rule.get("edge_window") == "prorate_by_day":
        rule["edge_window"] = "skip"
    rule["documents"] = [{"kind": k, "at_least": f"{g.rng.randint(1, 2)} document"} for k in g.some(PAPERS)]
    return rule


def exemptions(g):
    rules = [r for kind in ("quota", "attendance", "archive") for r in g.policy.get(kind, [])]
    rules = [r for r in rules if r.get("subject", "person") == "person" and r["per"] != "once"]
    if not rules or g.maybe(0.55):
        return
    found = []
    for i in range(g.rng.randint(1, 2)):
        names = [r["id"] for r in g.rng.sample(rules, g.rng.randint(1, len(rules)))]
        e = {"id": f"e{i + 1}", "cite": "T", "from": sorted(names)}
        if g.maybe(0.6):
            e["event"] = g.some(EVENTS)
        if "event" not in e or g.maybe(0.2):
            e["who"] = who(g)
        e["relief"] = g.rng.choice(["waive", "not_applicable", "no_hard_requirement"])
        e["reaches"] = g.rng.choice(["any_day", "whole_window", "prorate_by_day"])
        if e["reaches"] == "prorate_by_day":
            settle_rounding(g, e, rules)
        found.append(e)
    if len(found) == 2 and (found[0]["relief"], found[0]["reaches"]) != (found[1]["relief"], found[1]["reaches"]):
        found[1]["before"] = ["e1"]
    g.policy["exempt"] = found


def settle_rounding(g, exempt, rules):
    """A prorated whole number needs `round`; a rate cannot be prorated."""
    for rule in rules:
        if rule["id"] in exempt["from"] and rule.get("count") in ("sessions", "documents", "events") and "at_least" in rule:
            if "%" not in str(rule["at_least"]) and "/" not in str(rule["at_least"]):
                rule.setdefault("round", rounding(g, rule["count"]))
    if any(r["id"] in exempt["from"] and ("count" not in r or "prorate_steps" in str(r)) for r in rules):
        exempt["reaches"] = "any_day"


def composition(g):
    for kind in g.rng.sample(["any_of", "all_of"], 1):
        rules = [r for r in g.policy["quota"] + g.policy.get("archive", []) if r["per"] == g.policy["quota"][0]["per"]]
        rules = [r for r in rules if r.get("subject", "person") == g.policy["quota"][0].get("subject", "person")]
        if len(rules) < 2:
            return
        rule = {"id": f"z-{kind}", "cite": "T", "rules": [r["id"] for r in rules[:3]]}
        if "subject" in rules[0]:
            rule["subject"] = rules[0]["subject"]
        g.policy[kind] = [rule]
