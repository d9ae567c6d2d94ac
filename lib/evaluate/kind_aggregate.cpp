// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iterator>
#include <tuple>

#include <cadre/record/due.hpp>

#include "evaluate/detail/figure.hpp"
#include "evaluate/detail/kinds.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Whether each of the base counts as one or as none: what was met, or who did any of something.
bool is_yes_or_no(const AggregateRule& rule) {
  return rule.take == FigureTake::met || (rule.of.rule.empty() && rule.over == FigureOver::people &&
                                          (rule.how == FigureHow::rate || rule.how == FigureHow::count));
}

/// Collects what each of the base adds to an aggregate.
class Collecting {
 public:
  Collecting(Engine& engine, const AggregateRule& rule, const Query& query)
      : engine_{engine},
        rule_{rule},
        query_{query},
        day_{rule.day == FigureDay::first ? query.period().from : base_day(engine, query.period())} {}

  [[nodiscard]] std::vector<Portion> run() {
    if (rule_.over == FigureOver::sessions) {
      sessions();
    } else {
      for (const Subject& subject : rule_.over == FigureOver::units ? units() : people()) of(subject);
    }
    return std::move(list_);
  }

 private:
  [[nodiscard]] std::vector<Subject> people() const {
    std::vector<Subject> list;
    for (const PersonId person : people_of(engine_, rule_, query_.subject, day_)) list.emplace_back(person);
    return list;
  }
  /// The units below, without the unit itself, by id.
  [[nodiscard]] std::vector<Subject> units() const {
    const Snapshot& snapshot = engine_.snapshot();
    const auto* const top = std::get_if<UnitId>(&query_.subject);
    if (top == nullptr) return {};
    const auto within = snapshot.units_within(*top);
    std::vector<UnitId> below;
    std::copy_if(within.begin(), within.end(), std::back_inserter(below), [&](UnitId unit) { return unit != *top; });
    std::sort(below.begin(), below.end(), [&](UnitId a, UnitId b) { return snapshot[a].id < snapshot[b].id; });
    return {below.begin(), below.end()};
  }
  /// The sessions of the group, or of the unit and those below it, by start, then id.
  [[nodiscard]] std::vector<SessionId> own_sessions() const {
    const Snapshot& snapshot = engine_.snapshot();
    std::vector<SessionId> list;
    const auto take = [&](std::span<const SessionId> more) { list.insert(list.end(), more.begin(), more.end()); };
    if (const auto* const group = std::get_if<GroupId>(&query_.subject)) take(snapshot.sessions_of(*group));
    if (const auto* const top = std::get_if<UnitId>(&query_.subject)) {
      for (const UnitId unit : snapshot.units_within(*top)) take(snapshot.sessions_of(unit));
    }
    const auto key = [&](SessionId id) { return std::tie(snapshot[id].when.start, snapshot[id].id); };
    std::sort(list.begin(), list.end(), [&](SessionId a, SessionId b) { return key(a) < key(b); });
    return list;
  }

  void of(const Subject& subject) {
    const std::string& name = std::visit(
        [&](auto id) -> const std::string& {
          if constexpr (std::is_same_v<decltype(id), Population>) {
            return rule_.id;
          } else {
            return engine_.snapshot()[id].id;
          }
        },
        subject);
    if (rule_.among) {
      const Tri is = holds(engine_.snapshot(), *rule_.among, subject, day_);
      if (is == Tri::unknown) list_.push_back({name, {}, 1, true});
      if (is != Tri::yes) return;
    }
    if (rule_.of.rule.empty()) {
      const Acts acts = acts_in(engine_, rule_.of.facts, *std::get_if<PersonId>(&subject), query_.period());
      const bool decides = acts.maybe > 0 && (acts.sure == 0 || !is_yes_or_no(rule_));
      list_.push_back({name, Ratio::whole(acts.sure), 1, decides, !is_closed(engine_, query_.at)});
      return;
    }
    const auto index = engine_.policy().find_rule(rule_.of.rule);
    if (!index) return;
    for (const Case& at : engine_.cases_same_as(query_.at, *index, subject)) {
      take(name, engine_.result(*index, subject, at), is_settled(engine_, Query{*index, subject, at}));
    }
  }

  void take(const std::string& name, const RuleResult& row, bool settled) {
    const Answer answer = answer_to_others(engine_, row);
    const bool only_counts = row.reason() == Reason::no_bound;
    if ((answer == Answer::not_applicable && !only_counts) || answer == Answer::waived) return;
    if (rule_.take == FigureTake::met) {
      const Ratio number = Ratio::whole(answer == Answer::met ? 1 : 0);
      list_.push_back({name, number, 1, answer == Answer::unknown, may_be_met(answer)});
      return;
    }
    const bool may_rise = !settled || answer == Answer::open || answer == Answer::doomed;
    const Judgement* const judgement = row.find_judgement();
    if (rule_.take == FigureTake::attended) {
      if (judgement == nullptr || (judgement->base == 0 && answer != Answer::unknown)) return;
      list_.push_back({name, Ratio::whole(judgement->attended), judgement->base, judgement->base == 0, may_rise});
      return;
    }
    std::optional<Ratio> number;
    if (judgement != nullptr) number = judgement->counted;
    if (const auto* const score = std::get_if<Score>(&row.outcome)) number = score->value;
    if (const auto* const figure = std::get_if<Figure>(&row.outcome)) number = figure->value;
    const bool is_unknown = answer == Answer::unknown || !number;
    list_.push_back({name, number.value_or(Ratio{}), 1, is_unknown, may_rise});
  }

  void sessions() {
    const Snapshot& snapshot = engine_.snapshot();
    for (const SessionId id : own_sessions()) {
      const Session& session = snapshot[id];
      const Date day = session.when.start.date();
      const bool is_in = query_.period().contains(day) && day <= engine_.today();
      if (!is_in || session.state != SessionState::held) continue;
      const Tri taken = takes(engine_.policy(), snapshot, rule_.of.facts, activity_of(snapshot, id));
      if (taken == Tri::no) continue;
      Portion one{session.id, Ratio::whole(1), 1, taken == Tri::unknown, false, snapshot.fact_of(id)};
      if (rule_.take == FigureTake::attended) {
        const auto register_of = snapshot.presence_at(id);
        const auto came = std::count_if(register_of.begin(), register_of.end(),
                                        [](const auto& p) { return is_attending(p.fact.status); });
        one.number = Ratio::whole(came);
        if (rule_.how == FigureHow::rate) one.base = static_cast<std::int64_t>(due_at(snapshot, id).size());
        one.is_unknown = one.is_unknown || register_of.empty();
      }
      list_.push_back(std::move(one));
    }
  }

  Engine& engine_;
  const AggregateRule& rule_;
  const Query& query_;
  Date day_;
  std::vector<Portion> list_;
};

std::vector<Ratio> numbers_of(const std::vector<Portion>& shares) {
  std::vector<Ratio> numbers;
  for (const Portion& share : shares) {
    if (!share.is_unknown) numbers.push_back(share.number);
  }
  return numbers;
}

Ratio sum_of(const std::vector<Ratio>& numbers) {
  Ratio sum;
  for (const Ratio number : numbers) sum = add(sum, number);
  return sum;
}

Ratio median_of(std::vector<Ratio> numbers) {
  std::sort(numbers.begin(), numbers.end());
  const std::size_t middle = numbers.size() / 2;
  if (numbers.size() % 2 == 1) return numbers[middle];
  return divide(add(numbers[middle - 1], numbers[middle]), Ratio::whole(2));
}

std::string base_of(const AggregateRule& rule) {
  if (rule.how == FigureHow::rate && rule.take == FigureTake::attended && rule.way == FigureWay::pooled) return "due";
  if (rule.over == FigureOver::units) return "units";
  return rule.over == FigureOver::people ? "people" : "sessions";
}

/// A sum divided by a number, or a rate of what was attended.
void divide_up(const AggregateRule& rule, const std::vector<Portion>& shares, Figure& figure) {
  Ratio above;
  std::int64_t below = 0;
  for (const Portion& share : shares) {
    if (share.is_unknown) continue;
    const bool is_rate = rule.how == FigureHow::rate && rule.take == FigureTake::attended;
    if (is_rate && share.base == 0) continue;
    const bool divides = is_rate && rule.way == FigureWay::mean_of;
    above = add(above, divides ? divide(share.number, Ratio::whole(share.base)) : share.number);
    below += is_rate && !divides ? share.base : 1;
  }
  figure.numerator = above;
  figure.denominator = below;
  if (below > 0) figure.value = divide(above, Ratio::whole(below));
}

void round_to(const AggregateRule& rule, std::optional<Ratio>& value) {
  if (!rule.round || !value) return;
  value = value->rounded(rule.round->step.value, rule.round->mode);
  if (!value) throw Overflow{};
}

Figure figure_of(Engine& engine, const AggregateRule& rule, const Query& query, std::vector<Portion>& shares) {
  Figure figure;
  figure.measure = engine.policy().measured_in(engine.rule(query.rule));
  figure.base = base_of(rule);
  const bool ones = is_yes_or_no(rule);
  for (Portion& share : shares) {
    if (ones && share.number > Ratio{}) share.number = Ratio::whole(1);
    if (share.is_unknown) ++figure.unknown;
  }
  const std::vector<Ratio> numbers = numbers_of(shares);
  if (rule.how == FigureHow::mean || rule.how == FigureHow::rate) {
    divide_up(rule, shares, figure);
  } else if (rule.how == FigureHow::median) {
    figure.denominator = static_cast<std::int64_t>(numbers.size());
    if (!numbers.empty()) figure.value = median_of(numbers);
    figure.numerator = sum_of(numbers);
  } else {
    const bool counts_all = rule.how == FigureHow::count && !ones;
    figure.numerator = counts_all ? Ratio::whole(static_cast<std::int64_t>(numbers.size())) : sum_of(numbers);
    figure.value = figure.numerator;
  }
  const bool is_sum = rule.how == FigureHow::sum || rule.how == FigureHow::count;
  const bool moves = figure.unknown > 0 || may_rise(shares) || !is_closed(engine, query.at);
  if (ones) {
    bound_ones(shares, rule.how == FigureHow::rate, figure);
  } else if (!moves) {
    figure.lowest = figure.highest = figure.value;
  } else if (is_sum) {
    figure.lowest = figure.value;  // amounts that are not known yet only add
  }
  round_to(rule, figure.value);
  round_to(rule, figure.lowest);
  round_to(rule, figure.highest);
  return figure;
}

}  // namespace

std::vector<Case> cases(Engine& engine, const AggregateRule& rule, const Subject& subject,
                        const std::optional<Period>& range) {
  return cases_of(engine, rule, subject, range);
}

Fold fold(Engine& /*engine*/, const AggregateRule& /*rule*/, const Query& /*query*/, bool /*unknown_as*/) { return {}; }

RuleResult judge(Engine& engine, const AggregateRule& rule, const Query& query) {
  const auto weigh = [&](bool /*unknown_as*/) -> Outcome {
    std::vector<Portion> shares = Collecting{engine, rule, query}.run();
    Figure figure = figure_of(engine, rule, query, shares);
    const bool is_sum = rule.how == FigureHow::sum || rule.how == FigureHow::count;
    return judged(engine, rule, query, std::move(figure), rule.at_least,
                  {.may_fall = !is_sum, .may_rise = may_rise(shares)});
  };
  return judge_window(engine, rule, query, std::ref(weigh));
}

void explain(const Explaining& explaining, const AggregateRule& rule, const Query& query) {
  explain_shares(explaining, Collecting{explaining.engine, rule, query}.run());
}

bool uses(const AggregateRule& rule, const std::string& id) { return rule.at_least && rule.at_least->name == id; }

}  // namespace cadre::inline v1::detail
