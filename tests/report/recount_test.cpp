// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/statistics.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/io/data_folder.hpp>

// Every figure of the sample is counted a second time from what `cadre explain --figure` lists for it. Nothing here
// comes from the report's code: minutes are ticked off one by one where the report calculates with spans.

namespace cadre::report {
namespace {

/// What the second count knows of a fact.
struct Raw {
  std::map<std::string, std::string> says{};  // by dimension: kind, category, role, status, unit, ...
  std::optional<PersonId> person{};
  Date day{};
  std::map<Date, std::int64_t> minutes{};  // own minutes of each day
  std::optional<Amount> amount{};
  bool passed = false;
};

constexpr Date first_day = "2019-01-01"_day;
constexpr std::size_t most_minutes = 1500UL * 24 * 60;

/// Minutes that are ticked off.
class Ticks {
 public:
  /// Ticks off the minutes of a span; how many of them, by day, were free.
  std::map<Date, std::int64_t> take(const Span& span) {
    std::map<Date, std::int64_t> free;
    for (LocalTime at = span.start; at < span.end; at = at + StudyTime::minutes(1)) {
      const auto minute = static_cast<std::size_t>((at - LocalTime::start_of(first_day)).in_minutes());
      if (!ticked_.at(minute)) ++free[at.date()];
      ticked_.at(minute) = true;
    }
    return free;
  }

 private:
  std::vector<bool> ticked_ = std::vector<bool>(most_minutes);
};

std::int64_t sum(const std::map<Date, std::int64_t>& minutes, const Period& days) {
  std::int64_t total = 0;
  for (const auto& [day, count] : minutes) total += days.contains(day) ? count : 0;
  return total;
}

bool came(PresenceStatus status) {
  return status != PresenceStatus::absent && status != PresenceStatus::leave && status != PresenceStatus::excused;
}

class SecondCount {
 public:
  explicit SecondCount(const Results& results) : results_{results}, facts_{results.snapshot()} {
    for (std::size_t i = 0; i < facts_.people().size(); ++i) look_at(PersonId::at(i));
    for (const SessionId id : facts_.sessions()) raw_[facts_.fact_of(id)] = session(id);
    for (const auto& document : facts_.documents()) {
      raw_[document.id] = {.says = {{"kind", document.fact.kind}}, .day = document.fact.day};
    }
  }

  [[nodiscard]] const Raw& of(FactId fact) const { return raw_.at(fact); }

  [[nodiscard]] std::optional<Ratio> value(const Figure& figure) const {
    const auto facts = static_cast<std::int64_t>(figure.facts.size());
    const auto people = static_cast<std::int64_t>(figure.people.size());
    switch (figure.reduction) {
      case Reduction::count: return Ratio::whole(facts);
      case Reduction::days: return Ratio::whole(days(figure));
      case Reduction::minutes: return Ratio::whole(minutes(figure));
      case Reduction::mean_minutes: return share(minutes(figure), people);
      case Reduction::median_minutes: return median(figure);
      case Reduction::amount: return amount(figure);
      case Reduction::per_head: return share(facts, people);
      case Reduction::reached: return share(reached(figure), people);
      case Reduction::passed: return share(passed(figure), facts);
      case Reduction::results: return Ratio::whole(static_cast<std::int64_t>(figure.rows.size()));
      case Reduction::met: return share(met(figure), static_cast<std::int64_t>(figure.rows.size()));
      case Reduction::attended: return attended(figure);
    }
    return std::nullopt;
  }

 private:
  static std::optional<Ratio> share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? std::nullopt : std::optional{Ratio::of(part, whole)};
  }
  [[nodiscard]] std::int64_t minutes(const Figure& figure) const {
    std::int64_t total = 0;
    for (const FactId fact : figure.facts) total += sum(of(fact).minutes, figure.period);
    return total;
  }
  [[nodiscard]] std::int64_t days(const Figure& figure) const {
    std::set<Date> days;
    for (const FactId fact : figure.facts) days.insert(of(fact).day);
    return static_cast<std::int64_t>(days.size());
  }
  [[nodiscard]] std::optional<Ratio> median(const Figure& figure) const {
    std::map<PersonId, std::int64_t> own;
    for (const FactId fact : figure.facts) own[*of(fact).person] += sum(of(fact).minutes, figure.period);
    std::multiset<std::int64_t> all;
    for (const PersonId person : figure.people) all.insert(own[person]);
    if (all.empty()) return std::nullopt;
    const auto lower = *std::next(all.begin(), static_cast<std::ptrdiff_t>((all.size() - 1) / 2));
    const auto upper = *std::next(all.begin(), static_cast<std::ptrdiff_t>(all.size() / 2));
    return Ratio::of(lower + upper, 2);
  }
  [[nodiscard]] std::optional<Ratio> amount(const Figure& figure) const {
    std::optional<Ratio> total = Ratio{};
    for (const FactId fact : figure.facts) {
      if (of(fact).amount->measure != figure.measure) return std::nullopt;
      total = checked_add(*total, of(fact).amount->value);
    }
    return total;
  }
  [[nodiscard]] std::int64_t reached(const Figure& figure) const {
    std::set<PersonId> people;
    for (const FactId fact : figure.facts) people.insert(*of(fact).person);
    for (const PersonId person : people) EXPECT_TRUE(std::count(figure.people.begin(), figure.people.end(), person));
    return static_cast<std::int64_t>(people.size());
  }
  [[nodiscard]] std::int64_t passed(const Figure& figure) const {
    return std::count_if(figure.facts.begin(), figure.facts.end(), [&](FactId fact) { return of(fact).passed; });
  }
  [[nodiscard]] std::int64_t met(const Figure& figure) const {
    return std::count_if(figure.rows.begin(), figure.rows.end(),
                         [&](std::size_t row) { return results_.all()[row].judgement().answer == Answer::met; });
  }
  [[nodiscard]] std::optional<Ratio> attended(const Figure& figure) const {
    std::int64_t came = 0;
    std::int64_t due = 0;
    for (const std::size_t row : figure.rows) {
      came += results_.all()[row].judgement().attended;
      due += results_.all()[row].judgement().base;
    }
    return share(came, due);
  }

  /// The unit directly below the top one in which a unit lies.
  [[nodiscard]] std::string part(std::optional<UnitId> unit) const {
    if (!unit) return "(none)";
    const std::vector<UnitId> above = facts_.ancestors(*unit);
    return facts_[above.size() < 2 ? *unit : above[above.size() - 2]].id;
  }
  [[nodiscard]] std::string category(const std::optional<CategoryId>& id) const {
    return id ? facts_[*id].id : "(none)";
  }

  [[nodiscard]] Raw session(SessionId id) const {
    const Session& session = facts_[id];
    Raw raw{.day = session.when.start.date()};
    raw.says = {{"kind", session.kind}, {"category", category(session.category)}, {"unit", part(session.unit)}};
    if (session.group) raw.says["group"] = raw.says["group_days"] = facts_[*session.group].id;
    return raw;
  }

  void look_at(PersonId person) {
    look_at_presence(person);
    look_at_study(person);
    for (const auto& leave : facts_.leaves_of(person)) {
      const LeaveDecision decision = leave.fact.decision;
      const char* const word = decision == LeaveDecision::approved  ? "approved"
                               : decision == LeaveDecision::refused ? "refused"
                                                                    : "pending";
      raw_[leave.id] = {.says = {{"kind", leave.fact.kind}, {"decision", word}},
                        .person = person,
                        .day = leave.fact.covers.start.date()};
    }
    for (const auto& mark : facts_.marks_of(person)) {
      raw_[mark.id] = {.says = {{"test", mark.fact.test}},
                       .person = person,
                       .day = mark.fact.day,
                       .passed = mark.fact.pass && mark.fact.value >= *mark.fact.pass};
    }
  }

  void look_at_presence(PersonId person) {
    static const std::map<PresenceStatus, std::string> statuses{
        {PresenceStatus::present, "present"},
        {PresenceStatus::late, "late"},
        {PresenceStatus::left_early, "left_early"},
        {PresenceStatus::late_and_left_early, "late_and_left_early"},
        {PresenceStatus::made_up, "made_up"}};
    static const std::map<Role, std::string> roles{{Role::participant, "participant"},
                                                   {Role::lecturer, "lecturer"},
                                                   {Role::speaker, "speaker"},
                                                   {Role::organiser, "organiser"}};
    std::map<std::pair<LocalTime, std::string>, const Recorded<Presence>*> by_start;
    for (const auto& presence : facts_.presence_of(person)) {
      const Session& session = facts_[presence.fact.session];
      if (session.state == SessionState::held && came(presence.fact.status))
        by_start[{session.when.start, session.id}] = &presence;
    }
    Ticks ticks;
    for (const auto& [start, presence] : by_start) {
      const Session& of = facts_[presence->fact.session];
      Raw raw = session(presence->fact.session);
      raw.person = person;
      raw.says["held_by"] = raw.says["unit"];
      raw.says["unit"] = part(facts_.formal_unit(person, raw.day));
      raw.says["role"] = roles.at(presence->fact.role);
      raw.says["status"] = statuses.at(presence->fact.status);
      const std::int64_t length = of.when.length().in_minutes();
      const bool by_the_clock = presence->fact.status != PresenceStatus::made_up;
      const std::int64_t free = by_the_clock ? sum(ticks.take(of.when), Period{}) : length;
      const std::int64_t there = presence->fact.attended ? presence->fact.attended->in_minutes() : length;
      raw.minutes[raw.day] = std::max<std::int64_t>(0, std::min(there, length) - (length - free));
      raw_[presence->id] = std::move(raw);
    }
  }

  void look_at_study(PersonId person) {
    std::set<SessionId> registered;
    for (const auto& presence : facts_.presence_of(person)) registered.insert(presence.fact.session);
    std::vector<const Recorded<Study>*> studies;
    for (const auto& study : facts_.study_of(person)) {
      if (!study.fact.session || !registered.contains(*study.fact.session)) studies.push_back(&study);
    }
    std::stable_sort(studies.begin(), studies.end(),
                     [](const auto* a, const auto* b) { return a->fact.start < b->fact.start; });
    std::map<std::string, Ticks> ticks;
    for (const auto* recorded : studies) {
      const Study& study = recorded->fact;
      Raw raw{.says = {{"kind", study.kind}, {"category", category(study.category)}}, .person = person};
      raw.day = study.start ? study.start->date() : study.days.from;
      raw.amount = study.amount;
      if (study.start && !study.amount)
        raw.minutes = ticks[study.kind].take({*study.start, *study.start + study.length});
      if (!study.start && !study.amount) raw.minutes[raw.day] = study.length.in_minutes();
      raw_[recorded->id] = std::move(raw);
    }
  }

  const Results& results_;
  const Snapshot& facts_;
  std::map<FactId, Raw> raw_;
};

std::string bytes_of(const std::string& file) {
  std::ifstream stream{CADRE_SOURCE_DIR "/" + file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

/// The sample's figures under the pack that goes with it, once for all tests.
struct Sample {
  LoadedData data = read_data_folder(CADRE_SOURCE_DIR "/examples/data/township-2021").value();
  Policy policy = read_policy(bytes_of("examples/policies/township-2021/policy.toml")).value();
  Results results = evaluate(policy, data.snapshot, as_of("2022-01-01"_day), {.period = year_of(2021)});
  Statistics figures = statistics(results, scope());
  SecondCount count{results};

  [[nodiscard]] Scope scope() const {
    Scope scope{.period = year_of(2021), .as_of = "2022-01-01"_day};
    scope.covered = base_of(parse_people("tag=member,under_age=80").value(), data.snapshot);
    return scope;
  }
};

const Sample& sample() {
  static const Sample all;
  return all;
}

TEST(RecountSlow, EveryFigureEqualsASecondCountOfTheFactsAndResultsListedForIt) {
  std::size_t counted = 0;
  for (const Figure& figure : sample().figures.all()) {
    EXPECT_EQ(figure.value(), sample().count.value(figure)) << figure.id;
    ++counted;
  }
  EXPECT_GT(counted, 300U);
}

TEST(RecountSlow, EveryFactListedForAPartIsOfThatPart) {
  const std::set<std::string> dimensions{"kind", "category", "role",  "status",     "unit", "held_by",
                                         "test", "decision", "group", "group_days", "month"};
  std::set<std::string> seen;
  for (const Figure& figure : sample().figures.all()) {
    if (figure.id == figure.family || figure.facts.empty()) continue;
    const std::string dimension = figure.family.substr(figure.family.rfind('.') + 1);
    const std::string key = figure.id.substr(figure.family.size() + 1);
    ASSERT_TRUE(dimensions.contains(dimension)) << figure.id;
    seen.insert(dimension);
    for (const FactId fact : figure.facts) {
      const Raw& raw = sample().count.of(fact);
      if (dimension == "month") {
        const bool is_of = to_string(raw.day).starts_with(key) || sum(raw.minutes, figure.period) > 0;
        EXPECT_TRUE(is_of) << figure.id << ' ' << to_string(raw.day);
      } else if (!figure.family.starts_with("coverage.")) {  // which goes by the unit of the last day
        EXPECT_EQ(raw.says.at(dimension), key) << figure.id;
      }
    }
  }
  EXPECT_EQ(seen, dimensions);
}

TEST(RecountSlow, PartsListEachFactOfTheWholeOnce) {
  std::map<std::string, std::multiset<FactId>> parts;
  for (const Figure& figure : sample().figures.all()) {
    if (figure.id != figure.family) parts[figure.family].insert(figure.facts.begin(), figure.facts.end());
  }
  for (const auto& [family, facts] : parts) {
    const std::size_t dot = family.rfind('.');
    const std::string dimension = family.substr(dot + 1);
    const Figure* const whole = sample().figures.find(family.substr(0, dot));
    const bool is_whole_in_parts = dimension != "month" && !dimension.starts_with("group");
    if (whole == nullptr || whole->facts.empty() || !is_whole_in_parts) continue;
    EXPECT_EQ(facts, std::multiset<FactId>(whole->facts.begin(), whole->facts.end())) << family;
  }
}

TEST(RecountSlow, EveryResultListedForAnAnswerGivesIt) {
  std::size_t looked_at = 0;
  for (const Figure& figure : sample().figures.all()) {
    const std::string key = figure.id.substr(figure.id.rfind('.') + 1);
    for (const std::size_t row : figure.rows) {
      const RuleResult& result = sample().results.all()[row];
      const std::string& rule = sample().policy.rules()[result.rule].head().id;
      EXPECT_NE(figure.id.find("." + rule), std::string::npos) << figure.id << ' ' << rule;
      if (!figure.id.starts_with("answers.") || figure.id == figure.family) continue;
      EXPECT_EQ(key, to_string(result.judgement().answer)) << figure.id;
      ++looked_at;
    }
  }
  EXPECT_GT(looked_at, 1000U);
}

TEST(RecountSlow, ASecondCountSeesAFactThatIsMissing) {
  Figure figure = sample().figures.at("hours.presence").value();
  figure.facts.pop_back();
  EXPECT_NE(figure.value(), sample().count.value(figure));
}

}  // namespace
}  // namespace cadre::report
