// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/judge.hpp"
#include "evaluate/detail/quota.hpp"

#include <algorithm>
#include <map>

namespace cadre::inline v1::detail {

void cut_piece(Fold& fold, std::size_t i, Ratio cap, Ratio& reached, Reason doubt) {
  Piece& piece = fold.pieces[i];
  const Ratio room = std::max(Ratio{}, subtract(cap, reached));
  if (piece.unbounded) {
    // It may come to all that the cap leaves, and to no more.
    piece.unbounded = false;
    piece.amount = room;
  }
  if (piece.amount <= room) {
    reached = add(reached, piece.amount);
    return;
  }
  Piece over = piece;
  over.amount = subtract(piece.amount, room);
  over.doubt = doubt;
  if (doubt == Reason::none) over.loss = Loss::over_cap;
  piece.amount = room;
  reached = std::max(reached, cap);
  fold.pieces.insert(fold.pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, over);
}

namespace {

/// The activities of a subject by their facts.
using ByFact = std::map<FactId, const Activity*>;

ByFact by_fact(const Counting& counting) {
  ByFact found;
  for (const Activity& activity : counting.engine.activities(counting.query.subject)) {
    found.emplace(activity.fact, &activity);
  }
  return found;
}

/// Cuts pieces, the earliest first: what is sure, then what may count in the room that is left.
template <class Fits>
void cut_all(Fold& fold, Ratio cap, const Fits& fits) {
  Ratio reached;
  for (const bool sure : {true, false}) {
    for (std::size_t i = 0; i < fold.pieces.size(); ++i) {
      const Piece& piece = fold.pieces[i];
      if (!piece.loss && (piece.doubt == Reason::none) == sure && fits(piece)) {
        cut_piece(fold, i, cap, reached, Reason::none);
      }
    }
  }
}

/// Cuts what one part of the quota takes in one of the part's windows.
void cut_part(const Counting& counting, const Quota& part, const Case& at, const ByFact& activities, Fold& fold) {
  const Engine& engine = counting.engine;
  const Period& window = at.window.period;
  const auto cap = cap_in(engine, part, counting.query.subject, window, counting.unknown_as);
  if (!cap) return;
  cut_all(fold, *cap, [&](const Piece& piece) {
    const auto activity = activities.find(piece.fact);
    if (activity == activities.end() || !window.contains(piece.day)) return false;
    if (at.session && activity->second->session != at.session) return false;
    Activity as = *activity->second;
    if (piece.as != nullptr) as.relabelled = piece.as;
    return takes(engine.policy(), engine.snapshot(), part.of, as) == Tri::yes;
  });
}

bool may_cap(const Quota& quota) {
  return quota.cap ||
         std::any_of(quota.tiers.begin(), quota.tiers.end(), [](const Tier& t) { return t.cap.has_value(); });
}

/// A part with a cap, and one of its windows.
struct CappedWindow {
  const Quota* part;
  Case at;
};

std::vector<CappedWindow> capped_windows(const Counting& counting) {
  std::vector<CappedWindow> found;
  const Period& whole = counting.query.period();
  const auto rules = counting.engine.policy().rules();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const auto* part = std::get_if<Quota>(&rules[i].spec);
    if (part == nullptr || part->part_of != counting.quota.id || !may_cap(*part)) continue;
    for (const Case& at : counting.engine.cases_touching(i, counting.query.subject, whole)) {
      if (are_of_two_sessions(at, counting.query.at) || !whole.contains(at.window.period)) continue;
      const Query query{i, counting.query.subject, at};
      // A part that asks nothing of the subject then takes nothing away either.
      if (!is_set_aside(counting.engine, *part, query, counting.unknown_as)) found.push_back({part, at});
    }
  }
  return found;
}

/// What of a part of an activity lies in some days: clock time by the minute, an amount spread over days by the day;
/// any other lies where it begins.
Ratio lying_in(const Counting& counting, const Part& part, const Period& days) {
  if (part.clock && !part.clock->empty()) {
    const Span common = intersect(*part.clock, Span{LocalTime::start_of(days.from), LocalTime::start_of(days.until)});
    return Ratio::whole(common.length().in_minutes());
  }
  const Period span = intersect(part.activity->days, counting.query.period());
  const bool is_spread = !part.clock && counting.quota.spread == SpanPart::spread_by_day;
  if (is_spread && !span.empty()) return Ratio::whole(intersect(span, days).length());
  return days.contains(part.day()) ? Ratio::whole(1) : Ratio{};
}

/// Cuts pieces where a window of one of the parts ends, so that each lies in one window of each of them.
class Splitting {
 public:
  Splitting(const Counting& counting, const std::vector<CappedWindow>& windows) : counting_{counting} {
    const Period& whole = counting.query.period();
    edges_ = {whole.from, whole.until};
    for (const CappedWindow& capped : windows)
      edges_.insert(edges_.end(), {capped.at.window.period.from, capped.at.window.period.until});
    std::sort(edges_.begin(), edges_.end());
    edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
  }

  void run(const std::vector<Part>& parts, Fold& fold) {
    for (const Part& part : parts) {
      // Of a session or an award all lies where it begins: it has one piece, however much of it is left.
      if (part.counts() && counting_.quota.count != "sessions" && !belongs_where_it_begins(counting_, *part.activity)) {
        weights_.try_emplace(part.activity->fact).first->second.push_back(&part);
      }
    }
    std::vector<Piece> pieces;
    for (const Piece& piece : fold.pieces) split(piece, pieces);
    fold.pieces = std::move(pieces);
  }

 private:
  void split(const Piece& piece, std::vector<Piece>& out) const {
    const auto parts = weights_.find(piece.fact);
    std::vector<std::pair<Date, Ratio>> cells;
    Ratio all;
    for (std::size_t i = 0; parts != weights_.end() && i + 1 < edges_.size(); ++i) {
      Ratio weight;
      for (const Part* part : parts->second)
        weight = add(weight, lying_in(counting_, *part, {edges_[i], edges_[i + 1]}));
      if (weight == Ratio{}) continue;
      cells.emplace_back(edges_[i], weight);
      all = add(all, weight);
    }
    if (piece.loss || cells.size() < 2) {
      out.push_back(piece);
      return;
    }
    for (const auto& [from, weight] : cells) {
      Piece cell = piece;
      cell.day = std::max(piece.day, from);
      cell.amount = multiply(piece.amount, divide(weight, all));
      out.push_back(cell);
    }
  }

  const Counting& counting_;
  std::vector<Date> edges_;
  std::map<FactId, std::vector<const Part*>> weights_;
};

}  // namespace

void apply_caps(const Counting& counting, const std::vector<Part>& parts, Fold& fold) {
  if (const auto windows = capped_windows(counting); !windows.empty()) {
    const ByFact activities = by_fact(counting);
    Splitting{counting, windows}.run(parts, fold);
    for (const auto& [part, at] : windows) cut_part(counting, *part, at, activities, fold);
  }
  if (!may_cap(counting.quota)) return;
  const Query& query = counting.query;
  const auto cap = cap_in(counting.engine, counting.quota, query.subject, query.period(), counting.unknown_as);
  if (cap) cut_all(fold, *cap, [](const Piece&) { return true; });
}

}  // namespace cadre::inline v1::detail
