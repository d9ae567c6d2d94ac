// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/study_time.hpp>

using namespace cadre;
#ifdef CADRE_BAD
constexpr StudyTime sum = 2_h + 45_min;  // a sum may not fit: only checked_add says so
#else
constexpr StudyTime sum = checked_add(2_h, 45_min).value();
#endif
static_assert(sum == 165_min);
