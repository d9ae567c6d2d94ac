// SPDX-License-Identifier: Apache-2.0
#include <cadre/report/svg.hpp>

#include <algorithm>
#include <numeric>

#include <cadre/text/width.hpp>

#include "report/detail/page.hpp"

namespace cadre::inline v1::report {
namespace {

using detail::element;
using detail::safe;

constexpr std::int64_t width = 480;
constexpr std::int64_t row_height = 26;
constexpr std::int64_t label_width = 164;
constexpr std::size_t label_cells = 22;
constexpr std::int64_t number_width = 92;
constexpr std::int64_t share_width = 126;  // a share shows its parts too

std::string attribute(std::string_view name, std::int64_t value) {
  return " " + std::string{name} + "=\"" + std::to_string(value) + "\"";
}

std::string rectangle(std::int64_t x, std::int64_t y, std::int64_t w, std::int64_t h, std::string_view style) {
  return "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", w) + attribute("height", h) +
         " class=\"" + safe(style) + "\"/>";
}

std::string line(std::int64_t x1, std::int64_t y1, std::int64_t x2, std::int64_t y2, std::string_view style) {
  return "<line" + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) + attribute("y2", y2) + " class=\"" +
         safe(style) + "\"/>";
}

/// The longest beginning that fits, with an ellipsis where something is missing.
std::string shortened(const std::string& label) {
  if (text::display_width(label) <= label_cells) return label;
  std::string kept;
  for (std::size_t i = 0; i < label.size();) {
    std::size_t next = i + 1;
    while (next < label.size() && (static_cast<unsigned char>(label[next]) & 0xC0U) == 0x80U) ++next;
    const std::string more = kept + label.substr(i, next - i);
    if (text::display_width(more) >= label_cells) break;
    kept = more;
    i = next;
  }
  return kept + "…";
}

std::string text_at(std::int64_t x, std::int64_t y, const Wording& words, std::string_view style) {
  const std::string open = "<text" + attribute("x", x) + attribute("y", y) + " class=\"" + std::string{style} + "\"";
  if (words.en == words.zh) return open + ">" + safe(words.en) + "</text>";
  return open + " lang=\"zh\">" + safe(words.zh) + "</text>" + open + " lang=\"en\">" + safe(words.en) + "</text>";
}

/// A label that ends at x; one that does not fit is shortened and stands in full in a tooltip.
std::string row_label(std::int64_t y, const Wording& label) {
  const Wording fitting{shortened(label.en), shortened(label.zh)};
  if (fitting == label) return text_at(label_width - 8, y, label, "label");
  const std::string tip = label.en == label.zh ? label.en : label.zh + " / " + label.en;
  return "<g>" + element("title", "", safe(tip)) + text_at(label_width - 8, y, fitting, "label") + "</g>";
}

std::string frame(const Wording& title, std::int64_t height, const std::string& content) {
  const std::string name = title.en == title.zh ? title.en : title.zh + " / " + title.en;
  return "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 " + std::to_string(width) + " " + std::to_string(height) +
         "\">" + element("title", "", safe(name)) + content + "</svg>\n";
}

/// `length` times value over full, cut to a whole number.
std::int64_t scaled(const Ratio& value, const Ratio& full, std::int64_t length) {
  if (full <= Ratio{} || value <= Ratio{}) return 0;
  if (value >= full) return length;
  // value < full, so a bisection over whole numbers needs no division of large fractions.
  std::int64_t low = 0;
  std::int64_t high = length;
  while (high - low > 1) {
    const std::int64_t middle = (low + high) / 2;
    const auto reach = checked_multiply(full, Ratio::of(middle, length));
    (reach && *reach <= value ? low : high) = middle;
  }
  return low;
}

Ratio longest(std::span<const Bar> bars) {
  Ratio most{};
  for (const Bar& bar : bars) most = std::max(most, bar.value.value_or(Ratio{}));
  return most;
}

}  // namespace

std::string column_chart(const Wording& title, std::span<const Bar> bars) {
  constexpr std::int64_t height = 208;
  constexpr std::int64_t base = 180;
  constexpr std::int64_t top = 24;
  const auto count = static_cast<std::int64_t>(std::max<std::size_t>(bars.size(), 1));
  const std::int64_t step = width / count;
  const std::int64_t bar_width = std::max<std::int64_t>(1, std::min<std::int64_t>(step * 5 / 8, 48));
  const Ratio most = longest(bars);
  std::string content;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::int64_t middle = static_cast<std::int64_t>(i) * step + step / 2;
    const std::int64_t length = scaled(bars[i].value.value_or(Ratio{}), most, base - top);
    content += rectangle(middle - bar_width / 2, base - length, bar_width, length, "bar");
    content += text_at(middle, base - length - 6, bars[i].shown, "over");
    content += text_at(middle, base + 18, bars[i].label, "under");
  }
  content += line(0, base, width, base, "axis");
  return frame(title, height, content);
}

std::string bar_chart(const Wording& title, std::span<const Bar> bars, std::optional<Ratio> full,
                      std::optional<Ratio> mark) {
  const std::int64_t room = width - label_width - (full ? share_width : number_width);
  const Ratio most = full.value_or(longest(bars));
  const std::int64_t height = row_height * static_cast<std::int64_t>(bars.size()) + 6;
  std::string content;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::int64_t y = row_height * static_cast<std::int64_t>(i) + 3;
    const std::int64_t length = scaled(bars[i].value.value_or(Ratio{}), most, room);
    content += row_label(y + 17, bars[i].label);
    content += rectangle(label_width, y + 6, length, row_height - 12, "bar");
    content += text_at(label_width + (full ? room : length) + 7, y + 17, bars[i].shown, "beside");
  }
  if (mark) {
    const std::int64_t x = label_width + scaled(*mark, most, room);
    content += line(x, 0, x, height, "mark");
  }
  content += line(label_width, 0, label_width, height, "axis");
  return frame(title, height, content);
}

std::string stacked_chart(const Wording& title, std::span<const StackKey> keys, std::span<const Stack> stacks) {
  constexpr std::int64_t left = 92;
  constexpr std::int64_t room = width - left - 24;  // on the right the number of a last part too narrow for it
  const std::int64_t height = row_height * static_cast<std::int64_t>(stacks.size()) + 6;
  std::string content;
  for (std::size_t i = 0; i < stacks.size(); ++i) {
    const std::int64_t y = row_height * static_cast<std::int64_t>(i) + 3;
    const std::vector<std::int64_t>& parts = stacks[i].parts;
    const std::int64_t total = std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
    content += text_at(left - 8, y + 17, stacks[i].label, "label");
    std::int64_t so_far = 0;
    for (std::size_t k = 0; k < keys.size() && k < parts.size() && total > 0; ++k) {
      const std::int64_t from = so_far * room / total;
      const std::int64_t to = (so_far + parts[k]) * room / total;
      so_far += parts[k];
      if (to == from) continue;
      const std::string number = std::to_string(parts[k]);
      content += "<g class=\"" + safe(keys[k].style) + "\">" +
                 rectangle(left + from, y + 3, to - from, row_height - 6, "part");
      const bool fits = to - from >= 5 + 7 * static_cast<std::int64_t>(number.size());
      if (fits) content += text_at(left + (from + to) / 2, y + 17, {number, number}, "inside");
      content += "</g>";
      if (!fits && so_far == total) content += text_at(left + to + 5, y + 17, {number, number}, "beside");
    }
  }
  std::string legend;
  for (const StackKey& key : keys) {
    legend += element("span", "key " + safe(key.style), "<i></i>" + detail::both(key.name));
  }
  return element("div", "legend", legend) + frame(title, height, content);
}

}  // namespace cadre::inline v1::report
