# Everything a newcomer needs: `make demo` shows it, `make test` proves it.

PYTHON ?= python3.11
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: venv demo test lint bench soak matrix messages clean

demo: $(READY)
	$(BIN)/publisher demo $(DEMO_ARGS)

test: $(READY) system
	$(BIN)/pytest -n auto $(TEST_ARGS)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/pip install --quiet -e ".[bench]"
	$(BIN)/python -m bench $(BENCH_ARGS)

# Kill the publisher again and again while items flow, and count what readers see.
SOAK_KILLS ?= 2000
SOAK_SEED ?= $(shell date +%s)
soak: $(READY)
	@$(BIN)/python tests/support/storm.py --kills $(SOAK_KILLS) --seed $(SOAK_SEED)

# Every channel with every fault at every request: some minutes; writes docs/matrix.md.
matrix: $(READY)
	$(BIN)/python tests/support/matrix.py

# Bring the Vietnamese translations up to date with the code.
messages: $(READY)
	$(BIN)/pybabel -q extract -F publisher/locale/babel.cfg -k _ -k ngettext:1,2 --no-location \
		-o publisher/locale/publisher.pot publisher
	$(BIN)/pybabel -q update -D publisher -i publisher/locale/publisher.pot -d publisher/locale -w 99 \
		--no-fuzzy-matching --ignore-obsolete
	$(BIN)/pybabel -q compile -D publisher -d publisher/locale

# The browser that tests look at pages with; Debian's, where it is not there yet.
.PHONY: system
system:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends \
		chromium fonts-dejavu-core >/dev/null; }

venv: $(READY)

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $(READY)

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
