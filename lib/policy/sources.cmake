# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE policy/check.cpp policy/check_fit.cpp policy/check_measures.cpp policy/compile.cpp policy/parse_people.cpp policy/places.cpp policy/policy.cpp policy/reader.cpp policy/reference.cpp)
