// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/version.hpp>

namespace cadre::inline v1 {

Version version() noexcept { return header_version; }

}  // namespace cadre::inline v1
