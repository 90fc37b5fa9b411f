# SPDX-License-Identifier: GPL-3.0-or-later
# What tools/run and tools/test share: packages and the build folder.
# POSIX sh; read in with ".", after $root is set to the project's folder.

# Says $1 on standard error and ends the command.
die ()
{
  echo "$1" >&2
  exit 1
}

# Prints the packages that tools/packages.txt lists under the headings $@.
packages_of ()
{
  for heading in "$@"; do
    sed -n "/^# $heading\$/,/^#/ { /^#/d; /./p; }" "$root/tools/packages.txt"
  done
}

# Prints those of the packages $@ that are not installed.
missing_of ()
{
  for package in "$@"; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=
    [ "$status" = installed ] || echo "$package"
  done
}

# Installs what is missing of the packages under the headings $@. Asks for no
# rights and reaches no network when everything is there.
install_packages ()
{
  command -v dpkg-query >/dev/null || die "This command installs Debian packages, and this is no Debian system. tools/packages.txt lists what is needed."
  # Package names hold no spaces: word splitting is meant.
  # shellcheck disable=SC2046
  missing=$(missing_of $(packages_of "$@"))
  [ -n "$missing" ] || return 0
  echo "Installing:" $missing
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    die "Packages are missing, and installing them needs the administrator: run this as root once, or install: $(echo $missing)"
  fi
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update ||
    die "The list of packages could not be brought up to date; is the network up?"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing ||
    die "The packages could not be installed; the lines above say why."
}

# Configures the build folder $1 unless that is done, with the meson options $2,
# and builds the targets that follow, or everything.
build_in ()
{
  folder=$1
  options=$2
  shift 2
  if [ ! -f "$folder/build.ninja" ]; then
    # A folder whose first configuration was interrupted is begun anew.
    rm -rf "$folder/meson-private"
    # shellcheck disable=SC2086
    meson setup $options "$folder" "$root" || die "The build folder could not be configured."
  fi
  ninja -C "$folder" "$@" || die "The build failed; the lines above say why."
}
