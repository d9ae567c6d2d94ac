// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Checks: what the checks of all kinds of rule have in common. What is checked of one kind stands in check_<kind>.cpp.
#include <optional>
#include <span>
#include <string>

#include "policy/detail/data.hpp"
#include "policy/detail/field.hpp"

namespace cadre::inline v1::detail {

/// A policy being checked and what was found; each member function is one clause of policy-language.md, section 20.
class Checks {
 public:
  Checks(const PolicyData& data, Report& report)
      : data_{data}, report_{report}, policy_{std::make_shared<const PolicyData>(data)} {}

  [[nodiscard]] const PolicyData& data() const noexcept { return data_; }
  [[nodiscard]] Report& report() noexcept { return report_; }
  [[nodiscard]] const Policy& policy() const noexcept { return policy_; }

  /// The rule of this id; null if there is none.
  [[nodiscard]] const Rule* find(const std::string& id) const;
  /// The rule of this id as one of a kind; null if there is none, or it is of another kind.
  template <class R>
  [[nodiscard]] const R* find_as(const std::string& id) const {
    const Rule* const rule = find(id);
    return rule == nullptr ? nullptr : std::get_if<R>(&rule->spec);
  }
  /// Whether a rule is another one, or names one that reaches it.
  [[nodiscard]] bool reaches(const std::string& from, const std::string& to) const;

  /// A name of a rule names one.
  void rule_name(const std::string& id, const std::string& path);
  /// A name of an exemption names one.
  void exemption_name(const std::string& id, const std::string& path);
  /// A name of a calendar names one.
  void calendar_name(const std::string& name, const std::string& path);
  /// The values of a quantity have the rule's unit, hold on all days in force, and change where windows do.
  void values(const WindowedRule& rule, const std::optional<Parameter>& parameter, Measure wanted,
              const std::string& path, bool may_be_share = false);
  /// The one value of a bound that is stated in the rule's unit and never changes.
  [[nodiscard]] std::optional<Ratio> only_value(const std::optional<Parameter>& bound, Measure unit) const;
  /// A length is whole days, months or years.
  void length(const Amount& length, const std::string& path);
  /// A rounding has a step above zero in a unit.
  void step(const RoundTo& round, Measure unit, const std::string& path);
  /// A rule says what windows do that are cut by its days in force, by its subjects or by the calendar.
  void windows(const WindowedRule& rule, const std::string& path);
  /// Conditions of `who` can be asked of the kind of subject.
  void who(const SubjectSelector& who, SubjectKind subject, const std::string& path);
  /// Conditions name rules that can be asked of the same subject, without a circle.
  void conditions(const RuleHead& rule, const std::string& path);
  /// A standing is one of the same kind of subject, and does not lead back to the rule that asks for it.
  void standing(const HeldStep& standing, const RuleHead& rule, const std::string& path);
  /// Only figures speak of a population.
  void no_population(const std::string& path);
  /// A number of points is in a unit.
  void points(const std::optional<Points>& points, Measure unit, const std::string& path);
  /// A rule that others are made of does not lead back to them.
  bool no_circle(const std::string& named, const std::string& id, const std::string& path);
  /// A rule that another names judges the same kind of subject.
  void same_subject(const Rule& named, SubjectKind subject, const std::string& path, std::string help = {});
  /// A rule that another takes as met or not is no ladder, which is met whichever step stands.
  void no_ladder(const Rule& named, const std::string& path);
  /// A rule that another names counts by the same windows, if it has any.
  void same_windows(const Rule& named, const WindowSpec& windows, const std::string& path, std::string help = {});
  /// A grade has the band that another rule names.
  void has_band(const GradeRule& grade, const std::string& band, const std::string& path);
  /// A ladder has this step.
  void has_step(const LadderRule& ladder, const std::string& step, const std::string& path);
  /// Places are given only where the policy allows to rank people.
  void may_rank(const std::string& path);
  /// Documents and events are selected by kind alone.
  void by_kind(const FactSelector& of, const std::string& what, const std::string& path);
  /// Documents and events belong to people and units, never to groups.
  void holder(const RuleHead& rule, const std::string& what, const std::string& path);

 private:
  /// A value that begins inside a window needs mid_window.
  void change(const WindowedRule& rule, std::span<const ParameterValue> values, std::size_t i, const std::string& path);
  /// A window partly inside the days in force needs edge_window.
  void edges(const WindowedRule& rule, const std::string& path);
  void sessions(const WindowedRule& rule, const std::string& path);
  /// Windows are not more than an evaluation takes.
  void number(const WindowedRule& rule, const std::string& path);

  const PolicyData& data_;
  Report& report_;
  Policy policy_;
};

/// Whether windows follow one another without a gap, so that each has a next one.
[[nodiscard]] bool follow_one_another(const WindowSpec& spec);

/// A unit as people write it.
[[nodiscard]] std::string written(Measure measure);

}  // namespace cadre::inline v1::detail
