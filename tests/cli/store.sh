#!/bin/bash
# The store: the same whatever the order, what changes, what a person decides, and what must leave it as it is.
. "$(dirname "$0")/lib.sh"
samples="$here/../../samples"
cp -r "$samples" s
pages=(s/*.txt s/*.md s/*.html s/*.ndjson)
meta="--meta s/meta.tsv"
n=$(($(ls s/*.txt s/*.md s/*.html | wc -l) + $(cat s/*.ndjson | wc -l))) # A line of NDJSON is a document

graph_of() { "$guanxi" export -q --db "$1" -f graphml >"$2" 2>>errors || fail "export of $1"; }

# In one go, page by page in any order, and everything twice.
run 0 ingest -q --db one.db $meta s
graph_of one.db one.graphml
run 0 extract -q $meta -f graphml s
same out one.graphml
for page in $(printf '%s\n' "${pages[@]}" | sort -R); do run 0 ingest -q --db two.db $meta "$page"; done
graph_of two.db two.graphml
same one.graphml two.graphml
run 0 ingest --db one.db $meta s
says "0 added, 0 replaced, $n passed over"
graph_of one.db again.graphml
same one.graphml again.graphml
for format in jsonld; do
  "$guanxi" export -q --db one.db -f "$format" >1 2>&1
  "$guanxi" export -q --db two.db -f "$format" >2 2>&1
  same 1 2
done
for question in "timeline 陆承远 苏明棠@区委" "meetings" "order" "tenure" "who 会议"; do
  "$guanxi" $question --db one.db -f json >1 2>&1
  "$guanxi" $question --db two.db -f json >2 2>&1
  same 1 2
done
run 0 db check --db two.db

# A page that changes takes the place of what it said before, and back again.
cp s/letters.txt kept
printf '望湖区召开经济工作会议\n\n3月15日，望湖区召开经济工作会议。区委书记高原主持会议并讲话。\n' >s/letters.txt
run 0 ingest --db two.db $meta s
says "0 added, 1 replaced, $((n - 1)) passed over"
run 0 db check --db two.db
cp kept s/letters.txt
run 0 ingest --db two.db $meta s
graph_of two.db two.graphml
same one.graphml two.graphml
# One text under two paths counts once.
cp s/letters.txt a-copy.txt
run 0 ingest -q --db two.db --date 2024-06-06 a-copy.txt
run 0 db check --db two.db
run 0 db info --db two.db
grep -q "^documents  $n " out || fail "a copy was counted: $(grep documents out)"

# All read again: the same. Without texts there is nothing to read again.
run 0 ingest --db one.db --rebuild
says "0 added, 0 replaced, $n passed over"
run 0 ingest -q --db bare.db --no-text $meta s
run 0 ingest --db bare.db --rebuild
says "$n documents have no text"
graph_of bare.db bare.graphml
same one.graphml bare.graphml

# What a person decides stays.
ids=($("$guanxi" person --db one.db 江涛 -f csv 2>/dev/null | tail -n +2 | cut -d, -f1))
[ "${#ids[@]}" -ge 2 ] || fail "there are not two 江涛"
run 0 merge --db one.db "${ids[0]}" "${ids[1]}"
graph_of one.db merged.graphml
cmp -s one.graphml merged.graphml && fail "a merge changes nothing"
run 0 ingest -q --db one.db --rebuild
graph_of one.db again.graphml
same merged.graphml again.graphml
run 0 db rulings --db one.db
lines out 1
run 0 split --db one.db "${ids[0]}" "${ids[1]}"
run 0 ingest -q --db one.db --rebuild
"$guanxi" person --db one.db 江涛 -f csv >out 2>/dev/null
[ "$(wc -l <out)" -ge 3 ] || fail "a split did not part them"
document=$("$guanxi" export -q --db one.db -f jsonld 2>/dev/null | grep -o 'doc-[0-9a-f]*' | head -1)
run 0 split --db one.db "${ids[0]}" "$document"
run 0 db check --db one.db
run 2 merge --db one.db 没有人 苏明棠

# Nothing found, several meant: fine.
run 0 timeline --db one.db 没有人 -f json
[ "$(cat out)" = "[]" ] || fail "nothing found is not an empty list: $(cat out)"
run 0 timeline --db one.db 没有人
lines out 0
run 2 timeline --db one.db
run 2 timeline 苏明棠
run 2 timeline --db one.db 苏明棠 -f nonsense
run 2 timeline --db one.db 苏明棠 --since yesterday

# What must leave a store as it is, each with one clear line.
unchanged() {
  local before after
  before=$(sha256sum <"$1")
  run "$2" "${@:4}"
  says "$3"
  after=$(sha256sum <"$1")
  [ "$before" = "$after" ] || fail "$1 was changed by guanxi ${*:4}"
}
rm -f a-copy.txt
page p.txt
echo "no store, a diary" >diary.db
unchanged diary.db 4 "diary.db: the file is damaged, or no store of guanxi" ingest -q --db diary.db p.txt
unchanged diary.db 4 "diary.db: the file is damaged, or no store" timeline --db diary.db 苏明棠
run 4 timeline --db nowhere.db 苏明棠
says "nowhere.db: No such file"
[ -e nowhere.db ] && fail "a question made a store"
if command -v python3 >/dev/null; then
  python3 -c "import sqlite3; c=sqlite3.connect('other.db'); c.execute('create table t(x)'); c.commit()"
  unchanged other.db 4 "other.db: this is no store of guanxi" ingest -q --db other.db p.txt
  cp bare.db newer.db
  python3 -c "import sqlite3; c=sqlite3.connect('newer.db'); c.execute('pragma user_version=99'); c.commit()"
  unchanged newer.db 4 "newer.db: this store was written by a newer guanxi" ingest -q --db newer.db p.txt
  unchanged newer.db 4 "newer.db: this store was written by a newer guanxi" meetings --db newer.db
fi
cp bare.db hurt.db
dd if=/dev/urandom of=hurt.db bs=4096 seek=20 count=30 conv=notrunc 2>/dev/null
run 1 db check --db hurt.db
[ "$(wc -l <err)" -ge 1 ] || fail "db check finds nothing wrong with a damaged file"
head -c 100000 bare.db >cut.db
run 4 db check --db cut.db

# A second writer is refused, a reader is not.
mkfifo pipe
"$guanxi" ingest -q --db bare.db - <pipe 2>first.err &
first=$!
exec 9>pipe
for _ in $(seq 300); do # Until the first has its lock, which the kernel lists by the file's number
  grep -q "FLOCK.* $first .*:$(stat -c %i bare.db) " /proc/locks && break
  sleep 0.1
done
run 4 ingest -q --db bare.db p.txt
says "bare.db: another guanxi is writing to this store"
run 0 meetings --db bare.db -f json
cat p.txt >&9
exec 9>&-
wait "$first" || fail "the first writer ended with $?: $(cat first.err)"
run 0 db check --db bare.db

# A full disk: what was stored stays, one clear line.
mkdir small
if mount -t tmpfs -o size=600k none small 2>/dev/null; then
  run 4 ingest --db small/full.db $meta s
  grep -qE "no space left|disk is full" err || fail "a full disk is not named: $(cat err)"
  stored=$(grep -oE "^[0-9]+ added" err | cut -d' ' -f1)
  cp small/full.db* . && umount small
  run 0 db check --db full.db
  run 0 db info --db full.db
  grep -q "^documents  ${stored:-none} " out || fail "$stored reported, $(grep documents out)"
  run 0 ingest -q --db full.db $meta s
  graph_of full.db full.graphml
  # A medium that cannot be written: questions are answered, writing is refused.
  mount -t tmpfs none small
  cp bare.db small && mount -o remount,ro small
  run 0 meetings --db small/bare.db -f json
  run 4 ingest -q --db small/bare.db p.txt
  says "small/bare.db: Read-only file system"
  umount small
else
  echo "skipped: a full disk and a read-only one (no tmpfs can be mounted here)"
fi
end
