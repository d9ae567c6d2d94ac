// SPDX-License-Identifier: Apache-2.0
// What is left over of a part fills other parts of the same whole.
#include <algorithm>
#include <map>

#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/quota.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A part that has something left over, or that may be filled.
struct PartOfWhole {
  const Quota* quota;
  const Fold* fold;
  Ratio need;

  [[nodiscard]] Ratio missing(bool most_counts) const {
    const Ratio has = most_counts ? add(fold->counted, fold->uncertain) : fold->counted;
    return std::max(Ratio{}, subtract(need, has));
  }
  [[nodiscard]] bool counts(FactId fact) const {
    return std::any_of(fold->pieces.begin(), fold->pieces.end(),
                       [&](const Piece& piece) { return piece.fact == fact && !piece.loss; });
  }
};

/// The parts of a whole that speak of a subject in a window, by id.
std::vector<PartOfWhole> parts_of_whole(Engine& engine, const Quota& quota, const Query& query, bool unknown_as) {
  std::vector<PartOfWhole> parts;
  const auto rules = engine.policy().rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto* const part = std::get_if<Quota>(&rules[i].spec);
    if (part == nullptr || part->part_of != quota.part_of) continue;
    for (const Case& at : engine.cases_same_as(query.at, i, query.subject)) {
      if (is_set_aside(engine, *part, {i, query.subject, at}, unknown_as)) continue;
      const Need need = floor_need(engine, *part, query.subject, query.at, unknown_as);
      if (need.value) parts.push_back({part, &engine.fold(i, query.subject, at, unknown_as), *need.value});
    }
  }
  return parts;
}

/// What the need of a part leaves of its records, the earliest being taken first.
std::vector<Piece> left_over(const PartOfWhole& part, bool most_counts) {
  std::vector<Piece> rest;
  Ratio need = part.need;
  for (Piece piece : part.fold->pieces) {
    if (piece.loss || (piece.doubt != Reason::none && !most_counts)) continue;
    const Ratio taken = std::min(piece.amount, need);
    need = subtract(need, taken);
    piece.amount = subtract(piece.amount, taken);
    if (piece.amount > Ratio{}) rest.push_back(piece);
  }
  return rest;
}

/// What comes into one part from each other, all parts being served in order of id.
std::map<std::string, Ratio> served(const std::vector<PartOfWhole>& parts, const std::string& id, bool most_counts) {
  std::map<std::string, Ratio> missing;
  for (const PartOfWhole& part : parts) missing[part.quota->id] = part.missing(most_counts);
  std::map<std::string, Ratio> came;
  for (const PartOfWhole& source : parts) {
    if (source.quota->spill.empty()) continue;
    std::vector<Piece> rest = left_over(source, most_counts);
    for (const std::string& other : source.quota->spill) {
      const auto target =
          std::find_if(parts.begin(), parts.end(), [&](const PartOfWhole& part) { return part.quota->id == other; });
      if (target == parts.end()) continue;
      for (Piece& piece : rest) {
        if (target->counts(piece.fact)) continue;
        const Ratio part = std::min(piece.amount, missing[other]);
        piece.amount = subtract(piece.amount, part);
        missing[other] = subtract(missing[other], part);
        if (other == id && part > Ratio{}) came[source.quota->id] = add(came[source.quota->id], part);
      }
    }
  }
  return came;
}

Ratio sum_of(const std::map<std::string, Ratio>& amounts) {
  Ratio sum;
  for (const auto& [id, amount] : amounts) sum = add(sum, amount);
  return sum;
}

}  // namespace

bool is_filled_by_others(const Engine& engine, const Quota& quota) {
  const auto& all = engine.policy().model().quotas;
  return std::any_of(all.begin(), all.end(), [&](const Quota& other) {
    return std::find(other.spill.begin(), other.spill.end(), quota.id) != other.spill.end();
  });
}

Spilled spilled_into(Engine& engine, const Quota& quota, const Query& query, bool unknown_as) {
  const std::vector<PartOfWhole> parts = parts_of_whole(engine, quota, query, unknown_as);
  Spilled spilled;
  spilled.from = served(parts, quota.id, false);
  spilled.sure = sum_of(spilled.from);
  spilled.most = sum_of(served(parts, quota.id, true));
  for (const PartOfWhole& part : parts) {
    spilled.unbounded = spilled.unbounded || part.fold->unbounded;
    if (spilled.doubt == Reason::none) spilled.doubt = part.fold->doubt;
  }
  return spilled;
}

}  // namespace cadre::inline v1::detail
