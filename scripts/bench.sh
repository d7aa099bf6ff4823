#!/usr/bin/env bash
# Measures what Calepin promises, and fails outside the bounds. Figures in $CALEPIN_BENCH_OUT (JSON) and on the screen;
# docs/performance.md keeps those worth keeping. Run it on a machine that does nothing else.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" build browser load postgres
"$ROOT/scripts/build.sh"
export CALEPIN_BENCH_OUT="${CALEPIN_BENCH_OUT:-$CACHE/bench/landing.json}"
failed=0

say "one search of the vaccine catalogue"
(cd "$ROOT" && cargo bench --quiet -p domain --bench search) || failed=1

say "claims against bare commits, sign-ins against bare Argon2id"
(cd "$ROOT" && cargo bench --quiet -p services --bench figures) || failed=1

say "patient lists of 100 and of 100,000 records"
(cd "$ROOT" && scripts/with-postgres.sh cargo bench --quiet -p services --bench patient_list) || failed=1

say "vaccination statuses"
(cd "$ROOT" && cargo bench --quiet -p domain --bench status) || failed=1

say "a first visit, the claim path, landing pages under load"
(cd "$ROOT/end2end" && npx --no-install playwright test --config bench.config.ts) || failed=1
exit "$failed"
