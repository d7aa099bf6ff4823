#!/usr/bin/env bash
# Follows README's section on production (steps 1 to 4, backup and restore) in a container of its own: this machine's files,
# on which nothing is written, and a systemd that starts our unit. Wants root, a Debian whose systemd may make containers,
# and a machine that Calepin is not installed on.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

have systemd-nspawn || apt_need "systemd's containers" systemd-container
if id calepin >/dev/null 2>&1; then missing "a machine without a user calepin" "another machine, or: userdel calepin"; fi
"$ROOT/scripts/build.sh"

machine=$(mktemp -d "${TMPDIR:-/tmp}/calepin-machine.XXXXXX")
root="$machine/root"
# What is said to the machine, and what it says. Nothing is written below $root from outside: its links lead out.
talk="$machine/talk"
# shellcheck disable=SC2317 # at the end
leave() {
  as_root umount -q "$root" || true
  as_root umount -q "$machine" || true
  rmdir "$machine"
}
trap leave EXIT
as_root mount -t tmpfs -o mode=700 tmpfs "$machine"
as_root mkdir "$root" "$talk" "$machine/upper" "$machine/work"
as_root mount -t overlay overlay -o "lowerdir=/,upperdir=$machine/upper,workdir=$machine/work" "$root"

# step N [BLOCK]: the commands of one of its blocks, the first if it is not said.
step() {
  awk -v step="**$1." -v block="${2:-1}" '
    /^\*\*[0-9]/ { here = index($0, step) == 1 }
    /^```$/ { inside = 0 }
    inside { print }
    here && /^```sh$/ { inside = ++blocks == block }' "$ROOT/README.md"
}
# Asks until it answers, which step 4 leaves to its reader.
healthy() { step 4 | sed -n 's#^curl #curl --silent --fail --retry 20 --retry-connrefused --retry-delay 1 #p'; }
# The steps, with what README leaves to its reader: where the build is, the secrets, which copy. Then somebody signs in.
steps() {
  printf "set -euxo pipefail\ncd '%s'\n" "$ROOT"
  step 1 | grep -vx 'make build' | sed "s#~/.cache/calepin/target/release/calepin#'$CALEPIN_BIN'#; s#~/.cache/calepin/target/site#'$CALEPIN_SITE_ROOT'#"
  echo 'echo not-a-secret | tee /etc/calepin/smtp-password > /etc/calepin/sms-token'
  step 2
  step 3
  step 4 | grep -v '^curl '
  healthy
  cat <<'END'
form='email=admin%40exemple.fr&password=Calepin2026&invitation='
curl --silent --include --header 'Origin: https://calepin.example' --data "$form" http://127.0.0.1:3000/api/sign_in |
  grep -i '^location: .*/connexion/code'
if journalctl --unit calepin --output cat | grep -E '"ERROR"|stand back|code=killed'; then exit 1; fi
copy=/var/lib/calepin/$(date +%F)
END
  step 6
  # shellcheck disable=SC2016 # known there
  step 6 2 | sed 's#COPY\.db#$copy.db#; s#ANCHORS#$copy.anchors#'
  healthy
}
say "README's steps"
steps | as_root tee "$talk/steps" >/dev/null
printf '%s\n' admin@exemple.fr 0639980000 Claire Martin Calepin2026 | as_root tee "$talk/answers" >/dev/null
as_root tee "$talk/steps.service" >/dev/null <<'END'
[Service]
Type=oneshot
Environment=HOME=/root
ExecStart=/bin/sh -c 'bash /talk/steps < /talk/answers > /talk/said 2>&1; echo $? > /talk/status; systemctl poweroff'
END
# Of this machine's services none runs there: units are ours alone, and nothing but the steps is begun.
as_root timeout --kill-after 20 120 systemd-nspawn --quiet --directory "$root" --private-network --register=no --keep-unit \
  --machine="calepin-$$" --bind="$talk:/talk" --bind-ro="$ROOT" --bind-ro="$CALEPIN_BIN" --bind-ro="$CALEPIN_SITE_ROOT" \
  --tmpfs=/etc/systemd/system --bind-ro="$talk/steps.service:/etc/systemd/system/steps.service" \
  --boot systemd.unit=steps.service >"$CACHE/production.log" 2>&1 </dev/null || true
as_root cat "$talk/said" || true
[ "$(as_root cat "$talk/status")" = 0 ] || { echo "not as README says; how the machine began: $CACHE/production.log"; exit 1; }
echo "as README says"
