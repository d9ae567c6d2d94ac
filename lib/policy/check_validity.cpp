// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "policy/detail/check.hpp"
#include "policy/detail/fields_validity.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

class ValidityCheck {
 public:
  ValidityCheck(const Validity& rule, const std::string& path, Checks& checks)
      : rule_{rule}, path_{path}, checks_{checks} {}

  void run() {
    acts();
    terms();
    lengths();
    first();
    if (!rule_.acts.by.empty()) named(rule_.acts.by, ".acts.by");
    if (!rule_.after_lapse.empty()) named(rule_.after_lapse, ".after_lapse");
  }

 private:
  void error(Errc code, const std::string& message, const std::string& below, const std::string& help) {
    checks_.report().error(code, message, path_ + below, help);
  }

  void acts() {
    const ValidityActs& acts = rule_.acts;
    if (acts.count.has_value() == !acts.by.empty()) {
      error(Errc::policy_missing_key, "acts are either facts or those of a rule", ".acts",
            "write count = \"events\" with of, or by = \"<rule>\"");
    }
    if (!acts.by.empty() && acts.of != FactSelector{}) {
      error(Errc::policy_bad_value, "'of' says nothing of what a rule makes valid", ".acts.of", "leave it out");
    }
    if (!acts.by.empty() && !rule_.components.empty()) {
      error(Errc::policy_bad_value, "components are told apart by facts, not by a rule", ".components",
            "write acts = { count = .. }");
    }
    if (!acts.count) return;
    selection(acts.of, ".acts.of");
    for (std::size_t i = 0; i < rule_.components.size(); ++i) {
      selection(rule_.components[i].of, item_path(".components", i) + ".of");
    }
    const bool is_owned = *acts.count == ActSource::events || *acts.count == ActSource::documents;
    if (is_owned) checks_.holder(rule_, *acts.count == ActSource::events ? "an event" : "a document", path_);
    if (*acts.count == ActSource::study && rule_.subject != SubjectKind::person) {
      error(Errc::policy_bad_value, "only people have study", ".acts.count", "write another source of acts");
    }
  }

  void selection(const FactSelector& of, const std::string& below) {
    const ActSource source = *rule_.acts.count;
    if (source == ActSource::study || source == ActSource::sessions) return;
    if (source != ActSource::marks) return checks_.by_kind(of, std::string{word_for(source)}, path_ + below);
    each_selector(of, path_ + below, [&](const FactSelector& part, const std::string& at) {
      FactSelector bare;
      bare.kind = part.kind;
      bare.item = part.item;
      bare.passed = part.passed;
      bare.score_from = part.score_from;
      bare.any = part.any;
      bare.all = part.all;
      bare.none = part.none;
      if (part == bare) return;
      checks_.report().error(Errc::policy_bad_value, "marks are selected by kind, item, passed and score_from", at,
                             "write of = { kind = [\"<test>\"], passed = true }");
    });
  }

  void terms() {
    if (rule_.renewal_window.has_value() != rule_.in_window.has_value()) {
      error(Errc::policy_missing_key, "'renewal_window' and 'in_window' belong together", "",
            "say how long the time to renew is, and where a term runs from that is renewed in it");
    }
    if (rule_.while_late == Validity::WhileLate::valid && !rule_.grace_to_do) {
      error(Errc::policy_missing_key, "it is valid while late, and nothing says until when", ".while_late",
            "add grace_to_do");
    }
    const bool has_own = !rule_.components.empty() &&
                         std::all_of(rule_.components.begin(), rule_.components.end(),
                                     [](const ValidityComponent& component) { return component.lasts.has_value(); });
    if (!rule_.lasts && !has_own) {
      error(Errc::policy_missing_key, "'" + rule_.id + "' does not say how long a term is", "", "add lasts");
    }
  }

  void lengths() {
    bool by_months = false;
    const auto one = [&](const std::optional<Amount>& length, const std::string& below) {
      if (!length) return;
      checks_.length(*length, path_ + below);
      by_months = by_months || length->measure.name() == "month" || length->measure.name() == "year";
    };
    one(rule_.lasts, ".lasts");
    one(rule_.renewal_window, ".renewal_window");
    one(rule_.grace_to_do, ".grace_to_do");
    one(rule_.grace_to_report, ".grace_to_report");
    for (std::size_t i = 0; i < rule_.components.size(); ++i) {
      one(rule_.components[i].lasts, item_path(".components", i) + ".lasts");
    }
    if (by_months && !rule_.month_end) {
      error(Errc::policy_window, "a term may end on a day that a month does not have", "",
            "add month_end = \"clamp\" (the month's last day) or \"next\" (the first of the next month)");
    }
  }

  void first() {
    if (!rule_.first) return;
    const auto* const clock = std::get_if<window::Clock>(&rule_.first->spec);
    if (clock == nullptr || clock->before || !clock->n) {
      error(Errc::policy_window, "'first' is a time from an event on", ".first",
            "write first = { within = \"30 d\", of_event = [\"hired\"] }");
    } else if (needs_month_end(rule_.first->spec, std::nullopt) && !rule_.first->month_end) {
      error(Errc::policy_window, "the time may end on a day that a month does not have", ".first",
            "add month_end = \"clamp\" or \"next\" inside first");
    }
  }

  void named(const std::string& id, const std::string& below) {
    const Rule* const other = checks_.find(id);
    if (other == nullptr) return;
    if (checks_.reaches(id, rule_.id)) {
      error(Errc::policy_cycle, "'" + rule_.id + "' is renewed by itself", below, "name another rule");
    }
    checks_.same_subject(*other, rule_.subject, path_ + below, "name another rule");
  }

  const Validity& rule_;
  const std::string& path_;
  Checks& checks_;
};

}  // namespace

void check(const Validity& rule, const std::string& path, Checks& checks) { ValidityCheck{rule, path, checks}.run(); }

/// It has no numbers of its own.
Measure measured_in(const Validity& /*rule*/, const Policy& /*policy*/) { return Measure::time(); }

}  // namespace cadre::inline v1::detail
