# SPDX-License-Identifier: Apache-2.0
# cadre_embed_starter(<source> <folder>): writes a C++ source that holds the files below a folder (examples/cadre/starter.hpp).
# It is written anew at the next build when one of them has changed, been added or been taken away.
function(cadre_embed_starter source folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${folder}" "${folder}/*")
  list(SORT files)
  set(entries "")
  foreach(name IN LISTS files)
    file(READ "${folder}/${name}" bytes)
    string(APPEND entries "    {\"${name}\", R\"cadre(${bytes})cadre\"},\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${folder}/${name}")
  endforeach()
  list(LENGTH files count)
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [[
#include "starter.hpp"

#include <array>

namespace tool {
namespace {

constexpr std::array<StarterFile, @count@> files{{
@entries@}};

}  // namespace

std::span<const StarterFile> starter_files() noexcept { return files; }

}  // namespace tool
]])
endfunction()
