# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE
  policy/check.cpp
  policy/check_aggregate.cpp
  policy/check_archive.cpp
  policy/check_attendance.cpp
  policy/check_composition.cpp
  policy/check_exempt.cpp
  policy/check_grade.cpp
  policy/check_leave.cpp
  policy/check_measures.cpp
  policy/check_quota.cpp
  policy/check_score.cpp
  policy/check_values.cpp
  policy/check_who.cpp
  policy/check_windows.cpp
  policy/compile.cpp
  policy/parse_people.cpp
  policy/places.cpp
  policy/policy.cpp
  policy/read_attendance.cpp
  policy/read_quantity.cpp
  policy/read_score.cpp
  policy/read_window.cpp
  policy/reader.cpp
  policy/reference.cpp
  policy/reserved.cpp)
