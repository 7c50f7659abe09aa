#!/bin/bash
# Command lines that make no sense end with 2 and one line; help and version are printed.
. "$(dirname "$0")/lib.sh"
page good.txt
refuse() {
  run 2 "$@"
  lines err 1
  lines out 0
}
refuse
says '^guanxi: .*--help'
refuse frobnicate
refuse extract
refuse extract -f svgz good.txt
says '^guanxi: there is no format “svgz”; the formats are ndjson'
refuse extract -o result.xyz good.txt
says 'result.xyz'
refuse extract --frobnicate good.txt
says 'no option --frobnicate'
refuse extract -j 0 good.txt
refuse extract -j many good.txt
refuse extract good.txt -o
says 'option -o needs a value'
refuse extract --date 2024-02-30 good.txt
says '“2024-02-30” is not a date'
refuse extract --from pdf good.txt
refuse extract --strict -f ndjson good.txt
refuse graph
refuse graph -f ndjson good.txt
refuse summary
refuse check a b
refuse why
refuse why --text x good.txt
refuse why --page
refuse why 高原 frobnicated ? good.txt
refuse why claim-0123456789abcdef
refuse whynot chair.plain
refuse whynot no.such.rule --text x
says 'there is no rule no.such.rule'
[ ! -e result.xyz ] || fail "a refused command line wrote a file"

run 0 --help
grep -q 'guanxi extract' out || fail "--help shows no example"
for command in extract graph summary check why whynot score diff; do
  run 0 "$command" --help
  grep -q '^Examples' out || fail "$command --help shows no examples"
  cp out long
  run 0 help "$command"
  same out long
done
run 0 --version
grep -qxE 'guanxi [0-9]+\.[0-9]+\.[0-9]+' out || fail "--version says: $(cat out)"
run 0 extract --list-formats
for format in ndjson graphml jsonld; do grep -q "^$format " out || fail "--list-formats lacks $format"; done

run 0 extract good.txt
lines err 1
says '^1 document, 1 article, [0-9]+ entit(y|ies), [0-9]+ claims?, [0-9.]+ s$'
run 0 extract -q good.txt
lines err 0
run 0 extract -v good.txt
says '^guanxi: good.txt: 1 articles'

run 3 extract --gazetteers nowhere good.txt
lines err 1
mkdir -p own/lists
printf '# columns: word class weight\n王\tx\tnot a number\n' >own/lists/surnames.tsv
run 3 extract --gazetteers own good.txt
says '^guanxi: own/lists/surnames.tsv:2: '
lines out 0
run 3 check own
says '^guanxi: own/lists/surnames.tsv:2: '
mkdir -p rules/rules
printf 'rule   own.one\non     主持\nmatch  {who} .* 主持\nemit   chaired {who}\n' >rules/rules/own.rules
run 3 check rules
grep -q '^guanxi: rules/rules/own.rules:' err || fail "check does not name the line of an unsound rule: $(cat err)"
end
