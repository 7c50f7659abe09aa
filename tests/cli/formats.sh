#!/bin/bash
# Every format can be had by name and by suffix; what a format cannot is said.
. "$(dirname "$0")/lib.sh"
page good.txt
run 0 extract -q good.txt -o r.ndjson
run 0 graph --list-formats
cp out formats
for command in extract export; do
  run 0 $command --list-formats
  same out formats
done
for format in $(cut -d' ' -f1 formats); do
  case "$format" in
    ndjson) run 2 graph -q r.ndjson -f ndjson ;;
    neo4j)
      run 2 graph -q r.ndjson -f neo4j
      says '^guanxi: -o FOLDER is needed'
      run 0 graph -q r.ndjson -f neo4j -o tables
      grep -q '^neo4j-admin database import full' out || fail "no command for neo4j-admin"
      for file in $(grep -oE '(nodes|relationships)-[a-z_]+\.csv' out); do [ -s "tables/$file" ] || fail "no $file"; done
      run 0 graph -q r.ndjson -f neo4j -o tables
      run 4 graph -q r.ndjson -f neo4j -o r.ndjson
      ;;
    *)
      run 0 graph -q r.ndjson -f "$format" -o by-name
      for suffix in $(grep "^$format " formats | grep -oE ' \.[a-z.]+' ); do
        run 0 graph -q r.ndjson -o "by$suffix"
        same by-name "by$suffix"
      done
      run 0 extract -q good.txt -f "$format" -o direct
      same by-name direct
      ;;
  esac
done
run 0 graph -q r.ndjson --bom -o marked.csv
[ "$(head -c 3 marked.csv | od -An -tx1 | tr -d ' ')" = efbbbf ] || fail "no byte order mark"
run 0 extract -q good.txt --bom -o direct.csv
same marked.csv direct.csv
run 2 graph -q r.ndjson --bom -f gexf
run 2 graph -q r.ndjson --strict -f gexf
for view in all people meetings posts appearances; do run 0 graph -q r.ndjson --view $view -f gexf; done
run 2 graph -q r.ndjson --view nobody
says 'there is no view “nobody”; the views are all people'
end
