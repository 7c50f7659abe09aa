#include "extractor/record.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"

/// Largest count, offset or number in a record: GX_NONE stays free.
#define MAX_NUMBER ((double)(GX_NONE - 1))

static const char* const kind_names[GX_KIND_COUNT] = {
#define GX_X(e, name) [GX_KIND_##e] = #name,
    GX_KINDS(GX_X)
#undef GX_X
};

static const struct {
  const char* name;
  const char* label;
  const char* zh;
} claim_types[GX_CLAIM_COUNT] = {
#define GX_X(e, name, label, zh) [GX_CLAIM_##e] = {#name, #label, zh},
    GX_CLAIMS(GX_X)
#undef GX_X
};

const char* gx_kind_name(gx_kind k) { return kind_names[k]; }
const char* gx_claim_name(gx_claim_type t) { return claim_types[t].name; }
const char* gx_claim_label(gx_claim_type t) { return claim_types[t].label; }
const char* gx_claim_zh(gx_claim_type t) { return claim_types[t].zh; }

bool gx_kind_parse(gx_str s, gx_kind* out) {
  for (int k = 0; k < GX_KIND_COUNT; k++)
    if (gx_str_eq(s, gx_str_of(kind_names[k]))) return *out = (gx_kind)k, true;
  return false;
}

bool gx_claim_parse(gx_str s, gx_claim_type* out) {
  for (int t = 0; t < GX_CLAIM_COUNT; t++)
    if (gx_str_eq(s, gx_str_of(claim_types[t].name))) return *out = (gx_claim_type)t, true;
  return false;
}

gx_str gx_article_id(gx_arena* arena, gx_str document_id, uint32_t article) {
  char number[12];
  const int n = snprintf(number, sizeof number, "%u", article);
  const gx_str parts[] = {document_id, {number, (size_t)n}};
  return gx_id(arena, "article", parts, 2);
}

// ---- writing -------------------------------------------------------------------------------------------------------------

/// What goes to the sink in larger pieces: an item of a record is some twenty short strings.
typedef struct {
  gx_sink* sink;
  size_t n;
  char bytes[1 << 14];
} page;

static void flush(page* out) {
  gx_put(out->sink, (gx_str){out->bytes, out->n});
  out->n = 0;
}

static void put(page* out, gx_str s) {
  if (sizeof out->bytes - out->n < s.n) flush(out);
  memcpy(out->bytes + out->n, s.p, s.n);
  out->n += s.n;
}

static void put_json(page* out, gx_str s) {
  if (s.n > sizeof out->bytes / 8) {
    flush(out);
    gx_json_put(out->sink, s);
    return;
  }
  if (sizeof out->bytes - out->n < GX_JSON_ROOM(s.n)) flush(out);
  out->n = (size_t)(gx_json_write(out->bytes + out->n, s) - out->bytes);
}

/// `before` is the key with its punctuation: `,"end":`.
static void put_number(page* out, gx_str before, uint32_t v) {
  char digits[10];
  char* p = digits + sizeof digits;
  do {
    *--p = (char)('0' + v % 10);
    v /= 10;
  } while (v);
  put(out, before);
  put(out, (gx_str){p, (size_t)(digits + sizeof digits - p)});
}

static void put_mention(page* out, gx_str before, uint32_t mention) {
  if (mention != GX_NONE) {
    put_number(out, before, mention);
  } else {
    put(out, before);
    put(out, GX_STR("null"));
  }
}

static void put_str(page* out, gx_str before, gx_str s) {
  put(out, before);
  put_json(out, s);
}

/// An id or the name of a kind: short, and nothing in it to escape.
static void put_name(page* out, gx_str before, gx_str s) {
  put(out, before);
  put(out, GX_STR("\""));
  put(out, s);
  put(out, GX_STR("\""));
}

static void put_str_or_null(page* out, gx_str before, gx_str s) {
  if (s.n) {
    put_str(out, before, s);
  } else {
    put(out, before);
    put(out, GX_STR("null"));
  }
}

static void put_date(page* out, gx_str before, gx_date d) {
  char day[12];
  gx_date_format(d, day);
  put_str_or_null(out, before, gx_str_of(day));
}

static void put_dated(page* out, gx_date d) {
  put_date(out, GX_STR(",\"date\":"), d);
  put_name(out, GX_STR(",\"precision\":"), gx_str_of(gx_precision_name(gx_date_precision(d))));
}

static void write_document(const gx_record_document* d, page* out) {
  put_name(out, GX_STR("{\"id\":"), d->id);
  put_str(out, GX_STR(",\"path\":"), d->path);
  put_str(out, GX_STR(",\"sha256\":"), d->sha256);
  put_date(out, GX_STR(",\"issued\":"), d->issued);
  put_str_or_null(out, GX_STR(",\"publication\":"), d->publication);
  put_str_or_null(out, GX_STR(",\"home\":"), d->home);
  put_str_or_null(out, GX_STR(",\"encoding\":"), d->encoding);
  put_number(out, GX_STR(",\"chars\":"), d->chars);
  if (d->url.n) put_str(out, GX_STR(",\"url\":"), d->url);
  put(out, GX_STR("}"));
}

static void write_article(const gx_record_article* a, uint32_t i, page* out) {
  put_number(out, GX_STR("{\"article\":"), i);
  put_str(out, GX_STR(",\"headline\":"), a->headline);
  put_number(out, GX_STR(",\"begin\":"), a->begin);
  put_number(out, GX_STR(",\"end\":"), a->end);
  put_date(out, GX_STR(",\"issued\":"), a->issued);
  put(out, GX_STR("}"));
}

static void write_mention(const gx_record_mention* m, uint32_t i, page* out) {
  put_number(out, GX_STR("{\"mention\":"), i);
  put_name(out, GX_STR(",\"kind\":"), gx_str_of(kind_names[m->kind]));
  put_str(out, GX_STR(",\"text\":"), m->text);
  put_number(out, GX_STR(",\"begin\":"), m->begin);
  put_number(out, GX_STR(",\"end\":"), m->end);
  put_number(out, GX_STR(",\"article\":"), m->article);
  put_str_or_null(out, GX_STR(",\"entity\":"), m->entity);
  put_str(out, GX_STR(",\"rule\":"), m->rule);
  put(out, GX_STR("}"));
}

static void write_entity(const gx_record_entity* e, page* out) {
  put_name(out, GX_STR("{\"entity\":"), e->entity);
  put_name(out, GX_STR(",\"kind\":"), gx_str_of(kind_names[e->kind]));
  put_str(out, GX_STR(",\"name\":"), e->name);
  if (e->kind == GX_KIND_POSITION) {
    put_str_or_null(out, GX_STR(",\"unit\":"), e->unit);
    put_str(out, GX_STR(",\"title\":"), e->title);
  }
  put(out, GX_STR("}"));
}

static void write_event(const gx_record_event* e, page* out) {
  put_name(out, GX_STR("{\"event\":"), e->event);
  put_str(out, GX_STR(",\"kind\":"), e->kind);
  put_str(out, GX_STR(",\"name\":"), e->name);
  put_dated(out, e->date);
  put_number(out, GX_STR(",\"article\":"), e->article);
  put_str_or_null(out, GX_STR(",\"place\":"), e->place);
  put(out, GX_STR("}"));
}

static void write_evidence(const gx_record_evidence* e, page* out) {
  put_number(out, GX_STR("{\"begin\":"), e->begin);
  put_number(out, GX_STR(",\"end\":"), e->end);
  put_str(out, GX_STR(",\"rule\":"), e->rule);
  put_mention(out, GX_STR(",\"subject\":"), e->subject);
  put_mention(out, GX_STR(",\"object\":"), e->object);
  put_str(out, GX_STR(",\"quote\":"), e->quote);
  put(out, GX_STR("}"));
}

static void write_claim(const gx_record_claim* c, page* out) {
  put_name(out, GX_STR("{\"claim\":"), c->claim);
  put_name(out, GX_STR(",\"type\":"), gx_str_of(claim_types[c->type].name));
  put_name(out, GX_STR(",\"subject\":"), c->subject);
  put_name(out, GX_STR(",\"object\":"), c->object);
  put_dated(out, c->date);
  put_number(out, GX_STR(",\"article\":"), c->article);
  if (c->order) {
    put_number(out, GX_STR(",\"order\":"), c->order);
    put_number(out, GX_STR(",\"of\":"), c->of);
    put(out, c->open ? GX_STR(",\"open\":true") : GX_STR(",\"open\":false"));
  }
  put(out, GX_STR(",\"evidence\":["));
  for (uint32_t i = 0; i < c->n_evidence; i++) {
    if (i) put(out, GX_STR(","));
    write_evidence(&c->evidence[i], out);
  }
  put(out, GX_STR("]}"));
}

void gx_record_write(const gx_record* record, gx_sink* sink) {
  page whole = {.sink = sink}, *out = &whole;
  put_number(out, GX_STR("{\"record\":"), GX_RECORD_VERSION);
  put(out, GX_STR(",\"document\":"));
  write_document(&record->document, out);
  put_str(out, GX_STR(",\"gazetteers\":"), record->gazetteers);
  put(out, GX_STR(",\"articles\":["));
  for (uint32_t i = 0; i < record->n_articles; i++) {
    if (i) put(out, GX_STR(","));
    write_article(&record->articles[i], i, out);
  }
  put(out, GX_STR("],\"mentions\":["));
  for (uint32_t i = 0; i < record->n_mentions; i++) {
    if (i) put(out, GX_STR(","));
    write_mention(&record->mentions[i], i, out);
  }
  put(out, GX_STR("],\"entities\":["));
  for (uint32_t i = 0; i < record->n_entities; i++) {
    if (i) put(out, GX_STR(","));
    write_entity(&record->entities[i], out);
  }
  put(out, GX_STR("],\"events\":["));
  for (uint32_t i = 0; i < record->n_events; i++) {
    if (i) put(out, GX_STR(","));
    write_event(&record->events[i], out);
  }
  put(out, GX_STR("],\"claims\":["));
  for (uint32_t i = 0; i < record->n_claims; i++) {
    if (i) put(out, GX_STR(","));
    write_claim(&record->claims[i], out);
  }
  put(out, GX_STR("]}\n"));
  flush(out);
}

// ---- reading -------------------------------------------------------------------------------------------------------------

/// Where in the record the reader is, for its errors: `claims[3].type`.
typedef struct {
  const char* file;
  uint32_t line;
  gx_arena* arena;
  gx_error* error;
  const char* list; ///< "claims", or NULL outside any list
  const char* part; ///< "evidence", or NULL outside any inner list
  uint32_t index;
  gx_intern* declared; ///< Ids of entities, events and articles
  gx_record* out;
} reader;

static gx_status fault(const reader* r, const char* key, const char* what) {
  if (!r->list) return gx_fail(r->error, GX_ERR_RECORD, r->file, r->line, "record: %s: %s", key, what);
  return gx_fail(r->error, GX_ERR_RECORD, r->file, r->line, "record: %s[%u]%s%s%s%s: %s", r->list, r->index,
                 r->part ? "." : "", r->part ? r->part : "", *key ? "." : "", key, what);
}

/// A string that may be absent or null; then `*out` is empty.
static gx_status take_str(const reader* r, const gx_json* object, const char* key, gx_str* out) {
  const gx_json* v = gx_json_get(object, key);
  *out = (gx_str){"", 0};
  if (!v) return GX_OK;
  if (!gx_json_is_string(v)) return fault(r, key, "not a string");
  *out = gx_str_copy(r->arena, gx_json_str(v));
  return GX_OK;
}

/// A string that must be there and hold something.
static gx_status need_str(const reader* r, const gx_json* object, const char* key, gx_str* out) {
  GX_TRY(take_str(r, object, key, out));
  return out->n ? GX_OK : fault(r, key, "missing or empty");
}

/// An id: every reader of our output accepts this alphabet and length.
static gx_status need_id(const reader* r, const gx_json* object, const char* key, gx_str* out) {
  GX_TRY(need_str(r, object, key, out));
  if (out->n > 200) return fault(r, key, "not an id: longer than 200 characters");
  for (size_t i = 0; i < out->n; i++) {
    const char c = out->p[i];
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
      return fault(r, key, "not an id: holds other characters than a-z, 0-9 and -");
  }
  return GX_OK;
}

static gx_status take_number(const reader* r, const gx_json* object, const char* key, uint32_t otherwise,
                             uint32_t* out) {
  const gx_json* v = gx_json_get(object, key);
  *out = otherwise;
  if (!v) return GX_OK;
  const double d = gx_json_num(v, -1);
  if (!gx_json_is_number(v) || !(d >= 0) || d > MAX_NUMBER) return fault(r, key, "not a number from 0");
  *out = (uint32_t)d;
  return (double)*out < d ? fault(r, key, "not a whole number") : GX_OK;
}

/// A number that must be there and below `limit`.
static gx_status need_below(const reader* r, const gx_json* object, const char* key, uint32_t limit,
                            uint32_t* out) {
  GX_TRY(take_number(r, object, key, GX_NONE, out));
  if (*out == GX_NONE) return fault(r, key, "missing");
  return *out < limit ? GX_OK : fault(r, key, "out of range");
}

static gx_status take_date(const reader* r, const gx_json* object, const char* key, gx_date* out) {
  gx_str s;
  char same[12];
  *out = (gx_date){0};
  GX_TRY(take_str(r, object, key, &s));
  if (!s.n) return GX_OK;
  if (!gx_date_parse(s, out)) return fault(r, key, "not a date");
  gx_date_format(*out, same);
  return gx_str_eq(s, gx_str_of(same)) ? GX_OK
                                       : fault(r, key, "not a date of the form 2024-02-07, 2024-02 or 2024");
}

/// Code points [begin, end) of the document.
static gx_status need_range(const reader* r, const gx_json* object, uint32_t* begin, uint32_t* end) {
  GX_TRY(need_below(r, object, "end", r->out->document.chars + 1, end));
  GX_TRY(need_below(r, object, "begin", r->out->document.chars + 1, begin));
  return *begin <= *end ? GX_OK : fault(r, "begin", "behind the end");
}

/// Every item must carry its own index as its number, so that references by number can be trusted.
static gx_status need_index(const reader* r, const gx_json* object, const char* key) {
  uint32_t number;
  GX_TRY(need_below(r, object, key, GX_NONE, &number));
  return number == r->index ? GX_OK : fault(r, key, "not in order");
}

static gx_status check_declared(const reader* r, const char* key, gx_str id) {
  if (!id.n || gx_intern_find(r->declared, id) != GX_NONE) return GX_OK;
  return fault(r, key, "refers to nothing in this record");
}

static gx_status declare(const reader* r, const char* key, gx_str id) {
  const uint32_t known = gx_intern_count(r->declared);
  if (gx_intern_add(r->declared, id) < known) return fault(r, key, "declared twice");
  return GX_OK;
}

static gx_status read_document(const reader* r, const gx_json* v, gx_record_document* d) {
  if (!gx_json_is_object(v)) return fault(r, "document", "missing or not an object");
  GX_TRY(need_id(r, v, "id", &d->id));
  GX_TRY(take_str(r, v, "path", &d->path));
  GX_TRY(take_str(r, v, "sha256", &d->sha256));
  GX_TRY(take_date(r, v, "issued", &d->issued));
  GX_TRY(take_str(r, v, "publication", &d->publication));
  GX_TRY(take_str(r, v, "home", &d->home));
  GX_TRY(take_str(r, v, "encoding", &d->encoding));
  GX_TRY(take_str(r, v, "url", &d->url));
  return need_below(r, v, "chars", GX_NONE - 1, &d->chars);
}

static gx_status read_article(const reader* r, const gx_json* v) {
  gx_record_article* a = &r->out->articles[r->index];
  GX_TRY(need_index(r, v, "article"));
  GX_TRY(take_str(r, v, "headline", &a->headline));
  GX_TRY(need_range(r, v, &a->begin, &a->end));
  GX_TRY(take_date(r, v, "issued", &a->issued));
  return declare(r, "article", gx_article_id(r->arena, r->out->document.id, r->index));
}

static gx_status read_kind(const reader* r, const gx_json* v, gx_kind* out) {
  gx_str name;
  GX_TRY(need_str(r, v, "kind", &name));
  return gx_kind_parse(name, out) ? GX_OK : fault(r, "kind", "unknown kind");
}

static gx_status read_mention(const reader* r, const gx_json* v) {
  gx_record_mention* m = &r->out->mentions[r->index];
  GX_TRY(need_index(r, v, "mention"));
  GX_TRY(read_kind(r, v, &m->kind));
  GX_TRY(take_str(r, v, "text", &m->text));
  GX_TRY(need_range(r, v, &m->begin, &m->end));
  GX_TRY(need_below(r, v, "article", r->out->n_articles, &m->article));
  GX_TRY(take_str(r, v, "entity", &m->entity));
  return take_str(r, v, "rule", &m->rule);
}

static gx_status read_entity(const reader* r, const gx_json* v) {
  gx_record_entity* e = &r->out->entities[r->index];
  GX_TRY(need_id(r, v, "entity", &e->entity));
  GX_TRY(read_kind(r, v, &e->kind));
  switch (e->kind) {
    case GX_KIND_PERSON:
    case GX_KIND_POSITION:
    case GX_KIND_UNIT:
    case GX_KIND_COMPANY:
    case GX_KIND_PLACE: break;
    default: return fault(r, "kind", "no kind of an entity");
  }
  GX_TRY(take_str(r, v, "name", &e->name));
  GX_TRY(take_str(r, v, "unit", &e->unit));
  GX_TRY(take_str(r, v, "title", &e->title));
  return declare(r, "entity", e->entity);
}

static gx_status read_event(const reader* r, const gx_json* v) {
  gx_record_event* e = &r->out->events[r->index];
  GX_TRY(need_id(r, v, "event", &e->event));
  GX_TRY(need_str(r, v, "kind", &e->kind));
  GX_TRY(take_str(r, v, "name", &e->name));
  GX_TRY(take_date(r, v, "date", &e->date));
  GX_TRY(need_below(r, v, "article", r->out->n_articles, &e->article));
  GX_TRY(take_str(r, v, "place", &e->place));
  // One event may be told by several articles of a document, each with its own row.
  gx_intern_add(r->declared, e->event);
  return GX_OK;
}

static gx_status read_evidence(const reader* r, const gx_json* v, gx_record_evidence* e) {
  const uint32_t n_mentions = r->out->n_mentions;
  GX_TRY(need_range(r, v, &e->begin, &e->end));
  GX_TRY(take_str(r, v, "rule", &e->rule));
  GX_TRY(take_number(r, v, "subject", GX_NONE, &e->subject));
  GX_TRY(take_number(r, v, "object", GX_NONE, &e->object));
  if (e->subject != GX_NONE && e->subject >= n_mentions) return fault(r, "subject", "no such mention");
  if (e->object != GX_NONE && e->object >= n_mentions) return fault(r, "object", "no such mention");
  return take_str(r, v, "quote", &e->quote);
}

static uint32_t count_items(const gx_json* array) {
  uint32_t n = 0;
  for (const gx_json* v = gx_json_first(array); v; v = gx_json_next(v)) n++;
  return n;
}

static gx_status read_list_place(const reader* r, const gx_json* v, gx_record_claim* c) {
  GX_TRY(take_number(r, v, "order", 0, &c->order));
  GX_TRY(take_number(r, v, "of", 0, &c->of));
  c->open = gx_json_is_true(gx_json_get(v, "open"));
  return c->order <= c->of ? GX_OK : fault(r, "order", "behind the end of its list");
}

static gx_status read_proofs(const reader* r, const gx_json* v, gx_record_claim* c) {
  const gx_json* list = gx_json_get(v, "evidence");
  if (!gx_json_is_array(list)) return fault(r, "evidence", "missing or not a list");
  reader inner = *r;
  uint32_t i = 0;
  inner.part = "evidence";
  c->n_evidence = count_items(list);
  c->evidence = GX_ARRAY(r->arena, gx_record_evidence, c->n_evidence);
  for (const gx_json* e = gx_json_first(list); e; e = gx_json_next(e)) {
    if (!gx_json_is_object(e)) return fault(&inner, "", "not an object");
    GX_TRY(read_evidence(&inner, e, &c->evidence[i++]));
  }
  return GX_OK;
}

static gx_status read_claim(const reader* r, const gx_json* v) {
  gx_record_claim* c = &r->out->claims[r->index];
  gx_str type;
  GX_TRY(need_id(r, v, "claim", &c->claim));
  GX_TRY(need_str(r, v, "type", &type));
  if (!gx_claim_parse(type, &c->type)) return fault(r, "type", "unknown type of claim");
  GX_TRY(need_str(r, v, "subject", &c->subject));
  GX_TRY(check_declared(r, "subject", c->subject));
  GX_TRY(need_str(r, v, "object", &c->object));
  GX_TRY(check_declared(r, "object", c->object));
  GX_TRY(take_date(r, v, "date", &c->date));
  GX_TRY(need_below(r, v, "article", r->out->n_articles, &c->article));
  GX_TRY(read_list_place(r, v, c));
  return read_proofs(r, v, c);
}

static gx_status count_list(reader* r, const gx_json* root, const char* key, uint32_t* n) {
  const gx_json* list = gx_json_get(root, key);
  if (!gx_json_is_array(list)) return fault(r, key, "missing or not a list");
  *n = count_items(list);
  return GX_OK;
}

static gx_status read_items(reader* r, const gx_json* root, const char* key,
                            gx_status (*item)(const reader*, const gx_json*)) {
  r->list = key;
  r->index = 0;
  for (const gx_json* v = gx_json_first(gx_json_get(root, key)); v; v = gx_json_next(v), r->index++) {
    if (!gx_json_is_object(v)) return fault(r, "", "not an object");
    GX_TRY(item(r, v));
  }
  r->list = NULL;
  return GX_OK;
}

/// References to entities and events can only be checked when all of them are known.
static gx_status check_references(reader* r) {
  const gx_record* out = r->out;
  r->list = "mentions";
  for (r->index = 0; r->index < out->n_mentions; r->index++)
    GX_TRY(check_declared(r, "entity", out->mentions[r->index].entity));
  r->list = "entities";
  for (r->index = 0; r->index < out->n_entities; r->index++)
    GX_TRY(check_declared(r, "unit", out->entities[r->index].unit));
  r->list = "events";
  for (r->index = 0; r->index < out->n_events; r->index++)
    GX_TRY(check_declared(r, "place", out->events[r->index].place));
  return GX_OK;
}

static gx_status read_record(reader* r, const gx_json* root) {
  gx_record* out = r->out;
  uint32_t version;
  if (!gx_json_is_object(root)) return fault(r, "line", "not a JSON object");
  GX_TRY(take_number(r, root, "record", 0, &version));
  if (version != GX_RECORD_VERSION) return fault(r, "record", "not a record of version 1");
  GX_TRY(read_document(r, gx_json_get(root, "document"), &out->document));
  GX_TRY(take_str(r, root, "gazetteers", &out->gazetteers));
  GX_TRY(count_list(r, root, "articles", &out->n_articles));
  out->articles = GX_ARRAY(r->arena, gx_record_article, out->n_articles);
  GX_TRY(read_items(r, root, "articles", read_article));
  GX_TRY(count_list(r, root, "mentions", &out->n_mentions));
  out->mentions = GX_ARRAY(r->arena, gx_record_mention, out->n_mentions);
  GX_TRY(read_items(r, root, "mentions", read_mention));
  GX_TRY(count_list(r, root, "entities", &out->n_entities));
  out->entities = GX_ARRAY(r->arena, gx_record_entity, out->n_entities);
  GX_TRY(read_items(r, root, "entities", read_entity));
  GX_TRY(count_list(r, root, "events", &out->n_events));
  out->events = GX_ARRAY(r->arena, gx_record_event, out->n_events);
  GX_TRY(read_items(r, root, "events", read_event));
  GX_TRY(count_list(r, root, "claims", &out->n_claims));
  out->claims = GX_ARRAY(r->arena, gx_record_claim, out->n_claims);
  GX_TRY(read_items(r, root, "claims", read_claim));
  return check_references(r);
}

gx_status gx_record_read(gx_str json, const char* file, uint32_t line, gx_arena* arena, gx_record* out,
                         gx_error* error) {
  gx_json* root = NULL;
  memset(out, 0, sizeof *out);
  GX_TRY(gx_json_parse(json, file, line, &root, error));
  reader r = {.file = file, .line = line, .arena = arena, .error = error, .out = out};
  r.declared = gx_intern_new(arena);
  const gx_status status = read_record(&r, root);
  gx_json_free(root);
  return status;
}
