// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "evaluate/detail/measure.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Clock time counts as it is; other units as the policy's units say.
void credit_time(const Counting& counting, const std::vector<Part>& parts, Fold& fold) {
  const Policy& policy = counting.engine.policy();
  for (const Part& part : parts) {
    const auto recorded = part.recorded();
    const Amount amount = recorded && !part.has_time() ? *recorded : Amount{part.minutes(), Measure::time()};
    bool is_known = true;
    const auto fits = [&](const FactSelector& of) {
      const Tri taken = takes(policy, counting.engine.snapshot(), of, *part.activity);
      is_known = is_known && taken != Tri::unknown;
      return taken == Tri::yes;
    };
    const auto worth = converted(policy, amount, Measure::time(), {}, std::ref(fits));
    Piece piece = part.worth(worth.value_or(Ratio{}));
    if (part.counts() && (!worth || !is_known)) {
      piece.amount = Ratio{};
      piece.doubt = is_known ? Reason::no_conversion : Reason::not_recorded;
      piece.unbounded = true;
    }
    fold.pieces.push_back(piece);
  }
}

}  // namespace

void credit_amounts(const Counting& counting, const std::vector<Part>& parts, Fold& fold) {
  const MeasureSpec* const spec = counting.engine.policy().measure(counting.quota.count);
  if (spec == nullptr) return credit_time(counting, parts, fold);
  const Measure unit = spec->in.empty() ? Measure::time() : *Measure::named(spec->in);
  credit_measure({counting, *spec, unit, chain_of(counting.engine.policy(), counting.quota)}, parts, fold);
  apply_measure_caps(counting, *spec, fold);
}

void credit_sessions(const std::vector<Part>& parts, Fold& fold) {
  const auto rank = [](const Part& p) { return p.loss ? 0 : p.doubt != Reason::none ? 1 : 2; };
  std::vector<const Part*> best;
  for (const Part& part : parts) {
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
