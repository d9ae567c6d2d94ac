// SPDX-License-Identifier: Apache-2.0
#include <cadre/record/fact_texts.hpp>

#include <utility>

namespace cadre::inline v1 {
namespace {

/// Writes the fields of a fact, each under its name.
class FactWriter {
 public:
  explicit FactWriter(const Snapshot& snapshot) : snapshot_{snapshot} {}

  template <class T>
  FactWriter& operator()(const char* name, const T& value) {
    if (const std::string text = said(value); !text.empty()) {
      text_ += text_.empty() ? "" : " ";
      text_ += name;
      text_ += '=' + text;
    }
    return *this;
  }
  FactWriter& operator()(const char* name, const Holder& holder) {
    std::visit([&](auto id) { (*this)(name, id); }, holder);
    return *this;
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static std::string said(const std::string& word) {
    if (word.empty()) return {};
    std::string text = "\"";
    for (const char c : word) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    return text + '"';
  }
  template <class T>
  std::string said(const std::optional<T>& value) const {
    if (!value) return {};
    // What is left out where it stands alone is here told from what nobody recorded.
    std::string text = said(*value);
    return text.empty() ? "0" : text;
  }
  std::string said(const std::vector<std::string>& words) const {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ",") + said(word);
    return text.empty() ? text : '[' + text + ']';
  }
  std::string said(PersonId id) const { return "person:" + said(snapshot_[id].id); }
  std::string said(UnitId id) const { return "unit:" + said(snapshot_[id].id); }
  std::string said(GroupId id) const { return "group:" + said(snapshot_[id].id); }
  std::string said(CategoryId id) const { return "category:" + said(snapshot_[id].id); }
  std::string said(SessionId id) const { return "session:" + said(snapshot_[id].id); }
  static std::string said(bool truth) { return truth ? "true" : "false"; }
  static std::string said(std::uint32_t number) { return std::to_string(number); }
  static std::string said(StudyTime time) {
    return time == StudyTime{} ? std::string{} : std::to_string(time.in_minutes());
  }
  static std::string said(Date day) { return to_string(day); }
  static std::string said(LocalTime time) { return to_string(time); }
  static std::string said(const Span& span) { return to_string(span.start) + '/' + to_string(span.end); }
  static std::string said(const Period& days) {
    return days == Period{} ? std::string{} : to_string(days.from) + '/' + to_string(days.until);
  }
  static std::string said(Ratio value) {
    return std::to_string(value.numerator()) + '/' + std::to_string(value.denominator());
  }
  static std::string said(const Amount& amount) {
    return said(amount.value) + said(std::string{amount.measure.name()});
  }
  template <class E>
  requires std::is_enum_v<E>
  static std::string said(E word) {
    return static_cast<int>(word) == 0 ? std::string{} : std::to_string(static_cast<int>(word));
  }

  const Snapshot& snapshot_;
  std::string text_;
};

// Each of the following names every field of its struct at once, so that one added there and forgotten here does not
// compile.

FactText said(FactWriter write, const Person& person) {
  // How a person is called and sorted changes no answer.
  [[maybe_unused]] const auto& [id, name, born, joined, tags, sort_key] = person;
  write("id", id)("born", born)("joined", joined)("tags", tags);
  return {"person", std::nullopt, write.take()};
}

FactText said(FactWriter write, const Unit& unit) {
  [[maybe_unused]] const auto& [id, name, kind, parent, tags] = unit;
  write("id", id)("kind", kind)("parent", parent)("tags", tags);
  return {"unit", std::nullopt, write.take()};
}

FactText said(FactWriter write, const Group& group) {
  [[maybe_unused]] const auto& [id, name, kind, unit] = group;
  write("id", id)("kind", kind)("unit", unit);
  return {"group", std::nullopt, write.take()};
}

FactText said(FactWriter write, const UnitMembership& fact) {
  const auto& [person, unit, during, kind] = fact;
  write("person", person)("unit", unit)("during", during)("kind", kind);
  return {"membership", during.from, write.take()};
}

FactText said(FactWriter write, const GroupMembership& fact) {
  const auto& [person, group, during] = fact;
  write("person", person)("group", group)("during", during);
  return {"group_membership", during.from, write.take()};
}

FactText said(FactWriter write, const Post& fact) {
  const auto& [person, unit, kind, during] = fact;
  write("person", person)("unit", unit)("kind", kind)("during", during);
  return {"post", during.from, write.take()};
}

FactText said(FactWriter write, const Session& session) {
  const auto& [id, unit, group, kind, category, themes, title, when, due, state, venue, organiser, quorum, item] =
      session;
  write("id", id)("unit", unit)("group", group)("kind", kind)("category", category)("themes", themes);
  write("title", title)("when", when)("due", due)("state", state)("venue", venue);
  write("organiser", organiser)("quorum", quorum)("item", item);
  return {"session", when.start.date(), write.take()};
}

FactText said(FactWriter write, const Presence& fact, const Snapshot& snapshot) {
  const auto& [session, person, status, attended, role, topic] = fact;
  write("session", session)("person", person)("status", status)("attended", attended)("role", role)("topic", topic);
  return {"presence", snapshot[session].when.start.date(), write.take(), session};
}

FactText said(FactWriter write, const Leave& fact) {
  const auto& [person, kind, covers, asked, decided, decided_by, decision, proof] = fact;
  write("person", person)("kind", kind)("covers", covers)("asked", asked)("decided", decided);
  write("decided_by", decided_by)("decision", decision)("proof", proof);
  return {"leave", covers.start.date(), write.take()};
}

FactText said(FactWriter write, const Study& fact) {
  const auto& [person, kind, category, themes, start, length, days, amount, session, role, submitted, item,
               course_length, watched, passed, score, organiser, host, verified, authors, author_place, venue] = fact;
  write("person", person)("kind", kind)("category", category)("themes", themes)("start", start)("length", length);
  write("days", days)("amount", amount)("session", session)("role", role)("submitted", submitted)("item", item);
  write("course_length", course_length)("watched", watched)("passed", passed)("score", score);
  write("organiser", organiser)("host", host)("verified", verified)("authors", authors);
  write("author_place", author_place)("venue", venue);
  return {"study", start ? start->date() : days.from, write.take(), session};
}

FactText said(FactWriter write, const Mark& fact) {
  const auto& [holder, test, day, value, best, pass, item, rater] = fact;
  write("holder", holder)("test", test)("day", day)("value", value)("best", best)("pass", pass);
  write("item", item)("rater", rater);
  return {"mark", day, write.take()};
}

FactText said(FactWriter write, const Document& fact) {
  const auto& [holder, kind, day, about, about_session, length] = fact;
  write("holder", holder)("kind", kind)("day", day)("about", about)("about_session", about_session)("length", length);
  return {"document", day, write.take(), about_session};
}

FactText said(FactWriter write, const Event& fact) {
  const auto& [holder, kind, during, amount, about] = fact;
  write("holder", holder)("kind", kind)("during", during)("amount", amount)("about", about);
  return {"event", during.from, write.take()};
}

FactText said(FactWriter write, const Link& fact) {
  const auto& [from, to, kind, role, during] = fact;
  write("from", from)("to", to)("kind", kind)("role", role)("during", during);
  return {"link", during.from, write.take()};
}

FactText said(FactWriter write, const Attribute& fact) {
  const auto& [holder, name, value, during] = fact;
  write("holder", holder)("name", name)("value", value)("during", during);
  return {"attribute", during.from, write.take()};
}

FactText said(FactWriter write, const PlanItem& fact) {
  const auto& [id, plan, holder, kind, category, planned, amount, session, done, moved_to] = fact;
  write("id", id)("plan", plan)("holder", holder)("kind", kind)("category", category)("planned", planned);
  write("amount", amount)("session", session)("done", done)("moved_to", moved_to);
  return {"plan_item", planned ? std::optional{planned->from} : done, write.take(), session};
}

/// Goes through all facts in force.
class Collecting {
 public:
  Collecting(const Snapshot& snapshot, std::vector<std::optional<FactText>>& texts)
      : snapshot_{snapshot}, texts_{texts} {}

  void run() {
    for (std::size_t i = 0; i < snapshot_.people().size(); ++i) of(PersonId::at(i));
    for (std::size_t i = 0; i < snapshot_.units().size(); ++i) of_holder(UnitId::at(i));
    for (std::size_t i = 0; i < snapshot_.groups().size(); ++i) of_holder(GroupId::at(i));
    for (const SessionId id : snapshot_.sessions()) {
      FactText text = said(FactWriter{snapshot_}, snapshot_[id]);
      text.session = id;
      keep(snapshot_.fact_of(id), std::move(text));
      of_holder(id);
    }
  }

 private:
  void of(PersonId person) {
    list(snapshot_.memberships_of(person));
    list(snapshot_.groups_of(person));
    list(snapshot_.posts_of(person));
    for (const auto& [id, fact] : snapshot_.presence_of(person)) keep(id, said(FactWriter{snapshot_}, fact, snapshot_));
    list(snapshot_.leaves_of(person));
    list(snapshot_.study_of(person));
    list(snapshot_.links_of(person));
    of_holder(person);
  }
  void of_holder(const Holder& holder) {
    list(snapshot_.marks_of(holder));
    list(snapshot_.documents_of(holder));
    list(snapshot_.events_of(holder));
    list(snapshot_.attributes_of(holder));
    list(snapshot_.plan_items_of(holder));
  }
  template <class List>
  void list(const List& facts) {
    for (const auto& recorded : facts) keep(recorded.id, said(FactWriter{snapshot_}, recorded.fact));
  }
  void keep(FactId id, FactText text) {
    if (texts_.size() <= id.index()) texts_.resize(id.index() + 1);
    texts_[id.index()] = std::move(text);
  }

  const Snapshot& snapshot_;
  std::vector<std::optional<FactText>>& texts_;
};

}  // namespace

FactTexts::FactTexts(Snapshot snapshot) : snapshot_{std::move(snapshot)} { Collecting{snapshot_, texts_}.run(); }

const FactText* FactTexts::find(FactId fact) const noexcept {
  return fact.index() < texts_.size() && texts_[fact.index()] ? &*texts_[fact.index()] : nullptr;
}

FactText FactTexts::of(PersonId person) const { return said(FactWriter{snapshot_}, snapshot_[person]); }
FactText FactTexts::of(UnitId unit) const { return said(FactWriter{snapshot_}, snapshot_[unit]); }
FactText FactTexts::of(GroupId group) const { return said(FactWriter{snapshot_}, snapshot_[group]); }

}  // namespace cadre::inline v1
