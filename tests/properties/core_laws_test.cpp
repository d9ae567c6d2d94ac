// SPDX-License-Identifier: Apache-2.0
// The laws that the class comments of core state, for values drawn at random.
#include <cadre/core/amount.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace rc {

template <>
struct Arbitrary<cadre::Date> {
  static Gen<cadre::Date> arbitrary() {
    return gen::map(gen::inRange(cadre::Date::first().days(), cadre::Date::last().days() + 1),
                    [](int days) { return cadre::Date::from_days(days); });
  }
};

template <>
struct Arbitrary<cadre::Ratio> {
  static Gen<cadre::Ratio> arbitrary() {
    // Both small numbers, which meet often, and those that fill 64 bits.
    const auto number =
        gen::oneOf(gen::inRange<std::int64_t>(-100, 101), gen::inRange<std::int64_t>(-INT64_MAX, INT64_MAX));
    return gen::apply([](std::int64_t n, std::int64_t d) { return cadre::Ratio::of(n, d == 0 ? 1 : d); }, number,
                      number);
  }
};

}  // namespace rc

namespace {

using namespace cadre;

RC_GTEST_PROP(DateLaws, CivilFieldsLeadBack, (Date d)) {
  const CivilDay c = d.civil();
  RC_ASSERT(Date::from_ymd(c.year, c.month, c.day) == d);
  RC_ASSERT(parse_date(to_string(d)).value() == d);
}

RC_GTEST_PROP(DateLaws, DifferenceUndoesAddition, (Date a, Date b)) {
  RC_ASSERT(a + (b - a) == b);
  RC_ASSERT(b - (b - a) == a);
}

RC_GTEST_PROP(DateLaws, WeekdaysGoRoundInSeven, (Date d)) {
  RC_PRE(d <= Date::last() - 7);
  RC_ASSERT((d + 7).weekday() == d.weekday());
  RC_ASSERT(static_cast<int>((d + 1).weekday()) == static_cast<int>(d.weekday()) % 7 + 1);
}

RC_GTEST_PROP(DateLaws, MonthsNeverGoBackwards, (Date a, Date b)) {
  const auto n = *rc::gen::inRange(-2000, 2001);
  for (const MonthEnd rule : {MonthEnd::clamp, MonthEnd::next}) {
    const auto x = add_months(std::min(a, b), n, rule);
    const auto y = add_months(std::max(a, b), n, rule);
    RC_ASSERT(!x || !y || *x <= *y);
  }
}

RC_GTEST_PROP(LocalTimeLaws, DayAndMinuteLeadBack, (Date d)) {
  const LocalTime t = LocalTime::at(d, *rc::gen::inRange(0, 1440));
  RC_ASSERT(LocalTime::at(t.date(), t.minute_of_day()) == t);
  RC_ASSERT(parse_time(to_string(t)).value() == t);
}

RC_GTEST_PROP(PeriodLaws, LabelsReadBack, (Date a, Date b)) {
  RC_PRE(a != b);
  const Period p{std::min(a, b), std::max(a, b)};
  RC_ASSERT(parse_period(to_string(p)).value() == p);
}

RC_GTEST_PROP(RatioLaws, OrderIsTotalAndAgreesWithSubtraction, (Ratio a, Ratio b)) {
  RC_ASSERT((a < b) == (b > a));
  RC_ASSERT((a == b) == !(a < b || b < a));
  const auto difference = checked_add(a, -b);
  if (difference) RC_ASSERT((a < b) == (*difference < Ratio{}));
}

RC_GTEST_PROP(RatioLaws, SumsAndProductsCommute, (Ratio a, Ratio b)) {
  RC_ASSERT(checked_add(a, b) == checked_add(b, a));
  RC_ASSERT(checked_multiply(a, b) == checked_multiply(b, a));
}

RC_GTEST_PROP(RatioLaws, MultiplicationDistributes, ()) {
  const auto number = rc::gen::inRange<std::int64_t>(1, 10'000);  // so small that all six results fit
  const auto small = [&] { return Ratio::of(*number - 5'000, *number); };
  const Ratio a = small();
  const Ratio b = small();
  const Ratio c = small();
  RC_ASSERT(checked_multiply(a, checked_add(b, c).value()) ==
            checked_add(checked_multiply(a, b).value(), checked_multiply(a, c).value()));
}

RC_GTEST_PROP(RatioLaws, TextReadsBack, (Ratio a)) { RC_ASSERT(Ratio::parse(to_string(a)) == a); }

RC_GTEST_PROP(RatioLaws, RoundingLandsOnAStepWithinOneStep, (Ratio a)) {
  const Ratio step = Ratio::of(*rc::gen::inRange(1, 100), *rc::gen::inRange(1, 100));
  const auto down = a.rounded(step, Rounding::down);
  const auto up = a.rounded(step, Rounding::up);
  RC_PRE(down && up);
  const Ratio size = a < Ratio{} ? -a : a;
  const Ratio low = a < Ratio{} ? -*down : *down;
  const Ratio high = a < Ratio{} ? -*up : *up;
  RC_ASSERT(low <= size && size <= high);
  RC_ASSERT(low == high || checked_add(low, step) == high);
  for (const Rounding mode : {Rounding::half_up, Rounding::half_even}) {
    const auto near = a.rounded(step, mode);
    RC_ASSERT(near == down || near == up);
  }
}

RC_GTEST_PROP(AmountLaws, TextReadsBack, (Ratio a)) {
  const Amount credits{a, *Measure::named("credit")};
  RC_ASSERT(parse_amount(to_string(credits)).value() == credits);
  const Amount share{a, Measure::ratio()};
  RC_ASSERT(parse_amount(to_string(share)).value() == share);
  const Amount time = Amount::of(StudyTime::minutes(a.numerator()));
  RC_ASSERT(parse_amount(to_string(time)).value() == time);
}

}  // namespace
