// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/fields_attendance.hpp"
#include "policy/detail/reading.hpp"

namespace cadre::inline v1::detail {

using text::Value;

void read_form(const Value& v, const std::string& path, LeaveEffects& out, Reader& reader) {
  if (!reader.is_table(v, path, "leave")) return;
  for (const text::Member& member : v.members()) {
    const std::string below = path + '.' + member.key;
    reader.place(below, member.value);
    if (member.key == "assumed") {
      reader.read(member.value, below, out.assumed);
    } else if (member.key == "reason") {
      reader.read(member.value, below, out.reason);
    } else {
      reader.read(member.value, below, out.by_kind[member.key]);
    }
  }
}

}  // namespace cadre::inline v1::detail
