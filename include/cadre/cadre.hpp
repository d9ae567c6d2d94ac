// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// Every public header but the opt-in ones, which need another library beside this one.
#include <cadre/calendar/recurrence.hpp>
#include <cadre/calendar/windows.hpp>
#include <cadre/calendar/work_calendar.hpp>
#include <cadre/core/amount.hpp>
#include <cadre/core/date.hpp>
#include <cadre/core/error.hpp>
#include <cadre/core/finding.hpp>
#include <cadre/core/ids.hpp>
#include <cadre/core/limits.hpp>
#include <cadre/core/local_time.hpp>
#include <cadre/core/period.hpp>
#include <cadre/core/ratio.hpp>
#include <cadre/core/result.hpp>
#include <cadre/core/study_time.hpp>
#include <cadre/core/version.hpp>
#include <cadre/curriculum/category.hpp>
#include <cadre/org/org.hpp>
#include <cadre/record/facts.hpp>
#include <cadre/record/register.hpp>
#include <cadre/record/snapshot.hpp>
#include <cadre/text/csv.hpp>
#include <cadre/text/decode.hpp>
#include <cadre/text/normalise.hpp>
#include <cadre/text/position.hpp>
