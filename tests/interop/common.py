"""What the interop checks share: running the tool, and a record of everything that breaks writers."""
import importlib, json, os, subprocess, sys, tempfile

# Every character class that some syntax stumbles over. XML 1.0 cannot hold the first group: it must come out as U+FFFD.
ILLEGAL = "\x01\x08\x0b\x0c\x0e\x1f\ufffe\uffff"
HOSTILE = "<a href=\"x\">&amp;]]>--><![CDATA[ ' \" \\ INF \t\r\n {{}} % # ; , | ` \u200f\u202eabc\u202c \u2028 𠮷𬘭 é ＜" + ILLEGAL
CLEAN = "".join("\ufffd" if c in ILLEGAL else c for c in HOSTILE)
HEADLINE = "长" * 10000


def need(*modules):
    """Imports modules, or leaves with the code for "skipped"."""
    try:
        return [importlib.import_module(m) for m in modules]
    except ImportError as missing:
        print(f"skipped: {missing}")
        sys.exit(77)


def fold(tool, *args):
    return subprocess.run([tool, *args], check=True, stdout=subprocess.PIPE).stdout


def check(truth, what):
    if not truth:
        sys.exit(f"FAILED: {what}")


def hostile_record():
    """A record whose every free text is HOSTILE; ids and numbers are sound."""
    evidence = {"begin": 0, "end": 9, "rule": HOSTILE, "subject": 0, "object": None, "quote": HOSTILE}
    claim = {"date": None, "precision": "none", "article": 0, "evidence": [evidence]}
    return {
        "record": 1,
        "document": {"id": "doc-bad", "path": HOSTILE, "sha256": "0" * 64, "issued": None, "publication": HOSTILE,
                     "home": HOSTILE, "encoding": "UTF-8", "chars": 20, "url": "http://x.example/a b<>\"\\^`{|}\x01\u202e𠮷"},
        "gazetteers": HOSTILE,
        "articles": [{"article": 0, "headline": HEADLINE, "begin": 0, "end": 10, "issued": None},
                     {"article": 1, "headline": "", "begin": 10, "end": 20, "issued": "2024-02"}],
        "mentions": [{"mention": 0, "kind": "person", "text": HOSTILE + "别名", "begin": 0, "end": 3, "article": 0,
                      "entity": "person-bad", "rule": HOSTILE}],
        "entities": [{"entity": "person-bad", "kind": "person", "name": HOSTILE},
                     {"entity": "person-empty", "kind": "person", "name": ""},
                     {"entity": "unit-bad", "kind": "unit", "name": HOSTILE},
                     {"entity": "position-bad", "kind": "position", "name": HOSTILE, "unit": "unit-bad", "title": HOSTILE}],
        "events": [{"event": "event-bad", "kind": HOSTILE, "name": HOSTILE, "date": "2024", "precision": "year",
                    "article": 0, "place": "unit-bad"},
                   {"event": "event-bare", "kind": "talks", "name": "", "date": None, "precision": "none", "article": 1,
                    "place": None}],
        "claims": [{"claim": "claim-1", "type": "attended", "subject": "person-bad", "object": "event-bad", **claim},
                   {"claim": "claim-2", "type": "holds", "subject": "person-bad", "object": "position-bad", **claim},
                   {"claim": "claim-3", "type": "met", "subject": "person-empty", "object": "event-bare", **claim,
                    "article": 1, "evidence": []}],
    }


def with_hostile(paths):
    """The record files and one more, which holds the hostile record; deleted with the returned folder."""
    folder = tempfile.TemporaryDirectory()
    path = os.path.join(folder.name, "hostile.ndjson")
    with open(path, "w", encoding="utf-8") as out:
        out.write(json.dumps(hostile_record()) + "\n")
    return folder, [*paths, path]


def by_id(xml_bytes, tag):
    """{id: {attribute name: text}} of the nodes or edges of a GraphML file, by the standard library alone."""
    import xml.etree.ElementTree as tree
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    root = tree.fromstring(xml_bytes)
    names = {k.get("id"): k.get("attr.name") for k in root.iter(ns + "key")}
    return {x.get("id"): {names[d.get("key")]: d.text for d in x.findall(ns + "data")} for x in root.iter(ns + tag)}
