// SPDX-License-Identifier: Apache-2.0
// A rule as a paragraph: what it asks of whom, then what else it says, then its lists.
#include <algorithm>

#include "evaluate/detail/law.hpp"

namespace cadre::inline v1::law {
namespace {

bool is_all_there(std::string_view keys, const text::Value& rule) {
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(' '), keys.size());
    if (rule.find(keys.substr(0, end)) == nullptr) return false;
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return true;
}

const Lead* find_lead(std::string_view kind, const text::Value& rule) {
  for (const Lead& lead : leads()) {
    if (lead.kind == kind && is_all_there(lead.needs, rule)) return &lead;
  }
  return nullptr;
}

/// Whether an id stands anywhere in a value.
bool names(const text::Value& value, std::string_view id) {
  if (value.as_string()) return *value.as_string() == id;
  const auto is_named = [&](const text::Value& item) { return names(item, id); };
  if (std::any_of(value.items().begin(), value.items().end(), is_named)) return true;
  return std::any_of(value.members().begin(), value.members().end(), [&](const text::Member& member) {
    return member.key != "id" && member.key != "was" && member.key != "note" && names(member.value, id);
  });
}

}  // namespace

std::string Speaker::subject(const text::Value& rule) const {
  const text::Value* const kind = rule.find("subject");
  const std::string_view word = kind == nullptr ? "person" : *kind->as_string();
  const std::string subject{say_word("subject", word, language_)};
  const text::Value* const who = rule.find("who");
  if (who == nullptr) return std::string{pick("every ", "每")} + subject;
  const std::string_view where = word == "group" ? "group_who" : word == "unit" ? "unit_who" : "who";
  if (english()) return "every " + subject + ' ' + clauses(where, *who);
  return "凡" + clauses(where, *who) + "的" +
         subject.substr(subject.starts_with("个") || subject.starts_with("名") ? 3 : 0);
}

std::string Speaker::lead(std::string_view kind, const text::Value& rule,
                          const std::function<void(std::string_view key)>& said) const {
  const Lead* const found = find_lead(kind, rule);
  if (found == nullptr) return "";
  std::string text;
  std::string_view rest = pick(found->en, found->zh);
  while (!rest.empty()) {
    const std::size_t open = std::min(rest.find('{'), rest.size());
    text += rest.substr(0, open);
    rest.remove_prefix(open);
    if (rest.empty()) break;
    const std::string_view key = rest.substr(1, rest.find('}') - 1);
    rest.remove_prefix(key.size() + 2);
    const std::string_view written = key == "must" ? "severity" : key;
    said(written);
    if (key == "who") said("subject");
    const text::Value* const value = rule.find(written);
    if (key == "who") {
      text += subject(rule);
    } else if (key == "must") {
      text += say_word("severity", value == nullptr ? "must" : *value->as_string(), language_);
    } else if (value != nullptr) {
      text += this->value(kind, key, *value);
    }
  }
  return text;
}

std::string Speaker::sentence(std::string text) const {
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  if (english()) return text + (text.ends_with('.') ? " " : ". ");
  return text + (text.ends_with("。") ? "" : "。");
}

std::string Speaker::spoken_of_by(std::string_view id) const {
  std::vector<std::string> rules;
  for (const text::Member& kind : policy_.members()) {
    for (const text::Value& rule : kind.value.items()) {
      const text::Value* const other = rule.find("id");
      if (other != nullptr && *other->as_string() != id && names(rule, id))
        rules.push_back('`' + std::string{*other->as_string()} + '`');
    }
  }
  if (rules.empty()) return "";
  return sentence(filled(std::string{pick("other rules that speak of it: {}", "另有提及本条的规则：{}")}, "{}",
                         joined(rules, true)));
}

std::string Speaker::paragraph(std::string_view kind, std::string_view id, const text::Value& construct) const {
  std::vector<std::string_view> said{"id", "cite"};
  std::string text = "**`" + std::string{id} + "`** " + std::string{pick("", "　")};
  text += sentence(lead(kind, construct, [&](std::string_view key) { said.push_back(key); }));
  std::string below;
  std::string last;
  each(kind, construct, [&](std::string_view key, const text::Value& value) {
    if (std::find(said.begin(), said.end(), key) != said.end()) return;
    const Phrase* const phrase = find_phrase(kind, key);
    const bool is_list = phrase != nullptr && (phrase->en.ends_with(":") || phrase->en.ends_with(":."));
    if (!is_list || value.items().empty()) {
      const bool is_remark = key == "note" || key == "assumed" || key == "reason";
      (is_remark ? last : text) += sentence(clause(kind, key, value));
      return;
    }
    std::string heading = sentence(std::string{pick(phrase->en, phrase->zh)});
    heading.erase(heading.rfind(english() ? ". " : "。"));
    below += "\n\n" + heading + "\n";
    for (const text::Value* const item : by_from(key, value)) below += "\n- " + clauses(inside(kind, key), *item);
  });
  text += last + spoken_of_by(id);
  while (text.ends_with(' ')) text.pop_back();
  return text + below + "\n";
}

}  // namespace cadre::inline v1::law
