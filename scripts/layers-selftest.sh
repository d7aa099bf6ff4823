#!/usr/bin/env bash
# Proves that scripts/layers.sh bites: breaks each rule in a copy of the workspace, and expects the check to name it.
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

dir=$(mktemp -d "${TMPDIR:-/tmp}/calepin-layers.XXXXXX")
trap 'rm -rf "$dir"' EXIT
passed=0 failed=0

copy() { # a whole workspace, without what is built in it
  rm -rf "$dir/copy"
  mkdir "$dir/copy"
  (cd "$ROOT" && tar -c Cargo.toml Cargo.lock domain services app frontend server migrations fuzz) | tar -x -C "$dir/copy"
}
expect() { # MESSAGE WHERE: what the last run must have said
  if grep -qF -- "layers: $1" <<<"$output"; then
    passed=$((passed + 1))
  else
    printf 'not seen: %s (%s)\n' "$1" "$2"
    failed=$((failed + 1))
  fi
}

# breaks MESSAGE MANIFEST SED-SCRIPT: one copy and one run each, as a broken manifest can hide the next.
breaks() {
  copy
  sed -i -E "$3" "$dir/copy/$2"
  if output=$("$ROOT/scripts/layers.sh" "$dir/copy" 2>&1); then output=; fi
  expect "$1" "$2"
}
adds() { printf '/^\\[dependencies\\]/a %s' "$1"; } # the sed script that adds a dependency

breaks "rules 1 and 2: domain must not depend on services" domain/Cargo.toml "$(adds 'services.workspace = true')"
breaks "rules 1 and 2: migrations must not depend on domain" migrations/Cargo.toml "$(adds 'domain.workspace = true')"
breaks "rules 1 and 2: services must not depend on app" services/Cargo.toml "$(adds 'app.workspace = true')"
breaks "rules 1 and 2: services must not depend on migrations" services/Cargo.toml "$(adds 'migrations.workspace = true')"
breaks "rules 1 and 2: frontend must not depend on domain" frontend/Cargo.toml "$(adds 'domain.workspace = true')"
breaks "rules 1 and 2: app must not depend on server" app/Cargo.toml "$(adds 'server = { path = "../server" }')"
breaks "rule 2: app may depend on services under the ssr feature only" app/Cargo.toml \
  's/^(services = .*), optional = true/\1/; /"dep:services"/d'
breaks "rule 2: app may depend on services under the ssr feature only" app/Cargo.toml 's/^hydrate = \[/&"dep:services", /'
breaks "rule 2: the browser's side is app[hydrate], never app[ssr]" frontend/Cargo.toml 's/^(app = .*)"hydrate"/\1"hydrate", "ssr"/'
breaks "rule 2: frontend is app[hydrate]" frontend/Cargo.toml 's/^app = .*/app.workspace = true/'
breaks "rule 2: the server's side is app[ssr], never app[hydrate]" server/Cargo.toml 's/^(app = .*)"ssr"/\1"ssr", "hydrate"/'
breaks "rule 2: the browser's bundle must not hold tokio" app/Cargo.toml "$(adds 'tokio.workspace = true')"
breaks "rule 2: the browser's bundle must not hold regex" app/Cargo.toml "$(adds 'regex = "1"')"
breaks "rule 2: the browser's bundle must not hold leptos_meta" app/Cargo.toml 's/^hydrate = \[/&"dep:leptos_meta", /'
breaks "rules 1 and 2: server must not depend on fuzz" server/Cargo.toml "$(adds 'fuzz.workspace = true')"
breaks "services knows nothing of leptos or axum" services/Cargo.toml "$(adds 'axum.workspace = true')"
breaks "only services and migrations know the database" server/Cargo.toml "$(adds 'sea-orm.workspace = true')"
breaks "rule 1: domain is pure" domain/Cargo.toml "$(adds 'getrandom.workspace = true')"

# Lines that belong elsewhere, each in a file of its own, all found by one run: RULE | FILE | LINE.
copy
lines='rule 3: entities never leave services|server/src/broken1.rs|use services::entities::account;
contexts belong|app/src/broken2.rs|let user = use_context::<User>();
the request, its cookies and redirects|app/src/broken3.rs|let answer: ResponseOptions = todo();
the request, its cookies and redirects|app/src/broken4.rs|leptos_axum::redirect("/");
browser APIs belong|app/src/broken5.rs|use web_sys::window;
browser APIs belong|app/src/broken6.rs|use gloo_timers::callback::Timeout;
browser APIs belong|app/src/broken7.rs|use wasm_bindgen::JsCast;
a transaction begins|services/src/broken8.rs|let tx = db.begin_with_config(None, None).await?;
a transaction begins|services/src/broken9.rs|use sea_orm::TransactionTrait;
rule 4: raw SQL|services/src/broken10.rs|db.execute_unprepared(sql).await?;
rule 4: raw SQL|services/src/broken11.rs|Statement::from_string(backend, sql);
rule 4: raw SQL|server/src/broken12.rs|let sql = "SELECT 1";'
while IFS='|' read -r _ file line; do printf '%s\n' "$line" >"$dir/copy/$file"; done <<<"$lines"
all=$("$ROOT/scripts/layers.sh" "$dir/copy" 2>&1 || true)
while IFS='|' read -r rule file line; do
  # The breach of this rule, from its first line to the next breach's.
  output=$(awk -v rule="layers: $rule" '/^layers: / { mine = index($0, rule) == 1 } mine' <<<"$all")
  if ! grep -qF -- "$file:1:$line" <<<"$output"; then output=; fi
  expect "$rule" "$file: $line"
done <<<"$lines"

echo "layers, broken on purpose: $passed seen, $failed missed"
[ "$failed" = 0 ]
