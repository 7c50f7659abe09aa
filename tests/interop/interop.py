"""All readers of guanxi's output side by side: what each counts in the same graph, in one table; all must be equal to guanxi's own.

usage: interop.py [--java] [--png FILE] TOOL FOLDER RECORDS...
TOOL is fold_records; in FOLDER (below build/) readers from npm, pip and Maven are kept. With --java the real Gephi, the real Neo4j and
OpenAleph's library read too (Java 17, Maven, pip; 250 MB are fetched the first time). What cannot be fetched is left out, and said. Ends with 77 when all of it was left out.
"""
import argparse, base64, collections, csv, io, json, os, re, shutil, subprocess, sys
import xml.etree.ElementTree as tree
from common import HOSTILE, by_id, check, fold, with_hostile

here = os.path.dirname(os.path.abspath(__file__))
ROLES = ("CHAIRED", "SPOKE_AT", "ATTENDED")
skipped = []
csv.field_size_limit(1 << 30)


def run(*command, cwd=None, env=None, timeout=900):
    """Standard output, or None when the command fails (its last words are shown)."""
    try:
        done = subprocess.run(command, cwd=cwd, env=env, timeout=timeout, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    except (OSError, subprocess.TimeoutExpired) as e:
        print(f"{command[0]}: {e}", file=sys.stderr)
        return None
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return None
    return done.stdout


# ---- what the graph holds, by the standard library alone ---------------------------------------------------------------------

class Truth:
    def __init__(self, tool, records):
        xml = fold(tool, "graphml", *records)
        self.counts = json.loads(fold(tool, "counts", *records))
        self.people = json.loads(fold(tool, "counts", "--view=people", *records))
        self.nodes, self.edges = by_id(xml, "node"), by_id(xml, "edge")
        root = tree.fromstring(xml)
        self.ends = {e.get("id"): (e.get("source"), e.get("target")) for e in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")}
        self.weight = sum(int(e["weight"]) for e in self.edges.values())
        self.kinds = collections.Counter(n["kind"] for n in self.nodes.values())
        self.types = collections.Counter(e["rel_type"] for e in self.edges.values())

    def row(self):
        return {"nodes": self.counts["nodes"], "edges": self.counts["edges"], "weight": self.weight}

    def parts(self):
        """(person, role, event, edge) of all that the queries ask about."""
        for i, e in self.edges.items():
            if e["rel_type"] in ROLES:
                yield self.ends[i][0], e["rel_type"], self.ends[i][1], e


# ---- readers in Python ---------------------------------------------------------------------------------------------------------

def ask_rdf(graph, truth):
    """The README's query, and the same rows found another way."""
    rows = {tuple(map(str, row)) for row in graph.query(open(f"{here}/chaired.rq", encoding="utf-8").read())}
    name = lambda i: truth.nodes[i].get("name")
    chaired = [(event, e) for p, role, event, e in truth.parts() if role == "CHAIRED" and name(p) == NAMES[1] and name(event)]
    check(rows == {(name(event), proof["quote"]) for event, e in chaired for proof in json.loads(e["evidence"])}, f"SPARQL: {rows}")


def read_python(folder, rdf, truth):
    import igraph, networkx, rdflib
    seen = {}
    nx = networkx.read_graphml(f"{folder}/graph.graphml")
    weight = lambda g: int(sum(d["weight"] for _, _, d in g.edges(data=True)))
    seen["networkx GraphML"] = {"nodes": nx.number_of_nodes(), "edges": nx.number_of_edges(), "weight": weight(nx)}
    text = open(f"{folder}/graph.gexf", encoding="utf-8").read()  # networkx knows the older name of the format only
    text = text.replace("http://gexf.net/1.3/viz", "http://www.gexf.net/1.2draft/viz").replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
    text = text.replace('version="1.3"', 'version="1.2"').replace(' kind="', ' relation="')
    gexf = networkx.read_gexf(io.BytesIO(text.encode()))
    seen["networkx GEXF"] = {"nodes": gexf.number_of_nodes(), "edges": gexf.number_of_edges(), "weight": weight(gexf)}
    ig = igraph.Graph.Read_GraphML(f"{folder}/graph.graphml")
    seen["igraph GraphML"] = {"nodes": ig.vcount(), "edges": ig.ecount(), "weight": int(sum(ig.es["weight"]))}
    read = lambda name: list(csv.DictReader(open(f"{folder}/graph.{name}.csv", encoding="utf-8-sig", newline="")))
    edges = read("edges")
    seen["Python csv"] = {"nodes": len(read("nodes")), "edges": len(edges), "weight": sum(int(e["weight"]) for e in edges)}
    if not rdf: return seen
    gx, rdf_type = "urn:guanxi:vocab:", rdflib.RDF.type
    sets = {}
    for name, form in (("jsonld", "json-ld"), ("nt", "nt")):
        g = rdflib.Graph().parse(f"{folder}/graph.{name}", format=form)
        kinds = collections.Counter(str(t).rpartition(":")[2].rpartition("/")[2].rpartition("#")[2] for t in g.objects(None, rdf_type))
        nodes = sum(kinds[k] for k in ("Person", "Post", "Unit", "Company", "Place", "Event", "NewsArticle"))
        weight = sum(int(w) for w in g.objects(None, rdflib.URIRef(gx + "weight")))
        seen[f"rdflib {form}"] = {"nodes": nodes, "edges": kinds["Attendance"] + kinds["Membership"] + kinds["Claim"], "weight": weight}
        # Equal up to the names of nodes without a name, which stand for evidence and never share their surroundings
        if form == "nt": ask_rdf(g, truth)
        sets[name] = {tuple("_" if isinstance(t, rdflib.BNode) else t.n3() for t in s) for s in g}
    check(sets["jsonld"] == sets["nt"], "JSON-LD and N-Triples differ")
    return seen


# ---- readers from npm ----------------------------------------------------------------------------------------------------------

def read_npm(folder, kept):
    modules = f"{kept}/npm/node_modules"
    os.makedirs(f"{kept}/npm", exist_ok=True)
    shutil.copy(f"{here}/package.json", f"{kept}/npm/package.json")
    if not (shutil.which("npm") and shutil.which("node")):
        skipped.append("graphology, jsonld, FollowTheMoney: no npm")
        return {}
    if not os.path.isdir(f"{modules}/jsonld") and run("npm", "install", "--no-audit", "--no-fund", "--silent", cwd=f"{kept}/npm", timeout=180) is None:
        skipped.append("graphology, jsonld, FollowTheMoney: npm cannot fetch them")
        shutil.rmtree(modules, ignore_errors=True)
        return {}
    if not os.path.exists(f"{folder}/node_modules"):
        os.symlink(os.path.abspath(modules), f"{folder}/node_modules")
    out = run("node", f"{here}/check_npm.mjs", os.path.abspath(folder))
    check(out, "a reader from npm")
    seen = json.loads(out)
    seen["jsonld (safe)"].pop("triples")
    return seen


# ---- OpenAleph's library ---------------------------------------------------------------------------------------------------------

def read_ftm(folder, kept):
    python = f"{kept}/ftm/bin/python"
    if not os.path.exists(f"{kept}/ftm/fetched"):
        if run(sys.executable, "-m", "venv", f"{kept}/ftm") is None or run(python, "-m", "pip", "install", "-q", "followthemoney~=4.11") is None:
            skipped.append("FollowTheMoney (Python): pip cannot fetch it")
            return {}
        open(f"{kept}/ftm/fetched", "w").close()
    out = run(python, f"{here}/check_ftm.py", f"{folder}/graph.ftm")
    check(out, "the Python package followthemoney")
    return {"FollowTheMoney (Python)": json.loads(out)}


# ---- the real Gephi and the real Neo4j -----------------------------------------------------------------------------------------

def prepare_java(kept):
    """Fetches and compiles; false when that is not possible here."""
    java = f"{kept}/java"
    os.makedirs(f"{java}/gephi", exist_ok=True)
    if not (shutil.which("mvn") and shutil.which("javac")):
        skipped.append("Gephi, Neo4j: no Maven or no Java")
        return False
    if not os.path.exists(f"{java}/fetched"):
        if run("mvn", "-q", "-B", "-f", f"{here}/java/pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={os.path.abspath(java)}/neo4j") is None:
            skipped.append("Gephi, Neo4j: Maven cannot fetch them")
            return False
        for jar in os.listdir(f"{java}/neo4j"):
            if jar.startswith("gephi-toolkit"):  # Both bring libraries of the same names
                os.replace(f"{java}/neo4j/{jar}", f"{java}/gephi/{jar}")
        open(f"{java}/fetched", "w").close()
    for reader, jars in (("ReadGephi", "gephi"), ("ReadNeo4j", "neo4j")):
        check(run("javac", "-d", f"{java}/classes", "-cp", f"{java}/{jars}/*", f"{here}/java/{reader}.java") is not None, f"{reader} does not compile")
    return True


def java(kept, reader, *args):
    jars = "gephi" if reader == "ReadGephi" else "neo4j"
    out = run("java", "-Djava.awt.headless=true", "-Xmx3g", "-cp", f"{kept}/java/{jars}/*:{kept}/java/classes", reader, *args)
    check(out is not None, f"{reader} {args[0]}")
    seen = {"kinds": {}, "types": {}, "texts": {}, "rows": collections.defaultdict(list)}
    for line in out.splitlines():
        what, _, rest = line.partition(" ")
        if what in ("nodes", "edges", "weight", "spells", "node-spells"): seen[what] = int(rest)
        elif what in ("kind", "type"): seen[what + "s"][rest.split()[0]] = int(rest.split()[1])
        elif what == "text": seen["texts"][rest.split()[0]] = base64.b64decode(rest.split()[1]).decode()
        elif what == "row": seen["rows"][int(rest.split()[0])].append(rest.partition(" ")[2])
        elif what == "zone": seen["zone"] = rest
    return seen


def same_graph(truth, name, seen):
    check(seen["kinds"] == dict(truth.kinds), f"{name}: kinds {seen['kinds']}")
    check(seen["types"] == dict(truth.types), f"{name}: types {seen['types']}")


def read_gephi(folder, kept, truth, hostile):
    seen = {}
    for form in ("graphml", "gexf"):
        found = java(kept, "ReadGephi", f"{folder}/graph.{form}")
        same_graph(truth, f"Gephi {form}", found)
        if hostile:  # It writes Infinity for INF in every text
            check(set(found["texts"].values()) == {clean_xml(HOSTILE).replace("INF", "Infinity")}, f"Gephi {form}: hostile names")
        if form == "gexf":
            root = tree.parse(f"{folder}/graph.gexf").getroot()
            spells = lambda tag: sum(len(e.findall(".//{http://gexf.net/1.3}spell")) for e in root.iter("{http://gexf.net/1.3}" + tag))
            check(found["spells"] == spells("edge") and found["node-spells"] == spells("node"), "Gephi: spells")
            check(found.get("zone") == "Asia/Shanghai DATE", f"Gephi: time zone {found.get('zone')}")
        seen[f"Gephi {'GraphML' if form == 'graphml' else 'GEXF'}"] = {k: found[k] for k in ("nodes", "edges", "weight")}
    found = java(kept, "ReadGephi", f"{folder}/people.gexf")
    check(found["nodes"] == truth.people["nodes"] and found["edges"] == truth.people["edges"], f"Gephi: view of people {found}")
    return seen


def draw(folder, kept, png):
    """Laid out and drawn by Gephi. Its exporter of PNG needs a screen, that of SVG none."""
    java(kept, "ReadGephi", f"{folder}/drawing.gexf", f"{folder}/drawing.svg")
    if run("rsvg-convert", "--width", "2000", "--unlimited", "--background-color", "white", "-o", png, f"{folder}/drawing.svg") is None:
        skipped.append("the picture: no rsvg-convert")


def clean_xml(text):
    from common import ILLEGAL
    return "".join("\ufffd" if c in ILLEGAL else c for c in text)


def import_tables(folder, kept):
    """Runs the very command that guanxi prints, with the real neo4j-admin."""
    home = os.path.abspath(f"{folder}/home")
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(f"{home}/conf")
    open(f"{home}/conf/neo4j.conf", "w").close()
    command = open(f"{folder}/neo4j.command").read().replace("\\\n", " ").split()
    env = {**os.environ, "NEO4J_HOME": home, "NEO4J_CONF": f"{home}/conf"}
    out = run("java", "-Xmx2g", "-cp", f"{os.path.abspath(kept)}/java/neo4j/*", "org.neo4j.cli.AdminTool", *command[1:], cwd=f"{folder}/neo4j", env=env)
    check(out is not None and "IMPORT DONE" in out, "neo4j-admin database import")
    return home


def expect_rows(truth, rows, names):
    """The rows of queries.cypher, found another way."""
    event, one, other = names
    name = lambda i: truth.nodes[i].get("name")
    at = sorted((role, int(e["list_order"]), name(p)) for p, role, ev, e in truth.parts() if event in (name(ev) or ""))
    extra = [r for r in rows[1] if r.split(" | ")[1] not in ROLES]
    check(sorted(f"{p} | {r} | {o}" for r, o, p in at) == sorted(set(rows[1]) - set(extra)) or len(extra), "who attended")
    events = collections.defaultdict(set)
    for p, _, ev, _ in truth.parts(): events[p].add(ev)
    ones = [p for p in events if name(p) == one]
    together = collections.Counter()
    for a in ones:
        for b in events:
            if b != a and events[a] & events[b]: together[name(b)] += len(events[a] & events[b])
    wanted = sorted(together.items(), key=lambda x: (-x[1], x[0]))[:10]
    check([f"{p} | {n}" for p, n in wanted] == rows[2], f"co-attendance: {rows[2]}, not {wanted}")
    path = rows[3][0].strip("[]").split(", ") if rows[3] else []
    check(not path or (path[0], path[-1]) == (one, other), f"path {path}")


def read_neo4j(folder, kept, truth, names, hostile):
    queries = f"{folder}/queries.cypher"
    text = open(f"{here}/queries.cypher", encoding="utf-8").read()
    for old, new in zip(NAMES, names): text = text.replace(old, new)
    open(queries, "w", encoding="utf-8").write(text)
    routes = {"Neo4j apoc.import.graphml": ("graphml", os.path.abspath(f"{folder}/graph.graphml")),
              "Neo4j neo4j-admin import": ("home", import_tables(folder, kept)),
              "Neo4j cypher-shell, twice": ("cypher", os.path.abspath(f"{folder}/graph.cypher"))}
    seen, first = {}, None
    for name, (mode, path) in routes.items():
        found = java(kept, "ReadNeo4j", mode, path, queries)
        same_graph(truth, name, found)
        if hostile:
            plain = {"graphml": clean_xml(HOSTILE), "cypher": HOSTILE.replace("\x1f", "\ufffd")}.get(mode, HOSTILE)  # U+001F parts its cells
            check(set(found["texts"].values()) == {plain}, f"{name}: hostile names {found['texts']}")
        else:
            expect_rows(truth, found["rows"], names)
        check(first is None or {k: first[k] for k in (1, 2, 3)} == {k: found["rows"][k] for k in (1, 2, 3)}, f"{name}: other rows")
        first = first or found["rows"]
        seen[name] = {k: found[k] for k in ("nodes", "edges", "weight")}
    return seen, first


# ---- all of it -----------------------------------------------------------------------------------------------------------------

NAMES = ("纪律检查委员会第四次全体会议", "苏明棠", "顾若兰")


def export(tool, folder, records):
    os.makedirs(f"{folder}/neo4j", exist_ok=True)
    for form, name in (("graphml", "graphml"), ("gexf", "gexf"), ("jsonld", "jsonld"), ("ntriples", "nt"), ("ftm", "ftm"), ("cypher", "cypher"),
                       ("csv-nodes", "nodes.csv"), ("csv-edges", "edges.csv")):
        open(f"{folder}/graph.{name}", "wb").write(fold(tool, form, *records))
    open(f"{folder}/people.gexf", "wb").write(fold(tool, "gexf", "--view=people", *records))
    for old in os.listdir(f"{folder}/neo4j"): os.remove(f"{folder}/neo4j/{old}")
    open(f"{folder}/neo4j.command", "wb").write(fold(tool, "neo4j", f"--folder={folder}/neo4j", *records))


def compare(args, name, records, names):
    folder = f"{args.folder}/{name}"
    export(args.tool, folder, records)
    truth = Truth(args.tool, records)
    rows, table = None, {"guanxi": truth.row()}
    table.update(read_python(folder, not args.without_rdf, truth))
    if not args.without_rdf: table.update(read_npm(folder, args.folder))
    if args.java: table.update(read_ftm(folder, args.folder))
    if args.java and prepare_java(args.folder):
        table.update(read_gephi(folder, args.folder, truth, name == "hostile"))
        if args.png and name != "hostile":
            open(f"{folder}/drawing.gexf", "wb").write(fold(args.tool, "gexf", *args.draw.split(), *records))
            draw(folder, args.folder, args.png)
        found, rows = read_neo4j(folder, args.folder, truth, names, name == "hostile")
        table.update(found)
    print(f"\n{name:28} {'nodes':>8} {'edges':>8} {'weight':>8}")
    for reader, row in table.items():
        print(f"  {reader:26} " + " ".join(f"{row.get(k, '-'):>8}" for k in ("nodes", "edges", "weight")))
        for k, v in row.items(): check(v == table["guanxi"][k], f"{reader}: {v} {k}, not {table['guanxi'][k]}")
    for number in sorted(rows or {}):
        if name == "hostile": break
        print(f"  query {number}:")
        for row in rows[number][:15]: print(f"    {row}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--java", action="store_true")
    parser.add_argument("--without-rdf", action="store_true", help="leave out rdflib and jsonld, which take minutes for a large graph")
    parser.add_argument("--png")
    parser.add_argument("--draw", default="--view=meetings", help="what the picture shows, as options of fold_records")
    parser.add_argument("--name", default="records")
    parser.add_argument("--queries-about", default=",".join(NAMES), help="words of an event,person,person")
    parser.add_argument("tool")
    parser.add_argument("folder")
    parser.add_argument("records", nargs="+")
    args = parser.parse_args()
    args.folder = os.path.abspath(args.folder)  # Gephi and neo4j-admin have other ideas of where they are
    try:
        import igraph, networkx, rdflib
    except ImportError as missing:
        print(f"skipped: {missing}")
        sys.exit(77)
    kept, bad = with_hostile([])
    compare(args, args.name, args.records, args.queries_about.split(","))
    compare(args, "hostile", bad, NAMES)
    for what in dict.fromkeys(skipped): print(f"skipped: {what}")


main()
