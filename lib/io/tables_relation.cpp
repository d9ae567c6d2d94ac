// SPDX-License-Identifier: Apache-2.0
#include "io/detail/table.hpp"

namespace cadre::inline v1::detail::io {
namespace {

struct Links {
  static constexpr std::string_view name = "links";
  struct Row {
    Name person;
    Name other;
    LinkKind kind;
    Name role;
    Day from;
    Day to;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号", Need::required),
                           column<&Row::other>("other", "对方编号", Need::required),
                           column<&Row::kind>("kind", "关系类型", Need::required), column<&Row::role>("role", "角色"),
                           column<&Row::from>("from", "开始日期"), column<&Row::to>("to", "结束日期")});
  }

  static void store(Loading& in, const Row& row) {
    const Period during = in.period("to", row.from, row.to);
    FactMeta meta = in.meta(row.meta);
    if (row.person.text == row.other.text) {
      in.refuse(FindingCode::impossible_value, "other", row.other.text,
                in_quotes(row.other.text) + " is linked with themselves");
    }
    if (!in.is_good()) return;
    const auto person = in.person("person", row.person.text);
    if (!person) return;
    const auto other = in.person("other", row.other.text);
    if (!other) return;
    in.add(Link{*person, *other, std::string{row.kind.text}, std::string{row.role.text}, during}, std::move(meta));
  }
};

struct Attributes {
  static constexpr std::string_view name = "attributes";
  struct Row {
    Name person;
    Name unit;
    Name group;
    Name attribute;
    Name value;
    Day from;
    Day to;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号"), column<&Row::unit>("unit", "单位编号"),
                           column<&Row::group>("group", "小组编号"),
                           column<&Row::attribute>("name", "属性", Need::required),
                           column<&Row::value>("value", "属性值", Need::required),
                           column<&Row::from>("from", "开始日期"), column<&Row::to>("to", "结束日期")});
  }

  static void store(Loading& in, const Row& row) {
    const Period during = in.period("to", row.from, row.to);
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto whose = in.holder({row.person.text, row.unit.text, row.group.text});
    if (!whose) return;
    in.add(Attribute{*whose, std::string{row.attribute.text}, std::string{row.value.text}, during}, std::move(meta));
  }
};

struct PlanItems {
  static constexpr std::string_view name = "plan_items";
  struct Row {
    Name person;
    Name unit;
    Name group;
    Name item;
    Name plan;
    Name kind;
    Name category;
    Label planned;
    Quantity amount;
    Name session;
    Day done;
    Name moved_to;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>(
        {column<&Row::person>("person", "人员编号"), column<&Row::unit>("unit", "单位编号"),
         column<&Row::group>("group", "小组编号"), column<&Row::item>("item", "项目编号", Need::required),
         column<&Row::plan>("plan", "计划编号", Need::required), column<&Row::kind>("kind", "活动形式"),
         column<&Row::category>("category", "课堂编号"), column<&Row::planned>("planned", "计划期间"),
         column<&Row::amount>("amount", "计划数量"), column<&Row::session>("session", "活动编号"),
         column<&Row::done>("done", "完成日期"), column<&Row::moved_to>("moved_to", "转入计划")});
  }

  static void store(Loading& in, const Row& row) {
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto whose = in.holder({row.person.text, row.unit.text, row.group.text});
    if (!whose) return;
    const auto session = in.session("session", row.session.text);
    if (!in.is_good()) return;
    in.add(PlanItem{.id = std::string{row.item.text},
                    .plan = std::string{row.plan.text},
                    .holder = *whose,
                    .kind = std::string{row.kind.text},
                    .category = in.category("category", row.category.text),
                    .planned = row.planned.days,
                    .amount = row.amount.amount,
                    .session = session,
                    .done = row.done,
                    .moved_to = std::string{row.moved_to.text}},
           std::move(meta));
  }
};

}  // namespace

std::vector<TableEntry> relation_tables() {
  return {table_entry<Links>(), table_entry<Attributes>(), table_entry<PlanItems>()};
}

}  // namespace cadre::inline v1::detail::io
