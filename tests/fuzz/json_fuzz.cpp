// SPDX-License-Identifier: Apache-2.0
// Any bytes as JSON: a document that is read stays inside the limits, with every place inside the text; one that is
// refused says where, and is drawn without a control character.
#include <cadre/text/diagnostic.hpp>
#include <cadre/text/json.hpp>

#include <algorithm>

#include "fuzz/fuzz.hpp"

namespace {

using namespace cadre;

// How deep containers lie in one another; the value itself is the first.
std::size_t containers(const text::Value& value, text::Position last) {
  fuzz::require(value.position() >= text::Position{1, 1} && value.position() <= last);
  std::size_t inside = 0;
  for (const text::Value& item : value.items()) inside = std::max(inside, containers(item, last));
  for (const text::Member& member : value.members()) {
    fuzz::require(member.position >= text::Position{1, 1} && member.position <= last);
    fuzz::require(value.find_member(member.key) == &member);
    inside = std::max(inside, containers(member.value, last));
  }
  return inside + (value.kind() == text::ValueKind::array || value.kind() == text::ValueKind::table ? 1 : 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = fuzz::text_of(data, size);
  const Limits limits{.policy_bytes = 4096, .depth = 8};
  const auto parsed = text::parse_json(source, "fuzz.json", limits);
  if (parsed) {
    fuzz::require(containers(*parsed, text::position_of(source, size)) <= limits.depth);
    return 0;
  }
  text::Diagnostic diagnostic;
  diagnostic.message = parsed.error().message();
  diagnostic.where = parsed.error().where().value();
  fuzz::require(diagnostic.where.line >= 1 || parsed.error().code() == Errc::limit_exceeded);
  for (const char c : text::draw(diagnostic, source)) fuzz::require(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  return 0;
}
