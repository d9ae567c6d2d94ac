// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/study_time.hpp>

using namespace cadre;
#ifdef CADRE_BAD
constexpr StudyTime part = 1_h / 7;  // no whole number of minutes
#else
constexpr StudyTime part = StudyTime::minutes(60 / 7);
#endif
static_assert(part == 8_min);
