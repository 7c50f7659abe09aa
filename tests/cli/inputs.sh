#!/bin/bash
# Files, folders, standard input; what the table says of them.
. "$(dirname "$0")/lib.sh"
field() { python3 -c '
import json, sys
for line in open("out", encoding="utf-8"):
    d = json.loads(line)["document"]
    print(*[d.get(k) or "-" for k in sys.argv[1:]])' "$@"; }
expect() { [ "$1" = "$2" ] || fail "expected: $2; found: $1"; }

mkdir -p pages/sub pages/.hidden
page pages/b.txt
page pages/sub/a.md
page pages/a.TXT
page pages/note.log
page pages/.hidden/x.txt
ln -s .. pages/sub/loop
run 0 extract -q pages
expect "$(field path)" "pages/a.TXT
pages/b.txt
pages/sub/a.md"
run 0 extract -q --suffix .log,.md pages
expect "$(field path)" "pages/note.log
pages/sub/a.md"
run 0 extract -q pages/note.log
expect "$(field path)" "pages/note.log"

"$guanxi" extract -q - <pages/b.txt >out
expect "$(field path encoding)" "- UTF-8"
printf '\xef\xbb\xbf{"id":"n7","date":"2024-03-16","text":"区委书记高原主持会议。","home":"云岭省临江市望湖区"}\r\n\n{"text":"区长林远出席会议。"}' >crawl.ndjson
run 0 extract -q crawl.ndjson
expect "$(field path issued home)" "crawl.ndjson#n7 2024-03-16 云岭省临江市望湖区
crawl.ndjson#3 - -"
"$guanxi" extract -q - <crawl.ndjson >out
expect "$(field path)" "-#n7
-#3"
iconv -f UTF-8 -t GB18030 pages/b.txt >gb.txt
run 0 extract -q gb.txt
expect "$(field encoding)" "GB18030"
run 0 extract -q --encoding GBK gb.txt
lines out 1
run 1 extract -q --encoding klingon gb.txt
says '^guanxi: gb.txt: '

printf 'path\tdate\tpublication\thome\turl\nb.txt\t2024-03-16\t望湖日报\t云岭省临江市望湖区\thttps://example.com/b\nsub/a.md\t\t\t云岭省临江市安平县\t\n../crawl.ndjson#n7\t2023-01-02\t\t\t\n' >pages/meta.tsv
run 0 extract -q --meta pages/meta.tsv --date 2022-02-02 --home 云岭省 pages crawl.ndjson
expect "$(field path issued publication home url)" "crawl.ndjson#n7 2023-01-02 - 云岭省临江市望湖区 -
crawl.ndjson#3 2022-02-02 - 云岭省 -
pages/a.TXT 2022-02-02 - 云岭省 -
pages/b.txt 2024-03-16 望湖日报 云岭省临江市望湖区 https://example.com/b
pages/sub/a.md 2022-02-02 - 云岭省临江市安平县 -"
cp out direct
cd pages || exit 1
"$guanxi" extract -q --meta meta.tsv ./b.txt "$work/pages/sub/a.md" >../out
cd ..
expect "$(field issued home)" "2024-03-16 云岭省临江市望湖区
- 云岭省临江市安平县"

bad() {
  printf "$1" >bad.tsv
  run 2 extract -q --meta bad.tsv pages
  says "$2"
  lines err 1
  lines out 0
}
bad 'path\tdate\nb.txt\t2024-02-30\n' '^guanxi: bad.tsv:2: “2024-02-30” is not a date'
bad 'path\tcolour\n' '^guanxi: bad.tsv:1: “colour” is no column'
bad 'date\thome\n' '^guanxi: bad.tsv:1: the header line names no column “path”'
bad 'path\tpath\n' '^guanxi: bad.tsv:1: the column “path” is named twice'
bad 'path\tdate\n\nb.txt\t2024\tx\n' '^guanxi: bad.tsv:3: more than the 2 columns'
bad 'path\thome\npages/b.txt\tx\n./pages/b.txt\ty\n' '^guanxi: bad.tsv:3: “./pages/b.txt” stands in an earlier line too'
bad 'path\thome\n\tx\n' '^guanxi: bad.tsv:2: the path is empty'
bad 'path\thome\nb.txt\t\xff\n' '^guanxi: bad.tsv:2: not valid UTF-8'
bad '' '^guanxi: bad.tsv:1: '
run 2 extract -q --meta nowhere.tsv pages
says '^guanxi: nowhere.tsv: cannot read: '
end
