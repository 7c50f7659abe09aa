"""Hostile names, headlines and words in every format: read back, they are the same texts, and nothing was taken for syntax."""
import csv, io, json, os, re, shutil, subprocess, sys, tempfile
from common import CLEAN, HEADLINE, HOSTILE, ILLEGAL, check, fold, with_hostile

tool = sys.argv[1]
folder, bad = with_hostile([])
APART = "\ufffd"


def table(form, *options):
    return list(csv.DictReader(io.StringIO(fold(tool, form, *options, *bad).decode("utf-8-sig"), newline="")))


def undo(cell):
    """The rule of the tables: text that a spreadsheet would compute has an apostrophe before it."""
    check(not re.match("[=+\\-@\t\r\n＝＋－＠]", cell), f"a spreadsheet would compute {cell[:9]!r}")
    return cell[1:] if cell.startswith("'") else cell


def tables():
    nodes = {row["id"]: row for row in table("csv-nodes")}
    check(undo(nodes["person-bad"]["name"]) == HOSTILE and undo(nodes["unit-bad"]["name"]) == HOSTILE, "csv-nodes: names")
    check(any(undo(n["name"]) == HEADLINE for n in nodes.values()), "csv-nodes: headline")
    edges = table("csv-edges")
    check({undo(e["quote"]) for e in edges if e["quote"]} == {HOSTILE}, "csv-edges: words")
    rows = table("csv")
    check({undo(r["person"]) for r in rows if r["person_id"] == "person-bad"} == {HOSTILE}, "csv: person")
    check(undo(rows[0]["quote"]) == HOSTILE and undo(rows[0]["headline"]) == HEADLINE, "csv: words and headline")
    check(fold(tool, "csv", "--bom", *bad).startswith(b"\xef\xbb\xbf"), "no byte order mark")


def formulas():
    record = json.load(open(bad[0]))
    for start in ("=cmd()", "+1", "-1", "@sum", "\t=1", "＝1", "\n=1", "'=1", "''"):
        record["entities"][0]["name"] = start
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as f:
            f.write(json.dumps(record) + "\n")
            f.flush()
            out = fold(tool, "csv-nodes", f.name).decode()
        cells = {row["id"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}
        check(undo(cells["person-bad"]["name"]) == start, f"formula {start!r}")


def neo4j():
    with tempfile.TemporaryDirectory() as d:
        command = fold(tool, "neo4j", f"--folder={d}", *bad).decode()
        files = set(os.listdir(d))
        check(files == set(re.findall(r"=((?:nodes|relationships)-[a-z_]+\.csv)", command)), "neo4j: the command names other files")
        people = list(csv.DictReader(open(f"{d}/nodes-person.csv", encoding="utf-8", newline="")))
        person = next(p for p in people if p["uid:ID(Entity)"] == "person-bad")
        check(person["name"] == HOSTILE and person["aliases:string[]"] == HOSTILE.replace("\x1f", APART) + "别名", "neo4j: name, aliases")


def cypher():
    """A string ends where the first quote without a backslash stands; all between statements is ours."""
    text = fold(tool, "cypher", *bad).decode()
    outside = re.sub(r"'(?:[^'\\]|\\.)*'", "S", text, flags=re.S)
    check("'" not in outside and "\\" not in outside, "cypher: a string does not end")
    for line in outside.split("\n"):
        check(re.fullmatch(r"(CREATE CONSTRAINT [A-Za-z_ ().:;]*|UNWIND split\(S, S\) AS line WITH split\(line, S\) AS c|(MERGE|MATCH) [][A-Za-z_0-9 (){}:,+=>;.-]*;|)", line), f"cypher: {line[:80]}")
    check(not re.search(r"(?<!\\)(\\\\)*\\u(?![0-9A-F]{4})", text), "cypher: half an escape")


def gexf():
    import xml.etree.ElementTree as tree
    root = tree.fromstring(fold(tool, "gexf", *bad))
    names = {n.get("id"): {a.get("for"): a.get("value") for a in n.iter("{http://gexf.net/1.3}attvalue")} for n in root.iter("{http://gexf.net/1.3}node")}
    check(names["person-bad"]["name"] == CLEAN and any(n.get("name") == HEADLINE for n in names.values()), "gexf: names")


def ftm():
    entities = {e["id"]: e for e in map(json.loads, filter(None, fold(tool, "ftm", *bad).decode().split("\n")))}
    check(entities["person-bad"]["properties"]["name"] == [HOSTILE], "ftm: name")
    check(any(e["properties"].get("summary") == [HEADLINE] for e in entities.values()), "ftm: headline")


def said_often():
    """What is said thousands of times stays within a cell of a spreadsheet, and counts in full."""
    record = json.load(open(bad[0]))
    claim = record["claims"][0]
    claim["evidence"] = [{**claim["evidence"][0], "begin": i % 9, "end": 9, "quote": "高原" + "、" * 20} for i in range(3000)]
    with tempfile.NamedTemporaryFile("w", suffix=".ndjson", encoding="utf-8") as f:
        f.write(json.dumps(record) + "\n")
        f.flush()
        rows = list(csv.DictReader(io.StringIO(fold(tool, "csv-edges", f.name).decode(), newline="")))
        entities = [json.loads(line) for line in fold(tool, "ftm", f.name).splitlines()]
    row = next(r for r in rows if r["weight"] == "3000")
    check(len(row["evidence"]) <= 32767 and len(json.loads(row["evidence"])) > 50, "csv-edges: a cell too long for spreadsheets")
    check(max(len(e["properties"].get("summary", [])) for e in entities) < 3, "ftm: the same words many times")


def dot():
    if not shutil.which("dot"):
        print("skipped: Graphviz")
        return
    out = subprocess.run(["dot", "-Kdot", "-Tjson0"], input=fold(tool, "dot", *bad), stdout=subprocess.PIPE, check=True).stdout
    check(len(json.loads(out)["objects"]) == 8, "dot: nodes")


for test in (tables, formulas, neo4j, cypher, gexf, ftm, said_often, dot):
    test()
print("the same texts in every format")
