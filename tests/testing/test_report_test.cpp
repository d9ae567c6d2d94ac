// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/test_report.hpp>

#include <gmock/gmock.h>

#include "testing/small_policy.hpp"

namespace cadre::inline v1::testing {
namespace {

using ::testing::HasSubstr;

FileReport failing() {
  std::string file = small_file(small_january, small_guest);
  file.replace(file.find("\"met\""), 5, "\"open\"");
  FileReport report;
  report.document = "a&b.test.toml";
  report.run = run_policy_tests(small_policy(), file, report.document).value();
  return report;
}

TEST(TestReport, JunitHasASuiteAFileAndAFailureACase) {
  const std::vector<FileReport> files{failing()};
  const std::string xml = tests_junit(files);
  EXPECT_THAT(xml, HasSubstr("<testsuite name=\"a&amp;b.test.toml\" tests=\"2\" failures=\"1\" errors=\"0\">"));
  EXPECT_THAT(xml, HasSubstr("<testcase name=\"thirty hours are enough\" classname=\"study/month\""));
  EXPECT_THAT(xml, HasSubstr("<failure message=\"answer: expected open, actual met\">"));
  EXPECT_THAT(xml, HasSubstr("asked for: 30 h"));
}

TEST(TestReport, JunitHasAnErrorWhereAFileCannotBeRead) {
  std::vector<FileReport> files(1);
  files.front().document = "a.test.toml";
  files.front().error = Error{Errc::test_failed, "the file has no [[case]]"};
  EXPECT_THAT(tests_junit(files), HasSubstr("tests=\"1\" failures=\"0\" errors=\"1\""));
  EXPECT_THAT(tests_junit(files), HasSubstr("<error message=\"the file has no [[case]]\"/>"));
}

TEST(TestReport, JsonSaysWhatWasExpectedAndWhy) {
  const std::vector<FileReport> files{failing()};
  const std::string json = tests_json(files);
  EXPECT_THAT(json, HasSubstr("\"passed\": 1,\n  \"failed\": 1,\n  \"unread\": 0,"));
  EXPECT_THAT(json, HasSubstr("\"expected\": \"open\""));
  EXPECT_THAT(json, HasSubstr("\"actual\": \"met\""));
  EXPECT_THAT(json, HasSubstr("asked for: 30 h"));
}

TEST(TestReport, JsonHoldsCoverageAndMutation) {
  const std::string file = small_file(small_january, small_february, small_guest);
  std::vector<FileReport> files(1);
  files.front().coverage = cover_policy(small_policy(), file, "a.test.toml").value();
  files.front().mutation = mutate_policy(small_policy(), {}, file, "a.test.toml").value();
  const std::string json = tests_json(files);
  EXPECT_THAT(json, HasSubstr("\"percent\": \"85.71 %\""));
  EXPECT_THAT(json, HasSubstr("\"percent\": \"100.00 %\""));
  EXPECT_THAT(json, HasSubstr("\"killed_by\": \"a minute less is not\""));
}

}  // namespace
}  // namespace cadre::inline v1::testing
