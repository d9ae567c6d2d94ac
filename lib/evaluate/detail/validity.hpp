// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Act, Term and Clockwork: what makes something valid, for how long, and how terms follow one another.
#include <optional>
#include <vector>

#include "evaluate/detail/engine.hpp"

namespace cadre::inline v1::detail {

/// What may make something valid.
struct Act {
  Date day;
  std::optional<FactId> fact{};    ///< none: a rule was met
  Tri counts = Tri::yes;           ///< unknown: it may be no act at all
  Reason doubt = Reason::none;     ///< why
  std::optional<Date> reported{};  ///< day on which it was handed in, where that matters
};

/// A time for which something is valid.
struct Term {
  Date from;  ///< day from which it runs
  Date due;   ///< its last day
  friend auto operator<=>(const Term&, const Term&) = default;
};
using State = std::optional<Term>;

/// How terms follow one another: policy-language.md, section 15.
class Clockwork {
 public:
  Clockwork(const Validity& rule, const Amount& lasts) : rule_{rule}, lasts_{lasts} {}

  /// The state after an act. An act never makes a term shorter.
  [[nodiscard]] State after(const State& state, const Act& act) const;
  /// The term that begins with a day, without one before it.
  [[nodiscard]] Term begun(Date day) const;
  /// Why an act changes nothing.
  [[nodiscard]] Loss idle_because(const Term& term, const Act& act) const;
  /// The last day on which a term may be renewed late; none: nothing ends that time.
  [[nodiscard]] std::optional<Date> last_late(const Term& term) const;
  /// The last day on which what was done in time may be handed in.
  [[nodiscard]] Date last_report(Date due) const;

 private:
  [[nodiscard]] Date moved(Date day, const Amount& length, bool back) const;
  [[nodiscard]] Date end_of(Date day, TermFrom from) const;
  [[nodiscard]] Term renewed(const Term& term, Date day) const;
  [[nodiscard]] Term renewed_late(const Term& term, Date day) const;

  const Validity& rule_;
  const Amount& lasts_;
};

/// The acts of a subject up to a day, by day: those that the rule selects and, of a component, its own selection too.
[[nodiscard]] std::vector<Act> acts_until(Engine& engine, const Validity& rule, const Subject& subject, Date day,
                                          const FactSelector* component);

/// The first day after one, up to another, on which a rule is met by what came after the one.
[[nodiscard]] std::optional<Date> first_met(Engine& engine, std::size_t rule, const Subject& subject, Date after,
                                            Date upto);

}  // namespace cadre::inline v1::detail
