# SPDX-License-Identifier: Apache-2.0
target_sources(cadre PRIVATE calendar/cn_holidays.cpp calendar/recurrence.cpp calendar/windows.cpp
                             calendar/work_calendar.cpp)
