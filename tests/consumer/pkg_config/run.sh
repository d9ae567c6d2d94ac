#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# An application built by hand: the flags of pkg-config suffice, and without them there is no cadre.
# Usage: run.sh COMPILER PREFIX LIBDIR WORK_DIR
set -eu
compiler=$1 prefix=$2 libdir=$3 work=$4
source=$(dirname "$0")/../../../examples/hello.cpp
export PKG_CONFIG_LIBDIR="$prefix/$libdir/pkgconfig"
mkdir -p "$work"

if "$compiler" -std=c++20 -fsyntax-only "$source" 2>"$work/without_flags.log"; then
  echo "compiles without the flags of cadre.pc: another cadre is in the way" >&2
  exit 1
fi
grep -q 'cadre/cadre.hpp' "$work/without_flags.log"

# shellcheck disable=SC2046  # the flags are words
"$compiler" -std=c++20 "$source" -o "$work/consumer" $(pkg-config --cflags --libs cadre) -Wl,-rpath,"$prefix/$libdir"
"$work/consumer"
