/// Explain: what guanxi makes of a text, stage by stage, for whoever writes rules.
#ifndef GX_EXTRACTOR_EXPLAIN_H
#define GX_EXTRACTOR_EXPLAIN_H

#include "extractor/understand.h"

/// Writes, for each sentence of the document: the sentence, the mentions kept, the readings that lost, the slots it folded to, and the
/// rules that matched; then the claims of the article. Plain text, one fact a line.
gx_status gx_explain(const gx_lexicon* lexicon, const gx_document* document, gx_sink* sink, gx_error* error);

#endif
