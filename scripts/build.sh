#!/usr/bin/env bash
# The release build: the server ($CALEPIN_BIN) and the site that it serves ($CALEPIN_SITE_ROOT).
# SPLIT, set by the Makefile, is `--split` (one WASM file a lazy route) or empty. QUICK=yes: the server is not compiled as a
# whole, which takes minutes at each change.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" build
cd "$ROOT"
say "building Calepin (the first time takes a while)"
options=(--release --cargo-locked)
if [ -n "${SPLIT=--split}" ]; then options+=("$SPLIT"); fi
if [ -n "${QUICK:-}" ]; then export CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16; fi
# Unpacked first, for their folder to be there.
cargo fetch --quiet --locked --target wasm32-unknown-unknown
# The places of panics, without this machine's folders: they say nothing to a browser, and take room in the bundle.
registry="${CARGO_HOME:-$HOME/.cargo}/registry/src"
for sources in "$registry"/*/; do
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-} --remap-path-prefix=$sources="
done
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
PATH="$ROOT/scripts/build:$PATH" LEPTOS_SITE_ROOT="$CALEPIN_SITE_ROOT" cargo leptos build "${options[@]}"

# What was optimised and not asked for again in a month.
mkdir -p "$CACHE/wasm-opt"
find "$CACHE/wasm-opt" -type f -mtime +30 -delete

# What loads the parts comes as it was generated, comments and all.
for loader in "$CALEPIN_SITE_ROOT"/pkg/__wasm_split.*.js; do
  [ -e "$loader" ] || continue # not split
  esbuild --log-level=warning --minify --format=esm --allow-overwrite --outfile="$loader" "$loader"
done
node scripts/precompress.mjs "$CALEPIN_SITE_ROOT"
