// SPDX-License-Identifier: Apache-2.0
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Where the item of a list stands.
Site item_site(const AnyPart& item, const Site& list, std::size_t i) {
  Site site{item_path(list.path, i), list.owner, list.refers};
  if (item.type->is_named_by_key) {
    site.path = key_path(list.path, *item.type->id(item.object));
    site.owner = site.path;
  } else if (item.type->id != nullptr && site.owner.empty()) {
    site.owner = *item.type->id(item.object);
  }
  return site;
}

template <class Selector>
void each(const Selector& selector, const std::string& path,
          const std::function<void(const Selector& part, const std::string& path)>& f) {
  walk({&selector, &type_of<Selector>()}, {path, {}}, [&](const AnyPart& part, const Site& site) {
    if (const auto* const inner = part.as<Selector>()) f(*inner, site.path);
  });
}

}  // namespace

std::string item_path(std::string_view path, std::size_t i) {
  return std::string{path} + '[' + std::to_string(i) + ']';
}

std::string key_path(std::string_view path, std::string_view key) {
  return path.empty() ? std::string{key} : std::string{path} + '.' + std::string{key};
}

namespace {

/// Visits a name inside a form.
void walk_name(const std::string& name, std::string path, const Site& site, Refers refers, const Visitor& visit) {
  walk({&name, &type_of<std::string>()}, {std::move(path), site.owner, refers}, visit);
}

/// Visits what is inside a form: it has no field table that says so.
void walk_form(const AnyPart& part, const Site& site, const Visitor& visit) {
  if (const auto* const parameter = part.as<Parameter>()) {
    walk({&parameter->values, &type_of<std::vector<ParameterValue>>()}, site, visit);
  } else if (const auto* const figure = part.as<FigureOf>()) {
    walk_name(figure->rule, site.path, site, Refers::rule, visit);
    if (figure->rule.empty()) walk({&figure->facts, &type_of<FactSelector>()}, site, visit);
  } else if (const auto* const start = part.as<ScoreStart>()) {
    walk_name(start->of, key_path(site.path, "of"), site, Refers::condition, visit);
  } else if (const auto* const windows = part.as<WindowRule>()) {
    const auto* const clock = std::get_if<window::Clock>(&windows->spec);
    if (clock != nullptr && clock->amount)
      walk_name(clock->amount_of, key_path(site.path, "of_amount.rule"), site, Refers::rule, visit);
  }
}

}  // namespace

void walk(const AnyPart& part, const Site& site, const Visitor& visit) {
  const Type& type = *part.type;
  if (type.shape == Shape::optional) {
    if (const void* const held = type.held(part.object)) walk({held, type.inside}, site, visit);
  } else if (type.shape == Shape::list) {
    for (std::size_t i = 0; i < type.size(part.object); ++i) {
      const AnyPart item{type.item(part.object, i), type.inside};
      walk(item, item_site(item, site, i), visit);
    }
  } else {
    visit(part, site);
    walk_form(part, site, visit);
    for (const FieldType& field : type.fields)
      walk(part.at(field), {key_path(site.path, field.name), site.owner, field.refers}, visit);
  }
}

void walk(const PolicyModel& model, const Visitor& visit) { walk({&model, &type_of<PolicyModel>()}, Site{}, visit); }

void each_parameter(PolicyModel& model, const std::function<void(Parameter&, const Site&)>& f) {
  walk(model, [&](const AnyPart& part, const Site& site) {
    if (part.type->is<Parameter>()) f(*static_cast<Parameter*>(changeable(part.object)), site);
  });
}

void each_head(const PolicyModel& model,
               const std::function<void(const AnyPart&, const std::string&, std::string_view)>& f) {
  for (const FieldType& field : type_of<PolicyModel>().fields) {
    if (field.type->inside == nullptr || field.type->inside->head == nullptr) continue;
    const void* const list = field.part(&model);
    for (std::size_t i = 0; i < field.type->size(list); ++i)
      f({field.type->item(list, i), field.type->inside}, item_path(field.name, i), field.name);
  }
}

void each_selector(const SubjectSelector& selector, const std::string& path,
                   const std::function<void(const SubjectSelector&, const std::string&)>& f) {
  each(selector, path, f);
}

void each_selector(const FactSelector& selector, const std::string& path,
                   const std::function<void(const FactSelector&, const std::string&)>& f) {
  each(selector, path, f);
}

}  // namespace cadre::inline v1::detail
