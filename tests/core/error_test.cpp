// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/error.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace {

using namespace cadre;

// As released: a number is never given another meaning. New codes are added here, none is changed.
const std::map<std::int32_t, std::string> released{
    {101, "invalid_argument"},
    {102, "out_of_range"},
    {103, "overflow"},
    {110, "bad_date"},
    {111, "bad_time"},
    {112, "bad_amount"},
    {201, "bad_syntax"},
    {202, "bad_encoding"},
    {203, "limit_exceeded"},
    {301, "bad_calendar"},
    {401, "duplicate_key"},
    {402, "unknown_reference"},
    {403, "bad_interval"},
    {501, "policy_unknown_key"},
    {502, "policy_bare_number"},
    {503, "policy_bad_unit"},
    {504, "policy_bad_value"},
    {505, "policy_missing_key"},
    {506, "policy_duplicate_id"},
    {507, "policy_unknown_name"},
    {508, "policy_not_supported"},
    {509, "policy_cycle"},
    {510, "policy_parameter"},
    {511, "policy_window"},
    {512, "policy_citation"},
    {513, "policy_assumed"},
    {514, "policy_contradiction"},
    {701, "unreadable"},
    {702, "no_table"},
    {703, "missing_column"},
    {704, "bad_map"},
    {801, "unknown_figure"},
    {901, "test_failed"},
};

TEST(Errc, NumbersAndNamesAreFrozen) {
  for (const auto& [number, name] : released) EXPECT_EQ(name_of(static_cast<Errc>(number)), name);
}

TEST(Errc, CodesOfCallersHaveNoName) {
  EXPECT_EQ(name_of(static_cast<Errc>(90'000)), "");
  EXPECT_EQ(name_of(static_cast<Errc>(0)), "");
}

TEST(Error, TextLeavesOutWhatIsUnknown) {
  const Error error{Errc::bad_date, "'x' is no day"};
  EXPECT_EQ(error.to_string(), "'x' is no day");
  EXPECT_EQ(error.at({.document = "a.csv", .line = 0, .column = 0, .path = {}}).to_string(), "a.csv: 'x' is no day");
  EXPECT_EQ(error.at({.document = "a.csv", .line = 3, .column = 0, .path = {}}).to_string(), "a.csv:3: 'x' is no day");
  EXPECT_EQ(error.at({.document = "a.csv", .line = 3, .column = 9, .path = {}}).to_string(),
            "a.csv:3:9: 'x' is no day");
}

TEST(Error, KeepsThePlaceThatItHasFirst) {
  const Error error{Errc::bad_date, "'x' is no day", {.document = "a.csv", .line = 3, .column = 0, .path = {}}};
  EXPECT_EQ(error.at({.document = "b.csv", .line = 0, .column = 0, .path = {}}), error);
}

}  // namespace
