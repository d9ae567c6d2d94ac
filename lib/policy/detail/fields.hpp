// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The field tables: each construct of the language once, with the name, member, unit, default and meaning of each key.
/// Readers and the reference page come from here; a key listed anywhere else is a defect.
#include <string_view>
#include <tuple>
#include <type_traits>

#include <cadre/policy/model.hpp>

namespace cadre::inline v1::detail {

/// Whether a key must be written.
enum class Need : bool { optional, required };

/// One key of a construct. The type of the key's value is the member's type.
template <class C, class T>
struct Field {
  std::string_view name;
  T C::*member;
  Need need;
  std::string_view unit;      ///< unit of quantities; empty where it is no quantity
  std::string_view fallback;  ///< what holds when it is not written
  std::string_view doc;
};

template <class C, class T>
constexpr Field<C, T> required(std::string_view name, T C::*member, std::string_view unit, std::string_view doc) {
  return {name, member, Need::required, unit, {}, doc};
}
template <class C, class T>
constexpr Field<C, T> optional(std::string_view name, T C::*member, std::string_view unit, std::string_view fallback,
                               std::string_view doc) {
  return {name, member, Need::optional, unit, fallback, doc};
}

/// The fields of a construct. Specialised once for each.
template <class C>
struct Fields;

template <>
struct Fields<SubjectSelector> {
  static constexpr std::string_view name = "who";
  using S = SubjectSelector;
  static constexpr auto table() {
    return std::tuple{
        optional("tag", &S::tag, "", "any", "a tag of the person"),
        optional("kind", &S::kind, "", "any", "kind of the unit or group judged"),
        optional("unit", &S::unit, "", "any",
                 "formal member of the unit or of one below it; for units: it or below it"),
        optional("unit_kind", &S::unit_kind, "", "any", "formal member of a unit of this kind"),
        optional("group", &S::group, "", "any", "member of the group (id or kind); for groups: the group itself"),
        optional("post", &S::post, "", "any", "holder of the post"),
        optional("person", &S::person, "", "any", "the people named"),
        optional("under_age", &S::under_age, "years", "no bound", "younger than so many completed years"),
        optional("from_age", &S::from_age, "years", "no bound", "at least so many completed years old"),
        optional("any", &S::any, "", "none", "at least one of these holds"),
        optional("all", &S::all, "", "none", "all of these hold"),
        optional("not", &S::none, "", "none", "none of these holds")};
  }
};

template <>
struct Fields<FactSelector> {
  static constexpr std::string_view name = "of";
  using S = FactSelector;
  static constexpr auto table() {
    return std::tuple{optional("kind", &S::kind, "", "any", "kind of the session, study, document or event"),
                      optional("category", &S::category, "", "any", "category"),
                      optional("theme", &S::theme, "", "any", "one of the themes"),
                      optional("role", &S::role, "", "any", "participant, lecturer, speaker, organiser"),
                      optional("unit", &S::unit, "", "any", "held by the unit or by one below it"),
                      optional("inside", &S::inside, "", "none", "wholly inside the hours of a calendar"),
                      optional("outside", &S::outside, "", "none", "wholly outside the hours of a calendar"),
                      optional("any", &S::any, "", "none", "at least one of these holds"),
                      optional("all", &S::all, "", "none", "all of these hold"),
                      optional("not", &S::none, "", "none", "none of these holds")};
  }
};

template <>
struct Fields<TimeCut> {
  static constexpr std::string_view name = "only";
  static constexpr auto table() {
    return std::tuple{
        optional("inside", &TimeCut::inside, "", "none", "only the minutes inside a calendar's hours"),
        optional("outside", &TimeCut::outside, "", "none", "only the minutes outside a calendar's hours")};
  }
};

/// An age written as a table.
struct AgeText {
  Amount age;
  std::string on;
};
template <>
struct Fields<AgeText> {
  static constexpr std::string_view name = "under_age, from_age";
  static constexpr auto table() {
    return std::tuple{required("age", &AgeText::age, "year", "the bound; alone it may stand in place of the table"),
                      optional("on", &AgeText::on, "", "the day itself", "month and day of the year, such as 12-31")};
  }
};

/// Days written as a table.
struct PeriodText {
  std::optional<Date> from;
  std::optional<Date> until;
};
template <>
struct Fields<PeriodText> {
  static constexpr std::string_view name = "valid";
  static constexpr auto table() {
    return std::tuple{optional("from", &PeriodText::from, "", "since ever", "first day"),
                      optional("until", &PeriodText::until, "", "until further notice", "day after the last")};
  }
};

/// A day, or a word in its place.
struct DayOrName {
  std::optional<Date> day;
  std::string name;
};

/// Windows written as a table.
struct WindowText {
  std::string unit;
  std::string start;
  std::optional<std::int64_t> years;
  DayOrName anchor;
  std::optional<Amount> back;
  std::optional<std::int64_t> last;
  std::string of;
  std::vector<Date> days;
  std::optional<MonthEnd> month_end;
};
template <>
struct Fields<WindowText> {
  static constexpr std::string_view name = "per";
  using W = WindowText;
  static constexpr auto table() {
    return std::tuple{
        optional("unit", &W::unit, "", "none", "month, quarter, half, year or week"),
        optional("start", &W::start, "", "01-01", "where the year begins: month and day, or birth_month"),
        optional("years", &W::years, "", "none", "so many years in a cycle"),
        optional("anchor", &W::anchor, "", "none",
                 "a day on which a cycle begins, or `born`, `joined`, `group:` with an id or kind"),
        optional("back", &W::back, "d or month", "none", "so many days or calendar months up to the day asked about"),
        optional("last", &W::last, "", "none", "the last so many years, judged at the end of each"),
        optional("of", &W::of, "", "year", "what `last` counts: year"),
        optional("days", &W::days, "", "none", "each of these days"),
        optional("month_end", &W::month_end, "", "none", "clamp or next: what a 29th to 31st becomes")};
  }
};

/// A partial window written as a table.
struct PartialText {
  std::optional<Amount> waive_below;
  std::optional<Amount> flat;
  std::optional<Amount> prorate_steps;
};
template <>
struct Fields<PartialText> {
  static constexpr std::string_view name = "partial_window";
  using P = PartialText;
  static constexpr auto table() {
    return std::tuple{optional("waive_below", &P::waive_below, "d", "none", "under so many days nothing is owed"),
                      optional("flat", &P::flat, "the count's", "none", "a fixed amount"),
                      optional("prorate_steps", &P::prorate_steps, "month", "none", "by full steps of so many months")};
  }
};

template <>
struct Fields<RoundTo> {
  static constexpr std::string_view name = "round";
  static constexpr auto table() {
    return std::tuple{required("step", &RoundTo::step, "any", "a multiple of this"),
                      optional("mode", &RoundTo::mode, "", "half_up", "down, up, half_up or half_even")};
  }
};

template <>
struct Fields<ParameterValue> {
  static constexpr std::string_view name = "value";
  using P = ParameterValue;
  static constexpr auto table() {
    return std::tuple{required("value", &P::amount, "the rule's", "the quantity"),
                      optional("from", &P::from, "", "since ever", "first day on which it holds"),
                      optional("until", &P::until, "", "until the next value begins", "day after the last"),
                      optional("cite", &P::cite, "", "the rule's", "article that states it"),
                      optional("assumed", &P::assumed, "", "false", "true where the source states no figure"),
                      optional("reason", &P::reason, "", "none", "why it is assumed")};
  }
};

template <>
struct Fields<Source> {
  static constexpr std::string_view name = "source";
  static constexpr auto table() {
    return std::tuple{required("name", &Source::name, "", "title of the text"),
                      optional("number", &Source::number, "", "none", "number of the text"),
                      optional("date", &Source::date, "", "none", "date of the text"),
                      optional("address", &Source::address, "", "none", "where it can be read"),
                      optional("articles", &Source::articles, "", "none", "articles that hold rules"),
                      optional("informative", &Source::informative, "", "none", "articles that only inform")};
  }
};

template <>
struct Fields<CalendarSpec> {
  static constexpr std::string_view name = "calendar";
  using S = CalendarSpec;
  static constexpr auto table() {
    return std::tuple{
        required("week", &S::week, "", "working days: mon, tue, wed, thu, fri, sat, sun"),
        optional("hours", &S::hours, "", "the whole day", "working hours, such as 08:30-12:00"),
        optional("holidays", &S::holidays, "", "none", "`cn`: Chinese holidays and make-up days 2013-2026"),
        optional("off", &S::off, "", "none", "further days off"),
        optional("working", &S::working, "", "none", "further working days")};
  }
};

template <>
struct Fields<NamedParameter> {
  static constexpr std::string_view name = "param";
  using S = NamedParameter;
  static constexpr auto table() {
    return std::tuple{required("value", &S::parameter, "any", "the quantity, or a list of dated ones"),
                      optional("cite", &S::cite, "", "none", "article that states it"),
                      optional("note", &S::note, "", "none", "free text")};
  }
};

template <>
struct Fields<Conversion> {
  static constexpr std::string_view name = "convert";
  static constexpr auto table() {
    return std::tuple{required("from", &Conversion::from, "any", "so much of the recorded unit"),
                      required("to", &Conversion::to, "any", "is so much of the other"),
                      optional("of", &Conversion::of, "", "all facts", "for these facts only")};
  }
};

template <>
struct Fields<FlatAward> {
  static constexpr std::string_view name = "flat";
  static constexpr auto table() {
    return std::tuple{required("each", &FlatAward::amount, "the measure's", "so much for each record"),
                      optional("of", &FlatAward::of, "", "all facts", "for these facts only")};
  }
};

template <>
struct Fields<Factor> {
  static constexpr std::string_view name = "factor";
  static constexpr auto table() {
    return std::tuple{required("times", &Factor::times, "a number", "multiply by"),
                      optional("of", &Factor::of, "", "all facts", "for these facts only")};
  }
};

template <>
struct Fields<UnitSpec> {
  static constexpr std::string_view name = "unit";
  using S = UnitSpec;
  static constexpr auto table() {
    return std::tuple{optional("convert", &S::convert, "", "none", "what it is worth in other units"),
                      optional("cite", &S::cite, "", "none", "article that states it"),
                      optional("note", &S::note, "", "none", "free text")};
  }
};

template <>
struct Fields<MeasureSpec> {
  static constexpr std::string_view name = "measure";
  using S = MeasureSpec;
  static constexpr auto table() {
    return std::tuple{
        required("id", &S::id, "", "name used as `count`"),
        optional("in", &S::in, "", "clock time", "unit of the result"),
        optional("rates", &S::rates, "", "none", "what recorded amounts are worth; of those that fit, one must remain"),
        optional("flat", &S::flat, "", "none",
                 "credit for each record whatever it lasted; of those that fit, one must remain; comes before rates"),
        optional("day", &S::day, "the measure's", "none", "what a day recorded as 1 d is worth"),
        optional("half_day", &S::half_day, "the measure's", "none", "what a day recorded as 0.5 d is worth"),
        optional("factors", &S::factors, "", "none", "multiples; all that fit apply"),
        optional("round", &S::round, "", "exact", "rounding of each record"),
        optional("cite", &S::cite, "", "none", "article that states it"),
        optional("assumed", &S::assumed, "", "false", "true where the source states no figure"),
        optional("reason", &S::reason, "", "none", "why it is assumed"),
        optional("note", &S::note, "", "none", "free text")};
  }
};

/// Keys that every rule has.
template <class R>
constexpr auto head_table() {
  return std::tuple{
      required("id", static_cast<std::string R::*>(&R::id), "", "stable name of the rule"),
      optional("was", static_cast<std::string R::*>(&R::was), "", "none", "former name after renaming"),
      optional("cite", static_cast<std::string R::*>(&R::cite), "", "none", "article that states it"),
      optional("who", static_cast<SubjectSelector R::*>(&R::who), "", "everyone", "which subjects"),
      optional("valid", static_cast<Period R::*>(&R::valid), "", "the policy's", "days in force"),
      optional("severity", static_cast<Binding R::*>(&R::severity), "", "must", "must, should or may"),
      optional("assumed", static_cast<bool R::*>(&R::assumed), "", "false", "true where no source states the rule"),
      optional("reason", static_cast<std::string R::*>(&R::reason), "", "none", "why it is assumed"),
      optional("note", static_cast<std::string R::*>(&R::note), "", "none", "free text")};
}

/// Keys that every rule with windows has.
template <class R>
constexpr auto windowed_table() {
  return std::tuple_cat(
      head_table<R>(),
      std::tuple{
          optional("subject", static_cast<SubjectKind R::*>(&R::subject), "", "person", "person, unit or group"),
          required("per", static_cast<WindowRule R::*>(&R::per), "", "the windows"),
          optional("partial_window", static_cast<std::optional<PartialWindow> R::*>(&R::partial_window), "", "none",
                   "what a window owes when `who` holds on some of its days; must be said when that can happen"),
          optional("mid_window", static_cast<std::optional<MidWindow> R::*>(&R::mid_window), "", "none",
                   "which value holds when one changes inside a window: start, end, split_by_day, lower, higher"),
          optional("edge_window", static_cast<std::optional<EdgeWindow> R::*>(&R::edge_window), "", "none",
                   "what a window partly outside `valid` does: skip, full, prorate_by_day")});
}

template <>
struct Fields<DayCounts> {
  static constexpr std::string_view name = "day_counts";
  static constexpr auto table() {
    return std::tuple{optional("half", &DayCounts::half, "h", "none", "from so much time on a day is half a study day"),
                      required("full", &DayCounts::full, "h", "from so much time on it is a whole one"),
                      optional("assumed", &DayCounts::assumed, "", "false", "true where the source states no figure"),
                      optional("reason", &DayCounts::reason, "", "none", "why it is assumed")};
  }
};

template <>
struct Fields<Quota> {
  static constexpr std::string_view name = "quota";
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<Quota>(),
        std::tuple{
            optional("count", &Quota::count, "", "hours", "hours, days, sessions, documents, events or a measure's id"),
            optional("of", &Quota::of, "", "all facts", "which facts"),
            optional("only", &Quota::only, "", "whole facts", "which parts of them"),
            optional("at_least", &Quota::at_least, "the count's", "no floor",
                     "floor; as a ratio: of the need of `part_of`"),
            optional("at_most", &Quota::at_most, "the count's", "no ceiling", "ceiling: more fails"),
            optional("at_most_advised", &Quota::at_most_advised, "the count's", "no advice",
                     "advice: more adds a note"),
            optional("cap", &Quota::cap, "the count's", "no cap", "most that counts; the rest is lost"),
            optional("part_of", &Quota::part_of, "", "none", "rule of which this is a part"),
            optional("untimed", &Quota::untimed, "", "none", "records without clock time: count, lost or unknown"),
            optional("spread", &Quota::spread, "", "none",
                     "an amount over several days at a window's edge: spread_by_day, start or end"),
            optional("day_counts", &Quota::day_counts, "", "recorded days only", "when a day is a study day"),
            optional("round", &Quota::round, "", "exact", "rounding of a need that was prorated")});
  }
};

template <>
struct Fields<Attendance> {
  static constexpr std::string_view name = "attendance";
  using S = Attendance;
  static constexpr auto table() {
    return std::tuple_cat(
        windowed_table<S>(),
        std::tuple{optional("by", &S::by, "", "session", "session or time"),
                   optional("of", &S::of, "", "all sessions", "which sessions"),
                   optional("at_least", &S::at_least, "%", "no floor", "lowest rate"),
                   optional("leave", &S::leave, "", "none", "effect of each kind: present, absent or out_of_base"),
                   optional("inquorate_counts", &S::inquorate_counts, "", "false", "whether such a session was held")});
  }
};

template <>
struct Fields<Approver> {
  static constexpr std::string_view name = "approver";
  static constexpr auto table() {
    return std::tuple{required("post", &Approver::post, "", "holder of one of these posts"),
                      optional("kinds", &Approver::kinds, "", "all", "for these kinds of leave")};
  }
};

template <>
struct Fields<LeaveRule> {
  static constexpr std::string_view name = "leave";
  using S = LeaveRule;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(),
        std::tuple{
            required("kinds", &S::kinds, "", "kinds of leave it speaks of"),
            optional("asked_before", &S::asked_before, "h or min", "any time", "at least so long before the start"),
            optional("approver", &S::approver, "", "anyone", "who may grant it"),
            optional("deputies", &S::deputies, "", "none", "posts that stand in for a vacant one"),
            optional("after_the_fact", &S::after_the_fact, "d", "0 d",
                     "how long after its end an undecided leave may still be decided")});
  }
};

template <>
struct Fields<RequiredDocument> {
  static constexpr std::string_view name = "documents";
  using S = RequiredDocument;
  static constexpr auto table() {
    return std::tuple{required("kind", &S::kind, "", "kind of document"),
                      required("at_least", &S::at_least, "document", "how many")};
  }
};

template <>
struct Fields<Archive> {
  static constexpr std::string_view name = "archive";
  static constexpr auto table() {
    return std::tuple_cat(windowed_table<Archive>(),
                          std::tuple{required("documents", &Archive::documents, "", "what the archive needs")});
  }
};

template <>
struct Fields<Exempt> {
  static constexpr std::string_view name = "exempt";
  using S = Exempt;
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<S>(),
        std::tuple{required("from", &S::from, "", "the rules it relieves from"),
                   optional("event", &S::event, "", "while `who` holds", "during such an event of the person"),
                   required("relief", &S::relief, "", "not_applicable, waive or no_hard_requirement"),
                   required("reaches", &S::reaches, "", "any_day, whole_window or prorate_by_day"),
                   optional("before", &S::before, "", "none", "exemptions that it defeats")});
  }
};

template <>
struct Fields<Composition> {
  static constexpr std::string_view name = "any_of, all_of";
  static constexpr auto table() {
    return std::tuple_cat(
        head_table<Composition>(),
        std::tuple{optional("subject", static_cast<SubjectKind Composition::*>(&Composition::subject), "", "person",
                            "person, unit or group"),
                   required("rules", &Composition::rules, "", "members; they share subject and windows")});
  }
};

template <>
struct Fields<PolicyModel> {
  static constexpr std::string_view name = "policy";
  using P = PolicyModel;
  static constexpr auto table() {
    return std::tuple{required("cadre", &P::edition, "", "edition of the language: 1"),
                      required("policy", &P::id, "", "name of the policy, used in results"),
                      optional("name", &P::name, "", "none", "title for people"),
                      optional("zone", &P::zone, "", "none", "label of the organisation's clock"),
                      optional("valid", &P::valid, "", "always", "days in force"),
                      optional("note", &P::note, "", "none", "free text"),
                      optional("leave_kinds", &P::leave_kinds, "", "any", "kinds of leave that may occur"),
                      optional("source", &P::sources, "", "none", "legal texts"),
                      optional("calendar", &P::calendars, "", "none", "calendars of working days and hours"),
                      optional("param", &P::params, "", "none", "named quantities"),
                      optional("unit", &P::units, "", "none", "units of measure"),
                      optional("measure", &P::measures, "", "none", "how records become amounts"),
                      optional("quota", &P::quotas, "", "none", "amounts per window"),
                      optional("attendance", &P::attendances, "", "none", "rates of due sessions"),
                      optional("leave", &P::leaves, "", "none", "which leave is valid"),
                      optional("archive", &P::archives, "", "none", "documents that must be there"),
                      optional("exempt", &P::exempts, "", "none", "relief from rules"),
                      optional("any_of", &P::any_of, "", "none", "alternatives"),
                      optional("all_of", &P::all_of, "", "none", "conditions that all must hold")};
  }
};

/// Constructs that are named by their key: `source.T`.
template <class C>
constexpr bool is_named_by_key = std::is_same_v<C, Source> || std::is_same_v<C, CalendarSpec> ||
                                 std::is_same_v<C, NamedParameter> || std::is_same_v<C, UnitSpec>;

}  // namespace cadre::inline v1::detail
