// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/load_policy.hpp>

#include "io/detail/files.hpp"

namespace cadre::inline v1 {
namespace {

std::filesystem::path file_of(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) return path;
  const bool is_json =
      !std::filesystem::exists(path / "policy.toml", error) && std::filesystem::exists(path / "policy.json", error);
  return path / (is_json ? "policy.json" : "policy.toml");
}

}  // namespace

Result<PolicyText> read_policy_file(const std::filesystem::path& path, const Limits& limits) {
  const auto file = file_of(path);
  auto text = detail::io::read_text_file(file, limits.policy_bytes);
  if (!text) return text.error();
  const bool is_json = file.extension() == ".json";
  return PolicyText{std::move(text->document), std::move(text->utf8),
                    is_json ? PolicyFormat::json : PolicyFormat::toml};
}

Result<Policy> load_policy(const std::filesystem::path& path, const Limits& limits) {
  const auto text = read_policy_file(path, limits);
  if (!text) return text.error();
  return read_policy(text->utf8, text->document, text->format, limits);
}

PolicyCheck check_policy_file(const std::filesystem::path& path, const Limits& limits) {
  const auto text = read_policy_file(path, limits);
  if (text) return check_policy(text->utf8, text->document, text->format, limits);
  const Error& error = text.error();
  PolicyCheck check;
  text::Diagnostic diagnostic;
  diagnostic.code = 'E' + std::to_string(static_cast<int>(error.code()));
  diagnostic.message = error.message();
  diagnostic.where = error.where().value_or(Where{path.string(), 0, 0, {}});
  check.diagnostics.push_back(std::move(diagnostic));
  return check;
}

}  // namespace cadre::inline v1
