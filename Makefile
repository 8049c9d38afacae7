# Needs Python 3.11 or later with pip and venv, and make; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := pyproject.toml $(shell find stance prompts -name '*.py' -o -name '*.toml' -o -name '*.md' -o -name '*.json' -o -name '*.html' -o -name '*.css' -o -name '*.js')

.PHONY: demo test lint clean

demo: $(VENV)/installed
	$(BIN)/stance summarize examples/corridor-repost.txt

test: lint
	STANCE_TEST_INSTALLED=1 $(BIN)/python -P -m pytest -n auto --dist worksteal

lint: $(VENV)/installed $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The wheel, not the source tree, is what the tests and the demo run.
$(VENV)/installed: $(VENV)/pip $(SOURCES)
	rm -rf build $(VENV)/wheel
	$(BIN)/python -m pip wheel -q --no-deps -w $(VENV)/wheel .
	$(BIN)/python -m pip install -q --force-reinstall --no-deps $(VENV)/wheel/*.whl
	$(BIN)/python -m pip install -q stance-toolkit --find-links $(VENV)/wheel
	touch $@

$(VENV)/dev: $(VENV)/pip pyproject.toml
	$(BIN)/python -m pip install -q --group dev
	touch $@

$(VENV)/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade 'pip>=25.1'
	touch $@

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
