#!/usr/bin/env bash
# Keeps the pictures of every page in every state as they are now (end2end/pictures); those of no state go. What differs too
# little to be seen is left as it was. Arguments are Playwright's: `-g "a forgotten password"` for one story.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

"$ROOT/scripts/tools.sh" browser
[ -x "$CALEPIN_BIN" ] || "$ROOT/scripts/build.sh"
cd "$ROOT/end2end"
npx --no-install playwright test tests/states.spec.ts tests/unusual.spec.ts --project phone --project desktop --update-snapshots changed "$@"
git status --short pictures
du -sh pictures
