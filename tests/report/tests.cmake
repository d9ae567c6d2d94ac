# SPDX-License-Identifier: Apache-2.0
cadre_component_test(report base_test recount_test report_test sample_figures_test statistics_test svg_test)
cadre_test_data(report)
