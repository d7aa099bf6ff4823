#!/usr/bin/env bash
# Pictures of pages on a phone and a desktop, light and dark, in French and English, for looking at.
#   scripts/shots.sh / medecin:/patients [--nojs]
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" browser
[ -x "$CALEPIN_BIN" ] || "$ROOT/scripts/build.sh"
cd "$ROOT/end2end"
exec node shots.mjs "$@"
