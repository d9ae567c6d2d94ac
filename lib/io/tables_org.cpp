// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "io/detail/table.hpp"

namespace cadre::inline v1::detail::io {
namespace {

struct Units {
  static constexpr std::string_view name = "units";
  struct Row {
    Name unit;
    Display title;
    Name kind;
    Name parent;
    Words tags;
  };
  static std::vector<Column<Row>> columns() {
    return {column<&Row::unit>("unit", "单位编号", Need::required), column<&Row::title>("name", "单位名称"),
            column<&Row::kind>("kind", "单位类型"), column<&Row::parent>("parent", "上级单位"),
            column<&Row::tags>("tags", "标签")};
  }
  static KeyTable& key(Loading& in) { return in.units; }
  static std::string_view key_of(const Row& row) { return row.unit.text; }

  // A unit may stand below one of a later row, so units are put together after the last.
  void store(Loading& in, Row& row) {
    const auto [at, is_new] = place_.try_emplace(std::string{row.unit.text}, units_.size());
    if (!is_new) {
      const auto first = std::to_string(units_[at->second].origin.row);
      in.refuse(FindingCode::duplicate_key, "unit", row.unit.text,
                in_quotes(row.unit.text) + " stands in row " + first + " already");
      return;
    }
    units_.push_back({in.origin(),
                      Unit{std::string{row.unit.text},
                           std::string{row.title.text},
                           std::string{row.kind.text},
                           {},
                           std::move(row.tags.all)},
                      std::string{row.parent.text}});
  }

  void finish(Loading& in) {
    refuse_circles(in);
    std::vector<std::vector<std::size_t>> below(units_.size());
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < units_.size(); ++i) {
      const auto above = place_.find(units_[i].parent);
      if (units_[i].parent.empty() && !units_[i].is_in_circle) ready.push_back(i);
      if (above != place_.end()) below[above->second].push_back(i);
    }
    for (std::size_t next = 0; next < ready.size(); ++next) {
      Draft& draft = units_[ready[next]];
      draft.is_used = true;
      for (const std::size_t lower : below[ready[next]]) {
        if (!units_[lower].is_in_circle) ready.push_back(lower);
      }
    }
    add_all(in, ready);
  }

 private:
  struct Draft {
    Origin origin;
    Unit unit;
    std::string parent;
    bool is_in_circle = false;
    bool is_used = false;
  };

  void refuse_circles(Loading& in) {
    constexpr std::size_t unseen = 0;
    std::vector<std::size_t> walk(units_.size(), unseen);  // number of the walk that came by first
    for (std::size_t start = 0; start < units_.size(); ++start) {
      std::size_t at = start;
      while (walk[at] == unseen) {
        walk[at] = start + 1;
        const auto above = place_.find(units_[at].parent);
        if (above == place_.end()) break;
        at = above->second;
      }
      const bool is_new_circle = walk[at] == start + 1 && place_.contains(units_[at].parent);
      while (is_new_circle && !units_[at].is_in_circle) {
        units_[at].is_in_circle = true;
        at = place_.find(units_[at].parent)->second;
      }
    }
    for (const Draft& draft : units_) {
      if (!draft.is_in_circle) continue;
      in.report_at(draft.origin, FindingCode::circle_of_units, "parent", draft.parent,
                   "unit " + in_quotes(draft.unit.id) + " lies above " + in_quotes(draft.parent) +
                       ", which lies above it: the row was not used");
    }
  }

  /// Adds the units that hang together with a top, and says of the others why not.
  void add_all(Loading& in, std::span<const std::size_t> ready) {
    for (const Draft& draft : units_) in.units.put(draft.unit.id, draft.origin, draft.is_used);
    for (const std::size_t i : ready) {
      Draft& draft = units_[i];
      draft.unit.parent = in.facts.find_unit(draft.parent);
      if (const auto added = in.facts.add(std::move(draft.unit)); !added) in.refuse_all(added.error());
    }
    for (const Draft& draft : units_) {
      if (draft.is_used || draft.is_in_circle) continue;
      in.report_at(draft.origin, FindingCode::unknown_unit, "parent", draft.parent, in.units.explain(draft.parent));
    }
  }

  std::vector<Draft> units_;
  std::unordered_map<std::string, std::size_t> place_;
};

struct Categories {
  static constexpr std::string_view name = "categories";
  struct Row {
    Name category;
    Display title;
  };
  static std::vector<Column<Row>> columns() {
    return {column<&Row::category>("category", "课堂编号", Need::required), column<&Row::title>("name", "课堂名称")};
  }
  static KeyTable& key(Loading& in) { return in.categories; }
  static std::string_view key_of(const Row& row) { return row.category.text; }

  static void store(Loading& in, const Row& row) {
    if (!in.is_free(in.categories, "category", row.category.text)) return;
    in.categories.put(row.category.text, in.origin(), true);
    const auto added = in.facts.add(Category{std::string{row.category.text}, std::string{row.title.text}});
    if (!added) in.refuse_all(added.error());
  }
};

struct Kinds {
  static constexpr std::string_view name = "kinds";
  struct Row {
    Name kind;
    Display title;
    Display english;
  };
  static std::vector<Column<Row>> columns() {
    return {column<&Row::kind>("kind", "类型", Need::required), column<&Row::title>("name", "中文名称"),
            column<&Row::english>("name_en", "英文名称")};
  }
  static KeyTable& key(Loading& in) { return in.kinds; }
  static std::string_view key_of(const Row& row) { return row.kind.text; }

  static void store(Loading& in, const Row& row) {
    if (!in.is_free(in.kinds, "kind", row.kind.text)) return;
    in.kinds.put(row.kind.text, in.origin(), true);
    const auto added =
        in.facts.add(KindName{std::string{row.kind.text}, std::string{row.title.text}, std::string{row.english.text}});
    if (!added) in.refuse_all(added.error());
  }
};

struct Groups {
  static constexpr std::string_view name = "groups";
  struct Row {
    Name group;
    Display title;
    Name kind;
    Name unit;
  };
  static std::vector<Column<Row>> columns() {
    return {column<&Row::group>("group", "小组编号", Need::required), column<&Row::title>("name", "小组名称"),
            column<&Row::kind>("kind", "小组类型"), column<&Row::unit>("unit", "单位编号")};
  }
  static KeyTable& key(Loading& in) { return in.groups; }
  static std::string_view key_of(const Row& row) { return row.group.text; }

  static void store(Loading& in, const Row& row) {
    if (!in.is_free(in.groups, "group", row.group.text)) return;
    const auto unit = in.unit("unit", row.unit.text);
    if (!in.is_good()) return;
    in.groups.put(row.group.text, in.origin(), true);
    const auto added =
        in.facts.add(Group{std::string{row.group.text}, std::string{row.title.text}, std::string{row.kind.text}, unit});
    if (!added) in.refuse_all(added.error());
  }
};

struct People {
  static constexpr std::string_view name = "people";
  struct Row {
    Name person;
    Display title;
    Day born;
    Day joined;
    Words tags;
    Secret id_number;
    Name sort_key;
  };
  static std::vector<Column<Row>> columns() {
    return {column<&Row::person>("person", "人员编号", Need::required),
            column<&Row::title>("name", "姓名"),
            column<&Row::born>("born", "出生日期"),
            column<&Row::joined>("joined", "加入日期"),
            column<&Row::tags>("tags", "标签"),
            column<&Row::id_number>("id_number", "身份证号"),
            column<&Row::sort_key>("sort_key", "排序")};
  }
  static KeyTable& key(Loading& in) { return in.persons; }
  static std::string_view key_of(const Row& row) { return row.person.text; }

  void store(Loading& in, Row& row) {
    if (!in.is_free(in.persons, "person", row.person.text)) return;
    in.persons.put(row.person.text, in.origin(), true);
    note_same_name(in, row);
    in.people.push_back(in.origin());
    const auto added = in.facts.add(Person{std::string{row.person.text}, std::string{row.title.text}, row.born,
                                           row.joined, std::move(row.tags.all), std::string{row.sort_key.text}});
    if (!added) in.refuse_all(added.error());
  }

 private:
  void note_same_name(Loading& in, const Row& row) {
    if (row.title.text.empty()) return;
    const auto [at, is_new] = first_of_name_.try_emplace(std::string{row.title.text}, row.person.text);
    if (is_new) return;
    in.report(FindingCode::same_name, "name", row.title.text,
              in_quotes(row.person.text) + " has the same name as " + in_quotes(at->second) + ": they are two people");
  }
  std::unordered_map<std::string, std::string> first_of_name_;
};

struct Memberships {
  static constexpr std::string_view name = "memberships";
  struct Row {
    Name person;
    Name unit;
    Name group;
    MembershipKind kind = MembershipKind::formal;
    Day from;
    Day to;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号", Need::required),
                           column<&Row::unit>("unit", "单位编号"), column<&Row::group>("group", "小组编号"),
                           column<&Row::kind>("kind", "关系"), column<&Row::from>("from", "开始日期"),
                           column<&Row::to>("to", "结束日期")});
  }

  static void store(Loading& in, const Row& row) {
    const Period during = in.period("to", row.from, row.to);
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto person = in.person("person", row.person.text);
    if (!person) return;
    const auto unit = in.unit("unit", row.unit.text);
    if (!in.is_good()) return;
    const auto group = in.group("group", row.group.text);
    if (!in.is_good()) return;
    if (!unit && !group) return in.refuse(FindingCode::value_missing, {}, {}, "the row names neither unit nor group");
    if (unit) in.add(UnitMembership{*person, *unit, during, row.kind}, meta);
    // Names of facts are unique, so the second fact of a row has a name of its own.
    for (std::string* fact : {&meta.name, &meta.supersedes}) {
      if (unit && !fact->empty()) *fact += "/group";
    }
    if (group) in.add(GroupMembership{*person, *group, during}, meta);
  }
};

struct Posts {
  static constexpr std::string_view name = "posts";
  struct Row {
    Name person;
    Name unit;
    Name post;
    Day from;
    Day to;
    RowMeta meta;
  };
  static std::vector<Column<Row>> columns() {
    return with_meta<Row>({column<&Row::person>("person", "人员编号", Need::required),
                           column<&Row::unit>("unit", "单位编号", Need::required),
                           column<&Row::post>("post", "职务", Need::required), column<&Row::from>("from", "开始日期"),
                           column<&Row::to>("to", "结束日期")});
  }

  static void store(Loading& in, const Row& row) {
    const Period during = in.period("to", row.from, row.to);
    FactMeta meta = in.meta(row.meta);
    if (!in.is_good()) return;
    const auto person = in.person("person", row.person.text);
    if (!person) return;
    const auto unit = in.unit("unit", row.unit.text);
    if (unit) in.add(Post{*person, *unit, std::string{row.post.text}, during}, std::move(meta));
  }
};

}  // namespace

std::vector<TableEntry> organisation_tables() {
  return {table_entry<Units>(),  table_entry<Categories>(),  table_entry<Kinds>(), table_entry<Groups>(),
          table_entry<People>(), table_entry<Memberships>(), table_entry<Posts>()};
}

}  // namespace cadre::inline v1::detail::io
