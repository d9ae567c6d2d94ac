# SPDX-License-Identifier: Apache-2.0
cadre_component_test(policy packs_test)
cadre_test_data(policy)
