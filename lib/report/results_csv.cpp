// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/results_csv.hpp>

#include <array>

#include <cadre/text/csv.hpp>
#include <cadre/text/json.hpp>

#include "report/detail/show.hpp"
#include "report/detail/words.hpp"

namespace cadre::inline v1::report {
namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

std::string cell(const std::optional<Ratio>& number) { return number ? to_string(*number) : std::string{}; }

/// What the columns `value`, `measured_in` and `reason` hold of an outcome that is no judgement. The band of a grade
/// or the step of a ladder stands in the place of a reason, its place among all or the count in that of the value.
struct More {
  std::string value{};
  std::string measured_in{};
  std::string reason{};
};

More more(const Outcome& outcome) {
  if (const auto* const score = std::get_if<Score>(&outcome); score != nullptr && score->value)
    return {cell(score->value), std::string{score->measure.name()}};
  if (const auto* const figure = std::get_if<cadre::Figure>(&outcome); figure != nullptr && figure->value)
    return {cell(figure->value), std::string{figure->measure.name()}};
  if (const auto* const band = std::get_if<Band>(&outcome); band != nullptr && !band->band.empty())
    return {band->place ? std::to_string(*band->place) : std::string{}, band->place ? "place" : "", band->band};
  if (const auto* const step = std::get_if<Step>(&outcome); step != nullptr && step->reason == Reason::none)
    return {std::to_string(step->count), "times", step->step};
  return {};
}

void append_row(std::string& out, const Results& results, const RuleResult& row) {
  const RuleHead& head = results.policy().rules()[row.rule].head();
  Judgement judgement = row.as_judgement();
  const More own = more(row.outcome);
  if (const auto* const figure = std::get_if<cadre::Figure>(&row.outcome)) {
    judgement.need = figure->need;
    judgement.short_by = figure->short_by;
  }
  const bool all_days = row.window.period == Period{};
  const std::string from = all_days ? std::string{} : to_string(row.window.period.from);
  const std::string until = all_days ? std::string{} : to_string(row.window.period.until);
  const std::string need = cell(judgement.need);
  const std::string counted = cell(judgement.counted);
  const std::string short_by = cell(judgement.short_by);
  const std::string lost = cell(judgement.lost);
  const bool has_numbers = judgement.need || judgement.counted || judgement.short_by || judgement.lost;
  const std::string cite = results.cite(row);
  const std::array<std::string_view, 15> cells{
      to_string(kind_of(row.subject)),
      results.name_of(row.subject),
      head.id,
      from,
      until,
      to_string(head.severity),
      to_string(judgement.answer),
      own.value,
      need,
      counted,
      short_by,
      lost,
      own.measured_in.empty() && has_numbers ? judgement.measure.name() : std::string_view{own.measured_in},
      own.reason.empty() ? to_string(judgement.reason) : std::string_view{own.reason},
      cite};
  text::append_csv_row(out, cells);
}

bool is_about_names(const Finding& finding) {
  return finding.column == "name" || finding.column == "姓名" || finding.code == FindingCode::same_name;
}

/// What was done repeats the value, and may suggest another person's id.
std::string done_shown(const Finding& finding, Names names) {
  if (names == Names::none) return {};
  return names == Names::id && is_about_names(finding) ? std::string{"***"} : finding.done;
}

std::string value_shown(const Finding& finding, Names names) {
  if (names == Names::none) return {};
  return names == Names::id && is_about_names(finding) ? std::string{"***"} : finding.value;
}

text::JsonWriter& put(text::JsonWriter& json, const Ratio& number) {
  return number.is_whole() ? json.value(number.numerator()) : json.value(to_string(number));
}

void put(text::JsonWriter& json, std::string_view key, const Wording& words) {
  json.key(key).begin_object();
  json.key("en").value(words.en).key("zh").value(words.zh);
  json.end_object();
}

void put(text::JsonWriter& json, const Figure& figure) {
  json.key(figure.id).begin_object();
  put(json, "label", figure.label);
  if (!figure.part.en.empty()) put(json, "part", figure.part);
  const std::optional<Ratio> value = figure.value();
  json.key("value");
  value ? put(json, *value) : json.null();
  json.key("numerator");
  figure.numerator ? put(json, *figure.numerator) : json.null();
  if (figure.denominator) {
    json.key("denominator").value(*figure.denominator);
    put(json, "base", figure.base);
  }
  json.key("unit").value(figure.measure.name());
  json.key("period").value(to_string(figure.period));
  json.key("unknown").value(figure.unknown);
  json.key("counted_from").begin_object();
  json.key("facts").value(figure.facts.size()).key("results").value(figure.rows.size());
  json.key("people").value(figure.people.size());
  json.end_object().end_object();
}

void put_head(text::JsonWriter& json, const ReportInput& input) {
  const Scope& scope = input.scope;
  const AsOf& asked = input.results.asked();
  const std::vector<Finding> findings = all_findings(input);
  json.key("head").begin_object();
  json.key("policy").value(input.results.policy().model().id);
  json.key("unit");
  scope.unit ? json.value(input.results.snapshot()[*scope.unit].id) : json.null();
  json.key("period").value(to_string(scope.period));
  json.key("as_of").value(to_string(scope.as_of));
  json.key("known");
  asked.known ? json.value(to_string(*asked.known)) : json.null();
  json.key("library").value(detail::version_text());
  json.key("smallest_group").value(input.options.smallest_group());
  json.key("findings").begin_object();
  for (const auto& [code, count] : detail::by_code(findings)) json.key(to_string(code)).value(count);
  json.end_object().end_object();
}

}  // namespace

std::string results_csv(const ReportInput& input) {
  std::string out{input.options.byte_order_mark ? mark : ""};
  out +=
      "subject_kind,subject,rule,window_from,window_until,severity,answer,value,need,counted,short,lost,measured_in,"
      "reason,cite\n";
  for (const RuleResult& row : input.results.all()) {
    const bool is_person = std::holds_alternative<PersonId>(row.subject);
    if (!is_person || input.options.names != Names::none) append_row(out, input.results, row);
  }
  return out;
}

std::string findings_csv(const ReportInput& input) {
  std::string out{input.options.byte_order_mark ? mark : ""};
  out += "code,severity,file,row,column,value,means,done\n";
  for (const Finding& finding : all_findings(input)) {
    const std::string code = to_string(finding.code);
    const std::string row = finding.origin.row == 0 ? std::string{} : std::to_string(finding.origin.row);
    const std::string value = value_shown(finding, input.options.names);
    const std::string done = done_shown(finding, input.options.names);
    const bool chinese = input.options.language == Language::chinese;
    const std::array<std::string_view, 8> cells{code,
                                                to_string(finding.severity()),
                                                finding.origin.file,
                                                row,
                                                finding.column,
                                                value,
                                                chinese ? meaning_of_zh(finding.code) : meaning_of(finding.code),
                                                done};
    text::append_csv_row(out, cells);
  }
  return out;
}

std::string statistics_json(const ReportInput& input, const Statistics& statistics) {
  text::JsonWriter json;
  json.begin_object();
  put_head(json, input);
  json.key("figures").begin_object();
  for (const Figure& figure : statistics.all()) put(json, figure);
  json.end_object().end_object();
  return std::move(json).finish();
}

}  // namespace cadre::inline v1::report
