# SPDX-License-Identifier: Apache-2.0
cadre_component_test(policy diagnostic_test packs_test pages_test parse_people_test)
cadre_test_data(policy)
