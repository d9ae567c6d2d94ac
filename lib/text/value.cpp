// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include <cadre/text/value.hpp>

namespace cadre::inline v1::text {
namespace {

template <class T, class Variant>
std::optional<T> get_if(const Variant& state) noexcept {
  const T* const found = std::get_if<T>(&state);
  return found == nullptr ? std::nullopt : std::optional<T>{*found};
}

}  // namespace

std::string_view name_of(ValueKind kind) noexcept {
  switch (kind) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return "boolean";
    case ValueKind::integer: return "integer";
    case ValueKind::decimal: return "decimal";
    case ValueKind::string: return "string";
    case ValueKind::date: return "date";
    case ValueKind::time: return "time";
    case ValueKind::array: return "array";
    case ValueKind::table: return "table";
  }
  return {};
}

Value::Value() noexcept = default;
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;
Value::Value(State state) noexcept : state_{std::move(state)} {}

Value Value::boolean(bool value) { return Value{State{value}}; }
Value Value::integer(std::int64_t value) { return Value{State{value}}; }
Value Value::decimal(std::string text) { return Value{State{Decimal{std::move(text)}}}; }
Value Value::string(std::string utf8) { return Value{State{std::move(utf8)}}; }
Value Value::date(Date value) { return Value{State{value}}; }
Value Value::time(LocalTime value) { return Value{State{value}}; }
Value Value::array(std::vector<Value> items) { return Value{State{std::move(items)}}; }

Result<Value> Value::table(std::vector<Member> members) {
  std::vector<std::uint32_t> by_key(members.size());
  std::iota(by_key.begin(), by_key.end(), 0U);
  const auto key = [&](std::uint32_t i) -> const std::string& { return members[i].key; };
  std::stable_sort(by_key.begin(), by_key.end(), [&](auto a, auto b) { return key(a) < key(b); });
  const auto twice = std::adjacent_find(by_key.begin(), by_key.end(), [&](auto a, auto b) { return key(a) == key(b); });
  if (twice != by_key.end()) {
    const Position place = members[*(twice + 1)].position;
    return Error{Errc::bad_syntax, "the key '" + key(*twice) + "' stands twice",
                 Where{{}, place.line, place.column, {}}};
  }
  return Value{State{Table{std::move(members), std::move(by_key)}}};
}

Value Value::at(Position position, std::uint32_t length) && {
  position_ = position;
  length_ = length;
  return std::move(*this);
}

std::optional<bool> Value::as_boolean() const noexcept { return get_if<bool>(state_); }
std::optional<std::int64_t> Value::as_integer() const noexcept { return get_if<std::int64_t>(state_); }
std::optional<Date> Value::as_date() const noexcept { return get_if<Date>(state_); }
std::optional<LocalTime> Value::as_time() const noexcept { return get_if<LocalTime>(state_); }

std::optional<std::string_view> Value::as_decimal() const noexcept {
  const auto* const found = std::get_if<Decimal>(&state_);
  return found == nullptr ? std::nullopt : std::optional<std::string_view>{found->text};
}

std::optional<std::string_view> Value::as_string() const noexcept {
  const auto* const found = std::get_if<std::string>(&state_);
  return found == nullptr ? std::nullopt : std::optional<std::string_view>{*found};
}

std::span<const Value> Value::items() const noexcept {
  const auto* const found = std::get_if<std::vector<Value>>(&state_);
  return found == nullptr ? std::span<const Value>{} : std::span<const Value>{*found};
}

std::span<const Member> Value::members() const noexcept {
  const auto* const found = std::get_if<Table>(&state_);
  return found == nullptr ? std::span<const Member>{} : std::span<const Member>{found->members};
}

const Member* Value::find_member(std::string_view key) const noexcept {
  const auto* const table = std::get_if<Table>(&state_);
  if (table == nullptr) return nullptr;
  const auto found = std::lower_bound(table->by_key.begin(), table->by_key.end(), key,
                                      [&](std::uint32_t i, std::string_view k) { return table->members[i].key < k; });
  return found != table->by_key.end() && table->members[*found].key == key ? &table->members[*found] : nullptr;
}

const Value* Value::find(std::string_view key) const noexcept {
  const Member* const member = find_member(key);
  return member == nullptr ? nullptr : &member->value;
}

}  // namespace cadre::inline v1::text
