// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Opt-in: Date to and from boost::gregorian::date. The only header of core that includes Boost.
#include <string>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <cadre/core/date.hpp>
#include <cadre/core/result.hpp>

namespace cadre::inline v1 {

/// The same day in Boost.Date_Time. Both types have the same range, so there is always one.
///
/// @par Laws
///   `from_boost(to_boost(d)).value() == d`
///   NOT: `to_boost(*add_months(d, n, r)) == to_boost(d) + boost::gregorian::months(n)`; Boost takes the last day of a
///   month for the last of any: 28 February 2023 and 12 months is 29 February 2024 there, and the 28th here.
/// @param date the day
[[nodiscard]] inline boost::gregorian::date to_boost(Date date) {
  return boost::gregorian::date{1970, 1, 1} + boost::gregorian::days{date.days()};
}

/// The same day as a Date.
/// @param date the day
/// @return the day, or Errc::bad_date for `not_a_date_time` and the infinities, which are no days
[[nodiscard]] inline Result<Date> from_boost(const boost::gregorian::date& date) {
  if (date.is_not_a_date()) return Error{Errc::bad_date, "boost's 'not_a_date_time' is no day"};
  if (date.is_infinity()) return Error{Errc::bad_date, "boost's infinite date is no day"};
  return Date::from_days((date - boost::gregorian::date{1970, 1, 1}).days());
}

}  // namespace cadre::inline v1
