# Everything a newcomer needs: `make demo` shows it, `make test` proves it.

PYTHON ?= python3.11
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready
# The versions that were tested.
LOCK = requirements.lock
# One more than there are cores: many tests wait for something.
WORKERS ?= $(shell expr $$(nproc) + 1)
PYTEST = pytest -n $(WORKERS) --dist worksteal
# Else each worker, and each process that a test starts, compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: venv demo check test test-services axe lint bench soak matrix fuzz messages lock newest clean

demo: $(READY)
	$(BIN)/publisher demo $(DEMO_ARGS)

# Before each commit: lint, types, imports, and the quick tests.
check: lint
	$(BIN)/$(PYTEST) -q -m "not slow and not services" --durations=5 $(TEST_ARGS)

# All tests. Workers take from each other; the slow tests come first (tests/conftest.py).
test: $(READY) system
	$(BIN)/$(PYTEST) --durations=15 $(TEST_ARGS)

# Tests with programs that Debian has, and that are installed here where they are missing.
test-services: $(READY) services
	$(BIN)/pytest -q -m services --durations=5 $(TEST_ARGS)

# Every type of page, the desk's too, before axe-core: all widths, light and dark.
axe: $(READY) checkers system
	AXE=all $(BIN)/pytest -q -m services tests/test_site_checkers.py \
		tests/web/test_desk_checkers.py $(TEST_ARGS)

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What the website is measured beside, from npm, apart from what checks its pages.
ELEVENTY ?= 3.1.8
bench: $(READY)
	@command -v npm >/dev/null || { SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
		$$SUDO apt-get update -qq && $$SUDO env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends npm >/dev/null; } || { \
	echo "npm and node are missing, and could not be installed by apt-get" >&2; exit 1; }
	npm install --prefix $(VENV)/eleventy --no-save --no-package-lock --no-audit --no-fund --silent \
		@11ty/eleventy@$(ELEVENTY)
	$(BIN)/pip install --quiet $(PINNED) -e ".[bench]"
	$(BIN)/python -m bench $(BENCH_ARGS)

# Kill the publisher again and again while items flow, and count what readers see.
SOAK_KILLS ?= 2000
SOAK_SEED ?= $(shell date +%s)
soak: $(READY)
	@$(BIN)/python tests/support/storm.py --kills $(SOAK_KILLS) --seed $(SOAK_SEED)

# Every channel with every fault at every request: some minutes; writes docs/matrix.md.
matrix: $(READY)
	$(BIN)/python tests/support/matrix.py

# A million broken and hostile inputs; prints its seed, and the case of each failure.
FUZZ_CASES ?= 1000000
FUZZ_SEED ?= $(shell date +%s)
fuzz: $(READY)
	@$(BIN)/python tests/support/fuzz.py --cases $(FUZZ_CASES) --seed $(FUZZ_SEED) $(FUZZ_ARGS)

# Bring the Vietnamese translations up to date with the code.
messages: $(READY)
	$(BIN)/pybabel -q extract -F publisher/locale/babel.cfg -k _ -k ngettext:1,2 -k in_language:2 --no-location \
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

# What documents and the examples of web servers are tested with: each program with the package
# of Debian that has it. The fonts are there once one of that name has all Vietnamese letters.
.PHONY: services
services: checkers system
	@wanted=; \
	command -v soffice >/dev/null || wanted="$$wanted libreoffice-writer-nogui"; \
	command -v pdftotext >/dev/null || wanted="$$wanted poppler-utils"; \
	[ -x /usr/sbin/nginx ] || command -v nginx >/dev/null || wanted="$$wanted nginx-light"; \
	[ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || \
		wanted="$$wanted libnginx-mod-http-brotli-static"; \
	command -v caddy >/dev/null || wanted="$$wanted caddy"; \
	fc-list "Liberation Serif:lang=vi" 2>/dev/null | grep -q . || wanted="$$wanted fonts-liberation2"; \
	[ -n "$$wanted" ] || exit 0; \
	SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	command -v apt-get >/dev/null && $$SUDO apt-get update -qq && \
	$$SUDO env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $$wanted >/dev/null || { \
	echo "make test-services: these are missing, and could not be installed by apt-get:$$wanted" >&2; \
	exit 1; }

# What the website's pages are checked with, from npm; the W3C's needs Java.
AXE_CORE ?= 4.14.1
W3C_CHECKER ?= 26.9.27
.PHONY: checkers
checkers: $(READY)
	@wanted=; \
	command -v npm >/dev/null || wanted="$$wanted npm"; \
	command -v java >/dev/null || wanted="$$wanted default-jre-headless"; \
	SUDO=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	[ -z "$$wanted" ] || { $$SUDO apt-get update -qq && $$SUDO env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $$wanted >/dev/null; } || { \
	echo "these are missing, and could not be installed by apt-get:$$wanted" >&2; exit 1; }; \
	npm install --prefix $(VENV)/npm --no-save --no-package-lock --no-audit --no-fund --silent \
		axe-core@$(AXE_CORE) vnu-jar@$(W3C_CHECKER)

venv: $(READY)

PINNED = -c $(LOCK)
$(READY): pyproject.toml $(LOCK)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check $(PINNED) -e ".[dev,sandbox,web]"
	touch $(READY)

# Pin what pyproject.toml asks for, keeping versions that still do; LOCK_ARGS=--upgrade renews all.
lock:
	$(PYTHON) -m venv --clear .venv-lock
	.venv-lock/bin/pip install --quiet --disable-pip-version-check uv
	.venv-lock/bin/uv pip compile --quiet pyproject.toml --all-extras --universal \
		--no-annotate --custom-compile-command "make lock" \
		$(LOCK_ARGS) --output-file $(LOCK)

# The tests with the newest versions that pyproject.toml lets in, in an environment of their own.
newest:
	rm -rf .venv-newest
	$(MAKE) test VENV=.venv-newest PINNED=

clean:
	rm -rf .venv .venv-* build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
