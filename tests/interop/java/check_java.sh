#!/bin/bash
# The default GraphML in the real Gephi and the real Neo4j (APOC): as many nodes, edges and weights as guanxi counts, of the same types.
# usage: check_java.sh FOLD_RECORDS FOLDER RECORDS...   (what is fetched and compiled is kept in FOLDER)
# Fetches some 230 MB: only where GUANXI_REAL_READERS=1 is set, else skipped (77).
set -eu
tool=$1 folder=$2
shift 2
[ "${GUANXI_REAL_READERS:-0}" = 1 ] || { echo "skipped: GUANXI_REAL_READERS=1 is not set"; exit 77; }
command -v mvn javac >/dev/null || { echo "skipped: no Maven or no Java"; exit 77; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/gephi" "$folder/neo4j"
[ -f "$folder/fetched" ] || {
  mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder/neo4j"
  mv "$folder"/neo4j/gephi-toolkit-*.jar "$folder/gephi/" # Both bring libraries of the same names
  touch "$folder/fetched"
}
"$tool" graphml "$@" >"$folder/graph.graphml"
"$tool" counts "$@" | tr -d '{}"' | tr ',' '\n' | tr ':' ' ' | awk '
  { count[$1] = $2 }
  END { print count["nodes"], count["edges"]; for (t in count) if (t ~ /^[A-Z_]+$/ && count[t]) print t, count[t] | "sort" }' >"$folder/wanted"
weight=$(tr '<' '\n' <"$folder/graph.graphml" | awk -F'>' '/^data key="weight">/ { sum += $2 } END { print sum }')
sed -i "1s/\$/ $weight/" "$folder/wanted"
for reader in Gephi Neo4j; do
  jars=$folder/${reader,,}
  javac -d "$folder" -cp "$jars/*" "$here/Read$reader.java"
  java -Djava.awt.headless=true -cp "$jars/*:$folder" "Read$reader" "$folder/graph.graphml" 2>"$folder/$reader.log" |
    LC_ALL=C sort -k1,1 -s | grep -E '^[0-9]+ [0-9]+ [0-9]+$|^[A-Z_]+ [0-9]+$' >"$folder/seen" || true
  if ! diff <(LC_ALL=C sort "$folder/wanted") <(LC_ALL=C sort "$folder/seen"); then
    echo "FAILED: $reader sees another graph (see $folder/$reader.log)"
    exit 1
  fi
  echo "$reader: $(LC_ALL=C sort "$folder/seen" | head -1) nodes, edges, weight"
done
