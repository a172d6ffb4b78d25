# make run    set up, then open the window; without a display, do the demonstration headless
# make test   set up, then check everything, on virtual displays of its own
# make check  only what needs no display: format, lint, types, import rules
# make bench  the long measurements, printed
# make bench-replay  those of replays on changed screens and at recorded times: half an hour and more

.PHONY: run test check bench bench-replay setup constraints

DEIXIS = .venv/bin/deixis

run:
	@.ci/setup run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(DEIXIS); else $(DEIXIS) demo; fi

test: check
	.ci/test

check: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.ci/types
	.venv/bin/lint-imports

bench: setup
	.venv/bin/pytest -q -s -p no:randomly -m bench

bench-replay: setup
	.venv/bin/pytest -q -s -p no:randomly -m bench tests/desktop/test_bench_replay.py tests/desktop/test_bench_replay_time.py

setup:
	@.ci/setup test

constraints: setup
	@{ head -n 1 constraints.txt; .venv/bin/python -m pip freeze --exclude-editable | sed 's/ @ .*//; s/+cpu//'; } > constraints.new
	@mv constraints.new constraints.txt
