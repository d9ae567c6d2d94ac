// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// html(), markdown_cell(): text that stays text inside a markup.
#include <string>
#include <string_view>

namespace cadre::inline v1::text {

/// The text as content, or as a quoted attribute's value, of HTML, SVG or XML.
///
/// `&`, `<`, `>` and both quotes are escaped. Control characters other than tab and line breaks are dropped, as are
/// U+FFFE and U+FFFF, because XML has no way to write them; a byte that is no UTF-8 becomes U+FFFD. It does not make a
/// stranger's text safe as a URL, a script or a style.
/// @param utf8 the text
[[nodiscard]] std::string html(std::string_view utf8);

/// The text as one cell of a Markdown table (GitHub Flavored Markdown, tables extension).
///
/// Characters that mean something in a cell get a backslash, a line break becomes a blank, and other control characters
/// are dropped.
/// @param utf8 the text
[[nodiscard]] std::string markdown_cell(std::string_view utf8);

}  // namespace cadre::inline v1::text
