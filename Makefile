# IP Almanac: `make run` and `make test` do all of their own set-up. On Windows: make.cmd, with the same words.
# Written for GNU make 3.81, which macOS has. What the set-up has done is marked by one file a step in .venv/.done: a second run starts at once.

SHELL    := /bin/sh
VENV     := .venv
PYTHON   := $(VENV)/bin/python
DONE     := $(VENV)/.done
INSTALL  := $(PYTHON) -m pip --disable-pip-version-check --quiet install --require-hashes
DATABASE := resources/almanac.db
ICONS    := resources/icons/icons.json
NOTICES  := resources/licences/notices.txt
STYLES   := resources/styles/apa.csl
# whatever may change the content of the database: the data, and the modules that turn them into it
DATA     := $(wildcard resources/data/*.csv resources/data/datapackage.json)
OWN      := storage/user% $(addprefix storage/,migrations.py collections.py notes.py session.py backups.py disks.py keeping.py)
MAKERS   := $(filter-out $(OWN),$(wildcard storage/*.py storage/phrases/catalog.py storage/tables/*.py))
ARGS     :=

.DEFAULT_GOAL := help
.PHONY: help run setup env env-dev env-bench test lint battery bench bench-full requirements clean bundle linux windows macos bench-bundle

help:
	@echo 'make run         set up what is missing, then open the almanac (ARGS="find 专利" for its command line)'
	@echo 'make test        set up what is missing, then run all tests (ARGS="-k search" for some)'
	@echo 'make setup       only the set-up: .venv, system libraries, icons, citation styles, database'
	@echo 'make lint        style, types, import rules'
	@echo 'make battery     kill the program 500 times at work, tear its file, and see that nothing is lost'
	@echo 'make bench       measure at 100,000 rows; make bench-full at 1,000,000 (ARGS="--only starting" for a part, --strict to fail)'
	@echo 'make bundle      the program as a folder that needs no Python, in dist/; make linux its .tar.gz and .deb; make macos its .dmg'
	@echo 'make windows WINDOWS_PYTHON=COMMAND   the installers for Windows, built and tried by that Python; see packaging/README.md'
	@echo 'make bench-bundle  what the bundle weighs and how it starts'
	@echo 'make requirements  resolve requirements*.in anew'
	@echo 'make clean       remove everything that the above have made'

run: setup
	@if [ "$$(uname -s)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ -z "$(ARGS)" ]; then \
	    echo "There is no display here to open a window on, so this runs the self-check instead."; \
	    exec $(PYTHON) main.py self-check; \
	else \
	    exec $(PYTHON) main.py $(ARGS); \
	fi

setup: env $(ICONS) $(STYLES) $(DATABASE)

setup: $(NOTICES)
env: $(DONE)/runtime
env-dev: env $(DONE)/dev

$(DONE)/system: packaging/system.sh packaging/find_python.sh
	@python=$$(sh packaging/find_python.sh) && sh packaging/system.sh run "$$python"
	@mkdir -p $(DONE) && touch $@

$(DONE)/venv: | $(DONE)/system
	@python=$$(sh packaging/find_python.sh) && echo "Making .venv with $$($$python --version)" && $$python -m venv --clear $(VENV)
	@mkdir -p $(DONE) && touch $(DONE)/system $@

$(DONE)/runtime: requirements.txt requirements-build.txt $(DONE)/venv
	@echo "Installing what the program needs"
	@$(INSTALL) -r requirements.txt -r requirements-build.txt
	@touch $@

$(DONE)/dev: requirements-dev.txt $(DONE)/runtime
	@sh packaging/system.sh test $(PYTHON)
	@echo "Installing what the tests need"
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

# The peers of the benchmarks, in an environment of their own; DB Browser for SQLite is Debian's (apt-get install sqlitebrowser xdotool).
env-bench: .venv-bench/done

.venv-bench/done: requirements-bench.txt $(DONE)/venv
	@echo "Installing what the benchmarks measure against"
	@$(PYTHON) -m venv --clear .venv-bench
	@.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-bench.txt
	@touch $@

$(ICONS): resources/icons/draw.py $(DONE)/runtime
	@echo "Drawing the icons"
	@$(PYTHON) resources/icons/draw.py $@
	@touch $@

$(STYLES): resources/styles/trim.py $(DONE)/runtime
	@echo "Copying the citation styles"
	@$(PYTHON) resources/styles/trim.py
	@touch $@

$(NOTICES): packaging/notices.py requirements.txt $(DONE)/runtime
	@echo "Collecting the licences"
	@$(PYTHON) packaging/notices.py $@
	@touch $@

$(DATABASE): $(DATA) $(MAKERS) $(DONE)/runtime
	@echo "Building the reference database"
	@$(PYTHON) main.py build resources/data $@
	@touch $@

test: setup env-dev
	@$(PYTHON) -m pytest $(ARGS)

lint: env-dev
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports --no-logo

bench: setup env-dev env-bench
	$(PYTHON) -m tests.bench $(ARGS)

bench-full: setup env-dev env-bench
	$(PYTHON) -m tests.bench --rows 1000000 $(ARGS)

# Kills the program 500 times while it works on a reader's file, and tears copies of the file.
battery: setup env-dev
	@$(PYTHON) -m tests.battery $(ARGS)

# uv resolves for all three systems in one go; it is wanted for nothing else, so it has an environment of its own.
requirements: env
	@$(PYTHON) -m venv build/uv && build/uv/bin/python -m pip --quiet --disable-pip-version-check install uv
	@for part in '' -build -dev -bench -bundle; do \
	    build/uv/bin/uv pip compile --quiet --upgrade --universal --fork-strategy fewest --python-version 3.11 --generate-hashes \
	        --no-header --no-annotate --no-emit-index-url --no-emit-find-links requirements$$part.in -o requirements$$part.txt || exit 1; \
	done

# Installers (packaging/README.md). The bundle's environment holds what it ships and what makes it, and nothing else that could slip in.
BUNDLER  := .venv-bundle/bin/python
REPEAT   := SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || echo 0)} PYTHONHASHSEED=1

$(DONE)/bundle: requirements.txt requirements-bundle.txt $(DONE)/runtime
	@echo "Installing what makes the bundle"
	@$(PYTHON) -m venv --clear .venv-bundle
	@$(BUNDLER) -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements.txt -r requirements-bundle.txt
	@touch $@

bundle: setup $(DONE)/bundle
	@$(REPEAT) $(BUNDLER) -m PyInstaller --noconfirm --clean --log-level WARN build.spec

linux: bundle
	@$(REPEAT) $(BUNDLER) packaging/linux/package.py dist/ip-almanac dist
	@$(REPEAT) $(BUNDLER) packaging/sbom.py dist/ip-almanac-linux.cdx.json

macos: setup $(DONE)/bundle
	@$(REPEAT) PATH="$$PWD/.venv-bundle/bin:$$PATH" sh packaging/macos/release.sh

windows: setup
	@$(REPEAT) sh packaging/windows/build.sh $(WINDOWS_PYTHON)

bench-bundle: env-dev
	@$(PYTHON) -m tests.bench.bundle dist/ip-almanac $(wildcard dist/*.deb dist/*.tar.gz) $(ARGS)
	@if [ -d dist/windows ]; then $(PYTHON) -m tests.bench.bundle dist/windows/ip-almanac $(wildcard dist/*-setup.exe) $(ARGS); fi

clean:
	rm -rf $(VENV) .venv-bench build dist $(DATABASE) $(ICONS) resources/styles/*.csl .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
