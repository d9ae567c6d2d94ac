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
    return std::tuple{f.covers, Text{f.kind}, f.asked, f.decided, rank(f.decided_by), f.decision, Text{f.proof}};
  }
  [[nodiscard]] auto key(const Study& f) const noexcept {
    return std::tuple_cat(std::tuple{start_of(f), Text{f.kind}, rank(f.category), rank(f.session), f.length,
                                     amount(f.amount), f.start, f.days, f.role, f.submitted},
                          std::tie(f.themes, f.item, f.course_length, f.watched, f.passed, f.score, f.organiser),
                          std::tuple{rank(f.host), f.verified, f.authors, f.author_place, Text{f.venue}});
  }
  [[nodiscard]] auto key(const Mark& f) const noexcept {
    return std::tuple{f.day, Text{f.test}, f.value, f.best, f.pass, Text{f.item}, Text{f.rater}};
  }
  [[nodiscard]] auto key(const Document& f) const noexcept {
    return std::tuple{f.day, Text{f.kind}, f.about, rank(f.about_session), f.length};
  }
  [[nodiscard]] auto key(const Event& f) const noexcept {
    return std::tuple{f.during.from, Text{f.kind}, f.during.until, amount(f.amount), Text{f.about}};
  }
  [[nodiscard]] auto key(const Link& f) const noexcept {
    return std::tuple{f.during.from, Text{f.kind}, facts_.rank(f.to), f.during.until, Text{f.role}};
  }
  [[nodiscard]] auto key(const Attribute& f) const noexcept {
    return std::tuple{f.during.from, Text{f.name}, Text{f.value}, f.during.until};
  }
  [[nodiscard]] auto key(const PlanItem& f) const noexcept {
    return std::tuple{Text{f.plan},     Text{f.id},      f.planned, Text{f.kind},    rank(f.category),
                      amount(f.amount), rank(f.session), f.done,    Text{f.moved_to}};
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
