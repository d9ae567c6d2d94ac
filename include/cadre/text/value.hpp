// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Value: a document as a tree, each node with its place.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cadre/core/date.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/result.hpp>
#include <cadre/text/position.hpp>

namespace cadre::inline v1::text {

/// What a value is.
enum class ValueKind : std::uint8_t { null, boolean, integer, decimal, string, date, time, array, table };

/// The word for a kind, for messages: `boolean`, `integer`, ...
/// @param kind the kind
[[nodiscard]] std::string_view name_of(ValueKind kind) noexcept;

struct Member;

/// A node of a document: a scalar, an array of values, or a table of values by key.
///
/// Common to TOML and JSON, and made once: nodes are not changed afterwards. A decimal stays the text that was written,
/// because a binary fraction could not give 1.005 back.
///
/// @par Laws
///   exactly one of the `as_` functions of a scalar gives a value, that of its kind
///   a table has no key twice, and keeps its keys in the order they were given
///   NOT: an integer is also a decimal; `2` and `2.0` are different kinds.
class Value {
 public:
  /// The null value.
  Value() noexcept;
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();

  /// A truth value.
  /// @param value the value
  [[nodiscard]] static Value boolean(bool value);
  /// A whole number.
  /// @param value the value
  [[nodiscard]] static Value integer(std::int64_t value);
  /// A decimal number.
  /// @param text the number as text, kept as it is
  [[nodiscard]] static Value decimal(std::string text);
  /// A string.
  /// @param utf8 the text
  [[nodiscard]] static Value string(std::string utf8);
  /// A day.
  /// @param value the day
  [[nodiscard]] static Value date(Date value);
  /// A minute of a day.
  /// @param value the time
  [[nodiscard]] static Value time(LocalTime value);
  /// An array.
  /// @param items its values
  [[nodiscard]] static Value array(std::vector<Value> items);
  /// A table, or Errc::bad_syntax at the place of a key that stands there a second time.
  /// @param members its keys and values
  [[nodiscard]] static Result<Value> table(std::vector<Member> members);
  /// The same value at a place.
  /// @param position of its first character
  /// @param length code points that it takes; 1 when it takes several lines
  [[nodiscard]] Value at(Position position, std::uint32_t length = 1) &&;

  /// What it is.
  [[nodiscard]] ValueKind kind() const noexcept { return static_cast<ValueKind>(state_.index()); }
  /// Where it begins; of a table under a header, the header. Unknown for a value made by a program.
  [[nodiscard]] Position position() const noexcept { return position_; }
  /// How many code points it takes, for a caret range; 1 when it takes several lines.
  [[nodiscard]] std::uint32_t length() const noexcept { return length_; }

  /// The truth value, if it is one.
  [[nodiscard]] std::optional<bool> as_boolean() const noexcept;
  /// The whole number, if it is one.
  [[nodiscard]] std::optional<std::int64_t> as_integer() const noexcept;
  /// The text of the decimal, if it is one; it lasts as long as the value.
  [[nodiscard]] std::optional<std::string_view> as_decimal() const noexcept;
  /// The string, if it is one; it lasts as long as the value.
  [[nodiscard]] std::optional<std::string_view> as_string() const noexcept;
  /// The day, if it is one.
  [[nodiscard]] std::optional<Date> as_date() const noexcept;
  /// The time, if it is one.
  [[nodiscard]] std::optional<LocalTime> as_time() const noexcept;

  /// The values of an array; none of anything else.
  [[nodiscard]] std::span<const Value> items() const noexcept;
  /// The keys and values of a table in their order; none of anything else.
  [[nodiscard]] std::span<const Member> members() const noexcept;
  /// The member of a table with this key, or nullptr. Logarithmic.
  /// @param key the key
  [[nodiscard]] const Member* find_member(std::string_view key) const noexcept;
  /// The value of a table with this key, or nullptr. Logarithmic.
  /// @param key the key
  [[nodiscard]] const Value* find(std::string_view key) const noexcept;

 private:
  struct Decimal {
    std::string text;
  };
  struct Table {
    std::vector<Member> members;
    std::vector<std::uint32_t> by_key;  // indices of members
  };
  // In the order of ValueKind.
  using State = std::variant<std::monostate, bool, std::int64_t, Decimal, std::string, Date, LocalTime,
                             std::vector<Value>, Table>;
  explicit Value(State state) noexcept;

  State state_;
  Position position_;
  std::uint32_t length_ = 1;
};

/// A key of a table, its place, and its value.
struct Member {
  std::string key;    ///< the key
  Position position;  ///< where the key stands first
  Value value;        ///< what it names
};

}  // namespace cadre::inline v1::text
