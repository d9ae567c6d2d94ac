// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/moved_results.hpp>

#include <map>
#include <tuple>

namespace cadre::inline v1 {
namespace {

/// What makes two results answers to one question.
using Question = std::tuple<std::size_t, std::string_view, std::string_view, Period, std::string_view>;

Question question_of(const Results& results, const RuleResult& row) {
  return {row.subject.index(), results.name_of(row.subject), results.policy().rules()[row.rule].head().id,
          row.window.period, row.window.label};
}

/// What a result says in words, without where that is written.
std::string said(const Results& results, const RuleResult& row) {
  std::string line = results.line(row);
  if (const std::string cite = results.cite(row); !cite.empty()) line.resize(line.size() - cite.size() - 4);
  return line;
}

}  // namespace

std::vector<MovedResult> moved_results(const Results& was, const Results& is) {
  std::map<Question, MovedResult> pairs;
  for (const RuleResult& row : was.all()) pairs[question_of(was, row)].was = &row;
  for (const RuleResult& row : is.all()) pairs[question_of(is, row)].is = &row;
  std::vector<MovedResult> moved;
  for (const auto& [question, pair] : pairs) {
    const bool is_one_sided = pair.was == nullptr || pair.is == nullptr;
    if (is_one_sided || said(was, *pair.was) != said(is, *pair.is)) moved.push_back(pair);
  }
  return moved;
}

}  // namespace cadre::inline v1
