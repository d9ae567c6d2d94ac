// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/version.hpp>

#include <gtest/gtest.h>

#include <string>

namespace cadre {
namespace {

std::string text(Version v) {
  return std::to_string(v.major_number) + '.' + std::to_string(v.minor_number) + '.' + std::to_string(v.patch_number);
}

TEST(Version, HeaderSaysWhatTheBuildFileSays) { EXPECT_EQ(text(header_version), CADRE_PROJECT_VERSION); }

TEST(Version, LibrarySaysWhatItsHeaderSays) { EXPECT_EQ(version(), header_version); }

TEST(Version, IsOrderedByMajorThenMinorThenPatch) {
  static_assert(Version{0, 9, 9} < Version{1, 0, 0});
  static_assert(Version{0, 1, 9} < Version{0, 2, 0});
  static_assert(Version{0, 1, 1} < Version{0, 1, 2});
}

}  // namespace
}  // namespace cadre
