// SPDX-License-Identifier: Apache-2.0
// What tests should have seen of rates, archives, compositions, deadlines, validities, duties and figures.
#include <algorithm>

#include "evaluate/detail/obligations.hpp"

namespace cadre::inline v1::detail {
namespace {

/// What a member of a composition says, as the composition sees it.
std::optional<Answer> member_answer(const Seen& seen, const std::string& member) {
  const auto index = seen.engine.policy().find_rule(member);
  if (!index || seen.at == nullptr) return std::nullopt;
  const auto cases = seen.engine.cases_same_as(*seen.at, *index, seen.subject);
  if (cases.empty()) return std::nullopt;
  return answer_to_others(seen.engine, seen.engine.result(*index, seen.subject, cases.front()));
}

/// That each member decides alone: it has an answer that no other has.
void list_members(const std::vector<std::string>& rules, Answer answer, Listing& listing) {
  const std::string word{to_string(answer)};
  const auto name_of = [&](const std::string& rule) { return word + " by " + rule + " alone"; };
  const auto hint_of = [&](const std::string& rule) { return "somebody of whose rules only " + rule + " is " + word; };
  for (const std::string& rule : rules) {
    listing.add(name_of(rule), hint_of(rule), [rules, rule, answer](const Seen& seen) {
      return seen.is(answer) && std::all_of(rules.begin(), rules.end(), [&](const std::string& other) {
               return (member_answer(seen, other) == answer) == (other == rule);
             });
    });
  }
}

std::size_t count_met(const Seen& seen, const std::vector<std::string>& rules) {
  return static_cast<std::size_t>(std::count_if(
      rules.begin(), rules.end(), [&](const std::string& rule) { return member_answer(seen, rule) == Answer::met; }));
}

LeaveEffect another(LeaveEffect effect) {
  return effect == LeaveEffect::absent ? LeaveEffect::out_of_base : LeaveEffect::absent;
}

/// What a leave rule makes of leaves in a window that a rate looks at.
bool has_leave(const Seen& seen, const std::string& rule, LeaveStanding standing) {
  const auto* const person = std::get_if<PersonId>(&seen.subject);
  if (person == nullptr || seen.row == nullptr) return false;
  const auto& leaves = seen.engine.leaves(*person);
  return std::any_of(leaves.begin(), leaves.end(), [&](const JudgedLeave& leave) {
    const Date day = leave.leave->fact.covers.start.date();
    const bool is_ruled =
        std::any_of(leave.rules.begin(), leave.rules.end(), [&](const LeaveRule* one) { return one->id == rule; });
    return is_ruled && leave.standing == standing && seen.row->window.period.contains(day);
  });
}

void list_leave_rules(const Attendance& rule, Listing& listing) {
  for (const LeaveRule& leave : listing.policy().model().leaves) {
    const bool is_mapped = std::any_of(leave.kinds.begin(), leave.kinds.end(),
                                       [&](const std::string& kind) { return rule.leave.by_kind.contains(kind); });
    if (!is_mapped) continue;
    const std::string& id = leave.id;
    listing.add_of(id, "valid", "a leave that fulfils all it asks",
                   [id](const Seen& seen) { return has_leave(seen, id, LeaveStanding::valid); });
    if (!leave.approver.empty() || leave.asked_before || !leave.proof.empty() || !leave.limit.empty()) {
      listing.add_of(id, "invalid", "a leave that does not",
                     [id](const Seen& seen) { return has_leave(seen, id, LeaveStanding::invalid); });
    }
  }
}

}  // namespace

void obligations(const Attendance& rule, Listing& listing) {
  if (rule.at_least) {
    listing.add_answers();
    listing.add_floor("at_least");
  }
  const std::string id = rule.id;
  for (const auto& [kind, effect] : rule.leave.by_kind) {
    const LeaveEffect other = another(effect);
    listing.add_matters(
        id, "leave: " + kind, "somebody on such leave when a session was due",
        [id, kind = kind, other](PolicyModel& model) { rule_in(model.attendances, id)->leave.by_kind[kind] = other; });
  }
  for (std::size_t i = 0; i < rule.equivalents.size(); ++i) {
    listing.add_matters(id, "equivalents[" + std::to_string(i) + "] bites", "somebody with so many marks",
                        [id, i](PolicyModel& model) {
                          auto& list = rule_in(model.attendances, id)->equivalents;
                          list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
                        });
  }
  if (rule.late_as_absent_from) {
    listing.add_matters(id, "late_as_absent_from: bites", "somebody who comes so late",
                        [id](PolicyModel& model) { rule_in(model.attendances, id)->late_as_absent_from.reset(); });
  }
  for (const MakeupRule& makeup : listing.policy().model().makeups) {
    if (std::find(makeup.attendance.begin(), makeup.attendance.end(), id) == makeup.attendance.end()) continue;
    listing.add_matters(makeup.id, "made up", "a session that was missed and made up",
                        [makeup = makeup.id](PolicyModel& model) {
                          std::erase_if(model.makeups, [&](const MakeupRule& m) { return m.id == makeup; });
                        });
  }
  listing.add_unknown(Reason::no_register, "a session that was due and has no register");
  list_leave_rules(rule, listing);
  if (!rule.leave.by_kind.empty())
    listing.add_unknown(Reason::leave_undecided, "a leave that is not decided yet, where it decides");
}

void obligations(const Archive& rule, Listing& listing) {
  listing.add_answers();
  for (std::size_t i = 0; rule.documents.size() > 1 && i < rule.documents.size(); ++i) {
    listing.add("only " + rule.documents[i].kind + " missing", "an archive in which only this is missing",
                [&rule, i](const Seen& seen) {
                  if (!seen.is(Answer::failed) || seen.judgement() == nullptr) return false;
                  // What is missing is all of the one: there is no such document, and of all others enough.
                  const bool has = seen.has_piece([&](const Piece& piece) {
                    const auto documents = seen.engine.snapshot().documents_of(*holder_of(seen.subject));
                    return !piece.loss && std::any_of(documents.begin(), documents.end(), [&](const auto& document) {
                      return document.id == piece.fact && document.fact.kind == rule.documents[i].kind;
                    });
                  });
                  return !has && seen.judgement()->short_by == rule.documents[i].at_least.value;
                });
  }
}

void obligations(const Composition& rule, Listing& listing) {
  listing.add_answers();
  list_members(rule.rules, rule.mode == Composition::Mode::any_of ? Answer::met : Answer::failed, listing);
}

void obligations(const AtLeastOf& rule, Listing& listing) {
  listing.add_answers();
  const auto exactly = [&rule](std::int64_t k) {
    return [&rule, k](const Seen& seen) {
      return seen.row != nullptr && count_met(seen, rule.rules) == static_cast<std::size_t>(k);
    };
  };
  listing.add("k: exactly so many met", "somebody who meets just enough of them", exactly(rule.k));
  listing.add("k: one fewer met", "somebody who meets one too few", exactly(rule.k - 1));
}

void obligations(const Deadline& rule, Listing& listing) {
  listing.add_answers();
  if (rule.needs.size() > 1) {
    for (const std::string& need : rule.needs) {
      const std::string id = rule.id;
      listing.add_matters(id, "needs: " + need + " decides", "somebody who has met all but this in time",
                          [id, need](PolicyModel& model) { std::erase(rule_in(model.deadlines, id)->needs, need); });
    }
  }
  if (!rule.if_holiday) return;
  const std::string id = rule.id;
  listing.add_matters(id, "if_holiday: moved", "a due day on which nobody works", [id](PolicyModel& model) {
    auto& deadline = *rule_in(model.deadlines, id);
    deadline.if_holiday.reset();
    deadline.calendar.clear();
  });
}

void obligations(const Validity& rule, Listing& listing) {
  listing.add("met", "somebody with a term that has not ended", [](const Seen& seen) { return seen.is(Answer::met); });
  if (rule.lasts || !rule.components.empty()) {
    listing.add("failed", "somebody whose term has ended", [](const Seen& seen) { return seen.is(Answer::failed); });
    listing.add("lasts: on the last day", "the last day of a term", [](const Seen& seen) {
      const Judgement* const judgement = seen.judgement();
      return judgement != nullptr && judgement->due == seen.engine.today();
    });
    listing.add("lasts: one day after it", "the day after a term has ended", [](const Seen& seen) {
      const Judgement* const judgement = seen.judgement();
      return judgement != nullptr && judgement->due && *judgement->due + 1 == seen.engine.today();
    });
  }
  const std::string id = rule.id;
  if (rule.grace_to_do) {
    listing.add_matters(id, "grace_to_do: used", "somebody who renews in the grace",
                        [id](PolicyModel& model) { rule_in(model.validities, id)->grace_to_do.reset(); });
  }
  if (rule.grace_to_report)
    listing.add("open: not_reported", "a day on which what was done may still be handed in",
                [](const Seen& seen) { return seen.row != nullptr && seen.row->reason() == Reason::not_reported; });
}

void obligations(const Duty& rule, Listing& listing) {
  listing.add_answers();
  const auto days_from_due = [](std::int32_t days) {
    return [days](const Seen& seen) {
      const Judgement* const judgement = seen.judgement();
      if (judgement == nullptr || !judgement->due) return false;
      const Date day = *judgement->due + days;
      return seen.has_piece([&](const Piece& piece) { return piece.day == day; });
    };
  };
  listing.add("due: on the last day", "what is done on the due day itself", days_from_due(0));
  listing.add("due: one day late", "what is done the day after it", days_from_due(1));
  if (rule.at_least && rule.at_least->value > Ratio::whole(1)) listing.add_floor("at_least");
}

namespace {

/// What a figure says, with a floor and without.
void list_figure(bool has_floor, Listing& listing) {
  if (has_floor) {
    listing.add_answers();
    listing.add_floor("at_least");
  } else {
    listing.add("stands", "a window that has closed, in which all is known",
                [](const Seen& seen) { return seen.is(Answer::met); });
  }
}

}  // namespace

void obligations(const AggregateRule& rule, Listing& listing) {
  list_figure(rule.at_least.has_value(), listing);
  const bool divides = rule.how == FigureHow::rate || rule.how == FigureHow::mean || rule.how == FigureHow::median;
  if (!divides) return;
  listing.add("empty base", "a subject with nobody and nothing in the base",
              [](const Seen& seen) { return seen.row != nullptr && seen.row->reason() == Reason::empty_base; });
}

void obligations(const ShareRule& rule, Listing& listing) {
  list_figure(rule.at_least.has_value(), listing);
  if (!rule.no_repeat) return;
  const std::string id = rule.id;
  listing.add_matters(id, "no_repeat: bites", "somebody who was done in an earlier window already",
                      [id](PolicyModel& model) {
                        auto& share = *rule_in(model.shares, id);
                        share.no_repeat = false;
                        share.within_years.reset();
                      });
}

}  // namespace cadre::inline v1::detail
