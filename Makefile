# Everything a fresh machine needs: `make demo` and `make test`. Each target makes what it lacks and nothing twice.
# Another interpreter: `make test PYTHON=/path/to/python3.12` (before .venv exists).

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.NOTPARALLEL:

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTHON ?=
OUT ?= build/demo
LANGUAGES := en
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard resources/translations/*/LC_MESSAGES/jidan.po))
PARALLEL := --numprocesses logical --dist worksteal
WORDS := main.py models calculators ui

# Prints the first interpreter that is new enough and can make a virtual environment.
define FIND_PYTHON
for python in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3 python; do \
    if "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
        echo "$$python"; exit 0; \
    fi; \
done; \
echo '绩单 needs Python 3.11 or newer with its venv module (Debian: apt-get install python3 python3-venv).' >&2; \
echo 'Found here: '"$$(python3 --version 2>/dev/null || echo 'no Python')"'. Name another one: make PYTHON=/path/to/python3.11 …' >&2; \
exit 1
endef

.PHONY: help
help: ## Say what there is to make
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 20

.PHONY: demo
demo: $(VENV)/run fonts catalogues ## Run one quarter of the sample office, without a display: slips and summary
	@$(BIN)/python main.py demo --out $(OUT)

.PHONY: run
run: $(VENV)/run fonts catalogues ## Open the window
	@$(BIN)/python main.py

.PHONY: test
test: setup ## Test everything, without a display; ruff, mypy and the import contracts are among the tests
	@$(BIN)/python -m pytest -m 'not packages' $(PARALLEL)

.PHONY: test-packages
test-packages: setup ## Test with LibreOffice, qpdf and poppler what was written
	@$(BIN)/python -m pytest -m packages

.PHONY: coverage
coverage: setup ## Measure the branches of models and calculators that their own tests reach
	@$(BIN)/python -m pytest -m 'not sweep' --cov $(PARALLEL) tests/models tests/calculators

.PHONY: setup
setup: $(VENV)/test fonts catalogues ## Make .venv with all that running, testing and packaging need

.PHONY: lint
lint: $(VENV)/test ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

.PHONY: package
package: setup ## Build the program as one folder, dist/jidan
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller pyinstaller.spec
	@echo 'dist/jidan'

.PHONY: screenshots
screenshots: setup ## Paint every page into build/screenshots, and at 150 % into build/screenshots/150
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.ui.screenshots build/screenshots
	@QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1.5 $(BIN)/python -m tests.ui.screenshots build/screenshots/150

.PHONY: docs
docs: $(VENV)/run ## Write docs/scheme-reference.md anew from the declarations of the code
	@$(BIN)/python -m calculators.documents.scheme_reference docs/scheme-reference.md

.PHONY: translations
translations: $(VENV)/run ## Collect the words of the program into the catalogues of resources/translations
	@mkdir -p build
	@$(BIN)/pybabel -q extract -F pyproject.toml -o build/jidan.pot --add-location=file --sort-by-file --no-wrap \
	    --project=jidan --version=0.1 --msgid-bugs-address=CONTRIBUTING.md --copyright-holder='绩单 contributors' $(wildcard $(WORDS))
	@for language in $(LANGUAGES); do \
	    catalogue=resources/translations/$$language/LC_MESSAGES/jidan.po; \
	    verb=$$([ -e $$catalogue ] && echo 'update --ignore-obsolete --no-fuzzy-matching --ignore-pot-creation-date' || echo init); \
	    mkdir -p $$(dirname $$catalogue); \
	    $(BIN)/pybabel -q $$verb -i build/jidan.pot -o $$catalogue -l $$language --no-wrap; \
	done
	@$(MAKE) --no-print-directory catalogues

.PHONY: lock
lock: build/uv/bin/uv ## Resolve the ranges of pyproject.toml anew into the lock files
	$(LOCK) --upgrade --extra setup -o requirements.lock pyproject.toml
	$(LOCK) --upgrade --extra setup --extra test -c requirements.lock -o requirements-test.lock pyproject.toml
	$(LOCK) --upgrade --group fonts --no-deps -o requirements-fonts.lock

# One version of each package for Linux, Windows and every Python from 3.11 on, with hashes; no address of an index.
LOCK := build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
    --generate-hashes --no-strip-extras --no-emit-index-url --no-header --no-annotate

build/uv/bin/uv:
	@$(VENV_AT) build/uv
	@build/uv/bin/python -m pip --disable-pip-version-check install --quiet uv

.PHONY: fonts
fonts: $(VENV)/run
	@$(BIN)/python resources/fonts/make_fonts.py

.PHONY: catalogues
catalogues: $(CATALOGUES)

%.mo: %.po | $(VENV)/run
	@$(BIN)/pybabel -q compile -i $< -o $@

VENV_AT = python=$$($(FIND_PYTHON)) && "$$python" -m venv

$(VENV)/bin/python:
	@$(VENV_AT) $(VENV)

# A stamp in .venv says which lock was installed last.
$(VENV)/run: requirements.lock | $(VENV)/bin/python
	@echo '安装运行所需的库到 $(VENV) …'
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@touch $@

$(VENV)/test: requirements-test.lock requirements.lock | $(VENV)/bin/python
	@echo '安装运行与测试所需的库到 $(VENV) …'
	@$(PIP) install --quiet --require-hashes -r requirements-test.lock
	@touch $(VENV)/run $@

.PHONY: clean
clean: ## Remove all that was made, but .venv and the fonts
	rm -rf build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
