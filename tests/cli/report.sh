#!/bin/bash
# check --report: which rules and list entries a corpus needs, from its records and the pages where they still are.
. "$(dirname "$0")/lib.sh"
mkdir -p own/rules own/lists
printf '# columns: word class weight\n云岭星河\tcompany\t9\n云岭无名\tcompany\t9\n' >own/lists/companies.tsv
cat >own/rules/own.rules <<'END'
rule test.sit
  on    坐镇
  match {who}~8坐镇
  emit  chaired {who}
  ok    区长苏明棠坐镇大堤。 => 苏明棠 chaired
  ok    区长苏明棠再次坐镇大堤。 => 苏明棠 chaired
  no    坐镇大堤的不是区长苏明棠。
rule test.never
  on    压阵
  match {who}压阵
  emit  chaired {who}
  ok    区长苏明棠压阵。 => 苏明棠 chaired
  no    区长苏明棠来到压阵的船上。
END
mkdir pages
printf '望湖区防汛\n\n3月15日，区长苏明棠坐镇大堤。区委书记高原坐镇前线。\n' >pages/a.txt
printf '{"id":"1","date":"2024-03-15","text":"坐镇是要紧的。云岭星河员工到场。"}\n{"id":"2","date":"2024-03-15","text":"3月15日，区长苏明棠坐镇大堤。"}\n' >pages/b.ndjson
run 0 extract -q -f ndjson --gazetteers own pages -o r.ndjson
run 0 check --report --gazetteers own r.ndjson
says '^3 records, 3 of their pages read again$'
grep -qE '^test.sit +3 +3 +4 +[0-9.]+ +2 +1 +own.rules:1 *$' out || fail "rule: $(grep test.sit out)"
grep -qE 'rules never fire here:.* test.never( |$)' out || fail "test.never fires"
grep -qE '^companies +[0-9]+ +[0-9]+ +[0-9.]+ %' out || fail "no line for a list"
run 0 check --report -v --gazetteers own r.ndjson
grep -qx 'companies.tsv:3: 云岭无名' out || fail "-v does not list an entry that never stands there"
grep -q '云岭星河' out && fail "-v lists an entry that stands there"
# Pages that are gone or others by now: what the records hold.
rm pages/b.ndjson
echo 别的 >pages/a.txt
run 0 check --report -q --gazetteers own r.ndjson
lines err 0
grep -qE '^test.sit +3 ' out || fail "rule without pages: $(grep test.sit out)"
run 2 check --report
run 2 check --gazetteers own
run 1 check --report absent.ndjson
echo nonsense >broken.ndjson
run 1 check --report broken.ndjson
says '^guanxi: broken.ndjson:1: '
run 0 check own
end
