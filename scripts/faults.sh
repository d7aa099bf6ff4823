#!/usr/bin/env bash
# What people read while something is broken, and that nothing of theirs is lost: the suite of server/tests/faults with
# 50 kills of the server on each database (docs/faults.md). Takes a few minutes.
#   CALEPIN_FAULTS_KILLS=200 make faults          another number of kills
#   CALEPIN_TEST_BIN=…/release/calepin make faults    another build of the program than cargo's own
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" build postgres
cd "$ROOT"
export CALEPIN_FAULTS_KILLS="${CALEPIN_FAULTS_KILLS:-50}"
# Longer than this, something hangs.
timeout 30m scripts/with-postgres.sh cargo test --locked -p server --test faults -- --nocapture
