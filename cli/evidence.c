#include "cli/evidence.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/files.h"
#include "cli/fold_records.h"
#include "cli/report.h"
#include "extractor/locate.h"
#include "extractor/read.h"
#include "extractor/record.h"
#include "extractor/rule.h"
#include "graph/read_graphml.h"
#include "graph/walk.h"

enum { MAX_SENTENCE = 240 }; ///< Characters shown before and behind the words of the rule at most
#define MAX_LINE ((size_t)1 << 31)

/// The answers while they are collected.
typedef struct {
  const gx_evidence_question* question;
  const gx_rules* rules;
  gx_sink* sink;
  gx_arena* arena;   ///< Of the run
  gx_arena* scratch; ///< Of one record
  gx_intern* claims; ///< Of the edge asked for, from a graph folded before; else NULL
  uint32_t answers;
  gx_error* error;
} inquiry;

// --- what is asked ---------------------------------------------------------------------------------------------------

static bool is_type(gx_str word) {
  for (int t = 0; t < GX_EDGE_TYPE_COUNT; t++) {
    const gx_edge_type type = (gx_edge_type)t;
    if (gx_str_eq(word, gx_str_of(gx_edge_name(type))) || gx_str_eq(word, gx_str_of(gx_edge_label(type))) ||
        gx_str_eq(word, gx_str_of(gx_edge_zh(type))))
      return true;
  }
  return false;
}

bool gx_evidence_ask(gx_operands* operands, gx_evidence_question* question, gx_arena* arena) {
  if (operands->n < 1) return false;
  const gx_str first = gx_str_of(operands->at[0]);
  *question = (gx_evidence_question){0};
  if (gx_str_starts(first, GX_STR("claim-")) || gx_str_starts(first, GX_STR("edge-"))) {
    *(first.p[0] == 'c' ? &question->claim : &question->edge) = first;
    *operands = (gx_operands){operands->at + 1, operands->n - 1};
    return true;
  }
  // One word that holds blanks, or three.
  gx_str all = first;
  int used = 1;
  if (!memchr(first.p, ' ', first.n) && operands->n >= 3) {
    all = gx_str_format(arena, "%s %s %s", operands->at[0], operands->at[1], operands->at[2]);
    used = 3;
  }
  gx_str* const fields[] = {&question->subject, &question->type, &question->object};
  gx_str word = {0};
  unsigned n = 0;
  while (n < 2 && gx_str_split(&all, ' ', &word)) {
    if (word.n) *fields[n++] = word;
  }
  question->object = gx_str_trim(all);
  *operands = (gx_operands){operands->at + used, operands->n - used};
  return n == 2 && is_type(question->type);
}

/// Whether the name is the one asked for; `?` stands for any.
static bool is_meant(gx_str name, gx_str written, gx_str wanted) {
  return gx_str_eq(wanted, GX_STR("?")) || gx_str_has(name, wanted) || gx_str_has(written, wanted);
}

static bool is_wanted_type(gx_str wanted, gx_str name, gx_str label, gx_str zh) {
  return gx_str_eq(wanted, name) || gx_str_eq(wanted, label) || gx_str_eq(wanted, zh);
}

// --- showing ---------------------------------------------------------------------------------------------------------

static void put_rule(const inquiry* q, gx_str id) {
  const uint32_t rule = q->rules ? gx_rules_find(q->rules, id) : GX_NONE;
  gx_putf(q->sink, "  rule %.*s", GX_FMT(id));
  if (rule != GX_NONE)
    gx_putf(q->sink, " (%.*s:%u)", GX_FMT(gx_rule_file(q->rules, rule)), gx_rule_line(q->rules, rule));
  gx_puts(q->sink, "\n");
}

/// Words without the line breaks and blanks of a page's layout.
static void put_words(const inquiry* q, const char32_t* ch, uint32_t from, uint32_t to) {
  for (uint32_t i = from; i < to; i++) {
    const bool latin = i > 0 && ch[i - 1] < 0x80 && ch[i] == U' ';
    if (!gx_is_space(ch[i]) || latin) gx_put(q->sink, gx_utf8_from(q->scratch, ch + i, 1));
  }
}

static int by_place(const void* a, const void* b) {
  const gx_record_mention* x = *(const gx_record_mention* const*)a;
  const gx_record_mention* y = *(const gx_record_mention* const*)b;
  if (x->begin != y->begin) return x->begin < y->begin ? -1 : 1;
  return (x->end < y->end) - (x->end > y->end);
}

/// `ch` are the code points [begin, end) of the document.
static void put_marked(const inquiry* q, const gx_record* r, const char32_t* ch, uint32_t begin,
                       uint32_t end) {
  const gx_record_mention** in = GX_ARRAY(q->scratch, const gx_record_mention*, r->n_mentions + 1);
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->n_mentions; i++) {
    if (r->mentions[i].begin >= begin && r->mentions[i].end <= end) in[n++] = &r->mentions[i];
  }
  if (n) qsort(in, n, sizeof *in, by_place);
  uint32_t at = begin;
  gx_puts(q->sink, "  ");
  for (uint32_t i = 0; i < n; i++) {
    if (in[i]->begin < at) continue; // A part of the one before
    put_words(q, ch, at - begin, in[i]->begin - begin);
    gx_putf(q->sink, "【%s ", gx_kind_name(in[i]->kind));
    put_words(q, ch, in[i]->begin - begin, in[i]->end - begin);
    gx_puts(q->sink, "】");
    at = in[i]->end;
  }
  put_words(q, ch, at - begin, end - begin);
  gx_puts(q->sink, "\n");
}

static bool is_end(const char32_t* ch, uint32_t i) {
  return ch[i] == U'。' || ch[i] == U'！' || ch[i] == U'？' ||
         (ch[i] == U'\n' && i > 0 && ch[i - 1] == U'\n');
}

/// The page itself, when it still lies where it was read and is the same; else false and the words that the record quotes do.
static bool find_page(const inquiry* q, const gx_record* r, gx_document* page) {
  gx_str bytes;
  char sha[65];
  const gx_read_options options = {0};
  const gx_meta given = {0};
  const char* path = gx_str_copy(q->scratch, r->document.path).p;
  if (gx_str_eq(r->document.path, GX_STR("-"))) return false;
  if (gx_file_read(path, q->scratch, GX_MAX_DOCUMENT_BYTES, &bytes, NULL)) return false;
  gx_sha256_hex(bytes, sha);
  if (!gx_str_eq(gx_str_of(sha), r->document.sha256)) return false;
  return gx_read(q->scratch, r->document.path, bytes, &given, &options, page, NULL) == GX_OK;
}

static void put_sentence(const inquiry* q, const gx_record* r, const gx_record_evidence* e) {
  gx_document page;
  uint32_t n;
  if (!find_page(q, r, &page) || e->end > page.chars) {
    const char32_t* ch = gx_utf8_to(q->scratch, e->quote, &n);
    put_marked(q, r, ch, e->begin, e->begin + n);
    return;
  }
  const char32_t* ch = gx_utf8_to(q->scratch, page.source, &n);
  uint32_t begin = e->begin, end = e->end;
  while (begin > 0 && begin + MAX_SENTENCE > e->begin && !is_end(ch, begin - 1)) begin--;
  while (end < n && end < e->end + MAX_SENTENCE && !is_end(ch, end - 1)) end++;
  while (begin < e->begin && gx_is_space(ch[begin])) begin++;
  put_marked(q, r, ch + begin, begin, end);
}

static void put_date(const inquiry* q, gx_date date) {
  char day[12];
  gx_date_format(date, day);
  gx_putf(q->sink, " %s", day[0] ? day : "-");
}

// --- records ---------------------------------------------------------------------------------------------------------

static gx_str name_in(const gx_record* r, gx_str id) {
  for (uint32_t i = 0; i < r->n_entities; i++) {
    if (gx_str_eq(r->entities[i].entity, id)) return r->entities[i].name;
  }
  for (uint32_t i = 0; i < r->n_events; i++) {
    if (gx_str_eq(r->events[i].event, id)) return r->events[i].name.n ? r->events[i].name : r->events[i].kind;
  }
  return id;
}

static gx_str written(const gx_record* r, uint32_t mention) {
  return mention == GX_NONE ? (gx_str){0} : r->mentions[mention].text;
}

static bool answers(const inquiry* q, const gx_record* r, const gx_record_claim* c) {
  const gx_evidence_question* ask = q->question;
  if (q->claims) return gx_intern_find(q->claims, c->claim) != GX_NONE;
  if (ask->claim.n) return gx_str_eq(c->claim, ask->claim);
  if (!ask->type.n || !is_wanted_type(ask->type, gx_str_of(gx_claim_name(c->type)),
                                      gx_str_of(gx_claim_label(c->type)), gx_str_of(gx_claim_zh(c->type))))
    return false;
  const gx_record_evidence* e = c->n_evidence ? &c->evidence[0] : NULL;
  return is_meant(name_in(r, c->subject), written(r, e ? e->subject : GX_NONE), ask->subject) &&
         is_meant(name_in(r, c->object), written(r, e ? e->object : GX_NONE), ask->object);
}

static void show_claim(inquiry* q, const gx_record* r, const gx_record_claim* c) {
  gx_putf(q->sink, "%.*s %.*s %s %.*s", GX_FMT(c->claim), GX_FMT(name_in(r, c->subject)),
          gx_claim_name(c->type), GX_FMT(name_in(r, c->object)));
  put_date(q, c->date);
  if (c->order) gx_putf(q->sink, " %u/%u%s", c->order, c->of, c->open ? "+" : "");
  gx_puts(q->sink, "\n");
  for (uint32_t i = 0; i < c->n_evidence; i++) {
    const gx_record_evidence* e = &c->evidence[i];
    const gx_str headline = c->article < r->n_articles ? r->articles[c->article].headline : (gx_str){0};
    gx_putf(q->sink, "  %.*s %u-%u, article %u", GX_FMT(r->document.path), e->begin, e->end, c->article);
    if (headline.n) gx_putf(q->sink, "「%.*s」", GX_FMT(headline));
    gx_puts(q->sink, "\n");
    put_sentence(q, r, e);
    put_rule(q, e->rule);
  }
  q->answers++;
}

static gx_status show_records(inquiry* q, const char* path) {
  gx_lines* lines = gx_lines_open(path, q->error);
  if (!lines) return q->error->status;
  gx_status status = GX_OK;
  for (bool more = true; more && !status && !gx_stopped();) {
    gx_str line = {0};
    gx_record r;
    gx_arena_reset(q->scratch, (size_t)16 << 20);
    status = gx_lines_next(lines, q->scratch, MAX_LINE, &line, &more, q->error);
    if (status || !more || !gx_str_trim(line).n) continue;
    status = gx_record_read(line, path, gx_lines_number(lines), q->scratch, &r, q->error);
    for (uint32_t i = 0; !status && i < r.n_claims; i++) {
      if (answers(q, &r, &r.claims[i])) show_claim(q, &r, &r.claims[i]);
    }
  }
  gx_lines_close(lines);
  return status;
}

/// The claims behind an edge of the graph that the records make.
static bool find_edge(inquiry* q, char** paths, int n) {
  const gx_folding folding = gx_fold_records(paths, n, q->arena);
  const gx_graph* g = folding.graph;
  q->claims = gx_intern_new(q->arena);
  for (uint32_t i = 0; i < gx_graph_edge_count(g); i++) {
    const gx_mark mark = gx_mark_now(q->scratch);
    const bool found = gx_str_eq(gx_edge_id(g, i, q->scratch), q->question->edge);
    gx_rewind(q->scratch, mark);
    const gx_edge* edge = gx_graph_edge(g, i);
    for (uint32_t k = 0; found && k < edge->n_evidence; k++)
      gx_intern_add(q->claims, gx_graph_evidence(g, edge->evidence + k).claim);
  }
  const gx_status status = gx_graph_status(g, q->error);
  if (status) gx_report_error(q->error);
  gx_graph_free(folding.graph);
  return !status && folding.failed == 0;
}

// --- GraphML ---------------------------------------------------------------------------------------------------------

/// The words with the names of both ends marked where they stand.
static void put_named(const inquiry* q, gx_str quote, const gx_graphml_edge* edge) {
  const gx_graphml_node* const ends[] = {edge->source, edge->target};
  gx_puts(q->sink, "  ");
  for (size_t at = 0; at < quote.n;) {
    const gx_str rest = {quote.p + at, quote.n - at};
    const gx_graphml_node* found = NULL;
    for (int i = 0; i < 2 && !found; i++) {
      if (ends[i]->name.n && gx_str_starts(rest, ends[i]->name)) found = ends[i];
    }
    if (found) {
      gx_putf(q->sink, "【%.*s %.*s】", (int)strcspn(found->id.p, "-"), found->id.p, GX_FMT(found->name));
      at += found->name.n;
      continue;
    }
    const size_t from = at;
    const char32_t c = gx_utf8_next(quote, &at);
    if (!gx_is_space(c)) gx_put(q->sink, (gx_str){quote.p + from, at - from});
  }
  gx_puts(q->sink, "\n");
}

static bool are_ends(const gx_graphml_node* subject, const gx_graphml_node* object,
                     const gx_evidence_question* ask) {
  return is_meant(subject->name, subject->aliases, ask->subject) &&
         is_meant(object->name, object->aliases, ask->object);
}

static bool edge_answers(const inquiry* q, const gx_graphml_edge* e) {
  const gx_evidence_question* ask = q->question;
  if (ask->edge.n) return gx_str_eq(ask->edge, e->id);
  if (ask->claim.n) return gx_str_has(e->evidence, ask->claim);
  for (int t = 0; t < GX_EDGE_TYPE_COUNT; t++) {
    const gx_edge_type type = (gx_edge_type)t;
    if (gx_str_eq(e->type, gx_str_of(gx_edge_label(type))) &&
        is_wanted_type(ask->type, gx_str_of(gx_edge_name(type)), e->type, gx_str_of(gx_edge_zh(type))))
      return are_ends(e->source, e->target, ask) ||
             (gx_edge_is_symmetric(type) && are_ends(e->target, e->source, ask));
  }
  return false;
}

static void show_proof(inquiry* q, const gx_json* proof, const gx_graphml_edge* edge, const void* nodes,
                       gx_graphml_find find) {
  const gx_str claim = gx_json_str(gx_json_get(proof, "claim"));
  const gx_str date = gx_json_str(gx_json_get(proof, "date"));
  if (q->question->claim.n && !gx_str_eq(claim, q->question->claim)) return;
  const gx_graphml_node* article = find(nodes, gx_json_str(gx_json_get(proof, "article")));
  const gx_str what = gx_json_str(gx_json_get(proof, "what"));
  const gx_str path =
      article ? article->path : gx_json_str(gx_json_get(proof, "path")); // Views show no articles
  gx_putf(q->sink, "  %.*s", GX_FMT(claim));
  if (what.n) gx_putf(q->sink, " %.*s", GX_FMT(what));
  if (date.n) gx_putf(q->sink, " %.*s", GX_FMT(date));
  gx_puts(q->sink, "\n");
  gx_putf(q->sink, "  %.*s %.0f-%.0f", GX_FMT(path), gx_json_num(gx_json_get(proof, "begin"), 0),
          gx_json_num(gx_json_get(proof, "end"), 0));
  if (article && article->name.n) gx_putf(q->sink, "「%.*s」", GX_FMT(article->name));
  gx_puts(q->sink, "\n");
  put_named(q, gx_json_str(gx_json_get(proof, "quote")), edge);
  put_rule(q, gx_json_str(gx_json_get(proof, "rule")));
}

static void take_edge(void* user, const gx_graphml_edge* edge, const void* nodes, gx_graphml_find find) {
  inquiry* q = user;
  gx_json* proofs = NULL;
  if (!edge_answers(q, edge)) return;
  gx_putf(q->sink, "%.*s %.*s %.*s %.*s\n", GX_FMT(edge->id), GX_FMT(edge->source->name), GX_FMT(edge->type),
          GX_FMT(edge->target->name));
  q->answers++;
  if (!edge->evidence.n || gx_json_parse(edge->evidence, "evidence", 0, &proofs, NULL)) return;
  for (const gx_json* p = gx_json_first(proofs); p; p = gx_json_next(p)) show_proof(q, p, edge, nodes, find);
  gx_json_free(proofs);
}

// --- all sources -----------------------------------------------------------------------------------------------------

/// GraphML begins with a bracket, records with a brace.
static bool is_graphml(const char* path) {
  const gx_str name = gx_str_of(path);
  return gx_str_ends(name, GX_STR(".graphml")) || gx_str_ends(name, GX_STR(".xml"));
}

static int show_all(inquiry* q, gx_operands sources) {
  GX_VEC(char*) records = {0};
  gx_status status = GX_OK;
  for (int i = 0; i < sources.n; i++) {
    if (!is_graphml(sources.at[i]))
      GX_PUSH(q->arena, &records, sources.at[i]);
    else if (!status)
      status = gx_graphml_read(sources.at[i], take_edge, q, q->error);
  }
  if (!status && q->question->edge.n && records.n && !find_edge(q, records.at, (int)records.n))
    return GX_EXIT_SOME_INPUTS;
  for (uint32_t i = 0; !status && i < records.n; i++) status = show_records(q, records.at[i]);
  if (status) gx_report_error(q->error);
  if (!status && !q->answers) gx_report_line("nothing there answers; guanxi why --help says how to ask");
  return status || !q->answers ? GX_EXIT_SOME_INPUTS : GX_EXIT_FINE;
}

int gx_evidence_show(const gx_evidence_question* question, gx_operands sources, const gx_rules* rules,
                     gx_arena* arena) {
  gx_error error;
  inquiry q = {.question = question, .rules = rules, .arena = arena, .error = &error};
  q.sink = gx_sink_for_eyes();
  q.scratch = gx_arena_new();
  const int code = show_all(&q, sources);
  gx_arena_free(q.scratch);
  if (!gx_sink_close(q.sink, &error)) return code;
  gx_report_error(&error);
  return GX_EXIT_OUTPUT;
}
