/// Bytes → documents: encodings and formats. HTML goes through libxml2 (read_html.c only), legacy encodings through
/// iconv and uchardet (decode.c only).
#ifndef GX_EXTRACTOR_READ_H
#define GX_EXTRACTOR_READ_H

#include "base/status.h"
#include "extractor/document.h"

typedef enum { GX_FORMAT_GUESS = 0, GX_FORMAT_TEXT, GX_FORMAT_MARKDOWN, GX_FORMAT_HTML, GX_FORMAT_NDJSON } gx_format;

typedef struct {
  gx_format   format;   ///< GUESS: by suffix, then by content
  const char* encoding; ///< NULL: detect (BOM, HTML charset, valid UTF-8, uchardet)
} gx_read_options;

/// Largest document accepted, in bytes.
#define GX_MAX_DOCUMENT_BYTES ((size_t)256 << 20)

/// The format of a path by its suffix (.txt .md .markdown .html .htm .xhtml .ndjson .jsonl), or GUESS.
gx_format gx_format_of(gx_str path);
/// The format by suffix, else by what the first bytes look like; never GUESS. A .txt that begins as a page or has the tags of a piece
/// of one is HTML.
gx_format gx_format_guess(gx_str path, gx_str bytes);

/// Decodes `bytes` into UTF-8. Malformed sequences become U+FFFD (their number in `*malformed`); a BOM is dropped.
/// Fails with GX_ERR_INPUT when the bytes are binary (NULs outside UTF-16, mostly control characters) or the
/// encoding is unknown. `*encoding` gets the name.
gx_status gx_decode(gx_arena* arena, gx_str bytes, const char* wanted, gx_str path,
                    gx_str* text, gx_str* encoding, uint32_t* malformed, gx_error* error);

/// Reads one document (not NDJSON) from bytes. `given` is what the user knows of it. The result lives in `arena`;
/// `bytes` may be freed afterwards.
gx_status gx_read(gx_arena* arena, gx_str path, gx_str bytes, const gx_meta* given,
                  const gx_read_options* options, gx_document* out, gx_error* error);

/// Reads one line of NDJSON: {"id","date","title","text","url","publication","home"}, all but text optional.
/// The source of such a document is title + "\n" + text (text alone where the title is empty or text begins with it).
/// Its fields win over `given` except where `given` was set for it by name.
gx_status gx_read_ndjson_line(gx_arena* arena, gx_str path, uint32_t line, gx_str json, const gx_meta* given,
                              gx_document* out, gx_error* error);

#endif
