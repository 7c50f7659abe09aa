#!/usr/bin/python3
"""Draws claims at random for a reader to judge, and counts what the reader judged.

usage: sample_claims.py draw RECORDS.ndjson N [SEED] > SHEET.tsv  the same claims each time for the same records and seed
       sample_claims.py count JUDGED.tsv                       precision by claim type and in all

A sheet has a claim a line: document, begin and end of its evidence (code points), type, subject, object, date, the words that say it,
and an empty verdict. The reader, who has not seen the rules, writes y or n and for n a reason. What is kept in the repository
(judged.tsv) leaves the words out: they stand in the document at these offsets.
"""
import collections
import hashlib
import json
import sys

SKIPPED = {"co_occurs", "of_unit", "part_of", "located_in"}  # They follow from the names alone


def claims(path, seed):
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        names = {e["entity"]: e["name"] for e in record["entities"]}
        names.update((e["event"], f"{e['kind']}: {e['name']}") for e in record["events"])
        for claim in record["claims"]:
            if claim["type"] not in SKIPPED:
                evidence = claim["evidence"][0]
                key = hashlib.sha256((seed + claim["claim"]).encode()).hexdigest()
                name = record["document"]["path"].rpartition("/")[2]
                yield key, [name, evidence["begin"], evidence["end"], claim["type"], names.get(claim["subject"], "?"),
                            names.get(claim["object"], "(the article)"), claim["date"] or "-",
                            " ".join(evidence["quote"].split()), ""]


def draw(path, n, seed):
    print("document\tbegin\tend\ttype\tsubject\tobject\tdate\twords\tverdict\treason")
    for _, row in sorted(claims(path, seed))[:n]:
        print("\t".join(str(field).replace("\t", " ") for field in row))


def count(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#")]
    head, rows = rows[0], rows[1:]
    kind, verdict = head.index("type"), head.index("verdict")
    right, all_ = collections.Counter(), collections.Counter()
    for row in rows:
        for name in (row[kind], "all"):
            all_[name] += 1
            right[name] += row[verdict] == "y"
    for name in sorted(all_, key=lambda n: (n == "all", n)):
        print(f"{name:<10}{right[name]:5d} of {all_[name]:5d}{right[name] / all_[name]:8.3f}")


if __name__ == "__main__":
    if len(sys.argv) in (4, 5) and sys.argv[1] == "draw":
        draw(sys.argv[2], int(sys.argv[3]), sys.argv[4] if len(sys.argv) == 5 else "")
    elif len(sys.argv) == 3 and sys.argv[1] == "count":
        count(sys.argv[2])
    else:
        sys.exit(__doc__)
