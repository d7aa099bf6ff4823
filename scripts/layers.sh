#!/usr/bin/env bash
# The layer rules of ARCHITECTURE.md, as a check: who may depend on whom, what the browser's bundle may hold,
# and which things are done in one place only. Names each breach with its rule.
#   scripts/layers.sh [ROOT]      (layers-selftest.sh runs it on broken copies)
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"
cd "${1:-$ROOT}"

breaches=0
breach() { # RULE WHAT
  printf 'layers: %s\n    %s\n' "$1" "${2//$'\n'/$'\n    '}"
  breaches=$((breaches + 1))
}

# --- Who depends on whom -----------------------------------------------------------------------------------------

# Lines of the manifests: "PACKAGE -> DEPENDENCY KIND OPTIONAL FEATURES", and "PACKAGE feature NAME enables DEPENDENCY".
manifests=$(cargo metadata --format-version 1 --no-deps --offline | node -e '
  const { packages } = JSON.parse(require("fs").readFileSync(0, "utf8"))
  for (const { name, dependencies, features } of packages) {
    for (const d of dependencies)
      console.log(name, "->", d.name, d.kind ?? "normal", d.optional ? "optional" : "required", d.features.join(",") || "-")
    const reach = (f, seen = new Set()) => {
      if (seen.has(f)) return seen
      seen.add(f)
      for (const g of features[f] ?? []) reach(g, seen)
      return seen
    }
    for (const f in features)
      for (const g of reach(f)) console.log(name, "feature", f, "enables", g.replace(/^dep:/, "").replace(/\??\/.*/, ""))
  }')

crates='domain|services|app|frontend|server|migrations|fuzz'
# The arrows that exist. A dev-dependency on `migrations` lets tests make a database, one on `fuzz` lets them break forms.
allowed='services -> domain
services -> migrations dev
app -> domain
app -> services
frontend -> app
server -> app
server -> domain
server -> services
server -> migrations
server -> fuzz dev
fuzz -> domain'

while read -r from _ to kind _; do
  grep -qxE "$from -> $to( $kind)?" <<<"$allowed" ||
    breach "rules 1 and 2: $from must not depend on $to" "$from/Cargo.toml ($kind dependency)"
done < <(grep -E "^($crates) -> ($crates) " <<<"$manifests" || true)

grep -qE '^app -> services normal required' <<<"$manifests" &&
  breach "rule 2: app may depend on services under the ssr feature only" "app/Cargo.toml: make it optional"
while read -r _ _ feature _; do
  breach "rule 2: app may depend on services under the ssr feature only" "app/Cargo.toml: the feature $feature enables it"
done < <(grep -E '^app feature .* enables services$' <<<"$manifests" | grep -vE '^app feature (ssr|services) ' || true)
while read -r line; do
  breach "rule 2: the browser's side is app[hydrate], never app[ssr]" "frontend/Cargo.toml: $line"
done < <(grep -E '^frontend -> app .*\bssr\b' <<<"$manifests" || true)
grep -qE '^frontend -> app .*\bhydrate\b' <<<"$manifests" ||
  breach "rule 2: frontend is app[hydrate]" "frontend/Cargo.toml: app without the feature hydrate"
while read -r line; do
  breach "rule 2: the server's side is app[ssr], never app[hydrate]" "server/Cargo.toml: $line"
done < <(grep -E '^server -> app .*\bhydrate\b' <<<"$manifests" || true)

while read -r line; do
  breach "services knows nothing of leptos or axum" "services/Cargo.toml: $line"
done < <(grep -E '^services -> (leptos|axum|server_fn|tower-http)' <<<"$manifests" || true)
while read -r line; do
  breach "only services and migrations know the database" "$line"
done < <(grep -E '^(domain|app|frontend|server|fuzz) -> (sea-orm|sea-query|sqlx)' <<<"$manifests" || true)
while read -r line; do
  breach "rule 1: domain is pure: no I/O, clock, randomness, async" "domain/Cargo.toml: $line"
done < <(grep -E '^domain -> (tokio|futures|async|getrandom|rand|reqwest|http|web-sys|js-sys|gloo)[a-z_-]* normal' <<<"$manifests" || true)

# --- What the browser's bundle may hold --------------------------------------------------------------------------

# A banned crate, and those it may come through: Leptos's own, which we cannot leave out.
banned='services
server
migrations
axum
leptos_axum
sea-orm
sea-query
sqlx
tokio
hyper
reqwest
rustls
argon2
leptos_meta
rand
chrono
time
qrcode
tracing-subscriber
regex leptos_config
url leptos_router server_fn'

tree() { cargo tree --offline --quiet --package frontend --target wasm32-unknown-unknown --edges normal --prefix none "$@"; }
if bundle=$(tree 2>&1); then
  bundle=$(cut -d" " -f1 <<<"$bundle" | sort -u)
  while read -r name through; do
    grep -qx "$name" <<<"$bundle" || continue
    parents=$(tree --invert "$name" --depth 1 | cut -d' ' -f1 | tail -n +2 | sort -u)
    for parent in $parents; do
      [[ " $through " == *" $parent "* ]] || breach "rule 2: the browser's bundle must not hold $name" "it comes through $parent"
    done
  done <<<"$banned"
else
  breach "rule 2: the browser's bundle cannot be listed" "$bundle"
fi

# --- What is done in one place only ------------------------------------------------------------------------------

# only_in RULE PATTERN PLACE FILE-OR-FOLDER…: the pattern must not occur there, comments apart.
# PLACE is the extended regular expression of the paths where it may.
only_in() {
  local rule=$1 pattern=$2 place=$3 found
  shift 3
  found=$(grep -rnE --include='*.rs' -- "$pattern" "$@" 2>/dev/null |
    grep -vE "^($place)" | grep -vE '^[^:]+:[0-9]+:[[:space:]]*//' || true)
  [ -z "$found" ] || breach "$rule" "$found"
}

only_in "rule 3: entities never leave services" \
  '\bentities::' 'services/' domain app frontend server migrations
only_in "the request, its cookies and redirects belong to app/src/cx" \
  '\bResponseOptions\b|leptos_axum::(redirect|extract)' 'app/src/cx(/|\.rs)' app
only_in "contexts belong to app/src/cx (the request) and app/src/ui (the page)" \
  '\b(use_context|expect_context|provide_context|with_context)\b' 'app/src/(cx|ui)(/|\.rs)' app
only_in "browser APIs belong to app/src/ui/" \
  '\b(web_sys|js_sys|gloo(_[a-z]+)?|wasm_bindgen(_futures)?)\b' 'app/src/ui(/|\.rs)' app
# SeaORM's own `begin` needs the trait in scope; clippy.toml bans the call itself.
only_in "a transaction begins in services/src/tx/ only" \
  '\.begin_with_(config|options)\(|\.transaction(_with_config)?(::<|\()|\bTransactionTrait\b' \
  'services/src/tx/' domain/src services/src app/src server/src
only_in "rule 4: raw SQL belongs to migrations/ and services/src/tx/" \
  '\b(execute_unprepared|(execute|query_one|query_all|stream)_raw)\(|\bStatement::from_|\bExpr::cust|\bsqlx::|"(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|BEGIN|SAVEPOINT|CREATE (TABLE|TRIGGER|INDEX)) ?' \
  'services/src/tx/' domain/src services/src app/src server/src

if [ "$breaches" -gt 0 ]; then
  echo "layers: $breaches broken; the rules are in ARCHITECTURE.md"
  exit 1
fi
echo "layers: all rules hold"
