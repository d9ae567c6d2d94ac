// SPDX-License-Identifier: Apache-2.0
#include <cadre/core/error.hpp>

namespace cadre::inline v1 {

std::string_view name_of(Errc code) noexcept {
  switch (code) {
    case Errc::invalid_argument: return "invalid_argument";
    case Errc::out_of_range: return "out_of_range";
    case Errc::overflow: return "overflow";
    case Errc::bad_date: return "bad_date";
    case Errc::bad_time: return "bad_time";
    case Errc::bad_amount: return "bad_amount";
    case Errc::bad_syntax: return "bad_syntax";
    case Errc::bad_encoding: return "bad_encoding";
    case Errc::limit_exceeded: return "limit_exceeded";
    case Errc::bad_calendar: return "bad_calendar";
    case Errc::duplicate_key: return "duplicate_key";
    case Errc::unknown_reference: return "unknown_reference";
    case Errc::bad_interval: return "bad_interval";
    case Errc::policy_unknown_key: return "policy_unknown_key";
    case Errc::policy_bare_number: return "policy_bare_number";
    case Errc::policy_bad_unit: return "policy_bad_unit";
    case Errc::policy_bad_value: return "policy_bad_value";
    case Errc::policy_missing_key: return "policy_missing_key";
    case Errc::policy_duplicate_id: return "policy_duplicate_id";
    case Errc::policy_unknown_name: return "policy_unknown_name";
    case Errc::policy_not_supported: return "policy_not_supported";
    case Errc::policy_cycle: return "policy_cycle";
    case Errc::policy_parameter: return "policy_parameter";
    case Errc::policy_window: return "policy_window";
    case Errc::policy_citation: return "policy_citation";
    case Errc::policy_assumed: return "policy_assumed";
    case Errc::policy_contradiction: return "policy_contradiction";
    case Errc::unreadable: return "unreadable";
    case Errc::no_table: return "no_table";
    case Errc::missing_column: return "missing_column";
    case Errc::bad_map: return "bad_map";
    case Errc::unknown_figure: return "unknown_figure";
    case Errc::test_failed: return "test_failed";
  }
  return {};
}

Error Error::at(Where where) const& {
  if (!where_) return {code_, message_, std::move(where)};
  Error placed = *this;
  if (placed.where_->document.empty()) placed.where_->document = std::move(where.document);
  return placed;
}

std::string Error::to_string() const {
  std::string text;
  if (where_) {
    text = where_->document;
    if (where_->line != 0) text += ':' + std::to_string(where_->line);
    if (where_->line != 0 && where_->column != 0) text += ':' + std::to_string(where_->column);
    if (!text.empty()) text += ": ";
  }
  return text + message_;
}

BadResult::BadResult(Error error) : error_{std::move(error)}, text_{error_.to_string()} {}
BadResult::~BadResult() = default;

}  // namespace cadre::inline v1
