# SPDX-License-Identifier: Apache-2.0
cadre_component_test(evaluate answer_test attendance_test clock_test explain_test figure_test figures_test laws_test measure_test need_test quota_test record_selection_test sample_test score_test selection_test term_test transfer_test window_test)
cadre_test_data(evaluate)
