# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE text/csv.cpp text/decode.cpp text/detail/iconv.cpp text/normalise.cpp text/utf8.cpp)
