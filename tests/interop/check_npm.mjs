// Readers from npm: graphology (GraphML, GEXF), jsonld in its safe mode, and the model of FollowTheMoney.
// usage: node check_npm.mjs FOLDER   FOLDER has node_modules and graph.{graphml,gexf,jsonld,ftm}. Prints what each counts, as JSON.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const folder = process.argv[2];
const load = createRequire(folder + '/node_modules/');
const text = (name) => fs.readFileSync(`${folder}/${name}`, 'utf8');
const { MultiDirectedGraph } = load('graphology');
const { DOMParser } = load('@xmldom/xmldom');
const jsonld = load('jsonld');
const { Model, defaultModel } = load('@opensanctions/followthemoney');

const sum = (graph) => graph.reduceEdges((total, _e, attributes) => total + (attributes.weight ?? 1), 0);
const count = (graph) => ({ nodes: graph.order, edges: graph.size, weight: sum(graph) });

function checkFtm(lines) {
  const model = new Model(defaultModel), ids = new Set(), refs = [];
  const counts = { nodes: 0, edges: 0 };
  for (const line of lines) {
    const entity = JSON.parse(line), schema = model.getSchema(entity.schema), properties = schema.getProperties();
    if (!/^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/.test(entity.id)) throw new Error(`id ${entity.id}`);
    for (const [name, values] of Object.entries(entity.properties)) {
      const property = properties.get(name);
      if (!property || property.stub) throw new Error(`${entity.schema} has no property ${name}`);
      if (values.some((v) => typeof v !== 'string' || !v)) throw new Error(`${entity.id} ${name}`);
      if (property.type.name === 'entity') for (const v of values) refs.push([entity.id, name, v]);
    }
    model.getEntity(entity);
    ids.add(entity.id);
    if (['UnknownLink', 'Occupancy'].includes(entity.schema)) counts.edges++;
    else counts.nodes++;
    if (entity.schema === 'Position') counts.edges += (entity.properties.organization ?? []).length;
    if (entity.schema === 'Event') counts.edges += (entity.properties.proof ?? []).length;
  }
  for (const [from, name, to] of refs) if (!ids.has(to)) throw new Error(`${from} ${name} leads to ${to}, which is not there`);
  return counts;
}

const seen = {};
// Readers of XML in the browser's way need its parser.
globalThis.DOMParser = DOMParser;
seen['graphology GraphML'] = count(load('graphology-graphml').parse(MultiDirectedGraph, text('graph.graphml')));
seen['graphology GEXF'] = count(load('graphology-gexf').parse(MultiDirectedGraph, text('graph.gexf')));
const quads = await jsonld.toRDF(JSON.parse(text('graph.jsonld')), { safe: true });
const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const of = (...types) => new Set(quads.filter((q) => q.predicate.value === type && types.includes(q.object.value)).map((q) => q.subject.value)).size;
const gx = 'urn:guanxi:vocab:', org = 'http://www.w3.org/ns/org#', schema = 'http://schema.org/';
seen['jsonld (safe)'] = {
  nodes: of(schema + 'Person', schema + 'Event', schema + 'NewsArticle', org + 'Post', gx + 'Unit', gx + 'Company', schema + 'Place'),
  edges: of(gx + 'Attendance', org + 'Membership', gx + 'Claim'),
  weight: quads.filter((q) => q.predicate.value === gx + 'weight').reduce((total, q) => total + Number(q.object.value), 0),
  triples: new Set(quads.map((q) => [q.subject, q.predicate, q.object].map((t) => (t.termType === 'BlankNode' ? '_' : t.value + (t.language ?? ''))).join(' '))).size,
};
seen.FollowTheMoney = checkFtm(text('graph.ftm').split('\n').filter(Boolean));
console.log(JSON.stringify(seen));
