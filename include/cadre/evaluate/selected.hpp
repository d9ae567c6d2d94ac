// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// selected_people(): whom a selector takes on a day.
#include <vector>

#include <cadre/policy/selection.hpp>
#include <cadre/record/snapshot.hpp>

namespace cadre::inline v1 {

/// People by what a selector says of them.
struct Selected {
  std::vector<PersonId> people;   ///< whom it takes, by id
  std::vector<PersonId> unknown;  ///< whom it might take, if more were known of them (a birth day), by id
};

/// Whom a selector takes on a day.
/// @param snapshot the people
/// @param who the selector
/// @param day the day
[[nodiscard]] Selected selected_people(const Snapshot& snapshot, const SubjectSelector& who, Date day);

}  // namespace cadre::inline v1
