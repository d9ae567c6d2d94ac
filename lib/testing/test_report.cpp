// SPDX-License-Identifier: Apache-2.0
#include <cadre/testing/test_report.hpp>

#include <cadre/text/escape.hpp>
#include <cadre/text/json.hpp>

namespace cadre::inline v1::testing {
namespace {

void add_where(text::JsonWriter& json, const Where& where) {
  json.key("file").value(where.document).key("line").value(where.line);
}

void add_case(text::JsonWriter& json, const CaseResult& result) {
  json.begin_object().key("name").value(result.name);
  add_where(json, result.where);
  json.key("subject").value(result.subject).key("rule").value(result.rule).key("window").value(result.window);
  json.key("passed").value(result.passed()).key("mismatches").begin_array();
  for (const Mismatch& m : result.mismatches) {
    json.begin_object().key("field").value(m.field).key("expected").value(m.expected).key("actual").value(m.actual);
    if (!m.difference.empty()) json.key("difference").value(m.difference);
    json.end_object();
  }
  json.end_array();
  if (!result.explanation.empty()) json.key("explanation").value(result.explanation);
  json.end_object();
}

void add_coverage(text::JsonWriter& json, const Coverage& coverage) {
  json.key("coverage").begin_object();
  json.key("covered").value(coverage.covered()).key("of").value(coverage.of());
  json.key("percent").value(percent(coverage.covered(), coverage.of())).key("obligations").begin_array();
  for (const Covered& one : coverage.obligations) {
    json.begin_object().key("owner").value(one.owner).key("name").value(one.name);
    if (one.by.empty()) {
      json.key("missing").value(one.hint);
    } else {
      json.key("covered_by").value(one.by);
    }
    json.end_object();
  }
  json.end_array().end_object();
}

void add_mutant(text::JsonWriter& json, const MutantResult& mutant) {
  json.begin_object();
  if (!mutant.where.document.empty()) add_where(json, mutant.where);
  json.key("path").value(mutant.where.path).key("owner").value(mutant.owner);
  json.key("was").value(mutant.was).key("is").value(mutant.is);
  const auto say = [&](const char* key, const std::string& value) {
    if (!value.empty()) json.key(key).value(value);
  };
  say("killed_by", mutant.killed);
  say("new_case", mutant.test);
  say("why", mutant.why);
  json.end_object();
}

void add_mutation(text::JsonWriter& json, const Mutation& mutation) {
  json.key("mutation").begin_object();
  json.key("killed").value(mutation.killed()).key("of").value(mutation.of());
  json.key("percent").value(percent(mutation.killed(), mutation.of()));
  json.key("equal").value(mutation.equal).key("do_not_compile").value(mutation.broken).key("mutants").begin_array();
  for (const MutantResult& mutant : mutation.mutants) add_mutant(json, mutant);
  json.end_array().key("new_cases").begin_array();
  for (const std::string& test : mutation.tests) json.value(test);
  json.end_array().end_object();
}

void add_file(text::JsonWriter& json, const FileReport& file) {
  json.begin_object().key("file").value(file.document);
  if (file.error) json.key("error").value(file.error->to_string());
  json.key("cases").begin_array();
  for (const CaseResult& result : file.run.cases) add_case(json, result);
  json.end_array();
  if (file.coverage) add_coverage(json, *file.coverage);
  if (file.mutation) add_mutation(json, *file.mutation);
  json.end_object();
}

std::string attribute(std::string_view name, std::string_view value) {
  return ' ' + std::string{name} + "=\"" + text::html(value) + '"';
}

std::string number(std::string_view name, std::size_t value) { return attribute(name, std::to_string(value)); }

/// A case that fails, in one line.
std::string in_short(const CaseResult& result) {
  std::string line;
  for (const Mismatch& m : result.mismatches)
    line += (line.empty() ? "" : "; ") + m.field + ": expected " + m.expected + ", actual " + m.actual;
  return line;
}

std::string suite_of(const FileReport& file) {
  const std::size_t errors = file.error ? 1 : 0;
  std::string xml = "  <testsuite" + attribute("name", file.document) +
                    number("tests", file.run.cases.size() + errors) + number("failures", file.run.failed()) +
                    number("errors", errors) + ">\n";
  if (file.error) {
    const std::string why = file.error->to_string();
    xml += "    <testcase" + attribute("name", "read") + attribute("classname", file.document) + "><error" +
           attribute("message", why) + "/></testcase>\n";
  }
  for (const CaseResult& result : file.run.cases) {
    xml += "    <testcase" + attribute("name", result.name) + attribute("classname", result.rule) +
           attribute("file", result.where.document) + number("line", result.where.line);
    if (result.passed()) {
      xml += "/>\n";
    } else {
      xml += "><failure" + attribute("message", in_short(result)) + '>' + text::html(describe(result)) +
             "</failure></testcase>\n";
    }
  }
  return xml + "  </testsuite>\n";
}

}  // namespace

std::string tests_json(std::span<const FileReport> files) {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t unread = 0;
  for (const FileReport& file : files) {
    passed += file.run.passed();
    failed += file.run.failed();
    unread += file.error ? 1 : 0;
  }
  text::JsonWriter json;
  json.begin_object().key("passed").value(passed).key("failed").value(failed).key("unread").value(unread);
  json.key("files").begin_array();
  for (const FileReport& file : files) add_file(json, file);
  json.end_array().end_object();
  return std::move(json).finish();
}

std::string tests_junit(std::span<const FileReport> files) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const FileReport& file : files) xml += suite_of(file);
  return xml + "</testsuites>\n";
}

}  // namespace cadre::inline v1::testing
