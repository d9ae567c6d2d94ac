// SPDX-License-Identifier: Apache-2.0
#include "report/detail/page.hpp"

#include <cadre/text/escape.hpp>

namespace cadre::inline v1::report::detail {

std::string safe(std::string_view text) { return text::html(text); }

std::string element(std::string_view name, std::string_view classes, std::string_view content) {
  std::string out = "<" + std::string{name};
  if (!classes.empty()) out += " class=\"" + std::string{classes} + "\"";
  out += ">";
  out += content;
  return out + "</" + std::string{name} + ">";
}

std::string both(const Wording& words) {
  if (words.en == words.zh) return safe(words.en);
  return "<span lang=\"zh\">" + safe(words.zh) + "</span><span lang=\"en\">" + safe(words.en) + "</span>";
}

std::string id_tag(std::string_view id) { return element("code", "id", safe(id)); }

void Table::add(const std::vector<std::string>& cells) {
  rows_ += "<tr>";
  for (std::size_t i = 0; i < columns_.size() && i < cells.size(); ++i) {
    rows_ += element("td", columns_[i].is_number ? "n" : "", cells[i]);
  }
  rows_ += "</tr>\n";
}

std::string Table::html() const {
  std::string head;
  for (const Column& column : columns_) head += element("th", column.is_number ? "n" : "", both(column.heading));
  return "<div class=\"scroll\"><table>\n<thead><tr>" + head + "</tr></thead>\n<tbody>\n" + rows_ +
         "</tbody></table></div>\n";
}

}  // namespace cadre::inline v1::report::detail
