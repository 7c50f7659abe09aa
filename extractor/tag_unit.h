/// What tag_unit.c and tag_company.c share.
#ifndef GX_EXTRACTOR_TAG_UNIT_H
#define GX_EXTRACTOR_TAG_UNIT_H

#include "extractor/nominal.h"

/// Proposes the company whose mark (有限公司, 集团, 超市) is at `hit`, and makes it known to `nominal`.
void gx_tag_company(const gx_tagging* in, gx_nominal* nominal, const gx_hit* hit, const gx_entry* mark,
                    gx_arena* arena, gx_spans* out);

/// Proposes what is left of the full names of companies wherever it stands behind them: 天海塑业 after
/// 临江天海塑业有限公司. `from` is the first proposal of this stage.
void gx_tag_company_short(const gx_tagging* in, uint32_t from, gx_arena* arena, gx_spans* out);

#endif
