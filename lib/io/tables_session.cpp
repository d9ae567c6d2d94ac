// SPDX-License-Identifier: Apache-2.0
#include "io/detail/table.hpp"

namespace cadre::inline v1::detail::io {
namespace {

struct Sessions {
  static constexpr std::string_view name = "sessions";
  struct Row {
    Name session;
    Name unit;
    Name group;
    Name kind;
    Name category;
    Words themes;
    Display title;
    Time start;
    Time end;
    DueKind due = DueKind::unit;
    SessionState state = SessionState::held;
    Name venue;
    OrganiserLevel organiser;
    Count quorum;
    Name item;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>(
        {column<&Row::session>("session", "活动编号", Need::required),
         column<&Row::unit>("unit", "单位编号", Need::required), column<&Row::group>("group", "小组编号"),
         column<&Row::kind>("kind", "活动形式", Need::required), column<&Row::category>("category", "课堂编号"),
         column<&Row::themes>("themes", "主题"), column<&Row::title>("title", "活动名称"),
         column<&Row::start>("start", "开始时间", Need::required), column<&Row::end>("end", "结束时间"),
         column<&Row::due>("due", "应到范围"), column<&Row::state>("state", "状态"),
         column<&Row::venue>("venue", "地点"), column<&Row::organiser>("organiser", "主办级别"),
         column<&Row::quorum>("quorum", "法定人数"), column<&Row::item>("item", "课程编号")});
  }
  static KeyTable& key(Loading& in) { return in.sessions; }
  static std::string_view key_of(const Row& row) { return row.session.text; }

  static void store(Loading& in, Row& row) {
    const LocalTime end = row.end.value_or(*row.start);
    if (end < *row.start) {
      in.refuse(FindingCode::end_before_start, "end", to_string(end),
                "the end " + to_string(end) + " lies before the start " + to_string(*row.start));
    }
    FactMeta meta = in.meta(row.meta);
    if (row.due == DueKind::group && row.group.text.empty()) {
      in.refuse(FindingCode::value_missing, "group", {}, "the session is due to its group but names none");
    }
    if (!in.is_good()) return;
    // A row that corrects another may keep its key.
    if (row.meta.supersedes.empty() && !in.is_free(in.sessions, "session", row.session.text)) return;
    const auto unit = in.unit("unit", row.unit.text);
    if (!unit) return;
    const auto group = in.group("group", row.group.text);
    if (!in.is_good()) return;
    const auto category = in.category("category", row.category.text);
    in.sessions.put(row.session.text, in.origin(), true);
    in.session_starts.insert_or_assign(std::string{row.session.text}, *row.start);
    in.add(Session{.id = std::string{row.session.text},
                   .unit = *unit,
                   .group = group,
                   .kind = std::string{row.kind.text},
                   .category = category,
                   .themes = std::move(row.themes.all),
                   .title = std::string{row.title.text},
                   .when = {*row.start, end},
                   .due = row.due,
                   .state = row.state,
                   .venue = std::string{row.venue.text},
                   .organiser = std::string{row.organiser.text},
                   .quorum = row.quorum.value,
                   .item = std::string{row.item.text}},
           std::move(meta));
  }
};

class Presences {
 public:
  static constexpr std::string_view name = "presence";
  struct Row {
    Name session;
    Name person;
    PresenceStatus status = PresenceStatus::present;
    Minutes minutes;
    Role role = Role::participant;
    Display topic;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::session>("session", "活动编号", Need::required),
                           column<&Row::person>("person", "人员编号", Need::required),
                           column<&Row::status>("status", "出勤", Need::required),
                           column<&Row::minutes>("minutes", "分钟"), column<&Row::role>("role", "角色"),
                           column<&Row::topic>("topic", "题目")});
  }

  void store(Loading& in, const Row& row) {
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto session = in.session("session", row.session.text);
    if (!session) return;
    const auto person = in.person("person", row.person.text);
    if (!person) return;
    Presence fact{*session, *person, row.status, row.minutes.time, row.role, std::string{row.topic.text}};
    if (!meta.supersedes.empty() || meta.withdrawn) return in.add(std::move(fact), std::move(meta));
    const std::uint64_t pair = (std::uint64_t{session->index()} << 32U) | person->index();
    const auto [at, is_new] = first_.try_emplace(pair, facts_.size());
    if (is_new) {
      facts_.push_back({std::move(fact), std::move(meta)});
    } else {
      decide(in, facts_[at->second], {std::move(fact), std::move(meta)});
    }
  }

  void finish(Loading& in) {
    for (Draft& draft : facts_) in.add(std::move(draft.fact), std::move(draft.meta));
  }

 private:
  struct Draft {
    Presence fact;
    FactMeta meta;
  };

  static void decide(Loading& in, Draft& kept, Draft&& other) {
    const std::string rows =
        "rows " + std::to_string(kept.meta.origin.row) + " and " + std::to_string(other.meta.origin.row);
    bool replaces = false;
    switch (in.duplicate_rule()) {
      case DuplicateRule::collapse: break;
      case DuplicateRule::last_wins: replaces = true; break;
      case DuplicateRule::any_present:
        replaces = !is_attending(kept.fact.status) && is_attending(other.fact.status);
        break;
      case DuplicateRule::refuse:
        return in.refuse_all({Errc::duplicate_key,
                              rows + " are of the same person and session, which the map refuses",
                              {other.meta.origin.file, other.meta.origin.row, 0, {}}});
    }
    const auto counted = replaces ? other.meta.origin.row : kept.meta.origin.row;
    in.report(FindingCode::presence_twice, {}, {},
              rows + " are of the same person and session: row " + std::to_string(counted) + " counts");
    if (replaces) kept = std::move(other);
  }

  std::vector<Draft> facts_;
  std::unordered_map<std::uint64_t, std::size_t> first_;  // by session and person
};

struct Leaves {
  static constexpr std::string_view name = "leaves";
  struct Row {
    Name person;
    LeaveKind kind;
    Moment from;
    Moment to;
    Time asked;
    Time decided;
    Name by;
    LeaveDecision decision = LeaveDecision::pending;
    Name proof;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号", Need::required),
                           column<&Row::kind>("kind", "请假类型", Need::required),
                           column<&Row::from>("from", "开始", Need::required), column<&Row::to>("to", "结束"),
                           column<&Row::asked>("asked", "申请时间"), column<&Row::decided>("decided", "批准时间"),
                           column<&Row::by>("by", "批准人"), column<&Row::decision>("decision", "结果"),
                           column<&Row::proof>("proof", "证明材料")});
  }

  static void store(Loading& in, const Row& row) {
    const Span covers{row.from.time, end_of(row.to)};
    if (row.to.is_known && (row.to.is_day ? row.to.time.date() < row.from.time.date() : covers.end < covers.start)) {
      in.refuse(FindingCode::end_before_start, "to", to_string(row.to.time),
                "the end lies before the start " + to_string(row.from.time));
    }
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto person = in.person("person", row.person.text);
    if (!person) return;
    const auto by = in.person("by", row.by.text);
    if (!in.is_good()) return;
    in.add(Leave{*person, std::string{row.kind.text}, covers, row.asked, row.decided, by, row.decision,
                 std::string{row.proof.text}},
           std::move(meta));
  }

 private:
  static LocalTime end_of(const Moment& to) {
    if (!to.is_known) return LocalTime::start_of(Date::last());
    return to.is_day ? LocalTime::start_of(to.time.date() + 1) : to.time;
  }
};

}  // namespace

std::vector<TableEntry> session_tables() {
  return {table_entry<Sessions>(), table_entry<Presences>(), table_entry<Leaves>()};
}

}  // namespace cadre::inline v1::detail::io
