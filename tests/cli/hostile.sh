#!/bin/bash
# Input that is no page: one clear line, the right exit code, and the rest of the batch is done.
. "$(dirname "$0")/lib.sh"
page good.txt

: >empty.txt
run 1 extract -q empty.txt good.txt
says '^guanxi: empty.txt: the file is empty$'
lines err 1
lines out 1
: >empty.ndjson
run 1 extract -q empty.ndjson good.txt
says '^guanxi: empty.ndjson: the file is empty$'
lines out 1

head -c 100000 /dev/zero >zero.txt
head -c 300000 "$guanxi" >program.txt
run 1 extract -q zero.txt program.txt good.txt
says '^guanxi: zero.txt: '
says '^guanxi: program.txt: '
lines err 2
lines out 1

mkdir -p hollow/deeper
: >hollow/deeper/page.pdf
run 1 extract -q hollow good.txt
says '^guanxi: hollow: the folder holds no file ending in '
lines err 1
lines out 1

run 1 extract -q nowhere.txt good.txt
says '^guanxi: nowhere.txt: No such file'
lines out 1
if [ "$(id -u)" -ne 0 ]; then
  page locked.txt
  chmod 0 locked.txt
  run 1 extract -q locked.txt good.txt
  says '^guanxi: locked.txt: '
  lines out 1
fi

printf '望湖区召开会议。区委\xe4\xb9书记\xff高原主持会议。\n' >torn.txt
run 0 extract -q torn.txt good.txt
lines out 2
python3 - <<'PY' || fail "the record of a torn page is not UTF-8 JSON"
import json
for line in open("out", encoding="utf-8"): json.loads(line)
PY

python3 - <<'PY'
n = 100000
with open("deep.html", "w") as f:
    f.write("<html><body>" + "<div>" * n + "<p>3月15日，望湖区召开会议。区委书记高原主持会议。</p>" + "</div>" * n)
with open("deep.ndjson", "w") as f:
    f.write('{"text":' * n + "\n" + '{"id":"a","text":"区委书记高原主持会议。"}\n' + "[1,2]\n" + '{"text":7}\nnot JSON\n')
PY
begin=$(date +%s)
"$guanxi" extract -q deep.html good.txt >out 2>err
code=$?
[ "$code" -eq 0 ] || [ "$code" -eq 1 ] || fail "a deep page ended with $code"
[ "$(wc -l <out)" -eq $((2 - code)) ] || fail "a deep page: $(wc -l <out) records with exit code $code"
lines err "$code"
[ $(($(date +%s) - begin)) -lt 30 ] || fail "a deep page takes too long"

run 1 extract -q deep.ndjson good.txt
says '^guanxi: deep.ndjson:1: '
says '^guanxi: deep.ndjson:3: '
says '^guanxi: deep.ndjson:4: '
says '^guanxi: deep.ndjson:5: '
lines err 4
lines out 2
# What a page says must not steer the terminal of who reads about it.
printf '望湖区召开防汛工作会议\n\n3月15日，望湖区召开防汛工作会议。区委书记高原主持\033]0;x\007会议，区长\342\200\256苏明棠出席。\n' >steer.txt
run 0 extract -q --date 2024-03-16 steer.txt -f ndjson -o steer.ndjson
run 0 graph -q steer.ndjson -o steer.graphml
looks() {
  "$guanxi" "$@" >out 2>err
  LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f\x7f]|\xe2\x80\xae' out err && fail "guanxi $* lets a page steer the terminal"
}
looks why --page steer.txt
looks why '? chaired ?' steer.ndjson
looks why '? chaired ?' steer.graphml
looks whynot chair.plain steer.txt
looks summary steer.ndjson
looks diff -v steer.ndjson /dev/null
end
