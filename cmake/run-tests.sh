#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds and runs every test. It can be run again, and from any folder.
#
# Usage: cmake/run-tests.sh [--fast | --full] [-DNAME=VALUE...]
#   --fast   the library with g++ and its quick tests only
#   (none)   g++ and all tests with the checks on the tree, the public headers with clang too, clang-tidy on changed
#            files; then clang with the address and undefined behaviour sanitizers, and 20 s of search a fuzz target
#   --full   besides, clang-tidy on all files, and the clang, shared and thread-sanitizer builds
#   -D...    passed on to CMake
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/cmake/packages.sh"
cd "$root"

scope=usual
defines=()
for argument in "$@"; do
  case $argument in
    --fast) scope=fast ;;
    --full) scope=full ;;
    -D*) defines+=("$argument") ;;
    *)
      sed -n '4,11s/^# \{0,1\}//p' "$0"
      [ "$argument" = --help ] && exit 0
      exit 2
      ;;
  esac
done

mapfile -t packages < <(packages_to_build; packages_to_test)
install_missing "${packages[@]}"
jobs=$(jobs_here)
failed=0

# test_preset PRESET [CTEST OPTION...]: configures, builds and tests; failing tests do not stop the presets after it.
test_preset() {
  local preset=$1
  shift
  printf '\n== %s ==\n' "$preset"
  cmake --preset "$preset" "${defines[@]}" >"build/$preset.configure.log" || { cat "build/$preset.configure.log"; exit 1; }
  cmake --build --preset "$preset" --parallel "$jobs"
  ctest --preset "$preset" --parallel "$jobs" --output-log "build/$preset.tests.log" "$@" || failed=1
}

# What ctest said last about each preset: the failures by name and the totals.
closing_lines() {
  local preset
  for preset in "$@"; do
    printf '\n== %s ==\n' "$preset"
    sed -n '/tests passed\|^No tests/,$p' "build/$preset.tests.log" | grep -v '^ *$\|^Output from\|^Use "\|^\[ERROR_MESSAGE\]\|^Errors while'
  done
}

mkdir -p build
case $scope in
  fast)
    test_preset release --label-exclude 'slow|check|consumer'
    closing_lines release
    ;;
  usual)
    test_preset release
    test_preset fuzz
    closing_lines release fuzz
    ;;
  full)
    test_preset full
    test_preset fuzz
    closing_lines full fuzz
    ;;
esac
exit "$failed"
