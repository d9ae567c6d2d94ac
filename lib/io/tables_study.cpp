// SPDX-License-Identifier: Apache-2.0
#include "io/detail/table.hpp"

namespace cadre::inline v1::detail::io {
namespace {

struct Studies {
  static constexpr std::string_view name = "study";
  struct Row {
    Name person;
    Name kind;
    Name category;
    Words themes;
    Time start;
    Time end;
    DayOrMonth day;
    Hours hours;
    Quantity amount;
    Name session;
    Role role = Role::participant;
    Day submitted;
    Name item;
    Length course_length;
    Share watched;
    std::optional<bool> passed;
    Share score;
    OrganiserLevel organiser;
    Name host;
    std::optional<bool> verified;
    Place authors;
    Place author_place;
    Name venue;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号", Need::required),
                           column<&Row::kind>("kind", "学习形式", Need::required),
                           column<&Row::category>("category", "课堂编号"),
                           column<&Row::themes>("themes", "主题"),
                           column<&Row::start>("start", "开始时间"),
                           column<&Row::end>("end", "结束时间"),
                           column<&Row::day>("day", "日期"),
                           column<&Row::hours>("hours", "小时数"),
                           column<&Row::amount>("amount", "数量"),
                           column<&Row::session>("session", "活动编号"),
                           column<&Row::role>("role", "角色"),
                           column<&Row::submitted>("submitted", "提交日期"),
                           column<&Row::item>("item", "课程编号"),
                           column<&Row::course_length>("course_length", "课程时长"),
                           column<&Row::watched>("watched", "观看比例"),
                           column<&Row::passed>("passed", "是否合格"),
                           column<&Row::score>("score", "得分率"),
                           column<&Row::organiser>("organiser", "主办级别"),
                           column<&Row::host>("host", "承办单位"),
                           column<&Row::verified>("verified", "是否核实"),
                           column<&Row::authors>("authors", "作者人数"),
                           column<&Row::author_place>("author_place", "作者排名"),
                           column<&Row::venue>("venue", "地点")});
  }

  static void store(Loading& in, Row& row) {
    check(in, row);
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto person = in.person("person", row.person.text);
    if (!person) return;
    const auto session = in.session("session", row.session.text);
    if (!in.is_good()) return;
    const auto host = in.unit("host", row.host.text);
    if (!in.is_good()) return;
    Study fact{.person = *person,
               .kind = std::string{row.kind.text},
               .themes = std::move(row.themes.all),
               .start = row.start,
               .session = session,
               .role = row.role,
               .submitted = row.submitted,
               .item = std::string{row.item.text},
               .course_length = row.course_length.time,
               .watched = row.watched.value,
               .passed = row.passed,
               .score = row.score.value,
               .organiser = std::string{row.organiser.text},
               .host = host,
               .verified = row.verified,
               .authors = row.authors.value,
               .author_place = row.author_place.value,
               .venue = std::string{row.venue.text}};
    fact.category = in.category("category", row.category.text);
    fact.days = days_of(in, row);
    set_length(fact, row);
    in.add(std::move(fact), std::move(meta));
  }

 private:
  static void check(Loading& in, const Row& row) {
    if (!row.start && !row.day.days && row.session.text.empty()) {
      in.refuse(FindingCode::value_missing, {}, {}, "the row has neither start nor day nor session");
    }
    if (row.end && !row.start) {
      in.refuse(FindingCode::value_missing, "start", {}, "the row has an end but no start");
    }
    if (row.start && row.end && *row.end < *row.start) {
      in.refuse(FindingCode::end_before_start, "end", to_string(*row.end),
                "the end " + to_string(*row.end) + " lies before the start " + to_string(*row.start));
    }
    if (row.authors.value && row.author_place.value && *row.authors.value < *row.author_place.value) {
      const std::string place = std::to_string(*row.author_place.value);
      in.refuse(FindingCode::impossible_value, "author_place", place,
                "place " + place + " lies beyond the number of authors, " + std::to_string(*row.authors.value));
    }
  }

  static Period days_of(const Loading& in, const Row& row) {
    if (!row.start && row.day.days) return *row.day.days;
    const LocalTime start = row.start ? *row.start : in.session_starts.at(std::string{row.session.text});
    return {start.date(), start.date() + 1};
  }

  /// The clock decides over hours, hours over an amount of clock time; another unit stays beside them.
  static void set_length(Study& fact, const Row& row) {
    for (const auto& amount : {row.amount.amount, row.hours.amount}) {
      if (!amount) continue;
      if (amount->measure == Measure::time()) {
        fact.length = StudyTime::minutes(amount->value.numerator());
      } else {
        fact.amount = amount;
      }
    }
    if (row.end) fact.length = *row.end - *row.start;
  }
};

struct Marks {
  static constexpr std::string_view name = "marks";
  struct Row {
    Name person;
    Name unit;
    Name group;
    Name test;
    Day day;
    Number value;
    Number max;
    Number pass;
    Name item;
    RaterGroup rater;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号"), column<&Row::unit>("unit", "单位编号"),
                           column<&Row::group>("group", "小组编号"), column<&Row::test>("test", "测试", Need::required),
                           column<&Row::day>("day", "日期", Need::required),
                           column<&Row::value>("value", "成绩", Need::required), column<&Row::max>("max", "满分"),
                           column<&Row::pass>("pass", "及格线"), column<&Row::item>("item", "课程编号"),
                           column<&Row::rater>("rater", "评价主体")});
  }

  static void store(Loading& in, const Row& row) {
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto whose = in.holder({row.person.text, row.unit.text, row.group.text});
    if (!whose) return;
    in.add(Mark{*whose, std::string{row.test.text}, *row.day, *row.value.value, row.max.value, row.pass.value,
                std::string{row.item.text}, std::string{row.rater.text}},
           std::move(meta));
  }
};

struct Documents {
  static constexpr std::string_view name = "documents";
  struct Row {
    Name person;
    Name unit;
    Name group;
    Name session;
    Name kind;
    Day day;
    Name about;
    Count length;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号"), column<&Row::unit>("unit", "单位编号"),
                           column<&Row::group>("group", "小组编号"), column<&Row::session>("session", "活动编号"),
                           column<&Row::kind>("kind", "材料类型", Need::required),
                           column<&Row::day>("day", "日期", Need::required), column<&Row::about>("about", "所属期间"),
                           column<&Row::length>("length", "字数")});
  }

  static void store(Loading& in, const Row& row) {
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto whose = in.holder({row.person.text, row.unit.text, row.group.text, row.session.text});
    if (!whose) return;
    Document fact{.holder = *whose, .kind = std::string{row.kind.text}, .day = *row.day};
    fact.length = row.length.value;
    fact.about_session = in.facts.find_session(row.about.text);
    fact.about = period_of(in, row.about.text);
    if (in.is_good()) in.add(std::move(fact), std::move(meta));
  }

 private:
  static std::optional<Period> period_of(Loading& in, std::string_view text) {
    if (text.empty()) return std::nullopt;
    if (const auto session = in.session_starts.find(std::string{text}); session != in.session_starts.end()) {
      const Date day = session->second.date();
      return Period{day, day + 1};
    }
    if (const auto period = parse_period(text)) return *period;
    in.refuse(FindingCode::bad_date, "about", text,
              in_quotes(text) + " is neither a period such as 2021-03 nor a session");
    return std::nullopt;
  }
};

struct Events {
  static constexpr std::string_view name = "events";
  struct Row {
    Name person;
    Name unit;
    Name group;
    Name kind;
    Day day;
    Day to;
    Quantity amount;
    Name about;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号"), column<&Row::unit>("unit", "单位编号"),
                           column<&Row::group>("group", "小组编号"),
                           column<&Row::kind>("kind", "事件类型", Need::required),
                           column<&Row::day>("day", "日期", Need::required), column<&Row::to>("to", "结束日期"),
                           column<&Row::amount>("amount", "数量"), column<&Row::about>("about", "涉及事项")});
  }

  static void store(Loading& in, const Row& row) {
    const Period during = in.period("to", row.day, row.to ? row.to : row.day);
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto whose = in.holder({row.person.text, row.unit.text, row.group.text});
    if (!whose) return;
    in.add(Event{*whose, std::string{row.kind.text}, during, row.amount.amount, std::string{row.about.text}},
           std::move(meta));
  }
};

}  // namespace

std::vector<TableEntry> study_tables() {
  return {table_entry<Studies>(), table_entry<Marks>(), table_entry<Documents>(), table_entry<Events>()};
}

}  // namespace cadre::inline v1::detail::io
