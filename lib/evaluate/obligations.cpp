// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/obligations.hpp>

#include <algorithm>

#include "evaluate/detail/kinds.hpp"
#include "evaluate/detail/obligations.hpp"

namespace cadre::inline v1::detail {
namespace {

bool same_items(const Score& a, const Score& b) {
  return std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), [](const auto& x, const auto& y) {
    return x.value == y.value && x.veto == y.veto && x.applies == y.applies;
  });
}

bool same(const Judgement& a, const Judgement& b) {
  const auto numbers = [](const Judgement& j) {
    return std::tie(j.need, j.counted, j.short_by, j.lost, j.uncertain, j.base, j.attended, j.own, j.carry_in,
                    j.carry_used, j.carry_out, j.due, j.over_advice);
  };
  return numbers(a) == numbers(b);
}
bool same(const Score& a, const Score& b) {
  return std::tie(a.value, a.lowest, a.highest, a.veto) == std::tie(b.value, b.lowest, b.highest, b.veto) &&
         same_items(a, b);
}
bool same(const Band& a, const Band& b) {
  return std::tie(a.band, a.place, a.veto) == std::tie(b.band, b.place, b.veto);
}
bool same(const cadre::v1::Figure& a, const cadre::v1::Figure& b) {
  return std::tie(a.value, a.numerator, a.denominator, a.need) == std::tie(b.value, b.numerator, b.denominator, b.need);
}
bool same(const Step& a, const Step& b) {
  return std::tie(a.step, a.count, a.since) == std::tie(b.step, b.count, b.since);
}

bool same(const RuleResult& a, const RuleResult& b) {
  if (a.answer() != b.answer() || a.reason() != b.reason()) return false;
  return std::visit(
      [&](const auto& what) {
        const auto* const other = std::get_if<std::decay_t<decltype(what)>>(&b.outcome);
        return other != nullptr && same(what, *other);
      },
      a.outcome);
}

const Case* case_of(Engine& engine, std::size_t rule, const Subject& subject, std::string_view window) {
  for (const Case& at : engine.cases(rule, subject)) {
    if (at.window.label == window) return &at;
  }
  return nullptr;
}

/// Whether what is missing is one step: of a rate one more of its base.
bool is_one_step_under(const Seen& seen, Ratio step) {
  if (const auto* const figure = seen.row == nullptr ? nullptr : std::get_if<cadre::v1::Figure>(&seen.row->outcome)) {
    if (!figure->short_by || *figure->short_by <= Ratio{} || !figure->need) return false;
    if (!figure->denominator || *figure->denominator == 0) return *figure->short_by <= step;
    return divide(add(figure->numerator, Ratio::whole(1)), Ratio::whole(*figure->denominator)) >= *figure->need;
  }
  const Judgement* const judgement = seen.judgement();
  if (judgement == nullptr || !judgement->short_by || *judgement->short_by <= Ratio{}) return false;
  const bool is_rate = judgement->base > 0 && judgement->measure == Measure::ratio();
  if (is_rate) return Ratio::of(judgement->attended + 1, judgement->base) >= *judgement->need;
  return *judgement->short_by <= step;
}

bool is_exactly_at(const Seen& seen) {
  if (const auto* const figure = seen.row == nullptr ? nullptr : std::get_if<cadre::v1::Figure>(&seen.row->outcome))
    return figure->need && figure->value == figure->need;
  const Judgement* const judgement = seen.judgement();
  return judgement != nullptr && judgement->need && judgement->short_by && judgement->counted == judgement->need;
}

}  // namespace

bool Seen::speaks() const {
  if (row == nullptr) return false;
  const Reason reason = row->reason();
  return row->answer() != Answer::not_applicable || reason == Reason::no_bound || reason == Reason::nothing_due ||
         reason == Reason::empty_base || reason == Reason::members;
}

bool Seen::has_piece(const std::function<bool(const Piece&)>& fits) const try {
  if (at == nullptr || !at->has_own_day || row == nullptr) return false;
  const Fold& fold = engine.fold(rule, subject, *at, true);
  return std::any_of(fold.pieces.begin(), fold.pieces.end(), fits);
} catch (const Overflow&) {
  return false;
} catch (const OverLimit&) {
  return false;
}

bool Seen::differs(const Policy& other) const {
  Asking asked{other, asking.snapshot, asking.asked, asking.options};
  const auto results = asked.of(rule, subject);
  if (!results) return false;
  const std::string& id = engine.rule(rule).head().id;
  const RuleResult* const theirs = row == nullptr ? nullptr : results->find(subject, id, row->window.label);
  if (row == nullptr) return !results->all().empty();
  return theirs == nullptr || !same(*row, *theirs);
}

void Listing::add(std::string name, std::string hint, Sign sign) {
  add_of(rule().head().id, std::move(name), std::move(hint), std::move(sign));
}

void Listing::add_of(const std::string& owner, std::string name, std::string hint, Sign sign) {
  // What belongs to several rules is listed once, and any of them may show it.
  for (std::size_t i = 0; i < list_.all.size(); ++i) {
    if (list_.all[i].owner != owner || list_.all[i].name != name || owner == rule().head().id) continue;
    list_.signs[i].rules.push_back(rule_);
    return;
  }
  list_.all.push_back({owner, std::move(name), std::move(hint)});
  list_.signs.push_back({{rule_}, std::move(sign)});
}

void Listing::add_matters(const std::string& owner, std::string name, std::string hint,
                          const std::function<void(PolicyModel&)>& change) {
  PolicyModel model = policy_.model();
  change(model);
  auto other = check_policy(std::move(model)).policy;
  if (!other) return;
  add_of(owner, std::move(name), std::move(hint),
         [other = *std::move(other)](const Seen& seen) { return seen.row != nullptr && seen.differs(other); });
}

void Listing::add_unknown(Reason reason, std::string hint) {
  add("unknown: " + std::string{to_string(reason)}, std::move(hint),
      [reason](const Seen& seen) { return seen.is(Answer::unknown) && seen.row->reason() == reason; });
}

void Listing::add_answers() {
  add("met", "somebody who meets it", [](const Seen& seen) { return seen.is(Answer::met); });
  add("failed", "somebody who fails it, once the window has closed",
      [](const Seen& seen) { return seen.is(Answer::failed); });
}

void Listing::add_floor(const std::string& name, Ratio step) {
  add(name + ": exactly at it", "a window in which exactly the need counts", is_exactly_at);
  add(name + ": one step under it",
      "a window in which one step is missing: a minute, half a day, one session, one more of a rate",
      [step](const Seen& seen) { return is_one_step_under(seen, step); });
}

namespace {

bool is_everyone(const RuleHead& rule) { return rule.who == SubjectSelector{}; }

/// That the rule applies, that it does not, and why.
void list_applying(const RuleHead& head, Listing& listing) {
  listing.add("applies", "a subject of whom it speaks", [](const Seen& seen) { return seen.speaks(); });
  if (!is_everyone(head)) {
    listing.add("does not apply", "a subject that `who` does not take",
                [](const Seen& seen) { return seen.row == nullptr || seen.row->reason() == Reason::not_selected; });
  }
  if (head.when.empty()) return;
  listing.add("condition not fulfilled", "a window in which what `when` asks is not so", [](const Seen& seen) {
    return seen.row != nullptr && seen.row->reason() == Reason::condition && seen.is(Answer::not_applicable);
  });
}

/// Whether an exemption does something to a result.
bool is_taken(const Exempt& exempt, const Seen& seen) {
  if (seen.at == nullptr || seen.row == nullptr) return false;
  const RuleHead& head = seen.engine.rule(seen.rule).head();
  const Period& window = seen.at->window.period;
  const Relieved relieved = relief(seen.engine, head, seen.subject, window, true);
  const auto is = [&](const Exempt* found) { return found != nullptr && found->id == exempt.id; };
  if (is(relieved.whole) || is(relieved.flat)) return true;
  if (exempt.reaches != Reach::prorate_by_day || relieved.days == 0) return false;
  const auto spells = seen.engine.selected(exempt, seen.subject, window);
  return days_held(spells, window, true) > 0;
}

void list_exemptions(const RuleHead& head, Listing& listing) {
  for (const Exempt& exempt : listing.policy().model().exempts) {
    if (std::find(exempt.from.begin(), exempt.from.end(), head.id) == exempt.from.end()) continue;
    listing.add_of(exempt.id, "taken from " + head.id, "somebody whom it frees",
                   [exempt](const Seen& seen) { return is_taken(exempt, seen); });
    listing.add_of(exempt.id, "refused from " + head.id, "somebody whom it does not free",
                   [exempt](const Seen& seen) { return seen.speaks() && !is_taken(exempt, seen); });
  }
}

std::string name_of(const std::string& path, const ParameterValue& value) {
  const std::string from = value.valid.from == Date::first() ? "the beginning" : to_string(value.valid.from);
  return path + ": value from " + from + " read";
}

/// Each of several dated values.
void list_values(const Rule& rule, Listing& listing) {
  for (const auto& [path, parameter] : rule_parts(rule).quantities) {
    const auto values = listing.policy().values(*parameter);
    for (const ParameterValue& value : values) {
      if (values.size() < 2) break;
      listing.add(name_of(path, value), "a window in which it holds", [valid = value.valid](const Seen& seen) {
        return seen.speaks() && !intersect(seen.row->window.period, valid).empty();
      });
    }
  }
}

/// What may not be known of the subjects.
void list_unknowns(const Rule& rule, Listing& listing) {
  const RuleParts parts = rule_parts(rule);
  const auto asks_of = [](const SubjectSelector& who) {
    return who.under_age || who.from_age || !who.attribute.empty();
  };
  bool asks = std::any_of(parts.subjects.begin(), parts.subjects.end(), [&](const auto* who) { return asks_of(*who); });
  for (const Exempt& exempt : listing.policy().model().exempts) {
    const bool is_named = std::find(exempt.from.begin(), exempt.from.end(), rule.head().id) != exempt.from.end();
    asks = asks || (is_named && asks_of(exempt.who));
  }
  if (asks) {
    listing.add_unknown(Reason::attribute_unknown, "somebody whose age or attribute is not recorded, where it decides");
  }
  if (rule.windowed() != nullptr && !rule.windowed()->per.own_day.empty())
    listing.add_unknown(Reason::own_day_unknown, "somebody whose own day is not recorded");
  const bool asks_facts = std::any_of(parts.facts.begin(), parts.facts.end(), [](const FactSelector* of) {
    return of->verified || of->passed || of->length_from || of->length_under || of->course_length_from ||
           of->course_length_under || of->watched_from || of->score_from || of->authors_from ||
           !of->organiser.empty() || !of->venue.empty() || !of->author_place.empty();
  });
  if (asks_facts) listing.add_unknown(Reason::not_recorded, "a record of which it is not known what `of` asks");
}

/// What a part of a window does.
void list_windows(const WindowedRule& rule, Listing& listing) {
  if (rule.partial_window && !is_everyone(rule)) {
    const auto days = [](const Seen& seen) {
      const Period& window = seen.row->window.period;
      const RuleHead& head = seen.engine.rule(seen.rule).head();
      const Period inside = intersect(window, seen.engine.in_force(head));
      return std::pair{days_held(seen.engine.selected(head, seen.subject, window), window, true), inside.length()};
    };
    listing.add("partial_window: a part", "a window of which `who` holds on some days only", [=](const Seen& seen) {
      if (seen.row == nullptr) return false;
      const auto [held, all] = days(seen);
      return held > 0 && held < all;
    });
    listing.add("partial_window: the whole", "a window on all days of which `who` holds", [=](const Seen& seen) {
      if (seen.row == nullptr) return false;
      const auto [held, all] = days(seen);
      return held > 0 && held == all;
    });
  }
  if (rule.edge_window) {
    listing.add("edge_window: partly in force", "a window that lies partly outside `valid`", [](const Seen& seen) {
      if (seen.row == nullptr) return false;
      const Period& window = seen.row->window.period;
      const Period inside = intersect(window, seen.engine.in_force(seen.engine.rule(seen.rule).head()));
      return !inside.empty() && inside != window;
    });
  }
}

}  // namespace
}  // namespace cadre::inline v1::detail

namespace cadre::inline v1 {

Obligations::Obligations(const Policy& policy) {
  detail::ObligationList list;
  for (std::size_t i = 0; i < policy.rules().size(); ++i) {
    const Rule& rule = policy.rules()[i];
    detail::Listing listing{policy, i, list};
    detail::list_applying(rule.head(), listing);
    std::visit([&](const auto& kind) { detail::obligations(kind, listing); }, rule.spec);
    detail::list_values(rule, listing);
    detail::list_unknowns(rule, listing);
    if (rule.windowed() != nullptr) detail::list_windows(*rule.windowed(), listing);
    detail::list_exemptions(rule.head(), listing);
  }
  std::vector<std::size_t> order(list.all.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return list.all[a].owner < list.all[b].owner; });
  auto sorted = std::make_shared<detail::ObligationList>();
  sorted->policy = policy;
  for (const std::size_t i : order) {
    sorted->all.push_back(std::move(list.all[i]));
    sorted->signs.push_back(std::move(list.signs[i]));
  }
  list_ = std::move(sorted);
}

std::span<const Obligation> Obligations::all() const noexcept { return list_->all; }

std::vector<std::size_t> Obligations::shown_by(Asking& asking, std::size_t rule, const Subject& subject,
                                               std::string_view window, const std::vector<bool>& leave_out) const {
  detail::Engine& engine = asking.data_->engine;
  const auto results = asking.of(rule, subject);
  if (!results) return {};
  const RuleResult* const row = results->find(subject, engine.rule(rule).head().id, window);
  const detail::Case* const at = row == nullptr ? nullptr : detail::case_of(engine, rule, subject, window);
  const detail::Seen seen{*asking.data_, engine, rule, subject, at, row};
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < list_->signs.size(); ++i) {
    const detail::Listed& listed = list_->signs[i];
    const bool is_asked = std::find(listed.rules.begin(), listed.rules.end(), rule) != listed.rules.end();
    if (!is_asked || (i < leave_out.size() && leave_out[i])) continue;
    try {
      if (listed.sign(seen)) shown.push_back(i);
    } catch (const detail::Overflow&) {
      // A result that does not fit shows nothing.
    } catch (const detail::OverLimit&) {
      // Nor does one that takes too much work.
    }
  }
  return shown;
}

}  // namespace cadre::inline v1
