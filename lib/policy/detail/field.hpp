// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Field and Fields: how a construct of the language is described. Each family has its tables in fields_<family>.hpp.
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace cadre::inline v1 {
class Policy;
namespace text {
class JsonWriter;
class Value;
}  // namespace text
}  // namespace cadre::inline v1

namespace cadre::inline v1::detail {

class Checks;
class Reader;

/// Whether a key must be written.
enum class Need : bool { optional, required };

/// What a text, or each text of a list, is the name of.
enum class Refers : unsigned char { nothing, rule, condition, exemption, calendar };

/// One key of a construct. The type of the key's value is the member's type.
template <class C, class T>
struct Field {
  std::string_view name;
  T C::*member;
  Need need;
  std::string_view unit;      ///< unit of quantities; empty where it is no quantity
  std::string_view fallback;  ///< what holds when it is not written
  std::string_view doc;
  Refers refers = Refers::nothing;
  bool is_ordered = false;  ///< whether the order of a list's items has a meaning

  /// The same key, whose text names something.
  [[nodiscard]] constexpr Field naming(Refers what) const {
    Field field = *this;
    field.refers = what;
    return field;
  }
  /// The same key, the order of whose items has a meaning.
  [[nodiscard]] constexpr Field in_order() const {
    Field field = *this;
    field.is_ordered = true;
    return field;
  }
};

template <class C, class T>
constexpr Field<C, T> required(std::string_view name, T C::*member, std::string_view unit, std::string_view doc) {
  return {name, member, Need::required, unit, {}, doc, Refers::nothing, false};
}
template <class C, class T>
constexpr Field<C, T> optional(std::string_view name, T C::*member, std::string_view unit, std::string_view fallback,
                               std::string_view doc) {
  return {name, member, Need::optional, unit, fallback, doc, Refers::nothing, false};
}

/// The fields of a construct. Specialised once for each: its name, its table and, where it is a table named by its key
/// (`source.T`), `named_by_key`.
template <class C>
struct Fields;

/// Whether a construct has a field table.
template <class C>
constexpr bool has_fields = requires {
  Fields<C>::table();
};

/// Whether a construct is named by its key: `source.T`.
template <class C>
constexpr bool is_named_by_key = requires {
  Fields<C>::named_by_key;
};

/// The construct as which a value is written where it is written as a table. Specialised beside that construct.
template <class T>
struct WrittenAs {
  using Table = T;
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

/// A type as a value.
template <class C>
struct TypeOf {
  using Construct = C;
};

/// Calls f with each field of a construct.
template <class C, class F>
constexpr void each_field(const F& f) {
  std::apply([&](const auto&... field) { (f(field), ...); }, Fields<C>::table());
}

}  // namespace cadre::inline v1::detail
