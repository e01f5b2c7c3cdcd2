# make serve · make build · make test · make check — each sets up what it needs; a second call installs nothing.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ADDR ?= 127.0.0.1:8000
# Material announces its successor on every build; readers of our log have read it.
export NO_MKDOCS_2_WARNING := 1

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.PHONY: serve build test check bench search-eval offline setup setup-dev lock clean
.DEFAULT_GOAL := serve

serve: setup
	@$(BIN)/zhiku serve --addr $(ADDR)

build: setup
	@$(BIN)/zhiku build

check: setup
	@$(BIN)/zhiku check

test: setup-dev
	@$(BIN)/python -m ruff check hooks tests
	@$(BIN)/python -m mypy
	@$(BIN)/python -m pytest

# What linking costs beside plain Material, the speed of matching, of check and of import.
# The full measure: make bench ARTICLES="1000 5000" MEGABYTES="1 5 20"
ARTICLES ?= 100
MEGABYTES ?= 1
bench: setup-dev
	@$(BIN)/python tests/bench/bench_links.py --articles $(ARTICLES)
	@$(BIN)/python tests/bench/bench_check.py
	@$(BIN)/python tests/bench/bench_import.py $(MEGABYTES)

# Every query of tests/data/search-eval typed into the real dialog, ours and stock Material's (needs Chromium); then bytes,
# times, long tasks and what a build costs at these sizes, and bytes of a large site. Some ten minutes; quicker: make search-eval SIZES=66 LARGE=
SIZES ?= 66 1000
LARGE ?= 10000
search-eval: setup-dev
	@SIZES="$(SIZES)" $(BIN)/python -m tests.search_eval
	@for n in $(LARGE); do $(BIN)/python -m tests.search_eval.large $$n; done

# The site as one zip file that opens from a folder, without a server or network.
offline: setup
	@rm -rf offline offline.zip
	@$(BIN)/zhiku -f mkdocs.offline.yml build --strict --site-dir offline/zhiku
	@cd offline && $(abspath $(BIN))/python -m zipfile -c ../offline.zip zhiku
	@echo "做好了 offline.zip：解压后双击 zhiku/index.html。"

setup: $(VENV)/.ready
setup-dev: $(VENV)/.ready-dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "需要 Python 3.11 或更新的版本，现在的 $(PYTHON) 是 `$(PYTHON) --version 2>&1`。装好后用 make PYTHON=python3.12 serve 指定它。"; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "建不了虚拟环境。Debian、Ubuntu 请先运行：sudo apt-get install python3-venv"; exit 2; }

$(VENV)/.ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "正在安装运行所需的软件包（只在第一次和更新后需要）……"
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-dev: requirements-dev.txt $(VENV)/.ready
	@echo "正在安装测试所需的软件包（只在第一次和更新后需要）……"
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

# Remake the locks after a change of dependencies in pyproject.toml (needs uv). No address of an index is written.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --extra build -o requirements.txt pyproject.toml
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  --python-version 3.11 --extra build --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) site .pytest_cache .mypy_cache .ruff_cache
