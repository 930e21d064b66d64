# `make serve` and `make test` do everything on a fresh machine; the rest is for who works on it.
.DEFAULT_GOAL := help
.PHONY: help setup serve test lint format lock clean
PORT ?= 8000
UV := 0.13.9
BIN := .venv/bin
PY := $(BIN)/python

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 12

setup: .venv/.ready ## make .venv and install what is locked

.venv/.ready: requirements/dev.txt Makefile
	@set -e; found=; \
	for python in "$$PYTHON" python3.13 python3.14 python3.12 python3; do \
	  if [ -n "$$python" ] && "$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Python 3.12 or later with venv was not found. On Debian or Ubuntu: apt-get install python3 python3-venv"; \
	  echo "Then run make again, or name one: make setup PYTHON=/path/to/python3.13"; exit 1; \
	fi; \
	[ -x $(PY) ] || "$$found" -m venv .venv; \
	$(PY) -m pip install --quiet --disable-pip-version-check uv==$(UV); \
	$(BIN)/uv pip sync --quiet --require-hashes requirements/dev.txt
	@touch $@

serve: setup ## run the course with demo people on http://localhost:8000 (PORT=8123 for another)
	@DEBUG=1 $(PY) manage.py serve_demo --port $(PORT)

test: setup ## run all tests, the browser ones too
	@command -v "$${CHROMIUM:-chromium}" >/dev/null || { echo "Chromium was not found. On Debian or Ubuntu: apt-get install chromium. Elsewhere: CHROMIUM=/path/to/chromium make test"; exit 1; }
	$(PY) -m pytest -n 2 --dist loadgroup

lint: setup ## check style, types, import contracts and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	DEBUG=1 $(PY) manage.py makemigrations --check --dry-run

format: setup ## put code and templates in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: setup ## resolve pyproject.toml anew into requirements/
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.12 --extra postgres --extra redis pyproject.toml -o requirements/prod.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.12 --all-extras --group dev pyproject.toml -o requirements/dev.txt

clean: ## remove what was made here, the development database too
	rm -rf .venv var staticfiles screenshots .mypy_cache .ruff_cache .pytest_cache .hypothesis
