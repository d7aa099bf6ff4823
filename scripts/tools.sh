#!/usr/bin/env bash
# Installs what the other scripts need, each thing once and at a settled version; quick when all is there.
#   scripts/tools.sh build|check|browser|postgres|load …
# Rust, Node and npm are the reader's to install. The rest goes to $CALEPIN_CACHE/tools, or comes from Debian.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

CARGO_LEPTOS=0.3.9 # 0.3.11 wants Rust 1.96
CARGO_DENY=0.20.2
BINARYEN=132.0.0 # Debian's 108 rejects this compiler's output
ESBUILD=0.28.2

rust() {
  have cargo || missing "Rust 1.95 or later (cargo)" "see https://rustup.rs"
  # openssl-src, which cargo-leptos builds, wants the whole of perl.
  { have cc && have make && perl -MFindBin -MIPC::Cmd -e 1 2>/dev/null; } || apt_need "a C compiler" build-essential perl
}

rust_component() { # NAME PROBE…
  local name=$1
  shift
  "$@" >/dev/null 2>&1 && return
  have rustup || missing "$name" "rustup component add $name"
  rustup component add "$name" || missing "$name" "rustup component add $name"
}

wasm_target() {
  local target=wasm32-unknown-unknown
  [ -d "$(rustc --print sysroot)/lib/rustlib/$target" ] && return
  have rustup || missing "the $target target" "rustup target add $target"
  say "installing the Rust target $target"
  rustup target add "$target" || missing "the $target target" "rustup target add $target"
}

node() {
  { have node && have npm; } || missing "Node.js 20 or later, with npm" "sudo apt-get install nodejs npm, or see https://nodejs.org"
}

has_version() { # BINARY VERSION
  have "$1" && [[ " $("$1" --version 2>/dev/null | head -n 1) " == *" $2 "* ]]
}

# cargo_tool CRATE BINARY VERSION MINUTES [--locked]: a prebuilt binary where it can be had, else from source.
cargo_tool() {
  local crate=$1 binary=$2 version=$3 minutes=$4
  shift 4
  has_version "$binary" "$version" && return
  if have cargo-binstall; then
    say "installing $crate $version (prebuilt)"
    cargo binstall --no-confirm --disable-strategies compile --root "$TOOLS" "$crate@$version" && return
  fi
  say "building $crate $version from source: about $minutes minutes on two cores, only this once"
  # Its speed hardly matters here, the time to build it does.
  CARGO_TARGET_DIR="$CACHE/tools-target" \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --quiet --root "$TOOLS" "$crate" --version "$version" "$@" ||
    missing "$crate $version" "cargo install $crate --version $version"
  has_version "$binary" "$version" || missing "$crate $version on the PATH" "cargo install $crate --version $version"
  built=yes
}

# What makes the browser's files small. Both at once: installing one alone would remove the other. npm's, whatever else there
# is: scripts/build/ uses binaryen as a library, too.
optimisers() {
  [ -d "$TOOLS/npm/node_modules/binaryen" ] && has_version wasm-opt "${BINARYEN%%.*}" && has_version esbuild "$ESBUILD" && return
  local packages=("binaryen@$BINARYEN" "esbuild@$ESBUILD")
  say "installing wasm-opt and esbuild (npm ${packages[*]})"
  npm install --prefix "$TOOLS/npm" --no-save --no-audit --no-fund --loglevel=error "${packages[@]}" ||
    missing "wasm-opt and esbuild" "npm install --prefix $TOOLS/npm ${packages[*]}"
}

# npm_packages FOLDER: what its lock file names, again only when that has changed.
npm_packages() {
  local folder=$1 lock="$ROOT/$1/package-lock.json" stamp="$ROOT/$1/node_modules/.calepin-lock"
  cmp -s "$lock" "$stamp" && return
  say "installing the packages of $folder/ (npm ci)"
  (cd "$ROOT/$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error) ||
    missing "the packages of $folder/" "cd $folder && npm ci"
  cp "$lock" "$stamp"
}

for_build() {
  rust
  wasm_target
  node
  cargo_tool cargo-leptos cargo-leptos "$CARGO_LEPTOS" 15 --locked
  # Not --locked: its own lock file is older than this compiler likes.
  local version
  version=$(locked_version wasm-bindgen)
  cargo_tool wasm-bindgen-cli wasm-bindgen "$version" 3
  optimisers
}

for_check() {
  rust
  wasm_target
  node
  rust_component rustfmt cargo fmt --version
  rust_component clippy cargo clippy --version
  have shellcheck || apt_need shellcheck shellcheck
  cargo_tool cargo-deny cargo-deny "$CARGO_DENY" 5 --locked
  npm_packages end2end
}

for_browser() {
  node
  [ -x "${CALEPIN_CHROMIUM:-/usr/bin/chromium-headless-shell}" ] || apt_need Chromium chromium-headless-shell
  # Pictures of pages are compared: everywhere in these letters.
  { [ -d /usr/share/fonts/truetype/dejavu ] && [ -d /usr/share/fonts/truetype/liberation ]; } ||
    apt_need "the fonts of the pictures" fonts-dejavu-core fonts-liberation
  npm_packages end2end
}

for_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || have initdb || apt_need PostgreSQL postgresql
}

for_load() {
  have wrk || apt_need wrk wrk
  npm_packages end2end/bench/lighthouse
  npm_packages end2end/bench/sveltekit
}

built=no
for need in "$@"; do
  declare -F "for_$need" >/dev/null || { echo "tools.sh: no such group: $need" >&2; exit 2; }
  "for_$need"
done
# What building the tools left behind is worth 2 GB to nobody.
if [ "$built" = yes ]; then rm -rf "$CACHE/tools-target"; fi
