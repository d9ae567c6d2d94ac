// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/ratio.hpp>

using namespace cadre;
#ifdef CADRE_BAD
constexpr Ratio rate{0.8};  // four fifths have no exact floating value
#else
constexpr Ratio rate = Ratio::of(4, 5);
#endif
static_assert(rate < Ratio::whole(1));
