// SPDX-License-Identifier: Apache-2.0
// The page: sources with their articles in order, then what cites nothing, then what is declared.
#include <cadre/evaluate/law.hpp>

#include <algorithm>
#include <array>
#include <vector>

#include <cadre/policy/canonical.hpp>
#include <cadre/text/json.hpp>

#include "evaluate/detail/law.hpp"

namespace cadre::inline v1 {
namespace law {
namespace {

/// A construct that is said in a paragraph.
struct Entry {
  std::string_view kind, id;
  std::string cite;
  const text::Value* construct;
};

std::string cite_of(const text::Value& construct) {
  const text::Value* const cite = construct.find("cite");
  return cite == nullptr ? "" : std::string{*cite->as_string()};
}

std::vector<Entry> entries_of(const text::Value& policy) {
  std::vector<Entry> entries;
  for (const text::Member& kind : policy.members()) {
    for (const text::Value& rule : kind.value.items()) {
      if (const text::Value* const id = rule.find("id"))
        entries.push_back({kind.key, *id->as_string(), cite_of(rule), &rule});
    }
    const bool is_declared =
        kind.key == "calendar" || kind.key == "attribute" || kind.key == "param" || kind.key == "unit";
    if (!is_declared) continue;
    for (const text::Member& named : kind.value.members())
      entries.push_back({kind.key, named.key, cite_of(named.value), &named.value});
  }
  return entries;
}

class Page {
 public:
  Page(const text::Value& policy, Language language)
      : policy_{policy}, speak_{policy, language}, entries_{entries_of(policy)} {}

  std::string write() {
    title();
    if (const text::Value* const sources = policy_.find("source")) {
      for (const text::Member& source : sources->members()) say_source(source);
    }
    // A citation of a source that is not declared is not left out.
    say_where(speak_.pick("Other citations", "其他依据"), [](const Entry& entry) { return !entry.cite.empty(); });
    say_where(speak_.pick("Without a citation", "无依据条文"),
              [](const Entry& entry) { return entry.construct->find("id") != nullptr; });
    say_where(speak_.pick("Declared", "定义"), [](const Entry&) { return true; });
    return std::move(page_);
  }

 private:
  void title() {
    const text::Value* const name = policy_.find("name");
    const std::string id{*policy_.find("policy")->as_string()};
    page_ = "# " + (name == nullptr ? '`' + id + '`' : std::string{*name->as_string()} + " (`" + id + "`)") + "\n";
    constexpr std::array<std::string_view, 7> said{"extends", "valid", "zone", "leave_kinds", "allow", "note", ""};
    for (const std::string_view key : said) {
      const text::Value* const value = policy_.find(key);
      if (value != nullptr) paragraph(speak_.clause("policy", key, *value));
    }
  }

  void paragraph(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    if (!text.ends_with('.') && !text.ends_with("。")) text += speak_.pick(".", "。");
    page_ += "\n" + text + "\n";
  }

  void say_source(const text::Member& source) {
    page_ += "\n## " + std::string{*source.value.find("name")->as_string()} + " (" + source.key + ")\n";
    for (const text::Member& about : source.value.members()) {
      if (about.key != "name") paragraph(speak_.clause("source", about.key, about.value));
    }
    for (const std::string& article : articles_of(source)) {
      page_ += "\n### " + heading_of(article) + "\n";
      const std::string cite = article.empty() ? source.key : source.key + ' ' + article;
      const std::size_t found = say_entries([&](const Entry& entry) { return entry.cite == cite; });
      if (found == 0) paragraph(std::string{speak_.pick("No rule cites this article", "没有规则援引本条")});
    }
  }

  [[nodiscard]] std::string heading_of(const std::string& article) const {
    if (article.empty()) return std::string{speak_.pick("No article named", "未指明条文")};
    return filled(std::string{speak_.pick("Article {}", "第{}条")}, "{}", article);
  }

  /// The articles of a source in order, with those that are cited and not listed.
  [[nodiscard]] std::vector<std::string> articles_of(const text::Member& source) const {
    std::vector<std::string> articles;
    if (const text::Value* const listed = source.value.find("articles")) {
      for (const text::Value& article : listed->items()) articles.emplace_back(*article.as_string());
    }
    for (const Entry& entry : entries_) {
      if (entry.cite == source.key) articles.emplace_back();
      if (entry.cite.starts_with(source.key + ' ')) articles.push_back(entry.cite.substr(source.key.size() + 1));
    }
    std::sort(articles.begin(), articles.end(), article_before);
    articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
    return articles;
  }

  void say_where(std::string_view heading, const std::function<bool(const Entry&)>& fits) {
    if (std::none_of(entries_.begin(), entries_.end(), fits)) return;
    page_ += "\n## " + std::string{heading} + "\n";
    say_entries(fits);
  }

  /// Says the entries that fit, and takes them off the list.
  std::size_t say_entries(const std::function<bool(const Entry&)>& fits) {
    std::vector<Entry> left;
    const std::size_t before = entries_.size();
    for (const Entry& entry : entries_) {
      if (!fits(entry)) {
        left.push_back(entry);
        continue;
      }
      page_ += "\n" + speak_.paragraph(entry.kind, entry.id, *entry.construct);
    }
    entries_ = std::move(left);
    return before - entries_.size();
  }

  const text::Value& policy_;
  Speaker speak_;
  std::vector<Entry> entries_;
  std::string page_;
};

}  // namespace

bool article_before(std::string_view a, std::string_view b) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  while (!a.empty() && !b.empty()) {
    const auto run = [&](std::string_view text) {
      std::size_t n = 0;
      while (n < text.size() && is_digit(text[n])) ++n;
      return n;
    };
    const std::size_t in_a = run(a);
    const std::size_t in_b = run(b);
    if (in_a != 0 && in_b != 0) {
      if (in_a != in_b) return in_a < in_b;
      if (a.substr(0, in_a) != b.substr(0, in_b)) return a < b;
    } else if (a.front() != b.front()) {
      return a < b;
    }
    a.remove_prefix(std::max<std::size_t>(in_a, 1));
    b.remove_prefix(std::max<std::size_t>(in_b, 1));
  }
  return a.size() < b.size();
}

}  // namespace law

std::string law_text(const Policy& policy, Language language) {
  // What the library has written itself it can read.
  const auto canonical = text::parse_json(write_policy(policy), "policy", {.policy_bytes = SIZE_MAX, .depth = 1000});
  return canonical ? law::Page{*canonical, language}.write() : std::string{};
}

}  // namespace cadre::inline v1
