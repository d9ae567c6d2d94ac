// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// KindName: what readers are told in place of a word of the data.
#include <string>

namespace cadre::inline v1 {

/// What a word of the data (a kind of session, study, leave or document, a test, a tag, a post) is called in reports.
///
/// Words are the organisation's own, so only its data can say what they mean to a reader. A name left empty is that of
/// the other language; a word without either stands for itself.
struct KindName {
  std::string id;         ///< the word that data use; unique
  std::string name{};     ///< in Chinese
  std::string name_en{};  ///< in English
};

}  // namespace cadre::inline v1
