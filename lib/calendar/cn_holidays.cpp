// SPDX-License-Identifier: Apache-2.0
// Source: the notices of the General Office of the State Council on the arrangement of holidays, one or two a year;
// their addresses stand in docs/sources.md. A day that a notice names "off" stands here even where it is a weekend,
// because a calendar with a longer week needs it.
#include <array>

#include <cadre/calendar/work_calendar.hpp>

namespace cadre::inline v1 {
namespace {

/// Days that follow each other and are all off, or all worked to make up for a holiday.
struct Run {
  Date first;
  std::int32_t days;
  bool working;
  std::string_view name;
};

constexpr bool off = false;
constexpr bool working = true;

// clang-format off
constexpr std::array runs{
    // 2013
    Run{"2013-01-01"_day, 3, off, "元旦"},
    Run{"2013-01-05"_day, 2, working, "元旦"},
    Run{"2013-02-09"_day, 7, off, "春节"},
    Run{"2013-02-16"_day, 2, working, "春节"},
    Run{"2013-04-04"_day, 3, off, "清明节"},
    Run{"2013-04-07"_day, 1, working, "清明节"},
    Run{"2013-04-27"_day, 2, working, "劳动节"},
    Run{"2013-04-29"_day, 3, off, "劳动节"},
    Run{"2013-06-08"_day, 2, working, "端午节"},
    Run{"2013-06-10"_day, 3, off, "端午节"},
    Run{"2013-09-19"_day, 3, off, "中秋节"},
    Run{"2013-09-22"_day, 1, working, "中秋节"},
    Run{"2013-09-29"_day, 1, working, "国庆节"},
    Run{"2013-10-01"_day, 7, off, "国庆节"},
    Run{"2013-10-12"_day, 1, working, "国庆节"},
    // 2014
    Run{"2014-01-01"_day, 1, off, "元旦"},
    Run{"2014-01-26"_day, 1, working, "春节"},
    Run{"2014-01-31"_day, 7, off, "春节"},
    Run{"2014-02-08"_day, 1, working, "春节"},
    Run{"2014-04-05"_day, 1, off, "清明节"},
    Run{"2014-04-07"_day, 1, off, "清明节"},
    Run{"2014-05-01"_day, 3, off, "劳动节"},
    Run{"2014-05-04"_day, 1, working, "劳动节"},
    Run{"2014-06-02"_day, 1, off, "端午节"},
    Run{"2014-09-08"_day, 1, off, "中秋节"},
    Run{"2014-09-28"_day, 1, working, "国庆节"},
    Run{"2014-10-01"_day, 7, off, "国庆节"},
    Run{"2014-10-11"_day, 1, working, "国庆节"},
    // 2015
    Run{"2015-01-01"_day, 3, off, "元旦"},
    Run{"2015-01-04"_day, 1, working, "元旦"},
    Run{"2015-02-15"_day, 1, working, "春节"},
    Run{"2015-02-18"_day, 7, off, "春节"},
    Run{"2015-02-28"_day, 1, working, "春节"},
    Run{"2015-04-05"_day, 2, off, "清明节"},
    Run{"2015-05-01"_day, 1, off, "劳动节"},
    Run{"2015-06-20"_day, 1, off, "端午节"},
    Run{"2015-06-22"_day, 1, off, "端午节"},
    Run{"2015-09-03"_day, 3, off, "抗日战争暨世界反法西斯战争胜利70周年纪念日"},
    Run{"2015-09-06"_day, 1, working, "抗日战争暨世界反法西斯战争胜利70周年纪念日"},
    Run{"2015-09-27"_day, 1, off, "中秋节"},
    Run{"2015-10-01"_day, 7, off, "国庆节"},
    Run{"2015-10-10"_day, 1, working, "国庆节"},
    // 2016
    Run{"2016-01-01"_day, 1, off, "元旦"},
    Run{"2016-02-06"_day, 1, working, "春节"},
    Run{"2016-02-07"_day, 7, off, "春节"},
    Run{"2016-02-14"_day, 1, working, "春节"},
    Run{"2016-04-04"_day, 1, off, "清明节"},
    Run{"2016-05-01"_day, 2, off, "劳动节"},
    Run{"2016-06-09"_day, 3, off, "端午节"},
    Run{"2016-06-12"_day, 1, working, "端午节"},
    Run{"2016-09-15"_day, 3, off, "中秋节"},
    Run{"2016-09-18"_day, 1, working, "中秋节"},
    Run{"2016-10-01"_day, 7, off, "国庆节"},
    Run{"2016-10-08"_day, 2, working, "国庆节"},
    // 2017
    Run{"2017-01-01"_day, 2, off, "元旦"},
    Run{"2017-01-22"_day, 1, working, "春节"},
    Run{"2017-01-27"_day, 7, off, "春节"},
    Run{"2017-02-04"_day, 1, working, "春节"},
    Run{"2017-04-01"_day, 1, working, "清明节"},
    Run{"2017-04-02"_day, 3, off, "清明节"},
    Run{"2017-05-01"_day, 1, off, "劳动节"},
    Run{"2017-05-27"_day, 1, working, "端午节"},
    Run{"2017-05-28"_day, 3, off, "端午节"},
    Run{"2017-09-30"_day, 1, working, "中秋节、国庆节"},
    Run{"2017-10-01"_day, 8, off, "中秋节、国庆节"},
    // 2018
    Run{"2018-01-01"_day, 1, off, "元旦"},
    Run{"2018-02-11"_day, 1, working, "春节"},
    Run{"2018-02-15"_day, 7, off, "春节"},
    Run{"2018-02-24"_day, 1, working, "春节"},
    Run{"2018-04-05"_day, 3, off, "清明节"},
    Run{"2018-04-08"_day, 1, working, "清明节"},
    Run{"2018-04-28"_day, 1, working, "劳动节"},
    Run{"2018-04-29"_day, 3, off, "劳动节"},
    Run{"2018-06-18"_day, 1, off, "端午节"},
    Run{"2018-09-24"_day, 1, off, "中秋节"},
    Run{"2018-09-29"_day, 2, working, "国庆节"},
    Run{"2018-10-01"_day, 7, off, "国庆节"},
    // 2019
    Run{"2018-12-29"_day, 1, working, "元旦"},
    Run{"2018-12-30"_day, 3, off, "元旦"},
    Run{"2019-02-02"_day, 2, working, "春节"},
    Run{"2019-02-04"_day, 7, off, "春节"},
    Run{"2019-04-05"_day, 1, off, "清明节"},
    Run{"2019-04-28"_day, 1, working, "劳动节"},
    Run{"2019-05-01"_day, 4, off, "劳动节"},
    Run{"2019-05-05"_day, 1, working, "劳动节"},
    Run{"2019-06-07"_day, 1, off, "端午节"},
    Run{"2019-09-13"_day, 1, off, "中秋节"},
    Run{"2019-09-29"_day, 1, working, "国庆节"},
    Run{"2019-10-01"_day, 7, off, "国庆节"},
    Run{"2019-10-12"_day, 1, working, "国庆节"},
    // 2020
    Run{"2020-01-01"_day, 1, off, "元旦"},
    Run{"2020-01-19"_day, 1, working, "春节"},
    Run{"2020-01-24"_day, 10, off, "春节"},
    Run{"2020-02-03"_day, 1, working, "春节"},
    Run{"2020-04-04"_day, 3, off, "清明节"},
    Run{"2020-04-26"_day, 1, working, "劳动节"},
    Run{"2020-05-01"_day, 5, off, "劳动节"},
    Run{"2020-05-09"_day, 1, working, "劳动节"},
    Run{"2020-06-25"_day, 3, off, "端午节"},
    Run{"2020-06-28"_day, 1, working, "端午节"},
    Run{"2020-09-27"_day, 1, working, "国庆节、中秋节"},
    Run{"2020-10-01"_day, 8, off, "国庆节、中秋节"},
    Run{"2020-10-10"_day, 1, working, "国庆节、中秋节"},
    // 2021
    Run{"2021-01-01"_day, 3, off, "元旦"},
    Run{"2021-02-07"_day, 1, working, "春节"},
    Run{"2021-02-11"_day, 7, off, "春节"},
    Run{"2021-02-20"_day, 1, working, "春节"},
    Run{"2021-04-03"_day, 3, off, "清明节"},
    Run{"2021-04-25"_day, 1, working, "劳动节"},
    Run{"2021-05-01"_day, 5, off, "劳动节"},
    Run{"2021-05-08"_day, 1, working, "劳动节"},
    Run{"2021-06-12"_day, 3, off, "端午节"},
    Run{"2021-09-18"_day, 1, working, "中秋节"},
    Run{"2021-09-19"_day, 3, off, "中秋节"},
    Run{"2021-09-26"_day, 1, working, "国庆节"},
    Run{"2021-10-01"_day, 7, off, "国庆节"},
    Run{"2021-10-09"_day, 1, working, "国庆节"},
    // 2022
    Run{"2022-01-01"_day, 3, off, "元旦"},
    Run{"2022-01-29"_day, 2, working, "春节"},
    Run{"2022-01-31"_day, 7, off, "春节"},
    Run{"2022-04-02"_day, 1, working, "清明节"},
    Run{"2022-04-03"_day, 3, off, "清明节"},
    Run{"2022-04-24"_day, 1, working, "劳动节"},
    Run{"2022-04-30"_day, 5, off, "劳动节"},
    Run{"2022-05-07"_day, 1, working, "劳动节"},
    Run{"2022-06-03"_day, 3, off, "端午节"},
    Run{"2022-09-10"_day, 3, off, "中秋节"},
    Run{"2022-10-01"_day, 7, off, "国庆节"},
    Run{"2022-10-08"_day, 2, working, "国庆节"},
    // 2023
    Run{"2022-12-31"_day, 3, off, "元旦"},
    Run{"2023-01-21"_day, 7, off, "春节"},
    Run{"2023-01-28"_day, 2, working, "春节"},
    Run{"2023-04-05"_day, 1, off, "清明节"},
    Run{"2023-04-23"_day, 1, working, "劳动节"},
    Run{"2023-04-29"_day, 5, off, "劳动节"},
    Run{"2023-05-06"_day, 1, working, "劳动节"},
    Run{"2023-06-22"_day, 3, off, "端午节"},
    Run{"2023-06-25"_day, 1, working, "端午节"},
    Run{"2023-09-29"_day, 8, off, "中秋节、国庆节"},
    Run{"2023-10-07"_day, 2, working, "中秋节、国庆节"},
    // 2024
    Run{"2024-01-01"_day, 1, off, "元旦"},
    Run{"2024-02-04"_day, 1, working, "春节"},
    Run{"2024-02-10"_day, 8, off, "春节"},
    Run{"2024-02-18"_day, 1, working, "春节"},
    Run{"2024-04-04"_day, 3, off, "清明节"},
    Run{"2024-04-07"_day, 1, working, "清明节"},
    Run{"2024-04-28"_day, 1, working, "劳动节"},
    Run{"2024-05-01"_day, 5, off, "劳动节"},
    Run{"2024-05-11"_day, 1, working, "劳动节"},
    Run{"2024-06-10"_day, 1, off, "端午节"},
    Run{"2024-09-14"_day, 1, working, "中秋节"},
    Run{"2024-09-15"_day, 3, off, "中秋节"},
    Run{"2024-09-29"_day, 1, working, "国庆节"},
    Run{"2024-10-01"_day, 7, off, "国庆节"},
    Run{"2024-10-12"_day, 1, working, "国庆节"},
    // 2025
    Run{"2025-01-01"_day, 1, off, "元旦"},
    Run{"2025-01-26"_day, 1, working, "春节"},
    Run{"2025-01-28"_day, 8, off, "春节"},
    Run{"2025-02-08"_day, 1, working, "春节"},
    Run{"2025-04-04"_day, 3, off, "清明节"},
    Run{"2025-04-27"_day, 1, working, "劳动节"},
    Run{"2025-05-01"_day, 5, off, "劳动节"},
    Run{"2025-05-31"_day, 3, off, "端午节"},
    Run{"2025-09-28"_day, 1, working, "国庆节、中秋节"},
    Run{"2025-10-01"_day, 8, off, "国庆节、中秋节"},
    Run{"2025-10-11"_day, 1, working, "国庆节、中秋节"},
    // 2026
    Run{"2026-01-01"_day, 3, off, "元旦"},
    Run{"2026-01-04"_day, 1, working, "元旦"},
    Run{"2026-02-14"_day, 1, working, "春节"},
    Run{"2026-02-15"_day, 9, off, "春节"},
    Run{"2026-02-28"_day, 1, working, "春节"},
    Run{"2026-04-04"_day, 3, off, "清明节"},
    Run{"2026-05-01"_day, 5, off, "劳动节"},
    Run{"2026-05-09"_day, 1, working, "劳动节"},
    Run{"2026-06-19"_day, 3, off, "端午节"},
    Run{"2026-09-20"_day, 1, working, "国庆节"},
    Run{"2026-09-25"_day, 3, off, "中秋节"},
    Run{"2026-10-01"_day, 7, off, "国庆节"},
    Run{"2026-10-10"_day, 1, working, "国庆节"},
};
// clang-format on

}  // namespace

HolidayTable HolidayTable::cn() {
  HolidayTable table{.name = "cn", .covers = {"2013-01-01"_day, "2027-01-01"_day}, .entries = {}};
  for (const Run& run : runs) {
    for (std::int32_t i = 0; i < run.days; ++i) {
      table.entries.push_back({.day = run.first + i, .working = run.working, .name = std::string{run.name}});
    }
  }
  return table;
}

}  // namespace cadre::inline v1
