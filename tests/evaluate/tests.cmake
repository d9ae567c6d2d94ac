# SPDX-License-Identifier: Apache-2.0
cadre_component_test(evaluate quota_test)
cadre_test_data(evaluate)
