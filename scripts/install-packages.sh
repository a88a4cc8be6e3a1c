#!/bin/sh
# Installs the packages of packages.txt that are missing (Debian and its kin); does nothing when all are there.
set -eu
cd "$(dirname "$0")/.."
missing=
for package in $(sed 's/#.*//' packages.txt); do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "run this as root, or install sudo: apt-get install$missing" >&2; exit 1; }
    as_root=sudo
fi
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
# shellcheck disable=SC2086  # the list is meant to be split
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
