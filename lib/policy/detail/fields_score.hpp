// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What the language has of scores and vetoes: words, field tables, checks.
#include <cadre/policy/score.hpp>

#include "policy/detail/fields_rule.hpp"

namespace cadre::inline v1::detail {

template <>
struct Words<UnitParts> {
  static constexpr std::array all{Word{"started", UnitParts::started}, Word{"full", UnitParts::full},
                                  Word{"exact", UnitParts::exact}};
};
template <>
struct Words<Combine> {
  static constexpr std::array all{Word{"mean", Combine::mean}, Word{"sum", Combine::sum}, Word{"best", Combine::best}};
};
template <>
struct Words<Occurrence> {
  static constexpr std::array all{Word{"study", Occurrence::study},         Word{"sessions", Occurrence::sessions},
                                  Word{"documents", Occurrence::documents}, Word{"events", Occurrence::events},
                                  Word{"absences", Occurrence::absences},   Word{"leaves", Occurrence::leaves}};
};
template <>
struct Words<WithoutItem> {
  static constexpr std::array all{Word{"start", WithoutItem::start}, Word{"full", WithoutItem::full},
                                  Word{"zero", WithoutItem::zero}, Word{"reweigh", WithoutItem::reweigh}};
};
template <>
struct Words<ScoreWindows> {
  static constexpr std::array all{Word{"same", ScoreWindows::same}, Word{"inner", ScoreWindows::inner}};
};
template <>
struct Words<VetoEffect> {
  static constexpr std::array all{Word{"zero", VetoEffect::zero}};
};
template <>
struct Words<VetoReach> {
  static constexpr std::array all{Word{"on_last_day", VetoReach::on_last_day}, Word{"any_day", VetoReach::any_day},
                                  Word{"most_days", VetoReach::most_days}};
};

/// The bound of a step as written: a bare number of occurrences, or a share.
struct StepFrom {
  Ratio value;
  bool is_share = false;
  friend bool operator==(const StepFrom&, const StepFrom&) = default;
};

/// A step of a table as written.
struct StepText {
  StepFrom from;
  Points is;
  friend bool operator==(const StepText&, const StepText&) = default;
};

/// A number of windows back: -1 is the last one.
struct WindowsBack {
  std::int64_t n = 1;
  friend bool operator==(const WindowsBack&, const WindowsBack&) = default;
};

/// The start of a score written as a table.
struct StartText {
  std::string of;
  WindowsBack window;
  Amount share;
  std::optional<Points> first;
  friend bool operator==(const StartText&, const StartText&) = default;
};

template <>
struct Fields<StepText> {
  static constexpr std::string_view name = "table";
  static constexpr auto table() {
    return std::tuple{required("from", &StepText::from, "a number or %", "from so many, or so much of the best mark"),
                      required("is", &StepText::is, "the score's", "points in all")};
  }
};

template <>
struct Fields<PerUnit> {
  static constexpr std::string_view name = "per_short, per_over";
  static constexpr auto table() {
    return std::tuple{required("unit", &PerUnit::unit, "the rule's", "so much is one"),
                      required("each", &PerUnit::each, "the score's", "points for each"),
                      optional("parts", &PerUnit::parts, "", "exact", "part of a unit: started, full or exact")};
  }
};

template <>
struct Fields<MarkSource> {
  static constexpr std::string_view name = "mark";
  static constexpr auto table() {
    return std::tuple{required("test", &MarkSource::test, "", "of these tests"),
                      optional("rater", &MarkSource::rater, "", "any", "given by these raters")};
  }
};

template <>
struct Fields<StartText> {
  static constexpr std::string_view name = "start";
  static constexpr auto table() {
    return std::tuple{required("of", &StartText::of, "", "score from which points are taken over"),
                      optional("window", &StartText::window, "", "-1", "which window of it: -1 is the one before"),
                      required("share", &StartText::share, "%", "share that is taken over"),
                      required("first", &StartText::first, "the score's", "start of the first window in force")};
  }
};

template <>
struct WrittenAs<TableStep> {
  using Table = StepText;
};
template <>
struct WrittenAs<ScoreStart> {
  using Table = StartText;
};

template <>
struct Fields<ScoreItem> {
  static constexpr std::string_view name = "items";
  using I = ScoreItem;
  static constexpr auto table() {
    return std::tuple{
        required("id", &I::id, "", "name of the item in results"),
        optional("start", &I::start, "the score's", "0", "points before anything is counted"),
        optional("count", &I::count, "", "none",
                 "source: occurrences: study, sessions, documents, events, absences or leaves"),
        optional("of", &I::of, "", "all", "which occurrences"),
        optional("each", &I::each, "the score's", "none", "points for each occurrence"),
        optional("table", &I::table, "", "none",
                 "points in all by occurrences, the share of the best mark, or the place"),
        optional("rule", &I::rule, "", "none", "source: what this rule says in the same window").naming(Refers::rule),
        optional("met", &I::met, "the score's", "0", "points where the rule is met"),
        optional("failed", &I::failed, "the score's", "0", "points where it has failed"),
        optional("per_short", &I::per_short, "", "none", "points for what is missing"),
        optional("per_over", &I::per_over, "", "none", "points for what is more than asked"),
        optional("mark", &I::mark, "", "none", "source: marks"),
        optional("combine", &I::combine, "", "mean", "how marks or scores become one: mean, sum or best"),
        optional("min_samples", &I::min_samples, "", "1",
                 "fewer marks than this, or fewer who have a place, leave the item unknown"),
        optional("scale_to", &I::scale_to, "the score's", "as it is",
                 "points that the whole of a mark, score or rate is worth"),
        optional("score", &I::score, "", "none", "source: another score").naming(Refers::rule),
        optional("windows", &I::windows, "", "same", "of the other score: same, or inner for all inside"),
        optional("figure", &I::figure, "", "none", "source: the number that a rule counts").naming(Refers::rule),
        optional("by_place", &I::by_place, "", "none",
                 "source: the place by this score among all of its subjects; needs allow ranking")
            .naming(Refers::rule),
        optional("weight", &I::weight, "%", "none", "share of the score"),
        optional("floor", &I::floor, "the score's", "none", "at least so many points"),
        optional("cap", &I::cap, "the score's", "none", "at most so many points"),
        optional("not_applicable", &I::not_applicable, "", "start",
                 "points where the source says nothing of the subject: start, full, zero or reweigh")};
  }
};

template <>
struct Fields<ScoreRule> {
  static constexpr std::string_view name = "score";
  using S = ScoreRule;
  static constexpr auto table() {
    return std::tuple_cat(windowed_table<S>(),
                          std::tuple{optional("start", &S::start, "points", "0",
                                              "what it starts from: full, points, or an earlier score"),
                                     optional("full", &S::full, "points", "none", "full points"),
                                     optional("floor", &S::floor, "points", "none", "at least so many points"),
                                     optional("cap", &S::cap, "points", "none", "at most so many points"),
                                     optional("round", &S::round, "points", "exact", "rounding of the sum"),
                                     required("items", &S::items, "", "what it is made of")});
  }
};

template <>
struct Fields<GradeAtMost> {
  static constexpr std::string_view name = "grade_at_most";
  static constexpr auto table() {
    return std::tuple{required("grade", &GradeAtMost::grade, "", "the grade").naming(Refers::rule),
                      required("band", &GradeAtMost::band, "", "the best band left")};
  }
};

template <>
struct Fields<VetoRule> {
  static constexpr std::string_view name = "veto";
  using V = VetoRule;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<V>(), condition_table<V>(),
        std::tuple{required("score", &V::score, "", "the score, whose windows it looks at").naming(Refers::rule),
                   optional("item", &V::item, "", "the whole score", "the item that it strikes"),
                   optional("event", &V::event, "", "when alone says it", "kinds of event that begin in the window"),
                   optional("effect", &V::effect, "", "none", "zero: no points"),
                   optional("grade_at_most", &V::grade_at_most, "", "any", "the best grade left"),
                   optional("bars", &V::bars, "", "none", "awards that it bars").naming(Refers::rule),
                   optional("from_unit", &V::from_unit, "", "false", "true where events of units strike their people"),
                   optional("reach", &V::reach, "", "must be written with from_unit",
                            "which people of the unit: on_last_day, any_day or most_days")});
  }
};

/// Reads what may be written in more than one way.
void read_form(const text::Value& v, const std::string& path, StepFrom& out, Reader& reader);
void read_form(const text::Value& v, const std::string& path, TableStep& out, Reader& reader);
void read_form(const text::Value& v, const std::string& path, WindowsBack& out, Reader& reader);
void read_form(const text::Value& v, const std::string& path, ScoreStart& out, Reader& reader);

/// Checks what its keys alone cannot show.
void check(const ScoreRule& rule, const std::string& path, Checks& checks);
void check(const VetoRule& rule, const std::string& path, Checks& checks);

/// The unit in which it counts.
[[nodiscard]] Measure measured_in(const ScoreRule& rule, const Policy& policy);

/// The same, written.
void write_form(text::JsonWriter& json, const StepFrom& from);
void write_form(text::JsonWriter& json, const TableStep& step);
void write_form(text::JsonWriter& json, const WindowsBack& back);
void write_form(text::JsonWriter& json, const ScoreStart& start);

/// What may be written, as members of a JSON Schema.
void schema_form(text::JsonWriter& json, TypeOf<StepFrom> type);
void schema_form(text::JsonWriter& json, TypeOf<TableStep> type);
void schema_form(text::JsonWriter& json, TypeOf<WindowsBack> type);
void schema_form(text::JsonWriter& json, TypeOf<ScoreStart> type);

}  // namespace cadre::inline v1::detail
