/// What the files of layout share. The stage runs in this order:
///
///   layout_lines.c   lines → pieces (trimmed, measured, cut where one line holds several things)
///   layout_kinds.c   what each piece is by its own words; layout_cues.c looks for them
///   layout_heads.c   what a short line is by its neighbours: headline, kicker, caption, list of contents
///   layout_flow.c    pieces → articles and blocks; column breaks mended
///   layout_text.c    blocks → folded text with its map
///   layout_dates.c   issue date, publication, home
#ifndef GX_EXTRACTOR_LAYOUT_P_H
#define GX_EXTRACTOR_LAYOUT_P_H

#include "base/intern.h"
#include "base/utf8.h"
#include "extractor/article.h"
#include "extractor/lexicon.h"

/// A line, or the part of a line that is one thing.
typedef struct {
  uint32_t begin, end;  ///< In the document's text, trimmed
  uint32_t width;       ///< Columns: 2 for a wide character, 1 for a narrow one; white space not counted
  uint32_t spaces;      ///< Runs of white space inside
  uint32_t next;        ///< Next piece of the same block, or GX_NONE
  char32_t first, last; ///< Folded
  uint32_t flags;       ///< gx_piece_flag
  uint8_t kind;         ///< gx_block_kind
  uint8_t hint, level, gap, indent;
} gx_piece;

enum {
  GX_P_SHORT = 1 << 0,     ///< May be a headline, caption or the like: short, no end of a sentence
  GX_P_ENDED = 1 << 1,     ///< Ends a sentence (or a closing quote or bracket)
  GX_P_START = 1 << 2,     ///< Begins as the body of a report does: 本报讯, 新华社…电
  GX_P_LEAD = 1 << 3,      ///< Begins with a day: 6月25日, 近日
  GX_P_HEAD = 1 << 4,      ///< Line of the head of an article
  GX_P_KICKER = 1 << 5,    ///< Ends as a kicker does: …会上强调
  GX_P_OPEN_NEXT = 1 << 6, ///< Cannot end here: ends with ， or an open bracket
  GX_P_OPEN_PREV = 1 << 7, ///< Cannot begin here: begins with a closing mark, or one character and a comma
  GX_P_ITEM = 1 << 8,      ///< Begins with a number of a list: 一、 （二） 第三，
  GX_P_BOX = 1 << 9,       ///< Headline of a box inside another article
  GX_P_LISTS = 1 << 10,    ///< Opens a list of links: 相关阅读
  GX_P_CONTENTS = 1 << 11, ///< Opens a list of contents: 新闻摘要
  GX_P_SECTION = 1 << 12,  ///< Heading that only holds other headings
  GX_P_NOTICE = 1 << 13,   ///< Headline of a notice: 敬告读者
  GX_P_CREDIT = 1 << 14,   ///< Who took the picture
  GX_P_LINK = 1 << 15,     ///< 上一条：… with the headline of another article
  GX_P_BRIEFS = 1 << 16,   ///< Headline over news in brief: 联播快讯
  GX_P_NAME = 1 << 17,     ///< Two to four Han characters and nothing else
  GX_P_OFFICE = 1 << 18,   ///< Ends in the head of an office: 书记, 区长
  GX_P_TOP = 1 << 19,      ///< Line that names the paper or its publisher
  GX_P_ALONE = 1 << 20,    ///< Begins an article whatever stands before it
  GX_P_DEED = 1 << 21,     ///< Says that something was done, as headlines of reports do
  GX_P_ENTRY = 1 << 22,    ///< Entry of minutes: 出席：甲、乙
  GX_P_LATE = 1 << 23,     ///< Headline below its article
  GX_P_STRAY = 1 << 25,    ///< One character, or no Han character at all
  GX_P_NAMES = 1 << 24,    ///< A line of names parted by spaces
};

typedef GX_VEC(gx_piece) gx_pieces;

/// One block to be written: pieces from `first` along their `next`.
typedef struct {
  gx_block_kind kind;
  uint32_t first, last;
  uint32_t article;
  bool head; ///< Belongs to the headline of its article
} gx_part;

typedef GX_VEC(gx_part) gx_parts;

/// The stage's own state; all of it in `arena`.
typedef struct {
  const gx_document* doc;
  gx_arena* arena;
  const gx_lexicon* lexicon;
  gx_pieces pieces;
  gx_parts parts;
  uint32_t n_articles;
  uint32_t wrap;      ///< Columns at which the lines are wrapped hard, or 0
  bool spaced;        ///< Single spaces stand where lines were joined
  bool indented;      ///< Paragraphs begin with ideographic spaces
  uint32_t n_marked;  ///< Headings by mark-up
  uint32_t n_reports; ///< Pieces that begin a report
} gx_work;

/// The beginning and end of a piece, folded, white space and emphasis marks dropped, for comparing with cue words.
enum { GX_FACE_HEAD = 64, GX_FACE_TAIL = 24 };
typedef struct {
  char32_t head[GX_FACE_HEAD + 4];
  char32_t tail[GX_FACE_TAIL + 4];
  uint32_t n_head, n_tail;
  uint32_t length; ///< Characters of the piece, white space included
  bool whole;      ///< `head` is the whole piece
} gx_face;

/// `most` ≤ GX_FACE_HEAD characters of the head; the tail only with `tail`.
void gx_layout_face(const gx_work* work, const gx_piece* piece, uint32_t most, bool tail, gx_face* face);

/// Columns of the second line of a paragraph whose lines were joined by spaces.
uint32_t gx_layout_column(const gx_work* work, const gx_piece* piece);

// layout_cues.c
/// X(enumerator, class in gazetteers/lists/page-cues.tsv, whose head says what each means)
#define GX_CUES(X)              \
  X(CONTINUATION, continuation) \
  X(START, start)               \
  X(ROLE, role)                 \
  X(CREDIT, credit)             \
  X(CAPTION, caption)           \
  X(MASTHEAD, masthead)         \
  X(COLOPHON, colophon)         \
  X(NOTICE, notice)             \
  X(AD, ad)                     \
  X(FURNITURE, furniture)       \
  X(LISTS, lists)               \
  X(CONTENTS, contents)         \
  X(SECTION, section)           \
  X(LINK, link)                 \
  X(BRIEFS, briefs)             \
  X(KICKER, kicker)             \
  X(OFFICE, office)             \
  X(LEAD, lead)                 \
  X(PAPER, paper)               \
  X(DEED, deed)                 \
  X(TOP, top)

typedef enum {
#define GX_X(e, name) GX_CUE_##e,
  GX_CUES(GX_X)
#undef GX_X
  GX_CUE_COUNT
} gx_cue;

/// The cues that a line has, and where behind each the text goes on in `head` of its face.
typedef struct {
  uint32_t mask;
  uint8_t behind[GX_CUE_COUNT];
} gx_cue_hits;

/// All cues of a line; without `all` only those that it begins with.
void gx_cues_find(const gx_cues* cues, const gx_face* face, bool all, gx_cue_hits* hits);

// The steps, in order.
void gx_layout_lines(gx_work* work);
void gx_layout_kinds(gx_work* work);
void gx_layout_heads(gx_work* work);
void gx_layout_flow(gx_work* work);
void gx_layout_text(gx_work* work, gx_layout* out);
void gx_layout_dates(gx_work* work, gx_layout* out);

/// A full date in `ch[from..n)`, folded; spaces allowed between its parts. `lost_day`: 日 may be missing.
bool gx_layout_find_date(const char32_t* ch, uint32_t n, bool lost_day, gx_date* out);

/// Ends a sentence: 。！？…, with a closing quote or bracket behind it or not.
static inline bool gx_layout_is_final(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0x2026;
}
static inline bool gx_layout_is_closing(char32_t c) { return gx_is_any(c, U"”’）》】」』\""); }
/// gx_is_space, quick for what it is not.
static inline bool gx_layout_is_space(char32_t c) {
  if (c - 0x4E00u < 0x5200u || (c > 0x3000 && c != 0xFEFF) || c - 0x21u < 0x5Eu) return false;
  return gx_is_space(c);
}

/// Characters that fold to themselves and are neither space, quote in need of a side, nor mark of emphasis.
static inline bool gx_layout_is_plain(char32_t c) {
  if (c - 0x4E00u < 0x5200u || c == 0xFF0C || c - 0x3001u < 2u) return true;
  if (c < 0x80) return c - '0' < 10u || (c | 0x20) - 'a' < 26u || c == '%';
  // Bit sets, as this is asked of every character: ！（），：；？ — ‘ ’ “ ” 《》【】
  if (c - 0xFF01u < 32u) return (0x46000981u >> (c - 0xFF01u)) & 1;
  if (c - 0x2010u < 16u) return (0x3310u >> (c - 0x2010u)) & 1;
  return c - 0x3008u < 16u && (0x30Cu >> (c - 0x3008u)) & 1;
}

/// First character of gx_fold's answer.
static inline char32_t gx_layout_fold1(char32_t c) {
  char32_t out[4];
  return gx_layout_is_plain(c) ? c : (gx_fold(c, out), out[0]);
}

/// Marks that stand before a line and say nothing: ■ ● ▲ ► ※.
static inline bool gx_layout_is_bullet(char32_t c) {
  return (c >= 0x25A0 && c <= 0x25FF) || (c >= 0x2600 && c <= 0x2606) || c == 0x203B || c == 0x2756 ||
         c == 0x27A4;
}

#endif
