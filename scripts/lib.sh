# shellcheck shell=bash
# Shared by the scripts beside it: where things live, and how to install, find or name what is missing.
# Sourced, never run.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
CACHE="${CALEPIN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/calepin}"
TOOLS="$CACHE/tools"
export CALEPIN_CACHE="$CACHE"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$CACHE/target}"
export PATH="$TOOLS/bin:$TOOLS/npm/node_modules/.bin:$PATH"
export CALEPIN_BIN="${CALEPIN_BIN:-$CARGO_TARGET_DIR/release/calepin}"
export CALEPIN_SITE_ROOT="${CALEPIN_SITE_ROOT:-$CARGO_TARGET_DIR/site}"

say() { printf '\n\033[1m▸ %s\033[0m\n' "$*"; }

# The one way to stop: what is missing, then how to get it.
missing() {
  printf '\nMissing: %s\n' "$1" >&2
  printf '  to install it: %s\n' "$2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# apt_need WHAT PACKAGE…: installs Debian packages, or says which ones to ask for.
apt_need() {
  local what=$1
  shift
  local by_hand="sudo apt-get install $*"
  have apt-get || missing "$what" "your system's packages for: $*"
  [ "$(id -u)" = 0 ] || have sudo || missing "$what" "as root: apt-get install $*"
  say "installing $what (Debian: $*)"
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@")
  # An old list has old packages: the pictures of pages would be those of an old browser. Without a network, what is there.
  as_root apt-get update -q || say "the lists of packages stay as they are"
  as_root "${install[@]}" || missing "$what" "$by_hand"
}

# The version of a crate that Cargo.lock settles.
locked_version() {
  awk -v crate="\"$1\"" '$1 == "name" && $3 == crate { getline; gsub(/"/, "", $3); print $3; exit }' "$ROOT/Cargo.lock"
}

# A port that nobody listens on right now, and that no connection is given meanwhile, nor while what listened there is down:
# theirs are from 32768 on. (Those from 26000 on are for the servers of the Rust tests.)
free_port() {
  node -e '
    const [first, howMany] = [20000, 6000]
    const attempt = (n) => {
      const server = require("net").createServer()
      server.on("error", (error) => {
        if (error.code !== "EADDRINUSE") throw error
        attempt(n + 1)
      })
      const port = first + (n % howMany)
      server.listen(port, "127.0.0.1", () => server.close(() => console.log(port)))
    }
    attempt(process.pid * 97)'
}
