# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE record/checks.cpp record/contradictions.cpp record/directory.cpp record/due.cpp
                             record/fact_texts.cpp record/facts.cpp record/history.cpp record/register.cpp record/snapshot.cpp)
