// SPDX-License-Identifier: Apache-2.0
// What tests should have seen of a quota, and of what windows of it hand on.
#include <algorithm>

#include "evaluate/detail/obligations.hpp"
#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {
namespace {

/// One step of what a quota counts: a minute, half a study day where there are halves, else one.
Ratio step_of(const Quota& rule, const Policy& policy) {
  const bool has_halves = rule.count == "days" && (!rule.day_counts || rule.day_counts->half);
  const MeasureSpec* const measure = policy.measure(rule.count);
  const bool is_days = measure != nullptr && measure->in == "d";
  return has_halves || is_days ? Ratio::of(1, 2) : Ratio::whole(1);
}

bool lost_as(const Seen& seen, Loss loss) {
  return seen.has_piece([loss](const Piece& piece) { return piece.loss == loss; });
}

/// A ceiling that holds, for what is seen.
std::optional<Ratio> ceiling_of(const Quota& rule, const Seen& seen) {
  if (seen.at == nullptr || seen.judgement() == nullptr) return std::nullopt;
  const Period& window = seen.at->window.period;
  const Parameter* const most = figure_of(seen.engine, rule, ceiling_figure, seen.subject, window, true);
  return most == nullptr ? std::nullopt : value_in(seen.engine, rule, *most, window).value;
}

void list_ceiling(const Quota& rule, Listing& listing) {
  const auto over = [&rule](const Seen& seen) -> std::optional<Ratio> {
    const auto most = ceiling_of(rule, seen);
    if (!most || !seen.judgement()->counted) return std::nullopt;
    return subtract(*seen.judgement()->counted, *most);
  };
  listing.add("at_most: exactly at it", "a window in which exactly the most counts",
              [over](const Seen& seen) { return over(seen) == Ratio{}; });
  listing.add("at_most: one step over it", "a window in which one step of the unit more counts",
              [over](const Seen& seen) {
                const auto more = over(seen);
                return more && *more > Ratio{} && *more <= Ratio::whole(1);
              });
}

void list_tiers(const Quota& rule, Listing& listing) {
  for (std::size_t i = 0; i < rule.tiers.size(); ++i) {
    const Tier& tier = rule.tiers[i];
    const auto figure = tier.at_least ? floor_figure : tier.at_most ? ceiling_figure : cap_figure;
    listing.add("tiers[" + std::to_string(i) + "]: its figure holds", "somebody of this class",
                [&rule, &tier, figure](const Seen& seen) {
                  if (!seen.speaks() || seen.at == nullptr) return false;
                  const Period& window = seen.at->window.period;
                  const Parameter* const own = figure_of(seen.engine, rule, figure, seen.subject, window, true);
                  return own == &*(tier.*figure.of_tier);
                });
  }
}

void list_measure(const Quota& rule, Listing& listing) {
  const MeasureSpec* const measure = listing.policy().measure(rule.count);
  if (measure == nullptr) return;
  for (std::size_t i = 0; i < measure->caps.size(); ++i) {
    const std::string id = measure->id;
    listing.add_matters(id, "caps[" + std::to_string(i) + "] bites",
                        "a record or window in which this cap takes something away", [id, i](PolicyModel& model) {
                          auto& caps = rule_in(model.measures, id)->caps;
                          caps.erase(caps.begin() + static_cast<std::ptrdiff_t>(i));
                        });
  }
}

void list_carries(const Quota& rule, Listing& listing) {
  for (const Carry& carry : listing.policy().model().carries) {
    if (carry.of != rule.id) continue;
    listing.add_of(carry.id, "used", "a window that needs what the one before had left over", [](const Seen& seen) {
      const Judgement* const judgement = seen.judgement();
      return judgement != nullptr && judgement->carry_used && *judgement->carry_used > Ratio{};
    });
    if (carry.most || !carry.per_kind.empty() || carry.of_facts != FactSelector{} || carry.earned_within) {
      listing.add_of(carry.id, "cut", "a window with more left over than may go on", [](const Seen& seen) {
        const Judgement* const judgement = seen.judgement();
        return judgement != nullptr && judgement->surplus && judgement->carry_out &&
               *judgement->carry_out < *judgement->surplus;
      });
    }
    listing.add_of(
        carry.id, "expired", "a window that ends with something carried that nobody needed", [&rule](const Seen& seen) {
          const Judgement* const judgement = seen.judgement();
          if (judgement == nullptr || !judgement->carry_in || !judgement->carry_used) return false;
          if (*judgement->carry_used >= *judgement->carry_in) return false;
          const Account account = account_of(seen.engine, rule, seen.query(), {true, false});
          return std::any_of(account.lots.begin(), account.lots.end(), [](const Lot& lot) { return lot.left <= 1; });
        });
  }
  for (const Debt& debt : listing.policy().model().debts) {
    if (debt.of != rule.id) continue;
    listing.add_of(debt.id, "made up", "a shortage that is made up in time",
                   [](const Seen& seen) { return seen.judgement() != nullptr && seen.judgement()->cured_on; });
    listing.add_of(debt.id, "not made up", "a shortage that nothing makes up in time", [](const Seen& seen) {
      return seen.is(Answer::failed) && seen.judgement() != nullptr && !seen.judgement()->cured_on;
    });
  }
}

/// What records can do to a rule. One without a bound only counts: it is never unknown.
void list_records(const Quota& rule, bool has_bound, Listing& listing) {
  if (!rule.only.empty()) {
    listing.add("only: cut away", "a record with time that `only` takes away",
                [](const Seen& seen) { return lost_as(seen, Loss::outside_hours); });
    const std::string& name = rule.only.inside.empty() ? rule.only.outside : rule.only.inside;
    const WorkCalendar* const calendar = listing.policy().calendar(name);
    const auto& specs = listing.policy().model().calendars;
    const auto spec =
        std::find_if(specs.begin(), specs.end(), [&](const auto& s) { return "calendar." + s.id == name; });
    if (has_bound && calendar != nullptr && spec != specs.end() && !spec->holidays.empty())
      listing.add_unknown(Reason::calendar_unknown, "a record on a weekday beyond the table of holidays");
  }
  if (has_bound && rule.untimed == Untimed::unknown) {
    listing.add_unknown(Reason::untimed, "a record without clock time, where it decides");
  } else if (rule.untimed == Untimed::lost) {
    listing.add("untimed: lost", "a record without clock time",
                [](const Seen& seen) { return lost_as(seen, Loss::no_time); });
  }
  // What has no clock time is in doubt for that first, where the clock decides.
  const bool is_untimed_first = !rule.only.empty() && rule.untimed == Untimed::unknown;
  if (has_bound && rule.count == "hours" && !is_untimed_first)
    listing.add_unknown(Reason::no_conversion, "a record in a unit other than clock time");
  if (rule.report_within) {
    listing.add("report_within: too late", "a record that was handed in too late",
                [](const Seen& seen) { return lost_as(seen, Loss::late); });
  }
  const auto counts_outside = [](bool before) {
    return [before](const Seen& seen) {
      return seen.has_piece([&](const Piece& piece) {
        const Period& window = seen.at->window.period;
        return !piece.loss && (before ? piece.day < window.from : window.until <= piece.day);
      });
    };
  };
  if (rule.accept_before)
    listing.add("accept_before: accepted", "a record of before the window that it needs", counts_outside(true));
  if (rule.do_grace) listing.add("do_grace: used", "a record of after the window that it needs", counts_outside(false));
}

}  // namespace

void obligations(const Quota& rule, Listing& listing) {
  const bool has_tier_floor =
      std::any_of(rule.tiers.begin(), rule.tiers.end(), [](const Tier& t) { return t.at_least; });
  const bool has_floor = rule.at_least || has_tier_floor || (rule.first_window && rule.first_window->at_least);
  const bool has_ceiling =
      rule.at_most || std::any_of(rule.tiers.begin(), rule.tiers.end(), [](const Tier& t) { return t.at_most; });
  if (has_floor || has_ceiling) listing.add_answers();
  if (has_floor) listing.add_floor("at_least", step_of(rule, listing.policy()));
  if (has_ceiling) list_ceiling(rule, listing);
  if (rule.at_most_advised) {
    listing.add("at_most_advised: more", "a window in which more than is advised counts",
                [](const Seen& seen) { return seen.judgement() != nullptr && seen.judgement()->over_advice; });
  }
  const bool has_cap =
      rule.cap || std::any_of(rule.tiers.begin(), rule.tiers.end(), [](const Tier& t) { return t.cap; });
  if (has_cap) {
    listing.add("cap: bites", "a window in which the cap takes something away",
                [](const Seen& seen) { return lost_as(seen, Loss::over_cap); });
  }
  list_tiers(rule, listing);
  list_measure(rule, listing);
  list_records(rule, has_floor || has_ceiling, listing);
  list_carries(rule, listing);
}

}  // namespace cadre::inline v1::detail
