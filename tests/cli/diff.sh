#!/bin/bash
# diff tells what one run of rules says more and less than another, document by document.
. "$(dirname "$0")/lib.sh"
# Five documents of the same words. An article's id hangs on its document's: the byline is left out.
python3 - "$here/score/records.ndjson" >a.ndjson <<'END'
import json, sys
r = json.load(open(sys.argv[1]))
r["claims"] = [c for c in r["claims"] if c["type"] != "wrote"]
for n in range(1, 6):
    r["document"].update(id=f"doc-{n}", path=f"page-{n}.txt")
    print(json.dumps(r, ensure_ascii=False, separators=(",", ":")))
END
run 0 diff a.ndjson a.ndjson
lines out 1
grep -qx '0 lost, 0 gained in 0 of 5 documents' out || fail "the same file: $(cat out)"
run 0 diff --mentions a.ndjson a.ndjson

sed '2s/"type":"chaired"/"type":"attended"/' a.ndjson >b.ndjson
run 1 diff a.ndjson b.ndjson
grep -qxE 'attended +chair.plain +1' out || fail "the claim gained is not counted"
grep -qxE 'chaired +chair.plain +1 *' out || fail "the claim lost is not counted"
grep -qx '1 lost, 1 gained in 1 of 5 documents' out || fail "$(tail -1 out)"
run 1 diff -v a.ndjson b.ndjson
grep -qx '.*page-2.txt' out || fail "-v does not name the document"
grep -qxF '  - 高原 chaired 防汛工作会议 2024-03-15 (chair.plain, article 0)' out || fail "-v: $(cat out)"
grep -qxF '  + 高原 attended 防汛工作会议 2024-03-15 (chair.plain, article 0)' out || fail "-v: $(cat out)"
run 1 diff b.ndjson a.ndjson
grep -qxE 'chaired +chair.plain +1' out || fail "the other way round nothing is gained"

# Another rule is no other claim, another mention none unless it is asked for.
sed '3s/chair.plain/chair.other/; 4s/"rule":"title.unit"/"rule":"title.other"/' a.ndjson >b.ndjson
run 0 diff a.ndjson b.ndjson
sed '1s/"kind":"date"/"kind":"title"/' a.ndjson >b.ndjson
run 0 diff a.ndjson b.ndjson
run 1 diff --mentions a.ndjson b.ndjson
grep -qE '^date +date.month-day +1' out || fail "--mentions: $(cat out)"

# Documents that one file lacks, at the begin, within and at the end.
sed '1d;3d' a.ndjson >b.ndjson
run 1 diff a.ndjson b.ndjson
grep -q 'in 2 of 5 documents; 2 only in the first file' out || fail "$(tail -1 out)"
run 1 diff b.ndjson a.ndjson
grep -q 'in 2 of 5 documents; 2 only in the second file' out || fail "$(tail -1 out)"
head -2 a.ndjson >b.ndjson
run 1 diff a.ndjson b.ndjson
grep -q 'in 3 of 5 documents; 3 only in the first file' out || fail "$(tail -1 out)"
: >empty.ndjson
run 1 diff a.ndjson empty.ndjson
run 0 diff empty.ndjson empty.ndjson

run 2 diff a.ndjson
run 2 diff a.ndjson b.ndjson c.ndjson
run 3 diff a.ndjson absent.ndjson
lines err 1
echo nonsense >broken.ndjson
run 3 diff a.ndjson broken.ndjson
says '^guanxi: broken.ndjson:1: '
end
