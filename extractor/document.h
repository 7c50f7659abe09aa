/// A document as read: its decoded source, its visible characters, and what came with it.
#ifndef GX_EXTRACTOR_DOCUMENT_H
#define GX_EXTRACTOR_DOCUMENT_H

#include "base/date.h"
#include "base/str.h"

/// What the mark-up says of a line (plain text says nothing).
typedef enum {
  GX_LINE_PLAIN = 0,
  GX_LINE_HEADING, ///< `## …`, <h1>…<h6>, <title>, the NDJSON title
  GX_LINE_ITEM,    ///< A list item
  GX_LINE_CELL,    ///< A table cell
  GX_LINE_CAPTION, ///< <figcaption>
} gx_line_hint;

/// One line of visible characters, without its line break.
typedef struct {
  uint32_t     begin, end; ///< In `text` of the document, half-open
  gx_line_hint hint;
  uint8_t      level;      ///< Of a heading, from 1
  uint8_t      gap;        ///< Blank lines (or block boundaries) before it: 0, 1, 2 = two or more
} gx_line;

/// What is known of a document beside its text; empty or {0} where unknown.
typedef struct {
  gx_date date;
  gx_str  publication;
  gx_str  home; ///< The jurisdiction as written: 浙江省杭州市钱塘区, 中国
  gx_str  url;
} gx_meta;

typedef struct {
  gx_str   path;        ///< As the user gave it (with `#id` for a line of NDJSON)
  gx_str   id;          ///< doc-hex, from the bytes
  char     sha256[65];  ///< Of the undecoded bytes (of an NDJSON line: of the line)
  gx_str   encoding;    ///< "UTF-8", "GB18030", "Big5", "UTF-16LE" …
  gx_str   source;      ///< The whole decoded source as UTF-8, BOM left out, \r kept
  uint32_t chars;       ///< Code points of `source`: what all offsets count
  gx_text  text;        ///< Visible characters (tags and mark-up gone), offsets into `source`
  gx_line* lines;
  uint32_t n_lines;
  gx_meta  given;       ///< From --meta, --date, --home or NDJSON fields: trusted first
  gx_meta  page;        ///< From HTML metadata
  gx_date  name_date;   ///< From the file name (20240207.md, news-2024-02-07.txt)
} gx_document;

#endif
