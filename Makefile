# Each target makes the environment that it needs: Python 3.11 or newer, make and a package registry are enough.
PYTHON ?= python3
VENV := .venv
# Windows keeps an environment's programs elsewhere.
BIN := $(if $(filter Windows_NT,$(OS)),$(VENV)/Scripts,$(VENV)/bin)
ADDRESS ?= 127.0.0.1:8000
WORKERS ?= 3
PIN := --quiet --upgrade --generate-hashes --no-strip-extras --allow-unsafe --no-emit-index-url --no-emit-find-links \
  --no-emit-trusted-host --no-emit-options
export CUSTOM_COMPILE_COMMAND := make requirements
export NO_MKDOCS_2_WARNING := 1

.PHONY: help serve site check test test-fast bench lint types schema catalogues import-report screenshots requirements clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 14

serve: $(VENV)/site.done ## preview at http://127.0.0.1:8000, renewed at each save
	$(BIN)/mkdocs serve --no-strict --livereload --dev-addr $(ADDRESS)

site: $(VENV)/site.done ## strict build into site/, and the index of its search
	$(BIN)/mkdocs build --strict
	$(BIN)/session-reports index site

check: $(VENV)/site.done ## say every mistake in the data
	$(BIN)/session-reports check --strict --all

# Counting what is covered makes tests three times as slow: those that build no site cover all that is to be covered.
test: $(VENV)/dev.done lint types ## every check and test
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow" --cov --cov-report=term-missing:skip-covered
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m slow

test-fast: $(VENV)/dev.done ## the tests that build no site and drive no browser
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow and not whole"

bench: $(VENV)/dev.done ## measure builds of invented projects against other builders: BENCH="--sizes 100 --parts cold,hugo"
	PYTHONPATH=. $(BIN)/python -m tests.benchmarks.measure $(BENCH)

lint: $(VENV)/dev.done
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/dev.done
	$(BIN)/mypy

schema: $(VENV)/site.done ## write data/schema anew from the model
	$(BIN)/session-reports schema

catalogues: $(VENV)/dev.done ## gather the wording of templates into locale/, and bring the translations up to date
	$(BIN)/pybabel -q extract -F hooks/session_reports/locale/babel.cfg --no-location --omit-header --sort-output \
	  -k N_ -k plain -k gettext -k ngettext:1,2 -k pgettext:1c,2 -o hooks/session_reports/locale/session_reports.pot hooks/session_reports
	for catalogue in hooks/session_reports/locale/*.po; do \
	  $(BIN)/pybabel -q update --previous --ignore-obsolete --ignore-pot-creation-date -l $$(basename $$catalogue .po) \
	    -i hooks/session_reports/locale/session_reports.pot -o $$catalogue || exit 1; done

screenshots: $(VENV)/dev.done ## pictures of every kind of page into build/screenshots/, and those of the README into pictures/
	$(BIN)/python -m tests.screenshots

import-report: $(VENV)/dev.done ## measure imports against what was written down from reading; REPORT=-v says what is wrong
	$(BIN)/python -m tests.import_report $(REPORT)

requirements: $(VENV)/dev.done ## pin the newest versions that pyproject.toml allows
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile $(PIN) --extra search -o requirements/site.txt pyproject.toml
	$(BIN)/pip-compile $(PIN) --extra dev --extra builders -c requirements/site.txt -o requirements/dev.txt pyproject.toml

clean: ## remove what was made
	rm -rf site .site.*building .site-* build .cache $(VENV)

$(VENV)/site.done: requirements/site.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

$(VENV)/dev.done: $(VENV)/site.done requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	touch $@
