#!/usr/bin/env bash
# Compares the vaccine catalogue with a release of NUVA (https://ivci.org): every code, and what every vaccine holds.
# Names the line of each fault. Without a release it fails: it never passes without having compared.
#   scripts/nuva.sh DIR      (the folder of nuva_core.ttl, nuva_fr.ttl, CIS2nuva.csv, ATC2nuva.csv and version)
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

dir=${1:-}
[ -n "$dir" ] || missing "the directory of a NUVA release" "make nuva DIR=…, with the files of a release from https://ivci.org"
dir=$(realpath -- "$dir")
cd "$ROOT"
cargo run --quiet --locked -p domain --example nuva -- "$dir"
