// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Matchers for GoogleTest: Met(), Failed(Counted(2_h), Short(28_h), Because("T 4.2")), ...
#include <gmock/gmock.h>

#include <ostream>
#include <string>
#include <utility>

#include <cadre/core/amount.hpp>
#include <cadre/testing/result_of.hpp>

// Matchers are named as GoogleTest names its own. NOLINTBEGIN(readability-identifier-naming)
namespace cadre::inline v1::testing {

/// Shows an answer, with why, in a failure of GoogleTest.
/// @param answer what to show
/// @param out where to
inline void PrintTo(const RuleAnswer& answer, std::ostream* out) { *out << answer.line << '\n' << answer.explanation; }

/// A matcher of what a rule says, as GoogleTest takes it.
using AnswerMatcher = ::testing::Matcher<const RuleAnswer&>;

namespace detail {

/// What a matcher expects of one number.
class NumberIs {
 public:
  using is_gtest_matcher = void;  ///< tells GoogleTest
  /// @param name what the number is called
  /// @param member where it stands
  /// @param expected its value; none: that there is no number
  NumberIs(const char* name, std::optional<Ratio> Judgement::*member, std::optional<Amount> expected)
      : name_{name}, member_{member}, expected_{expected} {}

  bool MatchAndExplain(const RuleAnswer& answer, std::ostream* out) const {
    const std::optional<Ratio>& found = answer.judgement.*member_;
    const Measure unit = answer.judgement.measure;
    if (out != nullptr) *out << name_ << ' ' << (found ? to_string(Amount{*found, unit}) : "none");
    if (!expected_ || !found) return expected_.has_value() == found.has_value();
    return Amount{*found, unit} == *expected_;
  }
  void DescribeTo(std::ostream* out) const { *out << name_ << ' ' << (expected_ ? to_string(*expected_) : "none"); }
  void DescribeNegationTo(std::ostream* out) const {
    *out << "anything but ";
    DescribeTo(out);
  }

 private:
  const char* name_;
  std::optional<Ratio> Judgement::*member_;
  std::optional<Amount> expected_;
};

/// The answer, and all that is expected beside it.
template <class... Matchers>
AnswerMatcher answer_is(Answer expected, Matchers&&... matchers) {
  const auto answer_of = [](const RuleAnswer& a) { return std::string{to_string(a.judgement.answer)}; };
  return ::testing::AllOf(::testing::ResultOf("answer", answer_of, ::testing::Eq(std::string{to_string(expected)})),
                          std::forward<Matchers>(matchers)...);
}

}  // namespace detail

/// Expects so much clock time to have counted.
/// @param time how much
inline AnswerMatcher Counted(StudyTime time) {
  return detail::NumberIs{"counted", &Judgement::counted, Amount::of(time)};
}
/// Expects so much to have counted; throws BadResult where the text is no amount.
/// @param amount such as `80 %`
inline AnswerMatcher Counted(std::string_view amount) {
  return detail::NumberIs{"counted", &Judgement::counted, parse_amount(amount).value()};
}
/// Expects so much clock time to be asked.
/// @param time how much
inline AnswerMatcher Need(StudyTime time) { return detail::NumberIs{"need", &Judgement::need, Amount::of(time)}; }
/// Expects so much to be asked; throws BadResult where the text is no amount.
/// @param amount such as `80 %`
inline AnswerMatcher Need(std::string_view amount) {
  return detail::NumberIs{"need", &Judgement::need, parse_amount(amount).value()};
}
/// Expects so much clock time to be missing.
/// @param time how much
inline AnswerMatcher Short(StudyTime time) { return detail::NumberIs{"short", &Judgement::short_by, Amount::of(time)}; }
/// Expects so much to be missing; throws BadResult where the text is no amount.
/// @param amount such as `1 session`
inline AnswerMatcher Short(std::string_view amount) {
  return detail::NumberIs{"short", &Judgement::short_by, parse_amount(amount).value()};
}
/// Expects so much clock time to have been recorded without counting.
/// @param time how much
inline AnswerMatcher Lost(StudyTime time) { return detail::NumberIs{"lost", &Judgement::lost, Amount::of(time)}; }
/// Expects so much to have been recorded without counting; throws BadResult where the text is no amount.
/// @param amount such as `1 session`
inline AnswerMatcher Lost(std::string_view amount) {
  return detail::NumberIs{"lost", &Judgement::lost, parse_amount(amount).value()};
}
/// Expects the rule to cite an article.
/// @param cite as in the policy: `T 4.2`
inline AnswerMatcher Because(std::string cite) {
  return ::testing::Field("cite", &RuleAnswer::cite, ::testing::Eq(std::move(cite)));
}
/// Expects a reason beside the numbers.
/// @param reason which
inline AnswerMatcher Because(Reason reason) {
  const auto reason_of = [](const RuleAnswer& a) { return std::string{to_string(a.judgement.reason)}; };
  return ::testing::ResultOf("reason", reason_of, ::testing::Eq(std::string{to_string(reason)}));
}

/// Expects what the rule asks to be there.
/// @param matchers what is expected beside
template <class... Matchers>
AnswerMatcher Met(Matchers&&... matchers) {
  return detail::answer_is(Answer::met, std::forward<Matchers>(matchers)...);
}
/// Expects a failure that no later fact can mend.
/// @param matchers what is expected beside
template <class... Matchers>
AnswerMatcher Failed(Matchers&&... matchers) {
  return detail::answer_is(Answer::failed, std::forward<Matchers>(matchers)...);
}
/// Expects it to be still possible.
/// @param matchers what is expected beside
template <class... Matchers>
AnswerMatcher Open(Matchers&&... matchers) {
  return detail::answer_is(Answer::open, std::forward<Matchers>(matchers)...);
}
/// Expects it to be open, but out of reach.
/// @param matchers what is expected beside
template <class... Matchers>
AnswerMatcher Doomed(Matchers&&... matchers) {
  return detail::answer_is(Answer::doomed, std::forward<Matchers>(matchers)...);
}
/// Expects an exemption.
/// @param matchers what is expected beside
template <class... Matchers>
AnswerMatcher Waived(Matchers&&... matchers) {
  return detail::answer_is(Answer::waived, std::forward<Matchers>(matchers)...);
}
/// Expects the rule not to speak of the subject and window.
/// @param matchers what is expected beside
template <class... Matchers>
AnswerMatcher NotApplicable(Matchers&&... matchers) {
  return detail::answer_is(Answer::not_applicable, std::forward<Matchers>(matchers)...);
}
/// Expects facts or values to be missing that would decide it.
/// @param matchers what is expected beside
template <class... Matchers>
AnswerMatcher Unknown(Matchers&&... matchers) {
  return detail::answer_is(Answer::unknown, std::forward<Matchers>(matchers)...);
}

}  // namespace cadre::inline v1::testing
// NOLINTEND(readability-identifier-naming)
