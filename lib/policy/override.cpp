// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <tuple>

#include "policy/detail/fields_rule.hpp"
#include "policy/detail/overlay.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1 {

std::string_view to_string(OverrideEffect effect) noexcept {
  if (effect == OverrideEffect::stricter) return "stricter";
  return effect == OverrideEffect::laxer ? "laxer" : "other";
}

namespace detail {
namespace {

using Effect = OverrideEffect;

Effect of_order(bool is_more, bool is_less) {
  if (is_more == is_less) return Effect::other;
  return is_more ? Effect::stricter : Effect::laxer;
}

/// The values of a quantity by first day. A reference that leads nowhere is found later.
std::vector<ParameterValue> values_of(const PolicyModel& model, const Parameter& quantity) {
  std::vector<ParameterValue> values = quantity.values;
  for (const NamedParameter& named : model.params) {
    if ("param." + named.id == quantity.name) values = named.parameter.values;
  }
  std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
    return a.from.value_or(Date::first()) < b.from.value_or(Date::first());
  });
  return values;
}

/// The value that holds on a day.
const ParameterValue* value_on(const std::vector<ParameterValue>& values, Date day) {
  const ParameterValue* found = nullptr;
  for (const ParameterValue& value : values) {
    if (value.from.value_or(Date::first()) <= day) found = &value;
  }
  return found == nullptr || (found->until && *found->until <= day) ? nullptr : found;
}

/// Whether a bound asks for more, day by day.
Effect effect_of(const std::vector<ParameterValue>& was, const std::vector<ParameterValue>& is, bool is_floor) {
  std::set<Date> days{Date::first()};
  for (const auto* const list : {&was, &is}) {
    for (const ParameterValue& value : *list) {
      if (value.from) days.insert(*value.from);
      if (value.until) days.insert(*value.until);
    }
  }
  bool is_more = false;
  bool is_less = false;
  for (const Date day : days) {
    const ParameterValue* const before = value_on(was, day);
    const ParameterValue* const after = value_on(is, day);
    if (before == nullptr && after == nullptr) continue;
    if (before != nullptr && after != nullptr && before->amount.measure != after->amount.measure) return Effect::other;
    const bool grows = before == nullptr || (after != nullptr && after->amount.value > before->amount.value);
    const bool shrinks = after == nullptr || (before != nullptr && after->amount.value < before->amount.value);
    // A bound where there was none asks for more, whichever bound it is.
    const bool is_new = before == nullptr || after == nullptr;
    is_more = is_more || (is_floor || is_new ? grows : shrinks);
    is_less = is_less || (is_floor || is_new ? shrinks : grows);
  }
  return of_order(is_more, is_less);
}

std::string shown(const std::vector<ParameterValue>& values) {
  std::string text;
  for (const ParameterValue& value : values) {
    text += (text.empty() ? "" : ", ") + to_string(value.amount);
    if (value.from) text += " from " + to_string(*value.from);
    if (value.until) text += " until " + to_string(*value.until);
  }
  return text;
}

std::string shown(const Period& days) { return days == Period{} ? "always" : to_string(days); }

/// Changes one rule as one table says.
class Overriding {
 public:
  Overriding(Layered& below, const Override& change, std::string path, Report& report)
      : below_{below}, change_{change}, path_{std::move(path)}, report_{report} {}

  void run(const AnyPart& part, const std::string& at) {
    RuleHead& rule = *static_cast<RuleHead*>(changeable(part.head()));
    at_ = at;
    bound(part, "at_least", change_.at_least);
    bound(part, "at_most", change_.at_most);
    if (change_.valid) {
      const bool is_more = change_.valid->contains(rule.valid) && rule.valid != *change_.valid;
      const bool is_less = rule.valid.contains(*change_.valid) && rule.valid != *change_.valid;
      note("valid", shown(rule.valid), shown(*change_.valid), of_order(is_more, is_less));
      rule.valid = *change_.valid;
    }
    if (change_.severity) {
      note("severity", std::string{word_for(rule.severity)}, std::string{word_for(*change_.severity)},
           of_order(*change_.severity < rule.severity, rule.severity < *change_.severity));
      rule.severity = *change_.severity;
    }
    if (!change_.cite.empty()) {
      note("cite", rule.cite, change_.cite, Effect::other);
      rule.cite = change_.cite;
    }
  }

 private:
  void bound(const AnyPart& rule, const std::string& key, const std::optional<Parameter>& is) {
    if (!is) return;
    std::optional<Parameter>* const was = bound_of(rule, key);
    if (was == nullptr) {
      return report_.error(Errc::policy_unknown_key,
                           "rule '" + rule.head()->id + "' has no key '" + key + "' to override", key_path(path_, key));
    }
    const auto before = *was ? values_of(below_.model, **was) : std::vector<ParameterValue>{};
    const auto after = values_of(below_.model, *is);
    const bool is_known = is->name.empty() || !after.empty();
    note(key, shown(before), is_known ? shown(after) : is->name,
         is_known ? effect_of(before, after, key == "at_least") : Effect::other);
    *was = is;
  }

  /// The bound of a rule that has this name; null where its kind has none.
  static std::optional<Parameter>* bound_of(const AnyPart& rule, const std::string& key) {
    for (const FieldType& field : rule.type->fields) {
      const bool is_bound = field.type->shape == Shape::optional && field.type->inside->is<Parameter>();
      if (field.name == key && is_bound)
        return static_cast<std::optional<Parameter>*>(part_of(field, changeable(rule.object)));
    }
    return nullptr;
  }

  void note(const std::string& key, std::string was, std::string is, Effect effect) {
    Places& places = report_.places();
    Overridden made{change_.rule, key, std::move(was), std::move(is), effect, change_.why, {}};
    made.where = report_.where_of(key_path(path_, key));
    below_.overridden.push_back(std::move(made));
    // What is said of the rule's key from here on stands where it is overridden.
    const std::string own = key_path(at_, key);
    Places dropped;
    move_places(places, own, own, dropped);
    copy_places(places, key_path(path_, key), own, places);
  }

  Layered& below_;
  const Override& change_;
  std::string path_;
  Report& report_;
  std::string at_;
};

void report_unknown(const PolicyModel& model, const std::string& id, const std::string& document,
                    const std::string& path, Report& report) {
  std::vector<std::string_view> names;
  each_head(model,
            [&](const AnyPart& rule, const std::string&, std::string_view) { names.push_back(rule.head()->id); });
  report.error(Errc::policy_unknown_name, "there is no rule '" + id + "' in " + document, path,
               report.suggestion(id, names));
}

}  // namespace

void apply_overrides(Layered& below, const std::vector<Override>& overrides, Report& report) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < overrides.size(); ++i) {
    const Override& change = overrides[i];
    const std::string path = item_path("override", i);
    if (!change.rule.empty() && !seen.insert(change.rule).second) {
      report.error(Errc::policy_duplicate_id, "rule '" + change.rule + "' is overridden twice", path + ".rule",
                   "put all that changes of a rule into one [[override]]");
      continue;
    }
    const bool is_empty =
        !change.at_least && !change.at_most && !change.valid && !change.severity && change.cite.empty();
    if (is_empty) {
      report.error(Errc::policy_missing_key, "nothing is overridden", path,
                   "write one of at_least, at_most, valid, severity, cite");
    }
    Overriding overriding{below, change, path, report};
    bool is_found = false;
    each_head(below.model, [&](const AnyPart& rule, const std::string& at, std::string_view) {
      if (rule.head()->id != change.rule || is_found) return;
      is_found = true;
      overriding.run(rule, at);
    });
    if (!is_found && !change.rule.empty())
      report_unknown(below.model, change.rule, below.document, path + ".rule", report);
  }
  // The next policy's overrides have the same paths.
  Places done;
  for (std::size_t i = 0; i < overrides.size(); ++i)
    move_places(report.places(), item_path("override", i), item_path("override", i), done);
}

}  // namespace detail
}  // namespace cadre::inline v1
