# The only commands a newcomer needs. Each one installs what it is missing; `make help` lists them.
# Everything built or installed lives in CALEPIN_CACHE, outside the checkout, so that a fresh clone starts warm.

export CALEPIN_CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/calepin
export CARGO_TARGET_DIR ?= $(CALEPIN_CACHE)/target

# How the browser's bundle is built; `make run SPLIT=` gives one file instead of one a lazy route.
export SPLIT ?= --split
# Passed to the program: `make run ARGS=--fresh` forgets the demo's data.
ARGS ?=
# `make rules-selftest RULES=WORDS`: only the rules whose lines hold these words, or this file.
RULES ?=
# `make fuzz`: how many seconds, of what, and whether the corpus is kept.
FOR ?= 600
TARGETS ?=
KEEP ?=
# The folder of a release of NUVA (`make nuva DIR=…`), or for what `make mails` writes.
DIR ?=

.DEFAULT_GOAL := help
.PHONY: help run test check bench faults fuzz mutants tools build layers-selftest rules-selftest production advisories nuva shots shots-accept mails

help: ## This list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build and start the demo on http://127.0.0.1:3000
	@scripts/run.sh $(ARGS)

test: ## Every test: Rust on SQLite and PostgreSQL, then a real browser
	@scripts/test.sh

check: ## Format, lints (native and wasm32), layer rules, dependencies
	@scripts/check.sh

bench: ## Measure what we promise; fails outside the bounds
	@scripts/bench.sh

faults: ## Kill, fill, lock and cut off the real server: is anything lost?
	@scripts/faults.sh

fuzz: ## Every parser and server function, ten minutes each: FOR=60 TARGETS=… KEEP=yes
	@FOR="$(FOR)" TARGETS="$(TARGETS)" KEEP="$(KEEP)" scripts/fuzz.sh

mutants: ## Change each number of the vaccination schedule: who notices?
	@cargo test --quiet --locked -p domain --test status mutants -- --nocapture

build: ## The release build alone, in $(CARGO_TARGET_DIR)
	@scripts/build.sh

tools: ## Install everything that the other commands need
	@scripts/tools.sh build check browser postgres load

layers-selftest: ## Break each layer rule in a copy, and see the check fail
	@scripts/layers-selftest.sh

rules-selftest: ## Remove each rule of the claim in a copy, and see a test fail
	@scripts/rules-selftest.sh "$(RULES)"

production: ## Follow README's steps of production in a container, with its systemd unit
	@scripts/production.sh

advisories: ## Known vulnerabilities in the dependencies (needs the network)
	@scripts/advisories.sh

nuva: ## Compare the vaccine catalogue with a NUVA release: make nuva DIR=…
	@scripts/nuva.sh "$(DIR)"

shots: ## Pictures of pages: make shots ARGS="/ medecin:/patients"
	@scripts/shots.sh $(ARGS)

shots-accept: ## Keep the pictures of every state as it looks now: git diff shows which
	@scripts/shots-accept.sh

mails: ## Every e-mail and SMS, both languages, as files to look at: make mails DIR=…
	@CALEPIN_SHOTS="$(abspath $(or $(DIR),$(CALEPIN_CACHE)/mails))" \
		cargo test --quiet --locked -p services --lib they_can_be_looked_at
	@echo "in $(abspath $(or $(DIR),$(CALEPIN_CACHE)/mails))"
