// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/overlay.hpp"

#include <algorithm>
#include <set>

#include "policy/detail/fields.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Lays one policy over another, list by list.
class Laying {
 public:
  Laying(Layered& below, Places& places, Report& report) : below_{below}, places_{places}, report_{report} {
    each_head(below.model,
              [&](const AnyPart& rule, const std::string&, std::string_view) { ids_.insert(rule.head()->id); });
    for (const MeasureSpec& measure : below.model.measures) ids_.insert(measure.id);
  }

  /// Words that either has.
  void list(std::string_view /*key*/, std::vector<std::string>& below, std::vector<std::string>& above) {
    for (std::string& word : above) {
      if (std::find(below.begin(), below.end(), word) == below.end()) below.push_back(std::move(word));
    }
  }

  /// Constructs of both. One that is declared alike in both stands once; rules and measures are never declared twice.
  template <class C>
  void list(std::string_view key, std::vector<C>& below, std::vector<C>& above) {
    const std::size_t lower = below.size();
    for (std::size_t i = 0; i < above.size(); ++i) {
      const std::string path = is_named_by_key<C> ? key_path(key, above[i].id) : item_path(key, i);
      const C* const same = is_named_by_key<C> ? named(below, lower, above[i].id) : nullptr;
      if (is_named_by_key<C> ? same != nullptr && !(*same == above[i]) : ids_.contains(above[i].id)) {
        report_twice(above[i], path);
      } else if (same == nullptr) {
        move_places(places_, path, is_named_by_key<C> ? path : item_path(key, below.size()), report_.places());
        below.push_back(std::move(above[i]));
      }
    }
    if (below.size() <= most_of_a_construct) return;
    report_.error(Errc::limit_exceeded,
                  "'" + std::string{key} + "' has " + std::to_string(below.size()) + " entries with those of " +
                      below_.document + ", more than the limit of " + std::to_string(most_of_a_construct),
                  "extends");
  }

 private:
  template <class C>
  static const C* named(const std::vector<C>& list, std::size_t count, const std::string& id) {
    for (std::size_t i = 0; i < count; ++i) {
      if (list[i].id == id) return &list[i];
    }
    return nullptr;
  }

  /// Reports what stands in both and is not alike. Its places are needed to say where.
  template <class C>
  void report_twice(const C& construct, const std::string& path) {
    const std::string at = is_named_by_key<C> ? path : path + ".id";
    Places kept = places_;
    Places own;
    move_places(kept, path, "above." + path, own);
    report_.places().merge(own);
    report_.error(Errc::policy_duplicate_id, "'" + construct.id + "' stands in " + below_.document + " as well",
                  "above." + at,
                  is_named_by_key<C> ? "give it another name, or say the same of it"
                                     : "to change a rule of the policy below, write [[override]]");
  }

  Layered& below_;
  Places& places_;
  Report& report_;
  std::set<std::string> ids_;  // of rules and measures below
};

/// A rule holds while its own policy does.
void limit_rules(PolicyModel& below, const Period& valid) {
  each_field<PolicyModel>([&](const auto& field) {
    using List = std::decay_t<decltype(std::declval<PolicyModel&>().*field.member)>;
    if constexpr (is_list<List>) {
      if constexpr (std::is_base_of_v<RuleHead, typename List::value_type>) {
        for (auto& rule : below.*field.member) rule.valid = intersect(rule.valid, below.valid);
      }
    }
  });
  below.valid = valid;
}

void lay_days(Layered& below, const PolicyModel& above, Report& report) {
  if (above.valid == Period{}) return;
  const Period both = intersect(below.model.valid, above.valid);
  if (both.empty()) {
    report.error(Errc::policy_contradiction, "on none of these days is " + below.document + " in force", "valid",
                 "it is in force " + to_string(below.model.valid));
  }
  if (below.model.valid.contains(above.valid)) {
    below.model.valid = above.valid;
  } else {
    limit_rules(below.model, above.valid);
  }
}

void lay_texts(PolicyModel& below, PolicyModel& above) {
  below.id = std::move(above.id);
  for (std::string PolicyModel::*const text : {&PolicyModel::name, &PolicyModel::zone, &PolicyModel::note}) {
    if (!(above.*text).empty()) below.*text = std::move(above.*text);
  }
}

}  // namespace

void move_places(Places& from, const std::string& path, const std::string& to_path, Places& to) {
  for (auto at = from.lower_bound(path); at != from.end() && at->first.starts_with(path);) {
    const std::string rest = at->first.substr(path.size());
    if (!rest.empty() && rest.front() != '.' && rest.front() != '[') {
      ++at;
      continue;
    }
    Place place = std::move(at->second);
    if (place.path.empty()) place.path = at->first;
    to[to_path + rest] = std::move(place);
    at = from.erase(at);
  }
}

void lay_over(Layered& below, PolicyModel above, Places places, const std::string& document, Report& report) {
  for (std::size_t i = 0; i < above.overrides.size(); ++i)
    move_places(places, item_path("override", i), item_path("override", i), report.places());
  for (const char* const key : {"cadre", "policy", "name", "zone", "valid", "note", "extends"})
    move_places(places, key, key, report.places());
  lay_days(below, above, report);
  apply_overrides(below, above.overrides, report);
  Laying laying{below, places, report};
  each_field<PolicyModel>([&](const auto& field) {
    using List = std::decay_t<decltype(std::declval<PolicyModel&>().*field.member)>;
    if constexpr (is_list<List> && !std::is_same_v<List, std::vector<Override>>)
      laying.list(field.name, below.model.*field.member, above.*field.member);
  });
  lay_texts(below.model, above);
  below.document = document;
}

}  // namespace cadre::inline v1::detail
