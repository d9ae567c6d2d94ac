// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Reader: turns a document tree into the constructs of a policy by their field tables.
#include <string>
#include <string_view>
#include <vector>

#include <cadre/policy/policy.hpp>
#include <cadre/text/value.hpp>

#include "policy/detail/places.hpp"

namespace cadre::inline v1::detail {

/// Reads a whole policy; JSON has its days in quotes. What is wrong goes into the report; what could be read is
/// returned.
[[nodiscard]] PolicyModel read_model(const text::Value& document, PolicyFormat format, Report& report);

}  // namespace cadre::inline v1::detail
