// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "evaluate/detail/measure.hpp"

namespace cadre::inline v1::detail {
namespace {

using Per = MeasureCap::Per;
using OfWhat = MeasureCap::OfWhat;

/// Where one of the groups that a cap is for stands.
struct Group {
  Ratio reached{};
  bool in_doubt = false;  ///< something that may not belong to it has been counted into it
};

/// The caps of a measure at work on a fold.
class Capping {
 public:
  Capping(const Counting& counting, const MeasureSpec& spec, Fold& fold)
      : counting_{counting}, spec_{spec}, fold_{fold} {
    for (const Activity& activity : counting.engine.activities(counting.query.subject)) {
      activities_.emplace(activity.fact, &activity);
    }
  }

  void run() {
    std::vector<const MeasureCap*> caps;
    for (const MeasureCap& cap : spec_.caps) {
      if (!is_of_counted(cap)) caps.push_back(&cap);
    }
    std::stable_sort(caps.begin(), caps.end(), [](const auto* a, const auto* b) { return a->per < b->per; });
    for (const MeasureCap* cap : caps) {
      if (const auto most = most_of(*cap)) cut(*cap, *most);
    }
    drop_others();
    cut_shares();
  }

 private:
  using Key = std::pair<std::string, std::int64_t>;

  static bool is_of_counted(const MeasureCap& cap) {
    return cap.of_what == OfWhat::counted || cap.of_what == OfWhat::others;
  }

  /// The amount that a cap stands for; nothing where the requirement has no value, which the result then says itself.
  [[nodiscard]] std::optional<Ratio> most_of(const MeasureCap& cap) const {
    if (!cap.of_what) return cap.most.value;
    const Policy& policy = counting_.engine.policy();
    const Quota* quota = &counting_.quota;
    while (!quota->at_least && !quota->part_of.empty()) {
      const auto whole = policy.find_rule(quota->part_of);
      quota = whole ? std::get_if<Quota>(&policy.rules()[*whole].spec) : nullptr;
      if (quota == nullptr) return std::nullopt;
    }
    if (!quota->at_least) return std::nullopt;
    const Need need =
        floor_need(counting_.engine, *quota, counting_.query.subject, counting_.query.at, counting_.unknown_as);
    return need.value ? std::optional{multiply(*need.value, cap.most.value)} : std::nullopt;
  }

  [[nodiscard]] Tri is_of(const MeasureCap& cap, const Piece& piece) const {
    const auto found = activities_.find(piece.fact);
    if (found == activities_.end()) return Tri::no;
    Activity activity = *found->second;
    if (piece.as != nullptr) activity.relabelled = piece.as;
    return takes(counting_.engine.policy(), counting_.engine.snapshot(), cap.of, activity);
  }

  /// What is over a cap counts as another category, where the rule takes that.
  void relabel(const MeasureCap& cap, Piece& over) const {
    const auto found = activities_.find(over.fact);
    if (cap.excess_as.empty() || over.loss != Loss::over_cap || found == activities_.end()) return;
    if (!is_taken_as(counting_, *found->second, &cap.excess_as)) return;
    over.loss.reset();
    over.as = &cap.excess_as;
  }

  /// What nobody knows the worth of may be over a cap by any amount, as another category.
  void keep_open(const MeasureCap& cap, std::size_t i) {
    Piece over = fold_.pieces[i];
    over.amount = Ratio{};
    over.unbounded = true;
    over.loss = Loss::over_cap;
    relabel(cap, over);
    if (!over.loss) fold_.pieces.insert(fold_.pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1, over);
  }

  /// Of what the rule takes only as another category, nothing else is left.
  void drop_others() {
    const bool has_excess =
        std::any_of(spec_.caps.begin(), spec_.caps.end(), [](const MeasureCap& cap) { return !cap.excess_as.empty(); });
    if (!has_excess) return;
    std::erase_if(fold_.pieces, [&](const Piece& piece) {
      const auto found = activities_.find(piece.fact);
      return piece.as == nullptr && found != activities_.end() && !is_taken_as(counting_, *found->second, nullptr);
    });
  }

  [[nodiscard]] Key key_of(const MeasureCap& cap, const Piece& piece, const std::vector<Window>& inner) const {
    const Activity& activity = *activities_.at(piece.fact);
    const auto of_record = static_cast<std::int64_t>(activity.fact.index());
    switch (cap.per) {
      case Per::record: return {{}, of_record};
      case Per::item: return item_of(activity).empty() ? Key{{}, of_record} : Key{item_of(activity), -1};
      case Per::day: return {{}, piece.day - Date::first()};
      case Per::kind: return {*activity.kind, -1};
      case Per::window: return {};
      case Per::week:
      case Per::month:
      case Per::quarter:
      case Per::year: break;
    }
    for (const Window& window : inner) {
      if (window.period.contains(piece.day)) return {{}, window.period.from - Date::first()};
    }
    return {};
  }

  /// The weeks, months, ... of the rule's year that touch the window.
  [[nodiscard]] std::vector<Window> inner_windows(Per per) const {
    window::Calendar spec;
    switch (per) {
      case Per::week: spec.unit = window::Unit::week; break;
      case Per::month: spec.unit = window::Unit::month; break;
      case Per::quarter: spec.unit = window::Unit::quarter; break;
      case Per::year: spec.unit = window::Unit::year; break;
      default: return {};
    }
    const WindowRule& rule = counting_.quota.per;
    // Weeks are weeks whatever day the rule's year begins on.
    const auto* const own = std::get_if<window::Calendar>(&rule.spec);
    if (own != nullptr && per != Per::week) spec.start = own->start;
    Period used{Date::first(), Date::first()};
    for (const Piece& piece : fold_.pieces) {
      used.from = used.empty() ? piece.day : std::min(used.from, piece.day);
      used.until = used.empty() ? piece.day + 1 : std::max(used.until, piece.day + 1);
    }
    const auto found = windows_touching(spec, intersect(counting_.query.period(), used),
                                        own_day(counting_.engine.snapshot(), counting_.query.subject, rule.own_day),
                                        rule.month_end.value_or(MonthEnd::clamp));
    return found ? *found : std::vector<Window>{};
  }

  /// Lets no more than a cap count: first what is sure, in order of start; then what may count in the room that is
  /// left.
  void cut(const MeasureCap& cap, Ratio most) {
    const std::vector<Window> inner = inner_windows(cap.per);
    std::map<Key, Group> groups;
    for (const bool sure : {true, false}) {
      for (std::size_t i = 0; i < fold_.pieces.size(); ++i) {
        const Piece& piece = fold_.pieces[i];
        if (piece.loss || (piece.doubt == Reason::none) != sure) continue;
        if (piece.as != nullptr && piece.as == &cap.excess_as) continue;
        const Tri belongs = is_of(cap, piece);
        if (belongs == Tri::no) continue;
        Group& group = groups[key_of(cap, piece, inner)];
        group.in_doubt = group.in_doubt || belongs == Tri::unknown;
        // What may be over a cap may count as well.
        if (!sure && group.in_doubt) continue;
        const std::size_t before = fold_.pieces.size();
        const bool is_open = piece.unbounded;
        cut_piece(fold_, i, most, group.reached, group.in_doubt ? Reason::not_recorded : Reason::none);
        if (fold_.pieces.size() > before) relabel(cap, fold_.pieces[i + 1]);
        if (is_open) keep_open(cap, i);
      }
    }
  }

  /// Shares of what counts: the greatest amounts that keep to all of them.
  void cut_shares() {
    std::vector<const MeasureCap*> caps;
    std::vector<Ratio> shares;
    for (const MeasureCap& cap : spec_.caps) {
      if (!is_of_counted(cap)) continue;
      caps.push_back(&cap);
      // A share s of the others is a share s / (1 + s) of all.
      const Ratio share = cap.most.value;
      shares.push_back(cap.of_what == OfWhat::counted ? share : divide(share, add(Ratio::whole(1), share)));
    }
    if (caps.empty()) return;
    std::vector<Ratio> own(caps.size());
    Ratio total;
    for (const Piece& piece : fold_.pieces) {
      if (piece.loss || piece.doubt != Reason::none) continue;
      total = add(total, piece.amount);
      for (std::size_t i = 0; i < caps.size(); ++i) {
        if (is_of(*caps[i], piece) != Tri::no) own[i] = add(own[i], piece.amount);
      }
    }
    total = greatest_total(total, own, shares);
    for (std::size_t i = 0; i < caps.size(); ++i) cut(*caps[i], multiply(total, shares[i]));
  }

  /// The greatest T with T = rest + the sum of min(own, share * T). Each round more of the caps bite, so it ends.
  static Ratio greatest_total(Ratio total, const std::vector<Ratio>& own, const std::vector<Ratio>& shares) {
    const Ratio all = total;
    for (std::size_t round = 0; round <= own.size(); ++round) {
      Ratio rest = all;
      Ratio left = Ratio::whole(1);
      for (std::size_t i = 0; i < own.size(); ++i) {
        if (own[i] <= multiply(total, shares[i])) continue;
        rest = subtract(rest, own[i]);
        left = subtract(left, shares[i]);
      }
      const Ratio next = divide(rest, left);
      if (next == total) break;
      total = next;
    }
    return total;
  }

  const Counting& counting_;
  const MeasureSpec& spec_;
  Fold& fold_;
  std::map<FactId, const Activity*> activities_;
};

}  // namespace

void apply_measure_caps(const Counting& counting, const MeasureSpec& spec, Fold& fold) {
  if (!spec.caps.empty()) Capping{counting, spec, fold}.run();
}

}  // namespace cadre::inline v1::detail
