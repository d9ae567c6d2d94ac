// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Directory: the things that have names (people, units, groups, categories), their order by name, and the tree of
/// units.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/curriculum/category.hpp>
#include <cadre/curriculum/kind_name.hpp>
#include <cadre/org/org.hpp>

namespace cadre::inline v1::detail {

/// Positions of named things in the order of their names. Ranks compare as the names do, at the cost of an integer.
struct NameOrder {
  std::vector<std::uint32_t> order;  ///< index of the i-th name
  std::vector<std::uint32_t> rank;   ///< place of an index in `order`

  NameOrder() = default;
  /// @param count number of things
  /// @param name gives the name at an index
  template <class Name>
  NameOrder(std::size_t count, const Name& name) : order(count), rank(count) {
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return name(a) < name(b); });
    for (std::uint32_t i = 0; i < count; ++i) rank[order[i]] = i;
  }
  /// The index of a name, if there is one; `name` as in the constructor.
  template <class Name>
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text, const Name& name) const noexcept {
    const auto at = std::partition_point(order.begin(), order.end(), [&](std::uint32_t i) { return name(i) < text; });
    if (at == order.end() || text < name(*at)) return std::nullopt;
    return *at;
  }
};

/// Named things with their order.
template <class T>
struct Table {
  std::vector<T> items;
  NameOrder names;

  explicit Table(std::vector<T> all)
      : items{std::move(all)}, names{items.size(), [this](std::uint32_t i) { return std::string_view{items[i].id}; }} {}
  [[nodiscard]] std::optional<Id<T>> find(std::string_view id) const noexcept {
    const auto at = names.find(id, [this](std::uint32_t i) { return std::string_view{items[i].id}; });
    return at ? std::optional{Id<T>::at(*at)} : std::nullopt;
  }
  [[nodiscard]] std::uint32_t rank(Id<T> id) const noexcept { return names.rank[id.index()]; }
  [[nodiscard]] Id<T> ranked(std::size_t rank) const noexcept { return Id<T>::at(names.order[rank]); }
};

/// The tree of units. In `tour` every unit comes before those below it, so a subtree is one run of it.
class UnitTree {
 public:
  explicit UnitTree(const Table<Unit>& units);
  [[nodiscard]] std::span<const UnitId> children(UnitId unit) const noexcept;
  [[nodiscard]] std::span<const UnitId> within(UnitId unit) const noexcept;
  [[nodiscard]] bool is_within(UnitId unit, UnitId above) const noexcept;

 private:
  std::vector<UnitId> children_;
  std::vector<std::uint32_t> offsets_;  // of a unit's children
  std::vector<UnitId> tour_;
  std::vector<std::uint32_t> enter_;  // place of a unit in the tour
  std::vector<std::uint32_t> count_;  // units in its subtree
};

/// The headings of files that are no column's own name, by file and column.
using Headings = std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>;

struct Directory {
  Table<Person> people;
  Table<Unit> units;
  Table<Group> groups;
  Table<Category> categories;
  Table<KindName> kind_names;
  Headings headings;
  UnitTree tree{units};
};

}  // namespace cadre::inline v1::detail
