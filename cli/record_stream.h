/// Two files of records of the same documents in the same order, read side by side. Memory grows with the largest records, not with the files.
#ifndef GX_CLI_RECORD_STREAM_H
#define GX_CLI_RECORD_STREAM_H

#include "extractor/record.h"

typedef struct gx_record_pairs gx_record_pairs;

/// NULL when a file cannot be opened.
gx_record_pairs* gx_record_pairs_open(const char* a, const char* b, gx_error* error);
void gx_record_pairs_close(gx_record_pairs* pairs);

/// The next document: `*a` and `*b` are its records, NULL where a file does not hold it (one of them is there). Both NULL at the end. Valid until
/// the next call. A document that stands more than 64 places further on in the other file counts as missing there.
gx_status gx_record_pairs_next(gx_record_pairs* pairs, const gx_record** a, const gx_record** b, gx_error* error);

#endif
