// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/measure.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// The one value of all that fit; nothing when several disagree.
class Agreed {
 public:
  void add(Ratio value) {
    disagree_ = disagree_ || (value_ && *value_ != value);
    value_ = value;
  }
  [[nodiscard]] bool empty() const noexcept { return !value_; }
  [[nodiscard]] std::optional<Ratio> value() const noexcept { return disagree_ ? std::nullopt : value_; }

 private:
  std::optional<Ratio> value_;
  bool disagree_ = false;
};

std::optional<Ratio> by_rates(const Amount& amount, Measure unit, const std::vector<Conversion>& rates,
                              const Fits& fits) {
  Agreed found;
  for (const Conversion& rate : rates) {
    if (rate.from.measure != amount.measure || rate.to.measure != unit || !fits(rate.of)) continue;
    found.add(divide(multiply(amount.value, rate.to.value), rate.from.value));
  }
  return found.value();
}

/// What is not known is taken both ways, each for itself: what is worth least and most lies among these.
class Assumptions {
 public:
  [[nodiscard]] bool decide(Tri value, const void* about) {
    if (value != Tri::unknown) return value == Tri::yes;
    const auto found = std::find(open_.begin(), open_.end(), about);
    const auto index = static_cast<std::size_t>(found - open_.begin());
    if (found == open_.end()) open_.push_back(about);
    return index < 31 && (mask_ >> index & 1U) != 0;
  }
  /// Goes to the next way of taking them; false when there is none.
  bool next() { return ++mask_ >> std::min<std::size_t>(open_.size(), 31) == 0; }
  [[nodiscard]] bool empty() const noexcept { return open_.empty(); }
  [[nodiscard]] bool too_many() const noexcept { return open_.size() > 6; }

 private:
  std::vector<const void*> open_;
  std::uint32_t mask_ = 0;
};

/// What so much of an activity is worth under some assumptions.
class Pricing {
 public:
  Pricing(const Measuring& measuring, const Activity& activity, const Quantity& quantity, bool begins,
          Assumptions& assumptions)
      : measuring_{measuring},
        spec_{measuring.spec},
        activity_{activity},
        quantity_{quantity},
        begins_{begins},
        assumptions_{assumptions} {}

  [[nodiscard]] std::optional<Ratio> value() const {
    auto value = base();
    const auto share = value ? author_share() : std::nullopt;
    const auto years = share ? years_of() : std::nullopt;
    if (!years) return std::nullopt;
    value = divide(multiply(*value, *share), *years);
    for (const Factor& factor : spec_.factors) {
      if (fits(factor.of) && is_first(factor)) value = multiply(*value, factor.times);
    }
    for (const Plus& plus : spec_.plus) {
      if (begins_ && fits(plus.of)) value = detail::add(*value, plus.amount.value);
    }
    return value;
  }

 private:
  [[nodiscard]] bool fits(const FactSelector& of) const {
    return assumptions_.decide(measuring_.fits(of, activity_), &of);
  }
  [[nodiscard]] bool is_first(const Factor& factor) const {
    if (!factor.first) return true;
    return !assumptions_.decide(came_before(measuring_, factor.of, Once::item, activity_), &factor.first);
  }

  [[nodiscard]] std::optional<Ratio> base() const {
    Agreed award;
    // An award is for the act: it belongs to the part with which the act begins.
    for (const FlatAward& flat : spec_.flat) {
      if (fits(flat.of)) award.add(begins_ ? flat.amount.value : Ratio{});
    }
    if (!award.empty()) return award.value();
    for (const LengthBand& band : spec_.bands) {
      if (!fits(band.of)) continue;
      const auto worth = in_band(band);
      if (!worth) return std::nullopt;
      award.add(*worth);
    }
    return award.empty() ? by_amount() : award.value();
  }

  [[nodiscard]] std::optional<Ratio> in_band(const LengthBand& band) const {
    const bool by_course = band.by == LengthBand::By::course;
    if (by_course && !begins_) return Ratio{};
    if (!by_course && !has_time()) return std::nullopt;
    std::optional<Ratio> length = course_length_of(activity_);
    if (!by_course) length = quantity_.minutes > Ratio{} ? std::optional{quantity_.minutes} : std::nullopt;
    Ratio worth;
    const bool at_most = !length && assumptions_.decide(Tri::unknown, &band.steps);
    for (const BandStep& step : band.steps) {
      if (at_most) worth = std::max(worth, step.amount.value);
      const bool reached = length && (step.from ? *length >= step.from->value : *length > step.above->value);
      if (reached) worth = step.amount.value;
    }
    return worth;
  }

  /// Whether it says how much clock time it is.
  [[nodiscard]] bool has_time() const { return activity_.clock || !activity_.amount || activity_.length > StudyTime{}; }

  [[nodiscard]] std::optional<Ratio> by_amount() const {
    // Clock time where time is counted and known, else the amount recorded.
    const bool takes_time = !activity_.amount || (measuring_.unit == Measure::time() && has_time());
    const Amount amount =
        takes_time ? Amount{quantity_.minutes, Measure::time()} : Amount{quantity_.recorded, activity_.amount->measure};
    if (amount.measure == Measure::days()) {
      if (amount.value == Ratio::of(1, 2) && spec_.half_day) return spec_.half_day->value;
      if (spec_.day) return multiply(amount.value, spec_.day->value);
    }
    return converted(measuring_.counting.engine.policy(), amount, measuring_.unit, spec_.rates,
                     [this](const FactSelector& of) { return fits(of); });
  }

  /// The person's share of a product.
  [[nodiscard]] std::optional<Ratio> author_share() const {
    Agreed share;
    for (const Split& split : spec_.split) {
      if (fits(split.of)) share.add(share_by(split));
    }
    return share.empty() ? std::optional{Ratio::whole(1)} : share.value();
  }
  [[nodiscard]] Ratio share_by(const Split& split) const {
    const Ratio all = Ratio::whole(1);
    const Study* const study = activity_.study;
    if (study == nullptr || !study->authors) return assumptions_.decide(Tri::unknown, &split.first) ? all : Ratio{};
    const Ratio number = Ratio::whole(*study->authors);
    if (number <= all) return all;
    if (!split.first) return divide(all, number);
    const Tri place = study->author_place ? tri(*study->author_place == 1) : Tri::unknown;
    if (assumptions_.decide(place, &split.first)) return *split.first;
    return divide(subtract(all, *split.first), subtract(number, all));
  }

  [[nodiscard]] std::optional<Ratio> years_of() const {
    Agreed years;
    for (const OverYears& over : spec_.over) {
      if (fits(over.of)) years.add(Ratio::whole(over.years));
    }
    return years.empty() ? std::optional{Ratio::whole(1)} : years.value();
  }

  const Measuring& measuring_;
  const MeasureSpec& spec_;
  const Activity& activity_;
  const Quantity& quantity_;
  bool begins_;
  Assumptions& assumptions_;
};

Tri is_same(Once within, const Activity& a, const Activity& b, const Period& window) {
  switch (within) {
    case Once::window: return tri(window.contains(a.day()));
    case Once::person: return Tri::yes;
    case Once::item: break;
  }
  const std::string& item = item_of(a);
  const bool is_known = !item.empty() && !item_of(b).empty();
  return is_known ? tri(item == item_of(b)) : Tri::unknown;
}

}  // namespace

std::optional<Ratio> converted(const Policy& policy, const Amount& amount, Measure unit,
                               const std::vector<Conversion>& rates, const Fits& fits) {
  if (const auto value = by_rates(amount, unit, rates, fits)) return value;
  if (amount.measure == unit) return amount.value;
  for (const UnitSpec& declared : policy.model().units) {
    if (const auto value = by_rates(amount, unit, declared.convert, fits)) return value;
  }
  return std::nullopt;
}

Worth worth_of(const Measuring& measuring, const Activity& activity, const Quantity& quantity, bool begins) {
  Assumptions assumptions;
  std::optional<Worth> found;
  bool is_known = true;
  do {
    const auto value = Pricing{measuring, activity, quantity, begins, assumptions}.value();
    is_known = is_known && value.has_value();
    if (value)
      found = found ? Worth{std::min(found->low, *value), std::max(found->high, *value)} : Worth{*value, *value};
  } while (!assumptions.too_many() && assumptions.next());
  if (!is_known || assumptions.too_many()) {
    return {{}, {}, true, assumptions.empty() ? Reason::no_conversion : Reason::not_recorded};
  }
  if (found->low != found->high) found->doubt = Reason::not_recorded;
  return *found;
}

Tri qualifies(const Measuring& measuring, const Activity& activity) {
  Tri result = Tri::yes;
  for (const Qualifying& condition : measuring.spec.qualify) {
    const Tri concerned = measuring.fits(condition.of, activity);
    if (concerned == Tri::no) continue;
    result = std::min(result, std::max(opposite(concerned), measuring.fits(condition.needs, activity)));
  }
  return result;
}

Tri came_before(const Measuring& measuring, const FactSelector& of, Once within, const Activity& activity) {
  const Counting& counting = measuring.counting;
  Engine& engine = counting.engine;
  const Subject& subject = counting.query.subject;
  Tri result = Tri::no;
  for (const Activity& earlier : engine.activities(subject)) {
    if (earlier.fact == activity.fact) break;
    Tri counts = std::min(is_same(within, earlier, activity, counting.query.period()), measuring.fits(of, earlier));
    if (counts <= result || !engine.in_force(counting.quota).contains(earlier.day())) continue;
    for (const Quota* quota : measuring.chain) counts = std::min(counts, measuring.fits(quota->of, earlier));
    counts = std::min(counts, qualifies(measuring, earlier));
    counts = std::min(counts, holds(engine.view(), counting.quota.who, subject, earlier.day()));
    result = std::max(result, counts);
  }
  return result;
}

}  // namespace cadre::inline v1::detail
