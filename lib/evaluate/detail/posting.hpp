// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Posting: one window of a quota being entered in its books. Section 8.5 of the language, one function a step.
#include "evaluate/detail/account.hpp"
#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {

/// An amount that a window may use: a part of a record of its own, or one carried in.
struct Item {
  const Activity* activity;
  FactId fact;
  Date day;
  Ratio amount;   ///< all of it
  Ratio left;     ///< what no need has taken yet
  Ratio payable;  ///< what has paid no debt yet
  std::optional<std::size_t> lot{};
};

/// Something that a carry may hand on.
struct Leftover {
  Lot lot;
  Item* own;                       ///< the window's own; null: left of earlier windows
  std::vector<std::size_t> kinds;  ///< the limits of some facts under which it falls
};

/// A window being entered. The members are called in the order in which they stand.
class Posting {
 public:
  Posting(Engine& engine, const Quota& quota, const Query& query, Ways ways, const Books& books);

  /// What is known of the window's own records, and what is carried into it.
  void open(const std::vector<Lot>& fed);
  /// Own amounts pay debts, oldest first.
  void pay_debts();
  /// The parts of the quota take their need, then the quota does.
  void take_needs();
  /// What is left over goes on, where a carry says so.
  void hand_on();
  /// What is missing is owed, where a debt says so.
  void run_up_debt();

  [[nodiscard]] Account& account() noexcept { return account_; }
  [[nodiscard]] Standing& standing() noexcept { return standing_; }
  /// The windows whose shortage was made up, and on which day.
  [[nodiscard]] const std::vector<std::pair<std::size_t, Date>>& cures() const noexcept { return cures_; }

 private:
  void may_be(Reason doubt);
  void round_last(Ratio change);
  void open_lots(const std::vector<Lot>& fed);
  void take_opening();
  void limit_to_cap();
  [[nodiscard]] std::vector<std::size_t> order() const;
  template <class Fits>
  [[nodiscard]] Ratio part_has(std::size_t part, const Fits& fits);
  template <class Fits>
  /// Returns what is missing; not above nothing where nothing is.
  Ratio take(Ratio need, const Fits& fits);
  [[nodiscard]] bool fits(const Item& item, const Quota& part) const;
  [[nodiscard]] Tri is_earned(const Carry& carry, const Item& item) const;
  [[nodiscard]] bool may_carry(const Carry& carry, const Item& item) const;
  [[nodiscard]] bool is_first() const;
  [[nodiscard]] bool hands_on(const Carry& carry) const;
  [[nodiscard]] std::vector<Leftover> left_over(const Carry& carry);
  [[nodiscard]] std::optional<Ratio> most_of(const Carry& carry) const;
  void hand_on(const Carry& carry, std::vector<Lot>& next);

  Engine& engine_;
  const Quota& quota_;
  const Query& query_;
  Ways ways_;
  std::size_t index_;  ///< of the window in the books
  std::vector<const Carry*> carries_;
  Standing standing_;
  Account account_;
  std::vector<Item> items_;
  std::optional<Ratio> need_;
  bool is_aside_ = false;  ///< nothing is owed
  bool is_short_ = false;  ///< the quota or one of its parts is
  std::vector<std::pair<std::size_t, Date>> cures_;
};

/// The carries of a quota, by id.
[[nodiscard]] std::vector<const Carry*> carries_of(const Engine& engine, const Quota& quota);
/// Whether a selector takes an activity, its category replaced where a carry relabels it.
[[nodiscard]] bool takes_lot(const Engine& engine, const FactSelector& of, const Lot& lot);

}  // namespace cadre::inline v1::detail
