#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""cadre explain --law: the township's policy as it should read, and nothing that any policy writes left out.

What must be said is taken from the canonical JSON, and the words for days, amounts and words of the language are made
here a second time: an amount of 30 h must stand as `30 hours` and `30小时`, a day as `1 January 2025` and `2025年1月1日`.
"""

import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TOOL = Path(os.environ.get("CADRE_TOOL", "cadre")).resolve()
sys.path.insert(0, str(ROOT / "tests/policy"))
sys.path.insert(0, str(ROOT / "cmake/checks"))

import page_test  # noqa: E402

MONTHS = ("January February March April May June July August September October November December").split()
UNITS = {"h": ("hour", "小时"), "min": ("minute", "分钟"), "d": ("day", "天"), "month": ("month", "个月"),
         "year": ("year", "年"), "session": ("session", "次活动"), "document": ("document", "份材料"),
         "event": ("event", "次"), "person": ("", "人"), "pt": ("point", "分"), "credit": ("credit", "学分"),
         "class_hour": ("class hour", "学时"), "%": ("%", "%")}
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)$")
AMOUNT = re.compile(r"(-?[\d./]+) (\S+)$")
TEXTS = {"note", "reason", "name", "number", "address", "zone", "cite"}
WORDS = json.loads((HERE / "law/words.json").read_text(encoding="utf-8"))


def plain(text):
    return re.sub(r"\s+", " ", text)


def law(path, language):
    done = subprocess.run([TOOL, "explain", "--law", "--policy", path, "--lang", language], capture_output=True,
                          text=True, encoding="utf-8", timeout=60, check=True)
    return done.stdout


def canonical(path):
    done = subprocess.run([TOOL, "check", "--canonical", path], capture_output=True, text=True, encoding="utf-8",
                          timeout=60, check=True)
    return json.loads(done.stdout)


def forms(key, value):
    """How a value may be said, in English and in Chinese."""
    word = WORDS.get(f"{key}={value}")
    if word:
        named = [f"`{value}`"]  # where it is the name of a rule
        return [word[0], word[0].capitalize(), *named], [word[1], *named]
    if isinstance(value, bool):
        return [f"`{key}`: {str(value).lower()}"], [f"`{key}`：{str(value).lower()}"]
    text = str(value)
    if key in TEXTS:
        return [plain(text).strip()], [plain(text).strip()]
    day = DAY.match(text)
    if day:
        at = datetime.date(*map(int, day.groups())) - datetime.timedelta(days=key == "until")
        return [f"{at.day} {MONTHS[at.month - 1]} {at.year}"], [f"{at.year}年{at.month}月{at.day}日"]
    if re.match(r"\d\d-\d\d$", text):
        month, of_month = int(text[:2]), int(text[3:])
        return [f"{of_month} {MONTHS[month - 1]}"], [f"{month}月{of_month}日"]
    amount = AMOUNT.match(text.removeprefix("-") if key == "due" else text)
    if amount and amount[2] in UNITS:
        en, zh = UNITS[amount[2]]
        zh = "周岁" if key in ("age", "from_age", "under_age") else zh
        return [f"{amount[1]} {en}"], [f"{amount[1]}{zh}"]
    if key == "anchor":
        text = text.removeprefix("group:")
    if text.startswith("param."):
        return [f"`{text[6:]}`"], [f"`{text[6:]}`"]
    if isinstance(value, int):
        return [text], [text]
    written = [f"`{text}`"] + ([text] if re.search("[ :/]", text) or key in ("times", "first") else [])
    return written, written


def leaves(key, value):
    if key == "leave" and isinstance(value, dict):  # the effects of leave, by its kinds
        for kind, effect in value.items():
            yield kind if kind in ("reason", "assumed") else "effect", effect
            if kind not in ("reason", "assumed", "unknown"):
                yield "kind", kind
    elif isinstance(value, dict):
        for name, inner in value.items():
            if key == "attribute":
                yield key, name
            yield from leaves(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(key, inner)
    else:
        yield key, value


def paragraphs(text):
    """The paragraphs of a page by the id in bold that they begin with; what stands before the first source apart."""
    parts = re.split(r"^\*\*`(.+?)`\*\*", text, flags=re.M)
    named = {}
    for name, body in zip(parts[1::2], parts[2::2]):
        named[name] = named.get(name, "") + plain(re.split(r"^#", body, flags=re.M)[0])
    return plain(parts[0]), named


def constructs(policy):
    """Pairs of an id and what is written of it."""
    for kind, value in policy.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for rule in value:
                yield rule["id"], {k: v for k, v in rule.items() if k not in ("id", "cite")}
        elif kind in ("calendar", "attribute", "param", "unit"):
            for name, body in value.items():
                yield name, {k: v for k, v in body.items() if k != "cite"}


def as_it_is(page):
    return page


def unsaid(path, spoilt=as_it_is):
    """What the policy writes and its prose does not say; `spoilt` changes the prose before it is looked at."""
    policy = canonical(path)
    for which, language in enumerate(("en", "zh")):
        page = spoilt(law(path, language))
        _, said = paragraphs(page)
        for name, body in constructs(policy):
            for key, value in leaves("", body):
                if not any(form in said[name] for form in forms(key, value)[which]):
                    yield f"{path}: {language}: {name}: {key} = {value!r} in: {said[name]}"
        everything = plain(page)
        for source, about in policy.get("source", {}).items():
            for key, value in leaves("", about):
                if not any(form in everything for form in (str(value), *forms(key, value)[which])):
                    yield f"{path}: {language}: source {source}: {key} = {value!r}"
        for key in ("policy", "name", "zone", "note", "leave_kinds", "valid"):
            for inner, value in leaves(key, policy.get(key, [])):
                if not any(form in everything for form in forms(inner, value)[which]):
                    yield f"{path}: {language}: {inner} = {value!r}"


def policies():
    for path in sorted((ROOT / "examples/policies").rglob("*.toml")):
        if path.name.endswith((".test.toml", ".pending.toml", ".lower.toml")):
            continue
        if re.search(r"^cadre *=", path.read_text(encoding="utf-8"), re.M):
            yield path


class Law(unittest.TestCase):
    maxDiff = None

    def test_township_reads_as_worked_by_hand(self):
        for language in ("en", "zh"):
            expected = (HERE / f"law/township.{language}.md").read_text(encoding="utf-8")
            self.assertEqual(law(ROOT / "examples/policies/township-2021", language), expected)

    def test_everything_a_policy_writes_is_said_in_both_languages(self):
        found = list(policies())
        self.assertGreater(len(found), 10)
        for path in found:
            with self.subTest(path.name):
                self.assertEqual(list(unsaid(path)), [])

    def test_everything_an_example_of_the_language_page_writes_is_said_in_both_languages(self):
        for name, text in page_test.examples():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                for lower in (ROOT / "tests/policy").glob(f"{name}.lower/*.toml"):
                    Path(folder, lower.name).write_text(lower.read_text(encoding="utf-8"), encoding="utf-8")
                path = Path(folder, "policy.toml")
                path.write_text(text, encoding="utf-8")
                self.assertEqual(list(unsaid(path)), [])

    def test_a_value_left_out_is_found(self):
        township = ROOT / "examples/policies/township-2021"
        for gone in ("30 hours", "`self_study`", "`calendar.office`", "Thursday", "80 %", "out of the base", "1 January 2021",
                     "30小时", "应当", "按天折算", "`secretary`", "2021年1月1日", "4.5"):
            with self.subTest(gone):
                self.assertNotEqual(list(unsaid(township, lambda page: page.replace(gone, ""))), [])

    def read(self, policy, language):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "policy.toml")
            path.write_text('cadre = 1\npolicy = "p"\n' + policy, encoding="utf-8")
            return law(path, language)

    DATED = """
[source.S]
name = "Order on study"
articles = ["3", "10", "9.2", "9.10"]
[[quota]]
id = "hours/year"
cite = "S 3"
who = { tag = ["member"], not = [{ from_age = "80 year" }] }
per = "year"
at_least = [{ value = "40 h", until = 2025-01-01 }, { value = "44 h", from = 2025-01-01, cite = "S 10" }]
mid_window = "start"
partial_window = "prorate_by_day"
round = { step = "1 h", mode = "up" }
"""

    def test_dated_values_are_said_with_their_first_and_last_days(self):
        page = self.read(self.DATED, "en")
        self.assertIn("In each year, every person with the tag `member`, except those (at least 80 years old) must have at least "
                      "40 hours until 31 December 2024, 44 hours from 1 January 2025 (S 10). Who is concerned for a part of a "
                      "window only: the share of the days is owed. Where the value changes inside a window, that of its first "
                      "day holds. A need", page)
        self.assertIn("A need that was prorated is rounded: to a multiple of 1 hour, rounded up.", page)
        self.assertIn("凡带有标签`member`，不属于下列情形（年满80周岁）的人员，每年必须完成不少于40小时（至2024年12月31日止）、"
                      "44小时（自2025年1月1日起）（S 10）。", self.read(self.DATED, "zh"))

    def test_articles_stand_in_their_order_and_one_without_a_rule_says_so(self):
        page = self.read(self.DATED, "en")
        self.assertEqual(re.findall(r"^### Article (.+)$", page, re.M), ["3", "9.2", "9.10", "10"])
        self.assertIn("### Article 9.10\n\nNo rule cites this article.\n", page)

    def test_takes_no_data(self):
        done = subprocess.run([TOOL, "explain", HERE / "data", "--law", "--policy", ROOT / "examples/policies/township-2021"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("--law", done.stderr)


if __name__ == "__main__":
    unittest.main()
