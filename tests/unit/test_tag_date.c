#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "extractor/span.h"

static gx_lexicon* lexicon;

static void set_up(void) {
  gx_error error;
  cr_assert_eq(gx_lexicon_load(GX_GAZETTEERS, NULL, &lexicon, &error), GX_OK, "%s", error.message);
}
static void tear_down(void) { gx_lexicon_free(lexicon); }
TestSuite(tag_date, .init = set_up, .fini = tear_down);

// Tags `text` as an article issued on `issued` and writes every date as "words=date", "words=date..until", with "|other" behind.
static const char* dates_of(gx_arena* arena, const char* text, gx_date issued) {
  uint32_t n = 0;
  char32_t* ch = gx_utf8_to(arena, gx_str_of(text), &n);
  gx_article article = {.text = {.ch = ch, .n = n}, .issued = issued};
  gx_tagging in = {.lexicon = lexicon, .article = &article};
  gx_spans spans = {0};
  gx_tag_dates(&in, arena, &spans);
  gx_str all = {"", 0};
  for (uint32_t i = 0; i < spans.n; i++) {
    const gx_span* s = &spans.at[i];
    char date[12], until[12], other[12];
    gx_date_format(s->date, date);
    gx_date_format(s->until, until);
    gx_date_format(s->other, other);
    const gx_str words = gx_utf8_from(arena, ch + s->begin, s->end - s->begin);
    all = gx_str_format(arena, "%.*s%s%.*s=%s%s%s%s%s", GX_FMT(all), i ? " " : "", GX_FMT(words), date,
                        *until ? ".." : "", until, *other ? "|" : "", other);
  }
  return all.p;
}

static const gx_date feb9 = {2024, 2, 9};

typedef struct {
  const char* text;
  const char* dates;
} example;

static void expect(gx_date issued, const example* examples, size_t n) {
  gx_arena* arena = gx_arena_new();
  for (size_t i = 0; i < n; i++)
    cr_expect_str_eq(dates_of(arena, examples[i].text, issued), examples[i].dates, "%s: %s", examples[i].text,
                     dates_of(arena, examples[i].text, issued));
  gx_arena_free(arena);
}

#define EXPECT(issued, ...)                                       \
  do {                                                            \
    const example examples[] = {__VA_ARGS__};                     \
    expect(issued, examples, sizeof examples / sizeof *examples); \
  } while (0)

Test(tag_date, reads_full_dates_in_any_script) {
  EXPECT(feb9, {"2024年2月7日，全区大会召开", "2024年2月7日=2024-02-07"},
         {"二〇二三年十二月二十一日", "二〇二三年十二月二十一日=2023-12-21"},
         {"发布时间：2024-02-07", "2024-02-07=2024-02-07"}, {"2023年1月", "2023年1月=2023-01"},
         {"2023年是关键之年", "2023年=2023"}, {"到2023年底", "2023年底=2023"});
}

Test(tag_date, a_bare_day_is_the_latest_not_after_the_issue) {
  EXPECT(feb9, {"7日下午，望湖区召开会议", "7日下午=2024-02-07|2024-03-07"},
         {"9日，", "9日=2024-02-09|2024-03-09"}, {"28日上午", "28日上午=2024-01-28|2024-02-28"},
         {"2月7日", "2月7日=2024-02-07|2025-02-07"}, {"12月30日", "12月30日=2023-12-30|2024-12-30"},
         {"8号，我们", "8号=2024-02-08|2024-03-08"});
  EXPECT(((gx_date){2024, 3, 1}), {"30日，", "30日=2024-01-30|2024-03-30"},
         {"29日", "29日=2024-02-29|2024-03-29"});
}

Test(tag_date, words_of_the_future_look_forward) {
  EXPECT(feb9, {"大会将于20日举行", "20日=2024-02-20|2024-01-20"},
         {"定于2月26日召开", "2月26日=2024-02-26|2023-02-26"}, {"20日将举行", "20日=2024-02-20|2024-01-20"},
         {"会议强调。20日，", "20日=2024-01-20|2024-02-20"});
}

Test(tag_date, takes_the_time_of_day_along) {
  EXPECT(((gx_date){2023, 10, 26}), {"10月26日上午9：30，", "10月26日上午9：30=2023-10-26|2024-10-26"},
         {"26日9时许", "26日9时许=2023-10-26|2023-11-26"},
         {"26日（星期四）上午", "26日（星期四）上午=2023-10-26|2023-11-26"});
}

Test(tag_date, spans_of_days_keep_both_ends) {
  EXPECT(feb9, {"7日至9日", "7日至9日=2024-02-07..2024-02-09|2024-03-07"},
         {"1月25日—27日", "1月25日—27日=2024-01-25..2024-01-27|2025-01-25"},
         {"1月30日至2月2日", "1月30日至2月2日=2024-01-30..2024-02-02|2025-01-30"},
         {"7-8日", "7-8日=2024-02-07..2024-02-08|2024-03-07"},
         {"12月30日至1月2日", "12月30日至1月2日=2023-12-30..2024-01-02|2024-12-30"},
         {"7日、8日，", "7日=2024-02-07|2024-03-07 8日=2024-02-08|2024-03-08"});
}

Test(tag_date, days_near_the_issue) {
  EXPECT(feb9, {"昨天上午", "昨天上午=2024-02-08"},
         {"今天（2月8日），", "今天（2月8日）=2024-02-08|2025-02-08"}, {"前天", "前天=2024-02-07"},
         {"明日", "明日=2024-02-10"}, {"上周五", "上周五=2024-02-02"}, {"本周三", "本周三=2024-02-07"},
         {"去年3月", "去年3月=2023-03"}, {"今年，我们", "今年=2024"}, {"上月底", "上月底=2024-01"},
         {"本月7日", "本月7日=2024-02-07"});
}

Test(tag_date, same_day_counts_from_the_last_day_named) {
  EXPECT(feb9,
         {"2月7日，会议召开。当天下午，代表分组讨论。次日，大会闭幕。",
          "2月7日=2024-02-07|2025-02-07 当天下午=2024-02-07 次日=2024-02-08"},
         {"当日，", "当日="});
}

Test(tag_date, lunar_days_are_those_of_the_year_about) {
  const gx_date feb20 = {2024, 2, 20};
  EXPECT(feb20, {"除夕下午，区领导走访慰问", "除夕下午=2024-02-09"},
         {"大年三十，区领导走访慰问", "大年三十=2024-02-09"}, {"农历大年初三", "农历大年初三=2024-02-12"},
         {"大年初一当天", "大年初一=2024-02-10 当天=2024-02-10"},
         {"正月初八上午9时", "正月初八上午9时=2024-02-17"}, {"正月十五，将举办灯会", "正月十五=2024-02-24"},
         {"腊月廿三到村里", "腊月廿三=2024-02-02"}, {"农历腊月二十八", "农历腊月二十八=2024-02-07"},
         {"农历八月十五（9月29日）", "农历八月十五（9月29日）=2023-09-29|2024-09-29"},
         {"中秋节当天", "中秋节当天=2023-09-29"}, {"端午节当晚", "端午节当晚=2023-06-22"},
         {"十一月初二", "十一月初二=2023-12-14"}, {"2019年除夕", "2019年=2019 除夕=2019-02-04"},
         {"去年正月十五", "去年=2023 正月十五=2023-02-05"});
  const gx_date may1 = {2026, 5, 1}; // 2025 has a leap sixth month, and its twelfth has 29 days
  EXPECT(may1, {"大年三十", "大年三十=2026-02-16"}, {"大年二十九", "大年二十九=2026-02-16"},
         {"正月初一", "正月初一=2026-02-17"}, {"农历七月初七", "农历七月初七=2025-08-29"});
}

Test(tag_date, what_is_no_lunar_day_is_left) {
  const gx_date feb20 = {2024, 2, 20};
  EXPECT(feb20, {"除夕前，区领导走访慰问", "除夕="}, {"中秋节期间", ""}, {"大年初心", ""}, {"正月里", ""},
         {"农历新年", ""}, {"大年三十多", "大年三十=2024-02-09"}, {"1880年除夕", "除夕="},
         {"甲辰年除夕", "除夕="});
  EXPECT(((gx_date){0}), {"除夕", "除夕="});
  EXPECT(((gx_date){1920, 3, 1}), {"除夕", "除夕="}); // Before the years of the list
}

Test(tag_date, open_times_have_no_day) {
  EXPECT(feb9, {"连日来，苏明棠走访", "连日来="}, {"近日，", "近日="}, {"日前", "日前="},
         {"春节期间", "春节期间="});
}

Test(tag_date, durations_and_names_are_no_dates) {
  EXPECT(feb9, {"3日内办结", ""}, {"7日游", ""}, {"为期5天", ""}, {"3个月", ""}, {"二十大精神", ""},
         {"第3届", ""}, {"5号楼", ""}, {"一日之计", ""}, {"12个省市", ""}, {"占比2.7日", ""}, {"32日", ""},
         {"13月5", ""}, {"2月30日", "2月30日="});
}

Test(tag_date, without_an_issue_date_only_the_text_tells_the_year) {
  const gx_date unknown = {0};
  EXPECT(unknown, {"2月7日", "2月7日="},
         {"2023年2月7日开幕，9日闭幕。3月1日", "2023年2月7日=2023-02-07 9日=2023-02-09 3月1日=2023-03-01"},
         {"今天", "今天="}, {"去年", "去年="}, {"上周五", "上周五="});
}

Test(tag_date, a_year_said_in_the_sentence_holds_for_what_follows) {
  EXPECT(feb9, {"2021年3月5日签约，3月8日开工。", "2021年3月5日=2021-03-05 3月8日=2021-03-08"});
}

Test(tag_date, survives_the_edges_of_the_text) {
  EXPECT(feb9, {"", ""}, {"2", ""}, {"2024", ""}, {"2024年", "2024年=2024"}, {"7", ""}, {"今", ""},
         {"第", ""}, {"周", ""}, {"上周", "上周="}, {"99999999999999999999", ""},
         {"7日9", "7日=2024-02-07|2024-03-07"}, {"7日至", "7日=2024-02-07|2024-03-07"});
}
