// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// NaturalOrder: the order of one holder's facts by what they say.
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "record/detail/facts.hpp"

namespace cadre::inline v1::detail {

/// The day or time a study lies at, for sorting.
[[nodiscard]] inline LocalTime start_of(const Study& study) noexcept {
  return study.start.value_or(LocalTime::start_of(study.days.from));
}

/// Compares facts of one bucket by every field they have, so that only facts that say the same are left to the name and
/// origin of their record, and last of all to the order of addition.
class NaturalOrder {
 public:
  explicit NaturalOrder(const Facts& facts) noexcept : facts_{facts} {}

  template <class T>
  [[nodiscard]] bool operator()(FactId a, FactId b) const noexcept {
    const History& history = *facts_.history;
    const T& x = history.fact<T>(a);
    const T& y = history.fact<T>(b);
    const auto key_of_x = key(x);
    const auto key_of_y = key(y);
    if (key_of_x != key_of_y) return key_of_x < key_of_y;
    const FactMeta& m = history.metas[a.index()];
    const FactMeta& n = history.metas[b.index()];
    return std::tie(m.name, m.origin, a) < std::tie(n.name, n.origin, b);
  }

 private:
  using Text = std::string_view;
  [[nodiscard]] auto key(const UnitMembership& f) const noexcept {
    return std::tuple{f.during.from, f.kind, facts_.rank(f.unit), f.during.until};
  }
  [[nodiscard]] auto key(const GroupMembership& f) const noexcept {
    return std::tuple{f.during.from, facts_.rank(f.group), f.during.until};
  }
  [[nodiscard]] auto key(const Post& f) const noexcept {
    return std::tuple{f.during.from, Text{f.kind}, facts_.rank(f.unit), f.during.until};
  }
  [[nodiscard]] auto key(const Presence& f) const noexcept {
    return std::tuple{facts_.session[f.session.index()]->when.start,
                      facts_.rank(f.session),
                      f.status,
                      f.role,
                      f.attended,
                      Text{f.topic}};
  }
  [[nodiscard]] auto key(const Leave& f) const noexcept {
    return std::tuple{f.covers, Text{f.kind}, f.asked, f.decided, rank(f.decided_by), f.decision};
  }
  [[nodiscard]] auto key(const Study& f) const noexcept {
    return std::tuple_cat(std::tuple{start_of(f), Text{f.kind}, rank(f.category), rank(f.session), f.length,
                                     amount(f.amount), f.start, f.days, f.role, f.submitted},
                          std::tie(f.themes));
  }
  [[nodiscard]] auto key(const Mark& f) const noexcept {
    return std::tuple{f.day, Text{f.test}, f.value, f.best, f.pass};
  }
  [[nodiscard]] auto key(const Document& f) const noexcept { return std::tuple{f.day, Text{f.kind}, f.about}; }
  [[nodiscard]] auto key(const Event& f) const noexcept {
    return std::tuple{f.during.from, Text{f.kind}, f.during.until, amount(f.amount)};
  }

  template <class Kind>
  [[nodiscard]] std::optional<std::uint32_t> rank(const std::optional<Id<Kind>>& id) const noexcept {
    return id ? std::optional{facts_.rank(*id)} : std::nullopt;
  }
  [[nodiscard]] static std::optional<std::pair<Measure, Ratio>> amount(const std::optional<Amount>& amount) noexcept {
    return amount ? std::optional{std::pair{amount->measure, amount->value}} : std::nullopt;
  }
  const Facts& facts_;
};

}  // namespace cadre::inline v1::detail
