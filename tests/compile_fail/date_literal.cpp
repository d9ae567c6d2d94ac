// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/date.hpp>

using namespace cadre;
#ifdef CADRE_BAD
constexpr Date day = "2021-02-30"_day;  // February has no 30th
#else
constexpr Date day = "2021-02-28"_day;
#endif
static_assert(day.month() == 2);
