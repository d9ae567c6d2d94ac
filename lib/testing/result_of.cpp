// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/result_of.hpp>

#include <cadre/evaluate/evaluate.hpp>

#include "testing/detail/ask.hpp"

namespace cadre::inline v1::testing {
namespace {

[[noreturn]] void refuse(std::string message) { throw BadResult{Error{Errc::unknown_reference, std::move(message)}}; }

/// The last day of a window, on which it closes.
AsOf close_of(std::string_view window) {
  const auto period = parse_period(window);
  return as_of(period ? period->until - 1 : Date::last());
}

}  // namespace

RuleAnswer result_of(const Policy& policy, const Fixture& fixture, std::string_view rule, std::string_view window,
                     const Question& question) {
  const auto index = policy.find_rule(rule);
  if (!index) refuse("the policy has no rule '" + std::string{rule} + '\'');
  const RuleHead& head = policy.rules()[*index].head();
  const Snapshot facts = fixture.snapshot();
  const std::string_view id = question.subject.empty() ? std::string_view{fixture.subject()} : question.subject;
  const auto subject = find_subject(facts, head.subject, id);
  if (!subject) refuse(detail::no_subject(facts, head.subject, id));

  const AsOf asked = question.asked.value_or(close_of(window));
  const Results results = evaluate(policy, facts, asked, detail::options_for(window, {}));
  const detail::Found found = detail::find_window(results, *subject, *index, window);
  if (!found.other_windows.empty())
    refuse("'" + head.id + "' has no window '" + std::string{window} + "'; it has " + found.other_windows);
  if (found.row == nullptr) {
    return {detail::silence(), head.cite, std::string{id} + "  " + head.id + "  not_applicable (not_selected)", {}};
  }
  return {found.row->as_judgement(), results.cite(*found.row), results.line(*found.row),
          render(explain(results, *found.row), results.snapshot(), Language::english)};
}

}  // namespace cadre::inline v1::testing
