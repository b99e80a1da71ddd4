# Everything a developer or continuous integration does. `make help` lists it.
SHELL := /bin/bash
# The build folder; name one outside the clone to share dependencies between clones.
BOOKBRIDGE_SCRATCH ?= .build
# Every call with the same flags: one that differs makes the next build compile dependencies again.
SWIFT_FLAGS := --scratch-path "$(BOOKBRIDGE_SCRATCH)" --explicit-target-dependency-import-check error
# Without the fixed hashing the package manager writes the traits of a dependency in any order, and compiles it again for that.
SWIFT_BUILD := SWIFT_DETERMINISTIC_HASHING=1 swift build $(SWIFT_FLAGS)
# Where hundreds of tests run at once, each waits seconds for its turn, which those that speak over sockets take for silence.
SWIFT_TEST := Scripts/run-tests "$(BOOKBRIDGE_SCRATCH)/debug/bookbridgePackageTests.xctest" --testing-library swift-testing \
    --experimental-maximum-parallelization-width 8
PROGRAM := $(BOOKBRIDGE_SCRATCH)/debug/bookbridge
RELEASED := $(BOOKBRIDGE_SCRATCH)/release/bookbridge
PACKAGES := libsqlite3-dev pkg-config zlib1g-dev
ORDERS ?= 200
SEED ?= 1
RUNS ?= 1000
PLANT ?=
PROMISE ?=
BOOKS ?=
PORT ?= 8080

.DEFAULT_GOAL := help
.PHONY: api push extensions extension-test extension-sync browser check-doors check-promises screenshots bench-web help setup packages build demo test test-long check lint format golden kill-nine bench bench-short release bench-python simulate simulate-feeds fuzz

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

packages:
	@if [ -x "$$(command -v dpkg)" ]; then \
	    missing=""; for name in $(PACKAGES); do dpkg -s $$name >/dev/null 2>&1 || missing="$$missing $$name"; done; \
	    if [ -n "$$missing" ]; then \
	        echo "installing$$missing"; as=""; [ "$$(id -u)" = 0 ] || as="sudo"; \
	        $$as apt-get update -qq && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing >/dev/null; \
	    fi; \
	fi

setup: packages ## install what is missing and build; safe to repeat
	@$(SWIFT_BUILD) --product bookbridge

extensions: ## pack the extension that OpenCart stores install, for OpenCart 3 and for OpenCart 4
	@Extensions/OpenCart/pack "$(BOOKBRIDGE_SCRATCH)/extensions"

extension-test: ## test the OpenCart extension with PHP and MariaDB from Debian, which it installs where missing
	@Scripts/opencart-extension test

extension-sync: build ## read stores with the extension in them by the product's own connector, each generation
	@BOOKBRIDGE_SCRATCH="$(BOOKBRIDGE_SCRATCH)" Scripts/opencart-read

release: packages ## build the product as it is released: one file that needs no Swift beside it
	@$(SWIFT_BUILD) -c release --static-swift-stdlib --product bookbridge

build: packages ## build the product and its tests
	@$(SWIFT_BUILD) --build-tests

demo: setup ## try it: a sample store, a QuickBooks sandbox, and Bookbridge between them
	@$(PROGRAM) demo --orders $(ORDERS) --port $(PORT)

test: build ## run all tests
	@$(SWIFT_TEST)

test-long: build ## the same with long campaigns of faults and deaths
	@BOOKBRIDGE_LONG=1 $(SWIFT_TEST)

lint: ## say what `make format` would change
	@swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## format in place
	@swift format --in-place --recursive --parallel Package.swift Sources Tests

golden: build ## write the golden files and the error book anew; read the difference before you commit it
	@BOOKBRIDGE_GOLDEN=rewrite $(SWIFT_TEST)

kill-nine: setup ## kill a sync ten times with -9 and check that every order is in the books once
	@Scripts/kill-nine "$(PROGRAM)" $(or $(KILL_ORDERS),2000) 10

# The comparison needs an interpreter with python-quickbooks; where pip cannot get it, it is left out.
BENCH_PYTHON := $(BOOKBRIDGE_SCRATCH)/bench-python

api: setup ## tell the whole story over REST, and hold the document and the answers against each other (EXAMPLES a route)
	@Scripts/api-check "$(PROGRAM)" "$(BOOKBRIDGE_SCRATCH)" $(or $(EXAMPLES),60)

push: release ## push PUSHED orders over REST by four clients, all twice and some answers lost; each must be in the books once
	@Scripts/push-check "$(RELEASED)" $(or $(PUSHED),10000)

browser: setup ## walk through the pages in a real browser, in three languages, light and dark; pictures go to the build folder
	@Scripts/browser "$(PROGRAM)" "$(BOOKBRIDGE_SCRATCH)"

screenshots: setup ## pictures of the main pages in three languages, at two widths, light and dark; they go to the build folder
	@Scripts/screenshots "$(PROGRAM)" "$(BOOKBRIDGE_SCRATCH)"

bench-python:
	@[ -x "$(BENCH_PYTHON)/bin/python" ] || python3 -m venv "$(BENCH_PYTHON)"
	@"$(BENCH_PYTHON)/bin/pip" install --quiet --requirement Benchmarks/requirements.txt || \
	    echo "python-quickbooks cannot be installed here: the comparison with it is left out"

bench: release bench-python ## measure speed and memory against what was promised; writes docs/benchmarks.md
	@"$(RELEASED)" bench --python "$(BENCH_PYTHON)/bin/python" --report docs/benchmarks.md

bench-short: release bench-python ## the same in less than a minute, with fewer orders; writes nothing
	@"$(RELEASED)" bench --python "$(BENCH_PYTHON)/bin/python" --orders 3000 --limit-orders 3000 \
	    --only throughput --only limits --only planner

bench-web: release ## ask for every page over 100,000 orders while a sync runs; writes its part of docs/benchmarks.md
	@"$(RELEASED)" bench --only web --report docs/benchmarks.md

simulate: release ## play RUNS histories from SEED on, in which everything goes wrong; PLANT= plants a bug, PROMISE= holds one promise
	@"$(RELEASED)" simulate --seed $(SEED) --runs $(RUNS) $(if $(BOOKS),--books $(BOOKS)) $(if $(PLANT),--plant $(PLANT)) $(if $(PROMISE),--promise $(PROMISE))

FEED_RUNS ?= 10000
simulate-feeds: release ## the same for a store that makes its documents itself: FEED_RUNS histories of its feeds from SEED on
	@"$(RELEASED)" simulate --feeds --seed $(SEED) --runs $(FEED_RUNS)

FUZZED := csv records hooks
FUZZ_SECONDS ?= 60

fuzz: packages ## lets a fuzzer look for bytes that break the readers of files, records and hints, FUZZ_SECONDS each
	@BOOKBRIDGE_FUZZ=1 BOOKBRIDGE_TESTS=None SWIFT_DETERMINISTIC_HASHING=1 swift build -c release --product Fuzz \
	    --scratch-path "$(BOOKBRIDGE_SCRATCH)/fuzz" -Xswiftc -sanitize=fuzzer
	@set -o pipefail; for subject in $(FUZZED); do \
	    corpus="$(BOOKBRIDGE_SCRATCH)/fuzz/corpus-$$subject"; mkdir -p "$$corpus"; \
	    FUZZ=$$subject "$(BOOKBRIDGE_SCRATCH)/fuzz/release/Fuzz" -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -timeout=10 \
	        -rss_limit_mb=2048 -artifact_prefix="$(BOOKBRIDGE_SCRATCH)/fuzz/" -print_final_stats=1 \
	        "$$corpus" docs/intake/examples 2>&1 | tail -8 || exit 1; done

# After the tests two halves side by side: one mostly waits for a browser, the other mostly reckons.
check: PACKAGES += libxml2-utils
check: packages lint test setup ## everything that continuous integration does
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=line check-doors check-promises

check-doors:
	@AT_ONCE=1 Scripts/browser "$(PROGRAM)" "$(BOOKBRIDGE_SCRATCH)"
	@Scripts/api-check "$(PROGRAM)" "$(BOOKBRIDGE_SCRATCH)" 3
	@Scripts/output-failure "$(PROGRAM)"
	@Scripts/serve-tls "$(PROGRAM)"

check-promises:
	@rm -f "$(BOOKBRIDGE_SCRATCH)/recorded.jsonl"
	@"$(PROGRAM)" demo --once --orders 300 --record "$(BOOKBRIDGE_SCRATCH)/recorded.jsonl"
	@BOOKBRIDGE_RECORD="$(BOOKBRIDGE_SCRATCH)/recorded.jsonl" $(SWIFT_TEST) --filter RecordedWriteTests
	@Scripts/opencart-extension test
	@Scripts/opencart-sync "$(PROGRAM)"
	@BOOKBRIDGE_SCRATCH="$(BOOKBRIDGE_SCRATCH)" Scripts/opencart-read
	@Scripts/kill-nine "$(PROGRAM)" 300 5
	@"$(PROGRAM)" simulate --seed 1 --runs 300
	@"$(PROGRAM)" simulate --seed 1 --runs 300 --books desktop 2>"$(BOOKBRIDGE_SCRATCH)/desktop-histories.log"
	@"$(PROGRAM)" simulate --feeds --seed 1 --runs 100
	@"$(PROGRAM)" simulate --distributor --seed 1 --runs 50
	@"$(PROGRAM)" simulate --seed 1 --runs 50 --books desktop --plant resendWithoutLook 2>"$(BOOKBRIDGE_SCRATCH)/desktop-histories.log"
	@"$(PROGRAM)" simulate --seed 1 --runs 50 --books desktop --plant linkWithoutIntent 2>"$(BOOKBRIDGE_SCRATCH)/desktop-histories.log"
	@"$(PROGRAM)" simulate --seed 1 --runs 100 --plant linkWithoutIntent
	@"$(PROGRAM)" simulate --seed 1 --runs 50 --plant resendWithoutLook
	@"$(PROGRAM)" simulate --seed 1 --runs 50 --plant buyersByPhone
	@"$(PROGRAM)" simulate --seed 1 --runs 50 --plant editRewritesReceived
	@"$(PROGRAM)" simulate --seed 1 --runs 50 --plant refundsAlone
