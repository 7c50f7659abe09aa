#include "graph/escape.h"

#include "base/utf8.h"

/// What a syntax does with ASCII characters, and with others.
typedef struct {
  const char* ascii[128];    ///< Written instead of the character; NULL: as it is
  bool (*holds)(char32_t c); ///< Whether a character from U+0080 stays; NULL: all are percent-encoded
} syntax;

#define REPLACEMENT "\xEF\xBF\xBD"
#define GONE        REPLACEMENT
#define C0_BUT_WHITE                                                                                      \
  [0] = GONE, [1] = GONE, [2] = GONE, [3] = GONE, [4] = GONE, [5] = GONE, [6] = GONE, [7] = GONE,         \
  [8] = GONE, [11] = GONE, [12] = GONE, [14] = GONE, [15] = GONE, [16] = GONE, [17] = GONE, [18] = GONE,  \
  [19] = GONE, [20] = GONE, [21] = GONE, [22] = GONE, [23] = GONE, [24] = GONE, [25] = GONE, [26] = GONE, \
  [27] = GONE, [28] = GONE, [29] = GONE, [30] = GONE, [31] = GONE

/// C0 as N-Triples and Cypher both name it.
#define C0_BUT_SEPARATORS                                                                                   \
  [1] = "\\u0001", [2] = "\\u0002", [3] = "\\u0003", [4] = "\\u0004", [5] = "\\u0005", [6] = "\\u0006",     \
  [7] = "\\u0007", [8] = "\\u0008", ['\t'] = "\\t", ['\n'] = "\\n", [11] = "\\u000B", [12] = "\\u000C",     \
  ['\r'] = "\\r", [14] = "\\u000E", [15] = "\\u000F", [16] = "\\u0010", [17] = "\\u0011", [18] = "\\u0012", \
  [19] = "\\u0013", [20] = "\\u0014", [21] = "\\u0015", [22] = "\\u0016", [23] = "\\u0017",                 \
  [24] = "\\u0018", [25] = "\\u0019", [26] = "\\u001A", [27] = "\\u001B", [28] = "\\u001C", ['\\'] = "\\\\"
#define C0_BY_NUMBER C0_BUT_SEPARATORS, [29] = "\\u001D", [30] = "\\u001E", [31] = "\\u001F"

static bool all_hold(char32_t c) {
  (void)c;
  return true;
}

static bool xml_holds(char32_t c) { return c != 0xFFFE && c != 0xFFFF; }

static const syntax syntaxes[GX_ESCAPE_COUNT] = {
    // ]]> may not stand in text; a bare \r would be read back as \n.
    [GX_ESCAPE_XML_TEXT] = {{C0_BUT_WHITE, ['\r'] = "&#13;", ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;"},
                            xml_holds},
    [GX_ESCAPE_XML_ATTRIBUTE] = {{C0_BUT_WHITE, ['\t'] = "&#9;", ['\n'] = "&#10;", ['\r'] = "&#13;",
                                  ['"'] = "&quot;", ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;"},
                                 xml_holds},
    [GX_ESCAPE_URI] = {{C0_BUT_WHITE, ['\t'] = "%09", ['\n'] = "%0A", ['\r'] = "%0D", [' '] = "%20",
                        ['"'] = "%22", ['<'] = "%3C", ['>'] = "%3E", ['\\'] = "%5C", ['^'] = "%5E",
                        ['`'] = "%60", ['{'] = "%7B", ['|'] = "%7C", ['}'] = "%7D", [127] = "%7F"},
                       NULL},
    [GX_ESCAPE_CSV] = {{[0] = GONE, ['"'] = "\"\""}, all_hold},
    [GX_ESCAPE_CSV_ITEM] = {{[0] = GONE, [31] = GONE, ['"'] = "\"\""}, all_hold},
    [GX_ESCAPE_CYPHER] = {{[0] = GONE, C0_BY_NUMBER, ['\''] = "\\'"}, all_hold},
    [GX_ESCAPE_CYPHER_ITEM] =
        {{[0] = GONE, C0_BUT_SEPARATORS, [29] = GONE, [30] = GONE, [31] = GONE, ['\''] = "\\'"}, all_hold},
    // Besides its escapes, a label reads entities of HTML.
    [GX_ESCAPE_DOT] = {{C0_BUT_WHITE, ['\t'] = " ", ['\r'] = " ", ['\n'] = "\\n", ['"'] = "\\\"",
                        ['\\'] = "\\\\", ['&'] = "&amp;"},
                       xml_holds},
    [GX_ESCAPE_NTRIPLES] = {{[0] = "\\u0000", C0_BY_NUMBER, ['"'] = "\\\""}, all_hold},
    [GX_ESCAPE_TERMINAL] = {{C0_BUT_WHITE, ['\t'] = " ", ['\n'] = " ", ['\r'] = " ", [127] = GONE},
                            gx_is_for_eyes},
};

static void put_percent(gx_sink* sink, gx_str bytes) {
  for (size_t i = 0; i < bytes.n; i++) gx_putf(sink, "%%%02X", (unsigned)(unsigned char)bytes.p[i]);
}

/// Length of the well-formed character at `s.p[at]`, or 0.
static size_t length_of(gx_str s, size_t at, char32_t* c) {
  size_t next = at;
  *c = gx_utf8_next(s, &next);
  // U+FFFD itself is three bytes long; as a stand-in for a bad byte it took one.
  return *c == 0xFFFD && next - at < 3 ? 0 : next - at;
}

void gx_escape(gx_sink* sink, gx_escape_syntax which, gx_str s) {
  const syntax* x = &syntaxes[which];
  const gx_str gone = which == GX_ESCAPE_URI ? GX_STR("%EF%BF%BD") : GX_STR(REPLACEMENT);
  size_t from = 0; // Where the run of bytes begins that stay as they are
  for (size_t i = 0; i < s.n;) {
    const unsigned char byte = (unsigned char)s.p[i];
    char32_t c = byte;
    const size_t n = byte < 0x80 ? 1 : length_of(s, i, &c);
    const char* as = byte < 0x80 ? x->ascii[byte] : NULL;
    // Neo4j resolves \uXXXX before it reads strings: the `u` of an escaped `\\u` must not meet the backslash.
    if ((which == GX_ESCAPE_CYPHER || which == GX_ESCAPE_CYPHER_ITEM) && byte == 'u' && i &&
        s.p[i - 1] == '\\')
      as = "\\u0075";
    const bool kept = n && (byte < 0x80 ? !as : x->holds && x->holds(c));
    if (!kept) {
      gx_put(sink, (gx_str){s.p + from, i - from});
      if (as && *as != REPLACEMENT[0]) {
        gx_puts(sink, as);
      } else if (n && byte >= 0x80 && !x->holds) {
        put_percent(sink, (gx_str){s.p + i, n});
      } else {
        gx_put(sink, gone);
      }
      from = i + (n ? n : 1);
    }
    i += n ? n : 1;
  }
  gx_put(sink, (gx_str){s.p + from, s.n - from});
}

void gx_put_cell(gx_sink* sink, gx_str s) {
  static const char* const dangerous[] = {"=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠"};
  gx_puts(sink, "\"");
  for (size_t i = 0; i < sizeof dangerous / sizeof *dangerous; i++)
    if (gx_str_starts(s, gx_str_of(dangerous[i]))) gx_puts(sink, "'");
  gx_escape(sink, GX_ESCAPE_CSV, s);
  gx_puts(sink, "\"");
}
