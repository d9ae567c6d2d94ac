// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Described: the Type of what has a field table, of an enumeration, of a form, and of optionals and lists of those.
/// Only types.cpp includes it: it takes long to compile, and goes by the functions that are declared before it.
#include <array>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "policy/detail/type.hpp"
#include "policy/detail/words.hpp"

namespace cadre::inline v1::detail {

/// Whether a type is one of the alternatives of a variant.
template <class T, class Variant>
inline constexpr bool is_one_of = false;
template <class T, class... All>
inline constexpr bool is_one_of<T, std::variant<All...>> = (std::is_same_v<T, All> || ...);

template <class T>
struct Described {
  static const Type type;
};

/// The functions of a Type.
template <class T>
struct Access {
  static const T& of(const void* part) { return *static_cast<const T*>(part); }
  static T& of(void* part) { return *static_cast<T*>(part); }

  static bool equal(const void* one, const void* other) { return of(one) == of(other); }
  static void assign(void* to, const void* from) { of(to) = of(from); }
  static const void* held(const void* optional) { return of(optional) ? &*of(optional) : nullptr; }
  static void* emplace(void* optional) { return &of(optional).emplace(); }
  static std::size_t size(const void* list) { return of(list).size(); }
  static const void* item(const void* list, std::size_t i) { return &of(list)[i]; }
  static void* append(void* list) { return &of(list).emplace_back(); }
  static void arrange(void* list, std::span<const std::size_t> order) {
    T arranged;
    arranged.reserve(order.size());
    for (const std::size_t i : order) arranged.push_back(std::move(of(list)[i]));
    of(list) = std::move(arranged);
  }
  static std::string_view word(const void* value) { return word_for(of(value)); }
  static void set_word(void* value, std::size_t i) { of(value) = Words<T>::all[i].value; }
  static void with_default(const std::function<void(const void*)>& f) {
    const T construct{};
    f(&construct);
  }
  static void read(const text::Value& v, const std::string& path, void* out, Reader& reader) {
    read_form(v, path, of(out), reader);
  }
  static void write(text::JsonWriter& json, const void* part) { write_form(json, of(part)); }
  static void schema(text::JsonWriter& json) { schema_form(json, TypeOf<T>{}); }
  static void run_check(const void* part, const std::string& path, Checks& checks) { check(of(part), path, checks); }
  static const std::string* id(const void* part) { return &of(part).id; }
  static void set_id(void* part, const std::string& id) { of(part).id = id; }
  static const std::string* cite(const void* part) { return &of(part).cite; }
  static const bool* assumed(const void* part) { return &of(part).assumed; }
  static const std::string* reason(const void* part) { return &of(part).reason; }
  static const RuleHead* head(const void* part) { return &of(part); }
  static const WindowedRule* windowed(const void* part) { return &of(part); }
  static RuleSpec spec(const void* rule) { return of(rule); }
  static Measure unit(const void* rule, const Policy& policy) { return measured_in(of(rule), policy); }
};

template <class C>
inline constexpr auto table_of = Fields<C>::table();

template <class C, std::size_t I>
const void* field_part(const void* construct) {
  return &(static_cast<const C*>(construct)->*std::get<I>(table_of<C>).member);
}

template <class C, std::size_t I>
constexpr FieldType describe_field() {
  constexpr auto field = std::get<I>(table_of<C>);
  using Part = std::decay_t<decltype(std::declval<C&>().*field.member)>;
  return {field.name,   field.unit,       field.fallback,         field.doc,        field.need,
          field.refers, field.is_ordered, &Described<Part>::type, &field_part<C, I>};
}

template <class C, std::size_t... I>
constexpr std::array<FieldType, sizeof...(I)> describe_fields(std::index_sequence<I...> /*all*/) {
  return {describe_field<C, I>()...};
}

template <class C>
inline constexpr auto described_fields =
    describe_fields<C>(std::make_index_sequence<std::tuple_size_v<decltype(Fields<C>::table())>>{});

template <class E>
inline constexpr auto described_words = [] {
  std::array<std::string_view, Words<E>::all.size()> words{};
  for (std::size_t i = 0; i < words.size(); ++i) words[i] = Words<E>::all[i].text;
  return words;
}();

/// The shape of what is a leaf; form for anything else.
template <class T>
constexpr Shape leaf_shape() {
  if (std::is_same_v<T, std::string>) return Shape::text;
  if (std::is_same_v<T, bool>) return Shape::truth;
  if (std::is_same_v<T, std::int64_t>) return Shape::whole;
  if (std::is_same_v<T, Date>) return Shape::day;
  if (std::is_same_v<T, Amount>) return Shape::amount;
  return std::is_same_v<T, Ratio> ? Shape::number : Shape::form;
}

/// What is said of members that a part may have, whatever it is.
template <class T>
constexpr void describe_members(Type& type) {
  using Has = Access<T>;
  if constexpr (requires(const T& t) { t.id; }) {
    type.id = &Has::id;
    type.set_id = &Has::set_id;
  }
  if constexpr (requires(const T& t) { t.cite; }) type.cite = &Has::cite;
  if constexpr (requires(const T& t) { t.assumed&& t.reason.empty(); }) {
    type.assumed = &Has::assumed;
    type.reason = &Has::reason;
  }
  if constexpr (std::is_base_of_v<RuleHead, T>) type.head = &Has::head;
  if constexpr (std::is_base_of_v<WindowedRule, T>) type.windowed = &Has::windowed;
  if constexpr (is_one_of<T, RuleSpec>) {
    type.spec = &Has::spec;
    type.measured_in = &Has::unit;
  }
  // Every kind of rule has a check, and other constructs may have one.
  if constexpr (std::is_base_of_v<RuleHead, T> ||
                requires(const T& t, const std::string& path, Checks& checks) { check(t, path, checks); })
    type.check = &Has::run_check;
}

template <class T>
constexpr void describe_table(Type& type) {
  type.shape = Shape::table;
  type.name = Fields<T>::name;
  type.is_named_by_key = is_named_by_key<T>;
  type.fields = described_fields<T>;
  type.with_default = &Access<T>::with_default;
}

template <class T>
constexpr void describe_list(Type& type) {
  type.shape = Shape::list;
  type.inside = &Described<typename T::value_type>::type;
  type.size = &Access<T>::size;
  type.item = &Access<T>::item;
  type.append = &Access<T>::append;
  type.arrange = &Access<T>::arrange;
}

template <class T>
constexpr void describe_form(Type& type) {
  using Table = typename WrittenAs<T>::Table;
  type.read = &Access<T>::read;
  type.write = &Access<T>::write;
  type.schema = &Access<T>::schema;
  if constexpr (has_fields<Table>) type.written_as = &Described<Table>::type;
}

template <class T>
constexpr Type describe() {
  Type type;
  type.tag = &tag_of<T>;
  if constexpr (requires(const T& t) { t == t; }) type.equal = &Access<T>::equal;
  type.assign = &Access<T>::assign;
  if constexpr (is_optional<T>) {
    type.shape = Shape::optional;
    type.inside = &Described<typename T::value_type>::type;
    type.held = &Access<T>::held;
    type.emplace = &Access<T>::emplace;
  } else if constexpr (is_list<T>) {
    describe_list<T>(type);
  } else if constexpr (std::is_enum_v<T>) {
    type.shape = Shape::word;
    type.words = described_words<T>;
    type.word = &Access<T>::word;
    type.set_word = &Access<T>::set_word;
  } else if constexpr (leaf_shape<T>() != Shape::form) {
    type.shape = leaf_shape<T>();
  } else {
    describe_members<T>(type);
    if constexpr (has_fields<T>) {
      describe_table<T>(type);
    } else {
      describe_form<T>(type);
    }
  }
  return type;
}

template <class T>
constinit const Type Described<T>::type = describe<T>();

template <class T>
const Type& type_of() {
  return Described<T>::type;
}

}  // namespace cadre::inline v1::detail
