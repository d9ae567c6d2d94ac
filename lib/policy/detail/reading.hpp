// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reader: reads values by the field tables of what they are for. Forms that a table alone does not give (a window
/// written as a word, a quantity without its table) are functions read_form() beside the table of their family.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cadre/text/value.hpp>

#include "policy/detail/places.hpp"
#include "policy/detail/reserved.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {

class Reader {
 public:
  using Value = text::Value;

  Reader(Report& report, PolicyFormat format) : report_{report}, format_{format} {}

  [[nodiscard]] Report& report() noexcept { return report_; }

  void read(const Value& v, const std::string& path, std::string& out);
  void read(const Value& v, const std::string& path, bool& out);
  void read(const Value& v, const std::string& path, std::int64_t& out);
  void read(const Value& v, const std::string& path, Date& out);
  void read(const Value& v, const std::string& path, Amount& out);
  void read(const Value& v, const std::string& path, Ratio& out);
  /// Reads whatever else a construct is made of.
  template <class T>
  void read(const Value& v, const std::string& path, T& out) {
    if constexpr (is_optional<T>) {
      read(v, path, out.emplace());
    } else if constexpr (is_list<T>) {
      list(v, path, out);
    } else if constexpr (std::is_enum_v<T>) {
      word(v, path, out);
    } else if constexpr (has_fields<T>) {
      table(v, path, out);
    } else {
      read_form(v, path, out, *this);
    }
  }

  /// Reads a table by the field table of a construct.
  template <class C>
  void table(const Value& value, const std::string& path, C& out) {
    if (!is_table(value, path, Fields<C>::name)) return;
    std::vector<std::string_view> known;
    each_field<C>([&](const auto& field) { known.push_back(field.name); });
    for (const text::Member& member : value.members()) {
      if (std::find(known.begin(), known.end(), member.key) == known.end())
        unknown_key(member, path, Fields<C>::name, known);
    }
    each_field<C>([&](const auto& field) { read_field(value, path, field, out); });
  }

  /// Notes where a value stands.
  void place(const std::string& path, const Value& value) {
    report_.places()[path] = {value.position(), value.length()};
  }
  /// Whether a value is a table, and an error where it is none.
  bool is_table(const Value& value, const std::string& path, std::string_view construct);
  /// Refuses a word by its name.
  void refuse(std::string_view word, const std::string& path, std::string help);
  /// Says that a value of this kind cannot stand here.
  void wrong_kind(const Value& v, const std::string& path, const std::string& wanted);
  /// The month and day of a text such as `12-31`; else an error.
  std::optional<std::pair<std::int32_t, std::int32_t>> month_and_day(const std::string& text, const std::string& path);
  /// The day that a value is, if it is one.
  [[nodiscard]] std::optional<Date> as_day(const Value& v) const;

 private:
  template <class E>
  void word(const Value& v, const std::string& path, E& out) {
    const std::string number = v.as_integer() ? std::to_string(*v.as_integer()) : "";
    const auto text = number.empty() ? v.as_string() : std::optional<std::string_view>{number};
    for (const auto& word : Words<E>::all) {
      if (text == word.text) {
        out = word.value;
        return;
      }
    }
    if (text && is_reserved_word(*text)) return refuse(*text, path, "write one of: " + all_words<E>());
    const std::string written = text ? "'" + std::string{*text} + "'" : std::string{name_of(v.kind())};
    report_.error(Errc::policy_bad_value, written + " is not one of the words allowed here", path,
                  "write one of: " + all_words<E>());
  }

  template <class T>
  void list(const Value& v, const std::string& path, std::vector<T>& out) {
    if constexpr (is_named_by_key<T>) {
      return named_tables(v, path, out);
    } else {
      if (v.kind() != text::ValueKind::array) return read_alone(v, path, out);
      for (std::size_t i = 0; i < v.items().size(); ++i) {
        const std::string item = item_path(path, i);
        place(item, v.items()[i]);
        read(v.items()[i], item, out.emplace_back());
      }
    }
  }
  /// A table may stand alone where a list of tables could be; a word may not, lest a list of one be misread.
  template <class T>
  void read_alone(const Value& v, const std::string& path, std::vector<T>& out) {
    read(v, path, out.emplace_back());
  }
  void read_alone(const Value& v, const std::string& path, std::vector<std::string>& /*out*/) {
    wrong_kind(v, path, "a list such as [\"cadre\"]");
  }

  /// Reads tables that are named by their key: `source.T`.
  template <class C>
  void named_tables(const Value& group, const std::string& name, std::vector<C>& out) {
    if (!is_table(group, name, name)) return;
    for (const text::Member& member : group.members()) {
      const std::string path = key_path(name, member.key);
      place(path, member.value);
      C& construct = out.emplace_back();
      table(member.value, path, construct);
      construct.id = member.key;
    }
  }

  template <class C, class T>
  void read_field(const Value& value, const std::string& path, const Field<C, T>& field, C& out) {
    const text::Member* const member = value.find_member(field.name);
    const std::string below = key_path(path, field.name);
    if (member != nullptr) {
      place(below, member->value);
      read(member->value, below, out.*field.member);
    } else if (field.need == Need::required) {
      report_.error(Errc::policy_missing_key,
                    std::string{Fields<C>::name} + " needs the key " + std::string{field.name}, path,
                    "add " + std::string{field.name} + ": " + std::string{field.doc});
    }
  }

  void unknown_key(const text::Member& member, const std::string& path, std::string_view construct,
                   const std::vector<std::string_view>& known);

  Report& report_;
  PolicyFormat format_;
};

}  // namespace cadre::inline v1::detail
