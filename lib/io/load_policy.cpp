// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/load_policy.hpp>

#include <vector>

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

PolicyLoader policy_files(const Limits& limits) {
  return [limits](const std::string& name, const std::string& document) -> Result<PolicyText> {
    if (name.find_first_of("/\\:") != std::string::npos || name.starts_with('.'))
      return Error{Errc::policy_bad_value, "'" + name + "' is no name of a file beside this one"};
    const std::filesystem::path own{document};
    std::vector<std::filesystem::path> folders{own.parent_path()};
    // A pack is a folder with a policy.toml or policy.json: others lie beside the folder.
    if (own.stem() == "policy") folders.push_back(own.parent_path().empty() ? ".." : own.parent_path().parent_path());
    for (const std::filesystem::path& folder : folders) {
      for (const std::string& ending : {std::string{".toml"}, std::string{".json"}, std::string{}}) {
        const std::filesystem::path path = folder / (name + ending);
        std::error_code error;
        const bool may_be = !ending.empty() || std::filesystem::is_directory(path, error);
        if (may_be && std::filesystem::exists(file_of(path), error)) return read_policy_file(path, limits);
      }
    }
    return Error{Errc::unreadable, "there is no policy '" + name + "' beside this one: neither " + name + ".toml nor " +
                                       name + ".json nor a folder " + name};
  };
}

Result<Policy> load_policy(const std::filesystem::path& path, const Limits& limits) {
  const auto text = read_policy_file(path, limits);
  if (!text) return text.error();
  return read_policy(*text, policy_files(limits), limits);
}

PolicyCheck check_policy_file(const std::filesystem::path& path, const Limits& limits) {
  const auto text = read_policy_file(path, limits);
  if (text) return check_policy(*text, policy_files(limits), limits);
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
