/// Finishing a graph: facts → nodes, persons merged; claims → aggregated edges. What comes out depends on what was added,
/// never on its order: every choice below is made by content.
#include <stdlib.h>
#include <string.h>

#include "graph/graph_p.h"

/// The work of one gx_graph_finish. "Rank" is a node's place among all live nodes in order of kind and id.
typedef struct {
  gx_graph* graph;
  gx_arena* scratch;
  gx_fact_node* best; ///< By number in `ids`: what is chosen to be said of the node
  bool* live;         ///< By number in `ids`: some record that counts declares it
  uint32_t* rank_of;  ///< By number in `ids`
  uint32_t* by_rank;  ///< Numbers in `ids`
  uint32_t* root;     ///< By rank: union-find; a root is the smallest of its set
  uint32_t n;         ///< Live nodes
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
  return gx_str_cmp(gx_intern_get(g->ids, a), gx_intern_get(g->ids, b)) <= 0 ? a : b;
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
  const uint32_t all = gx_intern_count(g->ids);
  f->best = GX_ARRAY(f->scratch, gx_fact_node, all);
  f->live = GX_ARRAY(f->scratch, bool, all);
  for (uint32_t i = 0; i < g->fact_nodes.n; i++) {
    const gx_fact_node* fact = &g->fact_nodes.at[i];
    if (!counts(g, fact->record)) continue;
    if (f->live[fact->node]) {
      choose(g, &f->best[fact->node], fact);
    } else {
      f->best[fact->node] = *fact;
      f->live[fact->node] = true;
      f->n++;
    }
  }
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
  const uint32_t all = gx_intern_count(g->ids);
  sorted* s = GX_ARRAY(f->scratch, sorted, f->n);
  f->rank_of = GX_ARRAY(f->scratch, uint32_t, all);
  f->by_rank = GX_ARRAY(f->scratch, uint32_t, f->n);
  f->root = GX_ARRAY(f->scratch, uint32_t, f->n);
  for (uint32_t i = 0, n = 0; i < all; i++) {
    f->rank_of[i] = GX_NONE;
    if (f->live[i]) s[n++] = (sorted){f->best[i].kind, i, gx_intern_get(g->ids, i)};
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
  bool* alone = GX_ARRAY(f->scratch, bool, gx_intern_count(g->ids));
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
  tie* ties = GX_ARRAY(f->scratch, tie, g->claims.n);
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->claims.n; i++) {
    const gx_fact_claim* c = &g->claims.at[i];
    if (c->type != GX_EDGE_HOLDS || !counts(g, c->record) || alone[c->source]) continue;
    const gx_fact_node *person = &f->best[c->source], *position = &f->best[c->target];
    if (person->kind != GX_NODE_PERSON || position->kind != GX_NODE_POSITION || position->unit == GX_NONE)
      continue;
    ties[n++] = (tie){person->name, c->target, f->rank_of[c->source]};
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
    GX_FACTS_ADD(&g->claims, (gx_fact_claim){.source = f->by_rank[ties[first].person],
                                             .target = f->by_rank[ties[i].person],
                                             .article = GX_NONE,
                                             .record = GX_NONE,
                                             .type = GX_EDGE_MAYBE_SAME,
                                             .claim = GX_STR("")});
  }
}

// ---- nodes -----------------------------------------------------------------------------------------------------------------

static uint32_t final_node(const gx_graph* g, uint32_t number) {
  return number == GX_NONE ? GX_NONE : g->node_of[number];
}

static int compare_sources(const void* p, const void* q) {
  const gx_source *a = p, *b = q;
  return gx_str_cmp(a->id, b->id);
}

static void make_sources(gx_graph* g) {
  g->sources = GX_ARRAY(g->arena, gx_source, g->records.n);
  for (uint32_t i = 0; i < g->records.n; i++)
    if (counts(g, i)) g->sources[g->n_sources++] = g->records.at[i].source;
  qsort(g->sources, g->n_sources, sizeof *g->sources, compare_sources);
}

static uint32_t find_source(const gx_graph* g, gx_str id) {
  const gx_source key = {.id = id};
  const gx_source* found = bsearch(&key, g->sources, g->n_sources, sizeof *g->sources, compare_sources);
  return found ? (uint32_t)(found - g->sources) : GX_NONE;
}

static gx_node make_node(const gx_graph* g, uint32_t number, const gx_fact_node* best) {
  const bool article = best->kind == GX_NODE_ARTICLE;
  return (gx_node){.id = gx_intern_get(g->ids, number),
                   .kind = best->kind,
                   .name = word(g, best->name),
                   .class_ = word(g, best->class_),
                   .title = word(g, best->title),
                   .unit = best->unit,
                   .date = best->date,
                   .source = article ? find_source(g, g->records.at[best->record].source.id) : GX_NONE,
                   .article = best->article,
                   .begin = best->begin,
                   .end = best->end};
}

/// Numbers the sets of merged nodes in order of their roots, and keeps the ids of those who are no longer nodes.
static void make_nodes(const finishing* f) {
  gx_graph* g = f->graph;
  const uint32_t all = gx_intern_count(g->ids);
  g->nodes = GX_ARRAY(g->arena, gx_node, f->n);
  g->node_of = GX_ARRAY(g->arena, uint32_t, all);
  uint32_t* gone = GX_ARRAY(f->scratch, uint32_t, f->n); // By node: how many were merged into it
  for (uint32_t i = 0; i < all; i++) g->node_of[i] = GX_NONE;
  for (uint32_t r = 0; r < f->n; r++) {
    const uint32_t number = f->by_rank[r], root = root_of(f, r);
    if (root == r) {
      g->node_of[number] = g->n_nodes;
      g->nodes[g->n_nodes++] = make_node(g, number, &f->best[number]);
    } else {
      g->node_of[number] = g->node_of[f->by_rank[root]]; // The root is smaller and has its number
      gone[g->node_of[number]]++;
    }
  }
  for (uint32_t i = 0; i < g->n_nodes; i++)
    if (gone[i]) g->nodes[i].merged.at = GX_ARRAY(g->arena, gx_str, gone[i]);
  for (uint32_t r = 0; r < f->n; r++) {
    if (root_of(f, r) == r) continue;
    gx_names* merged = &g->nodes[g->node_of[f->by_rank[r]]].merged;
    merged->at[merged->n++] = gx_intern_get(g->ids, f->by_rank[r]);
  }
  for (uint32_t i = 0; i < g->n_nodes; i++) g->nodes[i].unit = final_node(g, g->nodes[i].unit);
}

// ---- mentions --------------------------------------------------------------------------------------------------------------

static int compare_numbers(const void* p, const void* q) {
  const uint32_t a = *(const uint32_t*)p, b = *(const uint32_t*)q;
  return a < b ? -1 : a > b;
}

static int compare_names(const void* p, const void* q) {
  return gx_str_cmp(*(const gx_str*)p, *(const gx_str*)q);
}

/// The different words among `words` but the node's name, sorted.
static gx_names make_aliases(const gx_graph* g, uint32_t* words, uint32_t n, gx_str name) {
  qsort(words, n, sizeof *words, compare_numbers);
  uint32_t different = 0;
  for (uint32_t i = 0; i < n; i++)
    if (i == 0 || words[i] != words[i - 1]) words[different++] = words[i];
  gx_str* aliases = NULL;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < different; i++) {
    const gx_str s = word(g, words[i]);
    if (!s.n || gx_str_eq(s, name)) continue;
    if (!aliases) aliases = GX_ARRAY(g->arena, gx_str, different - i);
    aliases[kept++] = s;
  }
  if (kept) qsort(aliases, kept, sizeof *aliases, compare_names);
  return (gx_names){aliases, kept};
}

/// Sums a node's mentions.
static void count_mentions(const finishing* f, gx_node* node, const uint32_t* mentions, uint32_t n) {
  const gx_graph* g = f->graph;
  const gx_mark mark = gx_mark_now(f->scratch);
  uint32_t* words = GX_ARRAY(f->scratch, uint32_t, n);
  uint32_t n_words = 0;
  for (uint32_t i = 0; i < n; i++) {
    const gx_fact_mention* m = &g->mentions.at[mentions[i]];
    node->mentions++;
    if (n_words == 0 || words[n_words - 1] != m->word) words[n_words++] = m->word;
  }
  node->aliases = make_aliases(g, words, n_words, node->name);
  gx_rewind(f->scratch, mark);
}

/// Sorts numbers 0 … n - 1 into buckets, keeping their order: `*from` gets n_buckets + 1 beginnings in the result. An item
/// whose bucket is GX_NONE is left out.
static uint32_t* sort_into_buckets(gx_arena* scratch, const uint32_t* bucket_of, uint32_t n,
                                   uint32_t n_buckets, uint32_t** from) {
  uint32_t* begin =
      GX_ARRAY(scratch, uint32_t, (size_t)n_buckets + 2) + 1; // begin[b] moves on to begin[b + 1]
  uint32_t* order = GX_ARRAY(scratch, uint32_t, n);
  for (uint32_t i = 0; i < n; i++)
    if (bucket_of[i] != GX_NONE) begin[bucket_of[i]]++;
  for (uint32_t b = 0, sum = 0; b <= n_buckets; b++) {
    const uint32_t here = begin[b];
    begin[b] = sum;
    sum += here;
  }
  for (uint32_t i = 0; i < n; i++)
    if (bucket_of[i] != GX_NONE) order[begin[bucket_of[i]]++] = i;
  *from = begin - 1;
  return order;
}

static void add_up_mentions(const finishing* f) {
  gx_graph* g = f->graph;
  uint32_t* bucket_of = GX_ARRAY(f->scratch, uint32_t, g->mentions.n);
  for (uint32_t i = 0; i < g->mentions.n; i++) {
    const gx_fact_mention* m = &g->mentions.at[i];
    bucket_of[i] = counts(g, m->record) ? g->node_of[m->node] : GX_NONE;
  }
  uint32_t* from;
  const uint32_t* order = sort_into_buckets(f->scratch, bucket_of, g->mentions.n, g->n_nodes, &from);
  for (uint32_t i = 0; i < g->n_nodes; i++)
    count_mentions(f, &g->nodes[i], order + from[i], from[i + 1] - from[i]);
}

/// Counts the documents that know a node; facts stand in order of their records.
static void count_documents(const finishing* f) {
  gx_graph* g = f->graph;
  uint32_t* last = GX_ARRAY(f->scratch, uint32_t, g->n_nodes); // By node: the last record seen, plus one
  for (uint32_t i = 0; i < g->fact_nodes.n; i++) {
    const gx_fact_node* fact = &g->fact_nodes.at[i];
    const uint32_t node = g->node_of[fact->node];
    if (!counts(g, fact->record) || last[node] == fact->record + 1) continue;
    last[node] = fact->record + 1;
    g->nodes[node].documents++;
  }
}

// ---- all of it -------------------------------------------------------------------------------------------------------------

static void list_gazetteers(const finishing* f) {
  gx_graph* g = f->graph;
  gx_str* names = GX_ARRAY(g->arena, gx_str, g->records.n);
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->records.n; i++)
    if (counts(g, i) && g->records.at[i].gazetteers.n) names[n++] = g->records.at[i].gazetteers;
  if (n) qsort(names, n, sizeof *names, compare_names);
  uint32_t different = 0;
  for (uint32_t i = 0; i < n; i++)
    if (i == 0 || !gx_str_eq(names[i], names[different - 1])) names[different++] = names[i];
  g->gazetteers = (gx_names){names, different};
}

void gx_graph_finish(gx_graph* graph) {
  if (graph->finished) return;
  graph->finished = true;
  finishing f = {.graph = graph, .scratch = graph->scratch};
  choose_all(&f);
  rank_nodes(&f);
  merge_persons(&f);
  tie_persons(&f);
  make_sources(graph);
  make_nodes(&f);
  add_up_mentions(&f);
  count_documents(&f);
  gx_graph_aggregate(graph, f.scratch);
  list_gazetteers(&f);
  gx_graph_forget_facts(graph);
  gx_arena_free(graph->scratch);
  graph->scratch = NULL;
}
