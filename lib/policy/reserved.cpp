// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/reserved.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "policy/detail/fields_rule.hpp"
#include "policy/detail/type.hpp"

namespace cadre::inline v1::detail {
namespace {

/// A word of the language, and the construct whose key it is; none: of any.
struct Reserved {
  std::string_view word;
  std::string_view construct;
};

// A word leaves this list by itself once a field table has it.
constexpr std::array<Reserved, 34> language{
    {{"makeup", ""},   {"deadline", ""},      {"validity", ""},     {"duty", ""},         {"carry", ""},
     {"debt", ""},     {"at_least_of", ""},   {"score", ""},        {"veto", ""},         {"grade", ""},
     {"ladder", ""},   {"share", ""},         {"award", ""},        {"aggregate", ""},    {"on_top_of", ""},
     {"spill", ""},    {"when", ""},          {"first_window", ""}, {"only_window", ""},  {"accept_before", ""},
     {"do_grace", ""}, {"report_within", ""}, {"base", ""},         {"limits", ""},       {"spend", ""},
     {"within", ""},   {"of_event", ""},      {"organiser", "of"},  {"cured_counts", ""}, {"allow", ""},
     {"proof", ""},    {"step", "unit"},      {"held", "when"},     {"if_holiday", ""}}};

/// Every key, alone and as `construct.key`.
std::set<std::string> keys() {
  std::set<std::string> all;
  for (const Type* const construct : all_constructs()) {
    for (const FieldType& field : construct->fields) {
      all.emplace(field.name);
      all.insert(std::string{construct->name} + '.' + std::string{field.name});
    }
  }
  return all;
}

std::set<std::string_view> words_not_read() {
  const std::set<std::string> known = keys();
  std::set<std::string_view> words;
  for (const Reserved& reserved : language) {
    const std::string key = reserved.construct.empty()
                                ? std::string{reserved.word}
                                : std::string{reserved.construct} + '.' + std::string{reserved.word};
    if (!known.contains(key)) words.insert(reserved.word);
  }
  return words;
}

}  // namespace

// Kinds of subject that a field table's words have are read before anything is asked here.
constexpr std::array<std::string_view, 3> subjects{"class", "population", "post"};

bool is_reserved(std::string_view key) { return words_not_read().contains(key); }

bool is_reserved_word(std::string_view word) {
  return is_reserved(word) || std::find(subjects.begin(), subjects.end(), word) != subjects.end();
}

std::vector<std::string_view> reserved_words() {
  std::set<std::string_view> words = words_not_read();
  for (const std::string_view subject : subjects) {
    const auto& read = Words<SubjectKind>::all;
    const bool is_read = std::any_of(read.begin(), read.end(), [&](const auto& word) { return word.text == subject; });
    if (!is_read) words.insert(subject);
  }
  return {words.begin(), words.end()};
}

}  // namespace cadre::inline v1::detail
