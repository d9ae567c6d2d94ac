// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// GradeRule: bands of a score, and how many may have the best of them.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cadre/policy/score.hpp>

namespace cadre::inline v1 {

/// A band of a grade, from a bound on, up to the next higher band.
struct GradeBand {
  std::string name;            ///< what it is called
  std::optional<Points> from;  ///< its lowest points; none: it takes all below the others
  friend bool operator==(const GradeBand&, const GradeBand&) = default;
};

/// How many may be in a band.
struct BandQuota {
  std::string band;                 ///< which band
  Amount most;                      ///< a number of people, or a share of those graded
  std::string per = "all";          ///< among whom: all, unit, `group:` or `attribute:` with a name
  Rounding round = Rounding::down;  ///< rounding of a share to whole people
  friend bool operator==(const BandQuota&, const BandQuota&) = default;
};

/// What becomes of those with equal points at the edge of a quota.
enum class Ties : std::uint8_t { all_out, all_in, refuse };

/// Where those go who find no room in a band.
enum class BandOverflow : std::uint8_t { next };

/// Bands of a score.
struct GradeRule : RuleHead {
  std::string of;                              ///< the score; its subjects and windows are the grade's
  std::vector<GradeBand> bands;                ///< in any order
  std::vector<BandQuota> quota;                ///< how many may be in some of them
  std::optional<Ties> ties;                    ///< equal points at the edge of a quota
  BandOverflow overflow = BandOverflow::next;  ///< where those go who find no room
  bool place = false;                          ///< whether results have the place among all
  friend bool operator==(const GradeRule&, const GradeRule&) = default;
};

}  // namespace cadre::inline v1
