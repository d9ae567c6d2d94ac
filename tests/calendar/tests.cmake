# SPDX-License-Identifier: Apache-2.0
cadre_component_test(calendar recurrence_test windows_test work_calendar_test)
