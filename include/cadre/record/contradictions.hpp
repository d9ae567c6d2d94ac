// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// find_contradictions(): facts that do not fit together, and what is done about each.
#include <span>
#include <vector>

#include <cadre/core/finding.hpp>
#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// What is doubtful about facts taken together: D302, D303, D306 to D309, D311 to D314 and D316.
///
/// It needs no files, so programs that fill a Register themselves may ask too. Findings stand at the Origin of the
/// fact; their columns are the English headings of docs/data-folder.md. What depends on a policy (D304, D305) is not
/// here.
///
/// - D302 at a presence that begins while the person sits in another held session: status present, late, left early.
/// - D303 at a participant who came and was not due; D316 at anyone who came to a cancelled session.
/// - D306 at a person without any unit membership.
/// - D307 at a formal membership that takes over from one in another unit on the day of a held session of either unit
/// or
///   one above, to which the unit was due.
/// - D308 at status leave where no leave, whatever was decided, covers the session; D309 at someone present although an
///   approved leave covers it.
/// - D311 at study by the clock that begins before earlier study of the person has ended.
/// - D312 at more minutes than the session lasted; D313 at a session, or study by the clock, of no length:
///   its end is not known, or it ends as it begins.
/// - D314 at study that names a session.
/// @param snapshot the facts
/// @param people where each person stands in the files, by index of PersonId; may be empty
/// @return the findings by place. O(n log n) in the number of facts
[[nodiscard]] std::vector<Finding> find_contradictions(const Snapshot& snapshot, std::span<const Origin> people = {});

}  // namespace cadre::inline v1
