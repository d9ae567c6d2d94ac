// SPDX-License-Identifier: Apache-2.0
#include "record/detail/history.hpp"

#include <algorithm>
#include <array>

namespace cadre::inline v1::detail {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

bool is_known(const FactMeta& meta, std::optional<Date> day) noexcept {
  return !day || !meta.recorded || *meta.recorded <= *day;
}

bool is_withdrawn(const FactMeta& meta, std::optional<Date> day) noexcept {
  return meta.withdrawn && (!day || *meta.withdrawn <= *day);
}

}  // namespace

std::string_view name_of(Kind kind) noexcept {
  static constexpr std::array<std::string_view, kinds> names = {"unit membership",
                                                                "group membership",
                                                                "post",
                                                                "session",
                                                                "presence",
                                                                "leave",
                                                                "study",
                                                                "mark",
                                                                "document",
                                                                "event",
                                                                "link",
                                                                "attribute",
                                                                "plan item"};
  return names[kind];
}

History History::share() {
  return {metas.share(), entries.share(), std::apply([](auto&... log) { return Logs{log.share()...}; }, logs), sessions,
          latest};
}

std::vector<std::vector<FactId>> in_force(const History& history, std::optional<Date> day) {
  // A correction is always added after what it corrects, so going backwards meets every correction of a fact, with all
  // that follows from it, before the fact itself.
  const std::size_t n = history.entries.size();
  std::vector<std::uint32_t> winner(n, none);  // of a fact's corrections, the one that counts
  std::vector<std::uint32_t> effect(n, none);  // what is in force in place of a fact, or the fact
  std::vector<std::vector<FactId>> kept(kinds);
  for (std::size_t i = n; i-- > 0;) {
    const FactMeta& meta = history.metas[i];
    if (winner[i] != none) {
      effect[i] = effect[winner[i]];
    } else if (is_known(meta, day) && !is_withdrawn(meta, day)) {
      effect[i] = static_cast<std::uint32_t>(i);
    } else {
      continue;
    }
    const Entry& entry = history.entries[i];
    if (!entry.corrected) {
      kept[entry.kind].push_back(FactId::at(effect[i]));
      continue;
    }
    std::uint32_t& other = winner[entry.corrected->index()];
    if (other == none || history.metas[other].recorded < meta.recorded) other = static_cast<std::uint32_t>(i);
  }
  for (auto& facts : kept) std::sort(facts.begin(), facts.end());
  return kept;
}

}  // namespace cadre::inline v1::detail
