// SPDX-License-Identifier: Apache-2.0
#include <cadre/evaluate/selected.hpp>

#include "evaluate/detail/select.hpp"

namespace cadre::inline v1 {

Selected selected_people(const Snapshot& snapshot, const SubjectSelector& who, Date day) {
  Selected selected;
  for (std::size_t i = 0; i < snapshot.people().size(); ++i) {
    const PersonId person = PersonId::at(i);
    switch (detail::holds(snapshot, who, person, day)) {
      case detail::Tri::yes: selected.people.push_back(person); break;
      case detail::Tri::unknown: selected.unknown.push_back(person); break;
      case detail::Tri::no: break;
    }
  }
  return selected;
}

}  // namespace cadre::inline v1
