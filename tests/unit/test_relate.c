#include "tests/unit/marked.h"

/// The role claims and visits of a page as lines `who type what day`, in order; what is the event's name or kind, or the site.
static gx_str told(const marked* m, const gx_relations* r) {
  gx_str out = GX_STR("");
  for (uint32_t i = 0; i < r->n_drafts; i++) {
    const gx_draft* d = &r->drafts[i];
    char day[12];
    if (d->type == GX_CLAIM_HOLDS || d->type == GX_CLAIM_CO_OCCURS) continue;
    gx_date_format(d->date, day);
    gx_str what = words_of(m, d->object);
    if (d->object_event != GX_NONE) {
      const gx_event* e = &r->events[d->object_event];
      what = e->mention != GX_NONE ? words_of(m, e->mention) : gx_str_of(e->kind);
    }
    out = gx_str_format(m->arena, "%.*s%.*s %s %.*s %s\n", GX_FMT(out), GX_FMT(words_of(m, d->subject)),
                        gx_claim_name(d->type), GX_FMT(what), day[0] ? day : "-");
  }
  return out;
}

static void tells(const char* page, const char* wanted) {
  marked m;
  mark(&m, page);
  const gx_relations r = gx_relate_extract(&m.tagging, &m.mentions, m.arena);
  const gx_str seen = told(&m, &r);
  cr_assert(gx_str_eq(seen, gx_str_of(wanted)), "%s\ntold\n%.*swanted\n%s", page, GX_FMT(seen), wanted);
  unmark(&m);
}

Test(relate, meeting_told_in_several_sentences) {
  tells(
      "[D2024-02-07|7日上午]，[M全区工作会议]召开。[T区委^书记][P王建国]主持会议并讲话。[R他]"
      "强调，要抓好落实。[P李华]、[P沈明]等[G区领导]参加。",
      "王建国 chaired 全区工作会议 2024-02-07\n王建国 spoke_at 全区工作会议 2024-02-07\n"
      "王建国 spoke_at 全区工作会议 2024-02-07\n李华 attended 全区工作会议 2024-02-07\n"
      "沈明 attended 全区工作会议 2024-02-07\n");
}

Test(relate, inspection_with_sites_and_company) {
  tells("[D2024-02-06|2月6日]，[T^区长][P王建国]先后来到[L柳荫街道]、[L桥头镇]检查工作。[P李华]参加。",
        "王建国 inspected inspection 2024-02-06\n王建国 visited 柳荫街道 2024-02-06\n"
        "王建国 visited 桥头镇 2024-02-06\n李华 attended inspection 2024-02-06\n");
}

Test(relate, each_to_his_own_site) {
  tells("[P王建国]、[P李华]分别来到[L柳荫街道]、[L桥头镇]检查工作。",
        "王建国 inspected inspection -\n李华 inspected inspection -\n王建国 visited 柳荫街道 -\n李华 visited "
        "桥头镇 -\n");
}

Test(relate, headline_counts_only_where_the_body_is_silent) {
  tells(
      "# "
      "[P王建国]在[M全区工作会议]上强调\n[D2024-02-07|7日]，[M全区工作会议]召开。[T区委^书记][P王建国]"
      "强调，要实干。",
      "王建国 spoke_at 全区工作会议 2024-02-07\n");
  tells("# [P王建国]在[M全区工作会议]上强调\n[D2024-02-07|7日]，[M全区工作会议]召开。",
        "王建国 spoke_at 全区工作会议 2024-02-07\n");
}

Test(relate, another_day_is_another_event) {
  tells("[D|连日来]，[P王建国]、[P李华]分赴各地走访。[D2024-02-05|2月5日]，[P王建国]到[L桥头镇]走访。",
        "王建国 inspected inspection -\n李华 inspected inspection -\n王建国 inspected inspection 2024-02-05\n"
        "王建国 visited 桥头镇 2024-02-05\n");
}

Test(relate, a_day_said_late_holds_for_what_was_told_before) {
  tells("[T^区长][P王建国]主持[M全区工作会议]。\n会议[D2024-02-07|7日]在城里举行。",
        "王建国 chaired 全区工作会议 2024-02-07\n");
}

Test(relate, talks_are_the_talk_itself) {
  tells(
      "[D2024-02-07|7日]，[T^省长][P王建国]会见[T^市长][P李华]。[P王建国]表示，愿加强合作。[P沈明]参加会见。",
      "王建国 met talks 2024-02-07\n李华 met talks 2024-02-07\n沈明 attended talks 2024-02-07\n");
}

Test(relate, who_is_talked_about_takes_no_part) {
  tells("[P李华]主持会议，传达学习[P王建国]重要讲话精神。", "李华 chaired meeting -\n");
  tells("受[P王建国]委托，[P李华]主持会议。", "李华 chaired meeting -\n");
  tells("[P王建国]将出席开幕式。", "");
  tells("[P王建国]因事请假。", "");
}

Test(relate, a_statement_to_the_press_is_no_appearance) {
  tells("[T^总统][P王建国][D2024-02-07|7日]表示，反对制裁。", "");
}

Test(relate, letters_have_the_day_that_is_said) {
  tells("[D2024-02-07|7日]，[P李华]主持会议。[P王建国]作出批示。",
        "李华 chaired meeting 2024-02-07\n王建国 wrote_to letter -\n");
}

Test(relate, order_and_length_of_a_list) {
  marked m;
  mark(&m, "[P李华]、[P沈明]等参加。");
  const gx_relations r = gx_relate_extract(&m.tagging, &m.mentions, m.arena);
  const gx_draft* last = &r.drafts[r.n_drafts - 1];
  cr_assert_eq(last->type, GX_CLAIM_ATTENDED);
  cr_assert_eq(last->order, 2);
  cr_assert_eq(last->of, 2);
  cr_assert(last->open);
  unmark(&m);
}

Test(relate, who_holds_what_once) {
  marked m;
  mark(
      &m,
      "[T区委^书记][P李华]来了。[T区委^书记][P李华]走了。原[T副^区长][P沈明]来了。拟任[T^局长][P王军]来了。");
  const gx_relations r = gx_relate_extract(&m.tagging, &m.mentions, m.arena);
  uint32_t n = 0;
  for (uint32_t i = 0; i < r.n_drafts; i++) n += r.drafts[i].type == GX_CLAIM_HOLDS;
  cr_assert_eq(n, 2, "What was held before is what the text gives; what is only proposed is not");
  unmark(&m);
}

Test(relate, offices_listed_behind_an_appointment) {
  marked m;
  mark(&m, "[P李华]同志任[T区委^书记]、[T^区长]。");
  const gx_relations r = gx_relate_extract(&m.tagging, &m.mentions, m.arena);
  uint32_t n = 0;
  for (uint32_t i = 0; i < r.n_drafts; i++) n += r.drafts[i].type == GX_CLAIM_HOLDS;
  cr_assert_eq(n, 2);
  unmark(&m);
}

Test(relate, a_site_once_at_its_longest) {
  tells("[P李华]到[L桥头镇白鹭村]调研。在[L白鹭村]，[P李华]看望村民。",
        "李华 inspected inspection -\n李华 visited 桥头镇白鹭村 -\n李华 inspected inspection -\n");
}

Test(relate, who_joined_the_visit_is_told_behind_the_meeting) {
  tells("[P李华]到[L桥头镇]调研。[P王军]主持会议。[P沈明]参加调研。",
        "李华 inspected inspection -\n李华 visited 桥头镇 -\n王军 chaired meeting -\n沈明 attended "
        "inspection -\n");
}

Test(relate, persons_of_a_sentence_are_paired_once) {
  marked m;
  mark(&m, "[P李华]、[P沈明]、[P王军]和[P李华]。");
  const gx_relations r = gx_relate_extract(&m.tagging, &m.mentions, m.arena);
  uint32_t n = 0;
  for (uint32_t i = 0; i < r.n_drafts; i++) n += r.drafts[i].type == GX_CLAIM_CO_OCCURS;
  cr_assert_eq(n, 3);
  unmark(&m);
}

Test(relate, of_a_roll_each_is_paired_with_those_before) {
  static const char* const given[] = {"华", "明", "军", "平", "涛", "静", "敏", "强", "磊", "洋",
                                      "艳", "勇", "杰", "娟", "超", "霞", "刚", "辉", "丽", "波"};
  enum { N = sizeof given / sizeof *given, BEFORE = 12 };
  marked m;
  gx_arena* arena = gx_arena_new();
  gx_str roll = GX_STR("");
  for (int i = 0; i < N; i++)
    roll = gx_str_format(arena, "%.*s%s[P李%s]", GX_FMT(roll), i ? "、" : "", given[i]);
  mark(&m, gx_str_format(arena, "%.*s。", GX_FMT(roll)).p);
  const gx_relations r = gx_relate_extract(&m.tagging, &m.mentions, m.arena);
  uint32_t n = 0;
  for (uint32_t i = 0; i < r.n_drafts; i++) n += r.drafts[i].type == GX_CLAIM_CO_OCCURS;
  cr_assert_eq(n, N * BEFORE - BEFORE * (BEFORE + 1) / 2);
  unmark(&m);
  gx_arena_free(arena);
}

Test(relate, a_form_of_address_means_the_one_with_that_surname) {
  tells("[T副^市长][P王建国]调研。[T^局长][P李华]陪同。[R王副市长]强调，要抓好落实。",
        "王建国 inspected inspection -\n李华 attended inspection -\n王建国 spoke_at inspection -\n");
}

Test(relate, bylines) { tells("（记者[P李华]通讯员[P沈明]）", "李华 wrote - -\n沈明 wrote - -\n"); }
