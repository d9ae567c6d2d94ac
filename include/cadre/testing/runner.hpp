// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// run_policy_tests(), TestRun, CaseResult: tests that stand as data beside a policy.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1::testing {

/// Something that a case expects and that is otherwise.
struct Mismatch {
  std::string field;       ///< key of the case: answer, need, counted, ...
  std::string expected;    ///< as an explanation would write it
  std::string actual;      ///< the same of what was found; `none` where there is nothing
  std::string difference;  ///< actual less expected, signed; empty where it means nothing
  friend bool operator==(const Mismatch&, const Mismatch&) = default;
};

/// What became of one case.
struct CaseResult {
  std::string name;                  ///< the case's name
  Where where;                       ///< where it stands in the test file
  std::string subject;               ///< who is judged
  std::string rule;                  ///< id of the rule
  std::string window;                ///< label of the window
  std::vector<Mismatch> mismatches;  ///< in the order of the keys of a case
  std::string explanation;           ///< why the result is what it is, English; empty where it passed

  /// Whether everything is as expected.
  [[nodiscard]] bool passed() const noexcept { return mismatches.empty(); }
};

/// The case with what it expected, what was found, the difference and the explanation; one line when it passed.
/// @param result the case
/// @return lines, each with its line break
[[nodiscard]] std::string describe(const CaseResult& result);

/// What became of a test file.
struct TestRun {
  std::string document;           ///< the file's name
  std::vector<CaseResult> cases;  ///< in the order of the file

  /// How many cases passed.
  [[nodiscard]] std::size_t passed() const noexcept;
  /// How many did not.
  [[nodiscard]] std::size_t failed() const noexcept { return cases.size() - passed(); }
};

/// Runs the cases of a test file, `<policy>.test.toml`.
///
/// The file holds `now`, the day asked about (with `known`, what was known by the end of another day), facts as arrays
/// of tables with the names and columns of docs/data-folder.md (`[[people]]`, `[[study]]`, ...), and `[[case]]`:
/// `name`, `subject`, `rule`, `window`, `answer`, and any of `counted`, `need`, `short`, `lost`, `value`, `lowest`,
/// `highest` (amounts with a unit, or `"none"`), `band`, `place`, `numerator`, `denominator`, `items`, `step`, `since`,
/// `count`, `over_advice`, `reason` and `cite`. `answer` may be left out where a value, band or number is given. The
/// subject of a population is `population`. Facts stand for all cases; those below one (`[[case.study]]`) for that one
/// only. A case may have its own `now` and `known`. A rule that never speaks of a subject is `not_applicable`,
/// `not_selected`.
///
/// @par Errors
///   With document, line and column: those of text::parse_toml(); Errc::test_failed for a key that is not known (with
///   what may have been meant), one that is missing or has a wrong value, a rule or subject that does not exist, and
///   facts of which a reader would report an error.
/// @param policy the rules
/// @param toml the test file's text, UTF-8
/// @param document its name in messages
/// @param limits how much is accepted
/// @param filter only cases whose name, subject, rule or window has this text in it; empty: all
[[nodiscard]] Result<TestRun> run_policy_tests(const Policy& policy, std::string_view toml, std::string_view document,
                                               const Limits& limits = {}, std::string_view filter = {});

}  // namespace cadre::inline v1::testing
