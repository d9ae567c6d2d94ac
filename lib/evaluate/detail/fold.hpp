// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Fold: facts brought to amounts, with the trail of every fact, so that results can be explained.
#include <string>
#include <vector>

#include <cadre/evaluate/results.hpp>

namespace cadre::inline v1::detail {

/// What became of one recorded fact, or of a part of one.
struct Piece {
  FactId fact;
  Date day;
  Ratio amount;
  std::optional<Loss> loss;         ///< why it did not count
  Reason doubt = Reason::none;      ///< why it may or may not count
  bool unbounded = false;           ///< nobody knows how much it may come to
  const std::string* as = nullptr;  ///< the category as which it counts, where that is not its own
};

/// Facts brought to accumulators, for one rule, subject and window.
struct Fold {
  std::vector<Piece> pieces;  ///< in order of start
  Ratio counted;
  Ratio lost;
  Ratio uncertain;
  std::optional<Ratio> unrounded{};  ///< what counted before it was rounded, where that changed it
  bool unbounded = false;            ///< no bound is known for what is uncertain
  Reason doubt = Reason::none;
  std::int64_t base = 0;      ///< of a rate
  std::int64_t attended = 0;  ///< of a rate
  std::int64_t doubtful = 0;  ///< of a rate: sessions or minutes that may be attended
  std::int64_t mendable = 0;  ///< of a rate: those in the base that were missed and may still be made up
  std::int64_t to_come = 0;   ///< of a rate: those on record after the day asked about
};

/// Adds up pieces.
void total(Fold& fold);

}  // namespace cadre::inline v1::detail
