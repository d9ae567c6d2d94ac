# SPDX-License-Identifier: Apache-2.0
# How every target of this project is compiled. Nothing here reaches a consumer.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

if(PROJECT_IS_TOP_LEVEL)
  set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release or RelWithDebInfo" FORCE)
  endif()
  find_program(CADRE_CCACHE ccache)
  if(CADRE_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CADRE_CCACHE}")
  endif()
endif()

set(CADRE_SANITIZE "" CACHE STRING "Sanitizers for every target: address,undefined or thread")
if(CADRE_SANITIZE)
  add_compile_options(-fsanitize=${CADRE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CADRE_SANITIZE})
endif()
if(CADRE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# Where the tree lay when it was built is nobody's business; a debug build keeps it so that debuggers find the sources.
add_compile_options("$<$<NOT:$<CONFIG:Debug>>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.>")

function(cadre_warnings target)
  # Naming only some members, as in Person{.id = "li"}, is how facts are meant to be written.
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wno-missing-field-initializers)
  # g++ 12 at -O2 takes "text" + std::string for overlapping memory and the untouched members of a temporary
  # Person{.id = "li"} for uninitialised ones (mended in 13); clang and the sanitizers look as well.
  target_compile_options(${target} PRIVATE
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict;-Wno-maybe-uninitialized>")
endfunction()

# A shared library links with everything it needs and offers only the names of cadre.
function(cadre_as_shared_library target)
  set(map "${PROJECT_SOURCE_DIR}/cmake/cadre.map")
  target_link_options(${target} PRIVATE "LINKER:--version-script=${map}" "LINKER:--no-undefined")
  set_target_properties(${target} PROPERTIES LINK_DEPENDS "${map}")
endfunction()
