// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "evaluate/detail/tri.hpp"

namespace cadre::inline v1::detail {

std::optional<Ratio> length_of(const Activity& activity) {
  // Nothing lasts no time: where it would, nobody recorded the end.
  if (activity.length == StudyTime{}) return std::nullopt;
  return Ratio::whole(activity.length.in_minutes());
}

std::optional<Ratio> course_length_of(const Activity& activity) {
  std::optional<StudyTime> length;
  if (activity.study != nullptr) length = activity.study->course_length;
  if (activity.meeting != nullptr) length = activity.meeting->when.length();
  if (!length || *length == StudyTime{}) return std::nullopt;
  return Ratio::whole(length->in_minutes());
}

namespace {

Tri clock_condition(const Policy& policy, const std::string& calendar, bool wants_inside, const Activity& activity) {
  const WorkCalendar* const hours = policy.calendar(calendar);
  if (hours == nullptr || !activity.clock) return Tri::unknown;
  const CalendarCut cut = hours->cut(*activity.clock);
  const auto& wanted = wants_inside ? cut.inside : cut.outside;
  const auto& other = wants_inside ? cut.outside : cut.inside;
  if (!other.empty()) return Tri::no;
  if (!cut.unknown.empty()) return Tri::unknown;
  return tri(!wanted.empty());
}

Period day_of(Date day) { return {day, day + 1}; }

/// A condition on what may not be recorded.
template <class T, class Holds>
Tri known(const std::optional<T>& recorded, const Holds& holds) {
  return recorded ? tri(holds(*recorded)) : Tri::unknown;
}

Tri one_of(const std::vector<std::string>& wanted, const std::string& recorded) {
  if (wanted.empty()) return Tri::yes;
  return recorded.empty() ? Tri::unknown : tri(contains(wanted, recorded));
}

/// What is recorded of an activity, and may not be: of a session the session's own, of study the study's.
class RecordCheck {
 public:
  RecordCheck(const Snapshot& snapshot, const Activity& activity)
      : snapshot_{snapshot}, activity_{activity}, study_{activity.study}, session_{activity.meeting} {}

  [[nodiscard]] Tri holds(const FactSelector& of) const {
    return std::min({words(of), place(of), outcome(of), lengths(of), authors(of), documents(of)});
  }

 private:
  [[nodiscard]] Tri words(const FactSelector& of) const {
    static const std::string none;
    const auto text = [&](std::string Study::*in_study, std::string Session::*in_session) -> const std::string& {
      if (study_ != nullptr) return study_->*in_study;
      return session_ != nullptr ? session_->*in_session : none;
    };
    return std::min({one_of(of.item, text(&Study::item, &Session::item)),
                     one_of(of.organiser, text(&Study::organiser, &Session::organiser)),
                     one_of(of.venue, text(&Study::venue, &Session::venue))});
  }
  [[nodiscard]] Tri place(const FactSelector& of) const {
    const auto host = study_ != nullptr ? study_->host : activity_.unit;
    Tri result = Tri::yes;
    if (!of.host.empty()) result = known(host, [&](UnitId unit) { return is_within_one_of(snapshot_, unit, of.host); });
    if (of.host_kind.empty()) return result;
    return std::min(result, known(host, [&](UnitId unit) { return contains(of.host_kind, snapshot_[unit].kind); }));
  }
  [[nodiscard]] Tri outcome(const FactSelector& of) const {
    // What a register says, an office has seen.
    const auto verified = study_ != nullptr ? study_->verified : std::optional{true};
    const auto passed = study_ != nullptr ? study_->passed : std::nullopt;
    const auto score = study_ != nullptr ? study_->score : std::nullopt;
    Tri result = Tri::yes;
    if (of.verified) result = known(verified, [&](bool is) { return is == *of.verified; });
    if (of.passed) result = std::min(result, known(passed, [&](bool is) { return is == *of.passed; }));
    if (of.score_from)
      result = std::min(result, known(score, [&](Ratio share) { return share >= of.score_from->value; }));
    return result;
  }
  [[nodiscard]] Tri lengths(const FactSelector& of) const {
    const auto bounds = [](const std::optional<Amount>& from, const std::optional<Amount>& under,
                           const std::optional<Ratio>& length) {
      Tri result = Tri::yes;
      if (from) result = known(length, [&](Ratio is) { return is >= from->value; });
      if (under) result = std::min(result, known(length, [&](Ratio is) { return is < under->value; }));
      return result;
    };
    return std::min({bounds(of.length_from, of.length_under, length_of(activity_)),
                     bounds(of.course_length_from, of.course_length_under, course_length_of(activity_)),
                     bounds(of.watched_from, std::nullopt, watched())});
  }
  [[nodiscard]] std::optional<Ratio> watched() const {
    if (study_ != nullptr) return study_->watched;
    const auto whole = course_length_of(activity_);
    return whole ? std::optional{Ratio::of(activity_.length.in_minutes(), whole->floor())} : std::nullopt;
  }
  [[nodiscard]] Tri authors(const FactSelector& of) const {
    const auto number = study_ != nullptr ? study_->authors : std::nullopt;
    const auto place = study_ != nullptr ? study_->author_place : std::nullopt;
    Tri result = Tri::yes;
    if (of.authors_from) result = known(number, [&](std::uint32_t n) { return std::int64_t{n} >= *of.authors_from; });
    if (of.author_place.empty()) return result;
    return std::min(result, known(place, [&](std::uint32_t n) {
                      return std::find(of.author_place.begin(), of.author_place.end(), std::int64_t{n}) !=
                             of.author_place.end();
                    }));
  }
  /// Nobody hands in a document without its being there: one that is not recorded is not.
  [[nodiscard]] Tri documents(const FactSelector& of) const {
    return tri(std::all_of(of.document.begin(), of.document.end(), [&](const std::string& kind) {
      const auto fits = [&](const Document& document) {
        return document.kind == kind && document.day <= activity_.asked;
      };
      const auto of_session = [&](const auto& document) { return fits(document.fact); };
      const auto of_owner = [&](const auto& document) { return fits(document.fact) && is_about(document.fact); };
      return (activity_.session && has(Holder{*activity_.session}, of_session)) ||
             (activity_.owner && has(*activity_.owner, of_owner));
    }));
  }
  template <class Fits>
  [[nodiscard]] bool has(const Holder& holder, const Fits& fits) const {
    const auto list = snapshot_.documents_of(holder);
    return std::any_of(list.begin(), list.end(), fits);
  }
  [[nodiscard]] bool is_about(const Document& document) const {
    if (document.about_session) return document.about_session == activity_.session;
    return !intersect(document.about.value_or(day_of(document.day)), activity_.days).empty();
  }

  const Snapshot& snapshot_;
  const Activity& activity_;
  const Study* study_;
  const Session* session_;
};

Tri fact_conditions(const Policy& policy, const Snapshot& snapshot, const FactSelector& of, const Activity& activity) {
  static constexpr std::array<std::string_view, 4> roles{"participant", "lecturer", "speaker", "organiser"};
  const auto has_theme = [&] {
    return std::any_of(activity.themes->begin(), activity.themes->end(),
                       [&](const std::string& theme) { return contains(of.theme, theme); });
  };
  const auto has_category = [&] {
    if (activity.relabelled != nullptr) return contains(of.category, *activity.relabelled);
    return activity.category && contains(of.category, snapshot[*activity.category].id);
  };
  const bool fits = (of.kind.empty() || contains(of.kind, *activity.kind)) && (of.category.empty() || has_category()) &&
                    (of.theme.empty() || has_theme()) &&
                    (of.role.empty() || contains(of.role, roles[static_cast<std::size_t>(activity.role)])) &&
                    (of.unit.empty() || (activity.unit && is_within_one_of(snapshot, *activity.unit, of.unit)));
  if (!fits) return Tri::no;
  Tri result = RecordCheck{snapshot, activity}.holds(of);
  if (!of.inside.empty()) result = std::min(result, clock_condition(policy, of.inside, true, activity));
  if (!of.outside.empty()) result = std::min(result, clock_condition(policy, of.outside, false, activity));
  return result;
}

/// Whether something that nobody recorded would decide a condition, at any depth.
bool lacks_record(const Snapshot& snapshot, const FactSelector& of, const Activity& activity) {
  if (RecordCheck{snapshot, activity}.holds(of) == Tri::unknown) return true;
  const auto any = [&](const std::vector<FactSelector>& list) {
    return std::any_of(list.begin(), list.end(),
                       [&](const FactSelector& part) { return lacks_record(snapshot, part, activity); });
  };
  return any(of.any) || any(of.all) || any(of.none);
}

}  // namespace

Tri takes(const Policy& policy, const Snapshot& snapshot, const FactSelector& of, const Activity& activity) {
  const Tri own = fact_conditions(policy, snapshot, of, activity);
  return combined(of, own, [&](const FactSelector& part) { return takes(policy, snapshot, part, activity); });
}

Reason why_unknown(const Snapshot& snapshot, const FactSelector& of, const Activity& activity) {
  if (lacks_record(snapshot, of, activity)) return Reason::not_recorded;
  return activity.clock ? Reason::calendar_unknown : Reason::untimed;
}

bool takes_kind(const FactSelector& of, const std::string& kind) {
  const Tri own = tri(of.kind.empty() || contains(of.kind, kind));
  return combined(of, own, [&](const FactSelector& part) { return tri(takes_kind(part, kind)); }) == Tri::yes;
}

}  // namespace cadre::inline v1::detail
