// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/figure.hpp"

#include <algorithm>

namespace cadre::inline v1::detail {

Date base_day(const Engine& engine, const Period& window) { return std::min(window.until - 1, engine.today()); }

std::vector<PersonId> people_of(const Engine& engine, const RuleHead& rule, const Subject& subject, Date day) {
  const Snapshot& snapshot = engine.snapshot();
  if (const auto* group = std::get_if<GroupId>(&subject)) return snapshot.members(*group, day);
  if (const auto* unit = std::get_if<UnitId>(&subject)) return snapshot.members(*unit, day);
  std::vector<PersonId> people;
  for (const Subject& one : engine.subjects(SubjectKind::person)) {
    if (holds(snapshot, rule.who, one, day) == Tri::yes) people.push_back(*std::get_if<PersonId>(&one));
  }
  return people;
}

Acts acts_in(Engine& engine, const FactSelector& of, PersonId person, const Period& window) {
  Acts acts;
  for (const Activity& act : engine.activities(person)) {
    if (!window.contains(act.day())) continue;
    const Tri taken = takes(engine.policy(), engine.snapshot(), of, act);
    if (taken == Tri::yes) ++acts.sure;
    if (taken == Tri::unknown) ++acts.maybe;
  }
  return acts;
}

bool may_rise(const std::vector<Portion>& shares) {
  return std::any_of(shares.begin(), shares.end(), [](const Portion& share) { return share.may_rise; });
}

void bound_ones(const std::vector<Portion>& shares, bool is_rate, Figure& figure) {
  const auto all = static_cast<std::int64_t>(shares.size());
  std::int64_t sure = 0;
  std::int64_t maybe = 0;
  for (const Portion& share : shares) {
    const bool is_one = !share.is_unknown && share.number > Ratio{};
    sure += is_one ? 1 : 0;
    maybe += !is_one && (share.is_unknown || share.may_rise) ? 1 : 0;
  }
  if (is_rate && all == 0) return;
  figure.lowest = is_rate ? Ratio::of(sure, all) : Ratio::whole(sure);
  figure.highest = is_rate ? Ratio::of(sure + maybe, all) : Ratio::whole(sure + maybe);
}

Figure judged(Engine& engine, const WindowedRule& rule, const Query& query, Figure figure,
              const std::optional<Parameter>& floor, Movement movement) {
  const bool closed = is_closed(engine, query.at);
  const Answer undecided = closed && !movement.may_rise ? Answer::unknown : Answer::open;
  figure.assumed = rule.assumed;
  if (!figure.value) {
    figure.answer = figure.unknown > 0 ? Answer::unknown : closed ? Answer::not_applicable : Answer::open;
    figure.reason = figure.unknown > 0 ? Reason::members : Reason::empty_base;
    return figure;
  }
  if (!floor) {
    const bool stands = closed && figure.lowest && figure.highest && *figure.lowest == *figure.highest;
    figure.answer = stands ? Answer::met : undecided;
    if (figure.answer == Answer::unknown) figure.reason = Reason::members;
    return figure;
  }
  const Need need = value_in(engine, rule, *floor, query.period());
  figure.assumed = figure.assumed || need.assumed;
  if (!need.value) {
    figure.reason = need.reason;
    return figure;
  }
  figure.need = need.value;
  figure.short_by = std::max(Ratio{}, subtract(*need.value, *figure.value));
  const bool reached = figure.lowest && *figure.lowest >= *need.value;
  const bool missed = figure.highest && *figure.highest < *need.value;
  if (reached && (closed || !movement.may_fall)) {
    figure.answer = Answer::met;
  } else {
    figure.answer = missed && closed ? Answer::failed : undecided;
    if (figure.answer == Answer::unknown) figure.reason = Reason::members;
  }
  return figure;
}

void explain_shares(const Explaining& explaining, const std::vector<Portion>& shares) {
  const auto* const figure = std::get_if<Figure>(&explaining.row.outcome);
  if (figure == nullptr || !figure->value) return;
  ExplanationNode top = node("figure", {amount(*figure->value, figure->measure)});
  if (figure->denominator)
    top.below.push_back(
        node("figure.parts", {to_string(figure->numerator), std::to_string(*figure->denominator), figure->base}));
  if (figure->unknown > 0) top.below.push_back(node("figure.unknown", {std::to_string(figure->unknown)}));
  for (const Portion& share : shares) {
    ExplanationNode line = share.is_unknown ? node("figure.not_known", {share.name})
                                            : node(share.base == 1 ? "figure.of" : "figure.share",
                                                   {share.name, to_string(share.number), std::to_string(share.base)});
    if (share.fact) line.facts.push_back(*share.fact);
    top.below.push_back(std::move(line));
  }
  explaining.root.below.push_back(std::move(top));
  if (figure->need) explaining.root.below.push_back(node("need", {amount(*figure->need, figure->measure)}));
  if (figure->short_by && *figure->short_by > Ratio{})
    explaining.root.below.push_back(node("short", {amount(*figure->short_by, figure->measure)}));
}

}  // namespace cadre::inline v1::detail
