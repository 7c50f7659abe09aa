/// The knowledge: every list and rule of gazetteers/ (and of the user's folder), loaded once, immutable, shared by threads.
///
/// A list is a tab-separated file `lists/NAME.tsv`; its header (`# …` lines) must hold `# columns: word class weight …`.
/// Which list a file is, is its name. A user's folder may hold lists of the same names: its rows win over ours
/// (same word, same list); a row whose word begins with `-` removes ours.
#ifndef GX_EXTRACTOR_LEXICON_H
#define GX_EXTRACTOR_LEXICON_H

#include "base/intern.h"
#include "base/status.h"
#include "base/str.h"
#include "base/utf8.h"

/// One list a row; X(enumerator, file name without .tsv, whether it is scanned for in the text)
#define GX_LISTS(X)                                                                                     \
  X(SURNAME, surnames, false)        /* 王, 欧阳; weight = relative frequency */                         \
  X(GIVEN, given, false)             /* characters of given names; class = share in text; weight, extra, extra2 = as only, first, second character */ \
  X(TRANSLIT, translit, false)       /* characters of transliterated foreign names */                   \
  X(PERSON, persons, true)           /* nationally known persons; class = field, extra = note */        \
  X(TITLE, titles, true)             /* heads of titles: 书记, 区长; class = kind, weight = rank */       \
  X(TITLE_PREFIX, title-prefixes, true) /* 副, 常务副, 代, 原, 党组, 名誉 */                              \
  X(ADDRESS, address, true)          /* forms of address and common occupations: 同志, 记者, 村民, 老人 */ \
  X(ORGAN, organs, true)             /* named units: 国务院, 中央纪委, 新华社; class = kind, extra = full name */ \
  X(UNIT_SUFFIX, unit-suffixes, true)/* 局, 委员会, 大学; class = kind */                                \
  X(RELATIVE, relative, true)        /* 区委, 市政府: relative heads; class = level, extra = pattern of the full name */ \
  X(COLLECTIVE, collectives, true)   /* 区领导, 四套班子, 有关负责人: groups of people without names */   \
  X(COMPANY, companies, true)        /* well-known companies by full or short name */                   \
  X(COMPANY_SUFFIX, company-suffixes, true) /* 有限公司, 集团, 超市; class = kind */                     \
  X(DIVISION, divisions, true)       /* 浙江省, 钱塘区 and short forms; extra = code, extra2 = parent code, class = level */ \
  X(COUNTRY, countries, true)        /* countries and their cities; class = country, short, city, region; extra = country */ \
  X(PLACE_SUFFIX, place-suffixes, true) /* 街道, 公园, 路; class = kind */                               \
  X(MEETING_HEAD, meeting-heads, true)  /* 会议, 仪式, 座谈会; class = kind, weight = 1 generic, 2 needs a topic, 3 strong */ \
  X(ROLE_VERB, role-verbs, true)     /* 主持, 参加, 强调; class = role */                                \
  X(WORD, words, true)               /* common words; class = n v a d p c …, weight = frequency 1-9 */     \
  X(LOOKALIKE, lookalikes, false)    /* rarer words that begin with a surname and are no names: 龙舟 */     \
  X(LUNAR_YEAR, lunar-years, false)  /* 2024; class = its months, weight = month and day on which it begins */ \
  X(CLASS, classes, false)           /* words that a stage asks for by what they are; class = a row of GX_CLASSES */ \
  X(PAGE_CUE, page-cues, false)      /* 本报讯, 责任编辑: what a line of a page is; class = cue, weight = longest line, extra = where */

typedef enum {
#define GX_X(e, file, scanned) GX_LIST_##e,
  GX_LISTS(GX_X)
#undef GX_X
  GX_LIST_COUNT
} gx_list;

/// What a word of the list `classes` can be; X(enumerator, as written in the list). The head of the list says what each means.
#define GX_CLASSES(X)                                                                                   \
  X(ABOUT_DAY, about-day)                                                                               \
  X(ARRIVAL, arrival)                                                                                   \
  X(ASSEMBLY, assembly)                                                                                 \
  X(AUTHOR, author)                                                                                     \
  X(CANDIDATE, candidate)                                                                               \
  X(CONTENT, content)                                                                                   \
  X(CONVENING, convening)                                                                               \
  X(DEPARTMENT, department)                                                                             \
  X(DURATION, duration)                                                                                 \
  X(ENVOY, envoy)                                                                                       \
  X(GOVERNOR, governor)                                                                                 \
  X(HALL, hall)                                                                                         \
  X(HALLS, halls)                                                                                       \
  X(HEAD_OF_STATE, head-of-state)                                                                       \
  X(LETTER, letter)                                                                                     \
  X(LOOKING, looking)                                                                                   \
  X(LUNAR_DAY, lunar-day)                                                                               \
  X(LUNAR_FEAST, lunar-feast)                                                                           \
  X(MEDIUM, medium)                                                                                     \
  X(MEMBER, member)                                                                                     \
  X(MEMORIAL, memorial)                                                                                 \
  X(NUMBERED, numbered)                                                                                 \
  X(OF_PARTY, of-party)                                                                                 \
  X(OPEN_DAY, open-day)                                                                                 \
  X(PART_OF_DAY, part-of-day)                                                                           \
  X(PART_OF_YEAR, part-of-year)                                                                         \
  X(PARTY_BODY, party-body)                                                                             \
  X(PUBLISHER, publisher)                                                                               \
  X(REPORTER, reporter)                                                                                 \
  X(RESOLVING, resolving)                                                                               \
  X(SERVICE, service)                                                                                   \
  X(STUDY, study)                                                                                       \
  X(THAT_DAY, that-day)                                                                                 \
  X(TIBETAN, tibetan)                                                                                   \
  X(TO_COME, to-come)                                                                                   \
  X(TORN, torn)

typedef enum {
#define GX_X(e, name) GX_CLASS_##e,
  GX_CLASSES(GX_X)
#undef GX_X
  GX_CLASS_COUNT
} gx_class;

enum { GX_MAX_CLASS_WORD = 8 }; ///< Characters of the longest word that the list `classes` may hold

/// One row of one list. Strings live as long as the lexicon. The word is folded.
typedef struct {
  gx_str   word;
  gx_str   class_;     ///< Second column, or empty
  gx_str   extra;      ///< Fourth column, or empty
  gx_str   extra2;     ///< Fifth column, or empty
  int32_t  weight;     ///< Third column, or 0
  uint32_t next;       ///< Another entry with the same word (other list, or other row), or GX_NONE
  uint16_t chars;      ///< Code points of the word
  uint8_t  list;       ///< gx_list
  bool     user;       ///< From the user's folder
  uint32_t line;       ///< In its file
} gx_entry;

/// One occurrence of a scanned word: all lists that hold the word follow by `next` of the entry.
typedef struct {
  uint32_t begin, end; ///< Half-open, in the text scanned
  uint32_t entry;
  uint32_t lists; ///< A bit for each list that holds the word (sense.h): every stage asks, nearly always in vain
} gx_hit;

typedef struct { gx_hit* at; uint32_t n; } gx_hits;

typedef struct gx_lexicon gx_lexicon;
typedef struct gx_sense   gx_sense; ///< extractor/sense.h
typedef struct gx_rules   gx_rules; ///< extractor/rule.h
typedef struct gx_cues    gx_cues;  ///< extractor/article.h

/// Loads `folder` (NULL: the installed one, see gx_lexicon_default_folder) and then `user_folder` (may be NULL).
/// Errors name file and line. Free with gx_lexicon_free.
gx_status gx_lexicon_load(const char* folder, const char* user_folder, gx_lexicon** out, gx_error* error);
/// The same, for users whose own lists are long: what comes of both folders is kept in the folder `cache`, which must be there, and mapped the next
/// time, in a fraction of the time, as long as neither has changed by a byte. What is damaged or of another guanxi is ignored and written
/// anew; where nothing can be written all goes on as without. `cache` may be NULL.
gx_status gx_lexicon_load_kept(const char* folder, const char* user_folder, const char* cache, gx_lexicon** out, gx_error* error);
void      gx_lexicon_free(gx_lexicon* lexicon);

/// Writes the lists of `folder` to the file `path` in a form that gx_lexicon_load maps instead of reading the text: when it stands in the
/// folder as `compiled.lists` or where the build put it, was written by this very code, and the text of lists and rules has not changed
/// by a byte. Otherwise the text is read: the same in every respect but time.
gx_status gx_lexicon_compile(const char* folder, const char* path, gx_error* error);

/// Where the lists came from: "compiled", or "text" with the reason.
const char* gx_lexicon_source(const gx_lexicon* lexicon);

/// Where lists are looked for when none is named: $GUANXI_GAZETTEERS, else the source tree (development builds), else
/// the install prefix; "" when none of them exists.
const char* gx_lexicon_default_folder(void);

/// SHA-256 over all lists and rules as loaded, in hex: the `gazetteers` field of a record.
const char*     gx_lexicon_hash(const gx_lexicon* lexicon);
const gx_entry* gx_lexicon_entry(const gx_lexicon* lexicon, uint32_t entry);
uint32_t        gx_lexicon_count(const gx_lexicon* lexicon);
const gx_rules* gx_lexicon_rules(const gx_lexicon* lexicon);
/// What layout needs (article.h), made ready once.
const gx_cues* gx_lexicon_cues(const gx_lexicon* lexicon);

/// The first entry of exactly this word in `list`, or NULL.
const gx_entry* gx_lexicon_find(const gx_lexicon* lexicon, gx_list list, const char32_t* ch, uint32_t n);
/// The entry of `list` among those that share the word of `entry`, or NULL.
const gx_entry* gx_entry_in(const gx_lexicon* lexicon, uint32_t entry, gx_list list);

/// Whether ch[0..n) is a word of this class.
bool gx_lexicon_is(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n);
/// The row of the longest word of this class that ch[0..n) begins with, or NULL.
const gx_entry* gx_lexicon_beginning(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n);
/// Characters of the longest word of this class that ch[0..n) begins or ends with, or 0.
uint32_t gx_lexicon_begins(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n);
uint32_t gx_lexicon_ends(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n);
/// What words of this class begin with: to look for them at few places only.
const gx_sieve* gx_lexicon_begin_of(const gx_lexicon* lexicon, gx_class class_);
/// Whether a word of this class stands anywhere in ch[0..n).
bool gx_lexicon_holds(const gx_lexicon* lexicon, gx_class class_, const char32_t* ch, uint32_t n);

/// The row with the full name of the division of this code (GB/T 2260), or NULL.
const gx_entry* gx_lexicon_division(const gx_lexicon* lexicon, gx_str code);

/// By first entry: what each word means to the taggers.
const gx_sense* gx_lexicon_senses(const gx_lexicon* lexicon);

/// All occurrences of all scanned words in `ch[0..n)`, one pass, overlapping ones too; sorted by begin, then longest first.
gx_hits gx_lexicon_scan(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n, gx_arena* arena);

/// What one character is in names, worked out when the lists are loaded: taggers ask this at every place of a text.
typedef struct {
  int32_t surname;  ///< Weight as a surname of one character, 0: none
  int32_t given[4]; ///< By gx_given_place
  int8_t  family;   ///< Points of it as a surname, and as only, first and second character of a given name (name_model.h)
  int8_t  only, first, second;
  bool    doubles;  ///< A surname of two characters begins with it
  bool    translit; ///< Transliterations of foreign names use it
  uint8_t token, part; ///< What it is in names of bodies (sense.h); 0 where no list holds the character
  bool    grammar;  ///< It alone is a common word of grammar: 在, 的, 和, 来, 曾
} gx_character;

const gx_character* gx_lexicon_character(const gx_lexicon* lexicon, char32_t c);

/// Weight of a one- or two-character surname (0: none), and of a character as only / first / second character of a given name.
int32_t gx_surname_weight(const gx_lexicon* lexicon, const char32_t* ch, uint32_t n);
/// GX_GIVEN_TEXT: how often it stands in words that are no names; all four per 100,000.
typedef enum { GX_GIVEN_ONLY, GX_GIVEN_FIRST, GX_GIVEN_SECOND, GX_GIVEN_TEXT } gx_given_place;
int32_t gx_given_weight(const gx_lexicon* lexicon, char32_t c, gx_given_place place);
bool    gx_is_translit(const gx_lexicon* lexicon, char32_t c);

#endif
