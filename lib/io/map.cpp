// SPDX-License-Identifier: Apache-2.0
#include <cadre/io/map.hpp>

#include <cadre/text/toml.hpp>

#include "io/detail/files.hpp"
#include "io/detail/map_data.hpp"

namespace cadre::inline v1 {

Result<Map> read_map(std::string_view toml, std::string_view document, const Limits& limits) {
  const auto root = text::parse_toml(toml, document, limits);
  if (!root) return root.error();
  auto data = detail::io::read_map_data(*root, document);
  if (!data) return data.error();
  return Map{std::make_shared<const detail::io::MapData>(*std::move(data))};
}

Result<Map> load_map(const std::filesystem::path& path, const Limits& limits) {
  const auto text = detail::io::read_text_file(path, limits.policy_bytes);
  if (!text) return text.error();
  return read_map(text->utf8, text->document, limits);
}

}  // namespace cadre::inline v1
