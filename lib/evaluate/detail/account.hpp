// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Account and Books: what the windows of a quota with a carry or debt hand on, one window after the other.
#include <vector>

#include <cadre/policy/transfer.hpp>

#include "evaluate/detail/activity.hpp"
#include "evaluate/detail/case.hpp"
#include "evaluate/detail/exact.hpp"

namespace cadre::inline v1::detail {

class Engine;

/// A part of a record, or an opening balance, on its way into later windows.
struct Lot {
  const Carry* carry;
  const Activity* activity;  ///< none: an opening balance
  FactId fact;
  Date day;
  Ratio amount;
  std::int64_t left;  ///< windows in which it may still be used
};

/// What nobody can bound, where all that is in doubt is taken to count: more than anybody does.
inline constexpr Ratio beyond_all_bounds = Ratio::whole(1'000'000'000);

/// What one window has, takes in and hands on.
struct Account {
  Period period;
  Ratio own;
  Ratio carry_in;
  Ratio carry_used;
  Ratio carry_out;
  Ratio surplus;
  Ratio paid;
  std::optional<Date> cured_on{};
  std::vector<Lot> lots{};      ///< what was carried in
  Reason doubt = Reason::none;  ///< why some of it, or of the windows before, may or may not count
  bool assumed = false;         ///< a carry that was used, or a debt that was paid, is assumed

  [[nodiscard]] Ratio counted() const { return add(own, carry_used); }
};

/// A shortage that may still be made up.
struct Owed {
  std::size_t account;  ///< index of the window in which it arose
  Ratio left;
  Period in_time;
  bool is_assumed;
};

/// What goes from a window into the next.
struct Standing {
  std::vector<Lot> lots;
  std::vector<Owed> debts;  ///< oldest first
  Reason doubt = Reason::none;
};

/// The accounts of the windows of one quota and subject, from the first on.
struct Books {
  std::vector<Account> accounts;
  Standing standing;
};

/// How books are kept of what is not known.
struct Ways {
  bool unknown_as;   ///< attributes that are not known are taken to hold
  bool doubtful_as;  ///< records in doubt are taken to count
};

/// Whether the windows of a quota hand anything on, or are fed by what those of its whole do.
[[nodiscard]] bool has_account(const Engine& engine, const Quota& quota);
[[nodiscard]] bool is_fed(const Engine& engine, const Quota& quota);
[[nodiscard]] bool has_carry(const Engine& engine, const Quota& quota);
[[nodiscard]] const Debt* debt_of(const Engine& engine, const Quota& quota);

/// The account of a window. Throws Overflow.
[[nodiscard]] Account account_of(Engine& engine, const Quota& quota, const Query& query, Ways ways);

}  // namespace cadre::inline v1::detail
