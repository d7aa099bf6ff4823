#!/usr/bin/env bash
# Known vulnerabilities in the dependencies. Apart from `make check`, because its database comes from the network
# and changes without us.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" check
cd "$ROOT"
cargo deny --locked check advisories
