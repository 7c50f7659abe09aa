#!/usr/bin/env python3
"""Multiplies pages: each copy tells of other people in another year, so that a graph grows as its corpus does.

usage: multiply.py GUANXI COPIES FOLDER OUT   writes OUT/COPY/FILE, or one NDJSON file where OUT ends in .ndjson
"""
import hashlib
import json
import os
import re
import subprocess
import sys

GIVEN = "伟芳敏静强磊洋勇艳杰娟涛超秀霞刚桂英华玉兰建国志明海燕红梅云龙凤林森宇浩轩子涵梓萱博文俊峰晓婷雪慧琳"


def people(guanxi, folder):
    """The names that guanxi reads in the pages, longest first."""
    out = subprocess.run([guanxi, "extract", "-q", "-f", "ndjson", folder], capture_output=True).stdout
    names = {e["name"] for line in out.splitlines() for e in json.loads(line)["entities"] if e["kind"] == "person"}
    return sorted((n for n in names if 2 <= len(n) <= 3), key=lambda n: (-len(n), n))


def other_name(name, copy):
    digest = hashlib.sha256(f"{name} {copy}".encode()).digest()
    return name[0] + "".join(GIVEN[b % len(GIVEN)] for b in digest[: len(name) - 1])


def copies(guanxi, folder, count):
    """Yields (copy, path, text)."""
    names = people(guanxi, folder)
    pattern = re.compile("|".join(map(re.escape, names)) or "$.")
    pages = []
    for base, _, files in sorted(os.walk(folder)):
        for name in sorted(files):
            if name.endswith((".txt", ".md")):
                data = open(os.path.join(base, name), "rb").read()
                try:
                    pages.append((os.path.relpath(os.path.join(base, name), folder), data.decode()))
                except UnicodeDecodeError:
                    pass
    for copy in range(count):
        known = {}
        year = str(1950 + copy % 75)
        for path, text in pages:
            if copy:
                text = pattern.sub(lambda m: known.setdefault(m[0], None) or known.__setitem__(m[0], other_name(m[0], copy))
                                   or known[m[0]], text)
                text = re.sub(r"20[12][0-9](?=年|[01][0-9][0-3][0-9])", year, text)
                path = re.sub(r"^20[12][0-9]", year, path)
            yield copy, path, text


def main():
    guanxi, count, folder, out = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    if out.endswith(".ndjson"):
        with open(out, "w", encoding="utf-8") as file:
            for copy, path, text in copies(guanxi, folder, count):
                file.write(json.dumps({"id": f"{copy}/{path}", "text": text}, ensure_ascii=False) + "\n")
        return
    for copy, path, text in copies(guanxi, folder, count):
        place = os.path.join(out, str(copy), path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
