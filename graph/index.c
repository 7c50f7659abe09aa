#include "graph/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "graph/build.h"
#include "graph/passage.h"

/// The record whose rows are being made.
typedef struct {
  gx_store* store;
  gx_sql* sql;
  int64_t document;
  const gx_record* record;
  gx_arena* arena;
  gx_intern* ids;        ///< Of nodes of this record
  GX_VEC(int64_t) nodes; ///< By number in `ids`: row of `node`, 0 while unknown
  uint32_t* mentions;    ///< By number in `ids`
  gx_passages passages;
} indexing;

// ---- nodes -----------------------------------------------------------------------------------------------------------------

/// What one record says of a node.
typedef struct {
  gx_str id, name, title, class_;
  gx_node_kind kind;
  int64_t unit;
  gx_date date;
} saying;

static gx_node_kind kind_of(gx_kind kind) {
  switch (kind) {
    case GX_KIND_POSITION: return GX_NODE_POSITION;
    case GX_KIND_UNIT: return GX_NODE_UNIT;
    case GX_KIND_COMPANY: return GX_NODE_COMPANY;
    case GX_KIND_PLACE: return GX_NODE_PLACE;
    case GX_KIND_EVENT: return GX_NODE_EVENT;
    default: return GX_NODE_PERSON;
  }
}

static gx_str date_text(gx_date date, char out[12]) {
  gx_date_format(date, out);
  return gx_str_of(out);
}

static uint32_t number_of(indexing* x, gx_str id) {
  const uint32_t number = gx_intern_add(x->ids, id);
  if (number == x->nodes.n) GX_PUSH(x->arena, &x->nodes, 0);
  return number;
}

static int64_t node_of(const indexing* x, gx_str id) {
  const uint32_t number = gx_intern_find(x->ids, id);
  return number == GX_NONE ? 0 : x->nodes.at[number];
}

/// Whether what is known of a node says all that this document says of it.
static bool says_it_all(gx_rows* rows, const saying* s, gx_str day) {
  return (!s->name.n || gx_str_eq(gx_sql_str(rows, 1, NULL), s->name)) &&
         (!s->title.n || gx_str_eq(gx_sql_str(rows, 2, NULL), s->title)) &&
         (!s->class_.n || gx_str_eq(gx_sql_str(rows, 3, NULL), s->class_)) &&
         (!s->unit || gx_sql_int(rows, 4) == s->unit) &&
         (!day.n || gx_str_eq(gx_sql_str(rows, 5, NULL), day)) && gx_sql_int(rows, 6) <= (int64_t)s->kind;
}

/// Of what several documents say of a node the same wins as in the graph: the longest words, the most precise and then earliest date, the
/// unit with the smallest id.
static void improve_node(indexing* x, int64_t node, const saying* s, gx_str day) {
  gx_sql_do(
      x->sql,
      "UPDATE node SET kind=min(kind,?2),"
      " name=CASE WHEN (length(CAST(ifnull(name,'') AS BLOB)),?3)<(length(CAST(?3 AS BLOB)),ifnull(name,''))"
      "  THEN ?3 ELSE name END,"
      " title=CASE WHEN (length(CAST(ifnull(title,'') AS BLOB)),?4)<(length(CAST(?4 AS "
      "BLOB)),ifnull(title,''))"
      "  THEN ?4 ELSE title END,"
      " class=CASE WHEN (length(ifnull(class,'')),?5)<(length(?5),ifnull(class,'')) THEN ?5 ELSE class END,"
      " unit=CASE WHEN ?6=0 OR unit IS ?6 THEN unit WHEN unit IS NULL THEN ?6"
      "  WHEN (SELECT id FROM node u WHERE u.n=?6)<(SELECT id FROM node u WHERE u.n=node.unit) THEN ?6 ELSE "
      "unit END,"
      " date=CASE WHEN ?7='' THEN date WHEN date IS NULL OR length(?7)>length(date) THEN ?7"
      "  WHEN length(?7)<length(date) THEN date ELSE min(date,?7) END WHERE n=?1",
      "iitttit", node, (int64_t)s->kind, s->name, s->title, s->class_, s->unit, day);
}

/// Adds or improves a node, and notes that this document speaks of it. Nodes that say it all already are only looked at: every page of the
/// file that changes is written.
static void put_node(indexing* x, const saying* s) {
  const uint32_t number = number_of(x, s->id);
  if (x->nodes.at[number]) return;
  char date[12];
  const gx_str day = date_text(s->date, date);
  gx_rows* rows = gx_sql_query(x->sql, "SELECT n, name, title, class, unit, date, kind FROM node WHERE id=?1",
                               "t", s->id);
  int64_t node = 0;
  bool enough = false;
  if (gx_sql_next(rows)) {
    node = gx_sql_int(rows, 0);
    enough = says_it_all(rows, s, day);
  }
  gx_sql_end(rows);
  if (!node) {
    gx_sql_do(x->sql,
              "INSERT INTO node(id,kind,name,title,class,unit,date) VALUES(?1,?2,?3,?4,?5,nullif(?6,0),?7)",
              "tisssis", s->id, (int64_t)s->kind, s->name, s->title, s->class_, s->unit, day);
    node = gx_sql_last_row(x->sql);
  } else if (!enough) {
    improve_node(x, node, s, day);
  }
  x->nodes.at[number] = node;
  gx_sql_do(x->sql, "INSERT INTO said VALUES(?1,?2,?3,?4,?5,nullif(?6,0),?7,?8)", "iisssisi", x->document,
            node, s->name, s->title, s->class_, s->unit, day, (int64_t)x->mentions[number]);
}

static void count_mentions(indexing* x) {
  const gx_record* r = x->record;
  for (uint32_t i = 0; i < r->n_entities; i++) number_of(x, r->entities[i].entity);
  for (uint32_t i = 0; i < r->n_events; i++) number_of(x, r->events[i].event);
  x->mentions = GX_ARRAY(x->arena, uint32_t, x->nodes.n);
  for (uint32_t i = 0; i < r->n_mentions; i++) {
    const uint32_t number = r->mentions[i].entity.n ? gx_intern_find(x->ids, r->mentions[i].entity) : GX_NONE;
    if (number != GX_NONE) x->mentions[number]++;
  }
}

static void put_nodes(indexing* x) {
  const gx_record* r = x->record;
  for (int with_unit = 0; with_unit < 2; with_unit++) { // Units stand before what is theirs
    for (uint32_t i = 0; i < r->n_entities; i++) {
      const gx_record_entity* e = &r->entities[i];
      if ((e->unit.n > 0) != with_unit) continue;
      put_node(x, &(saying){.id = e->entity,
                            .name = e->name,
                            .title = e->title,
                            .kind = kind_of(e->kind),
                            .unit = e->unit.n ? node_of(x, e->unit) : 0});
    }
  }
  for (uint32_t i = 0; i < r->n_events; i++) {
    const gx_record_event* e = &r->events[i];
    put_node(x, &(saying){.id = e->event,
                          .name = e->name,
                          .class_ = e->kind,
                          .kind = GX_NODE_EVENT,
                          .unit = e->place.n ? node_of(x, e->place) : 0,
                          .date = e->date});
  }
}

/// Other words than its name that the texts use for a node.
typedef struct {
  uint32_t node, word; ///< Numbers
} naming;

static int compare_namings(const void* p, const void* q) {
  const naming *a = p, *b = q;
  if (a->node != b->node) return a->node < b->node ? -1 : 1;
  return a->word < b->word ? -1 : a->word > b->word;
}

static void put_aliases(indexing* x) {
  const gx_record* r = x->record;
  gx_str* names = GX_ARRAY(x->arena, gx_str, x->nodes.n);
  gx_intern* words = gx_intern_new(x->arena);
  naming* all = GX_ARRAY(x->arena, naming, r->n_mentions);
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->n_entities; i++)
    names[number_of(x, r->entities[i].entity)] = r->entities[i].name;
  for (uint32_t i = 0; i < r->n_events; i++) names[number_of(x, r->events[i].event)] = r->events[i].name;
  for (uint32_t i = 0; i < r->n_mentions; i++) {
    const gx_record_mention* m = &r->mentions[i];
    const uint32_t number = m->entity.n ? gx_intern_find(x->ids, m->entity) : GX_NONE;
    if (number == GX_NONE || !m->text.n || gx_str_eq(m->text, names[number])) continue;
    all[n++] = (naming){number, gx_intern_add(words, m->text)};
  }
  if (n) qsort(all, n, sizeof *all, compare_namings);
  for (uint32_t i = 0, from = 0; i < n; i++) {
    if (i + 1 < n && compare_namings(&all[i], &all[i + 1]) == 0) continue;
    gx_sql_do(x->sql, "INSERT INTO alias VALUES(?1,?2,?3,?4)", "itii", x->nodes.at[all[i].node],
              gx_intern_get(words, all[i].word), x->document, (int64_t)(i + 1 - from));
    from = i + 1;
  }
}

// ---- articles and claims -----------------------------------------------------------------------------------------------------

static void put_articles(indexing* x) {
  const gx_record* r = x->record;
  char date[12];
  for (uint32_t i = 0; i < r->n_articles; i++) {
    const gx_record_article* a = &r->articles[i];
    const gx_date issued = gx_date_precision(a->issued) ? a->issued : r->document.issued;
    gx_sql_do(x->sql, "INSERT INTO article VALUES(?1,?2,?3,?4,?5,?6)", "iissii", x->document, (int64_t)i,
              gx_passage_clean(a->headline, x->arena), date_text(issued, date), (int64_t)a->begin,
              (int64_t)a->end);
  }
}

/// The words that stand for a claim: of an office, those that say that it begins or ends; else the first.
static const gx_record_evidence* best_evidence(const gx_record_claim* c) {
  for (uint32_t i = 0; i < c->n_evidence; i++) {
    const gx_str rule = c->evidence[i].rule;
    if (gx_store_says_begin(rule) || gx_store_says_end(rule)) return &c->evidence[i];
  }
  return c->n_evidence ? &c->evidence[0] : NULL;
}

static void put_claim(indexing* x, const gx_record_claim* c) {
  char date[12];
  const gx_record_evidence* e = best_evidence(c);
  const gx_str quote = e ? gx_passage_clean(e->quote, x->arena) : GX_STR("");
  const gx_str sentence = e ? gx_passage_sentence(&x->passages, e->begin, e->end, x->arena) : GX_STR("");
  gx_sql_do(x->sql,
            "INSERT INTO "
            "claim(id,document,article,type,subject,object,date,place,of,open,begin,end,rule,quote,sentence)"
            " VALUES(?1,?2,?3,?4,?5,nullif(?6,0),?7,?8,?9,?10,?11,?12,?13,?14,?15)",
            "tiiiiisiiiiisss", c->claim, x->document, (int64_t)c->article, (int64_t)c->type,
            node_of(x, c->subject), node_of(x, c->object), date_text(c->date, date), (int64_t)c->order,
            (int64_t)c->of, (int64_t)c->open, (int64_t)(e ? e->begin : 0), (int64_t)(e ? e->end : 0),
            e ? e->rule : GX_STR(""), quote, sentence.n ? sentence : quote);
}

static void put_claims(indexing* x) {
  const gx_record* r = x->record;
  for (uint32_t i = 0; i < r->n_claims; i++) {
    const gx_mark mark = gx_mark_now(x->arena);
    if (gx_store_indexes((gx_edge_type)r->claims[i].type)) put_claim(x, &r->claims[i]);
    gx_rewind(x->arena, mark);
  }
}

// ---- in and out --------------------------------------------------------------------------------------------------------------

void gx_index_add(gx_store* store, int64_t document, const gx_record* record, gx_str source,
                  gx_arena* scratch) {
  indexing x = {.store = store,
                .sql = store->sql,
                .document = document,
                .record = record,
                .arena = scratch,
                .ids = gx_intern_new(scratch),
                .passages = gx_passages_new(source, scratch)};
  count_mentions(&x);
  put_nodes(&x);
  put_aliases(&x);
  put_articles(&x);
  put_claims(&x);
}

/// What is left to say of a node when one of its documents is gone.
static void settle_node(gx_sql* sql, int64_t node) {
  gx_sql_do(
      sql,
      "UPDATE node SET"
      " name=(SELECT name FROM said WHERE node=?1 ORDER BY length(CAST(name AS BLOB)) DESC, name LIMIT 1),"
      " title=(SELECT title FROM said WHERE node=?1 ORDER BY length(CAST(title AS BLOB)) DESC, title LIMIT "
      "1),"
      " class=(SELECT class FROM said WHERE node=?1 ORDER BY length(class) DESC, class LIMIT 1),"
      " unit=(SELECT u.n FROM said s JOIN node u ON u.n=s.unit WHERE s.node=?1 ORDER BY u.id LIMIT 1),"
      " date=(SELECT date FROM said WHERE node=?1 ORDER BY length(date) DESC, date LIMIT 1) WHERE n=?1",
      "i", node);
  gx_sql_do(sql, "DELETE FROM node WHERE n=?1 AND NOT EXISTS(SELECT 1 FROM said WHERE node=?1)", "i", node);
}

void gx_index_remove(gx_store* store, int64_t document, gx_arena* scratch) {
  gx_sql* sql = store->sql;
  GX_VEC(int64_t) nodes = {0};
  gx_rows* rows = gx_sql_query(sql, "SELECT node FROM said WHERE document=?1", "i", document);
  while (gx_sql_next(rows)) GX_PUSH(scratch, &nodes, gx_sql_int(rows, 0));
  gx_sql_do(sql, "DELETE FROM said WHERE document=?1", "i", document);
  gx_sql_do(sql, "DELETE FROM claim WHERE document=?1", "i", document);
  gx_sql_do(sql, "DELETE FROM article WHERE document=?1", "i", document);
  for (uint32_t i = 0; i < nodes.n; i++) {
    gx_sql_do(sql, "DELETE FROM alias WHERE node=?1 AND document=?2", "ii", nodes.at[i], document);
    settle_node(sql, nodes.at[i]);
  }
}

// ---- somebody else ---------------------------------------------------------------------------------------------------------

static void rename_one(gx_str* id, gx_str from, gx_str to) {
  if (gx_str_eq(*id, from)) *id = to;
}

void gx_index_rename(gx_store* store, gx_record* record, gx_arena* arena) {
  GX_VEC(gx_str) persons = {0};
  gx_rows* rows =
      gx_sql_query(store->sql, "SELECT a FROM overruling WHERE kind=2 AND b=?1", "t", record->document.id);
  while (gx_sql_next(rows)) GX_PUSH(arena, &persons, gx_sql_str(rows, 0, arena));
  for (uint32_t k = 0; k < persons.n; k++) {
    const gx_str from = persons.at[k], to = gx_store_other_id(arena, from, record->document.id);
    for (uint32_t i = 0; i < record->n_mentions; i++) rename_one(&record->mentions[i].entity, from, to);
    for (uint32_t i = 0; i < record->n_entities; i++) rename_one(&record->entities[i].entity, from, to);
    for (uint32_t i = 0; i < record->n_claims; i++) {
      rename_one(&record->claims[i].subject, from, to);
      rename_one(&record->claims[i].object, from, to);
    }
  }
}
