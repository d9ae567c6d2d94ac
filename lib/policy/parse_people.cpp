// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <set>

#include <cadre/policy/selection.hpp>
#include <cadre/text/normalise.hpp>

#include "policy/detail/fields_selection.hpp"

namespace cadre::inline v1 {
namespace {

using Flaw = std::optional<Error>;

std::string quoted(std::string_view text) { return "'" + std::string{text} + "'"; }

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(separator, from), text.size());
    parts.push_back(text::trim(text.substr(from, end - from)));
    from = end + 1;
  }
  return parts;
}

Flaw read(std::string_view key, std::string_view value, std::vector<std::string>& out) {
  if (key == "kind")
    return Error{Errc::policy_bad_value, quoted(key) + " says nothing of people: write tag, unit_kind or post"};
  for (const std::string_view word : split(value, ';')) {
    if (word.empty()) return Error{Errc::policy_bad_value, quoted(key) + " needs a word between its semicolons"};
    out.emplace_back(word);
  }
  return std::nullopt;
}

Flaw read(std::string_view key, std::string_view value, std::optional<AgeBound>& out) {
  std::int32_t years = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, years);
  if (error != std::errc{} || stop != end || years < 1 || years > 199) {
    return Error{Errc::policy_bad_value,
                 std::string{key} + " is a whole number of years from 1 to 199, not " + quoted(value)};
  }
  out = AgeBound{years, 0, 0};
  return std::nullopt;
}

Flaw read(std::string_view key, std::string_view value, std::optional<Date>& out) {
  const auto day = parse_date(value);
  if (!day)
    return Error{Errc::policy_bad_value, std::string{key} + " is a day such as 2021-03-01, not " + quoted(value)};
  out = *day;
  return std::nullopt;
}

/// Conditions that a line has no form for: those joined of others, and those of units.
template <class T>
Flaw read(std::string_view key, std::string_view /*value*/, T& /*out*/) {
  return Error{Errc::policy_bad_value, quoted(key) + " joins other conditions and cannot be written in a line"};
}

Error unknown_key(std::string_view key, const std::vector<std::string_view>& known) {
  const std::string near = text::nearest(key, known);
  std::string all;
  for (const std::string_view name : known) all += (all.empty() ? "" : ", ") + std::string{name};
  return {Errc::policy_unknown_key, "people have no key " + quoted(key) +
                                        (near.empty() ? "; the keys are " + all : "; did you mean '" + near + "'?")};
}

/// Whether a key takes words, an age or a day; the others take selectors.
template <class T>
constexpr bool is_word(T SubjectSelector::* /*member*/) noexcept {
  return std::is_same_v<T, std::vector<std::string>> || std::is_same_v<T, std::optional<AgeBound>> ||
         std::is_same_v<T, std::optional<Date>>;
}

/// Reads a value by the field table of `who`.
Flaw set(std::string_view key, std::string_view value, SubjectSelector& who) {
  std::vector<std::string_view> known;
  bool is_known = false;
  Flaw flaw;
  const auto look_at = [&](const auto& field) {
    if (is_word(field.member) && field.name != "kind") known.push_back(field.name);
    if (field.name != key) return;
    is_known = true;
    flaw = read(key, value, who.*field.member);
  };
  std::apply([&](const auto&... field) { (look_at(field), ...); }, detail::Fields<SubjectSelector>::table());
  return is_known ? flaw : unknown_key(key, known);
}

}  // namespace

Result<SubjectSelector> parse_people(std::string_view text) {
  SubjectSelector who;
  std::set<std::string_view> seen;
  for (const std::string_view condition : split(text, ',')) {
    const std::size_t equals = condition.find('=');
    const std::string_view key = text::trim(condition.substr(0, equals));
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view{} : text::trim(condition.substr(equals + 1));
    if (key.empty() || value.empty()) {
      return Error{Errc::policy_bad_value, quoted(condition) + " is no condition: write KEY=VALUE, such as tag=member"};
    }
    if (!seen.insert(key).second) {
      return Error{Errc::policy_bad_value, quoted(key) + " stands twice: separate its words by semicolons"};
    }
    if (auto flaw = set(key, value, who)) return *std::move(flaw);
  }
  return who;
}

}  // namespace cadre::inline v1
