// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_measure.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Checks conversions; `wanted` is the unit they must lead to, where there is one.
void check_conversions(const std::vector<Conversion>& list, std::optional<Measure> wanted, const std::string& path,
                       Report& report) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string at = item_path(path, i);
    if (wanted && list[i].to.measure != *wanted) {
      report.error(Errc::policy_bad_unit, "'" + to_string(list[i].to) + "' is not in the measure's unit", at + ".to",
                   "write it in " + written(*wanted));
    }
    if (list[i].from.value == Ratio{}) {
      report.error(Errc::policy_bad_value, "a rate from nothing has no meaning", at + ".from",
                   "write how much of the recorded unit it is");
    }
  }
}

/// Checks a measure, whose unit is known.
class MeasureCheck {
 public:
  MeasureCheck(const MeasureSpec& measure, Measure unit, std::string path, Checks& checks)
      : measure_{measure}, unit_{unit}, path_{std::move(path)}, checks_{checks} {}

  void run() const {
    check_conversions(measure_.rates, unit_, path_ + ".rates", checks_.report());
    each(measure_.flat, ".flat",
         [&](const FlatAward& award, const std::string& at) { fits(award.amount, at + ".each"); });
    each(measure_.plus, ".plus", [&](const Plus& plus, const std::string& at) { fits(plus.amount, at + ".add"); });
    each(measure_.bands, ".bands", [&](const LengthBand& band, const std::string& at) { steps(band, at); });
    each(measure_.caps, ".caps", [&](const MeasureCap& cap, const std::string& at) { most(cap, at); });
    each(measure_.split, ".split", [&](const Split& split, const std::string& at) {
      if (split.first && *split.first > Ratio::whole(1)) wrong("the first author has more than all", at + ".first");
    });
    each(measure_.qualify, ".qualify", [&](const Qualifying& qualifying, const std::string& at) {
      if (qualifying.needs == FactSelector{}) wrong("a condition that asks for nothing", at + ".needs");
    });
    if (measure_.day) fits(*measure_.day, path_ + ".day");
    if (measure_.half_day) fits(*measure_.half_day, path_ + ".half_day");
    if (measure_.round) checks_.step(*measure_.round, unit_, path_ + ".round.step");
    if (measure_.increments) increments(*measure_.increments);
    shares();
    if (measure_.allocation) ledger(*measure_.allocation);
  }

 private:
  template <class List, class F>
  void each(const List& list, const std::string& key, const F& f) const {
    for (std::size_t i = 0; i < list.size(); ++i) f(list[i], item_path(path_ + key, i));
  }
  void wrong(const std::string& what, const std::string& at, const std::string& help = {}) const {
    checks_.report().error(Errc::policy_bad_value, what, at, help);
  }
  void fits(const Amount& amount, const std::string& at) const {
    if (amount.measure == unit_) return;
    checks_.report().error(Errc::policy_bad_unit, "'" + to_string(amount) + "' is not in the measure's unit", at,
                           "write it in " + written(unit_));
  }
  void increments(const Increments& increments) const {
    fits(increments.first, path_ + ".increments.first");
    if (increments.then) checks_.step({*increments.then, increments.mode}, unit_, path_ + ".increments.then");
  }
  /// Each step begins at a length, above the one before.
  void steps(const LengthBand& band, const std::string& path) const {
    std::optional<std::pair<Ratio, bool>> before;
    for (std::size_t i = 0; i < band.steps.size(); ++i) {
      const BandStep& step = band.steps[i];
      const std::string at = item_path(path + ".steps", i);
      fits(step.amount, at + ".each");
      if (step.from.has_value() == step.above.has_value()) {
        wrong("a step begins from a length or above one", at, "write either from or above");
        continue;
      }
      const Amount& length = step.from ? *step.from : *step.above;
      if (length.measure != Measure::time()) {
        checks_.report().error(Errc::policy_bad_unit, "'" + to_string(length) + "' is no length", at,
                               "write it in h or min");
      }
      const std::pair begins{length.value, step.above.has_value()};
      if (before && begins <= *before) wrong("the steps are not in order of length", at, "write the shortest first");
      before = begins;
    }
  }
  /// A share is one of something, in a window.
  void most(const MeasureCap& cap, const std::string& at) const {
    const bool is_share = cap.most.measure == Measure::ratio();
    if (!is_share) {
      fits(cap.most, at + ".most");
      if (cap.of_what) wrong("of_what says nothing of an amount", at + ".of_what", "leave it out, or write a share");
    } else if (!cap.of_what) {
      checks_.report().error(Errc::policy_missing_key, "a cap by share does not say of what it is one", at,
                             "add of_what = \"requirement\" | \"counted\" | \"others\"");
    } else if (!cap.excess_as.empty()) {
      wrong("what is over a share counts as nothing else", at + ".excess_as", "write an amount, or leave it out");
    } else if (cap.per != MeasureCap::Per::window) {
      wrong("a share is capped over the whole window", at + ".per", "write per = \"window\"");
    }
  }
  /// Rules of one ledger count by the measure, of the same subjects, in the same windows, and none is part of another.
  void ledger(const Allocation& allocation) const {
    const Quota* first = nullptr;
    if (allocation.order.size() < 2)
      wrong("a ledger is for several rules", path_ + ".allocation.order", "name the rules that it fills");
    for (std::size_t i = 0; i < allocation.order.size(); ++i) {
      const std::string at = item_path(path_ + ".allocation.order", i);
      const Rule* const named = checks_.find(allocation.order[i]);
      if (named == nullptr) continue;
      const auto* const quota = std::get_if<Quota>(&named->spec);
      if (first == nullptr) first = quota;
      const std::string& id = allocation.order[i];
      if (quota == nullptr || quota->count != measure_.id || !quota->at_least) {
        wrong("'" + id + "' is no quota with a floor that counts by this measure", at);
      } else if (std::count(allocation.order.begin(), allocation.order.end(), id) > 1) {
        wrong("'" + id + "' stands twice", at, "leave it out");
      } else if (quota->per.spec != first->per.spec || quota->subject != first->subject) {
        wrong("'" + id + "' has other windows or subjects than '" + first->id + "'", at);
      } else if (std::find(allocation.order.begin(), allocation.order.end(), quota->part_of) !=
                 allocation.order.end()) {
        wrong("'" + id + "' is a part of another rule of the ledger", at, "leave one of them out");
      }
    }
  }
  /// Two shares of what counts must be of different facts, or nobody knows which of them bites first.
  void shares() const {
    const auto is_one = [](const MeasureCap& cap) {
      return cap.of_what == MeasureCap::OfWhat::counted || cap.of_what == MeasureCap::OfWhat::others;
    };
    const auto apart = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
      const auto in_b = [&](const std::string& word) { return std::find(b.begin(), b.end(), word) != b.end(); };
      return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), in_b);
    };
    for (std::size_t i = 0; i < measure_.caps.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const MeasureCap& one = measure_.caps[j];
        const MeasureCap& other = measure_.caps[i];
        if (!is_one(one) || !is_one(other)) continue;
        if (apart(one.of.kind, other.of.kind) || apart(one.of.category, other.of.category)) continue;
        checks_.report().error(Errc::policy_contradiction, "two shares of what counts may be of the same facts",
                               item_path(path_ + ".caps", i), "let their `of` name different kinds or categories");
        checks_.report().also(item_path(path_ + ".caps", j), "the other");
      }
    }
  }

  const MeasureSpec& measure_;
  Measure unit_;
  std::string path_;
  Checks& checks_;
};

}  // namespace

void check(const UnitSpec& unit, const std::string& path, Checks& checks) {
  check_conversions(unit.convert, std::nullopt, path + ".convert", checks.report());
}

void check(const MeasureSpec& measure, const std::string& path, Checks& checks) {
  if (measure.in == "h" || measure.in == "min") {
    return checks.report().error(Errc::policy_bad_unit,
                                 "'" + measure.in + "' is clock time, which is no unit to count in", path + ".in",
                                 "leave `in` out: a measure without it counts clock time");
  }
  const auto unit = measure.in.empty() ? std::optional{Measure::time()} : Measure::named(measure.in);
  if (!unit) {
    return checks.report().error(Errc::policy_bad_unit, "'" + measure.in + "' is no name of a unit", path + ".in",
                                 "use lower-case letters, digits and _");
  }
  MeasureCheck{measure, *unit, path, checks}.run();
}

}  // namespace cadre::inline v1::detail
