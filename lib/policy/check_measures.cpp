// SPDX-License-Identifier: Apache-2.0
#include <cadre/text/normalise.hpp>

#include "policy/detail/data.hpp"

namespace cadre::inline v1::detail {
namespace {

std::string item(const std::string& path, std::size_t i) { return path + '[' + std::to_string(i) + ']'; }

/// Checks conversions; `wanted` is the unit they must lead to, where there is one.
void check_conversions(const PolicyData& data, const std::vector<Conversion>& list, std::optional<Measure> wanted,
                       const std::string& path, Report& report) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string at = item(path, i);
    if (wanted && list[i].to.measure != *wanted) {
      report.error(Errc::policy_bad_unit, "'" + to_string(list[i].to) + "' is not in the measure's unit", at + ".to",
                   "write it in " + written(*wanted));
    }
    if (list[i].from.value == Ratio{}) {
      report.error(Errc::policy_bad_value, "a rate from nothing has no meaning", at + ".from",
                   "write how much of the recorded unit it is");
    }
    check_facts(data, list[i].of, at + ".of", report);
  }
}

void check_measure(const PolicyData& data, const MeasureSpec& measure, const std::string& path, Report& report) {
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
  check_conversions(data, measure.rates, unit, path + ".rates", report);
  for (std::size_t i = 0; i < measure.flat.size(); ++i) {
    fits(measure.flat[i].amount, item(path + ".flat", i) + ".each");
    check_facts(data, measure.flat[i].of, item(path + ".flat", i) + ".of", report);
  }
  for (std::size_t i = 0; i < measure.factors.size(); ++i) {
    check_facts(data, measure.factors[i].of, item(path + ".factors", i) + ".of", report);
  }
  if (measure.day) fits(*measure.day, path + ".day");
  if (measure.half_day) fits(*measure.half_day, path + ".half_day");
  if (measure.round) check_step(*measure.round, *unit, path + ".round.step", report);
}

}  // namespace

std::string written(Measure measure) {
  if (measure == Measure::time()) return "h or min";
  return measure == Measure::ratio() ? "%" : std::string{measure.name()};
}

void check_calendar(const PolicyData& data, const std::string& name, const std::string& path, Report& report) {
  if (name.empty() || data.calendars.contains(name)) return;
  std::vector<std::string_view> names;
  for (const auto& [known, calendar] : data.calendars) names.push_back(known);
  const std::string near = text::nearest(name, names);
  report.error(Errc::policy_unknown_name, "there is no calendar '" + name + "'", path,
               near.empty() ? "declare it: [calendar.<name>], and write \"calendar.<name>\" here"
                            : "did you mean '" + near + "'?");
}

void check_facts(const PolicyData& data, const FactSelector& of, const std::string& path, Report& report) {
  check_calendar(data, of.inside, path + ".inside", report);
  check_calendar(data, of.outside, path + ".outside", report);
  const auto all = [&](const std::vector<FactSelector>& list, const std::string& name) {
    for (std::size_t i = 0; i < list.size(); ++i) check_facts(data, list[i], item(path + name, i), report);
  };
  all(of.any, ".any");
  all(of.all, ".all");
  all(of.none, ".not");
}

void check_step(const RoundTo& round, Measure unit, const std::string& path, Report& report) {
  if (round.step.measure != unit) {
    report.error(Errc::policy_bad_unit, "the step is not in the unit of the amount", path,
                 "write it in " + written(unit));
  } else if (round.step.value == Ratio{}) {
    report.error(Errc::policy_bad_value, "there are no multiples of nothing", path, "write a step above zero");
  }
}

void check_measures(const PolicyData& data, Report& report) {
  for (std::size_t i = 0; i < data.model.measures.size(); ++i) {
    check_measure(data, data.model.measures[i], item("measure", i), report);
  }
  for (const UnitSpec& unit : data.model.units) {
    check_conversions(data, unit.convert, std::nullopt, "unit." + unit.id + ".convert", report);
  }
}

}  // namespace cadre::inline v1::detail
