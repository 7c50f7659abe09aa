# A thin cover over CMake: the presets know the rest.
#
#   make           the program, optimised: build/release/cli/guanxi
#   make demo      the program at work on samples/
#   make test      all tests
#   make interop   all formats in the programs that read them, Gephi and Neo4j among them
#   make bench     speed and memory, beside others: tests/bench/README.md
#   make package   a Debian package
#   make install   DESTDIR and PREFIX as usual

PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
GUANXI = build/release/cli/guanxi

.PHONY: all demo test test-asan interop bench package check-style format install clean

all:
	@.ci/install build
	@test -f build/release/build.ninja || cmake --preset release -DCMAKE_INSTALL_PREFIX=$(PREFIX)
	@cmake --build --preset release -j $(JOBS)

demo: all
	@mkdir -p out
	$(GUANXI) extract --meta samples/meta.tsv samples -o out/samples.ndjson
	$(GUANXI) graph out/samples.ndjson -o out/samples.graphml
	@echo
	$(GUANXI) summary -n 12 out/samples.ndjson
	@echo
	@echo "The graph is in out/samples.graphml (Gephi, Neo4j), the records are in out/samples.ndjson."

test:
	@.ci/install test
	@test -f build/dev/build.ninja || cmake --preset dev
	@cmake --build --preset dev -j $(JOBS)
	@ctest --preset dev -j $(JOBS) $(if $(CTEST_REPORT),--output-junit $(CTEST_REPORT))

test-asan:
	@.ci/install test
	@test -f build/asan/build.ninja || cmake --preset asan
	@cmake --build --preset asan -j $(JOBS)
	@ctest --preset asan -j $(JOBS) $(if $(CTEST_REPORT),--output-junit $(CTEST_REPORT))

# The year of news beside the repository, where there is one, is read too, and measured.
YEAR ?= $(firstword $(wildcard $(or $(GUANXI_SHARED),../shared)/texts/xwlb-2023))
TOOL = build/dev/tests/interop/fold_records
INTEROP = /usr/bin/python3 tests/interop/interop.py --java

interop: all
	@.ci/install interop
	@test -f build/dev/build.ninja || cmake --preset dev
	@cmake --build --preset dev -j $(JOBS) --target fold_records
	@mkdir -p build/interop
	@$(GUANXI) extract -q --meta samples/meta.tsv samples -o build/interop/samples.ndjson
	@$(INTEROP) --name samples --png build/interop/samples.png $(TOOL) build/interop build/interop/samples.ndjson
	@test -z "$(YEAR)" || $(GUANXI) extract -q $(YEAR) -o build/interop/year.ndjson
	@test -z "$(YEAR)" || $(INTEROP) --name year --without-rdf --png build/interop/year.png --draw='--view=people --min-weight=5' \
	  --queries-about 第十一次全国归侨侨眷代表大会,李强,丁薛祥 $(TOOL) build/interop build/interop/year.ndjson

BENCH = build/bench

bench:
	@.ci/install bench
	@cmake --preset release -B $(BENCH) -DGUANXI_BENCH=ON >/dev/null
	@cmake --build $(BENCH) -j $(JOBS)
	@/usr/bin/python3 tests/bench/bench.py --rounds $(or $(ROUNDS),5) $(BENCH) "$(YEAR)" $(BENCH)
	@/usr/bin/python3 tests/bench/plot.py $(BENCH)/bench.json $(BENCH)/speed.svg

package:
	@.ci/install build
	@test -f build/package/build.ninja || cmake --preset package
	@cmake --build --preset package -j $(JOBS)
	@cd build/package && cpack -G DEB

check-style:
	@.ci/install check
	@test -f build/dev/build.ninja || cmake --preset dev
	@.ci/style

format:
	@.ci/install check
	clang-format -i $$(find base extractor graph cli tests -name '*.c')

install: all
	cmake --install build/release --prefix $(PREFIX)

clean:
	rm -rf build out
