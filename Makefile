# The commands of this project; `make` alone lists them. Works with GNU make 3.81 and newer.

# make PYTHON=python3.12 …, make serve ARGS="--port 8001", make test JOBS=4 ARGS="-k search"
PYTHON =
JOBS = 2
ARGS =

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
TOOLKIT := $(BIN)/toolkit

# What a user has set for other work must not change what is built or tested here.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONOPTIMIZE PYTHONSAFEPATH PYTHONWARNINGS
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPLATLIBDIR PYTHONUSERBASE PYTHONBREAKPOINT VIRTUAL_ENV __PYVENV_LAUNCHER__
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_REQUIREMENT PIP_CONSTRAINT
unexport PIP_REQUIRE_VIRTUALENV PIP_DRY_RUN PIP_PYTHON UV_FIND_LINKS
unexport PYTEST_ADDOPTS PYTEST_PLUGINS MYPYPATH MYPY_CACHE_DIR RUFF_CONFIG
export PYTHONNOUSERSITE := 1
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# Hides a banner about MkDocs 2; the dependency-update job calls MkDocs without it.
export NO_MKDOCS_2_WARNING := 1

# Sets $$python to the first Python that is new enough and can make a virtual environment.
define find_python
python=; old=; bare=; \
if [ -n "$(PYTHON)" ] && ! "$(PYTHON)" -c "" 2>/dev/null; then \
	echo "PYTHON=$(PYTHON) does not run: give the name or the path of a Python, such as" >&2; \
	echo "make PYTHON=python3.12 check" >&2; \
	exit 1; \
fi; \
for candidate in $(or $(PYTHON),python3.14 python3.13 python3.12 python3.11 python3); do \
	found=$$("$$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) \
		|| continue; \
	if ! "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
		old="$$found"; \
	elif ! "$$candidate" -c 'import ensurepip, venv' 2>/dev/null; then \
		bare="$${bare:-$$found}"; \
	else \
		python="$$candidate"; break; \
	fi; \
done; \
if [ -z "$$python" ]; then \
	if [ -n "$$bare" ]; then \
		echo "Python $$bare is here, but the part that makes virtual environments is not." >&2; \
		echo "On Debian and Ubuntu install it with:  sudo apt-get install python3-venv" >&2; \
		echo "(if that is not enough:  sudo apt-get install python$$bare-venv)" >&2; \
	elif [ -n "$$old" ]; then \
		echo "Python $$old is too old: this project needs Python 3.11 or newer." >&2; \
		echo "Debian 12, Ubuntu 24.04 and newer have one:  sudo apt-get install python3 python3-venv" >&2; \
		echo "On a Mac:  brew install python   (or the installer from python.org)" >&2; \
	else \
		echo "No Python was found: this project needs Python 3.11 or newer." >&2; \
		echo "Debian, Ubuntu:  sudo apt-get install python3 python3-venv" >&2; \
		echo "On a Mac:  brew install python   (or the installer from python.org)" >&2; \
	fi; \
	echo "Then run make again." >&2; \
	exit 1; \
fi
endef

# An environment that was moved, or whose Python is gone, is made anew.
USABLE := $(shell [ "$$(cat '$(STAMP)' 2>/dev/null)" = "$(CURDIR)" ] \
	&& '$(BIN)/python' -c '' 2>/dev/null && echo yes)

.PHONY: help serve site test test-fast lint check bench mutants fuzz audit pictures schema lock clean force
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help: ## List these commands
	@echo "make COMMAND, where COMMAND is one of:"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1	\2/p' Makefile

serve: $(STAMP) ## Show the site at http://127.0.0.1:8000, rebuilt at every change
	@$(TOOLKIT) serve $(ARGS)

site: $(STAMP) ## Build the site into site/
	@$(TOOLKIT) build $(ARGS)

check: $(STAMP) ## List every problem in resources/
	@$(TOOLKIT) check $(ARGS)

lint: $(STAMP) ## Look at the style and the types of the program
	@echo "ruff check"; $(BIN)/ruff check --quiet .
	@echo "ruff format --check"; $(BIN)/ruff format --quiet --diff .
	@echo "mypy"; $(BIN)/mypy
	@echo "codespell"; $(BIN)/codespell

# make test ROOM=reading runs the tests of one room.
ROOM =
test: lint ## Run every test, those in a real browser included; ROOM=reading runs one room's
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(addprefix tests/,$(ROOM)) $(ARGS)

test-fast: $(STAMP) ## Run the tests that build no site and no paper, and need no browser
	@$(BIN)/python -m pytest -q -n $(JOBS) -m "not slow" $(addprefix --ignore tests/,browser engines pages papers publishing wheel) $(ARGS)

bench: $(STAMP) ## Measure the build of 1,000 and 10,000 resources
	@$(BIN)/python -m tests.bench $(ARGS)

mutants: $(STAMP) ## Make small mistakes in the program and say which of them no test notices
	@$(BIN)/python -m tests.mutants $(ARGS)

fuzz: $(STAMP) ## Break files of every kind at random and run commands on them
	@$(BIN)/python -m tests.fuzz $(ARGS)

# The tool has an environment of its own for the time of the run; its advice comes from PyPI.
AUDIT = pip-audit --strict --progress-spinner off --require-hashes --disable-pip
audit: ## Look up known faults of the locked packages; needs a network
	@$(find_python); \
	tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && \
	"$$python" -m venv "$$tool" || exit 1; \
	if ! "$$tool/bin/pip" install --quiet 'pip-audit>=2.9,<3' > "$$tool/log" 2>&1; then \
		echo "Nothing was looked up: pip-audit cannot be installed; is there a network?" >&2; exit 1; \
	fi; \
	"$$tool/bin/"$(AUDIT) --requirement requirements.lock > "$$tool/said" 2> "$$tool/log"; code=$$?; \
	cat "$$tool/said"; tail -n 5 "$$tool/log" >&2; \
	if ! grep -qE '^(No|Found [0-9]+) known vulnerabilit' "$$tool/log"; then \
		echo "Not every package was looked up; is there a network?" >&2; \
	fi; \
	exit $$code

pictures: $(STAMP) ## Make the pictures of the README and the contributor pages anew
	@$(BIN)/python -m tests.pictures

schema: $(STAMP) ## Write the JSON Schemas of all kinds of files into schema/
	@$(TOOLKIT) schema --write

# UPGRADE=--upgrade takes the newest versions that pyproject.toml allows.
UPGRADE =
# requirements-site.lock has the part of it that makes a site.
LOCK = pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header
lock: ## Write requirements.lock and requirements-site.lock anew from pyproject.toml
	@$(find_python); \
	tool=$$(mktemp -d) && trap 'rm -rf "$$tool"' EXIT && \
	"$$python" -m venv "$$tool" && "$$tool/bin/pip" install --quiet 'uv>=0.9,<1' && \
	"$$tool/bin/uv" $(LOCK) --extra dev $(UPGRADE) \
		--output-file requirements.lock pyproject.toml && \
	"$$tool/bin/uv" $(LOCK) --extra site --constraint requirements.lock \
		--output-file requirements-site.lock pyproject.toml && \
	if grep -nE '://|^-|@ |^#? *(/|[.]/)' requirements.lock requirements-site.lock; then \
		echo "A lock names an address or a path (above)." >&2; exit 1; \
	fi
	@echo "requirements.lock and requirements-site.lock are up to date."

clean: ## Remove everything that make has made
	@rm -rf $(VENV) site build src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

ifneq ($(USABLE),yes)
$(STAMP): force
endif
$(STAMP): requirements.lock pyproject.toml
	@$(find_python); \
	if [ "$(USABLE)" != yes ]; then \
		echo "Making the environment in $(VENV) with $$python ..."; \
		"$$python" -m venv --clear $(VENV) || exit 1; \
	fi
	@echo "Installing the locked packages (about a minute the first time) ..."
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --no-deps --no-build-isolation -e .
	@$(BIN)/python -c 'import yaml; yaml.CSafeLoader' 2>/dev/null || { \
		echo "PyYAML is not published for this Python yet, or came without its fast C part." >&2; \
		echo "Use one of Python 3.11 to 3.14:  make clean, then make PYTHON=python3.14 ..." >&2; \
		exit 1; }
	@printf '%s\n' "$(CURDIR)" > $(STAMP)
force:
