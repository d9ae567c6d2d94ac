// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FactMeta, Recorded, FactList: a fact with its identity, what is known of its recording, and lists of facts.
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>

#include <cadre/core/date.hpp>
#include <cadre/core/finding.hpp>
#include <cadre/core/ids.hpp>

namespace cadre::inline v1 {

/// When the office knew a fact, and where it stands in the office's files.
struct FactMeta {
  std::string name{};               ///< `fact_id` of the row, unique; empty when it has none
  Origin origin{};                  ///< file and row
  std::optional<Date> recorded{};   ///< day it became known; none: from the beginning
  std::string supersedes{};         ///< name of the fact that this one corrects; empty: none
  std::optional<Date> withdrawn{};  ///< day from which it is known to be wrong; none: it stands
};

/// A fact with its identity.
template <class T>
struct Recorded {
  FactId id;  ///< its identity in the register
  T fact;     ///< what is recorded
};

/// Facts that a Snapshot holds in one order, seen in another: a span that goes through an index, so that a fact is held
/// once however many lists name it. Valid as long as the Snapshot or a copy of it lives.
template <class T>
class FactList {
 public:
  using value_type = Recorded<T>;  ///< what it lists

  /// A place in the list.
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;  ///< may be walked more than once
    using value_type = Recorded<T>;                       ///< what it points to
    using difference_type = std::ptrdiff_t;               ///< distance of two places
    using pointer = const Recorded<T>*;                   ///< address of a fact
    using reference = const Recorded<T>&;                 ///< a fact

    /// No place.
    Iterator() noexcept = default;
    /// The fact at this place.
    [[nodiscard]] reference operator*() const noexcept { return facts_[*place_]; }
    /// Access to a member of the fact at this place.
    [[nodiscard]] pointer operator->() const noexcept { return facts_ + *place_; }
    /// Goes to the next place.
    Iterator& operator++() noexcept {
      ++place_;
      return *this;
    }
    /// Goes to the next place and returns the one before.
    Iterator operator++(int) noexcept {
      const Iterator before = *this;
      ++place_;
      return before;
    }
    friend bool operator==(const Iterator&, const Iterator&) noexcept = default;

   private:
    friend class FactList;
    Iterator(pointer facts, const std::uint32_t* place) noexcept : facts_{facts}, place_{place} {}
    pointer facts_ = nullptr;
    const std::uint32_t* place_ = nullptr;
  };
  using iterator = Iterator;        ///< what walks it
  using const_iterator = Iterator;  ///< what walks it; no list changes a fact

  /// An empty list.
  FactList() noexcept = default;
  /// The facts at some places of an array, in the order of the places.
  /// @param facts the array
  /// @param places indexes into it
  FactList(const Recorded<T>* facts, std::span<const std::uint32_t> places) noexcept : facts_{facts}, places_{places} {}

  /// The number of facts.
  [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }
  /// Whether there are none.
  [[nodiscard]] bool empty() const noexcept { return places_.empty(); }
  /// One fact. Precondition: i < size().
  /// @param i its place in the list
  [[nodiscard]] const Recorded<T>& operator[](std::size_t i) const noexcept { return facts_[places_[i]]; }
  /// The first place.
  [[nodiscard]] Iterator begin() const noexcept { return {facts_, places_.data()}; }
  /// The place after the last.
  [[nodiscard]] Iterator end() const noexcept { return {facts_, places_.data() + places_.size()}; }

 private:
  const Recorded<T>* facts_ = nullptr;
  std::span<const std::uint32_t> places_;
};

}  // namespace cadre::inline v1
