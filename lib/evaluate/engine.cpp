// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/engine.hpp"

#include <algorithm>

#include <cadre/record/due.hpp>

#include "evaluate/detail/kinds.hpp"

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

/// A number of its own for each rule and subject.
std::uint64_t key_of(std::size_t rule, const Subject& subject) {
  const std::size_t index = std::visit([](auto id) { return static_cast<std::size_t>(id.index()); }, subject);
  return std::uint64_t{rule} << 40U | std::uint64_t{subject.index()} << 38U | std::uint64_t{index};
}

/// Where what is remembered under a key stands, or belongs.
template <class List, class Key, class KeyOf>
auto place_of(List& list, const Key& key, const KeyOf& key_of_entry) {
  // Windows are mostly asked for in their order.
  if (list.empty() || key_of_entry(*list.back()) < key) return list.end();
  return std::lower_bound(list.begin(), list.end(), key,
                          [&](const auto& entry, const Key& wanted) { return key_of_entry(*entry) < wanted; });
}

}  // namespace

Engine::Engine(const Policy& policy, const Snapshot& snapshot, const AsOf& asked, const EvaluateOptions& options)
    : policy_{policy},
      snapshot_{asked.known ? snapshot.known_on(*asked.known) : snapshot},
      asked_{asked},
      options_{options},
      range_{range_of(policy, asked, options)} {
  find_due();
  leaves_.resize(snapshot_.people().size());
  for (std::size_t i = 0; i < leaves_.size(); ++i) leaves_[i] = judged_leaves(*this, PersonId::at(i));
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

std::vector<Window> Engine::windows(const WindowedRule& rule, const Subject& subject, const Period& range) const {
  const auto found = windows_touching(rule.per.spec, range, own_day(snapshot_, subject, rule.per.own_day),
                                      rule.per.month_end.value_or(MonthEnd::clamp), options_.limits);
  return found ? *found : std::vector<Window>{};
}

Engine::Known& Engine::known(std::size_t rule, const Subject& subject) { return known_[key_of(rule, subject)]; }

const std::vector<Case>& Engine::cases(std::size_t rule, const Subject& subject) {
  std::optional<std::vector<Case>>& list = known(rule, subject).cases;
  if (list) return *list;
  list.emplace();
  *list = std::visit([&](const auto& kind) { return detail::cases(*this, kind, subject, std::nullopt); },
                     this->rule(rule).spec);
  return *list;
}

std::vector<Case> Engine::cases_touching(std::size_t rule, const Subject& subject, const Period& range) {
  return std::visit([&](const auto& kind) { return detail::cases(*this, kind, subject, range); },
                    this->rule(rule).spec);
}

std::vector<Case> Engine::cases_over(std::size_t rule, const Subject& subject, const Period& days) {
  std::vector<Case> list;
  const auto keep = [&](const std::vector<Case>& all) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(list),
                 [&](const Case& at) { return at.window.period == days; });
  };
  keep(cases(rule, subject));
  if (!list.empty() || days.empty()) return list;
  keep(cases_touching(rule, subject, days));
  return list;
}

const Fold& Engine::fold(std::size_t rule, const Subject& subject, const Case& at, bool unknown_as) {
  Known& all = known(rule, subject);
  if (all.folded.empty()) with_folds_.push_back(&all);
  const auto key = [](const Folded& f) { return std::tuple{f.period, f.session, f.unknown_as}; };
  const auto wanted = std::tuple{at.window.period, at.session, unknown_as};
  auto found = place_of(all.folded, wanted, key);
  if (found != all.folded.end() && key(**found) == wanted) {
    if (!(*found)->fits) throw Overflow{};
    return (*found)->fold;
  }
  Folded& entry = **all.folded.insert(
      found, std::make_unique<Folded>(Folded{at.window.period, at.session, unknown_as, Fold{}, true}));
  entry.fold.unbounded = true;
  try {
    const Query query{rule, subject, at};
    entry.fold = std::visit([&](const auto& kind) { return detail::fold(*this, kind, query, unknown_as); },
                            this->rule(rule).spec);
  } catch (const Overflow&) {
    entry.fits = false;
    throw;
  }
  return entry.fold;
}

RuleResult Engine::made(const Query& query) try {
  return std::visit([&](const auto& kind) { return judge(*this, kind, query); }, rule(query.rule).spec);
} catch (const Overflow&) {
  Judgement judgement;
  judgement.reason = Reason::overflow;
  judgement.measure = policy_.measured_in(rule(query.rule));
  return {query.subject, query.rule, query.at.window, judgement, {}};
}

const RuleResult& Engine::result(std::size_t rule, const Subject& subject, const Case& at) {
  auto& all = known(rule, subject).answered;
  const auto key = [](const Answered& a) { return std::tuple{a.period, a.session}; };
  const auto wanted = std::tuple{at.window.period, at.session};
  const auto found = place_of(all, wanted, key);
  if (found != all.end() && key(**found) == wanted) return (*found)->result;
  Answered& entry = **all.insert(
      found, std::make_unique<Answered>(Answered{at.window.period, at.session, {subject, rule, at.window, {}, {}}}));
  entry.result = made({rule, subject, at});
  return entry.result;
}

const RuleResult* Engine::result(std::size_t rule, const Subject& subject, const Window& window) {
  for (const Case& at : cases_over(rule, subject, window.period)) {
    if (at.window.label == window.label) return &result(rule, subject, at);
  }
  return nullptr;
}

bool Engine::speaks(std::size_t rule, const Subject& subject) {
  std::optional<bool>& speaks = known(rule, subject).speaks;
  if (speaks) return *speaks;
  speaks = false;
  const std::vector<Case>& all = cases(rule, subject);
  // What has no windows of its own takes those of others, which speak.
  const bool is_written = this->rule(rule).windowed() != nullptr;
  speaks = !is_written || std::any_of(all.begin(), all.end(), [&](const Case& at) {
    const Reason reason = result(rule, subject, at).reason();
    return reason != Reason::not_selected && reason != Reason::not_in_force;
  });
  return *speaks;
}

std::span<const Case> Engine::reported(std::size_t rule, const Subject& subject) {
  if (!speaks(rule, subject)) return {};
  return cases(rule, subject);
}

std::span<const Activity> Engine::activities(const Subject& subject) {
  const auto [found, is_new] = activities_.try_emplace(key_of(0, subject));
  if (is_new) {
    found->second = std::visit(
        [&](auto id) {
          if constexpr (std::is_same_v<decltype(id), PersonId>) {
            return activities_of(snapshot_, id, today());
          } else {
            return sessions_held(snapshot_, id, today());
          }
        },
        subject);
  }
  return found->second;
}

void Engine::let_go() {
  for (Known* const known : with_folds_) known->folded.clear();
  with_folds_.clear();
  activities_.clear();
}

std::vector<RuleResult> Engine::run() {
  std::vector<RuleResult> rows;
  const auto rules = policy_.rules();
  for (const SubjectKind kind : {SubjectKind::person, SubjectKind::unit, SubjectKind::group}) {
    for (const Subject& subject : subjects(kind)) {
      for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].head().subject != kind) continue;
        for (const Case& at : reported(i, subject)) rows.push_back(result(i, subject, at));
      }
      let_go();
    }
  }
  return rows;
}

std::vector<Finding> Engine::findings() const {
  std::vector<Finding> list;
  for (const auto& leaves : leaves_) {
    for (const JudgedLeave& leave : leaves) {
      if (leave.doubt) list.push_back(finding_of(snapshot_, leave));
    }
  }
  std::sort(list.begin(), list.end(), precedes);
  return list;
}

}  // namespace cadre::inline v1::detail
