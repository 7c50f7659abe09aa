#include <string.h>

#include "extractor/nominal.h"
#include "tagged.h"

TestSuite(tag_unit, .init = set_up, .fini = tear_down);
TestSuite(tag_company, .init = set_up, .fini = tear_down);

static void units(const char* text, const char* names) { expect(text, GX_SPAN_UNIT, names); }
static void companies(const char* text, const char* names) { expect(text, GX_SPAN_COMPANY, names); }

Test(tag_unit, relative_units_with_and_without_their_place) {
  units("会议传达了区委、区政府的部署。", "区委 区政府");
  units("望湖区委要求抓好落实。", "望湖区委");
  units("按照云岭省委、临江市委的要求，", "云岭省委 临江市委");
  units("市委第三巡回督导组到会。", "市委第三巡回督导组");
}

Test(tag_unit, composed_to_the_left_of_a_mark) {
  units("他来到望湖区应急管理局检查。", "望湖区应急管理局");
  units("柳荫街道办事处作了发言。", "柳荫街道办事处");
  units("县公安局交警大队负责维持秩序。", "县公安局交警大队");
  units("临江大学安全工程学院举办论坛。", "临江大学安全工程学院");
  units("他来到市第一人民医院发热门诊。", "市第一人民医院发热门诊");
}

Test(tag_unit, without_a_place_before_them) {
  units("战略发展部、基建保障处、国内合作办公室参加座谈。", "战略发展部 基建保障处 国内合作办公室");
  units("财政局、交通局、帮扶协调办等单位参加。", "财政局 交通局 帮扶协调办");
  units("决定成立提案委员会、经济委员会、农业和农村委员会。", "提案委员会 经济委员会 农业和农村委员会");
}

Test(tag_unit, verbs_stand_inside_the_names_of_task_forces) {
  units("区委学习贯彻习近平新时代中国特色社会主义思想主题教育领导小组办公室印发通知。",
        "区委学习贯彻习近平新时代中国特色社会主义思想主题教育领导小组办公室");
}

Test(tag_unit, listed_organs) {
  units("国务院、全国政协和新华社。", "国务院 全国政协 新华社");
  units("教育部门要加强管理。", "");
}

Test(tag_unit, kinds_and_deeds_are_no_units) {
  units("各级党委政府和有关部门要高度重视。", "");
  units("两所学校、8个单位、多家医院参加。", "");
  units("要推进学校建设，坚持党委领导，加强实验室管理。", "");
  units("扎根中国大地办大学。", "");
  units("广大干部群众踊跃参与，作了工作汇报。", "");
  units("调研组、工作组和代表团一行来访。", "");
}

Test(tag_unit, does_not_cross_joins_of_names) {
  units("他走访了桥头镇和县教育局。", "县教育局");
  units("区教育和体育局参加。", "区教育和体育局");
}

Test(tag_unit, survives_the_edges_of_the_text) {
  units("", "");
  units("局", "");
  units("委", "");
  units("（）局", "");
}

// Each 委员会 anchors the next: names must not grow with the text.
Test(tag_unit, names_have_a_longest_length) {
  gx_str text = {"", 0};
  for (int i = 0; i < 200; i++) text = gx_str_format(arena, "%.*s委员会", GX_FMT(text));
  const char* names = names_of(gx_str_copy(arena, text).p, GX_SPAN_UNIT);
  for (const char* p = names; p && *p;) {
    const char* end = strchr(p, ' ');
    cr_expect_leq(end ? (size_t)(end - p) : strlen(p), (size_t)(3 * (GX_NOMINAL_WINDOW + 3)));
    p = end ? end + 1 : NULL;
  }
}

Test(tag_company, full_names) {
  companies("他来到云岭星河新材料有限公司调研。", "云岭星河新材料有限公司");
  companies("宣布临江立远节能玻璃有限责任公司项目开工。", "临江立远节能玻璃有限责任公司");
  companies("参观了纽恩数控装备苏州有限公司。", "纽恩数控装备苏州有限公司");
  companies("与星河（云岭）科技股份有限公司签约。", "星河（云岭）科技股份有限公司");
}

Test(tag_company, short_forms_behind_the_full_name) {
  companies("临江天河塑业有限公司奠基。天河塑业的负责人说。", "临江天河塑业有限公司 天河塑业");
}

Test(tag_company, words_are_no_companies) {
  companies("扩大固定资产投资，发展数字科技，弘扬优秀文化。", "");
  companies("公司、集团和企业都要负责。", "");
}
