// SPDX-License-Identifier: Apache-2.0
#include "evaluate/detail/quota.hpp"

#include <algorithm>

namespace cadre::inline v1::detail {
namespace {

void sort_by_start(std::vector<Part>& parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    const auto start = [](const Part& p) { return p.clock ? p.clock->start : LocalTime::start_of(p.day()); };
    return start(a) < start(b);
  });
}

/// Clock time that counts already: spans in order, none overlapping.
class Taken {
 public:
  /// Divides a part into what is taken already and what is not, and takes that too.
  void take(const Part& part, std::vector<Part>& out) {
    LocalTime reached = part.clock->start;
    std::vector<Span> fresh;
    const auto add = [&](const Span& span, bool again) {
      if (span.empty()) return;
      if (!again) fresh.push_back(span);
      out.push_back({part.activity, span, part.share, again ? std::optional{Loss::same_time} : part.loss,
                     again ? Reason::none : part.doubt});
    };
    for (const Span& span : spans_) {
      const Span common = intersect(span, *part.clock);
      if (common.empty()) continue;
      add({reached, common.start}, false);
      add(common, true);
      reached = common.end;
    }
    add({reached, part.clock->end}, false);
    spans_.insert(spans_.end(), fresh.begin(), fresh.end());
    std::sort(spans_.begin(), spans_.end());
  }

 private:
  std::vector<Span> spans_;
};

}  // namespace

std::vector<Part> count_time_once(std::vector<Part> parts) {
  sort_by_start(parts);
  std::vector<Part> once;
  Taken taken;
  for (const bool sure : {true, false}) {
    for (const Part& part : parts) {
      const bool has_time = part.clock && part.counts() && !part.clock->empty();
      if (has_time && (part.doubt == Reason::none) == sure) taken.take(part, once);
      if (!has_time && sure) once.push_back(part);
    }
  }
  sort_by_start(once);
  return once;
}

}  // namespace cadre::inline v1::detail
