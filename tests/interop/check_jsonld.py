"""JSON-LD read by rdflib without a network: the same persons, events and attendances as the graph has."""
import json, socket, sys
from collections import Counter
from common import HOSTILE, by_id, check, fold, need, with_hostile

(rdflib,) = need("rdflib")
from rdflib.namespace import RDF, OWL

tool, *files = sys.argv[1:]
GX, SCHEMA = rdflib.Namespace("urn:guanxi:vocab:"), rdflib.Namespace("http://schema.org/")
ORG, OA = rdflib.Namespace("http://www.w3.org/ns/org#"), rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
ROLES = ("CHAIRED", "SPOKE_AT", "ATTENDED", "GUIDED", "INSPECTED", "ANNOUNCED", "MET", "WROTE_TO")


def no_network(*_):
    raise OSError("the network was asked for")


socket.socket.connect = no_network


def iri(identifier):
    return rdflib.URIRef("urn:guanxi:" + identifier)


def compare(g, nodes, edges, ends, counts):
    """The triples against the GraphML of the same records."""
    of_type = lambda t: set(g.subjects(RDF.type, t))
    kinds = {SCHEMA.Person: "person", SCHEMA.Event: "event", SCHEMA.NewsArticle: "article", ORG.Post: "position",
             GX.Unit: "unit", GX.Company: "company", SCHEMA.Place: "place"}
    for t, kind in kinds.items():
        check(of_type(t) == {iri(i) for i, n in nodes.items() if n["kind"] == kind}, f"{kind}s differ")
    attendances = of_type(GX.Attendance)
    check(attendances == {iri(i) for i, e in edges.items() if e["rel_type"] in ROLES}, "attendances differ")
    seen = {(g.value(a, GX.person), str(g.value(a, GX.role)).upper(), g.value(a, GX.event)) for a in attendances}
    check(seen == {(iri(s), e["rel_type"], iri(t)) for i, e in edges.items() if e["rel_type"] in ROLES for s, t in [ends[i]]},
          "who did what at which event differs")
    for a in attendances:
        if str(g.value(a, GX.role)) != "wrote_to":
            check((g.value(a, GX.event), SCHEMA.attendee, g.value(a, GX.person)) in g, "attendance without direct tie")
    chairs = {ends[i] for i, e in edges.items() if e["rel_type"] == "CHAIRED"}
    check({(p, e) for e, p in g.subject_objects(GX.chair)} == {(iri(s), iri(t)) for s, t in chairs}, "chairs differ")
    holds = {ends[i] for i, e in edges.items() if e["rel_type"] == "HOLDS"}
    check(set(g.subject_objects(ORG.holds)) == {(iri(s), iri(t)) for s, t in holds}, "posts held differ")
    check(len(of_type(ORG.Membership)) == counts["HOLDS"], "memberships differ")
    check(len(attendances) + len(of_type(ORG.Membership)) + len(of_type(GX.Claim)) == counts["edges"], "statements differ")


def evidence(g, edges):
    """Every statement leads to the words of each of its evidences."""
    for i, e in edges.items():
        proofs = json.loads(e.get("evidence", "[]"))
        seen = set()
        for note in g.objects(iri(i), PROV.wasDerivedFrom):
            target = g.value(note, OA.hasTarget)
            parts = {str(g.value(s, RDF.type)): s for s in g.objects(target, OA.hasSelector)}
            at, words = parts[str(OA.TextPositionSelector)], parts[str(OA.TextQuoteSelector)]
            seen.add((g.value(target, OA.hasSource), int(g.value(at, OA.start)), int(g.value(at, OA.end)),
                      str(g.value(words, OA.exact))))
        wanted = {(iri(p["article"]), p["begin"], p["end"], p["quote"]) for p in proofs}
        check(len(seen) == len(wanted) and {x[:3] for x in seen} == {x[:3] for x in wanted}, f"evidence of {i}")
        if not any(HOSTILE[:9] in p["quote"] for p in proofs):
            check(seen == wanted, f"words of {i}")


def terms(g):
    """No relative or malformed address, no local file, no undeclared term got through."""
    for triple in g:
        for t in triple:
            if isinstance(t, rdflib.URIRef):
                check(":" in t and not t.startswith("file:") and not set(t) & set("<>\"{}|\\^` \n\x01"), f"address {t!r}")
    literals = {t.language for _, _, t in g if isinstance(t, rdflib.Literal)}
    check(literals <= {None, "zh"}, f"languages {literals}")


folder, bad = with_hostile(files)
for name, paths in (("records", files), ("hostile", bad)):
    text = fold(tool, "jsonld", *paths).decode()
    check("@version" not in text and set(json.loads(text)) == {"@context", "@graph"}, "not JSON-LD 1.0 with inline context")
    g = rdflib.Graph().parse(data=text, format="json-ld")
    xml = fold(tool, "graphml", *paths)
    nodes, edges = by_id(xml, "node"), by_id(xml, "edge")
    import xml.etree.ElementTree as tree
    ends = {e.get("id"): (e.get("source"), e.get("target"))
            for e in tree.fromstring(xml).iter("{http://graphml.graphdrawing.org/xmlns}edge")}
    compare(g, nodes, edges, ends, json.loads(fold(tool, "counts", *paths)))
    evidence(g, edges)
    terms(g)
    if name == "hostile":
        check(str(g.value(iri("person-bad"), SCHEMA.name)) == HOSTILE, "hostile name")
    print(f"{name}: {len(g)} triples, {len(nodes)} nodes, {len(edges)} statements")
