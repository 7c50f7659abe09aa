#!/bin/bash
# why shows the words behind an edge and what each stage makes of a sentence; whynot how far a rule gets.
. "$(dirname "$0")/lib.sh"
home=云岭省临江市望湖区
shows() { grep -qF -- "$1" out || { fail "does not show “$1”:"; sed 's/^/    /' out | head -30; }; }

run 0 why --home $home --text 区委书记高原主持会议。县长王建国曾经主持会议。
shows '【title 区委书记】【person 高原】主持会议。'
shows 'lost title「书记」'
shows 'to title「区委书记」'
shows 'folded <official>主持会议。'
grep -qE 'rule chair.plain \(.*rules/chair.rules:[0-9]+\) chaired$' out || fail "why does not show the rule's line"
grep -qE 'chaired dropped by drop.background \(.*rules/drop.rules:[0-9]+\)' out || fail "why does not show what dropped a claim"
shows 'claim 高原 chaired meeting#0 - by chair.plain'

mkdir -p own/rules
cat >own/rules/own.rules <<'END'
rule test.sit
  on    坐镇|压阵
  match {who}~8坐镇(?:守护)?了?大堤
  match 压阵的是{who}
  not   曾坐镇
  emit  chaired {who}
  ok    区长苏明棠坐镇大堤。 => 苏明棠 chaired
  no    坐镇大堤的不是区长苏明棠。
END
whynot() { run 0 whynot test.sit --gazetteers own --text "$1"; }
whynot 区长苏明棠今天坐镇大堤。
shows 'woken by 坐镇'
shows 'matches「区长苏明棠今天坐镇大堤」'
shows 'then: chaired'
whynot 区长苏明棠来到望湖大桥。
shows 'asleep: none of its trigger words is there: 坐镇 压阵'
shows 'match line 3: 1 of 6 elements: {who} is「区长苏明棠」; then ~8坐镇 was expected, and there stood「来到'
shows 'match line 4: 0 of 2 elements: nowhere is 压阵的是'
whynot 区长苏明棠坐镇守护后离开。
shows 'match line 3: 4 of 6 elements: {who}~8坐镇(?:守护)? is「区长苏明棠坐镇守护」; then 了?大堤 was expected, and there stood「后离开。」'
whynot 区长苏明棠曾坐镇大堤。
shows 'a match is refused by the `not` in line 5'
run 0 whynot chair.plain --text 县长王建国曾经主持会议。
shows 'chaired dropped by drop.background'

page good.txt
run 0 extract -q -f ndjson good.txt -o r.ndjson
run 0 graph -q r.ndjson -o g.graphml
run 0 why '高原 主持 ?' r.ndjson
shows '【title 区委书记】【person 高原】主持会议并讲话。'
shows 'rules/chair.rules:'
shows good.txt
cp out by-words
claim=$(grep -o '^claim-[a-z0-9]*' out | head -1)
run 0 why "$claim" r.ndjson
same out by-words
run 0 why 高原 CHAIRED '?' r.ndjson
same out by-words
run 0 why '高原 chaired ?' g.graphml
shows "$claim"
shows '【person 高原】主持'
edge=$(grep -o '^edge-[a-z0-9]*' out | head -1)
run 0 why "$edge" r.ndjson
same out by-words
run 0 why "$edge" g.graphml
shows "$claim"
run 1 why "edge-0000000000000000" g.graphml r.ndjson
says 'nothing there answers'
lines out 0
# The view of people shows no articles and no events, but its ties lead to them, from either end.
printf '3月15日，望湖区召开防汛工作会议。区委书记高原主持会议。区长苏明棠出席会议。\n' >two.txt
run 0 extract -q two.txt --date 2024-03-16 -f ndjson -o two.ndjson
run 0 graph -q two.ndjson --view people -o people.graphml
run 0 why '高原 TOGETHER 苏明棠' people.graphml
shows '  two.txt '
shows '防汛工作会议 2024-03-15'
shows '【person 高原】主持'
shows '【person 苏明棠】出席'
cp out from-one
run 0 why '苏明棠 TOGETHER 高原' people.graphml
same out from-one
# The page is gone: the words that the record quotes stand in.
rm good.txt
run 0 why "$claim" r.ndjson
shows '【person 高原】主持'
printf '<graphml><node' >broken.graphml
run 1 why "$edge" broken.graphml
lines err 1
run 1 why "$edge" absent.graphml
run 1 why "$claim" absent.ndjson
end
