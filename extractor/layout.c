#include "extractor/layout_p.h"

gx_status gx_layout_extract(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena,
                            gx_layout* out, gx_error* error) {
  (void)error;
  *out = (gx_layout){.publication = {"", 0}, .home = {"", 0}, .contradiction = {"", 0}};
  gx_work work = {.doc = document, .arena = arena, .lexicon = lexicon};
  gx_layout_lines(&work);
  gx_layout_kinds(&work);
  gx_layout_heads(&work);
  gx_layout_flow(&work);
  gx_layout_text(&work, out);
  gx_layout_dates(&work, out);
  return GX_OK;
}
