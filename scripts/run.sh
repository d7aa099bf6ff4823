#!/usr/bin/env bash
# Builds Calepin and starts its demo; the program itself says what to do next.
#   scripts/run.sh [--fresh]
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

QUICK=yes "$ROOT/scripts/build.sh"
cd "$ROOT"
exec "$CALEPIN_BIN" demo "$@"
