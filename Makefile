# The way in. Each target does one thing well; the work itself is in scripts/.

SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help build dist serve test check bench clean

help:
	@echo 'make serve   build, then show the demo pages at http://127.0.0.1:8080 (PORT=... for another)'
	@echo 'make test    everything: set-up, build, checks, native, browser and page tests, size'
	@echo 'make build   the package that services install, in pkg/'
	@echo 'make dist    the same as a folder for your own web server, in dist/'
	@echo 'make check   formatting, lints, documentation and page markup'
	@echo 'make bench   the size of a page load, and how quickly it answers'
	@echo 'make clean   remove what was built (the tools stay in .tools and node_modules)'

build:
	@scripts/setup build
	@scripts/build

dist: build
	@node scripts/dist.mjs

serve: build
	@cargo run --quiet --example serve

test:
	@scripts/test

check:
	@scripts/setup test
	@scripts/check

bench: build
	@scripts/bench

clean:
	@cargo clean --quiet
	@rm -rf pkg dist shots tests/strangers/.work
