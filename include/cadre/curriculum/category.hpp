// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Category: a heading of the curriculum, such as one of the five classrooms.
#include <string>

namespace cadre::inline v1 {

/// A heading of the curriculum under which sessions and study are counted.
struct Category {
  std::string id;      ///< the name that data use; unique
  std::string name{};  ///< display name; may be empty
};

}  // namespace cadre::inline v1
