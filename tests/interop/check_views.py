"""Views leave out nodes, never the way back: every edge names claims of the records, their places and words; entities name only each other."""
import csv, io, json, sys
from common import by_id, check, fold

tool, *files = sys.argv[1:]
claims, paths = {}, set()
for line in (line for f in files for line in open(f, encoding="utf-8")):
    record = json.loads(line)
    paths.add(record["document"]["path"])
    for c in record["claims"]:
        places = {(e["begin"], e["end"], e["quote"]) for e in c["evidence"]}
        claims[c["claim"]] = (record["document"]["path"], c["object"], places)

REFERENCES = ("subject", "object", "holder", "post", "proof", "organization", "addressEntity")
shown = 0
for view in ("people", "meetings", "posts", "appearances"):
    edges = by_id(fold(tool, "graphml", f"--view={view}", *files), "edge")
    for edge, values in edges.items():
        proofs = json.loads(values.get("evidence") or "[]")
        check(proofs or values["rel_type"] == "REPORTED_IN", f"{view}: {edge} has no evidence")
        check(len(proofs) <= 20 or view != "people", f"{view}: {edge} has {len(proofs)} proofs")
        for p in proofs:
            path, target, places = claims[p["claim"]]
            check(p["path"] == path and (p["begin"], p["end"], p["quote"]) in places, f"{view}: {edge} leads astray: {p}")
            check(view != "people" or p["event"] == target, f"{view}: {edge} tells of another event")
        shown += len(proofs)
    entities = [json.loads(l) for l in fold(tool, "ftm", f"--view={view}", *files).splitlines()]
    ids = {e["id"] for e in entities}
    for e in entities:
        for name in REFERENCES:
            for other in e["properties"].get(name, []): check(other in ids, f"{view}: {e['id']} names {other}, which is not in the file")
days = [row["date"] or "open" for row in csv.DictReader(io.StringIO(fold(tool, "csv", *files).decode(), newline=""))]
check(days and days == sorted(days), "appearances are not in order of time")
print(f"{shown} pieces of evidence in views lead to the words")
