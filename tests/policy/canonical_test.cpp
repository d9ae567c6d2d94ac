// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/canonical.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <cadre/text/json.hpp>

#include "any_policy.hpp"
#include "policy/detail/reader.hpp"
#include "policy/detail/walk.hpp"

namespace {
using namespace cadre;
namespace fs = std::filesystem;

constexpr unsigned drawn = 50;  // policies; all keys take part in them

std::string file(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The policies themselves: no tests, and nothing in words that are not read yet.
std::vector<fs::path> packs() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator{CADRE_SOURCE_DIR "/examples/policies"}) {
    const std::string name = entry.path().filename().string();
    if (name.find('.') == name.rfind('.') && name.ends_with(".toml")) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// A policy read from the JSON of another, and what was said of it.
PolicyCheck read_again(const std::string& json) { return check_policy(json, "p.json", PolicyFormat::json); }

TEST(CanonicalPolicy, PacksAreTheSameInTomlAndJson) {
  std::size_t count = 0;
  for (const fs::path& path : packs()) {
    const PolicyCheck toml = check_policy(file(path), path.string());
    ASSERT_TRUE(toml.policy) << path;
    const std::string json = write_policy(*toml.policy);
    const PolicyCheck again = read_again(json);
    for (const auto& found : again.diagnostics) ADD_FAILURE() << text::draw(found, json);
    ASSERT_TRUE(again.policy) << path;
    EXPECT_TRUE(canonical(again.policy->model()) == canonical(toml.policy->model())) << path;
    EXPECT_EQ(write_policy(*again.policy), json) << path;
    EXPECT_EQ(policy_hash(*again.policy), policy_hash(*toml.policy)) << path;
    ++count;
  }
  EXPECT_GE(count, 80U);
}

TEST(CanonicalPolicy, AnyPolicyIsReadBackAsItIsAndWrittenAsTheSameBytes) {
  for (unsigned seed = 0; seed < drawn; ++seed) {
    const PolicyModel model = canonical(any::policy(seed));
    const std::string json = write_policy(model);
    const auto tree = text::parse_json(json, "p.json");
    ASSERT_TRUE(tree) << tree.error().to_string();
    detail::Report report{"p.json"};
    const PolicyModel again = detail::read_model(*tree, PolicyFormat::json, report);
    for (const auto& found : report.take()) ADD_FAILURE() << seed << '\n' << text::draw(found, json);
    EXPECT_TRUE(canonical(again) == model) << seed << '\n' << json;
    EXPECT_EQ(write_policy(again), json) << seed;
    EXPECT_TRUE(canonical(model) == model) << seed << ": an order that depends on the order before";
    if (HasFailure()) return;
  }
}

TEST(CanonicalPolicy, AnyPolicyIsTheSameWithItsListsShuffled) {
  for (unsigned seed = 0; seed < drawn; ++seed) {
    const PolicyModel model = any::policy(seed);
    PolicyModel shuffled = model;
    std::mt19937 random{seed};
    std::shuffle(shuffled.quotas.begin(), shuffled.quotas.end(), random);
    std::shuffle(shuffled.sources.begin(), shuffled.sources.end(), random);
    for (Quota& quota : shuffled.quotas) {
      std::reverse(quota.who.tag.begin(), quota.who.tag.end());
      std::reverse(quota.of.any.begin(), quota.of.any.end());
    }
    EXPECT_EQ(write_policy(shuffled), write_policy(model)) << seed;
  }
}

TEST(CanonicalPolicy, DrawnPoliciesUseEveryKeyOfEveryConstruct) {
  std::set<std::string> written;
  for (unsigned seed = 0; seed < drawn; ++seed) {
    const PolicyModel model = any::policy(seed);
    detail::walk(model, [&](const detail::AnyPart& part, const detail::Site&) {
      if (part.type->shape != detail::Shape::table) return;
      part.type->with_default([&](const void* defaults) {
        for (const detail::FieldType& field : part.type->fields) {
          if (!field.type->equal(field.part(part.object), field.part(defaults)))
            written.insert(std::string{part.type->name} + '.' + std::string{field.name});
        }
      });
    });
  }
  // Forms that are read from a table are no constructs of the model.
  const std::set<std::string_view> forms{"per",   "partial_window", "valid",        "under_age, from_age",
                                         "start", "table",          "of_attribute", "of_amount"};
  // Of these there is one word only, which is the default.
  const std::set<std::string_view> settled{"policy.cadre", "grade.overflow", "equivalents.is", "allocation.until"};
  for (const detail::Type* const construct : detail::all_constructs()) {
    if (forms.contains(construct->name)) continue;
    for (const detail::FieldType& field : construct->fields) {
      const std::string key = std::string{construct->name} + '.' + std::string{field.name};
      EXPECT_TRUE(written.contains(key) || settled.contains(key)) << key;
    }
  }
}

TEST(CanonicalPolicy, LooksLikeThis) {
  const Policy policy = read_policy(R"(
    cadre = 1
    policy = "p"
    source.B = { name = "B" }
    source.A = { name = "A", date = 2021-03-01 }
    [[quota]]
    at_least = [{ value = "90 min", from = 2022-01-01, cite = "B" }, { value = "60 min" }]
    id = "z"
    cite = "A"
    severity = "must"
    mid_window = "end"
    who = { tag = ["member", "cadre"] }
    partial_window = { waive_below = "15 d" }
    per = { unit = "year", start = "12-01" }
    [[quota]]
    id = "a"
    cite = "A"
    per = "month"
    at_least = { value = "1/2 h" }
  )")
                            .value();
  EXPECT_EQ(write_policy(policy), R"({
  "cadre": 1,
  "policy": "p",
  "source": {
    "A": {
      "name": "A",
      "date": "2021-03-01"
    },
    "B": {
      "name": "B"
    }
  },
  "quota": [
    {
      "id": "a",
      "cite": "A",
      "per": "month",
      "at_least": "30 min"
    },
    {
      "id": "z",
      "cite": "A",
      "who": {
        "tag": [
          "cadre",
          "member"
        ]
      },
      "per": {
        "unit": "year",
        "start": "12-01"
      },
      "partial_window": {
        "waive_below": "15 d"
      },
      "mid_window": "end",
      "at_least": [
        {
          "value": "1 h"
        },
        {
          "value": "1.5 h",
          "from": "2022-01-01",
          "cite": "B"
        }
      ]
    }
  ]
}
)");
  EXPECT_EQ(policy_hash(policy).size(), 64U);
}

TEST(CanonicalPolicy, HashTellsPoliciesApartByTheirWords) {
  const auto hash = [](const std::string& per) {
    return policy_hash(
        read_policy("cadre = 1\npolicy = 'p'\n[[quota]]\nid = 'q'\nat_least = '1 h'\nper = '" + per + "'").value());
  };
  EXPECT_EQ(hash("month"), hash("month"));
  EXPECT_NE(hash("month"), hash("year"));
}

TEST(CanonicalPolicy, OrderOfTheKindsOfAFigureChangesNoHash) {
  const auto hash = [](const std::string& kinds) {
    return policy_hash(read_policy("cadre = 1\npolicy = 'p'\n[[aggregate]]\nid = 'f'\nsubject = 'unit'\n"
                                   "per = 'year'\nover = 'people'\nhow = 'count'\nof = { kind = [" +
                                   kinds + "] }\n")
                           .value());
  };
  EXPECT_EQ(hash("'a', 'b'"), hash("'b', 'a'"));
  EXPECT_NE(hash("'a', 'b'"), hash("'a', 'c'"));
}

TEST(PolicyAsJson, DayIsATextAndNothingElseIs) {
  const auto code = [](const std::string& json) {
    const PolicyCheck check = read_again(json);
    for (const auto& found : check.diagnostics) {
      if (found.severity == Severity::error) return found.code + ' ' + found.where.path;
    }
    return std::string{};
  };
  EXPECT_EQ(code(R"({"cadre": 1, "policy": "p", "valid": {"from": "2021-01-01"}})"), "");
  EXPECT_EQ(code(R"({"cadre": 1, "policy": "p", "valid": {"from": "2021-02-30"}})"), "E504 valid.from");
  EXPECT_EQ(code(R"({"cadre": "1", "policy": "p"})"), "E504 cadre");
  EXPECT_EQ(code(R"({"cadre": 1, "policy": null})"), "E504 policy");
  EXPECT_EQ(code(R"({"cadre": 1, "policy": "p", "quota": [{"id": "q", "per": "month", "at_least": 30}]})"),
            "E502 quota[0].at_least");
}

TEST(PolicyAsJson, TextThatIsNoJsonIsRefusedAtItsPlace) {
  const auto policy = read_policy("{\n  \"cadre\": 1,\n}", "p.json", PolicyFormat::json);
  ASSERT_FALSE(policy);
  EXPECT_EQ(policy.error().where().value().line, 3U);
}

}  // namespace
