// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// parse_toml(): a TOML 1.0 document as a Value.
#include <string_view>

#include <cadre/core/limits.hpp>
#include <cadre/core/result.hpp>
#include <cadre/text/value.hpp>

namespace cadre::inline v1::text {

/// Reads a TOML 1.0 document.
///
/// The result is the root table. Tables keep their keys in the order of the document. What a training policy cannot
/// mean is refused: a time with an offset (facts are local), seconds other than zero, a time without a day, `inf` and
/// `nan`. Decimals keep their digits; `_` between digits and a leading `+` are left out.
///
/// @par Errors
///   All with document, line and column. Errc::bad_syntax; Errc::bad_encoding; Errc::bad_date and Errc::bad_time for a
///   day or time that is refused; Errc::limit_exceeded over `Limits::policy_bytes`, `Limits::headers` or
///   `Limits::depth`, where an array and a table, also one made by a dotted key, are one step each.
/// @param utf8 the text, as decode() gives it
/// @param document_name what errors call the document
/// @param limits bounds on size and nesting
[[nodiscard]] Result<Value> parse_toml(std::string_view utf8, std::string_view document_name,
                                       const Limits& limits = {});

}  // namespace cadre::inline v1::text
