/// Entities: whose id a mention gets. Names are resolved against the page's home, ids are made of names and what tells namesakes apart.
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "extractor/resolve_p.h"

gx_str gx_resolve_text(resolver* r, const gx_article* article, uint32_t begin, uint32_t end) {
  return gx_utf8_from(r->arena, article->text.ch + begin, end - begin);
}

/// Adds an entity unless its id is there already; returns the id.
static gx_str add_entity(resolver* r, gx_record_entity entity) {
  const uint32_t known = gx_intern_find(r->ids, entity.entity);
  if (known != GX_NONE) return r->entities.at[known].entity;
  gx_intern_add(r->ids, entity.entity);
  GX_PUSH(r->arena, &r->entities, entity);
  return entity.entity;
}

static gx_str add_named(resolver* r, gx_kind kind, gx_str name) {
  const gx_str id = gx_id(r->arena, gx_kind_name(kind), &name, 1);
  return add_entity(r, (gx_record_entity){.entity = id, .kind = kind, .name = name});
}

/// The id of what these words name, empty where they are new: whoever asks fills it.
static gx_str* known_by(resolver* r, gx_kind kind, gx_str words) {
  gx_known* known = &r->known[kind];
  if (!known->words) known->words = gx_intern_new(r->arena);
  const uint32_t number = gx_intern_add(known->words, words);
  if (number == known->ids.n) GX_PUSH(r->arena, &known->ids, (gx_str){0});
  return &known->ids.at[number];
}

static gx_str join(resolver* r, gx_str a, gx_str b) { return gx_str_join(r->arena, (gx_str[]){a, b}, 2); }

/// Bytes of the longest word of a class that the text ends with, or 0.
static size_t ending(const resolver* r, gx_str text, gx_class class_) {
  char32_t ch[GX_MAX_CLASS_WORD];
  size_t from[GX_MAX_CLASS_WORD], at = text.n;
  uint32_t n = 0;
  while (at && n < GX_MAX_CLASS_WORD) {
    do at--;
    while (at && ((unsigned char)text.p[at] & 0xC0) == 0x80);
    from[n++] = at;
  }
  for (uint32_t i = 0; i < n; i++) ch[i] = gx_utf8_next(text, &(size_t){from[n - 1 - i]});
  const uint32_t found = gx_lexicon_ends(r->lexicon, class_, ch, n);
  return found ? text.n - from[found - 1] : 0;
}

// --- home ------------------------------------------------------------------------------------------------------------

/// How often each of some names is met.
typedef struct {
  gx_intern* names;
  GX_VEC(uint32_t) counts;
} census;

static void count(resolver* r, census* c, gx_str name, uint32_t times) {
  const uint32_t id = gx_intern_add(c->names, name);
  if (id == c->counts.n) GX_PUSH(r->arena, &c->counts, 0);
  c->counts.at[id] += times;
}

/// Whether a mention names a district or city.
static bool is_district(const resolver* r, const gx_span* s) {
  if (s->kind != GX_SPAN_PLACE || s->entry == GX_NONE) return false;
  const gx_entry* e = gx_entry_in(r->lexicon, s->entry, GX_LIST_DIVISION);
  return e && !gx_str_eq(e->class_, GX_STR("province"));
}

/// The district or city that the document names three times and twice as often as any other, in full; or empty.
static gx_str division_of_most(resolver* r) {
  enum { OFTEN = 3 };
  census written = {.names = gx_intern_new(r->arena)}, full = {.names = gx_intern_new(r->arena)};
  for (uint32_t a = 0; a < r->layout->n_articles; a++)
    for (uint32_t i = 0; i < r->articles[a].mentions.n; i++) {
      const gx_span* s = &r->articles[a].mentions.at[i].span;
      if (is_district(r, s))
        count(r, &written, gx_resolve_text(r, r->articles[a].tagging.article, s->begin, s->end), 1);
    }
  for (uint32_t i = 0; i < written.counts.n; i++) // 钱塘, 钱塘区 and 杭州市钱塘区 are one
    count(r, &full, gx_place_full_name(r->nowhere, gx_intern_get(written.names, i), r->arena),
          written.counts.at[i]);
  uint32_t best = 0, second = 0, home = GX_NONE;
  for (uint32_t i = 0; i < full.counts.n; i++) {
    if (full.counts.at[i] > best)
      second = best, best = full.counts.at[i], home = i;
    else if (full.counts.at[i] > second)
      second = full.counts.at[i];
  }
  return best >= OFTEN && best >= 2 * second ? gx_intern_get(full.names, home) : (gx_str){0};
}

void gx_resolve_home(resolver* r) {
  r->nowhere = gx_home_new(r->lexicon, (gx_str){0}, r->arena);
  const gx_str home = r->layout->home.n ? r->layout->home : division_of_most(r);
  r->home = gx_home_new(r->lexicon, home, r->arena);
  r->own = gx_place_full_name(r->nowhere, home, r->arena);
}

// --- persons ---------------------------------------------------------------------------------------------------------

/// The place written in a title (杭州市 in 杭州市委副书记), or empty.
static gx_str place_in(resolver* r, const gx_understood* u, uint32_t title) {
  const gx_span* t = &u->mentions.at[title].span;
  for (uint32_t i = title + 1; i < u->mentions.n && u->mentions.at[i].span.begin < t->end; i++)
    if (u->mentions.at[i].part && u->mentions.at[i].span.kind == GX_SPAN_PLACE)
      return gx_resolve_text(r, u->tagging.article, u->mentions.at[i].span.begin, u->mentions.at[i].span.end);
  return (gx_str){0};
}

static void set_scope(resolver* r, gx_str name, gx_str scope) {
  uint32_t i = gx_intern_find(r->people, name);
  if (i == GX_NONE) {
    gx_intern_add(r->people, name);
    GX_PUSH(r->arena, &r->scopes, scope);
  } else if (!r->scopes.at[i].n) {
    r->scopes.at[i] = scope;
  }
}

void gx_resolve_people(resolver* r) {
  for (uint32_t a = 0; a < r->layout->n_articles; a++) {
    const gx_understood* u = &r->articles[a];
    for (uint32_t i = 0; i < u->relations.n_drafts; i++) {
      const gx_draft* d = &u->relations.drafts[i];
      if (d->type != GX_CLAIM_HOLDS || d->subject == GX_NONE || d->object == GX_NONE) continue;
      const gx_span* p = &u->mentions.at[d->subject].span;
      set_scope(r, gx_resolve_text(r, u->tagging.article, p->begin, p->end), place_in(r, u, d->object));
      if (!gx_str_eq(d->rule, GX_STR("holds.former")))
        gx_calling_learn(r, (gx_full_office){.article = a, .title = d->object, .holder = d->subject});
    }
  }
}

/// What tells namesakes apart: nothing for the nationally known, else the place of the office, else the page's home.
static gx_str scope_of(resolver* r, gx_str name, const gx_article* article, const gx_span* s) {
  if (gx_lexicon_find(r->lexicon, GX_LIST_PERSON, article->text.ch + s->begin, s->end - s->begin))
    return GX_STR("*");
  const uint32_t known = gx_intern_find(r->people, name);
  if (known != GX_NONE && r->scopes.at[known].n)
    return gx_place_full_name(r->home, r->scopes.at[known], r->arena);
  return r->own;
}

static gx_str add_person(resolver* r, const gx_article* article, const gx_span* s) {
  const gx_str name = gx_resolve_text(r, article, s->begin, s->end);
  gx_str* known = known_by(r, GX_KIND_PERSON, name);
  if (known->n) return *known;
  const gx_str parts[2] = {name, scope_of(r, name, article, s)};
  const gx_str id = gx_id(r->arena, "person", parts, 2);
  return *known = add_entity(r, (gx_record_entity){.entity = id, .kind = GX_KIND_PERSON, .name = name});
}

// --- units, companies, positions -------------------------------------------------------------------------------------

/// 省粮食局|原|党组书记: 原 says of the holder that he left, not of the body that it is gone.
static gx_str without_former(resolver* r, gx_str unit) {
  enum { SHORTEST = 6 };
  const gx_str former = GX_STR("原");
  const size_t body = ending(r, unit, GX_CLASS_PARTY_BODY);
  const gx_str whole = {unit.p, unit.n - body};
  if (!gx_str_ends(whole, former) || whole.n < former.n + SHORTEST) return unit;
  return join(r, (gx_str){unit.p, whole.n - former.n}, (gx_str){unit.p + whole.n, body});
}

/// 云岭机械有限公司（以下简称云机）|党委: what a text says of the name in passing is no part of it.
static gx_str without_aside(resolver* r, gx_str name) {
  const char* open = memmem(name.p, name.n, "（", 3);
  const char* close = memmem(name.p, name.n, "）", 3);
  if (!open || !close || close < open || !memmem(open, (size_t)(close - open), "简称", 6)) return name;
  const gx_str before = {name.p, (size_t)(open - name.p)};
  const gx_str behind = {close + 3, (size_t)(name.p + name.n - close - 3)};
  return join(r, before, behind);
}

/// Whether a division that is so called ends with ch[0..n): 津市市.
static bool ends_division(const resolver* r, const char32_t* ch, uint32_t n) {
  enum { LONGEST = 8 };
  for (uint32_t k = n < LONGEST ? n : LONGEST; k > 2; k--)
    if (gx_lexicon_find(r->lexicon, GX_LIST_DIVISION, ch + n - k, k)) return true;
  return false;
}

/// 灵璧县|县委 is 灵璧县委, 合肥市|市委 合肥市委; not so 津市市.
static gx_str without_double(resolver* r, gx_str name) {
  uint32_t n;
  const char32_t* ch = gx_utf8_to(r->arena, name, &n);
  for (uint32_t i = 1; i + 1 < n; i++) {
    const bool doubled = ch[i] == ch[i + 1] && (ch[i] == U'县' || ch[i] == U'区' || ch[i] == U'市');
    if (!doubled || ends_division(r, ch, i + 2)) continue;
    return join(r, gx_utf8_from(r->arena, ch, i), gx_utf8_from(r->arena, ch + i + 1, n - i - 1));
  }
  return name;
}

static gx_str add_unit(resolver* r, gx_str words) {
  words = without_double(r, without_aside(r, words));
  gx_str* known = known_by(r, GX_KIND_UNIT, words);
  if (!known->n) *known = add_named(r, GX_KIND_UNIT, gx_unit_full_name(r->home, words, r->arena));
  return *known;
}

static bool holds_words(gx_str whole, gx_str part) {
  return part.n >= 6 && part.n < whole.n && gx_str_has(whole, part);
}

/// A short form met after its full name is the same company: 星河新材料 after 云岭星河新材料有限公司.
static gx_str add_company(resolver* r, gx_str words) {
  gx_str* known = known_by(r, GX_KIND_COMPANY, words);
  if (known->n) return *known;
  for (uint32_t i = 0; i < r->companies.n; i++)
    if (holds_words(r->companies.at[i], words))
      return *known = add_named(r, GX_KIND_COMPANY, r->companies.at[i]);
  GX_PUSH(r->arena, &r->companies, words);
  return *known = add_named(r, GX_KIND_COMPANY, words);
}

static gx_str add_place(resolver* r, gx_str words) {
  gx_str* known = known_by(r, GX_KIND_PLACE, words);
  if (!known->n) *known = add_named(r, GX_KIND_PLACE, gx_place_full_name(r->home, words, r->arena));
  return *known;
}

/// 教育局局|长: the office lends its first character to no unit that ends in it already.
static bool doubles(const gx_article* article, const gx_span* unit) {
  const char32_t* last = article->text.ch + unit->end - 1;
  return unit->end > unit->begin + 1 && last[0] == last[-1];
}

/// The longest unit, company or place that a title begins with, or GX_NONE; only a unit may reach into the head (国防部|长).
static uint32_t first_part(const gx_understood* u, uint32_t title) {
  const gx_span* t = &u->mentions.at[title].span;
  uint32_t best = GX_NONE;
  for (uint32_t i = title + 1; i < u->mentions.n && u->mentions.at[i].span.begin < t->end; i++) {
    const gx_span* s = &u->mentions.at[i].span;
    if (!u->mentions.at[i].part || s->begin != t->begin || s->end >= t->end) continue;
    if (s->end > t->head && (s->kind != GX_SPAN_UNIT || doubles(u->tagging.article, s))) continue;
    if (best == GX_NONE || s->end > u->mentions.at[best].span.end) best = i;
  }
  return best;
}

/// 区长, 副县长: heads of a government.
static bool is_governor(const resolver* r, gx_str head) { return ending(r, head, GX_CLASS_GOVERNOR) > 0; }

/// An office taken apart: 区委 + 副书记.
typedef struct {
  gx_str unit; ///< As written; empty where the title says none
  gx_str head;
} office;

/// 吉林|省长, 上海|市长: a listed division by its short name, before an office of its level.
static bool is_short(const resolver* r, const gx_article* article, const gx_span* t) {
  const char32_t* ch = article->text.ch;
  const uint32_t n = t->head - t->begin;
  if (n < 2 || ch[t->head - 1] == ch[t->end - 2]) return false;
  return gx_lexicon_find(r->lexicon, GX_LIST_DIVISION, ch + t->begin, n) &&
         !gx_is_any(ch[t->head - 1], U"省市区县州盟旗镇乡");
}

/// The government that a 区长 or 副县长 heads: of the place before the head, else of the home's level, the head's last character but one;
/// 吉林|省长 is that of 吉林省.
static gx_str government_of(resolver* r, const gx_article* article, const gx_span* t) {
  const gx_str level = gx_resolve_text(r, article, t->end - 2, t->end - 1);
  gx_str place = t->head > t->begin ? gx_resolve_text(r, article, t->begin, t->head) : level;
  if (is_short(r, article, t)) place = join(r, place, level);
  return gx_str_ends(place, GX_STR("政府")) ? place : join(r, place, GX_STR("人民政府"));
}

/// Whether a title begins with a foreign country or region: 夏威夷州州长 heads no 人民政府.
static bool is_foreign(const resolver* r, const gx_understood* u, uint32_t part) {
  if (part == GX_NONE || u->mentions.at[part].span.kind != GX_SPAN_PLACE) return false;
  const uint32_t entry = u->mentions.at[part].span.entry;
  return entry == GX_NONE || !gx_entry_in(r->lexicon, entry, GX_LIST_DIVISION);
}

/// Whether [begin, end) is a head with its qualifiers: 书记, 副书记.
static bool is_head(const resolver* r, const gx_article* article, uint32_t begin, uint32_t end) {
  const char32_t* ch = article->text.ch;
  for (uint32_t k = 0; k <= 3 && begin + k < end; k++) {
    if (k && !gx_lexicon_find(r->lexicon, GX_LIST_TITLE_PREFIX, ch + begin, k)) continue;
    if (gx_lexicon_find(r->lexicon, GX_LIST_TITLE, ch + begin + k, end - begin - k)) return true;
  }
  return false;
}

/// 俄罗斯驻美国|大使: who is posted to a country rather than in a body of it.
static bool is_posting(const gx_article* article, const gx_span* t) {
  for (uint32_t i = t->begin; i < t->head; i++) {
    if (article->text.ch[i] == U'驻') return true;
  }
  return false;
}

/// 公共管理|学院院长: a listed office that begins with the last word of its unit. Where the office itself begins. The party's 书记
/// stays with the body whose party it leads, so that 省财政厅|党组书记、厅长 share it.
static uint32_t office_begin(const resolver* r, const gx_article* article, const gx_span* t) {
  enum { LONGEST = 3 };
  const char32_t* ch = article->text.ch;
  const bool party = ch[t->head] == U'党' && ch[t->head + 1] != U'工';
  for (uint32_t k = 1; !party && k <= LONGEST && t->head > t->begin && t->head + k < t->end; k++) {
    if (gx_lexicon_find(r->lexicon, GX_LIST_UNIT_SUFFIX, ch + t->head, k) &&
        gx_lexicon_find(r->lexicon, GX_LIST_TITLE, ch + t->head + k, t->end - t->head - k))
      return t->head + k;
  }
  return t->head;
}

static office take_apart(resolver* r, const gx_understood* u, uint32_t title) {
  const gx_article* article = u->tagging.article;
  const gx_span* t = &u->mentions.at[title].span;
  const uint32_t part = first_part(u, title);
  office o = {.head = gx_resolve_text(r, article, t->head, t->end)};
  if (is_governor(r, o.head) && !is_foreign(r, u, part)) {
    o.unit = government_of(r, article, t);
  } else if (part != GX_NONE &&
             u->mentions.at[part].span.end > t->head) { // 区纪委|书记; 国防部|长 shares its 部
    const uint32_t end = u->mentions.at[part].span.end;
    o.unit = gx_resolve_text(r, article, t->begin, end);
    const bool lent = article->text.ch[end] == U'长' && !is_head(r, article, end, t->end);
    o.head = gx_resolve_text(r, article, lent ? end - 1 : end, t->end);
  } else if (t->head > t->begin && is_foreign(r, u, part) && is_posting(article, t)) {
    o.head = gx_resolve_text(r, article, t->begin, t->end);
  } else if (t->head > t->begin) {
    const uint32_t head = office_begin(r, article, t);
    o.unit = gx_resolve_text(r, article, t->begin, head);
    o.head = gx_resolve_text(r, article, head, t->end);
  }
  return o;
}

/// 区政协党组书记、|主席 share their unit; 总书记、|国家主席 do not, for the second says whose it is.
static bool shares_unit(const resolver* r, const gx_span* t) {
  enum { WHOLE_OFFICE = 4 };
  const gx_entry* e = gx_lexicon_entry(r->lexicon, t->entry);
  return e->chars < WHOLE_OFFICE || gx_str_starts(e->word, GX_STR("党组")); // 全国人大常委会委员长、|党组书记
}

/// What the next office of a run shares: 校党委常委、|副校长 and 县纪委副书记、|监委主任 do not share the party's committee, only the body
/// whose committee it is; 统一社会主义党主席、|总统 do not share the party; empty where the words name none.
static gx_str shared_with(const resolver* r, gx_str unit, gx_str head) {
  if (gx_str_ends(unit, GX_STR("政治局")) || gx_str_ends(unit, GX_STR("书记处"))) return (gx_str){0};
  if (gx_str_ends(unit, GX_STR("党")) && ending(r, head, GX_CLASS_HEAD_OF_STATE)) return (gx_str){0};
  const bool assembly = gx_str_ends(unit, GX_STR("人大")) || gx_str_ends(unit, GX_STR("政协"));
  const bool seated = ending(r, head, GX_CLASS_ASSEMBLY) && !gx_str_starts(head, GX_STR("党委"));
  if (assembly && !seated) return (gx_str){0}; // 省人大代表、|校长
  if (ending(r, head, GX_CLASS_OF_PARTY)) return unit;
  const size_t n = unit.n - ending(r, unit, GX_CLASS_PARTY_BODY);
  if (n == unit.n) return unit;
  if (gx_str_starts(unit, GX_STR("直属"))) return (gx_str){0}; // 直属党支部书记、|副院长
  return n > 3 ? (gx_str){unit.p, n} : (gx_str){0}; // 校党委: whose school, the words do not say
}

/// 上海市委副书记、|市长: the 市 is the one whose committee was named before; empty where that says no more than the level (市委).
static gx_str government_beside(resolver* r, const gx_span* t, gx_str head, gx_str shared) {
  enum { LEVEL_ONLY = 6 }; // 市委
  const bool bare = t->head == t->begin && is_governor(r, head);
  if (!bare || shared.n <= LEVEL_ONLY || !gx_str_ends(shared, GX_STR("委"))) return (gx_str){0};
  // 甘肃省委常委、兰州市委书记、|副省长: of the 省, not of the 市
  if (head.n < LEVEL_ONLY || memcmp(shared.p + shared.n - LEVEL_ONLY, head.p + head.n - LEVEL_ONLY, 3) != 0)
    return (gx_str){0};
  return join(r, (gx_str){shared.p, shared.n - 3}, GX_STR("人民政府"));
}

/// What the offices of one holder have in common, from the first to the last.
typedef struct {
  gx_str unit;    ///< Of the office before
  gx_str party;   ///< 越共, where an office of the holder is one of another country's party
  gx_str country; ///< Whose offices they are, where it is not China; empty where the words do not say
  bool abroad;
  bool cn;       ///< The holder is known to be of China
  uint32_t head; ///< Lexicon entry of the head of the office that brought `unit`
  gx_str holder; ///< By name; empty where the words before do not say whose the offices are
} run;

/// The foreign country by which a title begins, or empty: 新加坡|副总理, but not 中国|外交部长 or 欧洲|专员.
static gx_str country_of(resolver* r, const gx_understood* u, uint32_t title) {
  const uint32_t part = first_part(u, title);
  const gx_span* s = &u->mentions.at[part == GX_NONE ? title : part].span;
  const gx_entry* e = part == GX_NONE || s->kind != GX_SPAN_PLACE || s->entry == GX_NONE
                          ? NULL
                          : gx_entry_in(r->lexicon, s->entry, GX_LIST_COUNTRY);
  const bool country = e && (gx_str_eq(e->class_, GX_STR("country")) ||
                             gx_str_eq(e->class_, GX_STR("full")) || gx_str_eq(e->class_, GX_STR("short")));
  if (!country) return (gx_str){0};
  const gx_str name = gx_resolve_text(r, u->tagging.article, s->begin, s->end);
  return gx_str_eq(name, GX_STR("中国")) || gx_str_eq(e->extra, GX_STR("中国")) ? (gx_str){0} : name;
}

/// Whose offices a holder's are: 耶伦 is known to be of 美国; a name in transliteration is abroad, wherever.
static run run_of(resolver* r, const gx_understood* u, uint32_t holder) {
  const gx_span* s = &u->mentions.at[holder].span;
  const gx_entry* known =
      gx_lexicon_find(r->lexicon, GX_LIST_PERSON, u->tagging.article->text.ch + s->begin, s->end - s->begin);
  run of = {.abroad = gx_str_eq(gx_str_of(s->rule), GX_STR("person.foreign")),
            .cn = known && gx_str_eq(known->class_, GX_STR("cn")),
            .head = GX_NONE,
            .holder = gx_resolve_text(r, u->tagging.article, s->begin, s->end)};
  if (!known || !gx_str_eq(known->class_, GX_STR("foreign"))) return of;
  of.abroad = true;
  uint32_t n = 0;
  const char32_t* ch = gx_utf8_to(r->arena, known->extra, &n);
  const gx_entry* country = gx_lexicon_find(r->lexicon, GX_LIST_COUNTRY, ch, n);
  if (country && gx_str_eq(country->class_, GX_STR("country"))) of.country = known->extra;
  return of;
}

/// The party of another country that the office before was in: 越共 of 越共中央政治局; empty where it was none.
static gx_str foreign_party(gx_str unit) {
  const char* at = unit.n ? memmem(unit.p, unit.n, "中央", 6) : NULL;
  const gx_str party = {unit.p, at ? (size_t)(at - unit.p) : 0};
  const bool named = gx_str_ends(party, GX_STR("共")) || gx_str_ends(party, GX_STR("党"));
  const bool own = gx_str_eq(party, GX_STR("中共")) || gx_str_ends(party, GX_STR("中国共产党"));
  return named && !own ? party : (gx_str){0};
}

/// 新加坡副总理兼|财政部长, 越共中央政治局委员、|中组部部长: an organ called as China's are is one of the country or party of its holder. Gives
/// the id of the unit.
static gx_str add_unit_of(resolver* r, gx_str unit, const run* of) {
  static const char* const parties[] = {"中国共产党中央", "中共中央"};
  const bool written = gx_str_starts(unit, GX_STR("中国")) || gx_str_starts(unit, GX_STR("中华")) ||
                       gx_str_starts(unit, GX_STR("中共"));
  if (written || (!of->party.n && !of->abroad)) return add_unit(r, unit);
  const gx_str full = gx_unit_full_name(r->home, unit, r->arena);
  for (size_t i = 0; of->party.n && i < sizeof parties / sizeof *parties; i++) {
    const gx_str own = gx_str_of(parties[i]);
    const size_t skip = own.n - GX_STR("中央").n;
    if (gx_str_starts(full, own))
      return add_named(r, GX_KIND_UNIT, join(r, of->party, (gx_str){full.p + skip, full.n - skip}));
  }
  const bool chinas =
      gx_str_starts(full, GX_STR("中华人民共和国")) || gx_str_starts(full, GX_STR("中国人民解放军"));
  if (!of->abroad || !chinas) return add_unit(r, unit);
  return add_named(r, GX_KIND_UNIT, of->country.n ? join(r, of->country, unit) : unit);
}

/// 襄阳市襄州区委常委、|宣传部长: the department is the committee's named before. Whether `o` was completed so; the committee stays what the next
/// office shares.
static bool department_beside(resolver* r, office* o, gx_str committee) {
  const gx_str last = GX_STR("长");
  const bool head = !o->unit.n && gx_str_ends(o->head, last); // 宣传部|长
  const gx_str words = head ? (gx_str){o->head.p, o->head.n - last.n} : o->unit;
  const bool department = words.n && ending(r, words, GX_CLASS_DEPARTMENT) == words.n;
  if (!department || !gx_str_ends(committee, GX_STR("委"))) return false;
  o->unit = join(r, committee, words);
  if (head) o->head = GX_STR("部长");
  return true;
}

/// One office by one name: 国家主席, 中国国家主席 and 中华人民共和国主席; 代理市长 and 代市长; 国务委员 are the State Council's.
static void call_alike(resolver* r, office* o, const run* of) {
  const gx_str acting = GX_STR("代理"), state = GX_STR("国家"), republic = GX_STR("中华人民共和国");
  const bool abroad = of->abroad || of->party.n || of->country.n;
  const bool named = gx_str_eq(o->unit, GX_STR("中国")) || gx_str_eq(o->unit, republic);
  if (gx_str_starts(o->head, acting) && !abroad)
    o->head = join(r, GX_STR("代"), (gx_str){o->head.p + acting.n, o->head.n - acting.n});
  if (abroad || !(named || (of->cn && !o->unit.n))) return;
  if (gx_str_eq(o->head, GX_STR("国家主席")) || gx_str_eq(o->head, GX_STR("国家副主席"))) {
    o->unit = republic;
    o->head = (gx_str){o->head.p + state.n, o->head.n - state.n};
  } else if (gx_str_eq(o->head, GX_STR("国务委员"))) {
    o->unit = GX_STR("国务院");
  }
}

static gx_str add_position(resolver* r, const gx_understood* u, uint32_t title, run* of);

/// 李强|总理: the office that the document gives him in full; empty where there is none.
static gx_str add_full_office(resolver* r, gx_str holder, gx_str head) {
  const gx_full_office* full = holder.n ? gx_calling_find(r, holder, head) : NULL;
  if (!full) return (gx_str){0};
  const gx_understood* u = &r->articles[full->article];
  run of = run_of(r, u, full->holder);
  of.holder = (gx_str){0};
  return add_position(r, u, full->title, &of);
}

static gx_str add_position(resolver* r, const gx_understood* u, uint32_t title, run* of) {
  const gx_span* t = &u->mentions.at[title].span;
  office o = take_apart(r, u, title);
  if (o.unit.n == 3 &&
      t->head == t->begin + 1) { // 俄|外长: no body, and the whole is how the office is called
    o.unit = (gx_str){0};
    o.head = gx_resolve_text(r, u->tagging.article, t->begin, t->end);
  }
  o.unit = without_former(r, o.unit);
  const gx_str beside = government_beside(r, t, o.head, of->unit), country = country_of(r, u, title);
  if (beside.n) o.unit = beside;
  if (country.n) of->country = country, of->abroad = true;
  call_alike(r, &o, of);
  const bool department = department_beside(r, &o, of->unit);
  gx_str unit_id = {0}, name = o.head;
  const gx_str unit = o.unit.n ? o.unit : shares_unit(r, t) ? shared_with(r, of->unit, o.head) : o.unit;
  const gx_str full =
      unit.n || t->head > t->begin + 1
          ? (gx_str){0}
          : add_full_office(r, of->holder, gx_resolve_text(r, u->tagging.article, t->head, t->end));
  if (full.n) return full;
  const size_t body = ending(r, unit, GX_CLASS_PARTY_BODY); // 学院党委书记甲、|党委副书记|乙
  const bool again = body && gx_str_starts(o.head, (gx_str){unit.p + unit.n - body, body});
  if (again && !o.unit.n && o.head.n > body) name = o.head = (gx_str){o.head.p + body, o.head.n - body};
  if (unit.n) {
    unit_id = add_unit_of(r, unit, of);
    name = join(r, r->entities.at[gx_intern_find(r->ids, unit_id)].name, o.head);
  }
  if (!unit.n && of->party.n && gx_str_starts(o.head, GX_STR("中央"))) // 古共中央政治局委员、|中央组织书记
    name = o.head = join(r, of->party, o.head);
  if (o.unit.n && !department) of->unit = o.unit, of->head = t->entry;
  if (foreign_party(o.unit).n) of->party = foreign_party(o.unit);
  const gx_str parts[2] = {unit_id, o.head};
  const gx_str id = gx_id(r->arena, "position", parts, 2);
  return add_entity(
      r, (gx_record_entity){
             .entity = id, .kind = GX_KIND_POSITION, .name = name, .unit = unit_id, .title = o.head});
}

// --- mentions --------------------------------------------------------------------------------------------------------

/// A title that nobody holds counts where it names its unit and is a post, not a class of people: 白宫发言人, but not 村干部.
static bool is_office(const resolver* r, const gx_span* title) {
  enum { POST = 5 };
  return gx_str_eq(gx_str_of(title->rule), GX_STR("title.unit")) && title->head > title->begin &&
         gx_lexicon_entry(r->lexicon, title->entry)->weight >= POST;
}

/// 校长吴德|教授: a calling behind the name is of no body.
static bool is_calling(const resolver* r, const gx_understood* u, const gx_draft* d) {
  const gx_span *title = &u->mentions.at[d->object].span, *holder = &u->mentions.at[d->subject].span;
  return d->subject != GX_NONE && title->begin >= holder->end && title->begin == title->head &&
         gx_str_eq(gx_lexicon_entry(r->lexicon, title->entry)->class_, GX_STR("profession"));
}

/// 临江大学常务副校长甲，|副校长|乙: a bare office right behind the holder of one of the same kind is one of the same body.
static bool goes_on(const gx_understood* u, uint32_t holder, uint32_t title, const run* before) {
  if (holder == GX_NONE || !before->unit.n || before->head == GX_NONE) return false;
  const gx_span *last = &u->mentions.at[holder].span, *t = &u->mentions.at[title].span;
  const char32_t* ch = u->tagging.article->text.ch;
  return t->head == t->begin && t->entry == before->head && t->begin == last->end + 1 &&
         gx_is_any(ch[last->end], U"，、");
}

/// Titles get their position in the order of their holders' runs, so that a unit is shared along a run and no further.
static void resolve_titles(resolver* r, uint32_t a) {
  const gx_understood* u = &r->articles[a];
  uint32_t holder = GX_NONE;
  run of = {0};
  for (uint32_t i = 0; i < u->relations.n_drafts; i++) {
    const gx_draft* d = &u->relations.drafts[i];
    if (d->type != GX_CLAIM_HOLDS || d->object == GX_NONE || r->of[a].entity[d->object].n) continue;
    if (d->subject != holder) {
      const run before = of;
      const uint32_t last = holder;
      holder = d->subject, of = run_of(r, u, holder);
      if (goes_on(u, last, d->object, &before)) of.unit = before.unit, of.head = before.head;
    }
    run none = {0};
    r->of[a].entity[d->object] = add_position(r, u, d->object, is_calling(r, u, d) ? &none : &of);
  }
  for (uint32_t i = 0; i < u->mentions.n; i++) {
    const gx_mention* m = &u->mentions.at[i];
    if (m->span.kind != GX_SPAN_TITLE || r->of[a].entity[i].n || m->part || !is_office(r, &m->span)) continue;
    if (m->span.begin && u->tagging.article->text.ch[m->span.begin - 1] == U'各') continue; // 各|学院党委书记
    of = (run){0};
    r->of[a].entity[i] = add_position(r, u, i, &of);
  }
}

void gx_resolve_mentions(resolver* r, uint32_t a) {
  const gx_understood* u = &r->articles[a];
  for (uint32_t i = 0; i < u->mentions.n; i++) {
    const gx_span* s = &u->mentions.at[i].span;
    const gx_article* article = u->tagging.article;
    gx_str* id = &r->of[a].entity[i];
    switch (s->kind) {
      case GX_SPAN_PERSON: *id = add_person(r, article, s); break;
      case GX_SPAN_UNIT: *id = add_unit(r, gx_resolve_text(r, article, s->begin, s->end)); break;
      case GX_SPAN_COMPANY: *id = add_company(r, gx_resolve_text(r, article, s->begin, s->end)); break;
      case GX_SPAN_PLACE: *id = add_place(r, gx_resolve_text(r, article, s->begin, s->end)); break;
      default: break;
    }
  }
  resolve_titles(r, a);
}
