// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "policy/detail/data.hpp"
#include "policy/detail/in_short.hpp"
#include "policy/detail/walk.hpp"

namespace cadre::inline v1::detail {
namespace {

/// Goes through a model and its places, mending what is left open and noting what is wrong.
class Compiler {
 public:
  Compiler(PolicyData& data, Report& report) : data_{data}, model_{data.model}, report_{report} {}

  void run() {
    name_compositions(model_);
    for (const CalendarSpec& spec : model_.calendars) make_calendar(spec);
    resolve_parameters();
    collect_rules();
    check_ids();
    check_citations();
    collect_assumed();
  }

 private:
  void make_calendar(const CalendarSpec& spec);
  void resolve_parameters();
  void resolve(Parameter& parameter, const std::string& path);
  void find_param(const std::string& name, const std::string& path);
  void collect_rules();
  void check_ids();
  void check_citations();
  void check_citation(const std::string& cite, const std::string& path);
  void collect_assumed();
  void note_assumed(const std::string& id, const std::string& value, const std::string& reason,
                    const std::string& path);

  PolicyData& data_;
  PolicyModel& model_;
  Report& report_;
};

/// The holiday table with the policy's own days laid over it.
std::optional<HolidayTable> with_own_days(const CalendarSpec& spec, std::optional<HolidayTable> holidays) {
  if (spec.off.empty() && spec.working.empty()) return holidays;
  HolidayTable table = holidays ? *std::move(holidays) : HolidayTable{spec.id, Period{}, {}};
  const auto set = [&](Date day, bool working) {
    std::erase_if(table.entries, [&](const auto& e) { return e.day == day; });
    table.entries.push_back({day, working, {}});
  };
  for (const Date day : spec.off) set(day, false);
  for (const Date day : spec.working) set(day, true);
  std::sort(table.entries.begin(), table.entries.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return table;
}

void Compiler::make_calendar(const CalendarSpec& spec) {
  const std::string path = "calendar." + spec.id;
  WorkCalendar::Spec made{spec.id, {}, spec.days_of_month, {}, std::nullopt};
  const auto fail = [&](const Error& error, const std::string& below) {
    report_.error(Errc::policy_bad_value, error.message(), path + below);
  };
  for (std::size_t i = 0; i < spec.week.size(); ++i) {
    const auto day = parse_weekday(spec.week[i]);
    if (!day) fail(day.error(), item_path(".week", i));
    if (day) made.week.push_back(*day);
  }
  for (int day = 1; spec.week.empty() && day <= 7; ++day) made.week.push_back(static_cast<Weekday>(day));
  for (std::size_t i = 0; i < spec.hours.size(); ++i) {
    const auto hours = parse_clock_range(spec.hours[i]);
    if (!hours) fail(hours.error(), item_path(".hours", i));
    if (hours) made.hours.push_back(*hours);
  }
  if (spec.holidays == "cn") {
    made.holidays = HolidayTable::cn();
  } else if (!spec.holidays.empty()) {
    report_.error(Errc::policy_unknown_name, "there is no holiday table '" + spec.holidays + "'", path + ".holidays",
                  "write \"cn\"");
  }
  made.holidays = with_own_days(spec, std::move(made.holidays));
  const auto calendar = WorkCalendar::make(std::move(made));
  if (!calendar) return fail(calendar.error(), "");
  data_.calendars.emplace(path, *calendar);
}

/// Dated values hold until the next one begins, unless they say until when.
void Compiler::resolve(Parameter& parameter, const std::string& path) {
  auto& values = parameter.values;
  std::vector<std::size_t> order(values.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto from = [&](std::size_t i) { return values[i].from.value_or(Date::first()); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return from(a) < from(b); });
  for (std::size_t k = 0; k < order.size(); ++k) {
    ParameterValue& value = values[order[k]];
    const Date next = k + 1 < order.size() ? from(order[k + 1]) : Date::last();
    value.valid = {from(order[k]), value.until.value_or(next)};
    if (value.valid.empty() || (value.until && *value.until > next)) {
      report_.error(Errc::policy_parameter, "two values hold on " + to_string(next), item_path(path, order[k]),
                    "let each value begin on its own day, and end before the next begins");
    }
  }
  report_.reorder(path, order);
  std::vector<ParameterValue> sorted;
  sorted.reserve(order.size());
  for (const std::size_t i : order) sorted.push_back(values[i]);
  values = std::move(sorted);
}

void Compiler::find_param(const std::string& name, const std::string& path) {
  std::vector<std::string> names;
  for (const NamedParameter& p : model_.params) names.push_back("param." + p.id);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  const std::vector<std::string_view> views(names.begin(), names.end());
  report_.error(Errc::policy_unknown_name, "there is no '" + name + "'", path,
                report_.suggestion(name, views, "declare it under [param]"));
}

void Compiler::resolve_parameters() {
  each_parameter(model_, [&](Parameter& parameter, const Site& site) {
    if (parameter.name.empty()) {
      resolve(parameter, site.path);
    } else {
      find_param(parameter.name, site.path);
    }
  });
}

/// Whether a rule asks for the place of a subject among others.
template <class R>
bool ranks(const R& /*rule*/) {
  return false;
}
bool ranks(const GradeRule& rule) { return !rule.quota.empty() || rule.place; }
bool ranks(const ScoreRule& rule) {
  return std::any_of(rule.items.begin(), rule.items.end(),
                     [](const ScoreItem& item) { return !item.by_place.empty(); });
}
bool ranks(const AwardRule& rule) { return rule.places.has_value(); }

template <class R>
std::uint8_t stage_of(const R& rule) {
  if (ranks(rule)) return 3;
  return rule.subject == SubjectKind::person ? 1 : 2;
}

void Compiler::collect_rules() {
  each_head(model_, [&](const AnyPart& rule, const std::string& /*path*/, std::string_view kind) {
    if (rule.type->spec == nullptr) return;
    RuleSpec spec = rule.type->spec(rule.object);
    const std::uint8_t stage = std::visit([](const auto& known) { return stage_of(known); }, spec);
    data_.rules.push_back({std::move(spec), std::string{kind}, stage});
  });
  std::stable_sort(data_.rules.begin(), data_.rules.end(),
                   [](const Rule& a, const Rule& b) { return a.head().id < b.head().id; });
}

void Compiler::check_ids() {
  std::map<std::string, std::string> seen;
  const auto check = [&](const std::string& id, const std::string& path) {
    const auto [first, is_new] = seen.emplace(id, path);
    if (is_new || id.empty()) return;
    report_.error(Errc::policy_duplicate_id, "the id '" + id + "' stands twice", path + ".id",
                  "give each rule a name of its own");
    report_.also(first->second + ".id", "first here");
  };
  each_head(model_,
            [&](const AnyPart& rule, const std::string& path, std::string_view) { check(rule.head()->id, path); });
  for (std::size_t i = 0; i < model_.measures.size(); ++i) check(model_.measures[i].id, item_path("measure", i));
}

/// A citation names a declared source and, where the source lists its articles, one of them.
void Compiler::check_citation(const std::string& cite, const std::string& path) {
  if (cite.empty()) return;
  const std::string id = cite.substr(0, cite.find(' '));
  const auto source =
      std::find_if(model_.sources.begin(), model_.sources.end(), [&](const Source& s) { return s.id == id; });
  if (source == model_.sources.end()) {
    report_.error(Errc::policy_citation, "there is no source '" + id + "'", path,
                  "declare it: source." + id + " = { name = \"...\" }");
    return;
  }
  const std::string article = cite.size() > id.size() ? cite.substr(id.size() + 1) : "";
  const auto has = [&](const std::vector<std::string>& list) {
    return std::find(list.begin(), list.end(), article) != list.end();
  };
  if (!article.empty() && !source->articles.empty() && !has(source->articles) && !has(source->informative)) {
    const auto name_of = [](const std::string& known) -> std::string_view { return known; };
    report_.error(
        Errc::policy_citation, "source '" + id + "' has no article '" + article + "'", path,
        report_.suggestion_of(article, source->articles, name_of, "add it to the source's articles", id + ' '));
  }
}

void Compiler::check_citations() {
  walk(model_, [&](const AnyPart& part, const Site& site) {
    if (part.type->cite != nullptr) check_citation(*part.type->cite(part.object), site.path + ".cite");
    const RuleHead* const rule = part.head();
    if (rule == nullptr || !rule->cite.empty() || rule->assumed) return;
    report_.warning(Errc::policy_citation, "rule '" + rule->id + "' cites nothing", site.path,
                    "add cite = \"<source> <article>\"");
  });
}

void Compiler::note_assumed(const std::string& id, const std::string& value, const std::string& reason,
                            const std::string& path) {
  data_.assumed.push_back({id, value, reason});
  if (reason.empty()) {
    report_.error(Errc::policy_assumed, "an assumed value needs a reason", path, "add reason = \"why this value\"");
  }
}

void Compiler::collect_assumed() {
  walk(model_, [&](const AnyPart& part, const Site& site) {
    if (part.type->assumed == nullptr || !*part.type->assumed(part.object)) return;
    note_assumed(site.owner, in_short(part), *part.type->reason(part.object), site.path);
  });
  std::stable_sort(data_.assumed.begin(), data_.assumed.end(),
                   [](const auto& a, const auto& b) { return a.id < b.id; });
}

}  // namespace

PolicyData compile(PolicyModel model, Report& report) {
  PolicyData data;
  data.model = std::move(model);
  Compiler{data, report}.run();
  return data;
}

void name_compositions(PolicyModel& model) {
  for (Composition& composition : model.any_of) composition.mode = Composition::Mode::any_of;
  for (Composition& composition : model.all_of) composition.mode = Composition::Mode::all_of;
}

std::string path_of(const PolicyModel& model, const RuleHead& rule) {
  std::string found;
  each_head(model, [&](const AnyPart& other, const std::string& path, std::string_view) {
    if (other.head()->id == rule.id) found = path;
  });
  return found;
}

}  // namespace cadre::inline v1::detail
