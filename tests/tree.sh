#!/bin/bash
# What the tree promises: who may include whom, where each library is used, what stages may not do.
cd "$(dirname "$0")/.." || exit 1
wrong=0
complain() {
  echo "FAILED: $1"
  shift
  printf '    %s\n' "$@"
  wrong=1
}
# none WHAT PATTERN FILE... : no line of the files matches.
none() {
  local what="$1" pattern="$2" found
  shift 2
  found=$(grep -nE -- "$pattern" "$@" /dev/null)
  [ -z "$found" ] || complain "$what" "$found"
}

none "base includes what builds on it" '#include "(extractor|graph|cli)/' base/*.[ch]
none "the extractor includes what builds on it" '#include "(graph|cli)/' extractor/*.[ch]
none "the graph includes the program" '#include "cli/' graph/*.[ch]
none "only build, ingest and index of graph/ know the extractor" '#include "extractor/' \
  $(ls graph/*.[ch] | grep -Ev '^graph/(build|ingest|index)\.[ch]$')

only_in() {
  local header="$1"
  shift
  none "$header is used in $* only" "#include <$header" $(find base extractor graph cli -name '*.[ch]' | grep -vxF "$(printf '%s\n' "$@")")
}
only_in pcre2.h extractor/pattern.c
only_in utf8proc.h base/utf8.c
only_in cjson/ base/json.c
only_in libxml/ extractor/read_html.c graph/read_graphml.c
only_in openssl/ base/hash.c
only_in zstd.h base/pack.c
only_in sqlite3.h graph/sql.c
only_in iconv.h extractor/decode.c
only_in uchardet extractor/decode.c

none "only cli/ prints" '\b(printf|puts|putchar|perror)\(|\bfprintf\((stdout|stderr)' {base,extractor,graph}/*.c
none "only cli/ exits" '\b(exit|_exit)\(' {base,extractor,graph}/*.c
none "stages take memory from the arena" '\b(malloc|calloc|realloc|strdup)\(' $(ls extractor/*.c | grep -v pattern.c)

for folder in base extractor graph cli tests/unit; do
  for source in "$folder"/*.c; do
    [[ $source == graph/write_*.c ]] || # Formats are found by their names
      grep -qwF "$(basename "$source")" "$folder/CMakeLists.txt" || complain "not in $folder/CMakeLists.txt" "$source"
  done
done

for header in guanxi.h {base,extractor,graph,cli}/*.h; do
  errors=$(echo "#include \"$header\"" | gcc -std=c17 -Wall -Wextra -Werror -fsyntax-only -x c -I . - 2>&1) ||
    complain "$header cannot be included alone" "$(grep -m1 error <<<"$errors")"
done
exit $wrong
