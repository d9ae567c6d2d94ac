// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/quota.hpp"

#include <algorithm>
#include <set>

namespace cadre::inline v1::detail {
namespace {

/// Steps 5 and 6: what a part is worth in the rule's unit.
class Credit {
 public:
  Credit(const Policy& policy, const Snapshot& snapshot, const Quota& quota)
      : policy_{policy}, snapshot_{snapshot}, spec_{policy.measure(quota.count)} {
    target_ = spec_ != nullptr && !spec_->in.empty() ? *Measure::named(spec_->in) : Measure::time();
  }

  /// Nothing when no rate is known.
  [[nodiscard]] std::optional<Ratio> of(const Part& part, bool is_first) const {
    if (spec_ == nullptr) return worth(part, {});
    std::optional<Ratio> flat;
    for (const FlatAward& award : spec_->flat) {
      if (!fits(award.of, part)) continue;
      if (flat && *flat != award.amount.value) return std::nullopt;
      flat = award.amount.value;
    }
    if (flat) return is_first ? finish(*flat, part) : Ratio{};
    const auto amount = worth(part, spec_->rates);
    return amount ? std::optional{finish(*amount, part)} : std::nullopt;
  }

 private:
  [[nodiscard]] bool fits(const FactSelector& of, const Part& part) const {
    return takes(policy_, snapshot_, of, *part.activity) == Tri::yes;
  }
  [[nodiscard]] std::optional<Ratio> worth(const Part& part, const std::vector<Conversion>& rates) const {
    const Amount amount = amount_of(part);
    if (amount.measure == Measure::days() && spec_ != nullptr) {
      if (amount.value == Ratio::of(1, 2) && spec_->half_day) return spec_->half_day->value;
      if (spec_->day) return multiply(amount.value, spec_->day->value);
    }
    if (const auto value = converted(amount, rates, part)) return value;
    if (amount.measure == target_) return amount.value;
    for (const UnitSpec& unit : policy_.model().units) {
      if (const auto value = converted(amount, unit.convert, part)) return value;
    }
    return std::nullopt;
  }
  /// Clock time where time is counted and known, else the amount recorded.
  [[nodiscard]] Amount amount_of(const Part& part) const {
    const auto recorded = part.recorded();
    const bool takes_time = target_ == Measure::time() && part.has_time();
    return recorded && !takes_time ? *recorded : Amount{part.minutes(), Measure::time()};
  }
  /// The worth by the one rate that fits; nothing when none does, or when several disagree.
  [[nodiscard]] std::optional<Ratio> converted(const Amount& amount, const std::vector<Conversion>& rates,
                                               const Part& part) const {
    std::optional<Ratio> found;
    for (const Conversion& rate : rates) {
      if (rate.from.measure != amount.measure || rate.to.measure != target_ || !fits(rate.of, part)) continue;
      const Ratio value = divide(multiply(amount.value, rate.to.value), rate.from.value);
      if (found && *found != value) return std::nullopt;
      found = value;
    }
    return found;
  }
  [[nodiscard]] Ratio finish(Ratio value, const Part& part) const {
    for (const Factor& factor : spec_->factors) {
      if (fits(factor.of, part)) value = multiply(value, factor.times);
    }
    if (!spec_->round) return value;
    const auto rounded = value.rounded(spec_->round->step.value, spec_->round->mode);
    if (!rounded) throw Overflow{};
    return *rounded;
  }

  const Policy& policy_;
  const Snapshot& snapshot_;
  const MeasureSpec* spec_;
  Measure target_;
};

}  // namespace

void credit_amounts(const Counting& counting, const std::vector<Part>& parts, Fold& fold) {
  const Credit credit{counting.engine.policy(), counting.engine.snapshot(), counting.quota};
  const Period& window = counting.query.period();
  std::set<FactId> seen;
  for (const Part& part : parts) {
    // A flat award is for the act: it belongs to the window in which the act began.
    const bool is_first =
        !part.loss && window.contains(part.activity->day()) && seen.insert(part.activity->fact).second;
    const auto amount = credit.of(part, is_first);
    Piece piece = part.worth(amount.value_or(Ratio{}));
    if (!amount && part.counts()) {
      piece.doubt = Reason::no_conversion;
      fold.unbounded = true;
    }
    fold.pieces.push_back(piece);
  }
}

void credit_sessions(const Counting& counting, const std::vector<Part>& parts, Fold& fold) {
  const auto rank = [](const Part& p) { return p.loss ? 0 : p.doubt != Reason::none ? 1 : 2; };
  std::vector<const Part*> best;
  for (const Part& part : parts) {
    // One that goes on over a window's edge belongs to the window in which it began.
    if (!part.activity->session || !counting.query.period().contains(part.activity->day())) continue;
    const auto same = std::find_if(best.begin(), best.end(), [&](const Part* other) {
      return other->activity->session == part.activity->session;
    });
    if (same == best.end())
      best.push_back(&part);
    else if (rank(**same) < rank(part))
      *same = &part;
  }
  for (const Part* part : best) fold.pieces.push_back(part->worth(Ratio::whole(1)));
}

}  // namespace cadre::inline v1::detail
