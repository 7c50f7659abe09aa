#include "tagged.h"

TestSuite(tag_place, .init = set_up, .fini = tear_down);

static void places(const char* text, const char* names) { expect(text, GX_SPAN_PLACE, names); }

Test(tag_place, takes_chains_whole) {
  places("他来到浙江省杭州市调研。", "浙江省杭州市");
  places("一行赴云岭省临江市望湖区柳荫街道考察。", "云岭省临江市望湖区柳荫街道");
  places("活动在北京人民大会堂举行。", "北京人民大会堂");
}

Test(tag_place, finds_names_that_no_list_holds) {
  places("苏明棠来到安平县桥头镇慰问。", "安平县桥头镇");
  places("在望湖区柳荫街道东塘社区，他走访了居民。", "望湖区柳荫街道东塘社区");
  places("他们走进石桥村、柳溪乡。", "石桥村 柳溪乡");
}

Test(tag_place, finds_sites) {
  places("在柳荫公园，他察看了绿化。", "柳荫公园");
  places("他来到临江市规划展示馆参观。", "临江市规划展示馆");
  places("一行参观了安平县星河新材料产业园。", "安平县星河新材料产业园");
  places("车辆沿南京路前行。", "南京路");
}

Test(tag_place, ours_is_no_place) {
  places("我区、全市和各县都在行动。", "");
  places("他代表全省人民致辞。", "");
}

Test(tag_place, words_are_no_places) {
  places("要走出一条发展的新路。", "");
  places("加快农村道路建设，改善市场环境。", "");
  places("坚持生态优先、绿色发展，守住耕地红线。", "");
  places("施工现场一片繁忙，车间里机器轰鸣。", "");
  places("党和政府高度重视。", "");
  places("这是打造一流新区的重要举措。", "");
}

Test(tag_place, people_are_no_mountains) {
  places("校长李海峰参加。", "");
  places("临江大学杨江参加座谈。", "");
}

Test(tag_place, keeps_joined_places_apart) { places("他走访了桥头镇和柳溪乡。", "桥头镇 柳溪乡"); }

Test(tag_place, countries_and_cities_of_the_world) {
  places("法国总统抵达莫斯科。", "莫斯科");
  places("代表团访问了埃及、约旦。", "埃及 约旦");
}

Test(tag_place, survives_the_edges_of_the_text) {
  places("", "");
  places("村", "");
  places("区", "");
  places("街道", "");
  places("县县县县县县县县", "");
}
