#!/usr/bin/env bash
# Everything that can be told without running the program. Goes on after a failure, and names what failed at the end.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" check
cd "$ROOT"
passed=0
failures=()

check() { # NAME COMMAND…
  say "$1"
  if "${@:2}"; then passed=$((passed + 1)); else failures+=("$1"); fi
}
clippy() { cargo clippy --locked "$@" -- -D warnings; }
wasm() { clippy --target wasm32-unknown-unknown "$@"; }
# `key_check` holds nobody's data.
tables() {
  local untold
  untold=$(grep -oP '^pub mod \K(?!key_check)\w+' services/src/entities/mod.rs | while read -r table; do
    grep -qF "\`$table\`" docs/privacy.md || echo "$table"
  done)
  [ -z "$untold" ] || { echo "docs/privacy.md says nothing of:" "${untold//$'\n'/ }"; return 1; }
}
types() { (cd end2end && npx --no-install tsc --noEmit); }

# The layers are looked at offline, on a new machine too. Without a network, with what is there.
cargo fetch --quiet --locked || say "no dependency was fetched"
check "format" cargo fmt --all --check
check "layers" scripts/layers.sh
check "layers: each rule, once broken, is seen" scripts/layers-selftest.sh
check "rules of the claim: each can be removed" scripts/rules-selftest.sh --removable
check "shell scripts" shellcheck -x scripts/*.sh scripts/build/wasm-opt .ci/run
check "types of the browser tests" types
check "links of the documents" node scripts/links.mjs ./*.md docs/*.md docs/adr/*.md
check "docs/privacy.md names every table" tables
check "dependencies: bans, licences, sources" cargo deny --locked check --hide-inclusion-graph bans licenses sources
# `frontend` is checked for the browser alone: beside `server` it would unify app's `ssr` and `hydrate` features.
check "clippy, native" clippy --workspace --exclude frontend --all-targets
check "clippy, wasm32: domain" wasm -p domain
check "clippy, wasm32: app" wasm -p app --features hydrate
check "clippy, wasm32: frontend" wasm -p frontend

echo
for name in "${failures[@]}"; do echo "failed: $name"; done
echo "checks: $passed passed, ${#failures[@]} failed"
[ "${#failures[@]}" = 0 ]
