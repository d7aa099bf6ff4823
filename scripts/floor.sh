#!/usr/bin/env bash
# Weighs the least app of Leptos that hydrates a form (frontend/examples/floor.rs), built as the browser's bundle is but for
# parts and for what stops at panics: of the claim path's size, what no page of ours could save.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" build
cd "$ROOT"
out="$CARGO_TARGET_DIR/floor"
wasm="$out/wasm32-unknown-unknown/wasm-release/examples/floor.wasm"
RUSTFLAGS="--cfg erase_components" cargo build --quiet --locked -p frontend --example floor \
  --profile wasm-release --target wasm32-unknown-unknown --target-dir "$out"
wasm-bindgen --target web --no-typescript --out-dir "$out/site" "$wasm"
read -ra options < <(sed -n 's/^wasm-opt-features = \[\(.*\)\]$/\1/p' Cargo.toml | tr -d '",')
wasm-opt "${options[@]}" "$out/site/floor_bg.wasm" -o "$out/site/floor_bg.wasm"
esbuild --log-level=warning --minify --format=esm --allow-overwrite --outfile="$out/site/floor.js" "$out/site/floor.js"
node scripts/precompress.mjs "$out/site"
stat --format='%n: %s bytes' "$out"/site/floor*.br | sed 's#.*/##'
