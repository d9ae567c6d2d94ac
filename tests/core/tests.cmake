# SPDX-License-Identifier: Apache-2.0
cadre_component_test(core core_test)
