# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE io/cells.cpp io/damage.cpp io/data_folder.cpp io/dates.cpp io/files.cpp io/load_policy.cpp
                             io/loading.cpp io/map.cpp io/map_forms.cpp io/map_language.cpp
                             io/map_reader.cpp io/table_reader.cpp
                             io/tables.cpp io/tables_org.cpp io/tables_relation.cpp io/tables_session.cpp io/tables_study.cpp io/words.cpp)
