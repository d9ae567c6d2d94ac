// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>

#include <cadre/core/amount.hpp>

namespace cadre::inline v1 {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t n{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size() || n == INT64_MIN) return std::nullopt;
  return n;
}

std::optional<Ratio> decimal(std::string_view text, std::size_t point) {
  const std::string_view fraction = text.substr(point + 1);
  if (fraction.empty() || fraction.size() > 15 || point == 0 || text[point - 1] == '-') return std::nullopt;
  std::int64_t parts = 0;
  std::int64_t scale = 1;
  for (const char c : fraction) {
    if (c < '0' || c > '9') return std::nullopt;
    parts = parts * 10 + (c - '0');
    scale *= 10;
  }
  const auto n = whole_number(text.substr(0, point));
  return n ? checked_add(Ratio::whole(*n), Ratio::of(text.front() == '-' ? -parts : parts, scale)) : std::nullopt;
}

/// A number of 10^-places parts, as a decimal with so many places.
std::string decimal_text(detail::Wide parts, int places) {
  const bool is_negative = parts < 0;
  std::string reversed;
  for (detail::Wide rest = is_negative ? -parts : parts; rest != 0 || places >= 0; rest /= 10, --places) {
    reversed += static_cast<char>('0' + static_cast<int>(rest % 10));
    if (places == 1) reversed += '.';
  }
  if (is_negative) reversed += '-';
  return {reversed.rbegin(), reversed.rend()};
}

/// What a unit is called in text, and how many of the canonical unit one is.
struct UnitName {
  std::string_view text;
  std::string_view measure;
  Ratio factor;
};

constexpr std::array unit_names{
    UnitName{"h", "min", Ratio::whole(60)},      UnitName{"小时", "min", Ratio::whole(60)},
    UnitName{"min", "min", Ratio::whole(1)},     UnitName{"分钟", "min", Ratio::whole(1)},
    UnitName{"%", "ratio", Ratio::of(1, 100)},   UnitName{"学时", "class_hour", Ratio::whole(1)},
    UnitName{"学分", "credit", Ratio::whole(1)}, UnitName{"天", "d", Ratio::whole(1)},
    UnitName{"次", "session", Ratio::whole(1)},  UnitName{"份", "document", Ratio::whole(1)},
    UnitName{"分", "pt", Ratio::whole(1)},
};

std::size_t number_length(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() &&
         (text[n] == '-' || text[n] == '.' || text[n] == '/' || (text[n] >= '0' && text[n] <= '9'))) {
    ++n;
  }
  return n;
}

Error bad_amount(std::string_view text, std::string_view why) {
  return {Errc::bad_amount, '\'' + std::string{text} + "' is no amount: " + std::string{why}};
}

}  // namespace

std::optional<Ratio> Ratio::parse(std::string_view text) {
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const auto above = whole_number(text.substr(0, slash));
    const auto below = whole_number(text.substr(slash + 1));
    return above && below && *below > 0 ? std::optional{of(*above, *below)} : std::nullopt;
  }
  if (const auto point = text.find('.'); point != std::string_view::npos) return decimal(text, point);
  const auto n = whole_number(text);
  return n ? std::optional{whole(*n)} : std::nullopt;
}

std::optional<Ratio> Ratio::rounded(Ratio step, Rounding mode) const noexcept {
  const auto steps = checked_multiply(*this, Ratio{step.denominator_, step.numerator_});
  if (!steps) return std::nullopt;
  const std::int64_t n = steps->numerator_ < 0 ? -steps->numerator_ : steps->numerator_;
  const std::int64_t d = steps->denominator_;
  std::int64_t q = n / d;
  const detail::Wide twice = detail::Wide{n % d} * 2;
  const bool away = (mode == Rounding::up && twice != 0) || (mode == Rounding::half_up && twice >= d) ||
                    (mode == Rounding::half_even && (twice > d || (twice == d && q % 2 != 0)));
  if (away) ++q;
  return checked_multiply(whole(steps->numerator_ < 0 ? -q : q), step);
}

std::string to_string(Ratio ratio) {
  std::int64_t d = ratio.denominator();
  int places = 0;
  detail::Wide scale = 1;
  while (places < 9 && scale % d != 0) {
    scale *= 10;
    ++places;
  }
  if (scale % d != 0) return std::to_string(ratio.numerator()) + '/' + std::to_string(d);
  return decimal_text(detail::Wide{ratio.numerator()} * (scale / d), places);
}

std::string to_percent(Ratio ratio, int decimals) {
  const int places = std::clamp(decimals, 0, 6);
  detail::Wide scaled = detail::Wide{ratio.numerator()} * 100;
  for (int i = 0; i < places; ++i) scaled *= 10;
  const detail::Wide rest = scaled % ratio.denominator();
  return decimal_text(scaled / ratio.denominator() - (rest < 0 ? 1 : 0), places) + " %";
}

std::string to_string(StudyTime time) { return to_string(Amount::of(time)); }

Result<Amount> parse_amount(std::string_view text) {
  const std::size_t length = number_length(text);
  const auto number = Ratio::parse(text.substr(0, length));
  if (!number) return bad_amount(text, "it does not begin with a number such as 30, 1.5 or 2/5");
  std::string_view unit = text.substr(length);
  while (!unit.empty() && unit.front() == ' ') unit.remove_prefix(1);
  if (unit.empty() && text.find('/') != std::string_view::npos) return Amount{*number, Measure::ratio()};
  if (unit.empty()) return bad_amount(text, "it has no unit; write '" + std::string{text} + " h', for instance");
  for (const UnitName& name : unit_names) {
    if (unit != name.text) continue;
    const auto value = checked_multiply(*number, name.factor);
    if (!value) return bad_amount(text, "the number is too large");
    if (name.measure == "min" && !value->is_whole()) return bad_amount(text, "it is no whole number of minutes");
    return Amount{*value, *Measure::named(name.measure)};
  }
  if (const auto measure = Measure::named(unit)) return Amount{*number, *measure};
  return bad_amount(text, "'" + std::string{unit} + "' is no unit");
}

std::string to_string(const Amount& amount) {
  if (amount.measure == Measure::ratio()) {
    const auto hundred = checked_multiply(amount.value, Ratio::whole(100));
    if (hundred && to_string(*hundred).find('/') == std::string::npos) return to_string(*hundred) + " %";
    return std::to_string(amount.value.numerator()) + '/' + std::to_string(amount.value.denominator());
  }
  if (amount.measure == Measure::time()) {
    const auto hours = checked_multiply(amount.value, Ratio::of(1, 60));
    const bool is_short = Ratio::whole(-60) < amount.value && amount.value < Ratio::whole(60);
    const bool is_plain = hours && 100 % hours->denominator() == 0;
    if (is_plain && (!is_short || *hours == Ratio{})) return to_string(*hours) + " h";
  }
  return to_string(amount.value) + ' ' + std::string{amount.measure.name()};
}

}  // namespace cadre::inline v1
