// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/engine.hpp"

#include <algorithm>

#include <cadre/record/due.hpp>

#include "evaluate/detail/ages.hpp"
#include "evaluate/detail/condition.hpp"
#include "evaluate/detail/kinds.hpp"
#include "evaluate/detail/ladder.hpp"
#include "evaluate/detail/makeup.hpp"

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

/// A number of its own for each subject.
std::uint64_t key_of(const Subject& subject) {
  const std::size_t index = std::visit([](auto id) { return static_cast<std::size_t>(id.index()); }, subject);
  return std::uint64_t{index} << 2U | std::uint64_t{subject.index()};
}

bool by_days(const Case& a, const Case& b) { return a.window.period < b.window.period; }

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
      range_{range_of(policy, asked, options)},
      work_{std::make_shared<Work>()},
      ages_{std::make_shared<const std::vector<std::int32_t>>(ages_apart(policy.model()))} {
  const std::size_t subjects = 1 + snapshot_.people().size() + snapshot_.units().size() + snapshot_.groups().size();
  work_->most = options.limits.work > UINT64_MAX / subjects ? UINT64_MAX : options.limits.work * subjects;
  find_due();
}

namespace {

/// A result or a fold being made for another.
class Deeper {
 public:
  explicit Deeper(Work& work) : work_{work} { ++work_.depth; }
  ~Deeper() { --work_.depth; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  Work& work_;
};

}  // namespace

Engine::Engine(const Engine& other, Date day)
    : policy_{other.policy_},
      snapshot_{other.snapshot_},
      asked_{day, std::nullopt},
      options_{other.options_},
      range_{other.range_},
      work_{other.work_},
      due_{other.due_},
      ages_{other.ages_} {}

Engine& Engine::on(Date day) {
  if (day == today()) return *this;
  std::unique_ptr<Engine>& made = on_[day];
  if (made) return *made;
  made = std::make_unique<Engine>(*this, day);
  made->supposed_of_ = supposed_of_;
  made->supposed_age_ = supposed_age_;
  if (base_ != nullptr) made->base_ = &base_->on(day);
  return *made;
}

Engine& Engine::supposing(PersonId person, std::int32_t age) {
  const std::uint64_t key = key_of(Subject{person});
  std::unique_ptr<Engine>& made = supposing_[{key, age}];
  if (made) return *made;
  made = std::make_unique<Engine>(*this, today());
  made->base_ = this;
  made->supposed_of_ = key;
  made->supposed_age_ = age;
  return *made;
}

std::span<const std::int32_t> Engine::ages_to_suppose(const Subject& subject) const {
  const auto* const person = std::get_if<PersonId>(&subject);
  if (person == nullptr || snapshot_[*person].born || supposed_age_) return {};
  return *ages_;
}

const std::vector<JudgedLeave>& Engine::leaves(PersonId person) const {
  const auto [found, is_new] = leaves_.try_emplace(person.index());
  if (is_new) found->second = judged_leaves(*asking_, person);
  return found->second;
}

void Engine::find_due() {
  std::vector<std::vector<SessionId>> due(snapshot_.people().size());
  for (const SessionId id : snapshot_.sessions()) {
    for (const PersonId person : due_at(snapshot_, id)) due[person.index()].push_back(id);
  }
  due_ = std::make_shared<const std::vector<std::vector<SessionId>>>(std::move(due));
}

std::vector<Subject> Engine::subjects(SubjectKind kind) const {
  switch (kind) {
    case SubjectKind::person: return sorted_by_name(snapshot_.people(), [](std::size_t i) { return PersonId::at(i); });
    case SubjectKind::unit: return sorted_by_name(snapshot_.units(), [](std::size_t i) { return UnitId::at(i); });
    case SubjectKind::group: return sorted_by_name(snapshot_.groups(), [](std::size_t i) { return GroupId::at(i); });
    case SubjectKind::population: return {Subject{Population{}}};
  }
  return {};
}

Period Engine::in_force(const RuleHead& rule) const { return intersect(rule.valid, policy_.model().valid); }

std::vector<Spell> Engine::selected(const RuleHead& rule, const Subject& subject, const Period& period) const {
  const Period days = intersect(period, in_force(rule));
  std::vector<StandingDays> standings;
  find_standings(rule.who, subject, days, standings);
  View seen = view();
  seen.standings = standings;
  return spells(seen, rule.who, subject, days);
}

void Engine::find_standings(const SubjectSelector& who, const Subject& subject, const Period& range,
                            std::vector<StandingDays>& found) const {
  if (who.standing) {
    const auto ladder = policy_.find_rule(who.standing->rule);
    if (ladder) {
      std::vector<Spell> days = in_force_spells(*asking_, *ladder, subject, who.standing->is, range);
      found.push_back(StandingDays{&*who.standing, std::move(days)});
    }
  }
  for (const auto* const list : {&who.any, &who.all, &who.none}) {
    for (const SubjectSelector& part : *list) find_standings(part, subject, range, found);
  }
}

Engine::Remembered& Engine::remembered(const Subject& subject) {
  const std::uint64_t key = key_of(subject);
  if (in_hand_ != nullptr && key == key_in_hand_) return *in_hand_;
  Remembered& all = remembered_[key];
  if (all.rules.empty()) all.rules.resize(policy_.rules().size());
  return all;
}

Engine::Known& Engine::known(std::size_t rule, const Subject& subject) { return remembered(subject).rules[rule]; }

const std::vector<Case>& Engine::cases(std::size_t rule, const Subject& subject) {
  std::optional<std::vector<Case>>& list = known(rule, subject).cases;
  if (list) return *list;
  list.emplace();
  *list = std::visit([&](const auto& kind) { return detail::cases(*this, kind, subject, std::nullopt); },
                     this->rule(rule).spec);
  std::stable_sort(list->begin(), list->end(), by_days);
  return *list;
}

std::vector<Case> Engine::cases_touching(std::size_t rule, const Subject& subject, const Period& range) {
  return std::visit([&](const auto& kind) { return detail::cases(*this, kind, subject, range); },
                    this->rule(rule).spec);
}

std::span<const Case> Engine::cases_over(std::size_t rule, const Subject& subject, const Period& days) {
  const std::vector<Case>& asked = cases(rule, subject);
  const auto [first, last] = std::equal_range(asked.begin(), asked.end(), Case{{days, {}, 0}}, by_days);
  if (first != last || days.empty()) return {first, last};
  const auto [found, is_new] = known(rule, subject).outside.try_emplace(days);
  if (is_new) {
    for (const Case& at : cases_touching(rule, subject, days)) {
      if (at.window.period == days) found->second.push_back(at);
    }
  }
  return found->second;
}

std::span<const Case> Engine::cases_same_as(const Case& at, std::size_t rule, const Subject& subject) {
  const std::span<const Case> all = cases_over(rule, subject, at.window.period);
  if (!at.session) return all;
  const auto own = std::find_if(all.begin(), all.end(), [&](const Case& one) { return one.session == at.session; });
  if (own != all.end()) return {own, 1};
  // Those of no session come first.
  const auto other = std::find_if(all.begin(), all.end(), [](const Case& one) { return one.session.has_value(); });
  return {all.begin(), other};
}

const Fold& Engine::fold(std::size_t rule, const Subject& subject, const Case& at, bool unknown_as) {
  Known& all = known(rule, subject);
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
  const Deeper deeper{*work_};
  go_on(rule, subject);
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

Books& Engine::books(std::size_t rule, const Subject& subject, Ways ways) {
  const std::size_t way = (ways.unknown_as ? 1U : 0U) + (ways.doubtful_as ? 2U : 0U);
  std::unique_ptr<Books>& books = known(rule, subject).books[way];
  if (!books) books = std::make_unique<Books>();
  return *books;
}

RuleResult Engine::judged(const Query& query) {
  return std::visit([&](const auto& kind) { return judge(*this, kind, query); }, rule(query.rule).spec);
}

RuleResult Engine::made(const Query& query) try {
  RuleResult row = judged(query);
  apply_conditions(*this, query, row);
  return row;
} catch (const Overflow&) {
  Judgement judgement;
  judgement.reason = Reason::overflow;
  judgement.measure = policy_.measured_in(rule(query.rule));
  return {query.subject, query.rule, query.at.window, judgement, {}};
}

const RuleResult* Engine::told(std::size_t rule, const Subject& subject, const Window& window) const {
  const std::uint64_t subject_key = key_of(subject);
  if (in_hand_ != nullptr && subject_key == key_in_hand_) return nullptr;
  const auto place = told_.find(subject_key);
  if (place == told_.end()) return nullptr;
  const auto key = [](const RuleResult& row) { return std::tie(row.rule, row.window.period); };
  const auto wanted = std::tie(rule, window.period);
  const auto end = rows_.begin() + static_cast<std::ptrdiff_t>(place->second.end);
  auto row = std::lower_bound(rows_.begin() + static_cast<std::ptrdiff_t>(place->second.begin), end, wanted,
                              [&](const RuleResult& one, const auto& other) { return key(one) < other; });
  for (; row != end && key(*row) == wanted; ++row) {
    if (row->window.label == window.label) return &*row;
  }
  return nullptr;
}

const RuleResult& Engine::result(std::size_t rule, const Subject& subject, const Case& at) {
  if (base_ != nullptr && key_of(subject) != supposed_of_) return base_->result(rule, subject, at);
  if (const RuleResult* const row = told(rule, subject, at.window)) return *row;
  auto& all = known(rule, subject).answered;
  const auto key = [](const Answered& a) { return std::tuple{a.period, a.session}; };
  const auto wanted = std::tuple{at.window.period, at.session};
  const auto found = place_of(all, wanted, key);
  if (found != all.end() && key(**found) == wanted) return (*found)->result;
  Answered& entry = **all.insert(
      found, std::make_unique<Answered>(Answered{at.window.period, at.session, {subject, rule, at.window, {}, {}}}));
  const Deeper deeper{*work_};
  go_on(rule, subject);
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
  std::optional<std::vector<Activity>>& list = remembered(subject).activities;
  if (list) return *list;
  list = std::visit(
      [&](auto id) {
        if constexpr (std::is_same_v<decltype(id), PersonId>) {
          std::vector<Activity> own = activities_of(snapshot_, id, today());
          restore_hours(*this, id, own);
          return own;
        } else if constexpr (std::is_same_v<decltype(id), Population>) {
          return std::vector<Activity>{};
        } else {
          return sessions_held(snapshot_, id, today());
        }
      },
      subject);
  return *list;
}

/// Moves what is to be said of a subject to the rows, and forgets what it was made from.
void Engine::tell(const Subject& subject) {
  const auto rules = policy_.rules();
  in_hand_ = &remembered(subject);
  key_in_hand_ = key_of(subject);
  Place place{rows_.size(), 0};
  std::vector<RuleResult> own;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules[i].head().subject != static_cast<SubjectKind>(subject.index())) continue;
    for (const Case& at : reported(i, subject)) own.push_back(result(i, subject, at));
  }
  rows_.insert(rows_.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  place.end = rows_.size();
  in_hand_ = nullptr;
  told_.emplace(key_in_hand_, place);
  remembered_.erase(key_in_hand_);
  std::erase_if(supposing_, [&](const auto& made) { return made.first.first == key_in_hand_; });
  for (auto& [day, other] : on_) other->remembered_.erase(key_in_hand_);
}

std::vector<RuleResult> Engine::run() {
  for (const SubjectKind kind : {SubjectKind::person, SubjectKind::unit, SubjectKind::group, SubjectKind::population}) {
    for (const Subject& subject : subjects(kind)) tell(subject);
  }
  return std::move(rows_);
}

}  // namespace cadre::inline v1::detail
