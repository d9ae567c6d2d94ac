// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include <algorithm>

#include <cadre/text/toml.hpp>

#include "policy/detail/data.hpp"
#include "policy/detail/fields.hpp"
#include "policy/detail/reader.hpp"

namespace cadre::inline v1 {
namespace {

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

Measure Policy::measured_in(const Rule& rule) const noexcept {
  return std::visit([&](const auto& spec) { return detail::measured_in(spec, *this); }, rule.spec);
}

PolicyCheck check_policy(std::string_view toml, std::string_view document, const Limits& limits) {
  const auto tree = text::parse_toml(toml, document, limits);
  if (!tree) {
    PolicyCheck check;
    text::Diagnostic diagnostic;
    diagnostic.code = 'E' + std::to_string(static_cast<int>(tree.error().code()));
    diagnostic.message = tree.error().message();
    diagnostic.where = tree.error().where().value_or(Where{std::string{document}, 0, 0, {}});
    check.diagnostics.push_back(std::move(diagnostic));
    return check;
  }
  detail::Report report{std::string{document}};
  PolicyModel model = detail::read_model(*tree, report);
  return finish(std::move(model), report);
}

PolicyCheck check_policy(PolicyModel model) {
  detail::Report report{model.id};
  return finish(std::move(model), report);
}

Result<Policy> read_policy(std::string_view toml, std::string_view document, const Limits& limits) {
  PolicyCheck check = check_policy(toml, document, limits);
  if (check.policy) return *std::move(check.policy);
  const auto first = std::find_if(check.diagnostics.begin(), check.diagnostics.end(),
                                  [](const text::Diagnostic& d) { return d.severity == Severity::error; });
  const auto code = static_cast<Errc>(std::stoi(first->code.substr(1)));
  return Error{code, first->message, first->where};
}

}  // namespace cadre::inline v1
