// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Type: what a field table says of a construct and of each thing that it is made of, as a value, so that reading,
/// writing, checks and pages are plain code that goes over it. types.cpp makes it from the field tables.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/policy/policy.hpp>
#include <cadre/text/json.hpp>

#include "policy/detail/field.hpp"

namespace cadre::inline v1::detail {

/// How a part is held and written.
enum class Shape : std::uint8_t {
  text,
  truth,
  whole,   ///< whole number
  day,     ///< Date
  amount,  ///< Amount
  number,  ///< Ratio
  word,    ///< enumeration
  optional,
  list,
  table,  ///< construct with a field table
  form    ///< what has functions of its own: read_form(), write_form(), schema_form()
};

struct Type;

/// One key of a construct.
struct FieldType {
  std::string_view name;
  std::string_view unit;
  std::string_view fallback;
  std::string_view doc;
  Need need;
  Refers refers;
  bool is_ordered;
  const Type* type;
  const void* (*part)(const void* construct);
};

template <class T>
inline constexpr char tag_of = 0;  // its address tells types apart

/// The functions take parts whose type it is. Those that a shape has no use for are null.
struct Type {
  Shape shape = Shape::form;
  const char* tag = nullptr;
  bool (*equal)(const void* one, const void* other) = nullptr;
  void (*assign)(void* to, const void* from) = nullptr;

  // Optionals and lists.
  const Type* inside = nullptr;
  const void* (*held)(const void* optional) = nullptr;  ///< null where nothing is
  void* (*emplace)(void* optional) = nullptr;
  std::size_t (*size)(const void* list) = nullptr;
  const void* (*item)(const void* list, std::size_t i) = nullptr;
  void* (*append)(void* list) = nullptr;
  void (*arrange)(void* list, std::span<const std::size_t> order) = nullptr;  ///< item order[i] becomes item i

  // Words.
  std::span<const std::string_view> words;
  std::string_view (*word)(const void* value) = nullptr;
  void (*set_word)(void* value, std::size_t i) = nullptr;

  // Constructs.
  std::string_view name;
  bool is_named_by_key = false;
  std::span<const FieldType> fields;
  void (*with_default)(const std::function<void(const void*)>& f) = nullptr;

  // Forms.
  void (*read)(const text::Value& v, const std::string& path, void* out, Reader& reader) = nullptr;
  void (*write)(text::JsonWriter& json, const void* part) = nullptr;
  void (*schema)(text::JsonWriter& json) = nullptr;
  const Type* written_as = nullptr;  ///< the construct as which it is written where it is written as a table

  // What any may have.
  void (*check)(const void* part, const std::string& path, Checks& checks) = nullptr;
  const std::string* (*id)(const void* part) = nullptr;
  void (*set_id)(void* part, const std::string& id) = nullptr;
  const std::string* (*cite)(const void* part) = nullptr;
  const bool* (*assumed)(const void* part) = nullptr;
  const std::string* (*reason)(const void* part) = nullptr;
  const RuleHead* (*head)(const void* part) = nullptr;
  const WindowedRule* (*windowed)(const void* part) = nullptr;

  // Rules that yield results.
  RuleSpec (*spec)(const void* rule) = nullptr;
  Measure (*measured_in)(const void* rule, const Policy& policy) = nullptr;

  /// Whether it is the type T.
  template <class T>
  [[nodiscard]] bool is() const noexcept {
    return tag == &tag_of<T>;
  }
};

/// A part of any type.
struct AnyPart {
  const void* object;
  const Type* type;

  /// The part as a T; null where it is none.
  template <class T>
  [[nodiscard]] const T* as() const noexcept {
    return type->is<T>() ? static_cast<const T*>(object) : nullptr;
  }
  /// What the construct holds under a key.
  [[nodiscard]] AnyPart at(const FieldType& field) const { return {field.part(object), field.type}; }
  /// What rules share; null where it is no rule.
  [[nodiscard]] const RuleHead* head() const { return type->head == nullptr ? nullptr : type->head(object); }
};

/// A part of something that may be changed.
[[nodiscard]] inline void* changeable(const void* part) {
  return const_cast<void*>(part);  // NOLINT(*-const-cast): it is as const as what it is a part of
}
[[nodiscard]] inline void* part_of(const FieldType& field, void* construct) {
  return changeable(field.part(construct));
}
[[nodiscard]] inline void* item_of(const Type& type, void* list, std::size_t i) {
  return changeable(type.item(list, i));
}
[[nodiscard]] inline void* held_by(const Type& type, void* optional) { return changeable(type.held(optional)); }

/// The type of T; types.cpp names those that are asked for.
template <class T>
[[nodiscard]] const Type& type_of();

/// Every construct once, by its field table: the policy, then what its keys hold, then what theirs hold.
[[nodiscard]] std::vector<const Type*> all_constructs();

/// A rule of a policy as a part.
[[nodiscard]] AnyPart part_of(const Rule& rule);

}  // namespace cadre::inline v1::detail
