# Two commands are enough: `make up` runs the platform, `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help up demo test check soak fmt venv venv-demo venv-dev

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

up: venv ## start the platform on this machine and print its address
	@exec $(BIN)/bazhua up $(ARGS)

demo: venv-demo ## the same with an invented province, to look and to try
	@exec $(BIN)/bazhua demo $(ARGS)

# Containers often forbid bytecode; each process of the tests would compile all of them again.
test soak: export PYTHONDONTWRITEBYTECODE =

test: venv-dev ## run every test but the long proofs (ARGS="tests/kernel" for some)
	@exec $(BIN)/pytest -n auto -m "not soak" --durations=10 $(ARGS)

check: venv-dev ## format, lint, types, import contracts, missing migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	@# Compares models with migrations; the warning would say that no database is running.
	$(BIN)/python -W ignore::RuntimeWarning -m django makemigrations --check --dry-run --settings tests.settings

soak: venv-dev ## run the long proofs
	@exec $(BIN)/pytest -m soak $(ARGS)

fmt: venv-dev ## format and repair what can be repaired
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

venv:
	@$(PYTHON) tools/bootstrap.py

venv-demo:
	@$(PYTHON) tools/bootstrap.py --demo

venv-dev:
	@$(PYTHON) tools/bootstrap.py --dev
