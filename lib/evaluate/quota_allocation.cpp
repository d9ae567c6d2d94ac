// SPDX-License-Identifier: Apache-2.0
// One ledger: each record counts for the first of some rules whose need is not full yet.
#include <algorithm>
#include <map>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/quota.hpp"
#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A record, or what of it is over a cap and counts as of another category: each is given out by itself.
using Given = std::pair<FactId, bool>;
using ByFact = std::map<Given, Ratio>;

Given given(const Piece& piece) { return {piece.fact, piece.as != nullptr}; }

/// A rule of the ledger.
struct LedgerRule {
  Ratio need;
  Fold fold;  ///< what it would count by itself
  bool is_own;
};

/// The rules of a ledger that speak of the subject in the window, in their order.
std::vector<LedgerRule> accounts_of(const Counting& counting, const Allocation& allocation, const Fold& own) {
  Engine& engine = counting.engine;
  std::vector<LedgerRule> accounts;
  for (const std::string& id : allocation.order) {
    const auto index = engine.policy().find_rule(id);
    const auto* const quota = index ? std::get_if<Quota>(&engine.rule(*index).spec) : nullptr;
    if (quota == nullptr) continue;
    const Query query{*index, counting.query.subject, counting.query.at};
    if (is_set_aside(engine, *quota, query, counting.unknown_as)) continue;
    Ratio need = floor_need(engine, *quota, query.subject, query.at, counting.unknown_as).value.value_or(Ratio{});
    if (const auto cap = cap_in(engine, *quota, query.subject, query.period(), counting.unknown_as))
      need = std::min(need, *cap);
    const bool is_own = quota->id == counting.quota.id;
    const Counting there{engine, *quota, query, counting.unknown_as};
    accounts.push_back({need, is_own ? own : credited(there, count_time_once(taken_parts(there))), is_own});
  }
  return accounts;
}

ByFact amounts_of(const Fold& fold, bool most_counts) {
  ByFact amounts;
  for (const Piece& piece : fold.pieces) {
    if (piece.loss || (piece.doubt != Reason::none && !most_counts)) continue;
    amounts[given(piece)] = add(amounts[given(piece)], piece.amount);
  }
  return amounts;
}

/// What counts for the rule itself, each record being given out in order of start.
ByFact given_out(const Counting& counting, const std::vector<LedgerRule>& accounts, bool most_counts) {
  std::vector<ByFact> amounts;
  std::vector<Ratio> room;
  for (const LedgerRule& account : accounts) {
    amounts.push_back(amounts_of(account.fold, most_counts));
    room.push_back(account.need);
  }
  ByFact own;
  const auto give_out = [&](const Given& key) {
    Ratio left = Ratio::whole(1);
    std::optional<std::size_t> last;
    const auto give = [&](std::size_t i, Ratio share) {
      if (accounts[i].is_own) own[key] = add(own[key], multiply(amounts[i][key], share));
      left = subtract(left, share);
    };
    for (std::size_t i = 0; i < accounts.size(); ++i) {
      const auto found = amounts[i].find(key);
      if (found == amounts[i].end() || found->second == Ratio{}) continue;
      last = i;
      const Ratio part = std::min(multiply(left, found->second), room[i]);
      room[i] = subtract(room[i], part);
      give(i, divide(part, found->second));
    }
    if (last && left > Ratio{}) give(*last, left);
  };
  for (const Activity& activity : counting.engine.activities(counting.query.subject)) {
    give_out({activity.fact, false});
    give_out({activity.fact, true});
  }
  return own;
}

/// Leaves of the pieces what is given to the rule; the rest counts for another.
void keep(const ByFact& sure, const ByFact& most, Reason doubt, Fold& fold) {
  ByFact certain;
  ByFact doubtful;
  for (const auto& entry : amounts_of(fold, true)) {
    const Given key = entry.first;
    const auto of = [&](const ByFact& map) { return map.contains(key) ? map.at(key) : Ratio{}; };
    certain[key] = std::min(of(sure), of(most));
    doubtful[key] = subtract(std::max(of(sure), of(most)), certain[key]);
  }
  std::vector<Piece> pieces;
  for (Piece piece : fold.pieces) {
    if (piece.loss || piece.unbounded) {
      pieces.push_back(piece);
      continue;
    }
    const auto part = [&](Ratio& budget, Reason why, std::optional<Loss> loss) {
      Piece one = piece;
      one.amount = std::min(piece.amount, budget);
      one.doubt = why;
      one.loss = loss;
      budget = subtract(budget, one.amount);
      piece.amount = subtract(piece.amount, one.amount);
      if (one.amount > Ratio{}) pieces.push_back(one);
    };
    const Reason own_doubt = piece.doubt;
    if (own_doubt == Reason::none) part(certain[given(piece)], Reason::none, std::nullopt);
    part(doubtful[given(piece)], own_doubt == Reason::none ? doubt : own_doubt, std::nullopt);
    Ratio rest = piece.amount;
    part(rest, Reason::none, Loss::other_rule);
  }
  fold.pieces = std::move(pieces);
}

}  // namespace

void allocate(const Counting& counting, const MeasureSpec& spec, Fold& fold) {
  const auto& order = spec.allocation->order;
  if (!contains(order, counting.quota.id)) return;
  const std::vector<LedgerRule> accounts = accounts_of(counting, *spec.allocation, fold);
  const bool speaks = std::any_of(accounts.begin(), accounts.end(), [](const LedgerRule& a) { return a.is_own; });
  if (!speaks) return;
  Reason doubt = Reason::none;
  bool is_open = false;
  for (const LedgerRule& account : accounts) {
    for (const Piece& piece : account.fold.pieces) {
      if (doubt == Reason::none && !piece.loss) doubt = piece.doubt;
      is_open = is_open || (piece.unbounded && !piece.loss && !account.is_own);
    }
  }
  // What nobody knows the worth of may fill another rule, and leave all to this one.
  const ByFact most = is_open ? amounts_of(fold, true) : given_out(counting, accounts, true);
  keep(given_out(counting, accounts, false), most, doubt, fold);
}

}  // namespace cadre::inline v1::detail
