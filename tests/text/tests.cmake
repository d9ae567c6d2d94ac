# SPDX-License-Identifier: Apache-2.0
cadre_component_test(text csv_test decode_test normalise_test toml_test value_test)
