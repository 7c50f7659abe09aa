/// All escaping of all writers: what a character must become in a syntax. JSON is gx_json_put (base/json.h).
#ifndef GX_GRAPH_ESCAPE_H
#define GX_GRAPH_ESCAPE_H

#include "base/sink.h"

typedef enum {
  GX_ESCAPE_XML_TEXT,      ///< Between tags; what XML 1.0 cannot hold becomes U+FFFD
  GX_ESCAPE_XML_ATTRIBUTE, ///< Between double quotes; white space survives the reader's normalisation
  GX_ESCAPE_URI,           ///< An address as it was found: what a URI cannot hold is percent-encoded
  GX_ESCAPE_CSV,           ///< Between double quotes in a table
  GX_ESCAPE_CSV_ITEM,      ///< The same, in a list that U+001F splits
  GX_ESCAPE_CYPHER,        ///< Between single quotes
  GX_ESCAPE_CYPHER_ITEM,   ///< The same, in rows that U+001D, U+001E and U+001F split
  GX_ESCAPE_DOT,           ///< A label between double quotes: Graphviz shows the text, not its own marks
  GX_ESCAPE_NTRIPLES,      ///< A literal between double quotes, in N-Triples and N-Quads
  GX_ESCAPE_TERMINAL,      ///< For people's eyes: control and bidirectional characters become U+FFFD
  GX_ESCAPE_COUNT
} gx_escape_syntax;

/// Writes `s` for that syntax. Malformed UTF-8 becomes U+FFFD, one for each bad byte.
void gx_escape(gx_sink* sink, gx_escape_syntax syntax, gx_str s);

/// Writes `s` as a quoted cell for spreadsheets. They would compute a cell that begins with = + - @ (also full-width), a tab or a
/// return: such text gets a leading apostrophe, and so does text that begins with one. Whoever reads it takes one apostrophe off.
void gx_put_cell(gx_sink* sink, gx_str s);

#endif
