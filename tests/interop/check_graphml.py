"""GraphML as networkx, igraph, xmllint and the conventions of Gephi and Neo4j see it, default and strict."""
import json, os, re, shutil, subprocess, sys, tempfile
from collections import Counter
from common import CLEAN, HEADLINE, by_id, check, fold, need, with_hostile

networkx, igraph = need("networkx", "igraph")
tool, *files = sys.argv[1:]
here = os.path.dirname(os.path.abspath(__file__))


def readers(xml, counts, form):
    """Both readers must see as many nodes and edges as guanxi does, of the same kinds and types."""
    with tempfile.NamedTemporaryFile(suffix=".graphml") as f:
        f.write(xml)
        f.flush()
        nx, ig = networkx.read_graphml(f.name), igraph.Graph.Read_GraphML(f.name)
    check(nx.number_of_nodes() == ig.vcount() == counts["nodes"], f"{form}: numbers of nodes differ")
    check(nx.number_of_edges() == ig.ecount() == counts["edges"], f"{form}: numbers of edges differ")
    check(nx.is_directed() and ig.is_directed(), f"{form}: not directed")
    kinds = Counter(d["labels"][1:] for _, d in nx.nodes(data=True))
    types = Counter(d["rel_type"] for _, _, d in nx.edges(data=True))
    check(all(n == counts[k] for k, n in {**kinds, **types}.items()), f"{form}: kinds or types differ")
    check(Counter(ig.es["rel_type"]) == types and Counter(v[1:] for v in ig.vs["labels"]) == kinds, f"{form}: igraph differs")
    check(sum(d["weight"] for _, _, d in nx.edges(data=True)) == sum(ig.es["weight"]), f"{form}: weights differ")
    check(min(ig.es["weight"]) >= 1, f"{form}: an edge that Gephi drops")
    for name in ("mentions", "documents"):
        check({n: d[name] for n, d in nx.nodes(data=True)} == {v["id"]: int(v[name]) for v in ig.vs}, f"{form}: {name} differ")
    check(all(isinstance(d["symmetric"], bool) for _, _, d in nx.edges(data=True)), f"{form}: booleans are not")
    return nx


def conventions(xml, form):
    """What the readers' sources demand (see the notes on formats): nothing that one of them drops or refuses."""
    text = xml.decode()
    for never in ('for="all"', "<default", "<!DOCTYPE", "attr.list", 'id="id"'):
        check(never not in re.sub(r"<data.*?</data>", "", text, flags=re.S), f"{form}: {never}")
    check(not re.search(r"<data [^>]*(/>|></data>)", text), f"{form}: empty data")
    keys = re.findall(r'<key id="([^"]*)"', text)
    check(len(keys) == len(set(keys)) and {"label", "edgelabel", "weight", "labels"} <= set(keys), f"{form}: keys")
    types = set(re.findall(r'attr\.type="([^"]*)"', text))
    check(types <= {"boolean", "int", "long", "float", "double", "string"}, f"{form}: types {types}")
    check(text.rfind("<node ") < text.find("<edge "), f"{form}: an edge before a node")
    ids = re.findall(r'<(?:node|edge) id="([^"]*)"', text)
    check(len(ids) == len(set(ids)) and all(re.fullmatch("[0-9a-z-]{1,200}", i) for i in ids), f"{form}: ids")
    ends = re.findall(r'<edge id="[^"]*" source="([^"]*)" target="([^"]*)"(?: label="([A-Z_]*)")?>', text)
    check(form == "strict" or (len(set(ends)) == len(ends) and all(e[2] for e in ends)), f"{form}: parallel edges")
    check(("labels=\":" in text) == (form == "default"), f"{form}: labels attribute")
    # APOC takes the type from the attribute; without it the first data is lost, so it must be one that can be.
    check(all(m == "edgelabel" for m in re.findall(r'<edge [^>]*>\s*<data key="([^"]*)"', text)), f"{form}: first data of an edge")


def presence(xml, form):
    """A number or boolean that one node of a kind has, all of them have."""
    nodes = by_id(xml, "node")
    numbers = re.findall(r'<key id="[^"]*" for="node" attr.name="([^"]*)" attr.type="(?:int|double|boolean)"', xml.decode())
    for kind in {n["kind"] for n in nodes.values()}:
        for name in numbers:
            has = {name in n for n in nodes.values() if n["kind"] == kind}
            check(len(has) == 1, f"{form}: {name} is missing on some nodes of kind {kind}")
    for e in by_id(xml, "edge").values():
        check({"weight", "symmetric", "articles", "list_order", "list_of", "list_open"} <= set(e), f"{form}: bare edge")
        for proof in json.loads(e.get("evidence", "[]")):
            check({"article", "begin", "end", "rule", "quote"} <= set(proof) and proof["article"] in nodes, f"{form}: evidence")


def hostile(xml):
    nodes = by_id(xml, "node")
    check(nodes["person-bad"]["name"] == CLEAN and nodes["unit-bad"]["name"] == CLEAN, "hostile name")
    check(json.loads(nodes["person-bad"]["aliases"])[0].endswith("别名"), "hostile alias")
    headline = [n for n in nodes.values() if n["kind"] == "article" and n.get("name") == HEADLINE]
    check(len(headline) == 1 and len(headline[0]["label"]) <= 25 and headline[0]["path"] == CLEAN, "hostile article")
    quotes = [e["quote"] for e in by_id(xml, "edge").values() if e["rel_type"] == "HOLDS" and "INF" in e["quote"]]
    check(quotes[0] == CLEAN, "hostile quote")


def validate(xml):
    if not shutil.which("xmllint"):
        print("skipped: xmllint")
        sys.exit(77)
    with tempfile.NamedTemporaryFile(suffix=".graphml") as f:
        f.write(xml)
        f.flush()
        run = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", os.path.join(here, "graphml.rng"), f.name],
                             stderr=subprocess.PIPE, text=True)
    return run.returncode == 0, run.stderr


folder, bad = with_hostile(files)
for name, paths in (("records", files), ("hostile", bad)):
    counts = json.loads(fold(tool, "counts", *paths))
    for form, args in (("default", ()), ("strict", ("--strict",))):
        xml = fold(tool, "graphml", *args, *paths)
        conventions(xml, form)
        presence(xml, form)
        readers(xml, counts, form)
        valid, why = validate(xml)
        check(valid == (form == "strict"), f"{form}: {why}")
        if name == "hostile":
            hostile(xml)
    print(f"{name}: {counts['nodes']} nodes, {counts['edges']} edges in networkx, igraph and guanxi")
