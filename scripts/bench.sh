#!/usr/bin/env bash
# Measures what Calepin promises, and fails outside the bounds. Figures on the screen, those of pages also as JSON in the
# folder $CALEPIN_BENCH_OUT; docs/performance.md keeps those worth keeping. Run it on a machine that does nothing else.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" build browser load postgres
"$ROOT/scripts/build.sh"
sveltekit="$ROOT/end2end/bench/sveltekit"
mkdir -p "$sveltekit/static"
cp "$CALEPIN_SITE_ROOT"/pkg/calepin.*.css "$sveltekit/src/calepin.css"
cp "$CALEPIN_SITE_ROOT/icon.svg" "$sveltekit/static/"
(cd "$sveltekit" && npm run --silent build -- --logLevel warn)
export CALEPIN_BENCH_OUT="${CALEPIN_BENCH_OUT:-$CACHE/bench}"
failed=0

say "one search of the vaccine catalogue"
(cd "$ROOT" && cargo bench --quiet -p domain --bench search) || failed=1

say "claims: one after the other, many at once, a steady stream"
(cd "$ROOT" && cargo bench --quiet -p services --bench claims) || failed=1

say "the same with every sync of the disk 4 ms longer"
slow="$CACHE/bench/slow-sync.so"
mkdir -p "$CACHE/bench"
cc -O2 -shared -fPIC -o "$slow" "$ROOT/services/benches/slow_sync.c"
slowly="target.'cfg(unix)'.runner = ['env', 'LD_PRELOAD=$slow']"
(cd "$ROOT" && cargo bench --quiet --config "$slowly" -p services --bench claims) || failed=1

say "sign-ins against bare Argon2id"
(cd "$ROOT" && cargo bench --quiet -p services --bench sign_ins) || failed=1

say "a million records beside ten"
(cd "$ROOT" && scripts/with-postgres.sh cargo bench --quiet -p services --bench records) || failed=1

say "vaccination statuses"
(cd "$ROOT" && cargo bench --quiet -p domain --bench status) || failed=1

say "the least app of Leptos, beside the claim path's bundle"
"$ROOT/scripts/floor.sh" || failed=1

say "a first visit, the claim path, on a simulated phone too; landing pages under load, a storm of sign-ins, SvelteKit"
(cd "$ROOT/end2end" && npx --no-install playwright test --config bench.config.ts) || failed=1
exit "$failed"
