// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/canonical.hpp>

#include <algorithm>

#include <cadre/core/sha256.hpp>

#include "policy/detail/data.hpp"
#include "policy/detail/writing.hpp"

namespace cadre::inline v1 {
namespace detail {
namespace {

/// Puts the items of a list in the order of their texts; what is named by its key, in the order of its names.
template <class T>
void sort(std::vector<T>& list) {
  if constexpr (is_named_by_key<T>) {
    std::stable_sort(list.begin(), list.end(), [](const T& a, const T& b) { return a.id < b.id; });
  } else {
    std::vector<std::pair<std::string, T>> by_text;
    by_text.reserve(list.size());
    for (T& item : list) by_text.emplace_back(written_alone(item), std::move(item));
    std::stable_sort(by_text.begin(), by_text.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < list.size(); ++i) list[i] = std::move(by_text[i].second);
  }
}

void arrange_values(std::vector<ParameterValue>& values) {
  for (ParameterValue& value : values) value.valid = {};
  const auto from = [](const ParameterValue& value) { return value.from.value_or(Date::first()); };
  std::stable_sort(values.begin(), values.end(), [&](const auto& a, const auto& b) { return from(a) < from(b); });
}

/// Brings a part and all that is in it into canonical order.
template <class T>
void arrange(T& part, bool is_ordered = false) {
  if constexpr (is_optional<T>) {
    if (part) arrange(*part, is_ordered);
  } else if constexpr (is_list<T>) {
    for (auto& item : part) arrange(item);
    if (!is_ordered) sort(part);
  } else if constexpr (std::is_same_v<T, Parameter>) {
    arrange_values(part.values);
  } else if constexpr (std::is_same_v<T, WindowRule>) {
    if (auto* const named = std::get_if<window::NamedDays>(&part.spec))
      std::sort(named->days.begin(), named->days.end());
  } else if constexpr (has_fields<T>) {
    each_field<T>([&](const auto& field) { arrange(part.*field.member, field.is_ordered); });
  }
}

}  // namespace
}  // namespace detail

PolicyModel canonical(PolicyModel model) {
  detail::name_compositions(model);
  detail::arrange(model);
  return model;
}

std::string write_policy(const PolicyModel& model) { return detail::written_alone(canonical(model)); }

std::string write_policy(const Policy& policy) { return write_policy(policy.model()); }

std::string policy_hash(const Policy& policy) { return sha256(write_policy(policy)); }

}  // namespace cadre::inline v1
