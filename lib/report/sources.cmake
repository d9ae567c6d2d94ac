# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE
  report/base.cpp report/behind.cpp report/behind_section.cpp report/builder.cpp report/fact_table.cpp report/hours.cpp report/html.cpp
  report/options.cpp report/page.cpp report/papers.cpp report/reduce.cpp report/report.cpp report/result_figures.cpp
  report/results_csv.cpp report/rule_sections.cpp report/rule_title.cpp report/score_sections.cpp report/sections.cpp report/show.cpp
  report/statistics.cpp report/style.cpp report/summary.cpp report/svg.cpp report/words.cpp)
