// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reader: reads values by the field tables of what they are for. Forms that a table alone does not give (a window
/// written as a word, a quantity without its table) are functions read_form() beside the table of their family.
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
  void read(const Value& v, const std::string& path, void* out, const Type& type);
  template <class T>
  void read(const Value& v, const std::string& path, T& out) {
    read(v, path, &out, type_of<T>());
  }

  /// Reads a table by the field table of a construct.
  void table(const Value& value, const std::string& path, void* out, const Type& type);
  template <class C>
  void table(const Value& value, const std::string& path, C& out) {
    table(value, path, &out, type_of<C>());
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
  void word(const Value& v, const std::string& path, void* out, const Type& type);
  void list(const Value& v, const std::string& path, void* out, const Type& type);
  /// Reads tables that are named by their key: `source.T`.
  void named_tables(const Value& group, const std::string& name, void* out, const Type& type);
  void read_field(const Value& value, const std::string& path, const FieldType& field, void* out, const Type& type);

  void unknown_key(const text::Member& member, const std::string& path, std::string_view construct,
                   const std::vector<std::string_view>& known);

  Report& report_;
  PolicyFormat format_;
};

}  // namespace cadre::inline v1::detail
