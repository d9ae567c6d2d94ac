// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// walk(): visits every part of a construct by the field tables, so that what holds for all of a kind (each quantity,
/// each citation, each assumed value) is said once and holds for constructs that come later too.
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <cadre/policy/policy.hpp>

#include "policy/detail/fields.hpp"

namespace cadre::inline v1::detail {

/// Where a part stands.
struct Site {
  std::string path;   ///< `quota[2].at_least[0]`
  std::string owner;  ///< id of the rule or measure that holds it, or path of what is declared: `param.hours`
  Refers refers = Refers::nothing;  ///< what a text here is the name of
};

/// The path of an item of a list.
[[nodiscard]] inline std::string item_path(std::string_view path, std::size_t i) {
  return std::string{path} + '[' + std::to_string(i) + ']';
}

/// The path of a key of a construct; the policy itself has the empty path.
[[nodiscard]] inline std::string key_path(std::string_view path, std::string_view key) {
  return path.empty() ? std::string{key} : std::string{path} + '.' + std::string{key};
}

/// Whether a type is one of the alternatives of a variant.
template <class T, class Variant>
inline constexpr bool is_one_of = false;
template <class T, class... All>
inline constexpr bool is_one_of<T, std::variant<All...>> = (std::is_same_v<T, All> || ...);

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

/// Where the item of a list stands.
template <class T>
[[nodiscard]] Site item_site(const T& item, const Site& list, std::size_t i) {
  Site site{item_path(list.path, i), list.owner, list.refers};
  if constexpr (is_named_by_key<T>) {
    site.path = key_path(list.path, item.id);
    site.owner = site.path;
  } else if constexpr (requires { item.id; }) {
    if (site.owner.empty()) site.owner = item.id;
  }
  return site;
}

/// Calls `visit(part, site)` with a construct, then with each part of it in the order of the field tables, all the way
/// down. What is not written (an empty optional, an empty list) has no parts; an optional or a list is not visited
/// itself. The visitor may change the part it is given, before its parts are visited.
template <class T, class Visitor>
void walk(T& part, const Site& site, const Visitor& visit) {
  using Part = std::remove_const_t<T>;
  if constexpr (is_optional<Part>) {
    if (part) walk(*part, site, visit);
  } else if constexpr (is_list<Part>) {
    for (std::size_t i = 0; i < part.size(); ++i) walk(part[i], item_site(part[i], site, i), visit);
  } else {
    visit(part, site);
    if constexpr (std::is_same_v<Part, Parameter>) {
      walk(part.values, site, visit);
    } else if constexpr (has_fields<Part>) {
      each_field<Part>([&](const auto& field) {
        walk(part.*field.member, {key_path(site.path, field.name), site.owner, field.refers}, visit);
      });
    }
  }
}

/// Walks through a whole policy.
template <class Model, class Visitor>
void walk(Model& model, const Visitor& visit) {
  walk(model, Site{}, visit);
}

/// Calls `f(part, path)` with a selector and each selector inside it.
template <class Selector, class F>
void each_selector(const Selector& selector, const std::string& path, const F& f) {
  walk(selector, Site{path, {}, Refers::nothing}, [&](const auto& part, const Site& site) {
    if constexpr (std::is_same_v<decltype(part), const Selector&>) f(part, site.path);
  });
}

/// Calls `f(rule, path, kind)` with everything that has the head of a rule, in the order of the policy's keys; `kind`
/// is the key: `quota`.
template <class F>
void each_head(const PolicyModel& model, const F& f) {
  each_field<PolicyModel>([&](const auto& field) {
    using Kind = std::decay_t<decltype(model.*field.member)>;
    if constexpr (is_list<Kind>) {
      if constexpr (std::is_base_of_v<RuleHead, typename Kind::value_type>) {
        const auto& list = model.*field.member;
        for (std::size_t i = 0; i < list.size(); ++i) f(list[i], item_path(field.name, i), field.name);
      }
    }
  });
}

}  // namespace cadre::inline v1::detail
