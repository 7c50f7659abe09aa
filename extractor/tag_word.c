/// Proposes what is listed and is no entity of the graph: common words, role verbs, forms of address, groups of people without names,
/// pronouns. They keep names from cutting through words: 高度|重视, 和谐, 李丰|参加.
#include "base/utf8.h"
#include "extractor/span.h"

static void propose(gx_arena* arena, gx_spans* out, const gx_hit* hit, gx_span_kind kind, int level,
                    const char* rule) {
  GX_PUSH(arena, out,
          (gx_span){.begin = hit->begin,
                    .end = hit->end,
                    .kind = kind,
                    .score = level * (int32_t)(hit->end - hit->begin),
                    .rule = rule,
                    .entry = hit->entry,
                    .head = hit->begin});
}

/// 发言人, 校长助理: what is listed as an office is one.
static bool is_office(const gx_tagging* in, uint32_t entry) {
  const gx_entry* title = gx_entry_in(in->lexicon, entry, GX_LIST_TITLE);
  return title && !gx_str_eq(title->class_, GX_STR("group"));
}

/// 物理科学学院|相关负责人, 高新分局|负责人: 院 and 局 behind a word end the name of a body; 全院|, 、局|负责人 are levels.
static bool ends_unit(const char32_t* group) {
  return (group[-1] == U'院' || group[-1] == U'局') && gx_is_han(group[-2]) &&
         !gx_is_any(group[-2], U"各全我本该等及和与县区市省校院两");
}

/// 区领导, 省市领导, 其他市领导, 各级领导: a level word before a group belongs to it.
static uint32_t group_begin(const gx_tagging* in, const gx_hit* hit) {
  enum { MOST = 3 };
  const char32_t* ch = in->article->text.ch;
  uint32_t begin = hit->begin;
  if (begin > 1 && ends_unit(ch + begin)) return begin;
  while (begin > 0 && hit->begin - begin < MOST && gx_is_any(ch[begin - 1], U"省市区县州盟旗镇乡校院局全各"))
    begin--;
  return begin;
}

static bool is_third_person(char32_t c) { return c == U'他' || c == U'她'; }

int32_t gx_word_score(const gx_hit* hit) {
  const int32_t n = (int32_t)(hit->end - hit->begin);
  if (n < 2) return 0;
  if (gx_is_listed(hit, GX_LIST_ROLE_VERB)) return (GX_WORDLY + 5) * n;
  return gx_is_listed(hit, GX_LIST_WORD) ? GX_WORDLY * n : 0;
}

void gx_tag_words(const gx_tagging* in, gx_arena* arena, gx_spans* out) {
  const uint32_t mine = GX_IN(GX_LIST_ADDRESS) | GX_IN(GX_LIST_COLLECTIVE);
  for (uint32_t i = 0; i < in->hits.n; i++) {
    const gx_hit* hit = &in->hits.at[i];
    const uint32_t n = hit->end - hit->begin;
    if (!(hit->lists & mine)) continue;
    for (uint32_t e = hit->entry; e != GX_NONE; e = gx_lexicon_entry(in->lexicon, e)->next) {
      const gx_entry* entry = gx_lexicon_entry(in->lexicon, e);
      if (is_office(in, hit->entry)) continue;
      if (entry->list == GX_LIST_ADDRESS && (n >= 2 || !gx_str_eq(entry->class_, GX_STR("honorific")))) {
        // 王处, 李总: one character is an honorific only behind a surname, else the end of a unit or nothing.
        propose(arena, out, hit, GX_SPAN_ADDRESS, GX_WORDLY + 5, "address");
      } else if (entry->list == GX_LIST_COLLECTIVE) {
        gx_hit whole = *hit;
        whole.begin = group_begin(in, hit);
        // 研究院|负责人: the level word may as well end the name before it.
        if (whole.begin < hit->begin) propose(arena, out, hit, GX_SPAN_GROUP, GX_STRONG, "group");
        propose(arena, out, &whole, GX_SPAN_GROUP, GX_STRONG, "group");
      }
    }
  }
  const gx_text* text = &in->article->text;
  for (uint32_t i = 0; i < text->n; i++) {
    if (!is_third_person(text->ch[i])) continue;
    const bool many = i + 1 < text->n && text->ch[i + 1] == U'们';
    const gx_hit hit = {i, i + 1 + many, GX_NONE, 0};
    propose(arena, out, &hit, GX_SPAN_REFERENCE, GX_STRONG, many ? "reference.they" : "reference.pronoun");
  }
}
