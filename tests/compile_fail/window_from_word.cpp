// SPDX-License-Identifier: Apache-2.0
#include <cadre/calendar/windows.hpp>

using namespace cadre;
#ifdef CADRE_BAD
WindowSpec spec{"month"};  // a word is read by parse_window, which can say that it is none
#else
WindowSpec spec{window::Calendar{}};
#endif
