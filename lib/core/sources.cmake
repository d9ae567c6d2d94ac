# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE core/amount.cpp core/date.cpp core/error.cpp core/finding.cpp core/sha256.cpp
                             core/version.cpp)
