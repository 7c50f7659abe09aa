#!/bin/bash
# The same bytes for any order of inputs and any number of threads.
. "$(dirname "$0")/lib.sh"
samples="$here/../../samples"
cp -r "$samples" s

for i in 1 2 3 4 5 6 7 8 9; do cp s/letters.txt "s/copy-$i.txt"; done
run 0 extract -q -j 1 --meta s/meta.tsv s
mv out one
[ "$(wc -l <one)" -gt 15 ] || fail "too few records: $(wc -l <one)"
for jobs in 2 3 8; do
  run 0 extract -q -j "$jobs" --meta s/meta.tsv s
  same out one
done
files=(s/*.txt s/*.md s/*.html s/*.ndjson)
run 0 extract -q -j 2 --meta s/meta.tsv $(printf '%s\n' "${files[@]}" | sort -R)
same out one
run 0 extract -q -j 2 --meta s/meta.tsv s s/letters.txt s/
same out one
# One large page: its articles are shared.
for i in $(seq 60); do cat s/*.txt s/*.md; done >large.txt 2>/dev/null
run 0 extract -q -j 1 large.txt
mv out one.large
lines one.large 1
for jobs in 2 3 8; do
  run 0 extract -q -j "$jobs" large.txt
  same out one.large
done
for format in graphml jsonld; do
  run 0 extract -q -j 1 --meta s/meta.tsv -f "$format" s
  mv out "one.$format"
  run 0 extract -q -j 2 --meta s/meta.tsv -f "$format" $(printf '%s\n' "${files[@]}" | sort -r)
  same out "one.$format"
  sort -R one >shuffled.ndjson
  split -l 5 shuffled.ndjson part-
  for part in part-??; do mv "$part" "$part.ndjson"; done
  run 0 graph -q -f "$format" part-*.ndjson
  same out "one.$format"
  rm part-*
done
end
