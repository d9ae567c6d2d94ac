# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE
  evaluate/activity.cpp
  evaluate/engine.cpp
  evaluate/evaluate.cpp
  evaluate/explain.cpp
  evaluate/fold.cpp
  evaluate/judge.cpp
  evaluate/kind_archive.cpp
  evaluate/kind_attendance.cpp
  evaluate/kind_composition.cpp
  evaluate/kind_quota.cpp
  evaluate/leave.cpp
  evaluate/need.cpp
  evaluate/quota_caps.cpp
  evaluate/quota_credit.cpp
  evaluate/quota_days.cpp
  evaluate/quota_documents.cpp
  evaluate/quota_once.cpp
  evaluate/quota_parts.cpp
  evaluate/relief.cpp
  evaluate/render.cpp
  evaluate/results.cpp
  evaluate/select.cpp
  evaluate/selected.cpp
  evaluate/words.cpp
)
