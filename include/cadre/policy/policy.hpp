// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Policy: a checked, immutable policy; check_policy() reads one and says everything that is wrong with it.
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cadre/calendar/work_calendar.hpp>
#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/policy/model.hpp>
#include <cadre/text/diagnostic.hpp>

namespace cadre::inline v1 {

/// A rule that yields results: one closed variant. Leaves and exemptions shape the results of others.
using RuleSpec = std::variant<Quota, Attendance, Archive, Composition, AtLeastOf, Deadline, Validity, Duty, ScoreRule,
                              GradeRule, AwardRule, AggregateRule, ShareRule>;

/// A rule of a policy.
struct Rule {
  RuleSpec spec;           ///< the construct
  std::string type;        ///< quota, attendance, archive, any_of, all_of, score, ...
  std::uint8_t stage = 1;  ///< 1: a person on its own; 2: units and groups; 3: what compares subjects

  /// What all rules share.
  [[nodiscard]] const RuleHead& head() const;
  /// Its windows; those of its first member for a composition.
  [[nodiscard]] const WindowedRule* windowed() const;
};

namespace detail {
struct PolicyData;
}

/// A checked policy. Immutable, cheap to copy, shared by any number of threads.
class Policy {
 public:
  /// The policy as written.
  [[nodiscard]] const PolicyModel& model() const noexcept;
  /// Its rules, by id.
  [[nodiscard]] std::span<const Rule> rules() const noexcept;
  /// The index of a rule in rules(), if there is one of this id.
  /// @param id the rule's id
  [[nodiscard]] std::optional<std::size_t> find_rule(std::string_view id) const noexcept;
  /// A calendar of the policy; null if there is none.
  /// @param name as rules write it: `calendar.<id>`
  [[nodiscard]] const WorkCalendar* calendar(std::string_view name) const noexcept;
  /// The values of a parameter, a reference to a `param` followed.
  /// @param parameter the parameter
  [[nodiscard]] std::span<const ParameterValue> values(const Parameter& parameter) const noexcept;
  /// The measure of this id; null if there is none.
  /// @param id the id
  [[nodiscard]] const MeasureSpec* measure(std::string_view id) const noexcept;
  /// The unit in which a rule counts.
  /// @param rule which
  [[nodiscard]] Measure measured_in(const Rule& rule) const;
  /// The articles that state a rule in a window: those of the values that hold there, and the rule's own where a value
  /// has none. In order of the days on which they hold, each once.
  /// @param rule which
  /// @param window the days asked about
  [[nodiscard]] std::vector<std::string> cites(const Rule& rule, const Period& window) const;
  /// Whether the policy allows what is forbidden by default: `ranking`.
  /// @param what the word
  [[nodiscard]] bool allows(std::string_view what) const noexcept;
  /// Every value that its source does not state: rule or parameter, value and reason, in order of id.
  struct Assumed {
    std::string id;      ///< rule, parameter or measure
    std::string value;   ///< the value
    std::string reason;  ///< why it is assumed
  };
  /// Every value that its source does not state.
  [[nodiscard]] std::span<const Assumed> assumed() const noexcept;

  /// Wraps checked data. For the compiler of policies only.
  /// @param data what it holds
  explicit Policy(std::shared_ptr<const detail::PolicyData> data) noexcept;

 private:
  std::shared_ptr<const detail::PolicyData> data_;
};

/// In which form a policy is written.
enum class PolicyFormat : std::uint8_t {
  toml,  ///< for people
  json   ///< for programs: the same keys, days in quotes
};

/// The text of a policy and what messages call it.
struct PolicyText {
  std::string document;                      ///< its name in messages: the path of a file
  std::string utf8;                          ///< its text, for drawing diagnostics into
  PolicyFormat format = PolicyFormat::toml;  ///< its form
};

/// Finds the policy that another one extends: takes the name written there and the document in which it is written.
using PolicyLoader = std::function<Result<PolicyText>(const std::string& name, const std::string& document)>;

/// What a key that is overridden does to a rule.
enum class OverrideEffect : std::uint8_t {
  stricter,  ///< it asks for more
  laxer,     ///< it asks for less
  other      ///< neither, or more on some days and less on others
};

/// The word for an effect: `stricter`, `laxer`, `other`.
/// @param effect the effect
[[nodiscard]] std::string_view to_string(OverrideEffect effect) noexcept;

/// One key of a rule that a policy laid over another has changed.
struct Overridden {
  std::string rule;       ///< the rule
  std::string key;        ///< the key: at_least, at_most, valid, severity or cite
  std::string was;        ///< what the policy below says; empty: nothing
  std::string is;         ///< what holds now
  OverrideEffect effect;  ///< whether that is stricter
  std::string why;        ///< what entitles to it
  Where where;            ///< where it is said
};

/// What checking a policy found.
struct PolicyCheck {
  std::optional<Policy> policy;               ///< the policy; none when one of the diagnostics is an error
  std::vector<text::Diagnostic> diagnostics;  ///< by document, then place
  std::vector<PolicyText> below;              ///< the policies that it is laid over, nearest first
  std::vector<Overridden> overridden;         ///< what has been changed of their rules, from the lowest up
};

/// Reads a policy and says everything that is wrong with it.
/// @param toml the text, UTF-8
/// @param document its name in messages
/// @param limits how much is accepted
[[nodiscard]] PolicyCheck check_policy(std::string_view toml, std::string_view document, const Limits& limits = {});

/// Reads a policy of either form and says everything that is wrong with it.
/// @param text the text, UTF-8
/// @param document its name in messages
/// @param format its form
/// @param limits how much is accepted
[[nodiscard]] PolicyCheck check_policy(std::string_view text, std::string_view document, PolicyFormat format,
                                       const Limits& limits = {});

/// Reads a policy, and those that it is laid over, and says everything that is wrong with them.
///
/// The policy read has the rules of all of them, with what is overridden in its place; its id is that of the text
/// given.
/// @param text the uppermost
/// @param loader finds the ones below; at most 8, each once
/// @param limits how much is accepted of each
[[nodiscard]] PolicyCheck check_policy(const PolicyText& text, const PolicyLoader& loader, const Limits& limits = {});

/// Checks a policy that a program has built; diagnostics name paths instead of lines.
/// @param model the policy
[[nodiscard]] PolicyCheck check_policy(PolicyModel model);

/// Reads a policy; the first error, if there is one.
/// @param toml the text, UTF-8
/// @param document its name in messages
/// @param limits how much is accepted
[[nodiscard]] Result<Policy> read_policy(std::string_view toml, std::string_view document = "policy",
                                         const Limits& limits = {});

/// Reads a policy of either form; the first error, if there is one.
/// @param text the text, UTF-8
/// @param document its name in messages
/// @param format its form
/// @param limits how much is accepted
[[nodiscard]] Result<Policy> read_policy(std::string_view text, std::string_view document, PolicyFormat format,
                                         const Limits& limits = {});

/// Reads a policy, and those that it is laid over; the first error, if there is one.
/// @param text the uppermost
/// @param loader finds the ones below; at most 8, each once
/// @param limits how much is accepted of each
[[nodiscard]] Result<Policy> read_policy(const PolicyText& text, const PolicyLoader& loader, const Limits& limits = {});

/// The reference page of the language: every construct and key, in Markdown.
[[nodiscard]] std::string policy_reference();

}  // namespace cadre::inline v1
