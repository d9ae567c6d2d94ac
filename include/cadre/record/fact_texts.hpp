// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// FactTexts: what facts say, as text with names in place of ids.
#include <optional>
#include <string>
#include <vector>

#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// What a fact says.
struct FactText {
  std::string kind;                    ///< study, presence, session, ...
  std::optional<Date> day;             ///< its first day, where it has one
  std::string text;                    ///< every field that is written: `kind="self_study" length=120`
  std::optional<SessionId> session{};  ///< the session that it is or speaks of
};

/// What the facts of a snapshot say, each as one text with the names that data use in place of ids.
///
/// @par Laws
///   Facts that say the same have the same text in any register, whatever was added before them, and whatever row they
///   stand in. Two that differ in any field have different texts.
///   A field that holds nothing is left out, so that fields which come later change no text.
///   NOT: the text has the name of the fact, or the day on which it was recorded.
class FactTexts {
 public:
  /// Goes through all facts once. O(n).
  /// @param snapshot whose facts
  explicit FactTexts(Snapshot snapshot);

  /// What a fact says; null if it is not in force in the snapshot.
  /// @param fact which
  [[nodiscard]] const FactText* find(FactId fact) const noexcept;
  /// What the data say of a person: day of birth, tags, ...
  /// @param person who
  [[nodiscard]] FactText of(PersonId person) const;
  /// What the data say of a unit.
  /// @param unit which
  [[nodiscard]] FactText of(UnitId unit) const;
  /// What the data say of a group.
  /// @param group which
  [[nodiscard]] FactText of(GroupId group) const;

 private:
  Snapshot snapshot_;
  std::vector<std::optional<FactText>> texts_;  // by index of FactId
};

}  // namespace cadre::inline v1
