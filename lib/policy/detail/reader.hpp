// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reader: turns a document tree into the constructs of a policy by their field tables.
#include <string>
#include <string_view>
#include <vector>

#include <cadre/policy/model.hpp>
#include <cadre/text/value.hpp>

#include "policy/detail/places.hpp"

namespace cadre::inline v1::detail {

/// Words that the language has, and this version of the library does not read.
[[nodiscard]] bool is_reserved(std::string_view word) noexcept;

/// All words that are refused, in order: those, and the kinds of subject that this version does not judge.
[[nodiscard]] std::vector<std::string_view> reserved_words();

/// Reads a whole policy. What is wrong goes into the report; what could be read is returned.
[[nodiscard]] PolicyModel read_model(const text::Value& document, Report& report);

}  // namespace cadre::inline v1::detail
