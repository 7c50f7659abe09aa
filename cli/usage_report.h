/// guanxi check --report: which rules and list entries a corpus needs, and what each rule costs.
#ifndef GX_CLI_USAGE_REPORT_H
#define GX_CLI_USAGE_REPORT_H

#include "cli/options.h"
#include "extractor/lexicon.h"

/// Reads the records and, where they still lie at their paths, the pages; writes the tables to standard output. Reports; returns an exit code.
int gx_usage_report(const gx_lexicon* lexicon, gx_operands records, gx_arena* arena);

#endif
