// SPDX-License-Identifier: Apache-2.0
#pragma once
/// @file
/// The words of the language for each enumeration, once.
#include <array>
#include <string>
#include <string_view>

#include <cadre/policy/model.hpp>

namespace cadre::inline v1::detail {

/// A word and what it stands for.
template <class E>
struct Word {
  std::string_view text;
  E value;
};
// clang 14 does not deduce the arguments of an aggregate by itself.
template <class E>
Word(const char*, E) -> Word<E>;

/// The words of an enumeration. Specialised once for each.
template <class E>
struct Words;

template <>
struct Words<Binding> {
  static constexpr std::array all{Word{"must", Binding::must}, Word{"should", Binding::should},
                                  Word{"may", Binding::may}};
};
template <>
struct Words<SubjectKind> {
  static constexpr std::array all{Word{"person", SubjectKind::person}, Word{"unit", SubjectKind::unit},
                                  Word{"group", SubjectKind::group}};
};
template <>
struct Words<MidWindow> {
  static constexpr std::array all{Word{"start", MidWindow::start}, Word{"end", MidWindow::end},
                                  Word{"split_by_day", MidWindow::split_by_day}, Word{"lower", MidWindow::lower},
                                  Word{"higher", MidWindow::higher}};
};
template <>
struct Words<EdgeWindow> {
  static constexpr std::array all{Word{"skip", EdgeWindow::skip}, Word{"full", EdgeWindow::full},
                                  Word{"prorate_by_day", EdgeWindow::prorate_by_day}};
};
template <>
struct Words<Untimed> {
  static constexpr std::array all{Word{"count", Untimed::count}, Word{"lost", Untimed::lost},
                                  Word{"unknown", Untimed::unknown}};
};
template <>
struct Words<SpanPart> {
  static constexpr std::array all{Word{"spread_by_day", SpanPart::spread_by_day}, Word{"start", SpanPart::start},
                                  Word{"end", SpanPart::end}};
};
template <>
struct Words<Rounding> {
  static constexpr std::array all{Word{"down", Rounding::down}, Word{"up", Rounding::up},
                                  Word{"half_up", Rounding::half_up}, Word{"half_even", Rounding::half_even}};
};
template <>
struct Words<MonthEnd> {
  static constexpr std::array all{Word{"clamp", MonthEnd::clamp}, Word{"next", MonthEnd::next}};
};
template <>
struct Words<Attendance::By> {
  static constexpr std::array all{Word{"session", Attendance::By::session}, Word{"time", Attendance::By::time}};
};
template <>
struct Words<LeaveEffect> {
  static constexpr std::array all{Word{"present", LeaveEffect::present}, Word{"absent", LeaveEffect::absent},
                                  Word{"out_of_base", LeaveEffect::out_of_base}};
};
template <>
struct Words<Relief> {
  static constexpr std::array all{Word{"not_applicable", Relief::not_applicable}, Word{"waive", Relief::waive},
                                  Word{"no_hard_requirement", Relief::no_hard_requirement}};
};
template <>
struct Words<Reach> {
  static constexpr std::array all{Word{"any_day", Reach::any_day}, Word{"whole_window", Reach::whole_window},
                                  Word{"prorate_by_day", Reach::prorate_by_day}};
};
template <>
struct Words<PartialWindow::Mode> {
  static constexpr std::array all{Word{"full", PartialWindow::Mode::full},
                                  Word{"prorate_by_day", PartialWindow::Mode::prorate_by_day},
                                  Word{"at_end", PartialWindow::Mode::at_end}};
};

/// The word for a value.
template <class E>
[[nodiscard]] constexpr std::string_view word_for(E value) noexcept {
  for (const auto& word : Words<E>::all) {
    if (word.value == value) return word.text;
  }
  return {};
}

/// All words, for a message: `must, should, may`.
template <class E>
[[nodiscard]] std::string all_words() {
  std::string text;
  for (const auto& word : Words<E>::all) text += (text.empty() ? "" : ", ") + std::string{word.text};
  return text;
}

}  // namespace cadre::inline v1::detail
