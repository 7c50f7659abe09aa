/// Hand-marked sentences for tests: `[T区长][P王建国]主持[M全区工作会议]。` becomes text, sentences and decided mentions, so that
/// folding and relating are tested apart from the taggers.
/// P person, T title, U unit, C company, L place, M meeting, D date, G group, A address, R reference.
/// A date is written `[D2024-02-07|7日]` or, when it is open, `[D|近日]`. A line `# …` is a headline; every other line a paragraph.
#ifndef GX_TESTS_MARKED_H
#define GX_TESTS_MARKED_H

#include <criterion/criterion.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/relate.h"

typedef struct {
  gx_arena* arena;
  gx_lexicon* lexicon;
  gx_article article;
  gx_tagging tagging;
  gx_mentions mentions;
} marked;

typedef struct {
  GX_VEC(char32_t) text;
  GX_VEC(uint32_t) src;
  GX_VEC(gx_mention) mentions;
  GX_VEC(gx_sentence) sentences;
} marking;

static inline gx_span_kind kind_of_letter(char c) {
  const char* letters = "PTUCLMDGAR";
  const char* at = strchr(letters, c);
  cr_assert(at && c, "no kind %c", c);
  const gx_span_kind kinds[] = {GX_SPAN_PERSON,  GX_SPAN_TITLE,    GX_SPAN_UNIT, GX_SPAN_COMPANY,
                                GX_SPAN_PLACE,   GX_SPAN_MEETING,  GX_SPAN_DATE, GX_SPAN_GROUP,
                                GX_SPAN_ADDRESS, GX_SPAN_REFERENCE};
  return kinds[at - letters];
}

static inline void put_char(marked* m, marking* k, char32_t c) {
  GX_PUSH(m->arena, &k->src, k->text.n);
  GX_PUSH(m->arena, &k->text, c);
}

/// Reads one `[…]` at `*at`, which stands behind the bracket.
static inline void put_mention(marked* m, marking* k, gx_str s, size_t* at) {
  gx_span span = {.begin = k->text.n,
                  .kind = kind_of_letter(s.p[(*at)++]),
                  .score = 100,
                  .rule = "test",
                  .entry = GX_NONE};
  span.head = span.begin;
  if (span.kind == GX_SPAN_DATE) {
    const size_t bar = (size_t)((const char*)memchr(s.p + *at, '|', s.n - *at) - s.p);
    gx_date_parse((gx_str){s.p + *at, bar - *at}, &span.date);
    *at = bar + 1;
  }
  while (s.p[*at] != ']') {
    const size_t before = *at;
    if (s.p[*at] == '^')
      span.head = k->text.n, ++*at; // Where the head of a title begins: [T区委^书记]
    else
      put_char(m, k, gx_utf8_next(s, at));
    cr_assert(*at > before);
  }
  ++*at;
  span.end = k->text.n;
  const gx_mention one = {.span = span, .sentence = k->sentences.n};
  GX_PUSH(m->arena, &k->mentions, one);
}

static inline void mark_line(marked* m, marking* k, gx_str line, uint32_t paragraph) {
  const bool head = line.n > 2 && line.p[0] == '#';
  gx_sentence sentence = {
      .begin = k->text.n, .block = head ? GX_BLOCK_HEADLINE : GX_BLOCK_BODY, .paragraph = paragraph};
  for (size_t at = head ? 2 : 0; at < line.n;) {
    if (line.p[at] == '[') {
      at++;
      put_mention(m, k, line, &at);
      continue;
    }
    const char32_t c = gx_utf8_next(line, &at);
    put_char(m, k, c);
    if (c != U'。') continue;
    sentence.end = k->text.n;
    GX_PUSH(m->arena, &k->sentences, sentence);
    sentence.begin = k->text.n;
  }
  sentence.end = k->text.n;
  if (sentence.end > sentence.begin) GX_PUSH(m->arena, &k->sentences, sentence);
  put_char(m, k, U'\n');
}

/// Everything of the page; `m` must not move afterwards. Free with unmark.
static inline void mark(marked* m, const char* page) {
  gx_error error = {0};
  marking k = {0};
  gx_str rest = gx_str_of(page), line = {0};
  *m = (marked){.arena = gx_arena_new()};
  cr_assert_eq(gx_lexicon_load(GX_GAZETTEERS, NULL, &m->lexicon, &error), GX_OK, "%s:%u %s", error.file,
               error.line, error.message);
  for (uint32_t p = 0; gx_str_split(&rest, '\n', &line); p++) mark_line(m, &k, line, p);
  GX_PUSH(m->arena, &k.src, k.text.n);
  m->article = (gx_article){.text = {k.text.at, k.src.at, k.text.n}, .issued = {2024, 2, 9}};
  m->tagging = (gx_tagging){
      .lexicon = m->lexicon, .article = &m->article, .sentences = {k.sentences.at, k.sentences.n}};
  m->mentions = (gx_mentions){k.mentions.at, k.mentions.n};
}

static inline void unmark(marked* m) {
  gx_lexicon_free(m->lexicon);
  gx_arena_free(m->arena);
}

/// A mention's words.
static inline gx_str words_of(const marked* m, uint32_t mention) {
  if (mention == GX_NONE) return GX_STR("-");
  const gx_span* s = &m->mentions.at[mention].span;
  return gx_utf8_from(m->arena, m->article.text.ch + s->begin, s->end - s->begin);
}

#endif
