# SPDX-License-Identifier: Apache-2.0
# Sourced by the two scripts beside it: installs the Debian packages that are missing, and says which.

# Whether dpkg has this package installed.
has_package() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# Debian 12 has two Boost versions that cannot be installed side by side; the one that is there is used.
boost_version() { if has_package libboost1.74-dev; then echo 1.74; else echo 1.81; fi; }

# Packages that building the library and the tool takes, one a line. A program from elsewhere counts as well.
packages_to_build() {
  command -v c++ >/dev/null || echo g++
  command -v cmake >/dev/null || echo cmake
  command -v ninja >/dev/null || echo ninja-build
  echo "libboost$(boost_version)-dev"
  echo libtomlplusplus-dev
  echo libcli11-dev
}

# Packages that the tests take besides.
packages_to_test() {
  local boost
  boost=$(boost_version)
  printf '%s\n' g++ git "libboost-date-time$boost-dev" "libboost-serialization$boost-dev" libgtest-dev libgmock-dev \
    librapidcheck-dev clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev doxygen
  command -v python3 >/dev/null || echo python3
  python3 -c 'import jsonschema' 2>/dev/null || echo python3-jsonschema
  command -v pkg-config >/dev/null || echo pkg-config
}

# install_missing PACKAGE...
install_missing() {
  local missing=() package as_root=()
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This system has no apt; these Debian packages, or what they are called here, are needed: $*"
    return 0
  fi
  for package in "$@"; do
    has_package "$package" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Missing packages, and neither root nor sudo to install them. Have installed: ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing Debian packages: ${missing[*]}"
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120)
  # A list of some other source that cannot be read is no reason to stop: what is needed may be in those that can.
  "${as_root[@]}" update >/dev/null || echo "apt-get update had a fault; going on with the lists there are"
  "${as_root[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
}

# Jobs at a time: one a processor, but no more than one for each 1.5 GB of memory.
jobs_here() {
  local processors memory
  processors=$(nproc)
  memory=$(awk '/^MemAvailable/ {print int($2 / 1500000)}' /proc/meminfo)
  [ "$memory" -ge 1 ] || memory=1
  if [ "$memory" -lt "$processors" ]; then echo "$memory"; else echo "$processors"; fi
}
