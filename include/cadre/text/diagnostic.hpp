// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Diagnostic, draw(): an error shown in the lines it is about.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <cadre/core/error.hpp>
#include <cadre/core/finding.hpp>
#include <cadre/text/position.hpp>

namespace cadre::inline v1::text {

/// A second place that a diagnostic speaks of.
struct DiagnosticLabel {
  Position position;       ///< its first character
  std::size_t length = 1;  ///< code points, on one line
  std::string text;        ///< what is to be seen there; may be empty
};

/// Something wrong in a document, and what can be done.
struct Diagnostic {
  std::string code;                     ///< stable code such as `E502`; may be empty
  Severity severity = Severity::error;  ///< how bad it is
  std::string message;                  ///< one line
  Where where;                          ///< the place; without a line only the document is named
  std::size_t length = 1;               ///< code points at the place, on one line
  std::string label;                    ///< what is to be seen at the place; may be empty
  std::vector<DiagnosticLabel> labels;  ///< other places of the same document
  std::string help;                     ///< what mends it; may be empty
};

/// The diagnostic with the lines it is about, its place underlined by `^` and other places by `-`.
///
/// @code
/// error[E502]: a bare number stands where an amount belongs
///  --> study.toml:3:12
///   |
/// 3 | at_least = 30
///   |            ^^
///   = help: write the unit: "30 h"
/// @endcode
///
/// Places are drawn in the order of the document and counted in display cells, so that marks stand under wide
/// characters too. A tab is drawn as four blanks and a control character as U+FFFD. A mark stops at the end of its
/// line; a place past the end is drawn right behind it.
/// @param diagnostic what to draw
/// @param source the text of the document
/// @return lines, each with its line break
[[nodiscard]] std::string draw(const Diagnostic& diagnostic, std::string_view source);

}  // namespace cadre::inline v1::text
