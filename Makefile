# The door to this project: the same commands on a laptop and in automation.

BIN := .venv/bin
# --no-deps: the locks hold everything; older pips stumble over extras of locked packages.
# --only-binary: building a package from source would fetch tools that no lock names. One has only
# its source, and is built with the setuptools of the lock.
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
LOCKED := $(INSTALL) --no-deps --require-hashes --only-binary :all: --no-binary pyspark \
	--no-build-isolation
SELF := $(INSTALL) --no-deps --no-build-isolation --no-index --editable .
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --only-binary :all: --no-binary pyspark --no-emit-index-url --custom-compile-command "make lock"

.DELETE_ON_ERROR:
.PHONY: help run test check fix bench lock audit

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The example lists are a little dirty, so the check ends with 1: errors were found.
run: .venv/run.stamp ## Set up, write example reports and lists, open the application with an example
	$(BIN)/ilacs examples build/examples
	$(BIN)/ilacs read build/examples
	$(BIN)/ilacs authority Brent
	rm -f build/annex-a.xlsx
	$(BIN)/ilacs lists example --size 1000 --dirtiness 0.1 --out build/annex-a.xlsx
	$(BIN)/ilacs lists check build/annex-a.xlsx || [ $$? -eq 1 ]
	rm -rf build/year
	$(BIN)/ilacs lists example --size 1000 --months 13 --out build/year
	$(BIN)/ilacs measures build/year/annex-a-*.xlsx --earlier build/year --by ethnic-group \
		--out build/report.html > build/report.txt
	@echo "Wrote build/report.html: what the lists add up to, over a year. Open it in a browser."
	ILACS_DATA=build/application $(BIN)/ilacs serve --example

# Automation asks which lines the tests reach (COVER=--cov), which takes half as long again.
test: .venv/dev.stamp ## Set up and run all tests (some only: make test ARGS="tests/unit -k grade")
	$(BIN)/python -m pytest $(if $(ARGS),$(ARGS),$(COVER) --numprocesses logical --dist loadfile)

check: .venv/dev.stamp ## Lint, check types, rooms and locks; change nothing
	@failed=; \
	try() { echo "== $$*"; "$$@" || failed="$$failed\n  $$*"; }; \
	try $(BIN)/ruff check .; \
	try $(BIN)/ruff format --check .; \
	try $(BIN)/mypy; \
	try $(BIN)/lint-imports --no-logo; \
	try $(BIN)/python requirements/check.py; \
	if [ -n "$$failed" ]; then printf "Failed:$$failed\n" >&2; exit 1; fi

fix: .venv/dev.stamp ## Repair formatting and what the linter can repair
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: .venv/dev.stamp ## Measure speed (benchmarks/README.md)
	@for script in benchmarks/bench_*.py; do \
		if [ -e "$$script" ]; then echo "== $$script"; $(BIN)/python "$$script" $(ARGS) || exit 1; \
		else echo "No benchmarks yet."; fi; \
	done

lock: .venv/dev.stamp ## Lock what pyproject.toml asks for (newer versions: make lock ARGS=--upgrade)
	$(COMPILE) $(ARGS) --group build --output-file requirements/run.txt
	$(COMPILE) $(ARGS) --group build --group dev --constraint requirements/run.txt \
		--output-file requirements/dev.txt
	$(BIN)/python requirements/check.py

# Strict: what could not be looked up is not taken for safe.
audit: .venv/dev.stamp ## Look up known faults of the locked packages (asks the package index)
	$(BIN)/uv tool run pip-audit --strict --disable-pip --require-hashes --requirement requirements/run.txt

# The stamps lie inside .venv, so that a new .venv starts without them.
.venv/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Setting up what the program needs ..."
	@$(LOCKED) --requirement requirements/run.txt
	@$(SELF)
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "Setting up what tests and checks need ..."
	@$(LOCKED) --requirement requirements/dev.txt
	@touch $@

$(BIN)/python:
	@for candidate in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
		if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up .venv with $$("$$candidate" --version) ..."; \
			"$$candidate" -m venv --clear .venv && exit 0; \
			echo "$$candidate cannot make a virtual environment (Debian, Ubuntu: install python3-venv)." >&2; \
			rm -rf .venv; exit 1; \
		fi; \
	done; \
	echo "ilacs needs Python 3.11 or newer. Install it, or name one: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; \
	exit 1
