/// All escaping of all writers: what a character must become in a syntax. JSON is gx_json_put (base/json.h).
#ifndef GX_GRAPH_ESCAPE_H
#define GX_GRAPH_ESCAPE_H

#include "base/sink.h"

typedef enum {
  GX_ESCAPE_XML_TEXT,      ///< Between tags; what XML 1.0 cannot hold becomes U+FFFD
  GX_ESCAPE_XML_ATTRIBUTE, ///< Between double quotes; white space survives the reader's normalisation
  GX_ESCAPE_URI,           ///< An address as it was found: what a URI cannot hold is percent-encoded
  GX_ESCAPE_TERMINAL,      ///< For people's eyes: control and bidirectional characters become U+FFFD
  GX_ESCAPE_COUNT
} gx_escape_syntax;

/// Writes `s` for that syntax. Malformed UTF-8 becomes U+FFFD, one for each bad byte.
void gx_escape(gx_sink* sink, gx_escape_syntax syntax, gx_str s);

#endif
