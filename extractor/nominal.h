/// Nominal: how far to the left a name that ends in a head reaches.
///
/// 局 in 区教育局, 书记 in 区委书记, 组长 in 区委学习贯彻…主题教育领导小组组长: the head is found in a list, what
/// stands before it is found here. A name is anchored on its left by a relative prefix (区, 市, 省), a place, an organ, a unit
/// or a company; anchors chain (浙江省|杭州市|钱塘区|委). Without an anchor it reaches to the first word that no name holds.
/// It never crosses 、。，；： nor 的 nor a person, and only the balanced （） “” 《》.
#ifndef GX_EXTRACTOR_NOMINAL_H
#define GX_EXTRACTOR_NOMINAL_H

#include "extractor/span.h"

/// What a left edge rests on.
typedef enum {
  GX_ANCHOR_NONE,     ///< Only on where the nominal words end: 安全工程|学院
  GX_ANCHOR_RELATIVE, ///< 区|教育局, 全国|妇联
  GX_ANCHOR_PLACE,    ///< 望湖区|教育局, 柳荫街道|办事处, 中俄|委员会
  GX_ANCHOR_UNIT,     ///< 区委|宣传部, 国务院|办公厅, a company or school as well
} gx_anchor;

/// How much may stand between anchor and head.
typedef enum {
  GX_REACH_CHAIN, ///< Nothing but anchors: 区委|书记, 浙江省杭州市|副市长
  GX_REACH_NEAR,  ///< Nouns and verbal nouns: 区|应急管理|局
  GX_REACH_DEED,  ///< And verbs that touch the head: 基建保障|处
  GX_REACH_FIRM,  ///< The same, and past a place that touches the head: 星河新材料临江|有限公司
  GX_REACH_FAR,   ///< Behind an anchor also verbs: 区委|学习贯彻…主题教育|领导小组
} gx_reach;

typedef struct {
  uint32_t begin;
  int32_t level;    ///< Confidence per character of [begin, head): between GX_WEAK and GX_SURE
  gx_anchor anchor; ///< Of the outermost part
  bool verbs;       ///< A verb stands between anchor and head
  bool joins;       ///< 和, 与 or 及 stands in it
  bool bounded;     ///< The walk was stopped right before it by a word that no name holds
  uint32_t body;    ///< Where the nearest anchor ends: [body, head) names the thing itself; `begin` without one
  uint32_t unknown; ///< Characters of the body that belong to no listed word: a proper name
  uint32_t words;   ///< Words of the body
} gx_edge;

#define GX_MAX_EDGES 8

/// Longest first.
typedef struct {
  gx_edge at[GX_MAX_EDGES];
  uint32_t n;
} gx_edges;

/// What may stand at each place of an article as far as text and lists say; made once for all that ask for edges.
gx_tokens* gx_tokens_new(const gx_tagging* in, gx_arena* arena);

/// The words of an article cut once from left to right; lives in `arena`. Takes `spans` proposed so far as known names.
typedef struct gx_nominal gx_nominal;
gx_nominal* gx_nominal_new(const gx_tagging* in, const gx_spans* spans, gx_arena* arena);

/// Makes known a name composed since, so that it anchors names to its right; it must end behind every head asked for
/// so far, else it is not seen.
void gx_nominal_add(gx_nominal* nominal, const gx_span* span);

/// Plausible left edges of the name whose head begins at `head`; none when the head stands alone. An edge equal to `head` is
/// never given. Costs at most a bounded look to the left (GX_NOMINAL_WINDOW characters).
#define GX_NOMINAL_WINDOW 48
gx_edges gx_nominal_edges(gx_nominal* nominal, uint32_t head, gx_reach reach);

/// Score of a span [edge->begin, end) at `level` per character: more than its pieces count apart when an anchor vouches for it,
/// so that 临江市|教育局 and 云岭省|安平县|桥头镇 do not fall apart.
int32_t gx_edge_score(const gx_edge* edge, uint32_t end, int32_t level);

/// Whether the word of `list` at `hit` can be the head of a name: no longer word of the same list ends with it (院 in 法院,
/// 会 in 委员会) and no common word holds it (路 in 道路, 村 in 村民).
bool gx_nominal_is_head(const gx_tagging* in, const gx_hit* hit, gx_list list);

#endif
