# Verbs of the project; each makes what it needs. `make run` is all a newcomer types.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
READY_DEV := $(VENV)/ready-dev

.PHONY: run test check browser docs bench format clean

run: $(READY)
	$(BIN)/maillage serve

test: $(READY_DEV)
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --durations=60

check: $(READY_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check
	$(MAKE) test

browser: $(READY_DEV)
	$(BIN)/python -m pytest -m browser

docs: $(READY_DEV)
	$(BIN)/python docs/generate.py

bench: $(READY_DEV)
	$(BIN)/python -m benchmarks

format: $(READY_DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(READY): $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[reading]"
	touch $@

$(READY_DEV): $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $@ $(READY)

clean:
	rm -rf $(VENV) data/store build *.egg-info
