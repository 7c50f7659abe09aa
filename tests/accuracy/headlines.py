#!/usr/bin/python3
"""Does the body alone say what the headline says? A measure on news scripts that nobody marked by hand.

usage: headlines.py GUANXI FOLDER [-v]

FOLDER holds days of 新闻联播 as Markdown (YYYYMMDD.md, a story under each `### headline`). The headlines are hidden from
guanxi; for headlines of the forms X主持…, X出席…, X会见…, X在…考察|调研 the record of the body must hold X's claim of
that kind on that day or the day that the body names. Prints the share found, form by form; -v lists the misses.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

NAME = r"([\u4e00-\u9fff]{2,3})"
FORMS = [
    ("chaired", re.compile(rf"^{NAME}(?:在[^，。 ]{{0,12}})?主持(?!人)"), {"chaired"}),
    ("attended", re.compile(rf"^{NAME}(?:在[^，。 ]{{0,12}})?(?:出席|参加)"), {"attended", "chaired", "spoke_at", "announced", "met"}),
    ("met", re.compile(rf"^{NAME}(?:在[^，。 ]{{0,12}}|分别)?(?:会见|同[^，。 ]{{1,20}}会谈)"), {"met"}),
    ("inspected", re.compile(rf"^{NAME}(?:日前|近日)?在[^，。 ]{{1,16}}(?:考察|调研|视察)"), {"inspected"}),
]
# What two or three characters before the verb are, where they are no name.
NO_NAMES = re.compile(r"^(?:各地|多国|我国|中国|全国|代表|专家|中方|外交|国务|中央|习主席|总书记|[一二三四五六七八九十])")


def stories(folder):
    """(day, headline, body) of every story that has a body."""
    for path in sorted(Path(folder).glob("*.md")):
        for part in path.read_text("utf-8").split("\n### ")[1:]:
            headline, _, body = part.partition("\n")
            body = re.sub(r"<[^>]*>|\[查看原文\]\([^)]*\)", "", body).strip()  # A link to the picture is no body
            if body:
                day = path.stem
                yield f"{day[:4]}-{day[4:6]}-{day[6:8]}", headline.strip(), body


def form_of(headline):
    for kind, pattern, types in FORMS:
        match = pattern.match(headline)
        if match and not NO_NAMES.match(match[1]) and not match[1].endswith("将"):
            return kind, match[1], types
    return None


def main():
    guanxi, folder = sys.argv[1:3]
    cases = []
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch, "bodies.ndjson"), Path(scratch, "records.ndjson")
        with open(source, "w", encoding="utf-8") as out:
            for n, (day, headline, body) in enumerate(stories(folder)):
                form = form_of(headline)
                if form:
                    cases.append((f"s{n:05d}", headline, *form))
                    print(json.dumps({"id": f"s{n:05d}", "date": day, "text": body, "home": "中国"}, ensure_ascii=False), file=out)
        subprocess.run([guanxi, "extract", "-q", "-f", "ndjson", str(source), "-o", str(target)], check=True)
        records = {r["document"]["path"].rpartition("#")[2]: r for r in map(json.loads, open(target, encoding="utf-8"))}
    tally = {kind: [0, 0] for kind, _, _ in FORMS}
    for key, headline, kind, name, types in cases:
        record = records.get(key, {"entities": [], "claims": []})
        names = {e["entity"]: e["name"] for e in record["entities"]}
        found = any(c["type"] in types and names.get(c["subject"]) == name for c in record["claims"])
        tally[kind][0] += found
        tally[kind][1] += 1
        if not found and "-v" in sys.argv:
            print(f"{key}\t{kind}\t{headline}")
    for kind, (found, of) in tally.items():
        print(f"{kind:<10}{found:6d} of {of:5d}{found / of if of else 1:8.3f}")
    found, of = (sum(t[i] for t in tally.values()) for i in (0, 1))
    print(f"{'all':<10}{found:6d} of {of:5d}{found / of if of else 1:8.3f}")


if __name__ == "__main__":
    sys.exit(__doc__) if len(sys.argv) < 3 else main()
