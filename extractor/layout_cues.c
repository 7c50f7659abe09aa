// The words by which a line of a page shows what it is. They belong to pages, not to the language: a reader of news
// passes over them. One row a way of being written:
//
//   words  alternatives divided by | ; # stands for one or more digits, Chinese digits or Latin letters
//   where  IS     the whole line, but for brackets around it
//          STARTS the line begins so
//          ENDS   the line ends so (but for a closing bracket)
//          HOLDS  it stands within the first 64 characters
//   most   how many characters the line may have in all (0: any number)
//
// Compared with folded text without white space: punctuation is full-width here (，（）：), digits and letters half-width.
#include "base/utf8.h"
#include "extractor/layout_p.h"

typedef enum { IS, STARTS, ENDS, HOLDS } cue_where;

typedef struct {
  uint8_t cue, where, most;
  const char32_t* words;
} cue_row;

static const cue_row rows[] = {
    {GX_CUE_CONTINUATION, IS, 16,
     U"下转第#版|下转#版|下转第#页|转第#版|紧转第#版|上接第#版|上接#版|紧接第#版|接第#版|续第#版|下转#|上接#|"
     U"未完待续|下转第#、#版|上接#要闻版|相关报道见第#版|相关报道见#版|报道详见#版|全文见第#版"},

    {GX_CUE_START, STARTS, 0,
     U"本报讯|本报#电|本台讯|本台消息|本台报道|本网讯|本刊讯|本报综合消息|本报消息|综合消息|综合报道|"
     U"央视网消息|新华网消息|"
     U"本报北京讯|讯（记者|讯（通讯员|据新华社|据央视"},

    // Who wrote it. What may stand between the mark and the word (首席, 见习) is for the caller to allow.
    {GX_CUE_ROLE, HOLDS, 60,
     U"记者|通讯员|报道员|撰稿|撰文|作者：|作者/|文/|文：|图/|图：|文图|图文|文字：|摄影：|摄影/|供稿|"
     U"本报综合|本报评论员|采写|执笔|整理：|视频："},

    {GX_CUE_CREDIT, ENDS, 48, U"摄|供图|摄制|/图|制图"},
    {GX_CUE_CREDIT, STARTS, 48, U"摄影：|摄影/|图片来源|图/|图：|供图|图片提供"},

    {GX_CUE_CAPTION, STARTS, 200,
     U"图为|图片为|上图为|下图为|左图为|右图为|图①|图②|图③|图一：|图二：|图#：|右图：|左图：|上图：|下图："},
    {GX_CUE_CAPTION, ENDS, 40,
     U"现场|合影|合影留念|资料图|资料图片|效果图|示意图|海报|签约仪式上|照片|摄）|留影|一角"},

    {GX_CUE_MASTHEAD, STARTS, 90,
     U"主办|主管|出版|承办单位|主办单位|国内统一|国内统一刊号|国内统一连续出版物号|统一刊号|邮发代号|"
     U"投稿邮箱|新闻热线|"
     U"征订热线|征订服务热线|服务热线|发行热线|广告热线|报社地址|社址|总第#期|第#期|今日#版|今日共#版|农历|"
     U"邮政编码|邮编|"
     U"零售价|准印证|浙内准字|内部资料|登记证|报料热线|24小时热线"},
    {GX_CUE_MASTHEAD, HOLDS, 70, U"统一刊号|邮发代号|总第#期|今日#版|今日共#版|投稿邮箱|征订热线|农历"},
    {GX_CUE_MASTHEAD, ENDS, 40, U"委主办|委员会主办|人民政府主办|宣传部主办|中心主办|集团主办|集团出版"},
    {GX_CUE_TOP, HOLDS, 100, U"第#期|星期|农历|总第|主办|今日#版|第#版"}, // only beside a date
    {GX_CUE_MASTHEAD, IS, 16,
     U"第#版|#版|第#版要闻|#版要闻|#要闻|要闻#|综合新闻|版面导航|A#|#综合|#专版|#副刊|#民生|#时政|综合#|时政#"
     U"|民生#|A#要闻|A#综合|第#版：要闻|#版：要闻"},

    {GX_CUE_COLOPHON, STARTS, 120,
     U"责任编辑|本版责编|本版编辑|本期责编|本期编辑|值班总编|值班主任|执行主编|组版|责编|责校|版式|编辑：|"
     U"编辑/|编辑|美编|校对|审核|审校|审稿|终审|初审|复审|值班|签发|总编|监制|来源：|来源|信息来源|"
     U"稿件来源|文章来源|新闻来源|发布时间|发布日期|发布人|发布者|发布单位|发布机构|发表时间|更新时间|"
     U"更新日期|添加时间|录入|日期：|时间：|"
     U"作者单位|供稿单位|撰稿单位|网站编辑|网络编辑|浏览|阅读：|阅读次数|阅读量|点击|访问次数|字数|索引号|"
     U"发文字号|信息分类|"
     U"公开方式|网页编辑|技术支持|投稿|制作：|策划：|统筹："},
    {GX_CUE_COLOPHON, HOLDS, 90,
     U"浏览次数|点击数|点击次数|阅读次数|责任编辑|》编辑部|报编辑部|发布时间|发布日期"},

    {GX_CUE_NOTICE, IS, 16,
     U"敬告读者|致读者|告读者书|启事|征订启事|征稿启事|休刊启事|休刊公告|停刊启事|更正|更正启事|更正声明|"
     U"致歉|遗失声明|"
     U"招聘启事|寻人启事|寻物启事|注销公告|清算公告|拍卖公告"},
    {GX_CUE_NOTICE, ENDS, 16, U"启事|休刊公告|遗失声明"},

    {GX_CUE_AD, STARTS, 60, U"广告|公益广告|广告热线|广告位|招商热线|讲文明树新风|图说我们的价值观|订阅热线"},
    {GX_CUE_AD, ENDS, 40, U"广告位招租|公益广告"},

    {GX_CUE_FURNITURE, IS, 20,
     U"打印|打印本页|关闭|关闭窗口|关闭本页|【打印】【关闭】|返回|返回顶部|返回首页|返回列表|回到顶部|"
     U"返回目录|留言箱|留言板|我要留言|发表评论|评论|"
     U"网友评论|登录|注册|登录注册|首页|网站首页|主页|设为首页|加入收藏|收藏本站|收藏|分享|分享到|分享至|"
     U"分享到：|微信|微博|扫一扫|"
     U"扫码阅读|手机版|电脑版|无障碍|无障碍阅读|适老版|长者版|简体|繁体|繁體|English|通知公告|新闻中心|"
     U"新闻动态|工作动态|政务公开|政务动态|"
     U"站内搜索|搜索|网站地图|联系我们|关于我们|友情链接|上一页|下一页|上一篇|下一篇|上一条|下一条|末页|尾页|"
     U"查看原文|阅读原文|查看更多|"
     U"更多|更多>>|更多>|more|[更多]|点击查看|展开全文|没有了|图片新闻|导航|正文|字体：大中小|字号：大中小|"
     U"大中小|字体大小|字号|"
     U"TOP|顶部|关注我们|官方微信|官方微博|视频|客户端下载|推荐|点赞|举报|纠错|质检新闻|高层动态|领导活动"},
    {GX_CUE_FURNITURE, STARTS, 40, U"打印本页|关闭窗口|【打印|【关闭|【字体|【大|打印文章|收藏本页"},
    {GX_CUE_FURNITURE, STARTS, 90,
     U"当前位置|您现在的位置|您当前的位置|你的位置|您的位置|首页>|首页/"
     U"|首页-|字体：|字号：|分享到|分享至|扫一扫|扫描二维码|扫码|微信扫一扫|"
     U"版权所有|Copyright|©|地址：|京ICP|备案|ICP备|网站标识码|公网安备|更新时间戳|未经授权|转载请注明|"
     U"免责声明|声明：本|查看原文|"
     U"转入文章首发地址|阅读原文|原文链接|[查看原文]|[转入文章首发地址]|上一篇：没有|下一篇：没有|"
     U"上一条：没有|下一条：没有|"
     U"http://|https://|www.|本文来源|建议使用|推荐使用"},
    {GX_CUE_FURNITURE, HOLDS, 90, U"](http|ICP备|公网安备|版权所有"},

    {GX_CUE_LISTS, IS, 16,
     U"相关阅读|相关新闻|相关链接|相关报道|相关文章|延伸阅读|推荐阅读|热门推荐|热门新闻|热点新闻|最新新闻|"
     U"最新文章|更多新闻|新闻排行|点击排行|"
     U"阅读排行|猜你喜欢|精彩推荐|相关推荐|相关附件|往期回顾|友情链接"},

    {GX_CUE_CONTENTS, IS, 16,
     U"新闻摘要|内容提要|本期节目主要内容|本期节目主要内容：|今日导读|本期导读|导读|要闻导读|今日看点|目录|"
     U"今日要目|本期要目|本期看点|新闻提要|"
     U"主要内容|内容摘要|要目"},
    {GX_CUE_CONTENTS, STARTS, 24, U"本期节目主要内容|今天节目的主要内容|今天的主要内容"},
    {GX_CUE_SECTION, IS, 12, U"详细新闻|详细内容|详细报道|新闻正文|文字实录|全文"},

    {GX_CUE_LINK, STARTS, 90, U"上一条：|下一条：|上一篇：|下一篇：|前一篇：|后一篇：|上篇：|下篇："},
    {GX_CUE_BRIEFS, ENDS, 24, U"快讯|简讯|短讯|一句话新闻|要闻简报|新闻简报|资讯速递|消息树"},

    // 甲在…会上强调 ⏎ 乙: the line below says what was said.
    {GX_CUE_KICKER, ENDS, 70,
     U"强调|指出|要求|表示|提出|时说|上说|希望|号召|部署|寄语|时强调|会上指出|作出重要指示|作出指示|作出批示|"
     U"作出重要批示|主持召开会议|并讲话时|时要求|勉励"},

    {GX_CUE_OFFICE, ENDS, 40,
     U"书记|主任|主席|会长|局长|厅长|部长|院长|校长|行长|处长|科长|区长|县长|市长|省长|州长|镇长|乡长|理事长|"
     U"董事长|总经理|总裁|司长|"
     U"署长|检察长|秘书长|委员|常委|院士|教授|社长|总编辑|台长|馆长|所长|站长|队长|军长|师长|政委|司令员|"
     U"总理|总统"},

    {GX_CUE_LEAD, STARTS, 0,
     U"#月#日|#日|#日上午|#日下午|近日|日前|昨日|昨天|今天|今日|连日来|上午|下午|#年#月#日|当地时间"},

    {GX_CUE_PAPER, ENDS, 14,
     U"日报|晚报|时讯|电讯|早报|晨报|时报|周报|新报|新区报|新闻|商报|都市报|青年报|工人报|法制报|法治报|"
     U"农民报|今报|导报|快报|新闻联播|新闻网|新闻周刊"},

    // What the headline of a report says that was done; a subheading of an essay has none of these.
    {GX_CUE_DEED, HOLDS, 52,
     U"调研|会见|召开|举行|开展|走访|慰问|致信|回信|访问|检查|出席|座谈|公示|启动|开幕|闭幕|揭牌|签约|参加|"
     U"督查|督导|考察|部署|研究|任免|"
     U"当选|看望|祝贺|讲授|举办|来校|赴|莅临|对接|开工|通过|审议|发布|成立|会谈|签署|主持|作出批示|致电|"
     U"来我"},
};

static inline bool is_number(char32_t c) {
  return c < 0x80 ? c - '0' < 10u || (c | 0x20) - 'a' < 26u : c < 0xA000 && gx_is_han_digit(c);
}

static bool opens(char32_t c) {
  return c == U'（' || c == U'【' || c == U'[' || c == U'〔' || c == U'<' || c == U'《';
}
static bool shuts(char32_t c) {
  return c == U'）' || c == U'】' || c == U']' || c == U'〕' || c == U'>' || c == U'》';
}

/// One way of writing a cue.
typedef struct {
  const char32_t* word;
  uint16_t next; ///< Entry with the same key, plus one
  uint8_t row, length;
} cue_entry;

enum { KEYS = 256 };

/// Entries by the character that they begin with (or, looked for from the end, end with): a line is compared with the few
/// that it can be, not with all.
struct gx_cues {
  uint16_t start[KEYS], inside[KEYS], end[KEYS]; ///< First entry plus one
  uint32_t n, cap;
  cue_entry* at;
};

static uint32_t key_of(char32_t c) { return (c ^ c >> 8) & (KEYS - 1); }
static uint32_t key_of_word(char32_t c) { return c == U'#' ? 0 : key_of(c); }

static void add_entry(gx_cues* cues, uint32_t row, const char32_t* word, uint32_t length) {
  const uint8_t where = rows[row].where;
  uint16_t* keys = where == HOLDS ? cues->inside : where == ENDS ? cues->end : cues->start;
  uint16_t* first = &keys[key_of_word(where == ENDS ? word[length - 1] : word[0])];
  cues->at[cues->n] = (cue_entry){word, *first, (uint8_t)row, (uint8_t)length};
  *first = (uint16_t)++cues->n;
}

gx_cues* gx_cues_new(gx_arena* arena) {
  gx_cues* cues = GX_NEW(arena, gx_cues);
  for (uint32_t row = 0; row < sizeof rows / sizeof *rows; row++) {
    const char32_t* word = rows[row].words;
    for (cues->cap += 1; *word; word++) cues->cap += *word == U'|';
  }
  cues->at = GX_ARRAY(arena, cue_entry, cues->cap);
  for (uint32_t row = 0; row < sizeof rows / sizeof *rows; row++) {
    for (const char32_t* word = rows[row].words; *word;) {
      uint32_t n = 0;
      while (word[n] && word[n] != U'|') n++;
      add_entry(cues, row, word, n);
      word += n + (word[n] != 0);
    }
  }
  return cues;
}

/// Characters of ch[0..n) that the entry matches at its beginning, plus one; 0 when it does not.
static uint32_t match(const cue_entry* entry, const char32_t* ch, uint32_t n) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < entry->length; i++) {
    if (entry->word[i] == U'#') {
      if (at >= n || !is_number(ch[at])) return 0;
      while (at < n && is_number(ch[at])) at++;
    } else if (at >= n || ch[at++] != entry->word[i]) {
      return 0;
    }
  }
  return at + 1;
}

static void hit(gx_cue_hits* hits, const gx_face* face, const cue_entry* entry, uint32_t behind) {
  const cue_row* row = &rows[entry->row];
  if (row->most && face->length > row->most) return;
  if (!(hits->mask & 1u << row->cue)) hits->behind[row->cue] = (uint8_t)behind;
  hits->mask |= 1u << row->cue;
}

/// Entries of `first` at face->head[from]; those that must be the whole line end at `to`.
static void try_at(const gx_cues* cues, uint16_t first, const gx_face* face, uint32_t from, uint32_t to,
                   gx_cue_hits* hits) {
  for (uint32_t e = first; e; e = cues->at[e - 1].next) {
    const cue_entry* entry = &cues->at[e - 1];
    const bool whole = rows[entry->row].where == IS;
    const uint32_t took = match(entry, face->head + from, (whole ? to : face->n_head) - from);
    if (took && (!whole || (face->whole && took - 1 == to - from))) hit(hits, face, entry, from + took - 1);
  }
}

static void try_keys(const gx_cues* cues, const uint16_t* keys, const gx_face* face, uint32_t from,
                     uint32_t to, gx_cue_hits* hits) {
  const char32_t c = face->head[from];
  const uint32_t key = key_of(c);
  if (keys[key]) try_at(cues, keys[key], face, from, to, hits);
  if (keys[0] && key && is_number(c)) try_at(cues, keys[0], face, from, to, hits);
}

static void try_ends(const gx_cues* cues, const gx_face* face, gx_cue_hits* hits) {
  for (uint32_t shut = 0; shut < 2; shut++) {
    if (face->n_tail <= shut || (shut && !shuts(face->tail[face->n_tail - 1]))) break;
    const uint32_t n = face->n_tail - shut;
    for (uint32_t e = cues->end[key_of(face->tail[n - 1])]; e; e = cues->at[e - 1].next) {
      const cue_entry* entry = &cues->at[e - 1];
      if (entry->length > n) continue;
      if (match(entry, face->tail + n - entry->length, entry->length) == entry->length + 1u)
        hit(hits, face, entry, face->n_head);
    }
  }
}

void gx_cues_find(const gx_cues* cues, const gx_face* face, bool all, gx_cue_hits* hits) {
  hits->mask = 0;
  if (!face->n_head) return;
  uint32_t from = 0, to = face->n_head;
  try_keys(cues, cues->start, face, 0, to, hits);
  if (!all) return;
  while (from + 1 < to && opens(face->head[from])) from++;
  while (to > from + 1 && shuts(face->head[to - 1])) to--;
  if (from || to < face->n_head) try_keys(cues, cues->start, face, from, to, hits);
  for (uint32_t i = 0; i < face->n_head; i++) try_keys(cues, cues->inside, face, i, face->n_head, hits);
  try_ends(cues, face, hits);
}
