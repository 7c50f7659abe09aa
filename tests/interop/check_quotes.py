"""Every evidence of every claim: the quoted words are the text at its offsets, as another program decodes the file.

usage: check_quotes.py GUANXI FOLDER...   folders that are not there are skipped
"""
import functools, json, os, subprocess, sys
from pathlib import Path
from common import check

guanxi, *folders = sys.argv[1:]
SKIP_BOM = {"UTF-8": "utf-8-sig", "UTF-16LE": "utf-16-le", "UTF-16BE": "utf-16-be", "GB18030": "gb18030", "BIG5": "big5"}


def source_of(path, encoding):
    """The decoded text that offsets count in; of a line of NDJSON its title, a newline and its text."""
    name, _, line_id = path.partition(".ndjson#")
    if line_id:
        return pages_of(name + ".ndjson")[line_id]
    text = Path(path).read_bytes().decode(SKIP_BOM.get(encoding.upper(), encoding), errors="replace")
    return text.removeprefix("\ufeff")


@functools.cache
def pages_of(path):
    """{number or id of a line: its text}"""
    pages = {}
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        page = json.loads(line)
        title, text = page.get("title") or "", page["text"]
        text = text if not title or text.startswith(title) else title + "\n" + text
        pages[str(number)] = text
        if "id" in page:
            pages[str(page["id"])] = text
    return pages


def verify(record):
    document = record["document"]
    text = source_of(document["path"], document["encoding"])
    check(len(text) == document["chars"], f"{document['path']}: {len(text)} characters, not {document['chars']}")
    n = 0
    for claim in record["claims"]:
        for e in claim["evidence"]:
            n += 1
            check(text[e["begin"]:e["end"]] == e["quote"] and e["quote"].strip(),
                  f"{document['path']} {claim['claim']}: {e['quote']!r} is not at {e['begin']}")
            for part in ("subject", "object"):
                if e[part] is not None:
                    check(e[part] < len(record["mentions"]), f"{claim['claim']}: no mention {e[part]}")
    for article in record["articles"]:
        check(0 <= article["begin"] <= article["end"] <= len(text), f"{document['path']}: article out of the text")
    return n


for folder in folders:
    if not os.path.isdir(folder):
        print(f"skipped: {folder} is not there")
        continue
    meta = next((["--meta", m] for m in (os.path.join(folder, "meta.tsv"), os.path.join(folder, "index.tsv")) if os.path.exists(m)), [])
    run = subprocess.run([guanxi, "extract", "-q", *meta, "-f", "ndjson", folder], stdout=subprocess.PIPE)
    check(run.returncode in (0, 1), f"guanxi extract {folder} ended with {run.returncode}")
    records = [json.loads(line) for line in run.stdout.splitlines()]
    check(records, f"no records from {folder}")
    print(f"{folder}: {sum(map(verify, records))} evidences of {len(records)} documents are where they say")
