// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/fields_leave.hpp"
#include "policy/detail/reading.hpp"

namespace cadre::inline v1::detail {

void read_form(const text::Value& v, const std::string& path, LimitWindow& out, Reader& reader) {
  out.is_class = v.as_string() == "class";
  if (!out.is_class) read_form(v, path, out.per, reader);
}

}  // namespace cadre::inline v1::detail
