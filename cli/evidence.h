/// The words behind an edge, shown: which claims or edges are asked for, and where their evidence is found.
#ifndef GX_CLI_EVIDENCE_H
#define GX_CLI_EVIDENCE_H

#include "cli/options.h"
#include "extractor/lexicon.h"

/// What is asked for: a claim, an edge, or words.
typedef struct {
  gx_str claim;               ///< "claim-…", or empty
  gx_str edge;                ///< "edge-…", or empty
  gx_str subject, object;     ///< Names or parts of names; empty: any
  gx_str type;                ///< "chaired", "CHAIRED" or 主持
} gx_evidence_question;

/// Reads WHAT off the front of the operands: an id, `A TYPE B` as three words or as one. False when it is neither.
bool gx_evidence_ask(gx_operands* operands, gx_evidence_question* question, gx_arena* arena);

/// Shows the evidence on standard output from GraphML files and files of records. `rules` says where the rules stand. Reports; returns an exit
/// code, GX_EXIT_SOME_INPUTS when nothing answers.
int gx_evidence_show(const gx_evidence_question* question, gx_operands sources, const gx_rules* rules, gx_arena* arena);

#endif
