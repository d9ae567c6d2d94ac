// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/date.hpp>

using namespace cadre;
#ifdef CADRE_BAD
constexpr Date day{18628};  // days since when?
#else
constexpr Date day = Date::from_days(18628);
#endif
static_assert(day.year() == 2021);
