/// Full names: 区委 in a paper of 浙江省杭州市钱塘区 is 中共杭州市钱塘区委员会. The words as written stay in the mentions; these
/// names tell entities apart.
#include <string.h>

#include "base/utf8.h"
#include "extractor/resolve.h"

#define MAX_CHAIN 6
#define MAX_WORDS 64 // Longer names are taken as they are

// A place written through its larger ones, largest first.
typedef struct {
  gx_str name[MAX_CHAIN];
  char32_t mark[MAX_CHAIN]; // Its last character: 省, 市, 区, 道 …
  gx_str code[MAX_CHAIN];   // Or empty, where no list holds it
  uint32_t n;
} chain;

typedef struct {
  const gx_lexicon* lexicon;
  gx_arena* arena;
} scope;

static char32_t last_char(gx_str s) {
  size_t at = s.n;
  while (at > 0 && ((unsigned char)s.p[at - 1] & 0xC0) == 0x80) at--;
  at = at ? at - 1 : 0;
  return s.n ? gx_utf8_next(s, &at) : 0;
}

static void push(chain* c, gx_str name, gx_str code) {
  if (c->n == MAX_CHAIN) return;
  c->name[c->n] = name;
  c->mark[c->n] = last_char(name);
  c->code[c->n] = code;
  c->n++;
}

static gx_str last_code(const chain* c) { return c && c->n ? c->code[c->n - 1] : (gx_str){"", 0}; }

static size_t common(gx_str a, gx_str b) {
  size_t n = 0;
  while (n < a.n && n < b.n && a.p[n] == b.p[n]) n++;
  return n;
}

// A name and the listed words in it, found in one pass.
typedef struct {
  const char32_t* ch;
  uint32_t n;
  gx_hits hits;
} words;

static words words_of(const scope* s, gx_str folded) {
  words w = {0};
  w.ch = gx_utf8_to(s->arena, folded, &w.n);
  if (w.n <= MAX_WORDS) w.hits = gx_lexicon_scan(s->lexicon, w.ch, w.n, s->arena);
  return w;
}

// Of the rows of one word the one nearest to `near` (a code); among equals the one that is surest, then listed first.
static const gx_entry* nearest(const scope* s, uint32_t entry, gx_str near) {
  const gx_entry* best = NULL;
  size_t best_common = 0;
  for (uint32_t i = entry; i != GX_NONE; i = gx_lexicon_entry(s->lexicon, i)->next) {
    const gx_entry* e = gx_lexicon_entry(s->lexicon, i);
    if (e->list != GX_LIST_DIVISION) continue;
    const size_t here = common(e->extra, near);
    if (best && (here < best_common || (here == best_common && e->weight <= best->weight))) continue;
    best = e;
    best_common = here;
  }
  return best;
}

// The longest division at `p` that ends no later than `to`.
static const gx_entry* division_at(const scope* s, const words* w, uint32_t p, uint32_t to, gx_str near) {
  for (uint32_t i = 0; i < w->hits.n && w->hits.at[i].begin <= p; i++) {
    if (w->hits.at[i].begin < p || w->hits.at[i].end > to || w->hits.at[i].end < p + 2) continue;
    const gx_entry* found = nearest(s, w->hits.at[i].entry, near);
    if (found) return found;
  }
  return NULL;
}

static bool is_mark(char32_t c) { return gx_is_any(c, U"省市区县州盟旗镇乡村"); }

// Length of an unlisted division at the start of `ch`: to its mark, which is not the first character.
static uint32_t unlisted(const char32_t* ch, uint32_t n) {
  for (uint32_t i = 1; i < n && i < 10; i++) {
    if (ch[i] == U'街' && i + 1 < n && ch[i + 1] == U'道') return i + 2;
    if (ch[i] == U'社' && i + 1 < n && ch[i + 1] == U'区') return i + 2;
    if (i > 1 && is_mark(ch[i])) return i + 1;
  }
  return 0;
}

// 石柱|镇, 新城|街道: the short form of a county that only begins the name of a town.
static bool cut_short(const words* w, uint32_t end, uint32_t to, const gx_entry* found) {
  return found->weight < 9 && end < to && gx_is_any(w->ch[end], U"镇乡村街社");
}

// Reads divisions from the start of the words, up to `to`; returns how many characters they take. `near` decides between places of
// one name.
static uint32_t read_chain(const scope* s, const words* w, uint32_t to, gx_str near, chain* out) {
  uint32_t p = 0;
  while (p < to && out->n < MAX_CHAIN) {
    const gx_entry* found = division_at(s, w, p, to, out->n ? last_code(out) : near);
    if (found && !cut_short(w, p + found->chars, to, found)) {
      const gx_entry* full = gx_lexicon_division(s->lexicon, found->extra);
      push(out, full && found->weight < 9 ? full->word : found->word, found->extra);
      p += found->chars;
      continue;
    }
    const uint32_t length = unlisted(w->ch + p, to - p);
    if (!length) break;
    push(out, gx_utf8_from(s->arena, w->ch + p, length), (gx_str){"", 0});
    p += length;
  }
  return p;
}

// Puts the areas in which the first piece lies before it: 钱塘区 → 浙江省, 杭州市, 钱塘区.
static void add_parents(const scope* s, chain* c) {
  while (c->n && c->n < MAX_CHAIN && c->code[0].n == 6) {
    char code[7];
    const gx_str own = c->code[0];
    memcpy(code, own.p, 6);
    code[6] = 0;
    if (memcmp(code + 2, "0000", 4) == 0) return;
    memcpy(memcmp(code + 4, "00", 2) ? code + 4 : code + 2, memcmp(code + 4, "00", 2) ? "00" : "0000",
           memcmp(code + 4, "00", 2) ? 2 : 4);
    const gx_entry* parent = gx_lexicon_division(s->lexicon, (gx_str){code, 6});
    if (!parent) { // Counties right below a province or a city ruled by the state: 110101 → 110000
      memcpy(code + 2, "0000", 4);
      parent = gx_lexicon_division(s->lexicon, (gx_str){code, 6});
    }
    if (!parent) return;
    memmove(c->name + 1, c->name, sizeof *c->name * c->n);
    memmove(c->mark + 1, c->mark, sizeof *c->mark * c->n);
    memmove(c->code + 1, c->code, sizeof *c->code * c->n);
    c->name[0] = parent->word;
    c->mark[0] = last_char(parent->word);
    c->code[0] = parent->extra;
    c->n++;
  }
}

static gx_str join(const scope* s, const chain* c, uint32_t from, uint32_t to) {
  return gx_str_join(s->arena, c->name + from, to - from);
}

struct gx_home {
  const gx_lexicon* lexicon;
  chain area; // Empty where the words are no place
};

const gx_home* gx_home_new(const gx_lexicon* lexicon, gx_str name, gx_arena* arena) {
  const scope s = {lexicon, arena};
  gx_home* home = GX_NEW(arena, gx_home);
  home->lexicon = lexicon;
  const words w = words_of(&s, gx_fold_str(arena, name));
  if (w.n > MAX_WORDS || read_chain(&s, &w, w.n, (gx_str){"", 0}, &home->area) < w.n) home->area.n = 0;
  add_parents(&s, &home->area);
  return home;
}

// The piece of `home` that has this name, or its number of pieces.
static uint32_t find_piece(const chain* home, gx_str name) {
  uint32_t i = 0;
  while (i < home->n && !gx_str_eq(home->name[i], name)) i++;
  return i;
}

// Completes a chain from the left: by codes, or because home holds its first piece.
static void complete(const scope* s, chain* c, const chain* home) {
  if (c->n == 0) return;
  if (c->code[0].n) {
    add_parents(s, c);
    return;
  }
  const uint32_t at = find_piece(home, c->name[0]);
  if (at == home->n || at == 0) return;
  chain whole = *home;
  whole.n = at;
  for (uint32_t i = 0; i < c->n; i++) push(&whole, c->name[i], c->code[i]);
  *c = whole;
}

gx_str gx_place_full_name(const gx_home* home, gx_str place, gx_arena* arena) {
  const scope s = {home->lexicon, arena};
  const gx_str folded = gx_fold_str(arena, place);
  const words w = words_of(&s, folded);
  chain all = {0};
  if (w.n < 2 || w.n > MAX_WORDS) return folded;
  const chain* own = &home->area;
  const uint32_t here = find_piece(own, folded); // 临江市 of home is that 临江市
  if (here < own->n) return join(&s, own, 0, here + 1);
  if (read_chain(&s, &w, w.n, last_code(own), &all) < w.n) return folded;
  complete(&s, &all, own);
  return join(&s, &all, 0, all.n);
}

// How a body names the area that it is of: 杭州市钱塘区, but 灵川县 and 浙江省 by themselves; 街道 and 镇 with all below the city.
static gx_str area_name(const scope* s, const chain* c, uint32_t at) {
  uint32_t from = at;
  const char32_t mark = c->mark[at];
  while (from > 0 && (c->mark[from] == U'道' || c->mark[from] == U'镇' || c->mark[from] == U'乡' ||
                      c->mark[from] == U'村'))
    from--;
  if (from > 0 && c->mark[from] == U'区') from--;
  if (mark == U'省') from = at;
  return join(s, c, from, at + 1);
}

// The area of the home that a level word means: 市委 of 浙江省杭州市钱塘区 is 杭州市's. The number of pieces when there is none.
static uint32_t area_of_level(const chain* home, gx_str level, char32_t first) {
  static const struct {
    const char* level;
    const char32_t* marks;
  } levels[] = {{"province", U"省区市"}, {"city", U"市"},   {"prefecture", U"州盟"}, {"district", U"区"},
                {"county", U"县旗市"},   {"town", U"镇乡"}, {"street", U"道"},       {"village", U"村"}};
  for (unsigned l = 0; l < sizeof levels / sizeof *levels; l++) {
    if (!gx_str_eq(level, gx_str_of(levels[l].level))) continue;
    if (l == 0) return home->n && (home->mark[0] == first || first == U'自') ? 0 : home->n;
    for (uint32_t i = home->n; i-- > 0;)
      if (gx_is_any(home->mark[i], levels[l].marks) &&
          (home->mark[i] == first || !is_mark(first) || first == U'旗'))
        return i;
  }
  return home->n;
}

// Puts `area` for {division}; empty when the pattern asks for anything else.
static gx_str fill(const scope* s, gx_str pattern, gx_str area, gx_str rest) {
  static const char slot[] = "{division}";
  gx_str all = {"", 0};
  const size_t k = sizeof slot - 1;
  size_t from = 0;
  for (size_t i = 0; i < pattern.n; i++) {
    if (pattern.p[i] != '{') continue;
    if (i + k > pattern.n || memcmp(pattern.p + i, slot, k) != 0) return (gx_str){"", 0};
    all = gx_str_join(s->arena, (gx_str[]){all, {pattern.p + from, i - from}, area}, 3);
    from = i + k;
    i = from - 1;
  }
  return gx_str_join(s->arena, (gx_str[]){all, {pattern.p + from, pattern.n - from}, rest}, 3);
}

// The longest relative unit at `p`: 市委 in 市委第三巡回督导组.
static const gx_entry* relative_at(const scope* s, const words* w, uint32_t p) {
  for (uint32_t i = 0; i < w->hits.n && w->hits.at[i].begin <= p; i++) {
    const gx_entry* e =
        w->hits.at[i].begin == p ? gx_entry_in(s->lexicon, w->hits.at[i].entry, GX_LIST_RELATIVE) : NULL;
    if (e && e->extra.n) return e;
  }
  return NULL;
}

// 钱塘区委, 浙江省委: a place whose mark begins the relative unit. Empty when it is not so.
static gx_str with_place(const scope* s, const words* w, const chain* home) {
  for (uint32_t i = 1; i + 1 < w->n && i < 24; i++) { // 和|县委
    const char32_t c = w->ch[i];
    if (!is_mark(c) && c != U'街' && c != U'自') continue;
    const gx_entry* e = relative_at(s, w, i);
    if (!e) continue;
    const uint32_t to = i + (c == U'街' ? 2 : c == U'自' ? 3 : 1);
    chain area = {0};
    if (to > w->n || read_chain(s, w, to, last_code(home), &area) < to || area.n == 0) continue;
    complete(s, &area, home);
    const uint32_t end = i + e->chars;
    return fill(s, e->extra, area_name(s, &area, area.n - 1),
                gx_utf8_from(s->arena, w->ch + end, w->n - end));
  }
  return (gx_str){"", 0};
}

gx_str gx_unit_full_name(const gx_home* home, gx_str unit, gx_arena* arena) {
  const scope s = {home->lexicon, arena};
  const gx_str folded = gx_fold_str(arena, unit);
  const words w = words_of(&s, folded);
  const chain* own = &home->area;
  gx_str full = {"", 0};
  if (w.n < 2 || w.n > MAX_WORDS) return folded;
  const gx_entry* organ = gx_lexicon_find(s.lexicon, GX_LIST_ORGAN, w.ch, w.n);
  if (organ) return organ->extra.n ? organ->extra : folded;
  const gx_str party = GX_STR("中共");
  if (gx_str_starts(folded, party)) { // 中共|都江堰市委: the full name says so by itself
    const gx_str rest = {folded.p + party.n, folded.n - party.n};
    const gx_str named = gx_unit_full_name(home, rest, arena);
    if (gx_str_starts(named, party)) return named;
  }
  const gx_entry* relative = relative_at(&s, &w, 0);
  if (relative) {
    const uint32_t at = area_of_level(own, relative->class_, w.ch[0]);
    const gx_str rest = gx_utf8_from(arena, w.ch + relative->chars, w.n - relative->chars);
    if (at < own->n) full = fill(&s, relative->extra, area_name(&s, own, at), rest);
  } else {
    full = with_place(&s, &w, own);
  }
  return full.n ? full : folded;
}
