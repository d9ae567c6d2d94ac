// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/overlay.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
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

  /// What both have under a key. A construct that is declared alike in both stands once; rules and measures are never
  /// declared twice. `take` moves an item of the upper list into the lower.
  void list(const FieldType& key, const void* below, const void* above, const std::function<void(std::size_t)>& take) {
    const Type& type = *key.type;
    const std::size_t lower = type.size(below);
    for (std::size_t i = 0; i < type.size(above); ++i) {
      const void* const item = type.item(above, i);
      const bool is_named = type.inside->is_named_by_key;
      const std::string& id = *type.inside->id(item);
      const std::string path = is_named ? key_path(key.name, id) : item_path(key.name, i);
      const void* const same = is_named ? named(type, below, lower, id) : nullptr;
      if (is_named ? same != nullptr && !type.inside->equal(same, item) : ids_.contains(id)) {
        report_twice(id, path, is_named);
      } else if (same == nullptr) {
        move_places(places_, path, is_named ? path : item_path(key.name, type.size(below)), report_.places());
        take(i);
      }
    }
    if (type.size(below) <= most_of_a_construct) return;
    report_.error(Errc::limit_exceeded,
                  "'" + std::string{key.name} + "' has " + std::to_string(type.size(below)) +
                      " entries with those of " + below_.document + ", more than the limit of " +
                      std::to_string(most_of_a_construct),
                  "extends");
  }

 private:
  static const void* named(const Type& type, const void* list, std::size_t count, const std::string& id) {
    for (std::size_t i = 0; i < count; ++i) {
      if (*type.inside->id(type.item(list, i)) == id) return type.item(list, i);
    }
    return nullptr;
  }

  /// Reports what stands in both and is not alike. Its places are needed to say where.
  void report_twice(const std::string& id, const std::string& path, bool is_named) {
    copy_places(places_, path, "above." + path, report_.places());
    report_.error(Errc::policy_duplicate_id, "'" + id + "' stands in " + below_.document + " as well",
                  "above." + path + (is_named ? "" : ".id"),
                  is_named ? "give it another name, or say the same of it"
                           : "to change a rule of the policy below, write [[override]]");
  }

  Layered& below_;
  Places& places_;
  Report& report_;
  std::set<std::string> ids_;  // of rules and measures below
};

/// Words that either has.
void lay_words(std::vector<std::string>& below, std::vector<std::string>& above) {
  for (std::string& word : above) {
    if (std::find(below.begin(), below.end(), word) == below.end()) below.push_back(std::move(word));
  }
}

/// Moves an item of a list; one function for each list of a policy, as no Type knows two lists.
template <class C>
void take_item(std::vector<C>& below, std::vector<C>& above, std::size_t i) {
  below.emplace_back();
  below.back() = std::move(above[i]);
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
    limit_rules(below.model);
    below.model.valid = above.valid;
  }
}

void lay_texts(PolicyModel& below, PolicyModel& above) {
  below.id = std::move(above.id);
  for (std::string PolicyModel::*const text : {&PolicyModel::name, &PolicyModel::zone, &PolicyModel::note}) {
    if (!(above.*text).empty()) below.*text = std::move(above.*text);
  }
}

}  // namespace

namespace {

/// Gives places under a path another path; `next` says what becomes of one that was, and where the next is.
template <class Map, class Next>
void give_places(Map& from, const std::string& path, const std::string& to_path, Places& to, const Next& next) {
  for (auto at = from.lower_bound(path); at != from.end() && at->first.starts_with(path);) {
    const std::string rest = at->first.substr(path.size());
    if (!rest.empty() && rest.front() != '.' && rest.front() != '[') {
      ++at;
      continue;
    }
    Place place = at->second;
    if (place.path.empty()) place.path = at->first;
    to[to_path + rest] = std::move(place);
    at = next(at);
  }
}

}  // namespace

void limit_rules(PolicyModel& model) {
  each_head(model, [&](const AnyPart& rule, const std::string&, std::string_view) {
    RuleHead& head = *static_cast<RuleHead*>(changeable(rule.head()));
    head.valid = intersect(head.valid, model.valid);
  });
}

void move_places(Places& from, const std::string& path, const std::string& to_path, Places& to) {
  give_places(from, path, to_path, to, [&](auto at) { return from.erase(at); });
}

void copy_places(const Places& from, const std::string& path, const std::string& to_path, Places& to) {
  give_places(from, path, to_path, to, [](auto at) { return std::next(at); });
}

void lay_over(Layered& below, PolicyModel above, Places places, const std::string& document, Report& report) {
  for (std::size_t i = 0; i < above.overrides.size(); ++i)
    move_places(places, item_path("override", i), item_path("override", i), report.places());
  for (const char* const key : {"cadre", "policy", "name", "zone", "valid", "note", "extends"})
    move_places(places, key, key, report.places());
  lay_days(below, above, report);
  apply_overrides(below, above.overrides, report);
  Laying laying{below, places, report};
  std::size_t at = 0;
  each_field<PolicyModel>([&](const auto& field) {
    const FieldType& key = type_of<PolicyModel>().fields[at++];
    using List = std::decay_t<decltype(std::declval<PolicyModel&>().*field.member)>;
    if constexpr (std::is_same_v<List, std::vector<std::string>>) {
      lay_words(below.model.*field.member, above.*field.member);
    } else if constexpr (is_list<List> && !std::is_same_v<List, std::vector<Override>>) {
      List& lower = below.model.*field.member;
      List& upper = above.*field.member;
      laying.list(key, &lower, &upper, [&](std::size_t i) { take_item(lower, upper, i); });
    }
  });
  lay_texts(below.model, above);
  below.document = document;
}

}  // namespace cadre::inline v1::detail
