#include <criterion/criterion.h>

#include "extractor/resolve.h"
#include "lexicon_suite.h"

TestSuite(unit_name, .init = set_up, .fini = tear_down);

static void unit(const char* words, const char* home, const char* full) {
  const gx_str got = gx_unit_full_name(gx_home_new(lexicon, gx_str_of(home), arena), gx_str_of(words), arena);
  cr_expect(gx_str_eq(got, gx_str_of(full)), "%s in %s: %.*s, not %s", words, home, GX_FMT(got), full);
}

static void place(const char* words, const char* home, const char* full) {
  const gx_str got =
      gx_place_full_name(gx_home_new(lexicon, gx_str_of(home), arena), gx_str_of(words), arena);
  cr_expect(gx_str_eq(got, gx_str_of(full)), "%s in %s: %.*s, not %s", words, home, GX_FMT(got), full);
}

Test(unit_name, reads_relative_units_from_home) {
  unit("区委", "浙江省杭州市钱塘区", "中共杭州市钱塘区委员会");
  unit("省委", "浙江省杭州市钱塘区", "中共浙江省委员会");
  unit("市委", "浙江省杭州市钱塘区", "中共杭州市委员会");
  unit("市委第三巡回督导组", "浙江省杭州市钱塘区", "中共杭州市委员会第三巡回督导组");
  unit("区委", "钱塘区", "中共杭州市钱塘区委员会");
  unit("区教育局", "上海市宝山区", "上海市宝山区教育局");
  unit("县政府", "广西桂林市灵川县", "灵川县人民政府");
}

Test(unit_name, knows_homes_that_no_list_holds) {
  unit("区委", "云岭省临江市望湖区", "中共临江市望湖区委员会");
  unit("县委", "云岭省临江市安平县", "中共安平县委员会");
  unit("省政府", "云岭省临江市望湖区", "云岭省人民政府");
  unit("望湖区委", "云岭省临江市望湖区", "中共临江市望湖区委员会");
  unit("安平县纪委", "", "中共安平县纪律检查委员会");
}

Test(unit_name, a_named_place_wins_over_home) {
  unit("钱塘区委", "江苏省连云港市", "中共杭州市钱塘区委员会");
  unit("浙江省委", "江苏省连云港市", "中共浙江省委员会");
  unit("杭州市委", "", "中共杭州市委员会");
  unit("杭州市教育局", "浙江省", "杭州市教育局");
}

Test(unit_name, leaves_full_names_and_what_it_cannot_know) {
  unit("临江大学", "云岭省临江市", "临江大学");
  unit("区委", "", "区委");
  unit("县委", "浙江省杭州市钱塘区", "县委");
  unit("市委", "中国", "市委");
  unit("", "浙江省", "");
  unit("委", "浙江省", "委");
}

Test(unit_name, completes_places) {
  place("钱塘区", "", "浙江省杭州市钱塘区");
  place("杭州", "", "浙江省杭州市");
  place("望湖区", "云岭省临江市望湖区", "云岭省临江市望湖区");
  place("柳荫街道", "云岭省临江市望湖区", "柳荫街道");
  place("望湖区柳荫街道", "云岭省临江市望湖区", "云岭省临江市望湖区柳荫街道");
  place("人民公园", "浙江省", "人民公园");
}

Test(unit_name, of_several_places_of_one_name_takes_the_nearest) {
  place("鼓楼区", "江苏省徐州市", "江苏省徐州市鼓楼区");
  place("鼓楼区", "福建省福州市", "福建省福州市鼓楼区");
}
