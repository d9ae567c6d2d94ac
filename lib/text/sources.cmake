# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE text/csv.cpp text/decode.cpp text/detail/iconv.cpp text/diagnostic.cpp text/escape.cpp
                             text/json.cpp text/json_reader.cpp text/normalise.cpp text/toml.cpp text/utf8.cpp text/value.cpp text/width.cpp)
