// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/check.hpp"
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

}  // namespace

void check(const UnitSpec& unit, const std::string& path, Checks& checks) {
  check_conversions(unit.convert, std::nullopt, path + ".convert", checks.report());
}

void check(const MeasureSpec& measure, const std::string& path, Checks& checks) {
  Report& report = checks.report();
  const auto unit = measure.in.empty() ? std::optional{Measure::time()} : Measure::named(measure.in);
  if (!unit) {
    return report.error(Errc::policy_bad_unit, "'" + measure.in + "' is no name of a unit", path + ".in",
                        "use lower-case letters, digits and _");
  }
  const auto fits = [&](const Amount& amount, const std::string& at) {
    if (amount.measure == *unit) return;
    report.error(Errc::policy_bad_unit, "'" + to_string(amount) + "' is not in the measure's unit", at,
                 "write it in " + written(*unit));
  };
  check_conversions(measure.rates, unit, path + ".rates", report);
  for (std::size_t i = 0; i < measure.flat.size(); ++i) {
    fits(measure.flat[i].amount, item_path(path + ".flat", i) + ".each");
  }
  if (measure.day) fits(*measure.day, path + ".day");
  if (measure.half_day) fits(*measure.half_day, path + ".half_day");
  if (measure.round) checks.step(*measure.round, *unit, path + ".round.step");
}

}  // namespace cadre::inline v1::detail
