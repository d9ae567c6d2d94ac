// SPDX-License-Identifier: Apache-2.0
// What tests should have seen of scores, grades, awards and ladders.
#include <algorithm>

#include "evaluate/detail/obligations.hpp"
#include "evaluate/detail/score.hpp"

namespace cadre::inline v1::detail {
namespace {

const Score* score_seen(const Seen& seen) {
  return seen.row == nullptr ? nullptr : std::get_if<Score>(&seen.row->outcome);
}

const ScoredItem* item_seen(const Seen& seen, const std::string& id) {
  const Score* const score = score_seen(seen);
  if (score == nullptr) return nullptr;
  const auto found =
      std::find_if(score->items.begin(), score->items.end(), [&](const ScoredItem& item) { return item.id == id; });
  return found == score->items.end() ? nullptr : &*found;
}

/// An item of a score in a model.
ScoreItem& item_in(PolicyModel& model, const std::string& score, std::size_t i) {
  return rule_in(model.scores, score)->items[i];
}

void list_bounds(const std::string& id, const ScoreItem& item, std::size_t i, Listing& listing) {
  const std::string where = "item " + item.id;
  if (item.cap) {
    listing.add_matters(id, where + ": cap bites", "more points than the item's most",
                        [id, i](PolicyModel& model) { item_in(model, id, i).cap.reset(); });
  }
  if (item.floor) {
    listing.add_matters(id, where + ": floor bites", "fewer points than the item's least",
                        [id, i](PolicyModel& model) { item_in(model, id, i).floor.reset(); });
  }
  for (std::size_t k = 0; k < item.table.size(); ++k) {
    listing.add_matters(id, where + ": table[" + std::to_string(k) + "] reached",
                        "so many occurrences, or such a share", [id, i, k](PolicyModel& model) {
                          item_in(model, id, i).table[k].is.value =
                              add(item_in(model, id, i).table[k].is.value, Ratio::whole(1));
                        });
  }
}

void list_vetoes(const ScoreRule& rule, Listing& listing) {
  for (const VetoRule& veto : listing.policy().model().vetoes) {
    if (veto.score != rule.id) continue;
    listing.add_matters(veto.id, "strikes", "somebody for whom it is called", [id = veto.id](PolicyModel& model) {
      std::erase_if(model.vetoes, [&](const VetoRule& other) { return other.id == id; });
    });
    listing.add_of(veto.id, "spares", "somebody for whom it is not called", [id = veto.id](const Seen& seen) {
      const Score* const score = score_seen(seen);
      return seen.speaks() && score != nullptr && score->veto != id &&
             std::none_of(score->items.begin(), score->items.end(), [&](const auto& item) { return item.veto == id; });
    });
  }
}

/// The points of which a grade is made.
std::optional<Ratio> graded(const GradeRule& rule, const Seen& seen) {
  const auto index = seen.engine.policy().find_rule(rule.of);
  if (!index || seen.at == nullptr) return std::nullopt;
  const Score* const score = score_of(seen.engine, *index, seen.subject, *seen.at);
  return score == nullptr ? std::nullopt : score->value;
}

}  // namespace

void obligations(const ScoreRule& rule, Listing& listing) {
  listing.add("stands", "a window that has closed, in which all is known",
              [](const Seen& seen) { return seen.is(Answer::met); });
  const std::string id = rule.id;
  for (std::size_t i = 0; i < rule.items.size(); ++i) {
    const ScoreItem& item = rule.items[i];
    listing.add("item " + item.id + ": gives points", "somebody to whom it gives or takes points",
                [name = item.id](const Seen& seen) {
                  const ScoredItem* const own = item_seen(seen, name);
                  return own != nullptr && own->value != Ratio{};
                });
    if (item.not_applicable != WithoutItem::start) {
      listing.add("item " + item.id + ": does not apply", "somebody of whom its source says nothing",
                  [name = item.id](const Seen& seen) {
                    const ScoredItem* const own = item_seen(seen, name);
                    return own != nullptr && !own->applies;
                  });
    }
    list_bounds(id, item, i, listing);
  }
  if (rule.cap) {
    listing.add_matters(id, "cap bites", "more points than the most",
                        [id](PolicyModel& model) { rule_in(model.scores, id)->cap.reset(); });
  }
  if (rule.floor) {
    listing.add_matters(id, "floor bites", "fewer points than the least",
                        [id](PolicyModel& model) { rule_in(model.scores, id)->floor.reset(); });
  }
  list_vetoes(rule, listing);
}

void obligations(const GradeRule& rule, Listing& listing) {
  for (const GradeBand& band : rule.bands) {
    listing.add("band " + band.name, "somebody in this band", [name = band.name](const Seen& seen) {
      const Band* const own = seen.row == nullptr ? nullptr : std::get_if<Band>(&seen.row->outcome);
      return own != nullptr && own->band == name;
    });
    if (!band.from) continue;
    const Ratio from = band.from->value;
    listing.add("band " + band.name + ": exactly at its edge", "somebody with exactly its lowest points",
                [&rule, from](const Seen& seen) { return graded(rule, seen) == from; });
    listing.add("band " + band.name + ": one step under its edge", "somebody with at most one point less",
                [&rule, from](const Seen& seen) {
                  const auto points = graded(rule, seen);
                  return points && *points < from && subtract(from, *points) <= Ratio::whole(1);
                });
  }
  if (rule.quota.empty()) return;
  listing.add("quota: no room", "somebody whose band is full", [](const Seen& seen) {
    const Band* const own = seen.row == nullptr ? nullptr : std::get_if<Band>(&seen.row->outcome);
    return own != nullptr && own->over_quota;
  });
}

void obligations(const AwardRule& rule, Listing& listing) {
  listing.add_answers();
  const auto with = [&](Reason reason, const std::string& hint) {
    listing.add("reason " + std::string{to_string(reason)}, hint,
                [reason](const Seen& seen) { return seen.row != nullptr && seen.row->reason() == reason; });
  };
  if (rule.places) with(Reason::no_place, "one more who could have it than there are places");
  if (rule.not_again_for) with(Reason::cooling_off, "somebody who had it a short time ago");
  const auto& vetoes = listing.policy().model().vetoes;
  const auto& ladders = listing.policy().model().ladders;
  const auto bars = [&](const std::vector<std::string>& list) {
    return std::find(list.begin(), list.end(), rule.id) != list.end();
  };
  const bool is_barred =
      std::any_of(vetoes.begin(), vetoes.end(), [&](const VetoRule& veto) { return bars(veto.bars); }) ||
      std::any_of(ladders.begin(), ladders.end(), [&](const LadderRule& ladder) {
        return std::any_of(ladder.steps.begin(), ladder.steps.end(), [&](const auto& step) { return bars(step.bars); });
      });
  if (is_barred) with(Reason::barred, "somebody whom a veto or a step of a ladder bars");
}

void obligations(const LadderRule& rule, Listing& listing) {
  const auto counts = [](std::int64_t n) {
    return [n](const Seen& seen) {
      const Step* const step = seen.row == nullptr ? nullptr : std::get_if<Step>(&seen.row->outcome);
      return step != nullptr && step->count == n;
    };
  };
  for (const LadderStep& step : rule.steps) {
    listing.add("step " + step.step + ": exactly at it", "somebody with just so many", counts(step.from));
    listing.add("step " + step.step + ": one under it", "somebody with one fewer", counts(step.from - 1));
  }
}

}  // namespace cadre::inline v1::detail
