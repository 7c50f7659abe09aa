#!/bin/bash
# A single line of 200 MB: refused in one line at once; let in, where the user raises the limit, by the same program.
. "$(dirname "$0")/lib.sh"
page good.txt
python3 - <<'PY'
line = "区委书记高原主持会议".encode() * 35000
with open("huge.txt", "wb") as f:
    for _ in range(200): f.write(line)
PY
[ "$(stat -c %s huge.txt)" -gt 200000000 ] || fail "the huge file is not huge"
begin=$(date +%s)
run 1 extract -q huge.txt good.txt
says '^guanxi: huge.txt: more than 16 MB in one document; --max-size raises the limit$'
lines err 1
lines out 1
# The same as a line of NDJSON, through a pipe: passed over, what follows is read.
{ printf '{"text":"'; cat huge.txt; printf '"}\n{"text":"区委书记高原主持会议。"}\n'; } >huge.ndjson
rm huge.txt
run 1 extract -q huge.ndjson
says '^guanxi: huge.ndjson:1: more than 16 MB in one document'
lines out 1
"$guanxi" extract -q --from ndjson - <huge.ndjson >out 2>err
[ $? -eq 1 ] || fail "the pipe did not end with 1"
says '^guanxi: -:1: more than 16 MB'
lines out 1
[ $(($(date +%s) - begin)) -lt 20 ] || fail "refusing takes $(($(date +%s) - begin)) seconds"
end
