// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include <algorithm>
#include <optional>
#include <string>

#include <cadre/text/json.hpp>
#include <cadre/text/toml.hpp>

#include "policy/detail/data.hpp"
#include "policy/detail/reader.hpp"
#include "policy/detail/type.hpp"

namespace cadre::inline v1 {
namespace {

// Rules are checked against each other, so the time that takes grows with the square of their number, or its cube where
// compositions form a chain: 10000 quotas took eight seconds. An organisation writes dozens.
constexpr std::size_t most_of_a_construct = 1000;

std::optional<Error> too_many(const text::Value& policy, std::string_view document) {
  for (const text::Member& member : policy.members()) {
    const std::size_t count = member.value.items().size() + member.value.members().size();
    if (count <= most_of_a_construct) continue;
    return Error{Errc::limit_exceeded,
                 "'" + member.key + "' has " + std::to_string(count) + " entries, more than the limit of " +
                     std::to_string(most_of_a_construct),
                 Where{std::string{document}, member.position.line, member.position.column, member.key}};
  }
  return std::nullopt;
}

PolicyCheck refused(const Error& error, std::string_view document) {
  PolicyCheck check;
  text::Diagnostic diagnostic;
  diagnostic.code = 'E' + std::to_string(static_cast<int>(error.code()));
  diagnostic.message = error.message();
  diagnostic.where = error.where().value_or(Where{std::string{document}, 0, 0, {}});
  check.diagnostics.push_back(std::move(diagnostic));
  return check;
}

PolicyCheck finish(PolicyModel model, detail::Report& report) {
  detail::PolicyData data = detail::compile(std::move(model), report);
  if (!report.has_error()) detail::check_rules(data, report);
  PolicyCheck check;
  if (!report.has_error()) check.policy.emplace(std::make_shared<const detail::PolicyData>(std::move(data)));
  check.diagnostics = report.take();
  return check;
}

}  // namespace

const RuleHead& Rule::head() const {
  return std::visit([](const auto& rule) -> const RuleHead& { return rule; }, spec);
}

const WindowedRule* Rule::windowed() const {
  return std::visit(
      [](const auto& rule) -> const WindowedRule* {
        if constexpr (std::is_base_of_v<WindowedRule, std::decay_t<decltype(rule)>>)
          return &rule;
        else
          return nullptr;
      },
      spec);
}

Policy::Policy(std::shared_ptr<const detail::PolicyData> data) noexcept : data_{std::move(data)} {}
const PolicyModel& Policy::model() const noexcept { return data_->model; }
std::span<const Rule> Policy::rules() const noexcept { return data_->rules; }
std::span<const Policy::Assumed> Policy::assumed() const noexcept { return data_->assumed; }

std::optional<std::size_t> Policy::find_rule(std::string_view id) const noexcept {
  const auto& rules = data_->rules;
  const auto found = std::lower_bound(rules.begin(), rules.end(), id, [](const Rule& rule, std::string_view wanted) {
    return rule.head().id < wanted;
  });
  if (found == rules.end() || found->head().id != id) return std::nullopt;
  return static_cast<std::size_t>(found - rules.begin());
}

const WorkCalendar* Policy::calendar(std::string_view name) const noexcept {
  const auto found = data_->calendars.find(name);
  return found == data_->calendars.end() ? nullptr : &found->second;
}

std::span<const ParameterValue> Policy::values(const Parameter& parameter) const noexcept {
  if (parameter.name.empty()) return parameter.values;
  for (const NamedParameter& named : data_->model.params) {
    if ("param." + named.id == parameter.name) return named.parameter.values;
  }
  return {};
}

bool Policy::allows(std::string_view what) const noexcept {
  const auto& words = data_->model.allow;
  return std::find(words.begin(), words.end(), what) != words.end();
}

const MeasureSpec* Policy::measure(std::string_view id) const noexcept {
  for (const MeasureSpec& measure : data_->model.measures) {
    if (measure.id == id) return &measure;
  }
  return nullptr;
}

Measure Policy::measured_in(const Rule& rule) const {
  const detail::AnyPart part = detail::part_of(rule);
  return part.type->measured_in(part.object, *this);
}

namespace {

/// The quantities of a rule that are written.
std::vector<const Parameter*> quantities(const Rule& rule) {
  std::vector<const Parameter*> list;
  const detail::AnyPart part = detail::part_of(rule);
  for (const detail::FieldType& field : part.type->fields) {
    const bool may_be_one = field.type->shape == detail::Shape::optional && field.type->inside->is<Parameter>();
    const void* const held = may_be_one ? field.type->held(field.part(part.object)) : nullptr;
    if (held != nullptr) list.push_back(static_cast<const Parameter*>(held));
  }
  return list;
}

}  // namespace

std::vector<std::string> Policy::cites(const Rule& rule, const Period& window) const {
  const std::string& own = rule.head().cite;
  std::vector<std::string> all;
  const auto add = [&](const std::string& cite) {
    if (!cite.empty() && std::find(all.begin(), all.end(), cite) == all.end()) all.push_back(cite);
  };
  for (const Parameter* const quantity : quantities(rule)) {
    for (const ParameterValue& value : values(*quantity)) {
      if (!intersect(value.valid, window).empty()) add(value.cite.empty() ? own : value.cite);
    }
  }
  if (all.empty()) add(own);
  return all;
}

PolicyCheck check_policy(std::string_view text, std::string_view document, PolicyFormat format, const Limits& limits) {
  const auto tree = format == PolicyFormat::json ? text::parse_json(text, document, limits)
                                                 : text::parse_toml(text, document, limits);
  if (!tree) return refused(tree.error(), document);
  if (const std::optional<Error> error = too_many(*tree, document)) return refused(*error, document);
  detail::Report report{std::string{document}};
  PolicyModel model = detail::read_model(*tree, format, report);
  return finish(std::move(model), report);
}

PolicyCheck check_policy(std::string_view toml, std::string_view document, const Limits& limits) {
  return check_policy(toml, document, PolicyFormat::toml, limits);
}

PolicyCheck check_policy(PolicyModel model) {
  detail::Report report{model.id};
  return finish(std::move(model), report);
}

Result<Policy> read_policy(std::string_view toml, std::string_view document, const Limits& limits) {
  return read_policy(toml, document, PolicyFormat::toml, limits);
}

Result<Policy> read_policy(std::string_view text, std::string_view document, PolicyFormat format,
                           const Limits& limits) {
  PolicyCheck check = check_policy(text, document, format, limits);
  if (check.policy) return *std::move(check.policy);
  const auto first = std::find_if(check.diagnostics.begin(), check.diagnostics.end(),
                                  [](const text::Diagnostic& d) { return d.severity == Severity::error; });
  const auto code = static_cast<Errc>(std::stoi(first->code.substr(1)));
  return Error{code, first->message, first->where};
}

}  // namespace cadre::inline v1
