// SPDX-License-Identifier: Apache-2.0
// Records outside a window that count in it: so long before it, or in the grace after it.
#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Records that may count in a window beside its own, in the order in which they do.
struct Offer {
  std::vector<Piece> sure;
  Ratio most;  ///< of these, and of those that may or may not count
  bool unbounded = false;
  Reason doubt = Reason::none;
};

Offer offer_of(const std::vector<Piece>& pieces) {
  Offer offer;
  for (const Piece& piece : pieces) {
    if (piece.loss) continue;
    offer.most = add(offer.most, piece.amount);
    if (piece.doubt == Reason::none) {
      offer.sure.push_back(piece);
    } else if (offer.doubt == Reason::none) {
      offer.doubt = piece.doubt;
    }
  }
  return offer;
}

/// What a quota counts in some days that are no window of it.
Offer counted_in(const Counting& counting, const Period& days) {
  const Case at{window_of(days)};
  const Query query{counting.query.rule, counting.query.subject, at};
  const Fold fold = counted_inside({counting.engine, counting.quota, query, counting.unknown_as});
  Offer offer = offer_of(fold.pieces);
  offer.unbounded = fold.unbounded;
  return offer;
}

/// What a quota owes in a window; nothing where it does not speak of the subject, or waives the window.
Ratio owed_in(const Counting& counting, const Query& query) {
  if (is_set_aside(counting.engine, counting.quota, query, counting.unknown_as)) return {};
  const Need need = floor_need(counting.engine, counting.quota, query.subject, query.at, counting.unknown_as);
  return need.value.value_or(Ratio{});
}

/// The window that ends where another begins, of windows that follow one another.
std::optional<Case> window_before(const Counting& counting) {
  const WindowSpec& spec = counting.quota.per.spec;
  const bool adjoin = std::holds_alternative<window::Calendar>(spec) || std::holds_alternative<window::Years>(spec);
  const Date from = counting.query.period().from;
  const Subject& subject = counting.query.subject;
  // Before the first record, or the first day in force, there is nothing to be made up.
  if (!adjoin || from <= first_day_of(counting.engine, counting.quota, subject)) return std::nullopt;
  for (Case& at : counting.engine.cases_touching(counting.query.rule, subject, {from - 1, from})) {
    if (at.has_own_day && at.window.period.until == from) return at;
  }
  return std::nullopt;
}

/// What a window does not need of its own, the earliest being taken first, from a day on.
std::vector<Piece> not_needed(const Fold& fold, const Period& window, Ratio need, Date since) {
  std::vector<Piece> rest;
  for (Piece piece : fold.pieces) {
    if (piece.loss || !window.contains(piece.day)) continue;
    const bool is_sure = piece.doubt == Reason::none;
    const Ratio part = is_sure ? std::min(piece.amount, need) : Ratio{};
    need = subtract(need, part);
    piece.amount = subtract(piece.amount, part);
    if (piece.day >= since && (piece.amount > Ratio{} || !is_sure)) rest.push_back(piece);
  }
  return rest;
}

/// What a window does not need is there for the next one; before a clock's window, all that was done.
Offer offered_before(const Counting& counting) {
  const Period& window = counting.query.period();
  const Date since = shifted(window.from, *counting.quota.accept_before, true);
  if (std::holds_alternative<window::Clock>(counting.quota.per.spec)) return counted_in(counting, {since, window.from});
  const auto before = window_before(counting);
  if (!before) return {};
  const Query query{counting.query.rule, counting.query.subject, *before};
  const Fold& fold = counting.engine.fold(query.rule, query.subject, *before, counting.unknown_as);
  Offer offer = offer_of(not_needed(fold, query.period(), owed_in(counting, query), since));
  // What may count may have been needed, or have made something else unneeded.
  if (fold.uncertain > Ratio{}) offer.most = add(offer.most, fold.uncertain);
  if (offer.doubt == Reason::none) offer.doubt = fold.doubt;
  offer.unbounded = fold.unbounded;
  return offer;
}

/// Lets an offer count as far as a need takes it.
void take(const Offer& offer, Ratio need, Fold& fold) {
  const auto beside = [&](Ratio own, Ratio offered) {
    return std::min(offered, std::max(Ratio{}, subtract(need, own)));
  };
  const Ratio own_most = add(fold.counted, fold.uncertain);
  const Ratio most = add(own_most, beside(own_most, offer.most));
  for (Piece piece : offer.sure) {
    piece.amount = beside(fold.counted, piece.amount);
    if (piece.amount == Ratio{}) continue;
    fold.counted = add(fold.counted, piece.amount);
    fold.pieces.push_back(piece);
  }
  fold.uncertain = std::max(Ratio{}, subtract(most, fold.counted));
  if (fold.doubt == Reason::none) fold.doubt = offer.doubt;
  fold.unbounded = fold.unbounded || offer.unbounded;
}

/// Takes out of a window what the window before it counted in its grace.
void give_back(const Counting& counting, Fold& fold) {
  const auto before = window_before(counting);
  if (!before) return;
  const Fold& earlier = counting.engine.fold(counting.query.rule, counting.query.subject, *before, counting.unknown_as);
  // What may count there may leave something here.
  const bool is_doubtful = earlier.unbounded || earlier.uncertain > Ratio{};
  std::vector<Piece> gone;
  for (const Piece& taken : earlier.pieces) {
    if (taken.loss || taken.doubt != Reason::none || taken.day < before->window.period.until) continue;
    for (Piece& own : fold.pieces) {
      if (own.fact != taken.fact || own.day != taken.day || own.loss || own.doubt != Reason::none) continue;
      Piece part = own;
      part.amount = std::min(own.amount, taken.amount);
      own.amount = subtract(own.amount, part.amount);
      if (is_doubtful) part.doubt = earlier.doubt;
      if (!is_doubtful) part.loss = Loss::counted_before;
      gone.push_back(part);
    }
  }
  std::erase_if(fold.pieces, [&](const Piece& piece) {
    const auto is_it = [&](const Piece& part) { return part.fact == piece.fact && part.day == piece.day; };
    return piece.amount == Ratio{} && !piece.unbounded && !piece.loss && std::any_of(gone.begin(), gone.end(), is_it);
  });
  fold.pieces.insert(fold.pieces.end(), gone.begin(), gone.end());
  total(fold);
}

}  // namespace

Date first_day_of(Engine& engine, const Quota& quota, const Subject& subject) {
  const Date from = engine.in_force(quota).from;
  if (from != Date::first()) return from;
  Date first = Date::last();
  for (const Activity& activity : engine.activities(subject)) first = std::min(first, activity.day());
  return first;
}

void count_around(const Counting& counting, Fold& fold) {
  const Quota& quota = counting.quota;
  const Query& query = counting.query;
  if (quota.do_grace) give_back(counting, fold);
  const Ratio need = owed_in(counting, query);
  if (quota.accept_before) take(offered_before(counting), need, fold);
  const Period after{query.period().until, done_until(counting.engine, query)};
  if (quota.do_grace) take(counted_in(counting, after), need, fold);
}

}  // namespace cadre::inline v1::detail
