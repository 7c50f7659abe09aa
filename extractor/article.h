/// Layout: a document → its articles, reflowed. Columns mended, stray spaces dropped, widths folded, every character
/// mapped back to the source; knows what each block is and what the page says of its date, paper and home.
#ifndef GX_EXTRACTOR_ARTICLE_H
#define GX_EXTRACTOR_ARTICLE_H

#include "base/status.h"
#include "extractor/document.h"

typedef enum {
  GX_BLOCK_BODY = 0,
  GX_BLOCK_KICKER,       ///< Line above the headline: 金承涛在…会上强调
  GX_BLOCK_HEADLINE,
  GX_BLOCK_BYLINE,       ///< ■记者 董笑瑜
  GX_BLOCK_CAPTION,      ///< Under a picture
  GX_BLOCK_MASTHEAD,     ///< Name of the paper, date, issue, telephone numbers
  GX_BLOCK_COLOPHON,     ///< 责任编辑, 来源, editors, publisher
  GX_BLOCK_NOTICE,       ///< 敬告读者, announcements
  GX_BLOCK_CONTINUATION, ///< 下转第2版, 上接第1版
  GX_BLOCK_AD,           ///< Advertising
  GX_BLOCK_FURNITURE,    ///< Navigation of web pages: 相关阅读, 留言箱, 打印, 字号
} gx_block_kind;

typedef struct {
  gx_block_kind kind;
  uint32_t      begin, end; ///< In the article's text, half-open, without the separating newline
} gx_block;

typedef struct {
  /// Folded (base/utf8.h); blocks are separated by one '\n'. Quotes, ASCII and 「」 alike, are made “ ”, and an ASCII full stop
  /// between Han characters 。 where ASCII commas stand nearby. Of white space one space remains: between two Latin words or
  /// numbers of one line; between Han words of headlines, kickers, bylines, captions and （记者 甲 乙）; between the names of a
  /// list of three or more. A name set apart for alignment (王 伟) is joined. All other white space is layout and gone; so are
  /// the marks of emphasis and headings (**, ##) that plain text keeps from Markdown.
  /// Source offsets rise within a block. A block of body text may hold the two halves of a sentence that a caption, a mark or a
  /// box stands between in the source; what stands between is a block behind it, or an article of its own. `src` of the '\n'
  /// behind a block is the end of the block in the source: a part [b, e) of a block covers [src[b], src[e - 1] + 1).
  gx_text   text;
  gx_block* blocks;    ///< In reading order: kicker, headline, byline, body …; a headline below its article stays there
  uint32_t  n_blocks;
  uint32_t  begin, end;///< Code points of the document's source that the article covers (hull of its characters)
  gx_str    headline;  ///< UTF-8, kicker and headline lines joined by a space; empty where lost
  gx_date   issued;    ///< Issue date that holds for it
} gx_article;

/// Where the issue date came from, most trusted first.
typedef enum { GX_FROM_NOWHERE = 0, GX_FROM_USER, GX_FROM_MASTHEAD, GX_FROM_COLOPHON, GX_FROM_DATELINE, GX_FROM_METADATA,
               GX_FROM_FILE_NAME } gx_origin;

typedef struct {
  gx_article* articles;
  uint32_t    n_articles;
  gx_date     issued;      ///< Of the document
  gx_origin   issued_from;
  gx_str      publication; ///< 钱塘新区报, or empty
  gx_str      home;        ///< 主办 中共钱塘区委 → 钱塘区; given.home first; or empty
  gx_str      contradiction; ///< "masthead says 2023-06-26, file name says 2023-06-27", or empty
} gx_layout;

/// The words by which kinds of lines are known, made ready for comparing; shared by threads.
typedef struct gx_cues    gx_cues;
typedef struct gx_lexicon gx_lexicon; ///< extractor/lexicon.h
/// Of the list page-cues; in `arena`. gx_lexicon_cues has them ready.
gx_cues* gx_cues_new(const gx_lexicon* lexicon, gx_arena* arena);

/// Never fails on content; every visible character of the document (but for marks of emphasis) lies in exactly one block of one
/// article. Lines that belong to no article (masthead, navigation) lie in the one that follows, or behind all in the last; the list
/// of contents of a programme is an article without headline, of furniture alone.
gx_status gx_layout_extract(const gx_lexicon* lexicon, const gx_document* document, gx_arena* arena, gx_layout* out,
                            gx_error* error);

#endif
