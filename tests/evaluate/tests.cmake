# SPDX-License-Identifier: Apache-2.0
cadre_component_test(evaluate answer_test attendance_test explain_test figure_test laws_test need_test quota_test sample_test score_test selection_test window_test)
cadre_test_data(evaluate)
