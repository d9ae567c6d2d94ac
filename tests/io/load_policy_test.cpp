// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/load_policy.hpp>

#include <gmock/gmock.h>

#include "io/folder.hpp"

namespace cadre {
namespace {

using testing::HasSubstr;
using testing_io::TemporaryFolder;

const std::string good = "cadre = 1\npolicy = \"p\"\nname = \"P\"\n";
const std::string bad = good + "\n[[qota]]\nid = \"q\"\n";

TEST(LoadPolicy, ReadsAFileOrTheFolderItStandsIn) {
  const TemporaryFolder folder;
  const auto file = folder.write("policy.toml", good);
  const auto direct = load_policy(file);
  ASSERT_TRUE(direct) << direct.error().to_string();
  ASSERT_TRUE(load_policy(folder.path()));
  EXPECT_EQ(load_policy(folder.path())->model().id, "p");
  EXPECT_EQ(read_policy_file(folder.path())->document, file.string());
  EXPECT_EQ(read_policy_file(folder.path())->utf8, good);
}

TEST(LoadPolicy, AFileNamedJsonIsReadAsJson) {
  const TemporaryFolder folder;
  const auto file = folder.write("policy.json", R"({"cadre": 1, "policy": "j", "valid": {"from": "2021-01-01"}})");
  ASSERT_TRUE(load_policy(file)) << load_policy(file).error().to_string();
  EXPECT_TRUE(check_policy_file(file).policy);
  EXPECT_EQ(load_policy(folder.path())->model().id, "j") << "there is no policy.toml in the folder";
  folder.write("policy.toml", good);
  EXPECT_EQ(load_policy(folder.path())->model().id, "p") << "where both are there, it is policy.toml";
}

TEST(LoadPolicy, AnErrorNamesFileAndLine) {
  const TemporaryFolder folder;
  const auto file = folder.write("p.toml", bad);
  const Error error = load_policy(file).error();
  EXPECT_EQ(error.where()->document, file.string());
  EXPECT_EQ(error.where()->line, 5U);
  const PolicyCheck check = check_policy_file(file);
  EXPECT_FALSE(check.policy);
  ASSERT_FALSE(check.diagnostics.empty());
  EXPECT_EQ(check.diagnostics[0].where.document, file.string());
}

TEST(LoadPolicy, AFileThatIsNotThereIsUnreadable) {
  const TemporaryFolder folder;
  const auto file = folder.path() / "none.toml";
  const Error error = load_policy(file).error();
  EXPECT_EQ(error.code(), Errc::unreadable);
  EXPECT_EQ(error.message(), "'" + file.string() + "' cannot be read: No such file or directory");
  const PolicyCheck check = check_policy_file(folder.path());
  EXPECT_FALSE(check.policy);
  ASSERT_EQ(check.diagnostics.size(), 1U);
  EXPECT_EQ(check.diagnostics[0].code, "E701");
  EXPECT_THAT(check.diagnostics[0].message, HasSubstr("policy.toml' cannot be read"));
}

TEST(LoadPolicy, APolicyBesideIsAFolderOrAFileWithAnEnding) {
  const TemporaryFolder folder;
  const auto upper = folder.write("upper.toml", "cadre = 1\npolicy = \"upper\"\nextends = \"below\"\n");
  folder.write("below", good);
  EXPECT_THAT(load_policy(upper).error().message(), HasSubstr("there is no policy 'below' beside this one"));
  folder.write("below.toml", good);
  EXPECT_TRUE(load_policy(upper)) << load_policy(upper).error().to_string();
}

TEST(LoadPolicy, AFileOverTheLimitIsRefused) {
  const TemporaryFolder folder;
  Limits limits;
  limits.policy_bytes = 10;
  const Error error = load_policy(folder.write("p.toml", good), limits).error();
  EXPECT_EQ(error.code(), Errc::limit_exceeded);
  EXPECT_THAT(error.to_string(), HasSubstr("p.toml"));
}

}  // namespace
}  // namespace cadre
