// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/account.hpp"

#include <algorithm>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/posting.hpp"
#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {
namespace {

const Quota* whole_of(const Engine& engine, const Quota& quota) {
  const auto index = engine.policy().find_rule(quota.part_of);
  return index ? std::get_if<Quota>(&engine.rule(*index).spec) : nullptr;
}

/// The nearest quota above whose carry feeds a part: one with the same windows. A part with a carry of its own has
/// none.
const Quota* feeder_of(const Engine& engine, const Quota& quota) {
  if (has_carry(engine, quota)) return nullptr;
  for (const Quota* whole = whole_of(engine, quota); whole != nullptr; whole = whole_of(engine, *whole)) {
    if (has_carry(engine, *whole) && whole->per.spec == quota.per.spec) return whole;
  }
  return nullptr;
}

/// Whether what is carried into a whole feeds one of its parts.
bool feeds(const Engine& engine, const Lot& lot, const Quota& part, const Quota& whole) {
  const auto& not_for = lot.carry->not_for;
  for (const Quota* at = &part; at != &whole; at = whole_of(engine, *at)) {
    const bool is_kept_out = std::find(not_for.begin(), not_for.end(), at->id) != not_for.end();
    if (is_kept_out || !takes_lot(engine, at->of, lot)) return false;
  }
  return true;
}

/// What the whole's carry brings into a window of a part.
std::vector<Lot> fed(Engine& engine, const Quota& part, const Query& query, Ways ways) {
  const Quota* const whole = feeder_of(engine, part);
  if (whole == nullptr) return {};
  const Query above{*engine.policy().find_rule(whole->id), query.subject, query.at};
  std::vector<Lot> lots = account_of(engine, *whole, above, ways).lots;
  std::erase_if(lots, [&](const Lot& lot) { return !feeds(engine, lot, part, *whole); });
  return lots;
}

/// The first day from which books are kept: the first on which the rule is in force; of one that always was, the
/// subject's first record or opening balance.
Date first_day(Engine& engine, const Quota& quota, const Subject& subject) {
  if (engine.in_force(quota).from != Date::first()) return engine.in_force(quota).from;
  Date first = first_day_of(engine, quota, subject);
  const auto look = [&](const Holder& holder) {
    for (const auto& event : engine.snapshot().events_of(holder)) {
      for (const Carry* carry : carries_of(engine, quota)) {
        const auto& opening = carry->opening;
        const bool is_one = std::find(opening.begin(), opening.end(), event.fact.kind) != opening.end();
        if (is_one) first = std::min(first, event.fact.during.from);
      }
    }
  };
  if (const auto holder = holder_of(subject)) look(*holder);
  return first;
}

/// Enters a window after those that the books hold.
void enter(Engine& engine, const Quota& quota, const Query& query, Ways ways, Books& books) {
  Posting posting{engine, quota, query, ways, books};
  posting.open(fed(engine, quota, query, ways));
  posting.pay_debts();
  posting.take_needs();
  posting.hand_on();
  posting.run_up_debt();
  books.accounts.push_back(std::move(posting.account()));
  books.standing = std::move(posting.standing());
  for (const auto& [account, day] : posting.cures()) books.accounts[account].cured_on = day;
}

/// Keeps books up to a day.
void keep(Engine& engine, const Quota& quota, const Query& query, Ways ways, Date until, Books& books) {
  Date from = books.accounts.empty() ? first_day(engine, quota, query.subject) : books.accounts.back().period.until;
  if (from >= until) return;
  for (const Window& window : engine.windows(quota, query.subject, {from, until})) {
    if (!books.accounts.empty() && window.period.from < books.accounts.back().period.until) continue;
    const Case at{window};
    enter(engine, quota, {query.rule, query.subject, at}, ways, books);
  }
}

/// Until when facts may still change what is to be said of a window.
Date settled_on(const Engine& engine, const Quota& quota, const Period& window) {
  const Debt* const debt = debt_of(engine, quota);
  if (debt == nullptr) return window.until;
  return std::max(window.until, std::min(engine.today() + 1, shifted(window.until, debt->within, false)));
}

}  // namespace

std::vector<const Carry*> carries_of(const Engine& engine, const Quota& quota) {
  std::vector<const Carry*> list;
  for (const Carry& carry : engine.policy().model().carries) {
    if (carry.of == quota.id) list.push_back(&carry);
  }
  std::sort(list.begin(), list.end(), [](const Carry* a, const Carry* b) { return a->id < b->id; });
  return list;
}

bool has_carry(const Engine& engine, const Quota& quota) {
  const auto& all = engine.policy().model().carries;
  return std::any_of(all.begin(), all.end(), [&](const Carry& carry) { return carry.of == quota.id; });
}

const Debt* debt_of(const Engine& engine, const Quota& quota) {
  const auto& all = engine.policy().model().debts;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Debt& debt) { return debt.of == quota.id; });
  return found == all.end() ? nullptr : &*found;
}

bool is_fed(const Engine& engine, const Quota& quota) { return feeder_of(engine, quota) != nullptr; }

bool has_account(const Engine& engine, const Quota& quota) {
  return has_carry(engine, quota) || debt_of(engine, quota) != nullptr || is_fed(engine, quota);
}

bool takes_lot(const Engine& engine, const FactSelector& of, const Lot& lot) {
  if (lot.activity == nullptr) return false;
  Activity activity = *lot.activity;
  if (!lot.carry->relabel.empty()) activity.relabelled = &lot.carry->relabel;
  return takes(engine.policy(), engine.snapshot(), of, activity) == Tri::yes;
}

Account account_of(Engine& engine, const Quota& quota, const Query& query, Ways ways) {
  Books& books = engine.books(query.rule, query.subject, ways);
  keep(engine, quota, query, ways, settled_on(engine, quota, query.period()), books);
  for (const Account& account : books.accounts) {
    if (account.period == query.period()) return account;
  }
  // Before the first window nothing was handed on.
  Books alone;
  enter(engine, quota, query, ways, alone);
  return alone.accounts.front();
}

}  // namespace cadre::inline v1::detail
