# Broadsheet. `make` alone lists what there is.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PAPER  ?= examples/harbour-light
OUT    ?= out

.DEFAULT_GOAL := help
.PHONY: help run paper test check bench proofs docs clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

run: $(VENV)/ready-newsroom  ## open the newsroom on the example paper: write, plan, compose and publish from a browser
	@$(BIN)/broadsheet newsroom $(PAPER) --home $(OUT)/newsroom

paper: $(VENV)/ready  ## make the whole example paper in ./out: print, site, e-books, newsletters
	@$(BIN)/broadsheet build $(PAPER) --out $(OUT)
	@echo "  See the site: $(BIN)/broadsheet serve $(PAPER) --out $(OUT)"

test: $(VENV)/ready-test  ## set up what the tests need and run all of them
	@tools/judges.sh
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/ready-test  ## lint, types and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(VENV)/ready-bench  ## measure speed and memory against named peers
	@tools/judges.sh bench
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/website.py
	@$(BIN)/python benchmarks/website.py --growth
	@$(BIN)/python benchmarks/newsroom_load.py
	@$(BIN)/python benchmarks/newsroom_search.py
	@$(BIN)/python benchmarks/newsroom_intake.py
	@$(BIN)/python benchmarks/page_proofs.py

proofs: $(VENV)/ready-bench  ## the long proofs in full, resumable; writes docs/reference/figures.md
	@tools/judges.sh bench
	@$(BIN)/python tools/proofs.py

docs: $(VENV)/ready-test  ## redraw the pictures of the README and the docs, and the generated reference
	@$(BIN)/python tools/pictures.py $(PAPER)
	@$(BIN)/python tools/language_pages.py
	@tools/judges.sh
	@$(BIN)/python tools/site_pictures.py $(PAPER)
	@$(BIN)/python tools/newsroom_pictures.py $(PAPER)
	@$(BIN)/python tools/words.py
	@$(BIN)/python tools/reference.py
	@$(BIN)/python tools/data_map.py

clean:  ## remove what the targets made
	rm -rf $(VENV) $(OUT) build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Broadsheet needs Python 3.11 or newer; set PYTHON=/path/to/it."; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); $(PYTHON) -m pip install --quiet --user virtualenv && $(PYTHON) -m virtualenv --quiet $(VENV); }

$(VENV)/ready: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Setting up (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/ready-newsroom: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Setting up (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[newsroom]'
	@touch $@ $(VENV)/ready

$(VENV)/ready-test: $(VENV)/ready
	@echo "Setting up what the tests need (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[newsroom,test]'
	@touch $@

$(VENV)/ready-bench: $(VENV)/ready-test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[newsroom,test,bench]'
	@touch $@
