#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own, which is gone when the command ends:
#   scripts/with-postgres.sh cargo test
# The command finds it in CALEPIN_TEST_POSTGRES_URL, as a role that may create databases; what stops and starts it is in
# CALEPIN_TEST_POSTGRES_CTL, the folder of its programs in CALEPIN_TEST_POSTGRES_BIN.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

# A version whose server was removed may have left its folder.
initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 || true)
[ -n "$initdb" ] || initdb=$(command -v initdb || true)
[ -n "$initdb" ] || missing "PostgreSQL (initdb, pg_ctl)" "scripts/tools.sh postgres"
bin=$(dirname "$initdb")

dir=$(mktemp -d "${TMPDIR:-/tmp}/calepin-postgres.XXXXXX")
as_owner=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root.
  owner=$(id -un postgres 2>/dev/null || echo nobody)
  chown "$owner" "$dir"
  as_owner=(runuser -u "$owner" --)
fi
pg() { (cd "$dir" && "${as_owner[@]}" "$bin/$1" "${@:2}"); }

stop() {
  pg pg_ctl --pgdata="$dir/data" --mode=immediate --silent stop >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

pg initdb --pgdata="$dir/data" --username=calepin --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$dir/initdb.log" 2>&1 ||
  { cat "$dir/initdb.log" >&2; missing "a working initdb" "see the lines above"; }
# A test of `services` has two instances with ten connections each, one of `server` up to three servers and what looks into
# their databases; so many tests run at once.
connections=$((200 + 50 * ${RUST_TEST_THREADS:-$(nproc)}))
# Nothing here outlives the command, so nothing waits for the disk.
cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = $connections
fsync = off
full_page_writes = off
synchronous_commit = off
CONF

for _ in 1 2 3; do # Between asking for a free port and using it, another process may take it.
  port=$(free_port)
  if pg pg_ctl --pgdata="$dir/data" --options="-p $port" --log="$dir/data/server.log" --wait --silent start >/dev/null; then
    started=yes
    break
  fi
done
[ -n "${started:-}" ] || { cat "$dir/data/server.log" >&2; missing "a PostgreSQL that starts" "see the lines above"; }

ctl="cd $dir && ${as_owner[*]} $bin/pg_ctl --pgdata=$dir/data --log=$dir/data/server.log --options='-p $port' --wait --silent"
CALEPIN_TEST_POSTGRES_BIN="$bin" CALEPIN_TEST_POSTGRES_CTL="$ctl" \
  CALEPIN_TEST_POSTGRES_URL="postgres://calepin@127.0.0.1:$port/postgres" "$@"
