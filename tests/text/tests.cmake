# SPDX-License-Identifier: Apache-2.0
cadre_component_test(text csv_test decode_test diagnostic_test escape_test json_test json_reader_test normalise_test toml_test value_test
                     width_test)
