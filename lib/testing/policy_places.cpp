// SPDX-License-Identifier: Apache-2.0
#include "testing/detail/policy_places.hpp"

#include <algorithm>

#include <cadre/text/json.hpp>
#include <cadre/text/toml.hpp>

namespace cadre::inline v1::testing::detail {
namespace {

using text::Value;

/// `quota[2].at_least` as `quota`, `[2]`, `at_least`.
std::vector<std::string> steps_of(const std::string& path) {
  std::vector<std::string> steps;
  for (const char c : path) {
    if (c == '.') {
      steps.emplace_back();
    } else if (c == '[' || steps.empty()) {
      steps.emplace_back(1, c);
    } else {
      steps.back() += c;
    }
  }
  std::erase(steps, "");
  return steps;
}

/// An item of a list. Dated values are numbered by their first days, in whatever order they are written.
const Value* item_of(const Value& list, std::size_t i) {
  std::vector<const Value*> items;
  for (const Value& item : list.items()) items.push_back(&item);
  const bool are_dated = std::all_of(items.begin(), items.end(), [](const Value* v) { return v->find("value"); });
  const auto from = [](const Value* v) {
    const Value* const day = v->find("from");
    const auto date = day == nullptr ? std::nullopt : day->as_date();
    return date.value_or(Date::first());
  };
  if (are_dated) {
    std::stable_sort(items.begin(), items.end(), [&](const Value* a, const Value* b) { return from(a) < from(b); });
  }
  return i < items.size() ? items[i] : nullptr;
}

const Value* below(const Value& value, const std::string& step) {
  if (step.front() == '[') return item_of(value, static_cast<std::size_t>(std::stoul(step.substr(1))));
  return value.find(step);
}

/// The item of a list of constructs that has an id under a key.
const Value* named(const Value* list, std::string_view key, const std::string& id) {
  if (list == nullptr) return nullptr;
  for (const Value& item : list->items()) {
    const Value* const own = item.find(key);
    if (own != nullptr && own->as_string() == id) return &item;
  }
  return nullptr;
}

}  // namespace

PolicyPlaces::PolicyPlaces(std::span<const PolicyText> texts, const Limits& limits) {
  for (const PolicyText& source : texts) {
    auto tree = source.format == PolicyFormat::json ? text::parse_json(source.utf8, source.document, limits)
                                                    : text::parse_toml(source.utf8, source.document, limits);
    if (tree) trees_.push_back({source.document, *std::move(tree)});
  }
}

Where PolicyPlaces::of(const std::string& path, const std::string& owner) const {
  const std::vector<std::string> steps = steps_of(path);
  const bool is_listed = steps.size() > 1 && steps[1].front() == '[';
  for (const Tree& tree : trees_) {
    const Value* at = &tree.root;
    std::size_t next = 0;
    const Value* const changed = named(tree.root.find("override"), "rule", owner);
    if (is_listed && steps.size() > 2 && changed != nullptr && changed->find(steps[2]) != nullptr) {
      at = changed;
      next = 2;
    } else if (is_listed) {
      at = named(tree.root.find(steps[0]), "id", owner);
      next = 2;
    } else if (!steps.empty()) {
      at = tree.root.find(steps[0]);
      next = 1;
    }
    if (at == nullptr) continue;
    for (; next < steps.size(); ++next) {
      const Value* const inner = below(*at, steps[next]);
      if (inner == nullptr) break;
      at = inner;
    }
    return {tree.document, at->position().line, at->position().column, path};
  }
  return {{}, 0, 0, path};
}

}  // namespace cadre::inline v1::testing::detail
