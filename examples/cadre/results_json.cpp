// SPDX-License-Identifier: Apache-2.0
#include "results_json.hpp"

#include <optional>
#include <string_view>

#include <cadre/text/json.hpp>

namespace tool {
namespace {

using cadre::text::JsonWriter;

void put(JsonWriter& json, std::string_view key, const std::optional<cadre::Ratio>& number) {
  json.key(key);
  if (!number) {
    json.null();
  } else if (number->is_whole()) {
    json.value(number->numerator());
  } else {
    json.value(to_string(*number));
  }
}

/// What a score, a band or a figure says.
void put_outcome(JsonWriter& json, const cadre::Outcome& outcome) {
  if (const auto* const score = std::get_if<cadre::Score>(&outcome); score != nullptr && score->value) {
    put(json, "value", score->value);
    put(json, "lowest", score->lowest);
    put(json, "highest", score->highest);
    json.key("measured_in").value(score->measure.name()).key("items").begin_object();
    for (const cadre::ScoredItem& item : score->items) put(json, item.id, item.value);
    json.end_object();
  } else if (const auto* const band = std::get_if<cadre::Band>(&outcome)) {
    json.key("band").value(band->band);
    if (band->place) json.key("place").value(*band->place);
  } else if (const auto* const step = std::get_if<cadre::Step>(&outcome)) {
    json.key("step").value(step->step).key("count").value(step->count).key("since");
    step->since ? json.value(to_string(*step->since)) : json.null();
    json.key("in_force").begin_array();
    for (const cadre::ReachedStep& one : step->reached) {
      if (!one.is_sure) continue;
      json.begin_object().key("step").value(one.step).key("days").value(to_string(one.in_force)).end_object();
    }
    json.end_array();
  } else if (const auto* const figure = std::get_if<cadre::Figure>(&outcome)) {
    put(json, "value", figure->value);
    put(json, "need", figure->need);
    put(json, "short", figure->short_by);
    put(json, "numerator", figure->numerator);
    if (figure->denominator) json.key("denominator").value(*figure->denominator);
    json.key("base").value(figure->base).key("unknown").value(figure->unknown);
    json.key("measured_in").value(figure->measure.name());
  }
}

void put_result(JsonWriter& json, const cadre::Results& results, const cadre::RuleResult& row) {
  const cadre::RuleHead& rule = results.policy().rules()[row.rule].head();
  const cadre::Judgement judgement = row.as_judgement();
  json.begin_object().key("subject_kind").value(to_string(kind_of(row.subject)));
  json.key("subject").value(results.name_of(row.subject)).key("rule").value(rule.id);
  json.key("window").value(row.window.label);
  json.key("window_from").value(to_string(row.window.period.from));
  json.key("window_until").value(to_string(row.window.period.until));
  json.key("severity").value(to_string(rule.severity));
  json.key("answer").value(to_string(judgement.answer)).key("reason").value(to_string(judgement.reason));
  if (row.find_judgement() == nullptr) {
    put_outcome(json, row.outcome);
  } else {
    put(json, "need", judgement.need);
    put(json, "counted", judgement.counted);
    put(json, "short", judgement.short_by);
    put(json, "lost", judgement.lost);
    json.key("measured_in").value(judgement.measure.name());
  }
  json.key("cite").value(results.cite(row)).end_object();
}

void put_finding(JsonWriter& json, const cadre::Finding& finding) {
  json.begin_object().key("code").value(to_string(finding.code)).key("severity").value(to_string(finding.severity()));
  json.key("file").value(finding.origin.file).key("row").value(finding.origin.row);
  json.key("column").value(finding.column).key("value").value(finding.value).key("done").value(finding.done);
  json.end_object();
}

}  // namespace

std::string results_json(const cadre::Results& results, std::span<const cadre::Finding> findings) {
  const cadre::AsOf& asked = results.asked();
  JsonWriter json;
  json.begin_object().key("policy").value(results.policy().model().id).key("as_of").value(to_string(asked.valid));
  json.key("known");
  asked.known ? json.value(to_string(*asked.known)) : json.null();
  json.key("results").begin_array();
  for (const cadre::RuleResult& row : results.all()) put_result(json, results, row);
  json.end_array().key("findings").begin_array();
  for (const cadre::Finding& finding : findings) put_finding(json, finding);
  json.end_array().end_object();
  return std::move(json).finish();
}

}  // namespace tool
