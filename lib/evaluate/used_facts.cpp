// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <tuple>

#include <cadre/core/sha256.hpp>

#include "evaluate/detail/recording.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Collects what a result rests on.
class Using {
 public:
  Using(const Snapshot& snapshot, const FactTexts& texts, const Memberships& memberships, const Period& window)
      : snapshot_{snapshot},
        texts_{texts},
        memberships_{memberships},
        // A day more at each end: what begins or ends at a window is what windows begin and end by.
        around_{window.from == Date::first() ? window.from : window.from - 1,
                window.until == Date::last() ? window.until : window.until + 1} {}

  void fact(FactId id) {
    if (!seen_.insert(id).second) return;
    const FactText* const said = texts_.find(id);
    if (said == nullptr) return;
    const FactMeta& meta = snapshot_.meta(id);
    const bool is_session = said->kind == "session" && said->session;
    add(*said, is_session ? snapshot_[*said->session].id : meta.name, meta);
    if (said->session && snapshot_.stands(*said->session)) fact(snapshot_.fact_of(*said->session));
  }

  void subject(PersonId person) {
    add(texts_.of(person), snapshot_[person].id, {});
    during(snapshot_.memberships_of(person));
    during(snapshot_.groups_of(person));
    during(snapshot_.posts_of(person));
    during(snapshot_.links_of(person));
    holder(person);
    for (const auto& leave : snapshot_.leaves_of(person)) {
      const Period days{leave.fact.covers.start.date(), leave.fact.covers.end.date() + 1};
      if (!intersect(days, around_).empty()) fact(leave.id);
    }
  }
  void subject(UnitId unit) {
    add(texts_.of(unit), snapshot_[unit].id, {});
    holder(unit);
    for (const UnitId part : snapshot_.units_within(unit)) members(memberships_.of(part));
  }
  void subject(GroupId group) {
    add(texts_.of(group), snapshot_[group].id, {});
    holder(group);
    members(memberships_.of(group));
  }
  void subject(Population /*all*/) {}

  [[nodiscard]] std::vector<UsedFact> take() {
    const auto key = [](const UsedFact& f) { return std::tie(f.kind, f.day, f.id, f.hash, f.file, f.row); };
    std::sort(used_.begin(), used_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    return std::move(used_);
  }

 private:
  void add(const FactText& said, const std::string& id, const FactMeta& meta) {
    const bool has_day = said.day && *said.day != Date::first();
    used_.push_back({said.kind, id, meta.supersedes, has_day ? said.day : std::nullopt, meta.origin.file,
                     meta.origin.row, sha256(said.kind + ' ' + said.text)});
  }
  template <class List>
  void during(const List& facts) {
    for (const auto& recorded : facts) {
      if (!intersect(recorded.fact.during, around_).empty()) fact(recorded.id);
    }
  }
  void holder(const Holder& holder) {
    during(snapshot_.events_of(holder));
    during(snapshot_.attributes_of(holder));
  }
  void members(std::span<const Memberships::Member> list) {
    for (const Memberships::Member& member : list) {
      if (!intersect(member.during, around_).empty()) fact(member.fact);
    }
  }

  const Snapshot& snapshot_;
  const FactTexts& texts_;
  const Memberships& memberships_;
  Period around_;
  std::set<FactId> seen_;
  std::vector<UsedFact> used_;
};

}  // namespace

Memberships::Memberships(const Snapshot& snapshot)
    : of_unit_(snapshot.units().size()), of_group_(snapshot.groups().size()) {
  for (std::size_t i = 0; i < snapshot.people().size(); ++i) {
    for (const auto& [id, fact] : snapshot.memberships_of(PersonId::at(i)))
      of_unit_[fact.unit.index()].push_back({id, fact.during});
    for (const auto& [id, fact] : snapshot.groups_of(PersonId::at(i)))
      of_group_[fact.group.index()].push_back({id, fact.during});
  }
}

std::vector<UsedFact> used_facts(const Snapshot& snapshot, const FactTexts& texts, const Memberships& memberships,
                                 const RuleResult& row, const std::vector<FactId>& named) {
  Using all{snapshot, texts, memberships, row.window.period};
  for (const FactId id : named) all.fact(id);
  std::visit([&](auto subject) { all.subject(subject); }, row.subject);
  return all.take();
}

}  // namespace cadre::inline v1::detail
