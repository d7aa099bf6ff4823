#!/usr/bin/env bash
# Every test: the Rust ones on SQLite and on a throw-away PostgreSQL, then Chromium against the release build.
# Goes on after a failure, so that one run tells everything; the last line counts all of them.
# The release build runs beside the Rust tests, which mostly wait: for a database, or for what must not happen.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" build browser postgres
cd "$ROOT"
log=$(mktemp "${TMPDIR:-/tmp}/calepin-test.XXXXXX")
build_log=$(mktemp "${TMPDIR:-/tmp}/calepin-build.XXXXXX")
trap 'rm -f "$log" "$build_log"' EXIT
failed=0
# New dice, unless others are given: with the same, what failed can be done again.
export CALEPIN_FUZZ_SEED="${CALEPIN_FUZZ_SEED:-$RANDOM}" PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-$RANDOM}"

# Unchanged parts of the server are not compiled again, even in a new checkout. (Nothing is measured here, and the browser's
# bundle is optimised as a whole: no parts.)
QUICK=yes CARGO_PROFILE_RELEASE_INCREMENTAL=true CARGO_PROFILE_WASM_RELEASE_INCREMENTAL=false \
  nice scripts/build.sh >"$build_log" 2>&1 &
build=$!

# suite NAME PATTERN COMMAND…: runs it, and keeps its counts in ${counts[NAME]}. PATTERN is its closing lines', from
# which three numbers are added up. A suite that died before it could count (a build that failed) counts one failure.
declare -A counts
suite() {
  local name=$1 pattern=$2 status=0
  shift 2
  "$@" 2>&1 | tee "$log" || status=1
  counts[$name]=$({ grep -E "$pattern" "$log" || true; } | { grep -oE '[0-9]+ (passed|failed|ignored|skipped)' || true; } | awk -v status="$status" '
    { n[$2] += $1 }
    END { printf "%d passed, %d failed, %d skipped", n["passed"], (status && !n["failed"]) ? 1 : n["failed"], n["ignored"] + n["skipped"] }')
  failed=$((failed || status))
}
# shellcheck disable=SC2317 # `suite` calls it
in_browser() { [ "$built" = 0 ] && (cd end2end && npx --no-install playwright test); }

say "Rust tests (SQLite and PostgreSQL), CALEPIN_FUZZ_SEED=$CALEPIN_FUZZ_SEED PROPTEST_RNG_SEED=$PROPTEST_RNG_SEED"
# `frontend` is left out: beside `server` it would unify app's `ssr` and `hydrate` features.
# Two at once for each core: most of their time they wait.
export RUST_TEST_THREADS="${RUST_TEST_THREADS:-$((2 * $(nproc)))}"
suite rust '^test result: ' \
  scripts/with-postgres.sh cargo test --workspace --exclude frontend --locked --no-fail-fast

say "the status engine, native and WebAssembly"
suite agreement '^agreement: 1 passed: ' scripts/agreement.sh

say "the release build, meanwhile"
built=0
wait "$build" || built=$?
cat "$build_log"

say "browser tests"
suite browser '^[0-9]+ passed, [0-9]+ failed, [0-9]+ skipped$' in_browser

printf '\nrust: %s\nagreement: %s\nbrowser: %s\n' "${counts[rust]}" "${counts[agreement]}" "${counts[browser]}"
printf '%s\n' "${counts[@]}" | awk '{ p += $1; f += $3; s += $5 } END { printf "%d passed, %d failed, %d skipped\n", p, f, s }'
exit "$failed"
