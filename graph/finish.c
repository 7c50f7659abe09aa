/// Finishing a graph: facts → nodes, persons merged; claims → aggregated edges. What comes out depends on what was added,
/// never on its order: every choice below is made by content.
#include <stdlib.h>
#include <string.h>

#include "graph/graph_p.h"

/// The work of one gx_graph_finish. "Rank" is a node's place among all live nodes in order of kind and id.
typedef struct {
  gx_graph* graph;
  gx_arena* scratch;
  gx_fact_node* best;  ///< By number in `ids`: what is chosen to be said of the node
  bool* live;          ///< By number in `ids`: some record that counts declares it
  uint32_t* rank_of;   ///< By number in `ids`
  uint32_t* by_rank;   ///< Numbers in `ids`
  uint32_t* root;      ///< By rank: union-find; a root is the smallest of its set
  uint32_t n;          ///< Live nodes
  uint32_t* source_of; ///< By record that counts: its document's number
} finishing;

static gx_str word(const gx_graph* g, uint32_t w) { return gx_graph_word(g, w); }

static bool counts(const gx_graph* g, uint32_t record) { return gx_graph_counts_record(g, record); }

// ---- what is said of a node ------------------------------------------------------------------------------------------------

/// The longer of two words, of equally long ones the first by bytes: full names win over short ones.
static uint32_t choose_word(const gx_graph* g, uint32_t a, uint32_t b) {
  const gx_str x = word(g, a), y = word(g, b);
  if (x.n != y.n) return x.n > y.n ? a : b;
  return gx_str_cmp(x, y) <= 0 ? a : b;
}

/// The more precise of two dates, then the earlier one.
static gx_date choose_date(gx_date a, gx_date b) {
  const int pa = gx_date_precision(a), pb = gx_date_precision(b);
  if (pa != pb) return pa > pb ? a : b;
  return gx_date_cmp(a, b) <= 0 ? a : b;
}

static uint32_t choose_node(const gx_graph* g, uint32_t a, uint32_t b) {
  if (a == GX_NONE || b == GX_NONE) return a == GX_NONE ? b : a;
  return gx_str_cmp(gx_words_get(g->ids, a), gx_words_get(g->ids, b)) <= 0 ? a : b;
}

/// Records may tell of a node in different words: each field is chosen by itself, by content.
static void choose(const gx_graph* g, gx_fact_node* best, const gx_fact_node* fact) {
  if (fact->kind < best->kind) best->kind = fact->kind;
  best->name = choose_word(g, best->name, fact->name);
  best->class_ = choose_word(g, best->class_, fact->class_);
  best->title = choose_word(g, best->title, fact->title);
  best->unit = choose_node(g, best->unit, fact->unit);
  best->date = choose_date(best->date, fact->date);
}

static void choose_all(finishing* f) {
  gx_graph* g = f->graph;
  const uint32_t all = gx_words_count(g->ids);
  f->best = GX_ARRAY(f->scratch, gx_fact_node, all);
  f->live = GX_ARRAY(f->scratch, bool, all);
  gx_spool_reader reader = {.spool = g->fact_nodes};
  gx_fact_node fact;
  while (gx_spool_get(&reader, &fact, sizeof fact)) {
    if (!counts(g, fact.record)) continue;
    if (f->live[fact.node]) {
      choose(g, &f->best[fact.node], &fact);
    } else {
      f->best[fact.node] = fact;
      f->live[fact.node] = true;
      f->n++;
    }
  }
  gx_spool_reader_end(&reader);
}

/// What is said of nodes and cannot be read makes an empty graph: nothing below meets a node that nobody declares.
static void forget_all(finishing* f) {
  gx_graph* g = f->graph;
  for (uint32_t i = 0; i < g->records.n; i++) g->records.at[i].dropped = true;
  for (uint32_t i = 0; i < gx_words_count(g->ids); i++) f->live[i] = false;
  f->n = 0;
}

// ---- order of nodes --------------------------------------------------------------------------------------------------------

typedef struct {
  gx_node_kind kind;
  uint32_t number;
  gx_str text;
} sorted;

static int compare_sorted(const void* p, const void* q) {
  const sorted *a = p, *b = q;
  if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
  return gx_str_cmp(a->text, b->text);
}

static void rank_nodes(finishing* f) {
  const gx_graph* g = f->graph;
  const uint32_t all = gx_words_count(g->ids);
  sorted* s = GX_ARRAY(f->scratch, sorted, f->n);
  f->rank_of = GX_ARRAY(f->scratch, uint32_t, all);
  f->by_rank = GX_ARRAY(f->scratch, uint32_t, f->n);
  f->root = GX_ARRAY(f->scratch, uint32_t, f->n);
  for (uint32_t i = 0, n = 0; i < all; i++) {
    f->rank_of[i] = GX_NONE;
    if (f->live[i]) s[n++] = (sorted){f->best[i].kind, i, gx_words_get(g->ids, i)};
  }
  qsort(s, f->n, sizeof *s, compare_sorted);
  for (uint32_t r = 0; r < f->n; r++) {
    f->by_rank[r] = s[r].number;
    f->rank_of[s[r].number] = r;
    f->root[r] = r;
  }
}

// ---- one person, one node --------------------------------------------------------------------------------------------------

static uint32_t root_of(const finishing* f, uint32_t rank) {
  while (f->root[rank] != rank) {
    f->root[rank] = f->root[f->root[rank]];
    rank = f->root[rank];
  }
  return rank;
}

static void unite(const finishing* f, uint32_t a, uint32_t b) {
  a = root_of(f, a);
  b = root_of(f, b);
  if (a < b) f->root[b] = a;
  if (b < a) f->root[a] = b;
}

/// A person by rank, with what may tie him or her to another: the name, and a position held.
typedef struct {
  uint32_t name, position, person;
} tie;

static int compare_ties(const void* p, const void* q) {
  const tie *a = p, *b = q;
  if (a->name != b->name) return a->name < b->name ? -1 : 1;
  if (a->position != b->position) return a->position < b->position ? -1 : 1;
  return a->person < b->person ? -1 : a->person > b->person;
}

static bool is_person(const finishing* f, uint32_t number) {
  return f->live[number] && f->best[number].kind == GX_NODE_PERSON;
}

/// Unites whom people decided to be one; returns, by number in `ids`, whom they decided to leave alone.
static const bool* follow_decisions(const finishing* f) {
  const gx_graph* g = f->graph;
  bool* alone = GX_ARRAY(f->scratch, bool, gx_words_count(g->ids));
  for (uint32_t i = 0; i < g->decisions.n; i++) {
    const gx_fact_decision d = g->decisions.at[i];
    if (d.b == GX_NONE)
      alone[d.a] = true;
    else if (is_person(f, d.a) && is_person(f, d.b))
      unite(f, f->rank_of[d.a], f->rank_of[d.b]);
  }
  return alone;
}

/// Persons of one name who hold one position are one person. A position without a unit (a bare 书记) says nothing.
static void merge_persons(const finishing* f) {
  const gx_graph* g = f->graph;
  const bool* alone = follow_decisions(f);
  tie* ties = GX_ARRAY(f->scratch, tie, g->holdings.n);
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->holdings.n; i++) {
    const gx_fact_holding* h = &g->holdings.at[i];
    if (!counts(g, h->record) || alone[h->person]) continue;
    const gx_fact_node *person = &f->best[h->person], *position = &f->best[h->position];
    if (person->kind != GX_NODE_PERSON || position->kind != GX_NODE_POSITION || position->unit == GX_NONE)
      continue;
    ties[n++] = (tie){person->name, h->position, f->rank_of[h->person]};
  }
  qsort(ties, n, sizeof *ties, compare_ties);
  for (uint32_t i = 1; i < n; i++)
    if (ties[i].name == ties[i - 1].name && ties[i].position == ties[i - 1].position)
      unite(f, ties[i - 1].person, ties[i].person);
}

/// Persons of one name who stayed apart are tied, each to the one with the smallest id: a star, because all pairs of a
/// frequent name would be their square.
static void tie_persons(const finishing* f) {
  gx_graph* g = f->graph;
  tie* ties = GX_ARRAY(f->scratch, tie, f->n);
  uint32_t n = 0;
  for (uint32_t r = 0; r < f->n; r++) {
    const gx_fact_node* best = &f->best[f->by_rank[r]];
    if (best->kind == GX_NODE_PERSON && f->root[r] == r && word(g, best->name).n)
      ties[n++] = (tie){best->name, 0, r};
  }
  qsort(ties, n, sizeof *ties, compare_ties);
  for (uint32_t i = 1, first = 0; i < n; i++) {
    if (ties[i].name != ties[first].name) {
      first = i;
      continue;
    }
    const gx_row row = {.source = f->by_rank[ties[first].person],
                        .target = f->by_rank[ties[i].person],
                        .article = GX_NONE,
                        .record = GX_NONE,
                        .type = GX_EDGE_MAYBE_SAME};
    gx_row_put(g->rows, row, GX_STR(""), GX_STR(""), GX_STR(""));
  }
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

static uint32_t final_node(const gx_graph* g, uint32_t number) {
  return number == GX_NONE ? GX_NONE : g->node_of[number];
}

/// A record that counts, by the id of its document.
typedef struct {
  gx_str id;
  uint32_t record;
} counting;

static int compare_counting(const void* p, const void* q) {
  const counting *a = p, *b = q;
  return gx_str_cmp(a->id, b->id);
}

/// Numbers the documents in order of their ids.
static void make_sources(finishing* f) {
  gx_graph* g = f->graph;
  counting* all = GX_ARRAY(f->scratch, counting, g->records.n);
  for (uint32_t i = 0; i < g->records.n; i++)
    if (counts(g, i)) all[g->n_sources++] = (counting){gx_words_get(g->documents, g->records.at[i].id), i};
  if (g->n_sources) qsort(all, g->n_sources, sizeof *all, compare_counting);
  g->sources = GX_ARRAY(g->arena, uint32_t, g->n_sources);
  f->source_of = GX_ARRAY(f->scratch, uint32_t, g->records.n);
  for (uint32_t i = 0; i < g->n_sources; i++) {
    g->sources[i] = all[i].record;
    f->source_of[all[i].record] = i;
  }
}

static gx_kept_node make_node(const finishing* f, uint32_t number) {
  const gx_fact_node* best = &f->best[number];
  const bool article = best->kind == GX_NODE_ARTICLE;
  gx_kept_node n = {.id = number,
                    .kind = (uint8_t)best->kind,
                    .name = best->name,
                    .names = GX_NONE,
                    .unit = best->unit,
                    .date = best->date,
                    .source = article ? f->source_of[best->record] : GX_NONE};
  if (article) {
    n.article = best->article;
    n.begin = best->begin;
    n.end = best->end;
  } else {
    n.class_ = best->class_;
    n.title = best->title;
  }
  return n;
}

/// Numbers the sets of merged nodes in order of their roots.
static void make_nodes(const finishing* f) {
  gx_graph* g = f->graph;
  const uint32_t all = gx_words_count(g->ids);
  g->nodes = GX_ARRAY(g->arena, gx_kept_node, f->n);
  g->node_of = GX_ARRAY(g->arena, uint32_t, all);
  for (uint32_t i = 0; i < all; i++) g->node_of[i] = GX_NONE;
  for (uint32_t r = 0; r < f->n; r++) {
    const uint32_t number = f->by_rank[r], root = root_of(f, r);
    if (root == r) {
      g->node_of[number] = g->n_nodes;
      g->nodes[g->n_nodes++] = make_node(f, number);
    } else {
      g->node_of[number] = g->node_of[f->by_rank[root]]; // The root is smaller and has its number
    }
  }
  for (uint32_t i = 0; i < g->n_nodes; i++) g->nodes[i].unit = final_node(g, g->nodes[i].unit);
}

/// The other names of a node, to be added to.
static gx_other_names* names_of(gx_graph* g, uint32_t node) {
  if (g->nodes[node].names == GX_NONE) {
    g->nodes[node].names = g->names.n;
    GX_FACTS_ADD(&g->names, (gx_other_names){0});
  }
  return &g->names.at[g->nodes[node].names];
}

/// Keeps the ids of those who are no longer nodes, sorted as they are by rank.
static void keep_merged(const finishing* f) {
  gx_graph* g = f->graph;
  for (uint32_t r = 0; r < f->n; r++)
    if (f->root[r] != r) names_of(g, g->node_of[f->by_rank[r]])->merged.n++;
  for (uint32_t i = 0; i < g->names.n; i++) {
    gx_names* merged = &g->names.at[i].merged;
    merged->at = GX_ARRAY(g->arena, gx_str, merged->n);
    merged->n = 0;
  }
  for (uint32_t r = 0; r < f->n; r++) {
    if (f->root[r] == r) continue;
    gx_names* merged = &names_of(g, g->node_of[f->by_rank[r]])->merged;
    merged->at[merged->n++] = gx_words_get(g->ids, f->by_rank[r]);
  }
}

// ---- mentions --------------------------------------------------------------------------------------------------------------

/// Pairs of a node and a word that is not its name, node << 32 | word.
typedef GX_FACTS(uint64_t) other_words;

static int compare_pairs(const void* p, const void* q) {
  const uint64_t a = *(const uint64_t*)p, b = *(const uint64_t*)q;
  return a < b ? -1 : a > b;
}

/// Sorts, and keeps each pair once.
static void squeeze(other_words* list) {
  uint32_t different = 0;
  if (list->n) qsort(list->at, list->n, sizeof *list->at, compare_pairs);
  for (uint32_t i = 0; i < list->n; i++)
    if (i == 0 || list->at[i] != list->at[i - 1]) list->at[different++] = list->at[i];
  list->n = different;
}

/// The texts use few words millions of times: the list grows only where squeezing does not help.
static void add_other_word(other_words* list, uint64_t pair) {
  if (list->n == list->cap) {
    squeeze(list);
    if (list->n >= list->cap / 2) list->at = gx_facts_grow(list->at, &list->cap, sizeof *list->at);
  }
  list->at[list->n++] = pair;
}

static int compare_names(const void* p, const void* q) {
  return gx_str_cmp(*(const gx_str*)p, *(const gx_str*)q);
}

static void make_aliases(gx_graph* g, other_words* list) {
  squeeze(list);
  gx_str* aliases = GX_ARRAY(g->arena, gx_str, list->n);
  for (uint32_t i = 0; i < list->n; i++) {
    gx_names* of = &names_of(g, (uint32_t)(list->at[i] >> 32))->aliases;
    aliases[i] = word(g, (uint32_t)list->at[i]);
    if (!of->n++) of->at = &aliases[i];
  }
  for (uint32_t i = 0; i < g->names.n; i++) {
    const gx_names of = g->names.at[i].aliases;
    if (of.n > 1) qsort(of.at, of.n, sizeof *of.at, compare_names);
  }
}

/// Sums the mentions of each node, and lists the words that stand there for its name.
static void add_up_mentions(gx_graph* g) {
  other_words others = {0};
  gx_spool_reader reader = {.spool = g->mentions};
  gx_fact_mention m;
  while (gx_spool_get(&reader, &m, sizeof m)) {
    if (!counts(g, m.record)) continue;
    const uint32_t node = g->node_of[m.node];
    g->nodes[node].mentions++;
    if (m.word != g->nodes[node].name && word(g, m.word).n)
      add_other_word(&others, (uint64_t)node << 32 | m.word);
  }
  gx_spool_reader_end(&reader);
  make_aliases(g, &others);
  free(others.at);
}

/// Counts the documents that know a node; facts stand in order of their records.
static void count_documents(const finishing* f) {
  gx_graph* g = f->graph;
  uint32_t* last = GX_ARRAY(f->scratch, uint32_t, g->n_nodes); // By node: the last record seen, plus one
  gx_spool_reader reader = {.spool = g->fact_nodes};
  gx_fact_node fact;
  while (gx_spool_get(&reader, &fact, sizeof fact)) {
    const uint32_t node = g->node_of[fact.node];
    if (!counts(g, fact.record) || last[node] == fact.record + 1) continue;
    last[node] = fact.record + 1;
    g->nodes[node].documents++;
  }
  gx_spool_reader_end(&reader);
}

// ---- all of it -------------------------------------------------------------------------------------------------------------

static void list_gazetteers(const finishing* f) {
  gx_graph* g = f->graph;
  bool* known = GX_ARRAY(f->scratch, bool, gx_words_count(g->words));
  GX_VEC(gx_str) names = {0};
  for (uint32_t i = 0; i < g->records.n; i++) {
    const uint32_t w = g->records.at[i].gazetteers;
    if (!counts(g, i) || known[w] || !word(g, w).n) continue;
    known[w] = true;
    GX_PUSH(g->arena, &names, word(g, w));
  }
  if (names.n) qsort(names.at, names.n, sizeof *names.at, compare_names);
  g->gazetteers = (gx_names){names.at, names.n};
}

void gx_graph_finish(gx_graph* graph) {
  if (graph->finished) return;
  graph->finished = true;
  finishing f = {.graph = graph, .scratch = graph->scratch};
  choose_all(&f);
  if (gx_graph_status(graph, &graph->fault)) forget_all(&f);
  rank_nodes(&f);
  merge_persons(&f);
  tie_persons(&f);
  make_sources(&f);
  make_nodes(&f);
  keep_merged(&f);
  add_up_mentions(graph);
  count_documents(&f);
  list_gazetteers(&f);
  gx_graph_note(graph, graph->fact_nodes);
  gx_graph_note(graph, graph->mentions);
  gx_arena_free(graph->scratch);
  graph->scratch = NULL;
  gx_graph_aggregate(graph);
  gx_graph_forget_facts(graph);
}
