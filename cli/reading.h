/// What is to be read and how: the options that extract and ingest share.
#ifndef GX_CLI_READING_H
#define GX_CLI_READING_H

#include "cli/options.h"
#include "cli/pool.h"

#define GX_SUFFIXES ".txt,.md,.markdown,.html,.htm,.xhtml,.shtml,.ndjson,.jsonl"

/// As the user wrote it; NULL where not given.
typedef struct {
  const char *meta, *date, *home, *encoding, *from, *suffixes, *gazetteers, *jobs, *max_size;
} gx_reading;

#define GX_READING ((gx_reading){.suffixes = GX_SUFFIXES})

#define GX_READING_OPTIONS(r)                                                           \
  {"meta", 0, &(r).meta, NULL}, {"date", 0, &(r).date, NULL}, {"home", 0, &(r).home, NULL}, \
      {"encoding", 0, &(r).encoding, NULL}, {"from", 0, &(r).from, NULL},                 \
      {"suffix", 0, &(r).suffixes, NULL}, {"gazetteers", 0, &(r).gazetteers, NULL},       \
      {"jobs", 'j', &(r).jobs, NULL}, { "max-size", 0, &(r).max_size, NULL }

#define GX_READING_HELP \
    "Input\n" \
    "      --meta FILE.tsv    a table of what is known of the pages: a header line,\n" \
    "                         then path (from the table's folder), date,\n" \
    "                         publication, home, url\n" \
    "      --date DATE        issue date of pages that the table does not date\n" \
    "      --home NAME        whose paper it is: 浙江省杭州市钱塘区\n" \
    "      --encoding NAME    UTF-8, GB18030, Big5, UTF-16 …; else detected\n" \
    "      --from FORMAT      text, markdown, html or ndjson; else by suffix\n" \
    "      --suffix LIST      which files of folders to read; else\n" \
    "                         " GX_SUFFIXES \
    "\n" \
    "      --max-size MB      refuse larger documents; 16 if not said, 256 at most\n" \
    "Knowledge\n" \
    "      --gazetteers DIR   your own lists and rules; they win over guanxi's\n"

/// Sets up everything of the pool but lexicon and inputs. Reports; returns an exit code.
int gx_reading_begin(const gx_reading* reading, gx_arena* arena, gx_pool* pool);

#endif
