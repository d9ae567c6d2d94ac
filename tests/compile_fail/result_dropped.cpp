// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/date.hpp>

using namespace cadre;
void read(std::string_view text) {
#ifdef CADRE_BAD
  parse_date(text);  // the error would be lost
#else
  (void)parse_date(text);
#endif
}
