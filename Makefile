# Two commands: `make run` starts the desk, `make test` runs everything that must hold.
# `make check`, `make demo`, `make bench`, `make words` and `make migration name="..."` are for those who work on it.

PYTHON ?= python3
export HOST ?= 127.0.0.1
export PORT ?= 8501

BIN := .venv/bin
DESK := $(BIN)/python -m channels.desk
# A quick look first: the command itself loads the whole desk, and tells what is wrong in a sentence.
CURRENT := $(BIN)/python -c 'import sys; from db import migrate; sys.exit(not migrate.is_current())' 2> /dev/null
SERVER := $(BIN)/uvicorn app:app --host $(HOST) --port $(PORT) --log-level warning --no-access-log

HOUSE := tests/test_house_rules.py tests/test_languages.py
# Where this is set, each of the many processes of the tests would compile the whole desk again.
test check: export PYTHONDONTWRITEBYTECODE :=

.PHONY: run demo test check bench words migration

run: .venv/ready
	@$(CURRENT) || $(DESK) migrate
	@exec $(SERVER)

demo: .venv/ready
	@home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT && trap 'exit 130' INT TERM && export DESK_HOME="$$home" DATABASE_URL= && \
	$(DESK) migrate && $(DESK) load-demo && $(SERVER)

# Three at once for two processors, as the stories wait for the browser; `check` has held the house's own tests already.
test: .venv/ready-to-test check
	@CHROMIUM=$$(.ci/browser) && export CHROMIUM && $(BIN)/pytest -n 3 --dist worksteal $(addprefix --ignore=,$(HOUSE))

# The two type checkers share nothing, and each keeps one processor busy.
check: .venv/ready-to-test
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy & types=$$!; $(BIN)/pyright; strict=$$?; wait $$types && exit $$strict
	@$(BIN)/pytest $(HOUSE)

bench: .venv/ready-to-test
	@$(BIN)/python -m benchmarks

words: .venv/ready-to-test
	@$(BIN)/python -m locales.words
	@$(BIN)/python -m locales.glossary

migration: .venv/ready-to-test
	@$(BIN)/python -c 'import core.models; from db.migrate import draft; draft("$(name)")'

# A virtual environment is made once, and filled again only when what it has to hold has changed.
.venv/ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Aftercare needs Python 3.11 or newer; try: make run PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what the desk needs; this happens once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/ready-to-test: .venv/ready requirements-dev.txt
	@echo "Installing what tests and checks need; this happens once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
