#!/bin/sh
# Installs what is needed, builds with sanitizers and warnings as errors, and runs every test.
set -eu
cd "$(dirname "$0")/.."
scripts/install-packages.sh
cmake --workflow --preset dev
