#!/usr/bin/env bash
# Fuzzes every parser of `domain`, led by coverage (libFuzzer on stable Rust), and every server function (docs/fuzzing.md).
# What is new stays in $CALEPIN_CACHE/fuzz; what breaks something is named at the end, which then is a failure.
#   FOR=60 make fuzz                       seconds for each target, instead of 600: of a processor's time for a parser
#   make fuzz TARGETS="email server"       these alone
#   JOBS=1 make fuzz                       so many targets at once, instead of one a core
#   make fuzz KEEP=yes                     and keeps what reaches more code in fuzz/corpus
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

FOR="${FOR:-600}"
JOBS="${JOBS:-$(nproc)}"
KEEP="${KEEP:-}"
corpus="$ROOT/fuzz/corpus"
work="$CACHE/fuzz"
[ -n "${TARGETS:-}" ] || TARGETS="$(ls "$corpus") server"
cd "$ROOT"
mkdir -p "$work/found" "$work/log"

# What cargo-fuzz passes, without a sanitizer: there is no unsafe code to watch. A target of its own keeps the flags from
# build scripts. Debug assertions: an overflow is a finding.
build() {
  local host
  host=$(rustc -vV | sed -n 's/^host: //p')
  CARGO_PROFILE_RELEASE_LTO=off CARGO_TARGET_DIR="$CACHE/target/fuzz" RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 -Cdebug-assertions" \
    cargo build --release --locked -p fuzz --features engine --target "$host"
  engine="$CACHE/target/fuzz/$host/release/fuzz"
}

# Asks a process to end once it has had so many seconds of a processor: what else the machine does counts for nothing.
end_after_work() { # PID
  local had
  while had=$(ps -o cputimes= -p "$1"); do
    [ "$had" -lt "$FOR" ] || { kill -USR1 "$1"; return; }
    sleep 1
  done
}

# parser NAME: so many seconds of one target, then a line of what came of it.
parser() {
  local name=$1 log="$work/log/$1" status=0 pid
  mkdir -p "$work/corpus/$name"
  CALEPIN_FUZZ_TARGET="$name" "$engine" -dict=fuzz/dictionary.txt -timeout=10 -print_final_stats=1 \
    -artifact_prefix="$work/found/$name-" "$work/corpus/$name" "$corpus/$name" >"$log" 2>&1 &
  pid=$!
  end_after_work "$pid" || true
  wait "$pid" || status=$?
  awk -v name="$name" -v status="$status" '
    / cov: / { for (i = 1; i < NF; i++) { if ($i == "cov:") cov = $(i + 1); if ($i == "corp:") corp = $(i + 1) } }
    /^stat::number_of_executed_units/ { runs = $2 }
    END { printf "%-16s %12d inputs, %5d edges, %s kept%s\n", name, runs, cov, corp, status ? "  ← FOUND SOMETHING" : "" }' "$log"
  [ "$status" = 0 ] || { grep -aE -A3 'panicked at|^==|Test unit written' "$log" | head -20; return 1; }
  [ -z "$KEEP" ] || keep "$name"
}

# Adds the fewest inputs that reach what those in the repository do not.
keep() {
  CALEPIN_FUZZ_TARGET="$1" "$engine" -set_cover_merge=1 -use_counters=0 "$corpus/$1" "$work/corpus/$1" >>"$work/log/$1" 2>&1
}

# Every server function: through the router on SQLite, then the program itself on PostgreSQL.
server() {
  local suite status=0
  for suite in http faults; do
    CALEPIN_FUZZ_SECONDS="$FOR" scripts/with-postgres.sh \
      cargo test --quiet --locked -p server --test "$suite" siege -- --nocapture >"$work/log/$suite" 2>&1 || status=1
    printf '%-16s %s\n' "server: $suite" "$(grep -aE '[0-9]+ requests|panicked|CALEPIN_FUZZ_SEED|^error' "$work/log/$suite" | head -5)"
  done
  return "$status"
}

failed=0 running=0
one_is_done() { wait -n || failed=1; running=$((running - 1)); }
parsers=()
for name in $TARGETS; do [ "$name" = server ] || parsers+=("$name"); done
if [ "${#parsers[@]}" -gt 0 ]; then
  say "the fuzzer"
  build
  say "parsers, $FOR s each, $JOBS at once"
  for name in "${parsers[@]}"; do
    [ "$running" -lt "$JOBS" ] || one_is_done
    parser "$name" &
    running=$((running + 1))
  done
  while [ "$running" -gt 0 ]; do one_is_done; done
fi
if [[ " $TARGETS " == *" server "* ]]; then
  say "server functions, $FOR s each way"
  server || failed=1
fi
[ "$failed" = 0 ] || echo "what broke something: $work/found; the logs: $work/log"
exit "$failed"
