#!/usr/bin/env bash
# Proves that each rule of the invitation and the claim has a test that fails when the rule is removed: removes one after
# the other (scripts/rules.txt) in a copy of the workspace, and expects its test to notice.
#   scripts/rules-selftest.sh [WORDS]: of all rules, or of those alone whose lines hold these words, or this file
#   scripts/rules-selftest.sh --removable: only whether each is still where it is said to be, in a second
# shellcheck source=scripts/lib.sh
source "$(dirname "$0")/lib.sh"

only=${1:-} removable=
if [ "$only" = --removable ]; then only='' removable=yes; fi
# At the same place each time, so that what was built there is of use again.
copy="$CARGO_TARGET_DIR/rules/workspace"
export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/rules/target"
# How many seconds a build and its test may take.
AT_MOST=900
passed=0 failed=0 skipped=0

# The rules: what is said, the file that holds it, what removes it, the ring of its test, and the test.
said=() files=() removals=() rings=() tests=()
lines=()
settle() { # the rule whose lines were read
  if [ "${#lines[@]}" = 0 ]; then return; fi
  [ "${#lines[@]}" = 4 ] || missing "a rule of four lines: ${lines[0]}" "scripts/rules.txt says what they are"
  if [[ ${lines[*]} == *"$only"* ]]; then
    said+=("${lines[0]}") files+=("${lines[1]}") removals+=("${lines[2]}")
    rings+=("${lines[3]%% *}") tests+=("${lines[3]#* }")
  fi
  lines=()
}
read_rules() {
  local line
  while IFS= read -r line; do
    case $line in
      '#'*) ;;
      '') settle ;;
      *) lines+=("${line#  }") ;;
    esac
  done <"$ROOT/scripts/rules.txt"
  settle
  [ "${#said[@]}" != 0 ] || missing "a rule that holds: $only" "its words in scripts/rules.txt"
}

# The workspace, without what is built in it. Everything is newer than what was built of the last copy.
copy_workspace() {
  rm -rf "$copy"
  mkdir -p "$copy"
  tar -C "$ROOT" -c --exclude-vcs --exclude=node_modules --exclude=./target . | tar -C "$copy" -x --touch
}

# run_tests RING TEST…: one choice of packages for services and server, so that both share what is built.
run_tests() {
  local ring=$1 which
  shift
  case $ring in
    domain) which=(-p domain --lib) ;;
    services) which=(--workspace --exclude frontend --test all) ;;
    server) which=(--workspace --exclude frontend --test http) ;;
    *) missing "a ring of that name: $ring" "domain, services, server or end2end, in scripts/rules.txt" ;;
  esac
  (cd "$copy" && timeout "$AT_MOST" cargo test --locked "${which[@]}" -- --exact "$@" 2>&1)
}

tell() { # WHAT RULE [WHY]
  printf '%-8s %s%s\n' "$1" "$2" "${3:+: $3}"
}
noticed() { passed=$((passed + 1)); tell noticed "$1"; }
unnoticed() { failed=$((failed + 1)); tell MISSED "$1" "$2"; }

# Every test that is named exists, and passes as long as nothing is broken.
check_unbroken() { # RING
  local ring=$1 n output named=()
  for n in "${!said[@]}"; do
    if [ "${rings[$n]}" = "$ring" ]; then named+=("${tests[$n]}"); fi
  done
  if [ "${#named[@]}" = 0 ]; then return; fi
  output=$(run_tests "$ring" "${named[@]}") || { printf '%s\n' "$output" >&2; missing "tests of $ring that pass" "see above"; }
  for n in "${named[@]}"; do
    grep -qF -- "test $n ... ok" <<<"$output" || missing "a test of $ring: $n" "the name of its test in scripts/rules.txt"
  done
}

# A rule that a browser alone can see: its test must exist; `make test` runs it.
name_browser_test() { # N
  if grep -qF -- "test('${tests[$1]}'" "$copy/${files[$1]}"; then
    skipped=$((skipped + 1))
    tell browser "${said[$1]}" "${files[$1]}"
  else
    unnoticed "${said[$1]}" "no such test in ${files[$1]}"
  fi
}

break_rule() { # N
  local rule=${said[$1]} file="$copy/${files[$1]}" output
  cp "$file" "$copy.whole"
  sed -i -E "${removals[$1]}" "$file"
  if cmp -s "$copy.whole" "$file"; then
    unnoticed "$rule" "nothing was removed from ${files[$1]}"
    return
  fi
  output=$(run_tests "${rings[$1]}" "${tests[$1]}" || true)
  case $output in
    *'test result: FAILED'*) noticed "$rule" ;;
    *'test result: ok'*) unnoticed "$rule" "${tests[$1]} passes without it" ;;
    *'could not compile'*) unnoticed "$rule" "${files[$1]} does not compile without it" ;;
    *) unnoticed "$rule" "${tests[$1]} came to no end" ;;
  esac
  cp "$copy.whole" "$file"
}

# Without a build: each removal changes its file, each browser test has its name.
check_removable() {
  local n
  copy=$ROOT
  for n in "${!said[@]}"; do
    if [ "${rings[$n]}" = end2end ]; then
      name_browser_test "$n"
    elif sed -E "${removals[$n]}" "$ROOT/${files[$n]}" | cmp -s - "$ROOT/${files[$n]}"; then
      unnoticed "${said[$n]}" "nothing would be removed from ${files[$n]}"
    else
      passed=$((passed + 1))
    fi
  done
  echo "rules that can be removed: $passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ]
}

read_rules
if [ -n "$removable" ]; then
  check_removable
  exit
fi
copy_workspace
for ring in domain services server; do
  check_unbroken "$ring"
  for n in "${!said[@]}"; do
    if [ "${rings[$n]}" = "$ring" ]; then break_rule "$n"; fi
  done
done
for n in "${!said[@]}"; do
  if [ "${rings[$n]}" = end2end ]; then name_browser_test "$n"; fi
done
echo "rules, removed on purpose: $passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
