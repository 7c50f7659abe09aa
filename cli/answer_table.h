/// Answers as tables for people.
#ifndef GX_CLI_ANSWER_TABLE_H
#define GX_CLI_ANSWER_TABLE_H

#include "graph/answer.h"

/// Where tables are shown.
typedef struct {
  unsigned places; ///< Width: columns are cut or left out to fit into it; 0: nothing is cut
  bool bold;       ///< Titles may be set off
} gx_terminal;

/// Writes the tables of an answer, at most `limit` rows each (0: all). Returns the rows left out.
uint32_t gx_answer_show(const gx_answer* answer, gx_terminal terminal, uint32_t limit, gx_sink* sink);

/// Standard output; all zero where it is no terminal.
gx_terminal gx_terminal_of_output(void);

#endif
