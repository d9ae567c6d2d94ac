// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/policy.hpp>

#include <algorithm>
#include <optional>
#include <string>

#include <cadre/text/json.hpp>
#include <cadre/text/toml.hpp>

#include "policy/detail/data.hpp"
#include "policy/detail/fields_rule.hpp"
#include "policy/detail/overlay.hpp"
#include "policy/detail/reader.hpp"
#include "policy/detail/type.hpp"

namespace cadre::inline v1 {
namespace {

using detail::most_of_a_construct;

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

/// A policy that is to be laid over another cannot be used alone.
bool is_whole(const PolicyModel& model, detail::Report& report) {
  if (!model.extends.empty()) {
    report.error(Errc::policy_unknown_name, "the policy '" + model.extends + "' that this one extends is not at hand",
                 "extends", "read it from a file, or give a loader that finds the other");
  } else if (!model.overrides.empty()) {
    report.error(Errc::policy_missing_key, "there is no policy below whose rules could be overridden", "override[0]",
                 "name it: extends = \"...\"");
  }
  return model.extends.empty() && model.overrides.empty();
}

PolicyCheck finish(PolicyModel model, detail::Report& report) {
  if (!is_whole(model, report)) return {std::nullopt, report.take(), {}, {}};
  detail::PolicyData data = detail::compile(std::move(model), report);
  if (!report.has_error()) detail::check_rules(data, report);
  PolicyCheck check;
  if (!report.has_error()) check.policy.emplace(std::make_shared<const detail::PolicyData>(std::move(data)));
  check.diagnostics = report.take();
  return check;
}

}  // namespace

std::string_view to_string(Binding binding) noexcept { return detail::word_for(binding); }
std::string_view to_string(SubjectKind kind) noexcept { return detail::word_for(kind); }

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

namespace {

/// The policies below a policy are at most so many.
constexpr std::size_t most_below = 8;

/// A policy text, what it says, and what is wrong with it.
struct Layer {
  PolicyText text;
  PolicyModel model;
  detail::Report report;
  bool is_read = false;  ///< whether the text could be read at all
};

/// Reads one policy text.
Layer read_layer(PolicyText text, const Limits& limits) {
  Layer layer{std::move(text), {}, detail::Report{""}};
  const PolicyText& source = layer.text;
  layer.report = detail::Report{source.document};
  const auto tree = source.format == PolicyFormat::json ? text::parse_json(source.utf8, source.document, limits)
                                                        : text::parse_toml(source.utf8, source.document, limits);
  const std::optional<Error> error = tree ? too_many(*tree, source.document) : std::optional{tree.error()};
  layer.is_read = !error;
  if (error) {
    const Where where = error->where().value_or(Where{});
    layer.report.places()[where.path] = {{where.line, where.column}, 1};
    layer.report.error(error->code(), error->message(), where.path);
  } else {
    layer.model = detail::read_model(*tree, source.format, layer.report);
  }
  return layer;
}

/// The policies from a text down to the one that extends nothing; without a loader, the text alone. What cannot be
/// found goes into the report of the one that names it.
std::vector<Layer> read_chain(const PolicyText& text, const PolicyLoader& loader, const Limits& limits) {
  std::vector<Layer> chain;
  chain.push_back(read_layer(text, limits));
  while (loader && !chain.back().model.extends.empty()) {
    Layer& above = chain.back();
    const auto fail = [&](Errc code, const std::string& message) { above.report.error(code, message, "extends"); };
    if (chain.size() > most_below) {
      fail(Errc::limit_exceeded, "more than " + std::to_string(most_below) + " policies lie over each other");
      break;
    }
    auto below = loader(above.model.extends, above.text.document);
    if (!below) {
      fail(below.error().code(), below.error().message());
      break;
    }
    const auto is_same = [&](const Layer& layer) { return layer.text.document == below->document; };
    if (std::any_of(chain.begin(), chain.end(), is_same)) {
      fail(Errc::policy_cycle, below->document + " leads back here: policies extend each other in a circle");
      break;
    }
    chain.push_back(read_layer(*std::move(below), limits));
  }
  return chain;
}

}  // namespace

PolicyCheck check_policy(const PolicyText& text, const PolicyLoader& loader, const Limits& limits) {
  std::vector<Layer> chain = read_chain(text, loader, limits);
  detail::Report report{text.document};
  for (std::size_t i = 1; i < chain.size(); ++i) report.name(chain[i].text.document);
  detail::Layered layered;
  for (std::size_t i = chain.size(); i-- > 0;) {
    Layer& layer = chain[i];
    detail::Places places = report.adopt(layer.report, i);
    if (i + 1 == chain.size()) {
      report.places() = std::move(places);
      layered.model = std::move(layer.model);
      layered.document = layer.text.document;
    } else {
      detail::lay_over(layered, std::move(layer.model), std::move(places), layer.text.document, report);
    }
  }
  PolicyCheck check;
  // What is wrong in the text of one policy does not keep the rest of it from being checked.
  const bool is_alone = chain.size() == 1 && chain.front().is_read && !(loader && !layered.model.extends.empty());
  if (report.has_error() && !is_alone) {
    check.diagnostics = report.take();
  } else {
    if (chain.size() > 1) layered.model.extends.clear();
    check = finish(std::move(layered.model), report);
  }
  for (std::size_t i = 1; i < chain.size(); ++i) check.below.push_back(std::move(chain[i].text));
  check.overridden = std::move(layered.overridden);
  return check;
}

PolicyCheck check_policy(std::string_view text, std::string_view document, PolicyFormat format, const Limits& limits) {
  return check_policy(PolicyText{std::string{document}, std::string{text}, format}, PolicyLoader{}, limits);
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

namespace {

Result<Policy> policy_of(PolicyCheck check) {
  if (check.policy) return *std::move(check.policy);
  const auto first = std::find_if(check.diagnostics.begin(), check.diagnostics.end(),
                                  [](const text::Diagnostic& d) { return d.severity == Severity::error; });
  const auto code = static_cast<Errc>(std::stoi(first->code.substr(1)));
  return Error{code, first->message, first->where};
}

}  // namespace

Result<Policy> read_policy(std::string_view text, std::string_view document, PolicyFormat format,
                           const Limits& limits) {
  return policy_of(check_policy(text, document, format, limits));
}

Result<Policy> read_policy(const PolicyText& text, const PolicyLoader& loader, const Limits& limits) {
  return policy_of(check_policy(text, loader, limits));
}

}  // namespace cadre::inline v1
