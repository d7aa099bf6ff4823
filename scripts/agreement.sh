#!/usr/bin/env bash
# The status engine answers 10,000 random people alike natively and in WebAssembly, to the byte: each line that
# examples/agreement.rs prints is compared with what the same code returns under node.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"
"$ROOT/scripts/tools.sh" build
cd "$ROOT"

# That profile builds into release/, too, and nothing as a whole.
cargo build --quiet --locked --profile bench -p domain --example agreement
cargo build --quiet --locked --profile bench -p domain --example agreement --target wasm32-unknown-unknown

native=$("$CARGO_TARGET_DIR/release/examples/agreement")
glue=$(mktemp -d "${TMPDIR:-/tmp}/calepin-agreement.XXXXXX")
trap 'rm -rf "$glue"' EXIT
wasm-bindgen --target nodejs --out-dir "$glue" "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/examples/agreement.wasm"
wasm=$(node -e '
  const { digest } = require(process.argv[1])
  for (let batch = 0; batch < Number(process.argv[2]); batch++)
    console.log(digest(batch).toString(16).padStart(16, "0"))
' "$glue/agreement.js" "$(wc -l <<<"$native")")

if ! diff <(echo "$native") <(echo "$wasm"); then
  echo "agreement: native and WebAssembly differ, one line a hundred people"
  exit 1
fi
echo "agreement: 1 passed: native and WebAssembly agree, $(wc -l <<<"$native") lines a hundred people each"
