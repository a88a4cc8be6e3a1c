#!/bin/sh
# Installs what is needed, builds a release and qualifies an example.
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages.sh
cmake --workflow --preset release
PATH="$PWD/build/release:$PATH"
leadqual qualify examples/leads.csv --to table
