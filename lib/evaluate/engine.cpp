// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/engine.hpp"

#include <algorithm>

#include <cadre/record/due.hpp>

namespace cadre::inline v1::detail {
namespace {

/// Without a period the whole policy up to the day asked about; a policy without a beginning has only that year.
Period range_of(const Policy& policy, const AsOf& asked, const EvaluateOptions& options) {
  if (options.period) return *options.period;
  const Period& valid = policy.model().valid;
  const Date from = valid.from == Date::first() ? year_of(asked.valid.year()).from : valid.from;
  return {from, std::max(from, std::min(valid.until, asked.valid + 1))};
}

template <class List>
std::vector<Subject> sorted_by_name(const List& things, auto make_id) {
  std::vector<std::size_t> order(things.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return things[a].id < things[b].id; });
  std::vector<Subject> subjects;
  subjects.reserve(order.size());
  for (const std::size_t i : order) subjects.emplace_back(make_id(i));
  return subjects;
}

/// Compositions, each after those that it is composed of. The policy has no circle.
std::vector<std::size_t> compositions_in_order(const Policy& policy) {
  std::vector<std::size_t> order;
  const auto rules = policy.rules();
  const auto is_done = [&](const std::string& id) {
    const auto rule = policy.find_rule(id);
    return !rule || rules[*rule].windowed() != nullptr || std::find(order.begin(), order.end(), *rule) != order.end();
  };
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const auto* const composition = std::get_if<Composition>(&rules[i].spec);
      if (composition == nullptr || std::find(order.begin(), order.end(), i) != order.end()) continue;
      if (!std::all_of(composition->rules.begin(), composition->rules.end(), is_done)) continue;
      order.push_back(i);
      has_grown = true;
    }
  }
  return order;
}

/// The windows of a rule run from a day of the person's own that nobody recorded.
RuleResult without_own_day(const Engine& engine, std::size_t rule, const Subject& subject) {
  RuleResult row{subject, rule, window_of(engine.range()), Judgement{}, {}};
  const RuleHead& head = engine.policy().rules()[rule].head();
  const bool is_selected = days_held(engine.selected(head, subject, engine.range()), engine.range(), true) > 0;
  Judgement judgement;
  judgement.answer = is_selected ? Answer::unknown : Answer::not_applicable;
  judgement.reason = is_selected ? Reason::own_day_unknown : Reason::not_selected;
  judgement.measure = engine.policy().measured_in(engine.policy().rules()[rule]);
  row.outcome = judgement;
  return row;
}

}  // namespace

Engine::Engine(const Policy& policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options)
    : policy_{policy},
      snapshot_{asked.known ? snapshot.known_on(*asked.known) : snapshot},
      asked_{asked},
      options_{options},
      range_{range_of(policy, asked, options)} {
  find_due();
  judge_leaves();
}

void Engine::find_due() {
  due_.resize(snapshot_.people().size());
  for (const SessionId id : snapshot_.sessions()) {
    for (const PersonId person : due_at(snapshot_, id)) due_[person.index()].push_back(id);
  }
}

std::vector<Subject> Engine::subjects(SubjectKind kind) const {
  switch (kind) {
    case SubjectKind::person: return sorted_by_name(snapshot_.people(), [](std::size_t i) { return PersonId::at(i); });
    case SubjectKind::unit: return sorted_by_name(snapshot_.units(), [](std::size_t i) { return UnitId::at(i); });
    case SubjectKind::group: return sorted_by_name(snapshot_.groups(), [](std::size_t i) { return GroupId::at(i); });
  }
  return {};
}

Period Engine::in_force(const RuleHead& rule) const { return intersect(rule.valid, policy_.model().valid); }

std::vector<Spell> Engine::selected(const RuleHead& rule, const Subject& subject, const Period& period) const {
  return spells(snapshot_, rule.who, subject, intersect(period, in_force(rule)));
}

std::optional<Date> own_day(const Snapshot& snapshot, const Subject& subject, const std::string& name) {
  const auto* const person = std::get_if<PersonId>(&subject);
  if (person == nullptr || name.empty()) return std::nullopt;
  if (name == "born") return snapshot[*person].born;
  if (name == "joined") return snapshot[*person].joined;
  const std::string group = name.substr(name.find(':') + 1);
  for (const auto& m : snapshot.groups_of(*person)) {
    const Group& g = snapshot[m.fact.group];
    if (g.id == group || g.kind == group) return m.fact.during.from;
  }
  return std::nullopt;
}

std::vector<Case> Engine::cases(const WindowedRule& rule, const Subject& subject) const {
  std::vector<Case> list;
  if (std::holds_alternative<window::PerSession>(rule.per.spec)) {
    const auto* const person = std::get_if<PersonId>(&subject);
    if (person == nullptr) return list;
    for (const SessionId id : due(*person)) {
      const Date day = snapshot_[id].when.start.date();
      if (range_.contains(day)) list.push_back({Window{{day, day + 1}, snapshot_[id].id, 0}, id});
    }
    return list;
  }
  const bool is_back = std::holds_alternative<window::Back>(rule.per.spec);
  for (const Window& window : windows(rule, subject, is_back ? Period{today(), today() + 1} : range_)) {
    list.push_back({window, std::nullopt});
  }
  return list;
}

void Engine::look_at(const Subject& subject) {
  activities_ = std::visit(
      [&](auto id) {
        if constexpr (std::is_same_v<decltype(id), PersonId>) {
          return activities_of(snapshot_, id, today());
        } else {
          return sessions_held(snapshot_, id, today());
        }
      },
      subject);
}

std::vector<Window> Engine::windows(const WindowedRule& rule, const Subject& subject, const Period& range) const {
  const auto found = windows_touching(rule.per.spec, range, own_day(snapshot_, subject, rule.per.own_day),
                                      rule.per.month_end.value_or(MonthEnd::clamp), options_.limits);
  return found ? *found : std::vector<Window>{};
}

Fold Engine::fold(const Rule& rule, const Subject& subject, const Case& at, bool unknown_as) const {
  if (const auto* quota = std::get_if<Quota>(&rule.spec)) return fold_quota(*quota, subject, at, unknown_as);
  if (const auto* archive = std::get_if<Archive>(&rule.spec)) return fold_archive(*archive, subject, at);
  const auto* const attendance = std::get_if<Attendance>(&rule.spec);
  const auto* const person = std::get_if<PersonId>(&subject);
  if (attendance != nullptr && person != nullptr) return fold_attendance(*attendance, *person, at, unknown_as);
  return {};
}

Fold Engine::fold_archive(const Archive& rule, const Subject& subject, const Case& at) const {
  Fold fold;
  std::map<std::string, std::int64_t> room;
  for (const RequiredDocument& document : rule.documents) room[document.kind] += document.at_least.value.floor();
  const auto holder = std::visit(
      [](auto id) -> std::optional<Holder> {
        if constexpr (std::is_same_v<decltype(id), GroupId>)
          return std::nullopt;
        else
          return Holder{id};
      },
      subject);
  if (!holder) return fold;
  for (const auto& document : snapshot_.documents_of(*holder)) {
    const auto wanted = room.find(document.fact.kind);
    const Period where = document.fact.about.value_or(Period{document.fact.day, document.fact.day + 1});
    const bool counts = at.window.period.contains(where) && document.fact.day <= today();
    if (wanted == room.end() || !counts) continue;
    std::optional<Loss> loss;
    if (wanted->second-- <= 0) loss = Loss::over_cap;
    fold.pieces.push_back({document.id, document.fact.day, Ratio::whole(1), loss, Reason::none});
  }
  total(fold);
  return fold;
}

std::vector<RuleResult> Engine::judge_subject(const Subject& subject) {
  look_at(subject);
  std::vector<RuleResult> rows;
  const auto rules = policy_.rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const WindowedRule* const windowed = rules[i].windowed();
    const bool is_own = rules[i].head().subject == static_cast<SubjectKind>(subject.index());
    if (!is_own || windowed == nullptr) continue;
    std::vector<RuleResult> own;
    if (needs_own_day(windowed->per.spec) && !own_day(snapshot_, subject, windowed->per.own_day)) {
      own.push_back(without_own_day(*this, i, subject));
    }
    for (const Case& at : cases(*windowed, subject)) own.push_back(judge(*this, i, subject, at));
    // A rule that never speaks of a subject says nothing of it, window by window.
    const bool speaks = std::any_of(own.begin(), own.end(), [](const RuleResult& row) {
      const Reason reason = row.judgement().reason;
      return reason != Reason::not_selected && reason != Reason::not_in_force;
    });
    if (speaks) rows.insert(rows.end(), own.begin(), own.end());
  }
  for (const std::size_t i : compositions_in_order(policy_)) {
    if (rules[i].head().subject != static_cast<SubjectKind>(subject.index())) continue;
    const std::vector<RuleResult> composed = compose(*this, i, subject, rows);
    rows.insert(rows.end(), composed.begin(), composed.end());
  }
  std::stable_sort(rows.begin(), rows.end(), [](const RuleResult& a, const RuleResult& b) {
    return std::tie(a.rule, a.window.period.from) < std::tie(b.rule, b.window.period.from);
  });
  return rows;
}

std::vector<RuleResult> Engine::run() {
  std::vector<RuleResult> rows;
  for (const SubjectKind kind : {SubjectKind::person, SubjectKind::unit, SubjectKind::group}) {
    for (const Subject& subject : subjects(kind)) {
      const std::vector<RuleResult> own = judge_subject(subject);
      rows.insert(rows.end(), own.begin(), own.end());
    }
  }
  return rows;
}

}  // namespace cadre::inline v1::detail
