#include "tests/unit/marked.h"

/// The folded sentence with slots as letters: P official, L officials, R pronoun, G group, T title, U unit, C company, S place, M meeting, D date.
static gx_str show(const marked* m, const gx_folded* f) {
  GX_VEC(char32_t) out = {0};
  for (uint32_t i = 0; i < f->n; i++) {
    const bool slot = f->slot_of[i] != GX_NONE;
    GX_PUSH(m->arena, &out, slot ? (char32_t)("PLRGTUCSMD"[f->slots[f->slot_of[i]].kind]) : f->ch[i]);
  }
  return gx_utf8_from(m->arena, out.at, out.n);
}

/// `name:title+title name …` of the members of one slot, `…` where it is open.
static gx_str members(const marked* m, const gx_slot* slot) {
  gx_str out = GX_STR("");
  for (uint32_t i = 0; i < slot->n_members; i++) {
    const gx_member* one = &slot->members[i];
    out = gx_str_format(m->arena, "%.*s%s%.*s", GX_FMT(out), i ? " " : "", GX_FMT(words_of(m, one->person)));
    for (uint32_t t = 0; t < one->n_titles; t++) {
      out = gx_str_format(m->arena, "%.*s%s%.*s", GX_FMT(out), t ? "+" : ":",
                          GX_FMT(words_of(m, one->titles[t])));
    }
  }
  return slot->open ? gx_str_format(m->arena, "%.*s …", GX_FMT(out)) : out;
}

static void folds(const char* page, const char* folded, const char* first) {
  marked m;
  mark(&m, page);
  const gx_folded f = gx_fold_extract(&m.tagging, &m.mentions, 0, m.arena);
  const gx_str seen = show(&m, &f);
  cr_assert(gx_str_eq(seen, gx_str_of(folded)), "%s\nfolded %.*s\nwanted %s", page, GX_FMT(seen), folded);
  cr_assert_eq(f.at[f.n], m.tagging.sentences.at[0].end);
  for (uint32_t i = 0; first && i < f.n_slots; i++) {
    if (!f.slots[i].n_members) continue;
    const gx_str who = members(&m, &f.slots[i]);
    cr_assert(gx_str_eq(who, gx_str_of(first)), "%s\nmembers %.*s\nwanted  %s", page, GX_FMT(who), first);
    break;
  }
  unmark(&m);
}

Test(fold, titles_before_a_name) {
  folds("[T区委副^书记]、[T^区长][P沈明]主持。", "P主持。", "沈明:区委副书记+区长");
  folds("[T新区党工委副^书记]、[T管委会^主任]，[T区委副^书记]、[T^区长][P沈明]主持。", "P主持。",
        "沈明:新区党工委副书记+管委会主任+区委副书记+区长");
  folds("[T^主席]兼[T^总理][P沈明]出席。", "P出席。", "沈明:主席+总理");
}

Test(fold, what_follows_a_name) {
  folds("[P沈明][T^书记]主持。", "P主持。", "沈明:书记");
  folds("[P沈明][A同志]主持。", "P主持。", NULL);
  folds("[P沈明]（女，回族）主持。", "P主持。", "沈明");
  folds("[P沈明]（[T市财政局^局长]）主持。", "P主持。", "沈明:市财政局局长");
  folds("陪同[P沈明][T望湖区^区长][P李华]调研。", "陪同PP调研。", "沈明");
  folds("[P沈明][T副^区长]、[P李华]参加。", "L参加。", "沈明:副区长 李华");
  folds("[P沈明][T特别^代表]、[T^市长][P李华]参加。", "PP参加。", "沈明");
  folds("[T^区长][A候选人][P沈明]参加。", "P参加。", "沈明");
  folds("[T区作协^主席]、[A作家][P沈明]参加。", "P参加。", "沈明:区作协主席");
}

Test(fold, lists) {
  folds("[P沈明]、[P李华]和[P王军]参加。", "L参加。", "沈明 李华 王军");
  folds("[P沈明]、[P李华]等[G区领导]参加。", "L参加。", "沈明 李华 …");
  folds("[P沈明]、[P李华]等5人参加。", "L参加。", "沈明 李华 …");
  folds("[G区领导][P沈明]、[P李华]参加。", "L参加。", "沈明 李华");
  folds("[P沈明]以及[P李华]参加。", "L参加。", "沈明 李华");
  folds("[P沈明]等出席。", "P出席。", "沈明 …");
  folds("[P沈明]一行来访。", "P来访。", "沈明 …");
}

Test(fold, members_bring_their_own_titles) {
  folds("[T省委^书记][P沈明]，[T^省长][P李华]，[T省政协^主席][P王军]出席。", "L出席。",
        "沈明:省委书记 李华:省长 王军:省政协主席");
}

Test(fold, an_office_held_by_several_is_shared) {
  folds("[T副^区长][P沈明]、[P李华]参加。", "L参加。", "沈明:副区长 李华:副区长");
  folds("[T国务^委员][P沈明]、[P李华]参加。", "L参加。", "沈明:国务委员 李华:国务委员");
  folds("[T^区长][P沈明]、[P李华]参加。", "L参加。", "沈明:区长 李华");
}

Test(fold, a_comma_joins_no_object_and_subject) {
  folds("[P沈明]会见[P李华]，[P王军]参加会见。", "P会见P，P参加会见。", "沈明");
}

Test(fold, days_before_a_list_do_not_keep_it_apart) {
  folds("[D2024-02-07|7日][T区委^书记][P沈明]，[T^区长][P李华]出席。", "DL出席。", "沈明:区委书记 李华:区长");
}

Test(fold, everything_else_is_a_slot_or_words) {
  folds("[R他]在[L桥头镇]看望[G干部群众]，[U区教育局]召开[M工作会议]，[A记者][P沈明]。",
        "R在S看望G，U召开M，记者P。", NULL);
  folds("[T区委^书记]的职责。", "T的职责。", NULL);
}

Test(fold, strokes) {
  marked m;
  mark(&m, "（以姓氏笔画为序）：[P丁一]、[P王军]。");
  const gx_folded f = gx_fold_extract(&m.tagging, &m.mentions, 0, m.arena);
  cr_assert(f.slots[0].strokes);
  unmark(&m);
}

Test(fold, position_of_every_character) {
  marked m;
  mark(&m, "[T^区长][P沈明]主持。");
  const gx_folded f = gx_fold_extract(&m.tagging, &m.mentions, 0, m.arena);
  cr_assert_eq(f.n, 4);
  cr_assert_eq(f.at[0], 0);
  cr_assert_eq(f.at[1], 4);
  cr_assert_eq(f.at[4], 7);
  unmark(&m);
}
