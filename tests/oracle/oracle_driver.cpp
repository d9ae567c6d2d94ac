// SPDX-License-Identifier: Apache-2.0
// Judges many small cases in one process, for the comparison with the naive evaluator beside it.
//
// The batch, on standard input, is a row of cases, each
//   case ID AS_OF KNOWN FROM UNTIL FILES BYTES
// and a policy of so many bytes and a line break, then so many tables, each `file NAME BYTES` and the bytes and a line
// break. KNOWN may be `-`. On standard output there is, for each case, `case ID` and one line for each of: a diagnostic
// (`refused CODE MESSAGE`), an unusable row of a table (`bad ...`), and a result (`row`, separated by tabs; what only
// some kinds of rule have stands at its end as NAME=VALUE).
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <cadre/evaluate/evaluate.hpp>
#include <cadre/io/data_folder.hpp>
#include <cadre/policy/policy.hpp>

namespace {

using namespace cadre;

struct Case {
  std::string id;
  std::string policy;
  std::vector<TableText> tables;
  AsOf asked{};
  Period period{};
};

std::string take_bytes(std::istream& in, std::size_t count) {
  std::string bytes(count, '\0');
  in.get();  // the line break of the header
  in.read(bytes.data(), static_cast<std::streamsize>(count));
  return bytes;
}

Date day_of(const std::string& text) { return parse_date(text).value(); }

std::optional<Case> read_case(std::istream& in) {
  std::string word;
  if (!(in >> word) || word != "case") return std::nullopt;
  Case read;
  std::string as_of_day;
  std::string known;
  std::string from;
  std::string until;
  std::size_t files = 0;
  std::size_t bytes = 0;
  in >> read.id >> as_of_day >> known >> from >> until >> files >> bytes;
  read.asked.valid = day_of(as_of_day);
  if (known != "-") read.asked.known = day_of(known);
  read.period = Period{day_of(from), day_of(until)};
  read.policy = take_bytes(in, bytes);
  for (std::size_t i = 0; i < files; ++i) {
    std::string name;
    in >> word >> name >> bytes;
    std::string text = take_bytes(in, bytes);
    read.tables.push_back(TableText{name, std::move(text)});
  }
  return read;
}

std::string exact(const std::optional<Ratio>& number) {
  if (!number) return "none";
  const std::string above = std::to_string(number->numerator());
  return number->is_whole() ? above : above + '/' + std::to_string(number->denominator());
}

std::string day_text(Date day, Date end, std::string_view beyond) {
  return day == end ? std::string{beyond} : to_string(day);
}

/// Prints a number that may not be there, after its name.
void print_more(std::string_view name, const std::optional<Ratio>& number) {
  if (number) std::cout << '\t' << name << '=' << exact(number);
}

void print_extra(const Judgement& said) {
  print_more("own", said.own);
  print_more("carry_in", said.carry_in);
  print_more("carry_used", said.carry_used);
  print_more("carry_out", said.carry_out);
  print_more("surplus", said.surplus);
  print_more("paid", said.paid);
  if (said.cured_on) std::cout << "\tcured_on=" << to_string(*said.cured_on);
}

void print_extra(const Score& said) {
  print_more("value", said.value);
  print_more("lowest", said.lowest);
  print_more("highest", said.highest);
  if (said.value && !said.veto.empty()) std::cout << "\tveto=" << said.veto;
}

void print_extra(const Band& said) {
  if (!said.band.empty()) std::cout << "\tband=" << said.band;
  if (said.place) std::cout << "\tplace=" << *said.place;
  if (said.over_quota) std::cout << "\tover_quota=true";
  if (!said.veto.empty()) std::cout << "\tveto=" << said.veto;
}

void print_extra(const Figure& said) { print_more("value", said.value); }

void print_extra(const Step& said) {
  std::cout << "\tstep=" << said.step << "\tcount=" << said.count;
  if (said.since) std::cout << "\tsince=" << to_string(*said.since);
}

void print_row(const Results& results, const RuleResult& row) {
  const char tab = '\t';
  const Judgement said = row.as_judgement();
  const Period& days = row.window.period;
  std::cout << "row" << tab << to_string(kind_of(row.subject)) << tab << results.name_of(row.subject) << tab
            << results.policy().rules()[row.rule].head().id << tab << day_text(days.from, Date::first(), "ever") << tab
            << day_text(days.until, Date::last(), "ever") << tab << to_string(said.answer) << tab
            << to_string(said.reason) << tab << exact(said.need) << tab << exact(said.counted) << tab
            << exact(said.short_by) << tab << exact(said.lost) << tab << exact(said.uncertain) << tab << row.exemption;
  std::visit([](const auto& what) { print_extra(what); }, row.outcome);
  std::cout << '\n';
}

void judge(const Case& asked) {
  std::cout << "case " << asked.id << '\n';
  const PolicyCheck check = check_policy(asked.policy, "policy");
  if (!check.policy) {
    for (const text::Diagnostic& d : check.diagnostics) {
      if (d.severity == Severity::error) std::cout << "refused " << d.code << ' ' << d.message << '\n';
    }
    return;
  }
  const Result<LoadedData> data = read_tables(asked.tables);
  if (!data.has_value()) {
    std::cout << "bad " << data.error().to_string() << '\n';
    return;
  }
  for (const Finding& f : data.value().findings) {
    if (f.severity() == Severity::error)
      std::cout << "bad " << to_string(f.code) << ' ' << f.origin.file << ' ' << f.origin.row << ' ' << f.done << '\n';
  }
  EvaluateOptions options;
  options.period = asked.period;
  const Results results = evaluate(*check.policy, data.value().snapshot, asked.asked, options);
  for (const RuleResult& row : results.all()) print_row(results, row);
}

}  // namespace

int main() try {
  std::ios::sync_with_stdio(false);
  while (const std::optional<Case> next = read_case(std::cin)) judge(*next);
  std::cout << "end\n";
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
