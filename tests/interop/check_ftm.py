"""Entities as OpenAleph's own library sees them: every schema and property is of the model, every value valid and kept, every reference leads somewhere.
usage: check_ftm.py FILE   with the Python package followthemoney. Prints counts, as JSON."""
import json, sys, unicodedata
from followthemoney import model
from followthemoney.exc import InvalidData
from followthemoney.proxy import EntityProxy


def visible(text):
    """Without what cleaning may drop or change: blanks and characters that do not show, and of addresses the semicolon."""
    return "".join(c for c in text if unicodedata.category(c)[0] not in "CZ" and c not in ";,")


ids, references, counts = set(), [], {"nodes": 0, "edges": 0}
for line in open(sys.argv[1], encoding="utf-8"):
    data = json.loads(line)
    schema = model.get(data["schema"])
    unknown = set(data["properties"]) - set(schema.properties)
    if unknown: sys.exit(f"{data['id']}: {schema.name} has no {unknown}")
    try:
        schema.validate(data)
    except InvalidData as e:
        sys.exit(f"{data['id']}: {e.errors}")
    entity = EntityProxy.from_dict(data, cleaned=False)
    for name, values in data["properties"].items():
        kept = {visible(v) for v in entity.get(name)}
        if kept != {visible(v) for v in values}: sys.exit(f"{data['id']}: {name} {values} becomes {kept}")
        if schema.get(name).type.name == "entity": references += [(data["id"], v) for v in values]
    ids.add(data["id"])
    counts["edges" if schema.edge else "nodes"] += 1
    counts["edges"] += len(data["properties"].get("organization" if schema.name == "Position" else "proof" if schema.name == "Event" else "", []))
for source, target in references:
    if target not in ids: sys.exit(f"{source} names {target}, which is not there")
print(json.dumps(counts))
