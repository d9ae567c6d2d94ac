// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/posting.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/quota.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

Ratio sum_left(const std::vector<Item>& items, bool of_lots) {
  Ratio sum;
  for (const Item& item : items) {
    if (item.lot.has_value() == of_lots) sum = add(sum, item.left);
  }
  return sum;
}

/// Whether a carry or debt holds of a subject on a day.
bool holds_on(const Engine& engine, const RuleHead& rule, const Subject& subject, Date day, bool unknown_as) {
  if (!engine.in_force(rule).contains(day)) return false;
  const Tri value = holds(engine.view(), rule.who, subject, day);
  return value == Tri::yes || (value == Tri::unknown && unknown_as);
}

}  // namespace

Posting::Posting(Engine& engine, const Quota& quota, const Query& query, Ways ways, const Books& books)
    : engine_{engine},
      quota_{quota},
      query_{query},
      ways_{ways},
      index_{books.accounts.size()},
      carries_{carries_of(engine, quota)},
      standing_{books.standing} {
  account_.period = query.period();
  account_.doubt = standing_.doubt;
  need_ = floor_need(engine, quota, query.subject, query.at, ways.unknown_as).value;
  is_aside_ = is_set_aside(engine, quota, query, ways.unknown_as);
}

void Posting::open(const std::vector<Lot>& fed) {
  std::map<FactId, const Activity*> activities;
  for (const Activity& activity : engine_.activities(query_.subject)) activities.emplace(activity.fact, &activity);
  const Fold& fold = engine_.fold(query_.rule, query_.subject, query_.at, ways_.unknown_as);
  const auto enter = [&](const Piece& piece) {
    const auto found = activities.find(piece.fact);
    const Ratio amount = piece.unbounded ? beyond_all_bounds : piece.amount;
    items_.push_back(
        {found == activities.end() ? nullptr : found->second, piece.fact, piece.day, amount, amount, amount});
    for (const Carry* carry : carries_) {
      if (is_earned(*carry, items_.back()) == Tri::unknown) may_be(Reason::untimed);
    }
  };
  for (const Piece& piece : fold.pieces) {
    if (!piece.loss && piece.doubt == Reason::none) enter(piece);
  }
  if (fold.unrounded) round_last(subtract(fold.counted, *fold.unrounded));
  // What is in doubt is used after what is sure.
  for (const Piece& piece : fold.pieces) {
    if (piece.loss || piece.doubt == Reason::none) continue;
    may_be(piece.doubt);
    if (ways_.doubtful_as) enter(piece);
  }
  standing_.doubt = account_.doubt;
  open_lots(fed);
}

/// Something may or may not count, or be carried.
void Posting::may_be(Reason doubt) {
  if (account_.doubt == Reason::none) account_.doubt = doubt;
}

/// What the rounding of a window adds or takes, it adds to or takes from its last records.
void Posting::round_last(Ratio change) {
  for (auto item = items_.rbegin(); item != items_.rend() && change != Ratio{}; ++item) {
    const Ratio part = std::max(change, -item->amount);
    item->amount = item->left = item->payable = add(item->amount, part);
    change = subtract(change, part);
  }
}

void Posting::open_lots(const std::vector<Lot>& fed) {
  account_.lots = carries_.empty() ? fed : standing_.lots;
  take_opening();
  for (std::size_t i = 0; i < account_.lots.size(); ++i) {
    const Lot& lot = account_.lots[i];
    account_.carry_in = add(account_.carry_in, lot.amount);
    items_.push_back({lot.activity, lot.fact, lot.day, lot.amount, lot.amount, Ratio{}, i});
  }
}

void Posting::take_opening() {
  const Measure unit = engine_.policy().measured_in(engine_.rule(query_.rule));
  const auto look = [&](const Holder& holder, const Carry& carry) {
    for (const auto& event : engine_.snapshot().events_of(holder)) {
      const Date day = event.fact.during.from;
      const bool is_one = contains(carry.opening, event.fact.kind) && query_.period().contains(day);
      if (!is_one || day > engine_.today()) continue;
      if (event.fact.amount && event.fact.amount->measure == unit) {
        account_.lots.push_back({&carry, nullptr, event.id, day, event.fact.amount->value, carry.lifetime});
      } else {
        may_be(Reason::no_conversion);
        standing_.doubt = account_.doubt;
        if (ways_.doubtful_as)
          account_.lots.push_back({&carry, nullptr, event.id, day, beyond_all_bounds, carry.lifetime});
      }
    }
  };
  const auto holder = holder_of(query_.subject);
  for (const Carry* carry : carries_) {
    if (holder) look(*holder, *carry);
  }
}

void Posting::pay_debts() {
  const Debt* const rule = debt_of(engine_, quota_);
  for (Owed& debt : standing_.debts) {
    for (Item& item : items_) {
      if (item.lot || !debt.in_time.contains(item.day) || debt.left == Ratio{}) continue;
      const Ratio part = std::min(item.payable, debt.left);
      if (part == Ratio{}) continue;
      item.payable = subtract(item.payable, part);
      debt.left = subtract(debt.left, part);
      account_.paid = add(account_.paid, part);
      account_.assumed = account_.assumed || debt.is_assumed;
      if (rule->in_addition) item.left = subtract(item.left, part);
      if (debt.left == Ratio{}) cures_.emplace_back(debt.account, item.day);
    }
  }
  std::erase_if(standing_.debts,
                [&](const Owed& debt) { return debt.left == Ratio{} || debt.in_time.until <= account_.period.until; });
  account_.own = sum_left(items_, false);
}

/// A part of a carry that the quota's cap keeps out goes on unused.
void Posting::limit_to_cap() {
  if (!quota_.cap) return;
  const Need cap = value_in(engine_, quota_, *quota_.cap, query_.period());
  if (!cap.value) return;
  Ratio room = std::max(Ratio{}, subtract(*cap.value, account_.own));
  for (Item& item : items_) {
    if (!item.lot || !account_.lots[*item.lot].carry->capped) continue;
    item.left = item.amount = std::min(item.left, room);
    room = subtract(room, item.left);
  }
}

/// The order in which needs take: what is carried in before or after the window's own, as its carry says; of its own
/// what may not be carried first.
std::vector<std::size_t> Posting::order() const {
  const auto rank = [&](std::size_t i) {
    const Item& item = items_[i];
    if (item.lot) return account_.lots[*item.lot].carry->spent == Spending::first ? 0 : 3;
    const bool may_go_on =
        std::any_of(carries_.begin(), carries_.end(), [&](const Carry* carry) { return may_carry(*carry, item); });
    return may_go_on ? 2 : 1;
  };
  std::vector<int> ranks;
  for (std::size_t i = 0; i < items_.size(); ++i) ranks.push_back(rank(i));
  std::vector<std::size_t> order(items_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
  return order;
}

/// What a part of the quota has in the window: what it counts itself, which the whole may not, and what it is fed.
template <class Fits>
Ratio Posting::part_has(std::size_t part, const Fits& fits) {
  const Fold& own = engine_.fold(part, query_.subject, query_.at, ways_.unknown_as);
  Ratio has = ways_.doubtful_as ? add(own.counted, own.uncertain) : own.counted;
  for (const Item& item : items_) {
    if (item.lot && fits(item)) has = add(has, item.amount);
  }
  return has;
}

template <class Fits>
Ratio Posting::take(Ratio need, const Fits& fits) {
  Ratio missing = need;
  for (const Item& item : items_) {
    if (fits(item)) missing = subtract(missing, subtract(item.amount, item.left));
  }
  for (const std::size_t i : order()) {
    Item& item = items_[i];
    if (missing <= Ratio{}) break;
    if (!fits(item)) continue;
    const Ratio part = std::min(item.left, missing);
    item.left = subtract(item.left, part);
    missing = subtract(missing, part);
  }
  return missing;
}

bool Posting::fits(const Item& item, const Quota& part) const {
  if (item.lot) {
    const Lot& lot = account_.lots[*item.lot];
    return !contains(lot.carry->not_for, part.id) && takes_lot(engine_, part.of, lot);
  }
  return item.activity != nullptr && takes(engine_.policy(), engine_.snapshot(), part.of, *item.activity) == Tri::yes;
}

void Posting::take_needs() {
  for (Item& item : items_) {
    if (!item.lot) item.amount = item.left;
  }
  limit_to_cap();
  const auto rules = engine_.policy().rules();
  for (std::size_t i = 0; i < rules.size() && !is_aside_ && !carries_.empty(); ++i) {
    const auto* const part = std::get_if<Quota>(&rules[i].spec);
    const bool is_part = part != nullptr && part->part_of == quota_.id && part->at_least &&
                         part->per.spec == quota_.per.spec &&
                         (!part->only_window || !engine_.cases_same_as(query_.at, i, query_.subject).empty());
    if (!is_part || is_set_aside(engine_, *part, {i, query_.subject, query_.at}, ways_.unknown_as)) continue;
    const Need need = floor_need(engine_, *part, query_.subject, query_.at, ways_.unknown_as);
    const auto fits_part = [&](const Item& item) { return fits(item, *part); };
    if (!need.value) continue;
    take(*need.value, fits_part);
    if (part_has(i, fits_part) < *need.value) is_short_ = true;
  }
  if (need_ && !is_aside_ && take(*need_, [](const Item&) { return true; }) > Ratio{}) is_short_ = true;
  for (const Item& item : items_) {
    if (!item.lot) continue;
    Lot& lot = account_.lots[*item.lot];
    const Ratio used = subtract(item.amount, item.left);
    account_.carry_used = add(account_.carry_used, used);
    account_.assumed = account_.assumed || (used > Ratio{} && lot.carry->assumed);
  }
  if (need_ || is_aside_) account_.surplus = sum_left(items_, false);
}

/// Whether something was earned as late in the window as a carry asks. Of time that is given for several days nobody
/// knows on which of them.
Tri Posting::is_earned(const Carry& carry, const Item& item) const {
  if (!carry.earned_within) return Tri::yes;
  const Date since = shifted(account_.period.until, *carry.earned_within, true);
  if (item.day >= since) return Tri::yes;
  const bool is_span = item.activity != nullptr && !item.activity->clock && item.activity->days.until > since;
  return is_span ? Tri::unknown : Tri::no;
}

bool Posting::may_carry(const Carry& carry, const Item& item) const {
  const Tri earned = is_earned(carry, item);
  const bool is_late = earned == Tri::yes || (earned == Tri::unknown && ways_.doubtful_as);
  return item.activity != nullptr && is_late &&
         takes(engine_.policy(), engine_.snapshot(), carry.of_facts, *item.activity) == Tri::yes;
}

/// Whether it is the first window that runs from the subject's own day or, of other windows, nothing before it is one
/// of `who`.
bool Posting::is_first() const {
  if (query_.at.window.number != 0) return query_.at.window.number == 1;
  const Period before{Date::first(), account_.period.from};
  return !held_on_any(engine_.view(), quota_.who, query_.subject, before, ways_.unknown_as);
}

bool Posting::hands_on(const Carry& carry) const {
  if (!holds_on(engine_, carry, query_.subject, account_.period.until - 1, ways_.unknown_as)) return false;
  if (is_aside_) return carry.from_waived;
  if (!need_ || (carry.blocked_if_used && account_.carry_used > Ratio{})) return false;
  if (!carry.from_first && is_first()) return false;
  return !carry.only_if || !is_short_;
}

void Posting::hand_on() {
  std::vector<Lot> next;
  for (const Carry* carry : carries_) hand_on(*carry, next);
  for (const Lot& lot : next) account_.carry_out = add(account_.carry_out, lot.amount);
  standing_.lots = std::move(next);
}

/// What goes on by a carry if nothing limits it: what is left of earlier windows, then what is new, by start.
std::vector<Leftover> Posting::left_over(const Carry& carry) {
  std::vector<Leftover> list;
  const auto add_one = [&](Item& item, const Lot& lot) {
    if (lot.amount <= Ratio{}) return;
    list.push_back({lot, item.lot ? nullptr : &item, {}});
    for (std::size_t k = 0; k < carry.per_kind.size(); ++k) {
      const bool is_of = lot.activity != nullptr &&
                         takes(engine_.policy(), engine_.snapshot(), carry.per_kind[k].of, *lot.activity) == Tri::yes;
      if (is_of) list.back().kinds.push_back(k);
    }
  };
  for (Item& item : items_) {
    if (!item.lot) continue;
    Lot lot = account_.lots[*item.lot];
    lot.amount = subtract(lot.amount, subtract(item.amount, item.left));
    if (lot.carry == &carry && --lot.left > 0) add_one(item, lot);
  }
  if (!hands_on(carry)) return list;
  for (Item& item : items_) {
    if (!item.lot && may_carry(carry, item))
      add_one(item, {&carry, item.activity, item.fact, item.day, item.left, carry.lifetime});
  }
  return list;
}

/// The most that a carry lets go on; nothing where nothing bounds it.
std::optional<Ratio> Posting::most_of(const Carry& carry) const {
  if (!carry.most) return std::nullopt;
  const auto values = engine_.policy().values(*carry.most);
  const bool is_share = !values.empty() && values.front().amount.measure == Measure::ratio();
  const Ratio most = value_in(engine_, quota_, *carry.most, query_.period()).value.value_or(Ratio{});
  return is_share ? multiply(most, need_.value_or(Ratio{})) : most;
}

void Posting::hand_on(const Carry& carry, std::vector<Lot>& next) {
  std::vector<Leftover> all = left_over(carry);
  std::vector<Leftover*> order;
  order.reserve(all.size());
  for (Leftover& one : all) order.push_back(&one);
  // What may be used longest, and of that what takes the room of fewest limits, makes a further record never cost any.
  std::stable_sort(order.begin(), order.end(), [](const Leftover* a, const Leftover* b) {
    return a->lot.left != b->lot.left ? a->lot.left > b->lot.left : a->kinds.size() < b->kinds.size();
  });
  std::optional<Ratio> room = most_of(carry);
  std::vector<Ratio> kinds;
  for (const CarryKind& kind : carry.per_kind) kinds.push_back(kind.most.value);
  for (Leftover* one : order) {
    Ratio& amount = one->lot.amount;
    if (room) amount = std::min(amount, *room);
    for (const std::size_t k : one->kinds) amount = std::min(amount, kinds[k]);
    if (room) room = subtract(*room, amount);
    for (const std::size_t k : one->kinds) kinds[k] = subtract(kinds[k], amount);
  }
  for (const Leftover& one : all) {
    if (one.lot.amount <= Ratio{}) continue;
    next.push_back(one.lot);
    if (one.own != nullptr) one.own->left = subtract(one.own->left, one.lot.amount);
  }
}

void Posting::run_up_debt() {
  const Debt* const debt = debt_of(engine_, quota_);
  if (debt == nullptr || is_aside_ || !need_ || !is_settled(engine_, query_)) return;
  const Period& window = account_.period;
  const Ratio missing = subtract(*need_, account_.counted());
  if (missing <= Ratio{} || !holds_on(engine_, *debt, query_.subject, window.until - 1, ways_.unknown_as)) return;
  const Period in_time{window.until, shifted(window.until, debt->within, false)};
  standing_.debts.push_back({index_, missing, in_time, debt->assumed});
}

}  // namespace cadre::inline v1::detail
