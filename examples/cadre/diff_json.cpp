// SPDX-License-Identifier: Apache-2.0
#include "diff_json.hpp"

#include <algorithm>
#include <utility>

#include <cadre/text/json.hpp>

namespace tool {
namespace {

std::string word_of(const cadre::RuleResult* row) {
  return row == nullptr ? "none" : std::string{to_string(row->answer())};
}

/// The unit that somebody belongs to when his window ends, or on the day asked about if that is earlier.
std::string unit_of(const cadre::Results& results, const cadre::RuleResult& row) {
  const cadre::Snapshot& facts = results.snapshot();
  if (const auto* const unit = std::get_if<cadre::UnitId>(&row.subject)) return facts[*unit].id;
  const auto* const person = std::get_if<cadre::PersonId>(&row.subject);
  if (person == nullptr) return {};
  const auto unit = facts.formal_unit(*person, std::min(row.window.period.until - 1, results.asked().valid));
  return unit ? facts[*unit].id : "no unit";
}

/// How many questions at least one of them answers.
std::size_t questions(const cadre::Results& was, const std::vector<cadre::MovedResult>& moved) {
  const auto is_new = [](const cadre::MovedResult& one) { return one.was == nullptr; };
  return was.all().size() + static_cast<std::size_t>(std::count_if(moved.begin(), moved.end(), is_new));
}

}  // namespace

MovedAnswers moved_answers(cadre::Results was, cadre::Results is) {
  MovedAnswers all{.was = std::move(was), .is = std::move(is)};
  const std::vector<cadre::MovedResult> moved = moved_results(all.was, all.is);
  all.asked = questions(all.was, moved);
  for (const cadre::MovedResult& one : moved) {
    const bool is_later = one.is != nullptr;
    const cadre::Results& results = is_later ? all.is : all.was;
    const cadre::RuleResult& row = is_later ? *one.is : *one.was;
    if (word_of(one.was) == word_of(one.is)) {
      ++all.numbers;
      continue;
    }
    all.answers.push_back({results.name_of(row.subject), results.policy().rules()[row.rule].head().id, row.window.label,
                           unit_of(results, row), word_of(one.was), word_of(one.is), one});
  }
  return all;
}

std::string diff_json(const std::vector<cadre::PolicyChange>& changes, const std::optional<MovedAnswers>& moved) {
  cadre::text::JsonWriter json;
  json.begin_object().key("changes").begin_array();
  for (const cadre::PolicyChange& change : changes) {
    json.begin_object().key("kind").value(to_string(change.kind)).key("construct").value(change.construct);
    json.key("id").value(change.id).key("path").value(change.path).key("was").value(change.was);
    json.key("is").value(change.is).key("reaches_rule").value(change.reaches_rule).end_object();
  }
  json.end_array();
  if (moved) {
    json.key("asked").value(moved->asked).key("numbers").value(moved->numbers).key("answers").begin_array();
    for (const MovedAnswer& one : moved->answers) {
      json.begin_object().key("subject").value(one.subject).key("rule").value(one.rule).key("window").value(one.window);
      json.key("unit").value(one.unit).key("was").value(one.was).key("is").value(one.is).end_object();
    }
    json.end_array();
  }
  json.end_object();
  return std::move(json).finish();
}

}  // namespace tool
