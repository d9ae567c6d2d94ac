// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/grade.hpp"

#include <algorithm>

namespace cadre::inline v1::detail {
namespace {

/// One subject on its way to a band.
struct Candidate {
  Subject subject;
  PointRange points;
  std::size_t best_band = 0;   ///< the best that vetoes leave
  std::size_t worst_band = 0;  ///< the same, if those strike too that are not known to be called for
  const VetoRule* veto = nullptr;
  bool is_open = false;  ///< points or vetoes may still come
};

/// One end of the points of each candidate.
struct Ends {
  bool is_upper;  ///< an end that is not bounded is above all others; else below
  std::vector<std::optional<Ratio>> points{};

  [[nodiscard]] bool is_above(const std::optional<Ratio>& a, const std::optional<Ratio>& b) const {
    if (a && b) return *a > *b;
    return is_upper ? !a && b : a && !b;
  }
};

/// What a person is counted by, for a quota: a unit, a group, the value of an attribute.
std::string key_of(const Snapshot& snapshot, const Subject& subject, const std::string& per, Date day) {
  const auto* const person = std::get_if<PersonId>(&subject);
  if (person == nullptr || per == "all") return {};
  if (per == "unit") {
    const auto unit = snapshot.formal_unit(*person, day);
    return unit ? snapshot[*unit].id : std::string{};
  }
  const std::string name = per.substr(per.find(':') + 1);
  if (per.substr(0, 6) == "group:") {
    for (const auto& m : snapshot.groups_of(*person)) {
      const Group& group = snapshot[m.fact.group];
      if (m.fact.during.contains(day) && (group.id == name || group.kind == name)) return group.id;
    }
    return {};
  }
  for (const auto& attribute : snapshot.attributes_of(Holder{*person})) {
    if (attribute.fact.name == name && attribute.fact.during.contains(day)) return attribute.fact.value;
  }
  return {};
}

/// Bands by points that are taken as settled, and then by quotas.
class Assignment {
 public:
  Assignment(const Engine& engine, const GradeRule& rule, const std::vector<Candidate>& all, Date day)
      : engine_{engine}, rule_{rule}, all_{all}, day_{day}, bands_{bands_down(rule)} {}

  [[nodiscard]] std::vector<Graded> run(const Ends& ends) {
    grades_.assign(all_.size(), {});
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::size_t own = band_of(ends, i);
      grades_[i].band = std::max(own, ends.is_upper ? all_[i].best_band : all_[i].worst_band);
      if (grades_[i].band != own) grades_[i].veto = all_[i].veto;
    }
    for (std::size_t band = 0; band + 1 < bands_.size(); ++band) {
      for (const BandQuota& quota : rule_.quota) {
        if (quota.band == bands_[band].name) apply(quota, band, ends);
      }
    }
    return grades_;
  }

 private:
  [[nodiscard]] std::size_t band_of(const Ends& ends, std::size_t candidate) const {
    std::size_t i = 0;
    while (i + 1 < bands_.size() && bands_[i].from && ends.is_above(bands_[i].from->value, ends.points[candidate])) ++i;
    return i;
  }

  void apply(const BandQuota& quota, std::size_t band, const Ends& ends) {
    std::map<std::string, std::vector<std::size_t>> in_band;
    std::map<std::string, std::int64_t> sizes;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::string key = key_of(engine_.snapshot(), all_[i].subject, quota.per, day_);
      ++sizes[key];
      if (grades_[i].band == band) in_band[key].push_back(i);
    }
    for (auto& [key, members] : in_band) {
      std::int64_t most = quota.most.value.floor();
      if (quota.most.measure == Measure::ratio()) {
        const auto whole = multiply(quota.most.value, Ratio::whole(sizes[key])).rounded(Ratio::whole(1), quota.round);
        if (!whole) throw Overflow{};
        most = whole->floor();
      }
      cut(members, static_cast<std::size_t>(std::max(std::int64_t{0}, most)), band, ends);
    }
  }

  void cut(std::vector<std::size_t>& members, std::size_t most, std::size_t band, const Ends& ends) {
    if (members.size() <= most) return;
    std::stable_sort(members.begin(), members.end(),
                     [&](std::size_t a, std::size_t b) { return ends.is_above(ends.points[a], ends.points[b]); });
    const std::optional<Ratio>& edge = ends.points[members[most]];
    const bool is_tied = most > 0 && ends.points[members[most - 1]] == edge;
    for (std::size_t n = 0; n < members.size(); ++n) {
      Graded& grade = grades_[members[n]];
      const bool at_edge = is_tied && ends.points[members[n]] == edge;
      if (at_edge && rule_.ties == Ties::refuse) grade.tied = true;
      const bool stays = at_edge ? rule_.ties != Ties::all_out : n < most;
      if (stays) continue;
      grade.band = band + 1;
      grade.over_quota = true;
    }
  }

  const Engine& engine_;
  const GradeRule& rule_;
  const std::vector<Candidate>& all_;
  Date day_;
  std::vector<GradeBand> bands_;
  std::vector<Graded> grades_;
};

/// The best band that vetoes leave a subject.
void limit(Engine& engine, const GradeRule& rule, const std::vector<GradeBand>& bands, const Case& at,
           Candidate& candidate) {
  for (const Veto& veto : vetoes_on(engine, rule.of, candidate.subject, at)) {
    const auto& most = veto.rule->grade_at_most;
    if (!most || most->grade != rule.id) continue;
    candidate.is_open = candidate.is_open || veto.may_move;
    for (std::size_t i = 0; i < bands.size(); ++i) {
      if (bands[i].name != most->band) continue;
      candidate.worst_band = std::max(candidate.worst_band, i);
      if (!veto.is_sure || i <= candidate.best_band) continue;
      candidate.best_band = i;
      candidate.veto = veto.rule;
    }
  }
}

/// The place among all, equal points sharing one; none while it can still change.
std::optional<std::int64_t> place_of(const std::vector<Candidate>& all, const Candidate& own) {
  std::int64_t place = 1;
  const auto is_over = [](const Candidate& a, const Candidate& b) {
    return a.points.lowest && b.points.highest && *a.points.lowest > *b.points.highest;
  };
  for (const Candidate& other : all) {
    if (is_over(other, own)) ++place;
    const bool is_open = !(other.points.stands() && own.points.stands());
    if (is_open && &other != &own && !is_over(own, other) && !is_over(other, own)) return std::nullopt;
  }
  return own.points.stands() ? std::optional{place} : std::nullopt;
}

bool has_quota(const GradeRule& rule, const std::string& band) {
  return std::any_of(rule.quota.begin(), rule.quota.end(), [&](const BandQuota& quota) { return quota.band == band; });
}

}  // namespace

std::vector<GradeBand> bands_down(const GradeRule& rule) {
  std::vector<GradeBand> bands = rule.bands;
  std::stable_sort(bands.begin(), bands.end(), [](const GradeBand& a, const GradeBand& b) {
    if (!a.from || !b.from) return a.from.has_value() && !b.from;
    return a.from->value > b.from->value;
  });
  return bands;
}

const std::vector<Ranked>& standings(Engine& engine, std::size_t score, const Case& at) {
  return engine.shared<std::vector<Ranked>>(score, at, [&] {
    std::vector<Ranked> list;
    for (const Subject& subject : engine.subjects(engine.rule(score).head().subject)) {
      const Score* const own = score_of(engine, score, subject, at);
      if (own != nullptr && own->value)
        list.push_back({subject, {*own->value, own->lowest, own->highest}, own->answer == Answer::open});
    }
    return list;
  });
}

std::map<Subject, Graded> grades_in(Engine& engine, const GradeRule& rule, const Case& at) {
  const Period& window = at.window.period;
  std::map<Subject, Graded> grades;
  const auto score = engine.policy().find_rule(rule.of);
  if (!score) return grades;
  const std::vector<GradeBand> bands = bands_down(rule);
  std::vector<Candidate> all;
  bool is_open = false;
  for (const Ranked& standing : standings(engine, *score, at)) {
    if (days_held(engine.selected(rule, standing.subject, window), window, true) == 0) continue;
    Candidate own{standing.subject, standing.points};
    own.is_open = standing.is_open;
    limit(engine, rule, bands, at, own);
    is_open = is_open || own.is_open;
    all.push_back(own);
  }
  Ends low{.is_upper = false};
  Ends high{.is_upper = true};
  for (const Candidate& candidate : all) {
    low.points.push_back(candidate.points.lowest);
    high.points.push_back(candidate.points.highest);
  }
  Assignment assignment{engine, rule, all, std::min(window.until - 1, engine.today())};
  const std::vector<Graded> worst = assignment.run(low);
  const std::vector<Graded> best = assignment.run(high);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Graded grade = worst[i];
    grade.tied = grade.tied || best[i].tied;
    grade.is_open = is_open;
    // Whose own points and whose rivals' points move together has more ways than these two.
    const bool has_more_ways = !all[i].points.stands() && has_quota(rule, bands[grade.band].name);
    grade.may_change = best[i].band != grade.band || has_more_ways;
    if (rule.place) grade.place = place_of(all, all[i]);
    grades.emplace(all[i].subject, grade);
  }
  return grades;
}

}  // namespace cadre::inline v1::detail
