// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/joint_policy.hpp>

#include <algorithm>

#include "policy/detail/data.hpp"
#include "policy/detail/overlay.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1 {
namespace detail {
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

template <class T>
void append(std::vector<T>& joint, const std::vector<T>& own) {
  joint.insert(joint.end(), own.begin(), own.end());
}

/// A policy with its names changed; its rules in force while it is.
PolicyData renamed(const Policy& policy) {
  PolicyModel model = policy.model();
  walk(model, Renaming{policy.model()});
  limit_rules(model);
  Report report{model.id};
  return compile(std::move(model), report);
}

}  // namespace
}  // namespace detail

Policy joint_policy(std::span<const Policy> policies) {
  detail::PolicyData joint;
  const auto add = [](std::string& to, const std::string& text) { to += (to.empty() ? "" : " + ") + text; };
  for (const Policy& policy : policies) {
    const PolicyModel& own = policy.model();
    add(joint.model.id, own.id);
    add(joint.model.name, own.name.empty() ? own.id : own.name);
    detail::PolicyData data = detail::renamed(policy);
    detail::append(joint.model.allow, data.model.allow);
    detail::append(joint.model.sources, data.model.sources);
    detail::append(joint.model.params, data.model.params);
    detail::append(joint.model.measures, data.model.measures);
    detail::append(joint.model.units, data.model.units);
    detail::append(joint.rules, data.rules);
    detail::append(joint.assumed, data.assumed);
    joint.calendars.merge(data.calendars);
  }
  const auto by_id = [](const Rule& a, const Rule& b) { return a.head().id < b.head().id; };
  std::sort(joint.rules.begin(), joint.rules.end(), by_id);
  return Policy{std::make_shared<const detail::PolicyData>(std::move(joint))};
}

}  // namespace cadre::inline v1
