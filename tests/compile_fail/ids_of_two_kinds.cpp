// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/ids.hpp>

using namespace cadre;
#ifdef CADRE_BAD
constexpr bool same = PersonId::at(0) == UnitId::at(0);  // a person is no unit
#else
constexpr bool same = PersonId::at(0) == PersonId::at(0);
#endif
static_assert(same);
