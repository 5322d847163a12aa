# `make site` builds the site and `make test` tests it; each fetches what it needs by itself.
# With another Python: make site PYTHON=python3.13

PYTHON ?= python3
BIN    := .venv/bin
# Compiling thousands of modules that are never imported would double the time.
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
LOCK   := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
          --custom-compile-command "make lock" $(UPGRADE) pyproject.toml
OLD    := Python 3.11 or later is needed, as in: make PYTHON=python3.13 ...

.DEFAULT_GOAL := help
.PHONY: help site pdf demo test soak check update bench pages lock clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

site: .venv/.site ## Build the site from content/ into site/
	@echo "Building the site"
	@$(BIN)/python build.py build

pdf: .venv/.pdf ## Build the site with a PDF of every report; needs Pango from the system
	@echo "Building the site and printing the reports"
	@$(BIN)/python build.py build --pdf

demo: .venv/.site ## Show three years of the example, frozen, corrected and compared
	@$(BIN)/python -m demo.run

# The tests start Python hundreds of times, so what it has compiled once is kept.
test: check ## Check the code and run all tests
	@echo "Finding a browser"
	@$(BIN)/python tests/browser.py
	@echo "Testing"
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto

soak: .venv/.test ## Let every write, rename and sync of a build fail in turn; takes a long time
	@$(BIN)/python -m tests.soak

check: .venv/.test ## Check the code only: style, types, layers
	@echo "Checking style"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@echo "Checking types"
	@$(BIN)/mypy
	@echo "Checking layers"
	@$(BIN)/lint-imports --no-logo

update: .venv/.test ## Rewrite what the tests expect; read the difference before committing it
	@$(BIN)/python tests/browser.py
	@$(BIN)/python -m pytest --update

bench: .venv/.site ## Measure 100 and 1 000 documents beside mkdocs-material; takes some minutes
	@$(BIN)/python -m benchmarks.run

pages: .venv/.test ## Measure what pages fetch, and when a slow machine shows them
	@$(BIN)/python tests/browser.py
	@$(BIN)/python -m benchmarks.pages

lock: .venv/.python ## Pin the dependencies of pyproject.toml; newer ones: make lock UPGRADE=--upgrade
	@echo "Pinning dependencies"
	@$(PIP) uv==0.13.9
	@$(LOCK) --output-file requirements.txt
	@$(LOCK) --extra pdf --constraint requirements.txt --output-file requirements-pdf.txt
	@$(LOCK) --extra pdf --group dev --constraint requirements-pdf.txt --output-file requirements-dev.txt

# site/ is left alone: it may hold editions published long ago.
clean: ## Remove the environment and all caches
	@rm -rf .venv .cache .hypothesis .*_cache

# What is installed is remembered by empty files in .venv, newer than the list they were made from.

.venv/.python:
	@echo "Making an environment in .venv"
	@$(PYTHON) -c 'import sys; sys.exit("$(OLD)" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.site: requirements.txt | .venv/.python
	@echo "Installing what builds the site"
	@$(PIP) --requirement requirements.txt
	@touch $@

.venv/.pdf: requirements-pdf.txt | .venv/.python
	@echo "Installing what builds the site and prints it"
	@$(PIP) --requirement requirements-pdf.txt
	@touch $@ .venv/.site

.venv/.test: requirements-dev.txt | .venv/.python
	@echo "Installing what builds and tests the site"
	@$(PIP) --requirement requirements-dev.txt
	@touch $@ .venv/.site .venv/.pdf
