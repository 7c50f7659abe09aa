#!/bin/bash
# score gives the figures of the gold annotations' own scorer (tools/gold.py beside the gold, where that folder is there).
. "$(dirname "$0")/lib.sh"
mine="$here/score"
cp -r "$mine"/* .
run 0 score gold records.ndjson
says '^guanxi: 1 document has no record$'
same out expected.txt
run 0 score gold records.ndjson --texts pages
same out expected.txt
run 0 score gold/wanghu.json records.ndjson -v
grep -qxF '    + appearances 高原/speak/2024-03-14 (speak.speech)' out || fail "-v does not list what is wrong"
grep -qxF '    - visits 高原/桥头镇白鹭村/2024-03-15' out || fail "-v does not list what was missed"
grep -qF '  会后,高原来到桥头镇白鹭村、区水利局走访。' out || fail "-v does not show the sentence"
run 0 score gold records.ndjson --json
python3 -c 'import json; d = json.load(open("out")); assert d["person"]["fn"] == 1 and d["title"]["fp"] == 1, d' || fail "--json: $(cat out)"

run 2 score gold
run 1 score nowhere records.ndjson
run 1 score gold absent.ndjson
run 1 score gold records.ndjson --texts gold
says 'there is no page wanghu.txt'
echo '{"doc":"x"}' >broken.json
run 1 score broken.json records.ndjson
says '^guanxi: broken.json: is no gold file'
echo '{"doc":"wanghu.txt","articles":[{"person":[7,[],[null]],"starts":3},4]}' >odd.json
run 0 score odd.json records.ndjson

shared="${GUANXI_SHARED:-$here/../../../shared}"
if [ ! -f "$shared/tools/gold.py" ]; then
  echo "comparison with gold.py skipped: there is no $shared"
  end
fi
python3 "$shared/tools/gold.py" score pages gold records.ndjson >theirs
head -11 expected.txt >ours
same ours theirs
# The pages' paths are relative to their folder.
(cd "$shared/texts" && "$guanxi" extract -q --meta index.tsv -f ndjson local seeds xwlb-gold) >all.ndjson
python3 "$shared/tools/gold.py" score "$shared/texts" "$shared/gold" all.ndjson >theirs
run 0 score "$shared/gold" all.ndjson --texts "$shared/texts"
head -11 out >ours
same ours theirs
end
