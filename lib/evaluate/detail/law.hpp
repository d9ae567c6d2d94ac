// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// What law_text() is made of. It goes over the canonical form, so that nothing that is written can be left out.
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/evaluate/explanation.hpp>
#include <cadre/text/value.hpp>

namespace cadre::inline v1::law {

/// How a key is said: `{}` is its value. A truth that is false has the key with `!` before it. A phrase that ends with
/// a colon has a list below it.
struct Phrase {
  std::string_view where;  ///< the construct; `*`: any rule
  std::string_view key;
  std::string_view en, zh;
};

/// The first sentence of a rule: `{who}`, `{must}`, `{per}` and the values of keys fill it in.
struct Lead {
  std::string_view kind;
  std::string_view needs;  ///< keys that must be written, separated by blanks
  std::string_view en, zh;
};

/// A default that must be said.
struct Default {
  std::string_view where, key, word;
};

// The tables, by what they speak of.
[[nodiscard]] std::span<const Phrase> phrases_of_selection() noexcept;
[[nodiscard]] std::span<const Phrase> phrases_of_rules() noexcept;
[[nodiscard]] std::span<const Phrase> phrases_of_quotas() noexcept;
[[nodiscard]] std::span<const Phrase> phrases_of_measures() noexcept;
[[nodiscard]] std::span<const Phrase> phrases_of_scores() noexcept;
[[nodiscard]] std::span<const Phrase> phrases_of_duties() noexcept;
[[nodiscard]] std::span<const Lead> leads() noexcept;
[[nodiscard]] std::span<const Default> defaults() noexcept;

/// The phrase for a key of a construct; null where there is none.
[[nodiscard]] const Phrase* find_phrase(std::string_view where, std::string_view key) noexcept;

/// A word of the language as the value of a key; empty where it is no such word.
[[nodiscard]] std::string_view say_word(std::string_view key, std::string_view word, Language language) noexcept;

/// The construct that stands under a key.
[[nodiscard]] std::string_view inside(std::string_view where, std::string_view key) noexcept;

/// The items of a list; bands and steps from the lowest up, one without a bound first.
[[nodiscard]] std::vector<const text::Value*> by_from(std::string_view key, const text::Value& list);

/// The order of articles for people: numbers by their value, so that 4.10 follows 4.9.
[[nodiscard]] bool article_before(std::string_view a, std::string_view b);

/// Replaces a part of a text.
[[nodiscard]] std::string filled(std::string text, std::string_view part, std::string_view with);

// Values in words: law_quantity.cpp.
[[nodiscard]] std::string say_day(Date day, Language language);
/// `12-01`, where it is one.
[[nodiscard]] std::string say_month_and_day(std::string_view text, Language language);
[[nodiscard]] std::string say_amount(std::string_view text, Language language);

/// Says the parts of one policy.
class Speaker {
 public:
  Speaker(const text::Value& policy, Language language) : policy_{policy}, language_{language} {}
  [[nodiscard]] bool english() const noexcept { return language_ == Language::english; }
  [[nodiscard]] std::string_view pick(std::string_view en, std::string_view zh) const noexcept {
    return english() ? en : zh;
  }
  /// Words of a list, joined by `or` or `and`.
  [[nodiscard]] std::string joined(std::span<const std::string> words, bool all) const;
  /// The value of a key.
  [[nodiscard]] std::string value(std::string_view where, std::string_view key, const text::Value& value) const;
  /// What a key says, as a clause.
  [[nodiscard]] std::string clause(std::string_view where, std::string_view key, const text::Value& value) const;
  /// What a construct says, in a line.
  [[nodiscard]] std::string clauses(std::string_view where, const text::Value& table) const;
  /// Calls with each key of a construct and each default that must be said.
  static void each(std::string_view where, const text::Value& table,
                   const std::function<void(std::string_view key, const text::Value& value)>& f);
  /// A quantity: one value, dated ones, or a name with what it stands for.
  [[nodiscard]] std::string quantity(const text::Value& value) const;
  /// The windows of a rule.
  [[nodiscard]] std::string windows(const text::Value& per) const;
  /// A rule, a measure or what else is declared: a paragraph.
  [[nodiscard]] std::string paragraph(std::string_view kind, std::string_view id, const text::Value& construct) const;

 private:
  [[nodiscard]] std::string scalar(std::string_view key, const text::Value& value) const;
  [[nodiscard]] std::string list(std::string_view where, std::string_view key, const text::Value& value) const;
  [[nodiscard]] std::vector<std::string> days_of_week(const text::Value& days) const;
  [[nodiscard]] std::string dated(const text::Value& value, const text::Value* next) const;
  [[nodiscard]] std::string subject(const text::Value& rule) const;
  [[nodiscard]] std::string lead(std::string_view kind, const text::Value& rule,
                                 const std::function<void(std::string_view key)>& said) const;
  [[nodiscard]] std::string spoken_of_by(std::string_view id) const;
  [[nodiscard]] std::string sentence(std::string text) const;

  const text::Value& policy_;
  Language language_;
};

}  // namespace cadre::inline v1::law
