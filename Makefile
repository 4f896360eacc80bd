# The commands of this project. `make serve` and `make test` are all that most people need.
SHELL := bash
.PHONY: help serve test full bench audit setup

help:
	@echo "make serve   install what is missing, build, and serve on http://127.0.0.1:8080"
	@echo "make test    install what is missing, and run every check"
	@echo "make full    the same with the long matrices"
	@echo "make bench   measure in a real browser, against limits and peers"
	@echo "make audit   licences, known weaknesses and spelling"

serve:
	@.ci/setup build
	@echo "Building; then Plenary is at http://127.0.0.1:8080 (stop with Ctrl-C)"
	@. target/tools.env && exec trunk serve --release

test:
	@.ci/setup test
	@.ci/check

full:
	@.ci/setup test
	@PLENARY_FULL=1 .ci/check

# Without optimisation: what drives the browser is not what is measured.
bench:
	@.ci/setup bench
	@. target/tools.env && trunk build --release && benches/build && cargo bench --locked --quiet --profile dev --bench browser_bench

audit:
	@.ci/setup audit
	@. target/tools.env && typos && cargo deny --locked check bans licenses sources && \
	  { cargo deny --locked check advisories || { echo "advisories: see above; the list of known weaknesses needs the network"; exit 1; }; }

setup:
	@.ci/setup test
