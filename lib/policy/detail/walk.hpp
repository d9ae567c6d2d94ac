// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// walk(): visits every part of a construct by the field tables, so that what holds for all of a kind (each quantity,
/// each citation, each assumed value) is said once and holds for constructs that come later too.
#include <functional>
#include <string>
#include <string_view>

#include "policy/detail/type.hpp"

namespace cadre::inline v1::detail {

/// Where a part stands.
struct Site {
  std::string path;   ///< `quota[2].at_least[0]`
  std::string owner;  ///< id of the rule or measure that holds it, or path of what is declared: `param.hours`
  Refers refers = Refers::nothing;  ///< what a text here is the name of
};

/// The path of an item of a list.
[[nodiscard]] std::string item_path(std::string_view path, std::size_t i);

/// The path of a key of a construct; the policy itself has the empty path.
[[nodiscard]] std::string key_path(std::string_view path, std::string_view key);

using Visitor = std::function<void(const AnyPart& part, const Site& site)>;

/// Calls `visit` with a part, then with each part of it in the order of the field tables, all the way down. What is not
/// written (an empty optional, an empty list) has no parts; an optional or a list is not visited itself. Names and
/// constructs inside a form are parts of it, too.
void walk(const AnyPart& part, const Site& site, const Visitor& visit);

/// Walks through a whole policy.
void walk(const PolicyModel& model, const Visitor& visit);

/// Calls `f` with each quantity, which it may change.
void each_parameter(PolicyModel& model, const std::function<void(Parameter& parameter, const Site& site)>& f);

/// Calls `f` with everything that has the head of a rule, in the order of the policy's keys; `kind` is the key:
/// `quota`.
void each_head(const PolicyModel& model,
               const std::function<void(const AnyPart& rule, const std::string& path, std::string_view kind)>& f);

/// Calls `f` with a selection and each one inside it.
void each_selector(const SubjectSelector& selector, const std::string& path,
                   const std::function<void(const SubjectSelector& part, const std::string& path)>& f);
void each_selector(const FactSelector& selector, const std::string& path,
                   const std::function<void(const FactSelector& part, const std::string& path)>& f);

}  // namespace cadre::inline v1::detail
