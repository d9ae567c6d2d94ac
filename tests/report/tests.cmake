# SPDX-License-Identifier: Apache-2.0
cadre_component_test(report statistics_test sample_figures_test)
cadre_test_data(report)
