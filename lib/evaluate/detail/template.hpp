// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Template: the words of a statement. Each family of rules has a file of them in `detail/templates/`.
#include <string_view>

namespace cadre::inline v1::detail {

/// A statement in both languages. `{0}` is the first value; `{a}`, `{r}`, `{l}` are the answer, reason and loss.
struct Template {
  std::string_view code;
  std::string_view english;
  std::string_view chinese;
};

}  // namespace cadre::inline v1::detail
