# Two commands for a newcomer: `make demo` and `make test`. Both do all the set-up they need.
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
GALLERY := tests/widgets/node_modules/.ready
WORKERS ?= 2

.PHONY: demo test fuzz bench hunting example setup gallery lint clean

demo: setup
	@$(BIN)/othershoe demo

test: setup gallery lint
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy harness audits scenarios benchmarks
	$(BIN)/lint-imports --no-cache

# Properties on examples that nobody has seen, and ten times as many.
fuzz: setup
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not browser" --hypothesis-profile fuzz $(or $(TESTS),tests)

bench: setup
	$(if $(FORMS),$(BIN)/python -m benchmarks.forms $(FORMS) $(if $(PAGES),--pages $(PAGES)) $(if $(MISSES),--misses),$(BIN)/python benchmarks/run.py $(BENCH))

# How often a challenge finds what is planted, and what is not (minutes): `make hunting RUNS=200`.
hunting: setup
	$(BIN)/python -m benchmarks.hunting $(RUNS)

example: setup
	$(BIN)/python -m tests.whole.example

setup: $(READY)
	@$(BIN)/othershoe doctor --install --quiet

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "error: Othershoe needs Python 3.11 or newer"; exit 2; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
		rm -rf $(VENV); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv $(VENV); \
		else \
			echo "error: Python's venv module is missing; install python3-venv"; exit 2; \
		fi; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable . --group dev
	@touch $(READY)

# The real widgets that the autopilot is tested against, from the npm registry; npm itself comes
# with the development packages where the machine has none that is new enough.
gallery: setup $(GALLERY)

$(GALLERY): tests/widgets/package-lock.json | $(READY)
	@npm=$$(command -v npm || true); \
	case "$$($$npm --version 2>/dev/null)" in ""|[0-8].*) npm=$(CURDIR)/$(BIN)/npm; PATH="$(CURDIR)/$(BIN):$$PATH" ;; esac; \
	cd tests/widgets && "$$npm" ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $(GALLERY)

clean:
	rm -rf tests/widgets/node_modules tests/widgets/built $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
