/// The vocabulary of rdf.c, as names of C.
#ifndef GX_GRAPH_RDF_TERMS_H
#define GX_GRAPH_RDF_TERMS_H

#include "graph/rdf.h"

// X(name in C, short name, iri, kind of its values)
#define GX_RDF_TERMS(X) \
  X(name, "name", "schema:name", WORDS) \
  X(alternate_name, "alternateName", "schema:alternateName", WORDS) \
  X(headline, "headline", "schema:headline", WORDS) \
  X(pref_label, "prefLabel", "skos:prefLabel", WORDS) \
  X(title, "title", "gx:title", WORDS) \
  X(role_name, "roleName", "schema:roleName", WORDS) \
  X(exact, "exact", "oa:exact", WORDS) \
  X(post_in, "postIn", "org:postIn", NODE) \
  X(location, "location", "schema:location", NODE) \
  X(publisher, "publisher", "schema:publisher", NODE) \
  X(url, "url", "schema:url", ADDRESS) \
  X(same_as, "sameAs", "owl:sameAs", NODE) \
  X(person, "person", "gx:person", NODE) \
  X(event, "event", "gx:event", NODE) \
  X(member, "member", "org:member", NODE) \
  X(organization, "organization", "org:organization", NODE) \
  X(post, "post", "gx:post", NODE) \
  X(subject, "subject", "gx:subject", NODE) \
  X(object, "object", "gx:object", NODE) \
  X(predicate, "predicate", "gx:predicate", NAME) \
  X(attendee_of, "attendeeOf", "^schema:attendee", NODE) \
  X(chair_of, "chairOf", "^gx:chair", NODE) \
  X(derived_from, "wasDerivedFrom", "prov:wasDerivedFrom", NODE) \
  X(primary_source, "hadPrimarySource", "prov:hadPrimarySource", NODE) \
  X(generated_by, "wasGeneratedBy", "prov:wasGeneratedBy", NODE) \
  X(has_source, "hasSource", "oa:hasSource", NODE) \
  X(has_target, "hasTarget", "oa:hasTarget", NODE) \
  X(has_selector, "hasSelector", "oa:hasSelector", NODE)

// X(name in C, iri, kind of its values)
#define GX_RDF_PLAIN(X) \
  X(gx_document, "gx:document", TEXT) \
  X(gx_path, "gx:path", TEXT) \
  X(sha256, "schema:sha256", TEXT) \
  X(gx_home, "gx:home", TEXT) \
  X(gx_kind, "gx:kind", TEXT) \
  X(gx_role, "gx:role", TEXT) \
  X(gx_rule, "gx:rule", TEXT) \
  X(gx_gazetteers, "gx:gazetteers", TEXT) \
  X(offset_unit, "gx:offsetUnit", TEXT) \
  X(gx_article, "gx:article", NUMBER) \
  X(gx_begin, "gx:begin", NUMBER) \
  X(gx_end, "gx:end", NUMBER) \
  X(gx_mentions, "gx:mentions", NUMBER) \
  X(gx_weight, "gx:weight", NUMBER) \
  X(list_position, "schema:position", NUMBER) \
  X(list_length, "gx:listLength", NUMBER) \
  X(list_open, "gx:listOpen", FLAG) \
  X(oa_start, "oa:start", NUMBER) \
  X(oa_end, "oa:end", NUMBER) \
  X(start_date, "schema:startDate", DATE) \
  X(date_published, "schema:datePublished", DATE) \
  X(first_date, "gx:firstDate", DATE) \
  X(last_date, "gx:lastDate", DATE)

#define GX_X(c, term, iri, kind) static const gx_rdf_term c = {term, iri, GX_RDF_##kind};
GX_RDF_TERMS(GX_X)
#undef GX_X
#define GX_X(c, iri, kind) static const gx_rdf_term c = {iri, iri, GX_RDF_##kind};
GX_RDF_PLAIN(GX_X)
#undef GX_X

/// How an edge stands on its source; the iri is also what a claim names as its predicate. Roles stand as attendeeOf.
static const gx_rdf_term ties[GX_EDGE_TYPE_COUNT] = {
    [GX_EDGE_WROTE_TO] = {"wroteTo", "gx:wroteTo", GX_RDF_NODE},
    [GX_EDGE_VISITED] = {"visited", "gx:visited", GX_RDF_NODE},
    [GX_EDGE_HOLDS] = {"holds", "org:holds", GX_RDF_NODE},
    [GX_EDGE_WROTE] = {"authorOf", "^schema:author", GX_RDF_NODE},
    [GX_EDGE_ORGANIZED] = {"organizerOf", "^schema:organizer", GX_RDF_NODE},
    [GX_EDGE_HELD_AT] = {"heldAt", "schema:location", GX_RDF_NODE},
    [GX_EDGE_OF_UNIT] = {"ofUnit", "org:postIn", GX_RDF_NODE},
    [GX_EDGE_PART_OF] = {"partOf", "gx:partOf", GX_RDF_NODE},
    [GX_EDGE_LOCATED_IN] = {"locatedIn", "gx:locatedIn", GX_RDF_NODE},
    [GX_EDGE_CO_OCCURS] = {"coOccurs", "gx:coOccurs", GX_RDF_NODE},
    [GX_EDGE_REPORTED_IN] = {"subjectOf", "schema:subjectOf", GX_RDF_NODE},
    [GX_EDGE_MAYBE_SAME] = {"maybeSame", "gx:maybeSame", GX_RDF_NODE},
    [GX_EDGE_TOGETHER] = {"together", "gx:together", GX_RDF_NODE},
    [GX_EDGE_LISTED_WITH] = {"listedWith", "gx:listedWith", GX_RDF_NODE},
};

static const char* const node_types[GX_NODE_KIND_COUNT] = {
    [GX_NODE_PERSON] = "schema:Person",
    [GX_NODE_POSITION] = "org:Post",
    [GX_NODE_UNIT] = "schema:Organization org:Organization gx:Unit",
    [GX_NODE_COMPANY] = "schema:Organization org:Organization gx:Company",
    [GX_NODE_PLACE] = "schema:Place",
    [GX_NODE_EVENT] = "schema:Event",
    [GX_NODE_ARTICLE] = "schema:NewsArticle",
};

#endif
