#!/usr/bin/python3
"""Does a list hold the name of a local official, unit, site or meeting of the annotated texts, or a rule a meeting?

usage: local_names.py GAZETTEERS [SHARED]

SHARED (else $GUANXI_SHARED, else ../shared beside the repository) holds gold/*.json; without it the test is skipped (77).
Knowledge that holds for the whole country is fair: persons, organs, divisions, countries and companies are listed with their
sources. Words that general dictionaries have are no copies unless they are people's names; kinds of bodies and sites (教育局, 区政府, 大剧院)
are none unless they begin with what names one: a division, or a place of the texts. The people of rules' sentences are invented; that one of them
has a namesake in the texts is chance.
"""
import json
import os
import sys
import unicodedata
from pathlib import Path

SKIPPED = 77
NATIONAL = ("persons", "organs", "divisions", "countries", "companies")
GENERAL = ("words", "lookalikes")  # From dictionaries; only people's names are out of place there
FIELDS = ("person", "unit", "company", "place", "meeting")
KINDS = ("relative", "unit-suffixes", "company-suffixes", "place-suffixes", "titles", "meeting-heads")
OF_THE_NATION = ("党的", "中国共产党", "全国", "中央", "十九届", "二十届")  # Their congresses and sessions
SHORTEST = 3  # Shorter names are words too often


def fold(text):
    return "".join(unicodedata.normalize("NFKC", text).split())


def rows(path):
    """(line, word) of a list."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, fold(line.split("\t")[0])


def local_names(gold, national):
    """Name → field, of pages that are not national news."""
    names = {}
    for path in sorted(gold.glob("*.json")):
        if path.name.startswith("xwlb"):
            continue
        for article in json.loads(path.read_text("utf-8"))["articles"]:
            for field in FIELDS:
                for name in map(fold, article.get(field, [])):
                    if len(name) >= SHORTEST and name not in national and not name.startswith(OF_THE_NATION):
                        names.setdefault(name, field)
    return names


def proper_beginnings(gold, divisions):
    """What a name of one body or site may begin with: divisions, and the places of the texts without their last character (下沙街道 → 下沙)."""
    found = {word for word in divisions if len(word) > 1}
    for path in gold.glob("local-*.json"), gold.glob("seed-*.json"):
        for one in path:
            for article in json.loads(one.read_text("utf-8"))["articles"]:
                for place in map(fold, article.get("place", [])):
                    stem = place.removesuffix("街道").removesuffix("社区").rstrip("省市区县镇乡村")
                    found.update(name for name in (place, stem) if len(name) > 1)
    return found


def is_kind(word, beginnings):
    return not any(word[:n] in beginnings for n in range(2, len(word)))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    gazetteers = Path(sys.argv[1])
    beside = Path(__file__).resolve().parents[2].parent / "shared"
    shared = Path(sys.argv[2] if len(sys.argv) > 2 else os.environ.get("GUANXI_SHARED", beside))
    if not (shared / "gold").is_dir():
        print(f"skipped: there is no {shared / 'gold'}")
        sys.exit(SKIPPED)
    lists = {path.stem: path for path in sorted((gazetteers / "lists").glob("*.tsv"))}
    national = {word for name in NATIONAL for _, word in rows(lists[name])}
    names = local_names(shared / "gold", national)
    beginnings = proper_beginnings(shared / "gold", (word for _, word in rows(lists["divisions"])))
    wrong = 0
    for stem, path in lists.items():
        if stem in NATIONAL:
            continue
        for number, word in rows(path):
            field = names.get(word)
            if not field:
                continue
            person = field == "person"
            if person or (stem not in GENERAL and not (stem in KINDS and is_kind(word, beginnings))):
                print(f"{path}:{number}: {word} is a local {field} of the annotated texts")
                wrong += 1
    for path in sorted((gazetteers / "rules").glob("*.rules")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for name in filter(fold(line).__contains__, (n for n, f in names.items() if f == "meeting")):
                print(f"{path}:{number}: {name} is a local {names[name]} of the annotated texts")
                wrong += 1
    print(f"{len(names)} local names, {wrong} of them in lists or rules")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
