# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE
  report/builder.cpp report/fact_table.cpp report/hours.cpp report/papers.cpp report/reduce.cpp
  report/result_figures.cpp report/rule_title.cpp report/statistics.cpp report/words.cpp)
