// SPDX-License-Identifier: Apache-2.0
#include "policies.hpp"

#include <algorithm>
#include <iostream>
#include <string_view>

#include <cadre/io/load_policy.hpp>
#include <cadre/text/diagnostic.hpp>

#include "files.hpp"

namespace tool {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view test_suffix = ".test.toml";

bool is_test(const fs::path& path) { return path.filename().string().ends_with(test_suffix); }

}  // namespace

std::string PolicyFile::drawn() const {
  std::string all;
  for (const cadre::text::Diagnostic& diagnostic : check.diagnostics) {
    const auto below = std::find_if(check.below.begin(), check.below.end(),
                                    [&](const auto& other) { return other.document == diagnostic.where.document; });
    all += draw(diagnostic, below == check.below.end() ? text : below->utf8) + '\n';
  }
  return all;
}

PolicyFile check_file(const fs::path& path) {
  if (!fs::exists(path)) throw Refused{Exit::usage, path.string() + ": there is no such policy"};
  auto text = cadre::read_policy_file(path);
  if (!text) throw Refused{Exit::usage, text.error().to_string()};
  cadre::PolicyCheck check = cadre::check_policy(*text, cadre::policy_files());
  return {std::move(text->document), std::move(text->utf8), std::move(check)};
}

cadre::Policy compiled(const PolicyFile& file) {
  if (file.check.policy) return *file.check.policy;
  std::cerr << file.drawn();
  throw Refused{Exit::policy, file.name + ": the policy does not compile"};
}

std::vector<cadre::Policy> compiled(const std::vector<std::string>& paths) {
  std::vector<cadre::Policy> policies;
  for (const std::string& path : paths) {
    cadre::Policy policy = compiled(check_file(path));
    const std::string& id = policy.model().id;
    const auto is_same = [&](const cadre::Policy& other) { return other.model().id == id; };
    if (std::any_of(policies.begin(), policies.end(), is_same))
      throw Refused{Exit::usage, "--policy: two policies have the id '" + id + "'"};
    policies.push_back(std::move(policy));
  }
  return policies;
}

std::vector<fs::path> test_files(const fs::path& path) {
  if (!fs::exists(path)) throw Refused{Exit::usage, path.string() + ": there is no such file or folder"};
  if (!fs::is_directory(path)) {
    if (!is_test(path)) throw Refused{Exit::usage, path.string() + ": a file of tests is named *.test.toml"};
    return {path};
  }
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator{path}) {
    if (entry.is_regular_file() && is_test(entry.path())) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  if (found.empty()) throw Refused{Exit::usage, path.string() + ": there is no *.test.toml in this folder"};
  return found;
}

fs::path policy_of(const fs::path& test) {
  const std::string name = test.filename().string();
  fs::path own = test.parent_path() / (name.substr(0, name.size() - test_suffix.size()) + ".toml");
  if (fs::exists(own)) return own;
  fs::path common = test.parent_path() / "policy.toml";
  if (fs::exists(common)) return common;
  throw Refused{Exit::usage, test.string() + ": there is no policy beside it, neither " + own.filename().string() +
                                 " nor policy.toml"};
}

}  // namespace tool
