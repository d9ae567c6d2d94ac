// SPDX-License-Identifier: Apache-2.0
#include <cadre/policy/mutants.hpp>

#include <algorithm>
#include <array>

#include "policy/detail/mutating.hpp"
#include "policy/detail/walk.hpp"
#include "policy/detail/writing.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Keys that change no answer: names, texts for people, marks, and what only checks look at.
constexpr std::array<std::string_view, 13> inert{"id",      "was",     "cite",     "note",    "name",
                                                 "reason",  "assumed", "severity", "subject", "number",
                                                 "address", "zone",    "cadre"};
/// The same of the policy itself.
constexpr std::array<std::string_view, 7> inert_of_policy{"policy",      "extends", "override", "source",
                                                          "leave_kinds", "allow",   "attribute"};

template <class List>
bool has(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

bool is_inert(const Type& construct, std::string_view key) {
  return has(inert, key) || (construct.is<PolicyModel>() && has(inert_of_policy, key));
}

/// Whether an item may be taken out of its list: what has a name that others use, or results of its own, stays.
bool may_go(const Type& item) {
  return item.spec == nullptr && !item.is_named_by_key && !item.is<MeasureSpec>() && !item.is<ParameterValue>();
}

}  // namespace

std::string shown(const AnyPart& part) {
  if (const auto* const amount = part.as<Amount>()) return to_string(*amount);
  if (const auto* const text = part.as<std::string>()) return *text;
  if (part.type->shape == Shape::word) return std::string{part.type->word(part.object)};
  if (part.type->shape == Shape::day) return to_string(*part.as<Date>());
  text::JsonWriter json{text::JsonLayout::one_line};
  write(json, part);
  std::string text = std::move(json).finish();
  text.pop_back();
  constexpr std::size_t most = 100;
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

void Mutating::emit(const Spot& spot, const Change& change) {
  PolicyMutant mutant{spot.path, spot.owner, shown({spot.reach(base_), spot.type}), {}, base_};
  void* const part = spot.reach(mutant.model);
  change(part);
  mutant.is = shown({part, spot.type});
  if (mutant.is != mutant.was) out_.push_back(std::move(mutant));
}

void Mutating::drop(const Spot& item, std::string was, const Spot& holder, const Change& change) {
  PolicyMutant mutant{item.path, item.owner, std::move(was), "nothing", base_};
  change(holder.reach(mutant.model));
  out_.push_back(std::move(mutant));
}

Spot Mutating::inside(const Spot& construct, const FieldType& field) const {
  Spot spot{key_path(construct.path, field.name), construct.owner, field.type, {}};
  spot.reach = [above = construct.reach, &field](PolicyModel& model) { return part_of(field, above(model)); };
  return spot;
}

void Mutating::visit_field(const Spot& construct, const FieldType& field) {
  const Spot spot = inside(construct, field);
  const Type& type = *field.type;
  void* const part = spot.reach(base_);
  const bool is_text = type.shape == Shape::text;
  const bool may_drop = field.need == Need::optional && (is_text || type.shape == Shape::optional);
  bool is_there = type.shape == Shape::optional && type.held(part) != nullptr;
  if (is_text) {
    construct.type->with_default([&](const void* defaults) { is_there = !type.equal(part, field.part(defaults)); });
  }
  if (may_drop && is_there) {
    const Type& owner = *construct.type;
    const std::string was = shown({is_text ? part : type.held(part), is_text ? &type : type.inside});
    drop(spot, was, construct, [&](void* holder) {
      owner.with_default([&](const void* defaults) { type.assign(part_of(field, holder), field.part(defaults)); });
    });
  }
  visit(spot, field.is_ordered);
}

void Mutating::visit_list(const Spot& list, bool is_ordered) {
  const Type& type = *list.type;
  void* const whole_list = list.reach(base_);
  const std::size_t size = type.size(whole_list);
  for (std::size_t i = 0; i < size; ++i) {
    const AnyPart part{type.item(whole_list, i), type.inside};
    Spot item{item_path(list.path, i), list.owner, type.inside, {}};
    if (type.inside->is_named_by_key) {
      item.path = key_path(list.path, *type.inside->id(part.object));
      item.owner = item.path;
    } else if (type.inside->id != nullptr && item.owner.empty()) {
      item.owner = *type.inside->id(part.object);
    }
    item.reach = [above = list.reach, &type, i](PolicyModel& model) { return item_of(type, above(model), i); };
    const auto keep = [&](void* whole, auto wanted) {
      std::vector<std::size_t> order;
      for (std::size_t k = 0; k < size; ++k) {
        if (wanted(k)) order.push_back(k);
      }
      type.arrange(whole, order);
    };
    if (may_go(*type.inside)) {
      drop(item, shown(part), list, [&](void* whole) { keep(whole, [&](std::size_t k) { return k != i; }); });
    }
    if (is_ordered && i + 1 < size) {
      emit(list, [&](void* whole) {
        std::vector<std::size_t> order;
        for (std::size_t k = 0; k < size; ++k) order.push_back(k == i ? i + 1 : k == i + 1 ? i : k);
        type.arrange(whole, order);
      });
    }
    visit(item, false);
  }
  if (size > 1 && may_go(*type.inside) && type.inside->shape == Shape::text)
    drop(list, shown({whole_list, &type}), list, [&](void* whole) { type.arrange(whole, {}); });
}

/// What has nothing inside.
void Mutating::visit_leaf(const Spot& spot) {
  const Type& type = *spot.type;
  void* const part = spot.reach(base_);
  switch (type.shape) {
    case Shape::truth: emit(spot, [](void* p) { *static_cast<bool*>(p) = !*static_cast<bool*>(p); }); break;
    case Shape::whole:
      for (const int by : {1, -1}) emit(spot, [by](void* p) { *static_cast<std::int64_t*>(p) += by; });
      break;
    case Shape::day:
      for (const int by : {1, -1}) emit(spot, [by](void* p) { *static_cast<Date*>(p) = *static_cast<Date*>(p) + by; });
      break;
    case Shape::amount: {
      const Amount& amount = *static_cast<Amount*>(part);
      by_step(spot, amount.measure, [](void* p) -> Ratio& { return static_cast<Amount*>(p)->value; });
      break;
    }
    case Shape::number:
      by_step(spot, Measure::ratio(), [](void* p) -> Ratio& { return *static_cast<Ratio*>(p); });
      break;
    case Shape::word: {
      const auto at = std::find(type.words.begin(), type.words.end(), type.word(part)) - type.words.begin();
      const std::size_t next = (static_cast<std::size_t>(at) + 1) % type.words.size();
      emit(spot, [&type, next](void* p) { type.set_word(p, next); });
      break;
    }
    default: break;  // texts are names, and stay
  }
}

void Mutating::visit(const Spot& spot, bool is_ordered) {
  const Type& type = *spot.type;
  switch (type.shape) {
    case Shape::optional:
      if (type.held(spot.reach(base_)) != nullptr) {
        Spot held = spot;
        held.type = type.inside;
        held.reach = [above = spot.reach, &type](PolicyModel& model) { return held_by(type, above(model)); };
        visit(held, is_ordered);
      }
      break;
    case Shape::list: visit_list(spot, is_ordered); break;
    case Shape::table:
      for (const FieldType& field : type.fields) {
        if (!is_inert(type, field.name)) visit_field(spot, field);
      }
      if (type.is<ScoreRule>()) swap_weights(spot);
      break;
    case Shape::form: visit_form(spot); break;
    default: visit_leaf(spot); break;
  }
}

void Mutating::by_step(const Spot& spot, Measure measure, const std::function<Ratio&(void*)>& value, bool is_signed) {
  const Ratio now = value(spot.reach(base_));
  // Minutes, hundredths of a share, else ones, or the fraction in which it is written.
  Ratio step = Ratio::whole(1);
  if (measure == Measure::ratio()) {
    step = Ratio::of(1, 100);
  } else if (now.denominator() > 1) {
    step = Ratio::of(1, now.denominator());
  }
  for (const Ratio by : {step, -step}) {
    const auto changed = checked_add(now, by);
    if (!changed || (!is_signed && *changed < Ratio{})) continue;
    emit(spot, [&](void* p) { value(p) = *changed; });
  }
}

/// Weights make a whole of 100 %: one alone cannot change.
void Mutating::swap_weights(const Spot& spot) {
  const auto& rule = *static_cast<ScoreRule*>(spot.reach(base_));
  for (std::size_t i = 0; i + 1 < rule.items.size(); ++i) {
    const auto& one = rule.items[i].weight;
    const auto& other = rule.items[i + 1].weight;
    if (!one || !other || *one == *other) continue;
    PolicyMutant mutant{key_path(item_path(key_path(spot.path, "items"), i), "weight"), rule.id, to_string(*one),
                        to_string(*other) + ", swapped with the next item", base_};
    auto& items = static_cast<ScoreRule*>(spot.reach(mutant.model))->items;
    std::swap(items[i].weight, items[i + 1].weight);
    out_.push_back(std::move(mutant));
  }
}

std::vector<PolicyMutant> Mutating::all() && {
  const Spot root{{}, {}, &type_of<PolicyModel>(), [](PolicyModel& model) -> void* { return &model; }};
  visit(root, false);
  return std::move(out_);
}

}  // namespace cadre::inline v1::detail

namespace cadre::inline v1 {

std::vector<PolicyMutant> policy_mutants(const Policy& policy) { return detail::Mutating{policy.model()}.all(); }

}  // namespace cadre::inline v1
