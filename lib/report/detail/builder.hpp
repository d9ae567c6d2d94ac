// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FamilyBuilder, Population: how the figures of a family come together.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/detail/reduce.hpp"
#include "report/detail/words.hpp"

namespace cadre::inline v1::report::detail {

/// Who belongs to a scope, and when.
class Population {
 public:
  Population(const Snapshot& snapshot, const Scope& scope) noexcept : snapshot_{snapshot}, scope_{scope} {}

  [[nodiscard]] const Snapshot& snapshot() const noexcept { return snapshot_; }
  [[nodiscard]] const Scope& scope() const noexcept { return scope_; }
  /// Whether a person's formal unit on a day is of the scope.
  [[nodiscard]] bool has(PersonId person, Date day) const noexcept;
  /// Whether a unit is of the scope.
  [[nodiscard]] bool has(UnitId unit) const noexcept;
  /// The part of the scope in which a unit lies: the unit directly below the scope's own or below the top.
  [[nodiscard]] std::string part_of(std::optional<UnitId> unit) const;
  /// The part of the scope to which a person belongs on a day.
  [[nodiscard]] std::string part_of(PersonId person, Date day) const;
  /// The part's name.
  [[nodiscard]] Wording part_name(const std::string& part) const;
  /// The people of a base, and how many are left out because it is not known whether they are of it.
  struct People {
    std::vector<PersonId> known;
    std::int64_t unknown = 0;
  };
  [[nodiscard]] People base(const Base& base) const;

 private:
  const Snapshot& snapshot_;
  const Scope& scope_;
};

/// Where facts or results belong that have no category or unit.
inline constexpr std::string_view nowhere = "(none)";

/// The figures of one family and of its parts.
class FamilyBuilder {
 public:
  /// @param shape id, label, reduction, measure, period, base and people of all of them
  explicit FamilyBuilder(Figure shape) : shape_{std::move(shape)} {}

  /// A part with this key, even if nothing is put into it.
  Figure& part(std::string_view dimension, const std::string& key, const Wording& words);
  /// Puts a fact into the whole.
  void add(FactId fact) { shape_.facts.push_back(fact); }
  /// Puts a fact into a part.
  void add(FactId fact, std::string_view dimension, const std::string& key, const Wording& words) {
    part(dimension, key, words).facts.push_back(fact);
  }
  /// Puts a fact into the part of its month; for a run of days, into those of its months.
  void add_to_months(FactId fact, const Period& days);
  /// Parts for all months of the figure's period.
  void with_months();
  /// What all figures share, and the whole's own facts and results.
  [[nodiscard]] Figure& shape() noexcept { return shape_; }

  /// Appends the whole, if wanted, and the parts, counted.
  void finish(std::vector<Figure>& figures, const FactTable& facts, std::span<const RuleResult> rows = {},
              bool with_whole = true) &&;

 private:
  Figure shape_;
  std::vector<std::string> order_;                                           // dimensions as they came
  std::map<std::string, std::map<std::string, Figure>, std::less<>> parts_;  // by dimension and key
};

}  // namespace cadre::inline v1::report::detail
