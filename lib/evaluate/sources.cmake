# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE evaluate/activity.cpp evaluate/engine.cpp evaluate/evaluate.cpp evaluate/explain.cpp evaluate/fold_attendance.cpp
  evaluate/fold_quota.cpp evaluate/judge.cpp evaluate/leave.cpp evaluate/need.cpp evaluate/relief.cpp evaluate/render.cpp evaluate/results.cpp evaluate/select.cpp evaluate/selected.cpp)
