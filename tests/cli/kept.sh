#!/bin/bash
# Lists of the user are kept compiled, where there is a place for them.
. "$(dirname "$0")/lib.sh"
mkdir -p own/lists
row() { printf '# columns: word class weight\n%s\tcompany\t9\n' "$1" >own/lists/companies.tsv; }
row 云岭星河
printf '3月15日，区委书记高原走访云岭星河。\n' >page.txt
kept() { find "$1" -name '*.lists' 2>/dev/null | wc -l; }
extract() { run 0 extract -v -f ndjson --gazetteers own page.txt; }

extract
says 'text, for there are lists of the user; compiled for the next time: .*/\.cache/guanxi/'
mv out first
grep -q '"name":"云岭星河"' first || fail "the user's company is not found"
extract
says 'compiled: .*/\.cache/guanxi/'
same out first
[ "$(kept .cache)" -eq 1 ] || fail "$(kept .cache) files are kept"
row 云岭星海
extract
says 'of other text; compiled for the next time'
grep -q '"name":"云岭星河"' out && fail "an edit was not seen"
[ "$(kept .cache)" -eq 1 ] || fail "an edit leaves $(kept .cache) files"
[ "$(stat -c %a .cache/guanxi)" = 700 ] || fail "others may read the cache"
row 云岭星河

# Without XDG_CACHE_HOME, or with one that is not absolute, below the home; without that, or where nothing can be made, not at all.
mkdir home
HOME="$PWD/home" XDG_CACHE_HOME='' extract
HOME="$PWD/home" XDG_CACHE_HOME=relative extract
says 'compiled: .*/home/\.cache/guanxi/'
[ "$(kept home)" -eq 1 ] || fail "nothing is kept below the home"
HOME='' XDG_CACHE_HOME='' extract
says 'text, for there are lists of the user$'
touch file
XDG_CACHE_HOME="$PWD/file" extract
says 'text, for there are lists of the user$'
same out first
mkdir -p full/guanxi
for name in "$(basename .cache/guanxi/*.lists)"; do mkdir "full/guanxi/$name"; done # Where the file would be
XDG_CACHE_HOME="$PWD/full" extract
says 'lists of the user; not kept: .*Is a directory'
same out first
end
