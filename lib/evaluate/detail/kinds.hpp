// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What each kind of rule gives to the engine: five functions, found by the type of the construct.
///
/// The engine visits RuleSpec with them, so that a kind without one of them does not compile. None of them takes a base
/// of the constructs, which would stand in silently for one that was forgotten.
#include "evaluate/detail/engine.hpp"
#include "evaluate/detail/explaining.hpp"

namespace cadre::inline v1::detail {

// cases(): the windows of a rule for a subject, by first day. With a range all that touch it; without one those that
// the evaluation asks about.
//
// fold(): the facts that a rule counts, unknown attributes taken as `unknown_as`. Throws Overflow.
//
// judge(): what a rule says of a subject and window. Throws Overflow.
//
// explain(): adds the statements that support a result.
//
// uses(): whether a rule uses the parameter or measure of this id.

[[nodiscard]] std::vector<Case> cases(Engine& engine, const Quota& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const Quota& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const Quota& rule, const Query& query);
void explain(const Explaining& explaining, const Quota& rule, const Query& query);
[[nodiscard]] bool uses(const Quota& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const Attendance& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const Attendance& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const Attendance& rule, const Query& query);
void explain(const Explaining& explaining, const Attendance& rule, const Query& query);
[[nodiscard]] bool uses(const Attendance& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const Archive& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const Archive& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const Archive& rule, const Query& query);
void explain(const Explaining& explaining, const Archive& rule, const Query& query);
[[nodiscard]] bool uses(const Archive& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const Composition& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const Composition& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const Composition& rule, const Query& query);
void explain(const Explaining& explaining, const Composition& rule, const Query& query);
[[nodiscard]] bool uses(const Composition& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const AtLeastOf& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const AtLeastOf& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const AtLeastOf& rule, const Query& query);
void explain(const Explaining& explaining, const AtLeastOf& rule, const Query& query);
[[nodiscard]] bool uses(const AtLeastOf& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const Deadline& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const Deadline& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const Deadline& rule, const Query& query);
void explain(const Explaining& explaining, const Deadline& rule, const Query& query);
[[nodiscard]] bool uses(const Deadline& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const Validity& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const Validity& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const Validity& rule, const Query& query);
void explain(const Explaining& explaining, const Validity& rule, const Query& query);
[[nodiscard]] bool uses(const Validity& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const Duty& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const Duty& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const Duty& rule, const Query& query);
void explain(const Explaining& explaining, const Duty& rule, const Query& query);
[[nodiscard]] bool uses(const Duty& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const ScoreRule& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const ScoreRule& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const ScoreRule& rule, const Query& query);
void explain(const Explaining& explaining, const ScoreRule& rule, const Query& query);
[[nodiscard]] bool uses(const ScoreRule& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const GradeRule& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const GradeRule& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const GradeRule& rule, const Query& query);
void explain(const Explaining& explaining, const GradeRule& rule, const Query& query);
[[nodiscard]] bool uses(const GradeRule& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const AwardRule& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const AwardRule& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const AwardRule& rule, const Query& query);
void explain(const Explaining& explaining, const AwardRule& rule, const Query& query);
[[nodiscard]] bool uses(const AwardRule& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const AggregateRule& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const AggregateRule& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const AggregateRule& rule, const Query& query);
void explain(const Explaining& explaining, const AggregateRule& rule, const Query& query);
[[nodiscard]] bool uses(const AggregateRule& rule, const std::string& id);

[[nodiscard]] std::vector<Case> cases(Engine& engine, const ShareRule& rule, const Subject& subject,
                                      const std::optional<Period>& range);
[[nodiscard]] Fold fold(Engine& engine, const ShareRule& rule, const Query& query, bool unknown_as);
[[nodiscard]] RuleResult judge(Engine& engine, const ShareRule& rule, const Query& query);
void explain(const Explaining& explaining, const ShareRule& rule, const Query& query);
[[nodiscard]] bool uses(const ShareRule& rule, const std::string& id);

}  // namespace cadre::inline v1::detail
