// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// dump(): every list of a Snapshot as text by names, so that two snapshots can be compared whatever their ids are.
#include <map>
#include <sstream>
#include <string>

#include <cadre/record/snapshot.hpp>

namespace cadre_test {

/// Every fact as `name` where it has one; else what it says in brief, so the order of unnamed facts shows as well.
class Dump {
 public:
  explicit Dump(const cadre::Snapshot& snapshot) : s_{snapshot} {}

  [[nodiscard]] std::string text() {
    for (std::size_t i = 0; i < s_.people().size(); ++i) people_.emplace(s_.people()[i].id, cadre::PersonId::at(i));
    for (std::size_t i = 0; i < s_.units().size(); ++i) units_.emplace(s_.units()[i].id, cadre::UnitId::at(i));
    for (const auto& [name, person] : people_) of_person(name, person);
    for (const auto& [name, unit] : units_) of_unit(name, unit);
    out_ << "sessions";
    for (const auto id : s_.sessions()) out_ << ' ' << s_[id].id << '=' << s_.meta(s_.fact_of(id)).name;
    for (const auto id : s_.sessions()) list("\nat " + s_[id].id, s_.presence_at(id));
    list("\nposts", s_.posts());
    list("\ndocuments", s_.documents());
    list("\nevents", s_.events());
    out_ << "\nsize " << s_.size() << '\n';
    return out_.str();
  }

 private:
  void of_person(const std::string& name, cadre::PersonId person) {
    out_ << "person " << name;
    list("\n units", s_.memberships_of(person));
    list("\n groups", s_.groups_of(person));
    list("\n posts", s_.posts_of(person));
    list("\n presence", s_.presence_of(person));
    list("\n leaves", s_.leaves_of(person));
    list("\n study", s_.study_of(person));
    list("\n marks", s_.marks_of(person));
    list("\n documents", s_.documents_of(person));
    list("\n events", s_.events_of(person));
    list("\n links", s_.links_of(person));
    list("\n linked", s_.links_to(person));
    list("\n attributes", s_.attributes_of(person));
    list("\n plan", s_.plan_items_of(person));
    out_ << '\n';
  }
  void of_unit(const std::string& name, cadre::UnitId unit) {
    out_ << "unit " << name << " within";
    for (const auto part : s_.units_within(unit)) out_ << ' ' << s_[part].id;
    out_ << " children";
    for (const auto part : s_.children_of(unit)) out_ << ' ' << s_[part].id;
    out_ << " sessions";
    for (const auto id : s_.sessions_of(unit)) out_ << ' ' << s_[id].id;
    list(" documents", s_.documents_of(unit));
    list(" marks", s_.marks_of(unit));
    list(" attributes", s_.attributes_of(unit));
    list(" plan", s_.plan_items_of(unit));
    out_ << '\n';
  }
  template <class List>
  void list(const std::string& title, const List& facts) {
    out_ << title;
    for (const auto& [id, fact] : facts) {
      out_ << ' ';
      say(fact);
      out_ << ':' << s_.meta(id).name;
    }
  }
  void say(const cadre::UnitMembership& f) { out_ << to_string(f.during) << '@' << s_[f.unit].id; }
  void say(const cadre::GroupMembership& f) { out_ << to_string(f.during) << '@' << s_[f.group].id; }
  void say(const cadre::Post& f) { out_ << s_[f.person].id << ',' << f.kind << '@' << s_[f.unit].id; }
  void say(const cadre::Presence& f) {
    out_ << s_[f.person].id << ',' << s_[f.session].id << ',' << static_cast<int>(f.status) << ',' << f.topic;
  }
  void say(const cadre::Leave& f) { out_ << to_string(f.covers.start) << ',' << f.kind; }
  void say(const cadre::Study& f) {
    out_ << f.kind << ',' << to_string(f.length);
    if (f.amount) out_ << ',' << to_string(*f.amount);
    for (const auto& theme : f.themes) out_ << ',' << theme;
    out_ << ',' << f.item << ',' << f.organiser << ',' << f.venue << ',' << f.author_place.value_or(0);
    if (f.watched) out_ << ',' << to_string(*f.watched);
    if (f.passed) out_ << ',' << *f.passed;
  }
  void say(const cadre::Mark& f) {
    out_ << to_string(f.day) << ',' << f.test << ',' << to_string(f.value) << ',' << f.item << f.rater;
  }
  void say(const cadre::Document& f) { out_ << to_string(f.day) << ',' << f.kind << ',' << f.holder.index(); }
  void say(const cadre::Event& f) {
    out_ << to_string(f.during) << ',' << f.kind << ',' << f.holder.index() << ',' << f.about;
  }
  void say(const cadre::Link& f) {
    out_ << s_[f.from].id << '>' << s_[f.to].id << ',' << f.kind << ',' << f.role << '@' << to_string(f.during);
  }
  void say(const cadre::Attribute& f) { out_ << f.name << '=' << f.value << '@' << to_string(f.during); }
  void say(const cadre::PlanItem& f) {
    out_ << f.plan << '/' << f.id << ',' << f.kind << ',' << f.moved_to;
    if (f.planned) out_ << ',' << to_string(*f.planned);
    if (f.done) out_ << ',' << to_string(*f.done);
  }

  const cadre::Snapshot& s_;
  std::map<std::string, cadre::PersonId> people_;
  std::map<std::string, cadre::UnitId> units_;
  std::ostringstream out_;
};

[[nodiscard]] inline std::string dump(const cadre::Snapshot& snapshot) { return Dump{snapshot}.text(); }

}  // namespace cadre_test
