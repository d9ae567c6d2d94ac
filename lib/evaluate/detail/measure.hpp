// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What records are worth by a measure: steps 5 to 7 of section 8.2 of the language.
#include <functional>

#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {

/// A quota that counts by a measure, at work.
struct Measuring {
  const Counting& counting;
  const MeasureSpec& spec;
  Measure unit;
  std::vector<const Quota*> chain;  ///< the quota and those that it is part of

  /// Whether a selector takes an activity.
  [[nodiscard]] Tri fits(const FactSelector& of, const Activity& activity) const {
    return takes(counting.engine.policy(), counting.engine.snapshot(), of, activity);
  }
};

/// So much of an activity.
struct Quantity {
  Ratio minutes{};   ///< clock time
  Ratio recorded{};  ///< in the unit of the amount that was recorded, if one was

  /// Adds more of it.
  void grow(const Quantity& by) {
    minutes = add(minutes, by.minutes);
    recorded = add(recorded, by.recorded);
  }
};

/// What something is worth, where that may not be known.
struct Worth {
  Ratio low;
  Ratio high;
  bool unbounded = false;  ///< nobody knows how much
  Reason doubt = Reason::none;
};

/// Whether a selector is taken to fit.
using Fits = std::function<bool(const FactSelector&)>;

/// An amount in another unit: by rates, as it is, or by the units that the policy declares. Nothing where no rate fits,
/// or where several disagree.
[[nodiscard]] std::optional<Ratio> converted(const Policy& policy, const Amount& amount, Measure unit,
                                             const std::vector<Conversion>& rates, const Fits& fits);

/// Step 5: what so much of an activity is worth; `begins` for the part with which it begins.
[[nodiscard]] Worth worth_of(const Measuring& measuring, const Activity& activity, const Quantity& quantity,
                             bool begins);

/// Whether an activity meets the conditions of the measure.
[[nodiscard]] Tri qualifies(const Measuring& measuring, const Activity& activity);
/// Whether the subject had an activity before that counts and fits a selector: of the same item, in the window, or
/// ever.
[[nodiscard]] Tri came_before(const Measuring& measuring, const FactSelector& of, Once within,
                              const Activity& activity);

/// Steps 5 and 6 by a measure: the pieces of a fold.
void credit_measure(const Measuring& measuring, const std::vector<Part>& parts, Fold& fold);
/// Step 7: the caps of a measure.
void apply_measure_caps(const Counting& counting, const MeasureSpec& spec, Fold& fold);
/// Step 10: rounds what counted in the window, where the measure says so.
void round_window(const MeasureSpec& spec, Fold& fold);

}  // namespace cadre::inline v1::detail
