#!/bin/bash
# Output appears whole or not at all.
. "$(dirname "$0")/lib.sh"
page good.txt
: >empty.txt

run 0 extract -q good.txt -o r.ndjson
lines r.ndjson 1
lines out 0
run 0 extract -q good.txt -o r.graphml
grep -q '<graphml' r.graphml || fail "r.graphml is no GraphML"
run 0 extract -q good.txt -f graphml
same out r.graphml
run 0 graph -q r.ndjson -o from-records.graphml
same from-records.graphml r.graphml
"$guanxi" extract -q good.txt | "$guanxi" graph -q - >piped 2>err
same piped r.graphml

run 4 extract -q good.txt -o no/such/folder/r.ndjson
says '^guanxi: no/such/folder/r.ndjson: cannot write: '
lines err 1
run 4 extract -q good.txt -f ndjson -o /dev/full
says '^guanxi: /dev/full: cannot write: No space left on device$'
lines err 1
"$guanxi" extract -q good.txt >/dev/full 2>err
[ $? -eq 4 ] || fail "a full standard output did not end with 4"
says '^guanxi: standard output: cannot write: '
run 4 extract -q good.txt -f ndjson -o .
lines err 1
if [ "$(id -u)" -ne 0 ]; then
  mkdir shut
  chmod a-w shut
  run 4 extract -q good.txt -o shut/r.ndjson
  lines err 1
  cp r.ndjson locked.ndjson
  chmod a-w locked.ndjson
  run 4 extract -q good.txt -o locked.ndjson
  lines err 1
fi

echo before >kept.ndjson
cp kept.ndjson before
run 1 extract -q empty.txt -o kept.ndjson
same kept.ndjson before
run 2 extract -q --meta missing.tsv good.txt -o kept.ndjson
same kept.ndjson before
run 3 extract -q --gazetteers missing good.txt -o kept.ndjson
same kept.ndjson before
run 1 extract -q empty.txt good.txt -o kept.ndjson
lines kept.ndjson 1
echo '{"record":9}' >bad.ndjson
cp before kept.graphml
run 1 graph -q bad.ndjson -o kept.graphml
says '^guanxi: bad.ndjson:1: '
same kept.graphml before
run 1 graph -q bad.ndjson r.ndjson -o kept.graphml
same kept.graphml r.graphml

( "$guanxi" extract -q good.txt -o kept.ndjson; echo $? >code ) 2>err
[ "$(cat code)" -eq 0 ] || fail "writing over an old file"
leftovers=$(find . -name '*.tmp' | wc -l)
[ "$leftovers" -eq 0 ] || fail "$leftovers temporary files are left"

# A reader that goes away ends the run with 4, not with a signal.
for i in $(seq 300); do page "many-$i.txt"; done
( "$guanxi" extract -q many-*.txt 2>err; echo $? >code ) | head -c 1 >/dev/null
case "$(cat code)" in 4|0) ;; *) fail "a closed pipe ended with $(cat code)" ;; esac
end
