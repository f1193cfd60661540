# shellcheck shell=bash disable=SC2154
# Makes a machine and this checkout ready, for ./proviso and tests/run. Both set `root` to the checkout.
#
#   set_up PRESET program      packages and build of the program alone
#   set_up PRESET tests        packages and build of everything, tests included
#
# What was interrupted is never taken for finished: the stamp that ./proviso goes by is written last, ninja does the rest.

program_packages=(cmake ninja-build g++ libfmt-dev nlohmann-json3-dev libgmp-dev libz3-dev libcadical-dev
                  libcli11-dev)
test_packages=(libgtest-dev libgmock-dev)
# What some tests start as processes; on a system that does not have one of these, those tests are skipped.
test_programs=(cvc5 clang-format clang-tidy)

say() { printf 'proviso: %s\n' "$*" >&2; }

set_up() {
  local preset=$1 what=$2 packages=("${program_packages[@]}")
  local build=$root/build/$preset
  [[ $what == program ]] || packages+=("${test_packages[@]}")

  if ! mkdir -p "$build" 2>/dev/null || ! [[ -w $root/build && -w $build ]]; then
    unwritable "$build" "$what"
    return
  fi
  # Held until the end of this function, and by what it starts: after a kill -9 of this shell alone, a second start still
  # waits for the compilers of the first.
  local lock
  exec {lock}>"$root/build/lock"
  if ! flock --nonblock "$lock"; then
    say "another set-up is under way in this checkout; waiting for it"
    flock "$lock"
  fi
  trap 'say "interrupted; the next start goes on from here"; exit 130' INT
  if [[ $what == tests ]] || ! is_built; then
    install_packages "${packages[@]}"
    [[ $what == program ]] || install_test_programs
    : >"$build/complete.next"
    configure "$preset" "$what" "${packages[@]}"
    build "$build" "$what"
    mv "$build/complete.next" "$build/complete"
  fi
  trap - INT
  exec {lock}>&-
}

unwritable() {
  if [[ $2 == program && -x $1/proviso && -e $1/complete ]]; then
    say "the sources are newer than the program, but $root cannot be written: starting the program as it was built"
    return
  fi
  say "the program is built on its first start, in $1, which cannot be written"
  exit 2
}

install_packages() {
  # Where there is no dpkg, configuring finds out what is missing.
  command -v dpkg-query >/dev/null || return 0
  local missing=() package installed
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    [[ $'\n'$installed$'\n' == *$'\n'"$package installed"$'\n'* ]] || missing+=("$package")
  done
  ((${#missing[@]} > 0)) || return 0

  local as_root=()
  if ((EUID != 0)); then
    as_root=(sudo)
  fi
  if ! command -v apt-get >/dev/null || { ((EUID != 0)) && ! command -v sudo >/dev/null; }; then
    cannot_install "${missing[@]}"
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300)
  local install=("${apt[@]}" install --no-install-recommends "${missing[@]}")
  say "installing with apt-get: ${missing[*]}"
  {
    # The lists of packages are fetched only if what is here does not do: never fetched, too old, or (dpkg) an
    # installation that was interrupted.
    if ! apt-get install --simulate --no-install-recommends "${missing[@]}" >/dev/null 2>&1 || ! "${install[@]}"; then
      say "updating the lists of packages"
      "${as_root[@]}" dpkg --configure -a || true
      "${apt[@]}" update || true
      "${install[@]}" || cannot_install "${missing[@]}"
    fi
  } </dev/null >&2
}

# Without them their tests are skipped, and say so.
install_test_programs() {
  local program as_root=()
  ((EUID == 0)) || as_root=(sudo)
  for program in "${test_programs[@]}"; do
    command -v "$program" >/dev/null && continue
    say "installing with apt-get: $program"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$program" </dev/null >&2 ||
      say "$program could not be installed: the tests that need it are skipped"
  done
}

cannot_install() {
  say "these Debian packages are needed and could not be installed from here:"
  printf '  %s\n' "$@" >&2
  say "install them (as root: apt-get install $*), then start again"
  exit 2
}

configure() {
  local preset=$1 what=$2 options=() log=$root/build/configure.log
  local build=$root/build/$preset
  shift 2
  local cache=$build/CMakeCache.txt
  if [[ -e $cache ]]; then
    # CMake writes build.ninja last, and refuses a cache that was made for another place.
    if [[ ! -e $build/build.ninja ]] || ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$(realpath "$root")" "$cache"; then
      say "starting anew in build/$preset: it was left half-way, or made before the checkout was moved"
      rm -rf "$build/CMakeFiles" "$cache" "$build/build.ninja"
    fi
  fi

  if [[ $what == tests ]]; then
    options+=(-DPROVISO_TESTS=ON)
  elif [[ ! -e $cache ]]; then
    options+=(-DPROVISO_TESTS=OFF)
  fi
  # A compiler that came later may warn of more: a reason to mend the code here, not to refuse a user the program.
  if ! grep -qs '^VERSION_CODENAME=bookworm' /etc/os-release; then
    options+=(-DCMAKE_COMPILE_WARNING_AS_ERROR=OFF)
  fi

  say "configuring build/$preset"
  if ! (cd "$root" && cmake --preset "$preset" "${options[@]}") >"$log" 2>&1; then
    cat "$log" >&2
    command -v dpkg-query >/dev/null || cannot_install "$@"
    say "configuring failed"
    exit 4
  fi
}

build() {
  local target=all
  [[ $2 == tests ]] || target=proviso
  say "building the $2 (the first time takes some minutes)"
  if ! cmake --build "$1" --parallel "$(nproc)" --target "$target" >&2; then
    say "the build failed"
    exit 4
  fi
}
