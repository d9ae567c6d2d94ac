// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy_changes.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include <cadre/policy/canonical.hpp>
#include <cadre/text/json.hpp>

namespace cadre::inline v1 {
namespace {

using text::Value;
using text::ValueKind;

/// A construct, or a key of the policy itself.
struct Part {
  std::string construct;
  std::string id;
  const Value* value;
};

/// What a version says, in the order of the canonical form.
struct Version {
  explicit Version(const Policy& policy)
      : root{text::parse_json(write_policy(policy), "policy", policy_limits()).value()} {
    for (const text::Member& member : root.members()) add(member);
    for (const Part& part : parts) by_name.emplace(std::pair{part.construct, part.id}, &part);
  }

  [[nodiscard]] const Part* find(const Part& other) const {
    const auto found = by_name.find({other.construct, other.id});
    return found == by_name.end() ? nullptr : found->second;
  }

  Value root;
  std::vector<Part> parts;
  std::map<std::pair<std::string, std::string>, const Part*> by_name;

 private:
  /// The canonical text of a policy within the limits may be longer than what was written.
  static Limits policy_limits() {
    Limits limits;
    limits.policy_bytes *= 64;
    return limits;
  }

  void add(const text::Member& member) {
    const auto is_table = [](const Value& value) { return value.kind() == ValueKind::table; };
    const auto items = member.value.items();
    if (!items.empty() && std::all_of(items.begin(), items.end(), is_table)) {
      for (const Value& item : items) {
        const Value* const name = item.find(member.key == "override" ? "rule" : "id");
        parts.push_back({member.key, std::string{name->as_string().value_or("")}, &item});
      }
    } else if (is_table(member.value) && member.key != "valid") {
      for (const text::Member& named : member.value.members()) parts.push_back({member.key, named.key, &named.value});
    } else {
      parts.push_back({{}, member.key, &member.value});
    }
  }
};

void write(text::JsonWriter& json, const Value& value) {
  switch (value.kind()) {
    case ValueKind::boolean: json.value(*value.as_boolean()); break;
    case ValueKind::integer: json.value(*value.as_integer()); break;
    case ValueKind::string: json.value(*value.as_string()); break;
    case ValueKind::array:
      json.begin_array();
      for (const Value& item : value.items()) write(json, item);
      json.end_array();
      break;
    case ValueKind::table:
      json.begin_object();
      for (const text::Member& member : value.members()) write(json.key(member.key), member.value);
      json.end_object();
      break;
    default: json.null(); break;
  }
}

/// What a value is, for people: a text as it is, all else as JSON on one line.
std::string shown(const Value* value) {
  if (value == nullptr) return {};
  if (const auto string = value->as_string()) return std::string{*string};
  text::JsonWriter json{text::JsonLayout::one_line};
  write(json, *value);
  std::string line = std::move(json).finish();
  line.pop_back();
  return line;
}

/// Every text of a value, cut into words: the names by which one construct speaks of another are among them.
void add_words(const Value& value, std::set<std::string>& words) {
  if (const auto string = value.as_string()) {
    words.emplace(*string);
    std::string word;
    for (const char c : *string) {
      const bool ends = c == ' ' || c == '.' || c == ':' || c == ',' || c == '(' || c == ')';
      if (ends && !word.empty()) words.insert(std::exchange(word, {}));
      if (!ends) word += c;
    }
    words.insert(word);
  }
  for (const Value& item : value.items()) add_words(item, words);
  for (const text::Member& member : value.members()) {
    words.insert(member.key);
    add_words(member.value, words);
  }
}

/// The constructs that no rule speaks of, nor what a rule speaks of. Only such as have no say of their own are looked
/// at: what is a name alone until a rule uses it.
class Unused {
 public:
  explicit Unused(const Version& version) {
    std::vector<const Part*> waiting;
    for (const Part& part : version.parts) {
      if (is_name_alone(part)) {
        waiting.push_back(&part);
      } else {
        add_words(*part.value, used_);
      }
    }
    for (bool grows = true; grows;) {
      const auto reached = [&](const Part* part) { return used_.contains(part->id); };
      const auto from = std::stable_partition(waiting.begin(), waiting.end(), std::not_fn(reached));
      grows = from != waiting.end();
      std::for_each(from, waiting.end(), [&](const Part* part) { add_words(*part->value, used_); });
      waiting.erase(from, waiting.end());
    }
  }

  [[nodiscard]] bool contains(const Part& part) const { return is_name_alone(part) && !used_.contains(part.id); }

 private:
  static bool is_name_alone(const Part& part) {
    return part.construct == "calendar" || part.construct == "param" || part.construct == "unit" ||
           part.construct == "measure";
  }
  std::set<std::string> used_;
};

/// Compares two versions of one construct, key by key.
class Comparing {
 public:
  Comparing(const Part& part, bool reaches_rule, std::vector<PolicyChange>& changes)
      : part_{part}, reaches_rule_{reaches_rule}, changes_{changes} {}

  void compare(const std::string& path, const Value* was, const Value* is) {
    if (was != nullptr && is != nullptr && was->kind() == ValueKind::table && is->kind() == ValueKind::table) {
      compare_members(path, *was, *is);
    } else if (const auto [from, to] = std::pair{shown(was), shown(is)}; from != to) {
      changes_.push_back({kind_of(was, is), part_.construct, part_.id, path, from, to, reaches_rule_});
    }
  }

 private:
  static PolicyChange::Kind kind_of(const Value* was, const Value* is) {
    if (was == nullptr) return PolicyChange::Kind::added;
    return is == nullptr ? PolicyChange::Kind::removed : PolicyChange::Kind::changed;
  }

  void compare_members(const std::string& path, const Value& was, const Value& is) {
    const auto below = [&](const std::string& key) { return path.empty() ? key : path + '.' + key; };
    for (const text::Member& member : was.members()) compare(below(member.key), &member.value, is.find(member.key));
    for (const text::Member& member : is.members()) {
      if (was.find(member.key) == nullptr) compare(below(member.key), nullptr, &member.value);
    }
  }

  const Part& part_;
  bool reaches_rule_;
  std::vector<PolicyChange>& changes_;
};

}  // namespace

std::string_view to_string(PolicyChange::Kind kind) noexcept {
  if (kind == PolicyChange::Kind::added) return "added";
  return kind == PolicyChange::Kind::removed ? "removed" : "changed";
}

std::vector<PolicyChange> policy_changes(const Policy& was, const Policy& is) {
  const Version before{was};
  const Version after{is};
  const Unused unused_before{before};
  const Unused unused_after{after};
  std::vector<PolicyChange> changes;
  for (const Part& part : before.parts) {
    const Part* const other = after.find(part);
    const bool is_unused = unused_before.contains(part) && (other == nullptr || unused_after.contains(*other));
    // Of what is gone the keys need no naming.
    const bool is_gone = other == nullptr && !part.construct.empty();
    Comparing comparing{part, !is_unused, changes};
    if (is_gone) {
      changes.push_back({PolicyChange::Kind::removed, part.construct, part.id, {}, shown(part.value), {}, !is_unused});
    } else {
      comparing.compare({}, part.value, other == nullptr ? nullptr : other->value);
    }
  }
  for (const Part& part : after.parts) {
    if (before.find(part) != nullptr) continue;
    changes.push_back(
        {PolicyChange::Kind::added, part.construct, part.id, {}, {}, shown(part.value), !unused_after.contains(part)});
  }
  return changes;
}

}  // namespace cadre::inline v1
