/// Answers as tables for people.
#ifndef GX_CLI_ANSWER_TABLE_H
#define GX_CLI_ANSWER_TABLE_H

#include "graph/answer.h"

/// Writes the tables of an answer. `places` is the width of the terminal: columns are cut or left out to fit into it; 0: nothing is cut.
/// At most `limit` rows each (0: all). Returns the rows left out.
uint32_t gx_answer_show(const gx_answer* answer, unsigned places, uint32_t limit, gx_sink* sink);

/// Of standard output: the places of the terminal, or 0 where it is none.
unsigned gx_terminal_places(void);

#endif
