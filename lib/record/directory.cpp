// SPDX-License-Identifier: Apache-2.0
#include "record/detail/directory.hpp"

namespace cadre::inline v1::detail {

UnitTree::UnitTree(const Table<Unit>& units)
    : offsets_(units.items.size() + 1), enter_(units.items.size()), count_(units.items.size(), 1) {
  const std::size_t n = units.items.size();
  for (const Unit& unit : units.items) {
    if (unit.parent) ++offsets_[unit.parent->index() + 1];
  }
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  children_.assign(offsets_.back(), UnitId::at(0));
  std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
  std::vector<UnitId> open;  // depth first without recursion: data decide how deep a tree is
  for (std::size_t i = n; i-- > 0;) {
    const UnitId top = units.ranked(i);
    if (!units.items[top.index()].parent) open.push_back(top);
  }
  for (const std::uint32_t i : units.names.order) {
    if (units.items[i].parent) children_[next[units.items[i].parent->index()]++] = UnitId::at(i);
  }
  while (!open.empty()) {
    const UnitId unit = open.back();
    open.pop_back();
    enter_[unit.index()] = static_cast<std::uint32_t>(tour_.size());
    tour_.push_back(unit);
    const auto below = children(unit);
    open.insert(open.end(), below.rbegin(), below.rend());
  }
  for (std::size_t i = n; i-- > 0;) {
    const auto& parent = units.items[tour_[i].index()].parent;
    if (parent) count_[parent->index()] += count_[tour_[i].index()];
  }
}

std::span<const UnitId> UnitTree::children(UnitId unit) const noexcept {
  const std::size_t from = offsets_[unit.index()];
  return {children_.data() + from, offsets_[unit.index() + 1] - from};
}

std::span<const UnitId> UnitTree::within(UnitId unit) const noexcept {
  return {tour_.data() + enter_[unit.index()], count_[unit.index()]};
}

bool UnitTree::is_within(UnitId unit, UnitId above) const noexcept {
  const std::uint32_t first = enter_[above.index()];
  const std::uint32_t place = enter_[unit.index()];
  return first <= place && place - first < count_[above.index()];
}

}  // namespace cadre::inline v1::detail
