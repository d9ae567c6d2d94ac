# SPDX-License-Identifier: Apache-2.0
cadre_component_test(record contradictions_test register_test snapshot_test order_test known_on_test due_test fact_texts_test)
