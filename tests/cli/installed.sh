#!/bin/bash
# What is installed works by itself: the program finds its lists, an outsider's program compiles and runs.
# "$2" is the build folder, "$3" what the compiler needs to link a build with sanitizers.
build="$2" flags="${3:-}"
. "$(dirname "$0")/lib.sh"
cmake --install "$build" --prefix "$work/prefix" >install.log 2>&1 || fail "cmake --install: $(tail -3 install.log)"
unset GUANXI_GAZETTEERS
guanxi="$work/prefix/bin/guanxi"
page good.txt
run 0 extract -q good.txt
lines out 1
run 0 extract -v good.txt
grep -q "$work/prefix" err || fail "the installed program does not read the installed lists"
mv prefix moved
guanxi="$work/moved/bin/guanxi"

run 0 extract -v good.txt
grep -q "$work/moved" err || fail "the moved program does not read the lists beside it"
grep -q 'compiled: ' err || fail "the moved program does not map the compiled lists"
printf '# one line more\n' >>moved/share/guanxi/gazetteers/lists/titles.tsv
run 0 extract -v good.txt
grep -q 'text, for the compiled lists .* are of other text' err || fail "nobody says that the compiled lists are stale"
sed -i '$d' moved/share/guanxi/gazetteers/lists/titles.tsv
mv moved prefix
[ -s prefix/share/man/man1/guanxi.1 ] || fail "no manual page"

pc=$(dirname "$(find prefix -name libguanxi.pc)")
export PKG_CONFIG_PATH="$work/$pc"
export GUANXI_GAZETTEERS="$work/prefix/share/guanxi/gazetteers"
"$work/prefix/bin/guanxi" --version | head -1 | grep -qx "guanxi $(pkg-config --modversion libguanxi)" || fail "two versions"
for compiler in gcc clang; do
  command -v $compiler >/dev/null || continue
  [ $compiler = clang ] && [ -n "$flags" ] && continue
  # shellcheck disable=SC2046,SC2086
  if $compiler -std=c17 -Wall -Wextra -Werror $flags "$here/consumer.c" -o consumer \
    $(pkg-config --cflags --libs libguanxi) 2>compile.log; then
    ./consumer >out 2>err || fail "the outsider's program fails: $(cat err)"
    grep -qE '^1 articles, [0-9]+ bytes of GraphML$' out || fail "the outsider's program says: $(cat out)"
  else
    fail "an outsider's program does not compile with $compiler: $(grep -m3 error compile.log)"
  fi
done
for header in $(cd prefix/include/guanxi && find . -name '*.h'); do
  echo "#include \"$header\"" | gcc -std=c17 -Wall -Wextra -Werror -fsyntax-only -x c -I prefix/include/guanxi - \
    2>compile.log || fail "$header cannot be included alone: $(grep -m1 error compile.log)"
done
end
