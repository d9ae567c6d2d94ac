// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/joint.hpp"

#include <algorithm>
#include <iterator>

#include "policy/detail/data.hpp"
#include "policy/detail/fields.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Puts a policy's id before every name that it gives, and before every use of one.
class Renaming {
 public:
  explicit Renaming(const PolicyModel& model) : prefix_{model.id + ':'} {
    for (const MeasureSpec& measure : model.measures) measures_.push_back(measure.id);
  }

  void operator()(const AnyPart& part, const Site& site) const {
    const Type& type = *part.type;
    if (type.is<std::string>()) {
      if (site.refers == Refers::calendar) {
        behind(text(part.object), "calendar.");
      } else if (site.refers != Refers::nothing) {
        before(text(part.object));
      }
    }
    if (type.is<Parameter>()) behind(static_cast<Parameter*>(changeable(part.object))->name, "param.");
    if (type.cite != nullptr) before(text(type.cite(part.object)));
    const bool is_named = type.is<Source>() || type.is<CalendarSpec>() || type.is<NamedParameter>() ||
                          type.is<MeasureSpec>() || type.head != nullptr;
    if (is_named) before(text(type.id(part.object)));
    if (!type.is<Quota>()) return;
    std::string& count = static_cast<Quota*>(changeable(part.object))->count;
    if (std::find(measures_.begin(), measures_.end(), count) != measures_.end()) before(count);
  }

 private:
  static std::string& text(const void* part) { return *static_cast<std::string*>(changeable(part)); }
  void before(std::string& name) const {
    if (!name.empty()) name = prefix_ + name;
  }
  void behind(std::string& name, std::string_view start) const {
    if (name.starts_with(start)) name.insert(start.size(), prefix_);
  }

  std::string prefix_;
  std::vector<std::string> measures_;
};

void append(PolicyModel& joint, PolicyModel model) {
  each_field<PolicyModel>([&](const auto& field) {
    using List = std::decay_t<decltype(std::declval<PolicyModel&>().*field.member)>;
    if constexpr (is_list<List>) {
      auto& list = model.*field.member;
      auto& all = joint.*field.member;
      for (auto& item : list) {
        // Units mean the same in all that is shown; words that allow something hold for all.
        const bool is_there = std::find(all.begin(), all.end(), item) != all.end();
        if (!is_there) all.push_back(std::move(item));
      }
    }
  });
}

}  // namespace

Policy joint_policy(std::span<const Policy> policies) {
  PolicyModel joint;
  for (const Policy& policy : policies) {
    PolicyModel model = policy.model();
    const auto add = [&](std::string& to, const std::string& text) {
      if (!text.empty()) to += (to.empty() ? "" : " + ") + text;
    };
    add(joint.id, model.id);
    add(joint.name, model.name.empty() ? model.id : model.name);
    // A rule's days in force are its policy's too.
    const Period days = model.valid;
    walk(model, Renaming{policy.model()});
    each_field<PolicyModel>([&](const auto& field) {
      using List = std::decay_t<decltype(std::declval<PolicyModel&>().*field.member)>;
      if constexpr (is_list<List>) {
        if constexpr (std::is_base_of_v<RuleHead, typename List::value_type>) {
          for (auto& rule : model.*field.member) rule.valid = intersect(rule.valid, days);
        }
      }
    });
    append(joint, std::move(model));
  }
  Report report{joint.id};
  return Policy{std::make_shared<const PolicyData>(compile(std::move(joint), report))};
}

}  // namespace cadre::inline v1::detail
