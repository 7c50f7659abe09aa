/// Explain: what guanxi makes of a text, stage by stage, and why a rule says nothing. For whoever writes rules.
#ifndef GX_EXTRACTOR_EXPLAIN_H
#define GX_EXTRACTOR_EXPLAIN_H

#include "extractor/understand.h"

/// Writes, for each sentence of the document: the sentence with its mentions marked (区委书记 as 【title 区委书记】), the mentions kept, the
/// readings that lost and to what, the slots it folded to, the rules that matched and what became of them; then the claims of the article.
/// Plain text, one fact a line.
gx_status gx_explain(const gx_lexicon* lexicon, const gx_document* document, gx_sink* sink, gx_error* error);

/// Writes, for each sentence of the document: how far the rule gets in it, what it expected next and what stood there, whether its trigger
/// word is there, and what cancelled what it did match. GX_ERR_USAGE when there is no rule of this id.
gx_status gx_explain_not(const gx_lexicon* lexicon, const gx_document* document, gx_str rule, gx_sink* sink,
                         gx_error* error);

#endif
