// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/explanation.hpp>

#include <array>
#include <span>

#include "evaluate/detail/templates/amount.hpp"
#include "evaluate/detail/templates/rate.hpp"
#include "evaluate/detail/templates/result.hpp"
#include "evaluate/detail/templates/score.hpp"
#include "evaluate/detail/templates/term.hpp"

namespace cadre::inline v1 {
namespace {

using Family = std::span<const detail::Template>;

/// Every family of statements, one a line. No code stands in two of them.
constexpr std::array families{
    Family{detail::amount_templates}, Family{detail::rate_templates}, Family{detail::result_templates},
    Family{detail::score_templates},  Family{detail::term_templates},
};

constexpr bool has_unique_codes() {
  std::size_t same = 0;
  std::size_t all = 0;
  for (const Family& family : families) {
    all += family.size();
    for (const detail::Template& one : family) {
      for (const Family& other : families) {
        for (const detail::Template& t : other) same += t.code == one.code ? 1U : 0U;
      }
    }
  }
  return same == all;
}
static_assert(has_unique_codes());

std::string_view text_of(std::string_view code, Language language) {
  for (const Family& family : families) {
    for (const detail::Template& t : family) {
      if (t.code == code) return language == Language::english ? t.english : t.chinese;
    }
  }
  return {};
}

std::string fill(const ExplanationNode& node, Language language) {
  const std::string_view text = text_of(node.code, language);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '{') {
      out += text[i];
      continue;
    }
    const char what = text[i + 1];
    if (what == 'a' && node.answer) out += describe(*node.answer, language);
    if (what == 'r' && node.reason) out += describe(*node.reason, language);
    if (what == 'l' && node.loss) out += describe(*node.loss, language);
    const auto index = static_cast<std::size_t>(what - '0');
    if (what >= '0' && what <= '9' && index < node.values.size()) out += node.values[index];
    i += 2;
  }
  return out;
}

void render(const ExplanationNode& node, const Snapshot& snapshot, Language language, std::size_t depth,
            std::string& out) {
  out += std::string(2 * depth, ' ') + fill(node, language);
  for (const FactId fact : node.facts) {
    const Origin& origin = snapshot.meta(fact).origin;
    if (!origin.file.empty()) out += "  [" + origin.file + ':' + std::to_string(origin.row) + ']';
  }
  out += '\n';
  for (const ExplanationNode& below : node.below) render(below, snapshot, language, depth + 1, out);
}

}  // namespace

std::string render(const Explanation& explanation, const Snapshot& snapshot, Language language) {
  std::string out;
  render(explanation.root, snapshot, language, 0, out);
  return out;
}

}  // namespace cadre::inline v1
