#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From a fresh checkout to a yearly report: installs what is missing, builds, and reports on the bundled sample.
# It can be run again, and from any folder.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/cmake/packages.sh"
cd "$root"

mapfile -t packages < <(packages_to_build)
install_missing "${packages[@]}"

echo "Building in $root/build/quickstart"
cmake -S . -B build/quickstart -G Ninja -DCMAKE_BUILD_TYPE=Release -DCADRE_TESTS=OFF
cmake --build build/quickstart --parallel "$(jobs_here)"

run() {
  echo "+ $*"
  "$@"
}
if [ -d examples/cadre ]; then
  run build/quickstart/examples/cadre/cadre report examples/data/township-2021 \
    --policy examples/policies/township-2021 --period 2021 --out build/report
  echo "The report is in $root/build/report"
else
  run build/quickstart/examples/month_ends
fi
