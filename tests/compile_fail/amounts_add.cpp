// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/amount.hpp>

using namespace cadre;
constexpr Amount a{Ratio::whole(1), Measure::time()};
constexpr Amount b{Ratio::whole(2), Measure::sessions()};
#ifdef CADRE_BAD
constexpr Amount sum = a + b;  // minutes and sessions do not add
#else
constexpr auto sum = checked_add(a.value, b.value);
#endif
