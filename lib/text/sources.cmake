# SPDX-License-Identifier: Apache-2.0
find_path(CADRE_TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)  # header-only, used by toml.cpp alone
target_include_directories(cadre SYSTEM PRIVATE ${CADRE_TOMLPLUSPLUS_INCLUDE})
target_sources(cadre PRIVATE text/csv.cpp text/decode.cpp text/detail/iconv.cpp text/normalise.cpp text/toml.cpp
                             text/utf8.cpp text/value.cpp)
