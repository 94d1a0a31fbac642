# What a newcomer needs: `make run` and `make test`. Both set up their own environment in .venv first.

.DEFAULT_GOAL := help
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory

VENV   := .venv
BIN    := $(VENV)/bin
PYTHON := $(BIN)/python
PIP    := $(PYTHON) -m pip --disable-pip-version-check
PO     := $(wildcard src/cjm_desktop/locale/*/LC_MESSAGES/cjm_desktop.po)
MO     := $(PO:.po=.mo)

.NOTPARALLEL:
.PHONY: help run test check format bench faults golden icons samples catalogues wheel clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run $(MO) ## open the sample map (with no display: write its poster to build/)
	@case "$${LC_ALL:-$${LC_MESSAGES:-$$LANG}}" in \
	  ru*) sample=classic.ru;; ro*) sample=classic.ro;; lt*) sample=classic.lt;; *) sample=classic.en;; esac; \
	if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  echo "There is no display here: the sample's poster goes to build/$$sample.pdf" && mkdir -p build && \
	  $(BIN)/cjm-desktop export examples/$$sample.cjm build/$$sample.pdf; \
	else $(BIN)/cjm-desktop examples/$$sample.cjm; fi

test: $(VENV)/.dev $(MO) ## run the whole test suite
	@$(PYTHON) scripts/system_packages.py
	@$(PYTHON) -m pytest $(ARGS)

check: $(VENV)/.dev $(MO) ## lint, formatting, types, architecture, spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

format: $(VENV)/.dev ## put imports and code in order
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(VENV)/.dev $(MO) ## measure side by side; writes build/bench.json
	@$(PYTHON) -m benchmarks $(ARGS)

faults: $(VENV)/.dev $(MO) ## kill, fill, race and mutate; LONG=1 as often as docs/RELIABILITY.md says
	@$(PYTHON) -m tests.faults $(if $(LONG),--long) $(ARGS)

golden: $(VENV)/.dev $(MO) ## paint the golden pictures of tests/golden anew; then look at them
	@$(PYTHON) -m tests.golden

icons: $(VENV)/.dev ## draw icons.json anew (ARCHIVE=tabler-icons-3.51.0.tgz)
	$(PYTHON) scripts/make_icons.py $(ARCHIVE)

samples: $(VENV)/.dev ## write examples and templates anew from scripts/samples
	$(PYTHON) scripts/make_samples.py

catalogues: $(VENV)/.dev ## gather messages into the translations
	$(PYTHON) scripts/catalogues.py update
	$(PYTHON) scripts/catalogues.py compile

wheel: $(VENV)/.dev ## build dist/*.whl
	$(PIP) wheel --no-deps --wheel-dir dist .

clean: ## remove what was built, the environment too
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(MO)

$(PYTHON):
	@for python in python3 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    "$$python" -m venv $(VENV) && exit 0; \
	    echo "The venv module is not whole; an administrator adds: apt-get install python3-venv"; rm -rf $(VENV); exit 1; \
	  fi; \
	done; echo "Python 3.11 or newer is needed and was not found."; exit 1

# A stamp says that the environment holds what pyproject.toml asks for; the package itself is installed in place.
$(VENV)/.run: pyproject.toml hatch_build.py | $(PYTHON)
	$(PIP) install --quiet --editable . 'babel>=2.16'
	@touch $@

$(VENV)/.dev: pyproject.toml hatch_build.py | $(PYTHON)
	$(PIP) install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.run

# The build hook compiles them on installation; this is for those edited later.
%.mo: %.po | $(VENV)/.run
	@$(PYTHON) scripts/catalogues.py compile
