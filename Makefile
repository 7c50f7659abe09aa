# A thin cover over CMake: the presets know the rest.
#
#   make           the program, optimised: build/release/cli/guanxi
#   make demo      the program at work on samples/
#   make test      all tests
#   make install   DESTDIR and PREFIX as usual

PREFIX ?= /usr/local
JOBS ?= $(shell nproc)
GUANXI = build/release/cli/guanxi

.PHONY: all demo test test-asan check-style format install clean

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
