#!/usr/bin/env python3
"""Runs guanxi over all case inputs and checks what a careful reader expects of them.

usage: run_cases.py GUANXI SOURCE_DIR [-v] [--strike]

Reads tests/cases/pages/*/expected.tsv, tests/cases/sentences.tsv, fixes.tsv and known-bugs.txt (tests/cases/README.md says what
their lines mean). Prints each failure in one line and "N passed, N failed" at the end; exit code 1 where one failed
that is not known, or a known bug has gone. With -v known bugs are printed too; --strike
takes those that have come right off the list. Needs nothing but Python 3.9.
"""
import json, re, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

TYPES = {"chaired", "spoke_at", "attended", "guided", "inspected", "announced", "met", "wrote_to", "visited", "wrote"}
PAST = re.compile("^(原|前|时任)")
QUOTES = re.compile("[\"'“”‘’「」『』]")
HOME, DATE = "云岭省临江市望湖区", "2024-02-09"


def flat(s):
    """As two readers would compare strings: widths folded, no white space, no quotes."""
    return QUOTES.sub("", re.sub(r"\s", "", unicodedata.normalize("NFKC", s or "")))


def alike(wanted, names):
    """`wanted` is one of the names; ~wanted: stands in one of them."""
    if wanted.startswith("~"):
        return any(flat(wanted[1:]) in flat(n) for n in names)
    return any(flat(w) in map(flat, names) for w in wanted.split(" or "))


class Case:
    """The records of one input and what can be asked of them."""

    def __init__(self, records):
        self.records = records
        self.facts = []        # (type, names of subject, names of object, date, order, of, open)
        self.mentions = []     # (kind, text, name of its entity)
        self.persons = set()   # (entity, name)
        self.events = [e["name"] for r in records for e in r["events"]]
        for r in records:
            self.add(r)

    def add(self, r):
        name = {e["entity"]: e["name"] for e in r["entities"]}
        name.update({e["event"]: e["name"] for e in r["events"]})
        self.persons |= {(e["entity"], e["name"]) for e in r["entities"] if e["kind"] == "person"}
        for m in r["mentions"]:
            self.mentions.append((m["kind"], m["text"], name.get(m["entity"], "")))
        for c in r["claims"]:
            ends = []
            for end in ("subject", "object"):
                said = [r["mentions"][e[end]]["text"] for e in c["evidence"] if e[end] is not None]
                ends.append([name.get(c[end], "")] + said)
            if c["type"] == "wrote":
                ends[1].append(r["articles"][c["article"]]["headline"])
            self.facts.append((c["type"], *ends, c["date"], c.get("order"), c.get("of"), c.get("open")))

    def claims(self, type_, person):
        return [f for f in self.facts if f[0] == type_ and alike(person, f[1])]

    def has(self, kind, text):
        return any(k == kind and flat(t) == flat(text) for k, t, _ in self.mentions)

    def claimed(self, type_, person, date="-", what="-"):
        for _, _, objects, day, *_ in self.claims(type_, person):
            if date == "open" and day or date not in ("-", "open") and day != date:
                continue
            if what == "-" or alike(what, objects) or type_ == "wrote" and any(flat(what) in flat(o) for o in objects):
                return True
        return False

    def holds(self, person, title):
        wanted = PAST.sub("", flat(title))
        return any(wanted in (PAST.sub("", flat(o)) for o in f[2]) for f in self.claims("holds", person))

    def ordered(self, person, position, length, open_):
        return any((f[4], f[5], bool(f[6])) == (int(position), int(length), open_ == "open")
                   for f in self.facts if f[4] and alike(person, f[1]))

    def resolved(self, written, full):
        return any(flat(t) == flat(written) and alike(full, [n]) for _, t, n in self.mentions)

    def page(self, fields):
        """Whether one line of an expected.tsv holds."""
        key, *rest = fields
        if key in ("person", "title", "company", "place"): return self.has(key, rest[0])
        if key in ("noperson", "notitle", "noplace", "nounit", "nocompany"): return not self.has(key[2:], rest[0])
        if key == "position": return self.holds(*rest)
        if key == "claim": return self.claimed(*rest)
        if key == "absent": return not self.claims(*rest)
        if key == "order": return self.ordered(*rest)
        if key == "unit": return self.resolved(*rest)
        if key == "event": return alike(rest[0], self.events)
        if key == "issued": return all(r["document"]["issued"] == rest[0] for r in self.records)
        if key == "articles": return sum(len(r["articles"]) for r in self.records) == int(rest[0])
        if key == "entities": return sum(flat(n) == flat(rest[0]) for _, n in self.persons) == int(rest[1])
        raise ValueError(f"unknown expectation {key}")

    def sentence(self, wanted):
        """Whether one item behind a sentence holds."""
        if wanted[:2] == "+ ": return self.has("person", wanted[2:])
        if wanted[:2] == "- ": return not self.has("person", wanted[2:])
        if wanted[:2] == "! ": return not self.sentence(wanted[2:])
        if " = " in wanted: return self.holds(*wanted.split(" = "))
        person, type_, *what = wanted.split(" ", 2)
        if type_ not in TYPES: raise ValueError(f"unknown claim type in {wanted!r}")
        return self.claimed(type_, person, "-", what[0] if what else "-")


def person_nodes(guanxi, records, folder):
    """How many person nodes of each name the graph of these records has."""
    source, graph = folder / "graph.ndjson", folder / "graph.graphml"
    source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "utf-8")
    subprocess.run([guanxi, "graph", "-q", str(source), "-o", str(graph)], check=True)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    root, names = ET.parse(graph).getroot(), Counter()
    keys = {k.get("id"): k.get("attr.name") for k in root.iter(space + "key")}
    for node in root.iter(space + "node"):
        data = {keys[d.get("key")]: d.text for d in node.iter(space + "data")}
        if (node.get("id") or "").startswith("person"):
            names[data.get("name") or data.get("label")] += 1
    return names


def read_pages(folder):
    """[(name, input path, {date, home}, [fields])] of every page case."""
    pages = []
    for d in sorted(p for p in folder.iterdir() if p.is_dir()):
        said, lines = {}, []
        for line in (d / "expected.tsv").read_text("utf-8").splitlines():
            if line.startswith("# "):
                key, _, value = line[2:].partition(" ")
                said[key] = value
            elif line.strip():
                lines.append(line.split("\t"))
        source = folder.parents[2] / said["input"] if "input" in said else next(d.glob("input.*"))
        pages.append((d.name, source, said, lines))
    return pages


def read_sentences(path):
    rows = []
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sentence, expected = line.split("\t")
            rows.append((sentence, [w.strip() for w in expected.split(";") if w.strip()]))
    return rows


def extract(guanxi, pages, sentences, folder):
    """One run over everything; the records by page name, or by number for a sentence."""
    inputs, meta = folder / "in", ["path\tdate\tpublication\thome\turl"]
    inputs.mkdir()
    for name, source, said, _ in pages:
        (inputs / (name + source.suffix)).write_bytes(source.read_bytes())
        if source.suffix != ".ndjson":
            meta.append(f"in/{name}{source.suffix}\t{said.get('date', '')}\t\t{said.get('home', '')}\t")
    with open(inputs / "sentences.ndjson", "w", encoding="utf-8") as f:
        for i, (sentence, _) in enumerate(sentences):
            f.write(json.dumps({"id": str(i), "date": DATE, "home": HOME, "text": sentence}, ensure_ascii=False) + "\n")
    (folder / "meta.tsv").write_text("\n".join(meta) + "\n", "utf-8")
    out = folder / "records.ndjson"
    subprocess.run([guanxi, "extract", "-q", "--meta", str(folder / "meta.tsv"), "-f", "ndjson", str(inputs), "-o", str(out)],
                   check=True)
    found = {}
    for line in out.read_text("utf-8").splitlines():
        record = json.loads(line)
        path, _, number = Path(record["document"]["path"]).name.partition("#")
        key = int(number) if path == "sentences.ndjson" else Path(path).stem
        found.setdefault(key, []).append(record)
    return found


def results(guanxi, pages, sentences, folder):
    """(where, expectation, whether it holds) of everything that is expected."""
    found = extract(guanxi, pages, sentences, folder)
    for name, _, _, lines in pages:
        case = Case(found.get(name, []))
        for fields in lines:
            if fields[0] == "nodes":
                holds = person_nodes(guanxi, case.records, folder)[fields[1]] == int(fields[2])
            else:
                holds = bool(case.records) and case.page(fields)
            yield name, " ".join(fields), holds
    for i, (sentence, expected) in enumerate(sentences):
        case = Case(found.get(i, []))
        for wanted in expected:
            yield sentence, wanted, bool(case.records) and case.sentence(wanted)


def strike(path, right):
    """Takes lines off the list of known bugs."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(l for l in lines if tuple(l.split("\t")[:2]) not in right), "utf-8")


def main():
    guanxi, cases = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]) / "tests" / "cases"
    pages, sentences = read_pages(cases / "pages"), read_sentences(cases / "sentences.tsv")
    sentences += read_sentences(cases / "fixes.tsv")
    known = {}
    for line in (cases / "known-bugs.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            where, wanted, reason = line.split("\t")
            known[where, wanted] = reason
    passed, failed, seen, right = 0, 0, set(), set()
    with tempfile.TemporaryDirectory() as folder:
        for where, wanted, holds in results(guanxi, pages, sentences, Path(folder)):
            bug = (where, wanted) in known
            seen.add((where, wanted))
            if holds and bug: right.add((where, wanted))
            if holds and bug and "--strike" not in sys.argv: print(f"no bug any more, strike it off known-bugs.txt: {where}\t{wanted}")
            elif not holds and not bug: print(f"{where}\t{wanted}")
            elif bug and "-v" in sys.argv: print(f"known: {where}\t{wanted}\t{known[where, wanted]}")
            passed, failed = passed + (holds != bug), failed + (holds == bug)
    for where, wanted in known.keys() - seen:
        print(f"known-bugs.txt names no expectation: {where}\t{wanted}")
        failed += 1
    if "--strike" in sys.argv: strike(cases / "known-bugs.txt", right)
    print(f"{passed} passed, {failed} failed ({len(known)} known bugs)")
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as e:
        sys.exit(f"{e.cmd[0]} {e.cmd[1]} ended with {e.returncode}")
