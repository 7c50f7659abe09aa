#include "graph/facts.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS                                                                                              \
  "SELECT "                                                                                                  \
  "c.document,c.article,c.type,c.subject,c.object,coalesce(c.date,o.date),a.issued,c.place,c.of,c.open,"     \
  "c.begin,c.end,c.id,c.rule,c.quote,c.sentence,s.name,o.name,o.id,o.kind,o.title,o.unit,d.path FROM claim " \
  "c"                                                                                                        \
  " JOIN node s ON s.n=c.subject JOIN document d ON d.n=c.document LEFT JOIN node o ON o.n=c.object"         \
  " LEFT JOIN article a ON a.document=c.document AND a.n=c.article "

static gx_date date_of(gx_rows* rows, int column) {
  gx_date d = {0};
  gx_date_parse(gx_sql_str(rows, column, NULL), &d);
  return d;
}

/// 按姓氏笔画为序: a place in such a list says nothing.
static bool is_by_strokes(gx_str sentence) {
  return gx_str_has(sentence, GX_STR("笔画")) || gx_str_has(sentence, GX_STR("笔划"));
}

static gx_fact read_fact(gx_rows* rows, gx_arena* arena) {
  gx_fact f = {.document = gx_sql_int(rows, 0),
               .article = gx_sql_int(rows, 1),
               .type = (gx_edge_type)gx_sql_int(rows, 2),
               .subject = gx_sql_int(rows, 3),
               .object = gx_sql_int(rows, 4),
               .date = date_of(rows, 5),
               .issued = date_of(rows, 6),
               .order = (uint32_t)gx_sql_int(rows, 7),
               .of = (uint32_t)gx_sql_int(rows, 8),
               .open = gx_sql_int(rows, 9) != 0,
               .begin = (uint32_t)gx_sql_int(rows, 10),
               .end = (uint32_t)gx_sql_int(rows, 11),
               .id = gx_sql_str(rows, 12, arena),
               .rule = gx_sql_str(rows, 13, arena),
               .quote = gx_sql_str(rows, 14, arena),
               .sentence = gx_sql_str(rows, 15, arena),
               .subject_name = gx_sql_str(rows, 16, arena),
               .object_name = gx_sql_str(rows, 17, arena),
               .object_id = gx_sql_str(rows, 18, arena),
               .object_kind = (gx_node_kind)gx_sql_int(rows, 19),
               .object_title = gx_sql_str(rows, 20, arena),
               .object_unit = gx_sql_int(rows, 21),
               .path = gx_sql_str(rows, 22, arena)};
  f.place = f.order;
  if (f.order && is_by_strokes(f.sentence)) f.order = 0;
  f.told = gx_date_precision(f.date) != GX_PRECISION_NONE;
  if (!f.told) f.date = f.issued;
  return f;
}

typedef GX_VEC(gx_fact) facts;

static void collect(gx_rows* rows, facts* out, gx_arena* arena) {
  while (gx_sql_next(rows)) {
    const gx_fact f = read_fact(rows, arena);
    GX_PUSH(arena, out, f);
  }
}

/// By date, then by content only, so that an answer does not depend on the order in which documents came.
static int compare_facts(const void* p, const void* q) {
  const gx_fact *a = p, *b = q;
  int c = gx_date_cmp(a->date, b->date);
  if (!c) c = gx_str_cmp(a->path, b->path);
  if (!c) c = a->article < b->article ? -1 : a->article > b->article;
  if (!c) c = a->begin < b->begin ? -1 : a->begin > b->begin;
  if (!c) c = a->place < b->place ? -1 : a->place > b->place;
  return c ? c : gx_str_cmp(a->id, b->id);
}

gx_fact_list gx_facts_sorted(gx_fact_list list) {
  if (list.n) qsort(list.at, list.n, sizeof *list.at, compare_facts);
  return list;
}

/// Sorted here: the database would carry all the words of each claim through its sorting.
static gx_fact_list finish(const facts* f) { return gx_facts_sorted((gx_fact_list){f->at, f->n}); }

static gx_fact_list facts_of(gx_store* store, const char* query, const int64_t* nodes, uint32_t n,
                             gx_edge_type low, gx_edge_type high, gx_arena* arena) {
  facts out = {0};
  for (uint32_t i = 0; i < n; i++)
    collect(gx_sql_query(store->sql, query, "iii", nodes[i], (int64_t)low, (int64_t)high), &out, arena);
  return finish(&out);
}

gx_fact_list gx_facts_of_subject(gx_store* store, const int64_t* nodes, uint32_t n, gx_edge_type low,
                                 gx_edge_type high, gx_arena* arena) {
  return facts_of(store, COLUMNS "WHERE c.subject=?1 AND c.type BETWEEN ?2 AND ?3", nodes, n, low, high,
                  arena);
}

gx_fact_list gx_facts_of_object(gx_store* store, const int64_t* nodes, uint32_t n, gx_edge_type low,
                                gx_edge_type high, gx_arena* arena) {
  return facts_of(store, COLUMNS "WHERE c.object=?1 AND c.type BETWEEN ?2 AND ?3", nodes, n, low, high,
                  arena);
}

gx_fact_list gx_facts_in_lists(gx_store* store, gx_arena* arena) {
  facts out = {0};
  collect(gx_sql_query(store->sql, COLUMNS "WHERE c.place>0 AND c.of>1 AND c.type<=8", ""), &out, arena);
  return finish(&out);
}

gx_fact_list gx_facts_of_type(gx_store* store, gx_edge_type low, gx_edge_type high, gx_arena* arena) {
  facts out = {0};
  collect(
      gx_sql_query(store->sql, COLUMNS "WHERE c.type BETWEEN ?1 AND ?2", "ii", (int64_t)low, (int64_t)high),
      &out, arena);
  return finish(&out);
}

/// 总理 of somebody who is 国务院总理 too is the same office in short: gives that one, NULL where there are several or none, and whether there is any.
static const gx_fact* whole_of(const gx_fact* f, const gx_fact_list posts, bool* any) {
  const gx_fact* whole = NULL;
  uint32_t n = 0;
  for (uint32_t i = 0; i < posts.n && !f->object_unit; i++) {
    const gx_fact* g = &posts.at[i];
    if (!g->object_unit || !gx_str_ends(g->object_title, f->object_title)) continue;
    whole = g;
    n++;
  }
  *any = n > 0;
  return n == 1 ? whole : NULL;
}

gx_fact_list gx_facts_of_offices(gx_store* store, const int64_t* nodes, uint32_t n, gx_arena* arena) {
  const gx_fact_list held = gx_facts_of_subject(store, nodes, n, GX_EDGE_HOLDS, GX_EDGE_HOLDS, arena);
  GX_VEC(gx_fact) posts = {0}; // Each once
  for (uint32_t i = 0; i < held.n; i++) {
    uint32_t k = 0;
    while (k < posts.n && posts.at[k].object != held.at[i].object) k++;
    if (k == posts.n) GX_PUSH(arena, &posts, held.at[i]);
  }
  GX_VEC(gx_fact) out = {0};
  for (uint32_t i = 0; i < held.n; i++) {
    gx_fact f = held.at[i];
    bool any;
    const gx_fact* whole = whole_of(&f, (gx_fact_list){posts.at, posts.n}, &any);
    if (any && !whole) continue;
    if (whole) {
      f.object = whole->object;
      f.object_id = whole->object_id;
      f.object_name = whole->object_name;
      f.object_title = whole->object_title;
      f.object_unit = whole->object_unit;
    }
    GX_PUSH(arena, &out, f);
  }
  return (gx_fact_list){out.at, out.n};
}

bool gx_fact_past(const gx_fact* f) {
  if (gx_str_eq(f->rule, GX_STR("holds.former"))) return true;
  static const char* const words[] = {"时任", "曾任", "原任", "前任"};
  const char* at = f->quote.n ? memmem(f->sentence.p, f->sentence.n, f->quote.p, f->quote.n) : NULL;
  const gx_str before = {f->sentence.p, at ? (size_t)(at - f->sentence.p) : 0};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gx_str_starts(f->quote, gx_str_of(words[i])) || gx_str_ends(before, gx_str_of(words[i]))) return true;
  return false;
}

bool gx_fact_is_presence(const gx_fact* f) {
  return f->type == GX_EDGE_ATTENDED || f->type == GX_EDGE_INSPECTED || f->type == GX_EDGE_GUIDED ||
         f->type == GX_EDGE_VISITED;
}

bool gx_fact_begins(const gx_fact* f) { return gx_store_says_begin(f->rule); }
bool gx_fact_ends(const gx_fact* f) { return gx_store_says_end(f->rule); }

/// The number of digits that ends at `end`, at most four of them, and moves `end` before it; -1 when there is none.
static int number_before(gx_str s, size_t* end) {
  int number = 0, unit = 1;
  const size_t begin = *end;
  while (*end > 0 && begin - *end < 4 && s.p[*end - 1] >= '0' && s.p[*end - 1] <= '9') {
    number += (s.p[--*end] - '0') * unit;
    unit *= 10;
  }
  return *end == begin ? -1 : number;
}

/// 2023年3月10日 or 2023年3月 that ends at `end`; {0} where there is none.
static gx_date date_before(gx_str s, size_t end) {
  static const char* const marks[] = {"日", "月", "年"};
  int numbers[3] = {0};
  for (size_t i = gx_str_ends((gx_str){s.p, end}, GX_STR("月")) ? 1 : 0; i < 3; i++) {
    if (!gx_str_ends((gx_str){s.p, end}, gx_str_of(marks[i]))) return (gx_date){0};
    end -= strlen(marks[i]);
    numbers[i] = number_before(s, &end);
  }
  const bool valid = gx_date_valid(numbers[2], numbers[1], numbers[0] ? numbers[0] : 1);
  return valid ? (gx_date){(int16_t)numbers[2], (int8_t)numbers[1], (int8_t)numbers[0]} : (gx_date){0};
}

gx_date gx_fact_change_day(const gx_fact* f, bool* told) {
  const char* at = f->quote.n ? memmem(f->sentence.p, f->sentence.n, f->quote.p, f->quote.n) : NULL;
  *told = true;
  for (size_t end = at ? (size_t)(at - f->sentence.p) : 0; end >= strlen("日"); end--) {
    const gx_date d = date_before(f->sentence, end);
    if (gx_date_precision(d)) return d;
  }
  *told = f->told;
  return f->date;
}

bool gx_fact_apart(const gx_fact* f) {
  return (f->type == GX_EDGE_INSPECTED || f->type == GX_EDGE_VISITED || f->type == GX_EDGE_MET) &&
         f->of > 1 && gx_str_has(f->quote, GX_STR("分别"));
}

gx_str gx_fact_role(const gx_fact* f) {
  static const char* const acts[][2] = {{"签署", "签署"}, {"批示", "批示"}, {"指示", "批示"}};
  for (size_t i = 0; i < sizeof acts / sizeof *acts && f->type == GX_EDGE_WROTE_TO; i++)
    if (gx_str_has(f->quote, gx_str_of(acts[i][0]))) return gx_str_of(acts[i][1]);
  return gx_str_of(gx_edge_zh(f->type));
}

gx_fact_source gx_fact_where(gx_store* store, int64_t document, int64_t article, gx_arena* arena) {
  gx_fact_source out = {0};
  gx_rows* rows =
      gx_sql_query(store->sql,
                   "SELECT d.path, d.url, d.publication, a.headline FROM document d LEFT JOIN article a"
                   " ON a.document=d.n AND a.n=?2 WHERE d.n=?1",
                   "ii", document, article);
  if (gx_sql_next(rows)) {
    out.path = gx_sql_str(rows, 0, arena);
    out.url = gx_sql_str(rows, 1, arena);
    out.publication = gx_sql_str(rows, 2, arena);
    out.headline = gx_sql_str(rows, 3, arena);
  }
  gx_sql_end(rows);
  return out;
}

/// Of what several claims say the longest, of equally long ones the first.
gx_str gx_event_place(gx_store* store, int64_t event, gx_arena* arena) {
  gx_rows* rows = gx_sql_query(
      store->sql,
      "SELECT coalesce(p.name,h.name) FROM node e LEFT JOIN node p ON p.n=e.unit LEFT JOIN claim c"
      " ON p.n IS NULL AND c.subject=e.n AND c.type=12 LEFT JOIN node h ON h.n=c.object WHERE e.n=?1",
      "i", event);
  gx_str out = GX_STR("");
  while (gx_sql_next(rows)) {
    const gx_str name = gx_sql_str(rows, 0, NULL);
    if (name.n > out.n || (name.n == out.n && gx_str_cmp(name, out) < 0)) out = gx_str_copy(arena, name);
  }
  return out;
}

gx_str gx_date_cell(gx_date d, gx_arena* arena) {
  char out[12];
  gx_date_format(d, out);
  return gx_str_copy(arena, gx_str_of(out));
}

gx_str gx_fact_day(const gx_fact* f, gx_arena* arena) {
  char out[12];
  gx_date_format(f->date, out);
  return gx_str_format(arena, f->told || !*out ? "%s" : "(%s)", out);
}

gx_str gx_fact_list_cell(const gx_fact* f, gx_arena* arena) {
  if (!f->order || f->of < 2) return GX_STR("");
  return gx_str_format(arena, "%u/%u%s", f->order, f->of, f->open ? "+" : "");
}

/// A month or year belongs to a span that it reaches into.
bool gx_ask_within(const gx_ask* ask, gx_date d) {
  const bool since = gx_date_precision(ask->since), until = gx_date_precision(ask->until);
  if (!since && !until) return true;
  if (!gx_date_precision(d)) return false;
  gx_date late = d, early = d, last = ask->until;
  if (!late.month) late.month = 12;
  if (!late.day) late.day = 31;
  if (!early.month) early.month = 1;
  if (!early.day) early.day = 1;
  if (until && !last.month) last.month = 12; // --until 2023 is all of 2023
  if (until && !last.day) last.day = 31;
  return (!since || gx_date_cmp(late, ask->since) >= 0) && (!until || gx_date_cmp(early, last) <= 0);
}

gx_str gx_list_add(gx_arena* arena, gx_str list, gx_str item) {
  return gx_str_format(arena, "%.*s%.*s\n", GX_FMT(list), GX_FMT(item));
}

bool gx_list_has(gx_str list, gx_str item) {
  gx_str one;
  while (gx_str_split(&list, '\n', &one))
    if (gx_str_eq(one, item)) return true;
  return false;
}

gx_str gx_short_name(gx_str name, gx_arena* arena) {
  static const char* const shorter[][2] = {{"中国人民政治协商会议全国委员会", "全国政协"},
                                           {"全国人民代表大会常务委员会", "全国人大常委会"},
                                           {"中国共产党中央委员会", "中共中央"},
                                           {"中华人民共和国主席", "国家主席"},
                                           {"中华人民共和国副主席", "国家副主席"},
                                           {"中华人民共和国", ""},
                                           {"中国共产党", "中共"},
                                           {"中国人民政治协商会议", "政协"}};
  for (size_t i = 0; i < sizeof shorter / sizeof *shorter; i++) {
    const gx_str whole = gx_str_of(shorter[i][0]);
    if (gx_str_starts(name, whole) && (name.n > whole.n || *shorter[i][1]))
      return gx_str_format(arena, "%s%.*s", shorter[i][1], (int)(name.n - whole.n), name.p + whole.n);
  }
  return name;
}

bool gx_fact_same_report(const gx_fact* a, const gx_fact* b) {
  return a->document == b->document && a->article == b->article && gx_date_cmp(a->date, b->date) == 0;
}

bool gx_same_occasion(const gx_fact* a, const gx_fact* b) {
  if (a->object == b->object) return true;
  return a->object_kind == GX_NODE_EVENT && b->object_kind == GX_NODE_EVENT && a->object_name.n &&
         gx_str_eq(a->object_name, b->object_name) && gx_date_cmp(a->date, b->date) == 0;
}
