# What a person does here, each by one command. `make` alone lists them.
# Everything is set up in .venv/ by tools/setup.sh; nothing outside this folder is changed, except that `make test` run as root
# may install Chromium.

PORT ?= 8000
# Where the tests need more or less than all cores: make test WORKERS=1
WORKERS ?= auto
RUNS ?= 300

# Quiets a notice on MkDocs 2, which this site does not use.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev serve build check test test-all machine bench mutants shots schemas lock clean
.NOTPARALLEL:

help:
	@echo 'make serve   set up, check, build, and serve on http://127.0.0.1:$(PORT)/ with live reload (PORT=8001 for another port)'
	@echo 'make test    set up and run the tests'
	@echo 'make test-all runs the others: those that take long, or need programs such as LaTeX, which are named where missing'
	@echo 'make check   list what is wrong with the glossary'
	@echo 'make build   build the site into site/ (ROOT=folder for a glossary elsewhere)'
	@echo 'make machine changes a glossary at random and has accidents happen to its ledger, RUNS=300 times: no published address may be lost'
	@echo 'make bench   run the benchmarks (TERMS=1000 for smaller ones: by default it is 10,000 terms, which take a while)'
	@echo 'make mutants see which mistakes in the comparison of words its tests would miss (some ten minutes)'
	@echo 'make shots   take pictures of the pages into shots/'
	@echo 'make setup   set up .venv/ and no more (PYTHON=/path/to/python3 to choose the Python)'
	@echo 'make schemas renew schemas/, by which editors complete and validate what contributors write as data'
	@echo 'make lock    renew the locked requirements from the .in files (UPGRADE=1 for the newest versions)'
	@echo 'make clean   delete what the build and the tests made; .venv/ stays'

setup:
	@sh tools/setup.sh

setup-dev:
	@sh tools/setup.sh --dev

# What serves is what builds, by the settings.
BUILDER := from pathlib import Path; from attested.read.settings import read_site; print(read_site(Path()).builder)

# No compiled files are written while serving: one that appears in hooks/ would count as an edit and cause a second build.
serve: setup
	@.venv/bin/python tools/port.py '$(PORT)'
	@echo 'Checking and building the glossary, then serving it on http://127.0.0.1:$(PORT)/ (stop with Ctrl-C) ...'
	@PYTHONDONTWRITEBYTECODE=1 .venv/bin/python -m $$(.venv/bin/python -c '$(BUILDER)') serve --livereload -a 127.0.0.1:$(PORT)

build: setup
	@.venv/bin/attested build $(if $(ROOT),--root '$(ROOT)')

check: setup
	@.venv/bin/attested check $(if $(ROOT),--root '$(ROOT)')

# Pytest comes last, so that its summary is the last thing to read. A file's tests stay together in one process and in order, since
# some are steps of one story (loadfile), and files come in the order of tests/conftest.py; sites are built once for all processes
# (tests/running.py). mypy is one of the tests.
PYTEST := .venv/bin/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

test: setup-dev
	@.venv/bin/python tests/chromium.py
	@echo 'Linting (ruff) ...'
	@.venv/bin/ruff check --quiet .
	@echo 'Running the tests (pytest) ...'
	@$(PYTEST) -m 'not long and not outside' $(ARGS)

# What `make test` leaves out: long properties, and what is tried with programs that others wrote, where they are installed. Other site
# generators are installed here, into .venv-generators/.
test-all: setup-dev
	@sh tools/setup.sh --generators || echo 'The other site generators could not be installed: what is tried with them is skipped.'
	@.venv/bin/python tests/chromium.py
	@echo 'Running what takes long or needs other programs (pytest) ...'
	@ATTESTED_AT_LENGTH=1 $(PYTEST) -m 'long or outside or hypothesis' $(ARGS)

# The machine of states of the ledger, as often as is wanted; each run takes a second or so. Each thirty have a seed of their own: a red run can be repeated.
machine: setup-dev
	@RUNS=$(RUNS) $(PYTEST) -m long tests/ledger/test_machine.py $(ARGS)

bench: setup-dev
	@.venv/bin/python -m tests.bench $(if $(TERMS),--terms '$(TERMS)')

mutants: setup-dev
	@.venv/bin/python -m tests.mutants

shots: setup-dev
	@.venv/bin/python tests/chromium.py
	@.venv/bin/python tests/shots.py

schemas: setup
	@.venv/bin/python tools/schemas.py

lock:
	@sh tools/lock.sh

clean:
	@rm -rf site .site-* shots .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .venv-lock build hooks/*.egg-info
	@find docs hooks tests tools -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@echo 'Deleted what the build and the tests made. For a set-up from scratch, delete .venv too.'
