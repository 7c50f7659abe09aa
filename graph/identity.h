/// Which persons of the store are one, for graph/ only: the rule of gx_graph_finish, asked one name at a time.
#ifndef GX_GRAPH_IDENTITY_H
#define GX_GRAPH_IDENTITY_H

#include "graph/store_p.h"

/// One row of `node`, and the row with the smallest id among those that are the same person.
typedef struct {
  int64_t node, root;
  uint32_t next; ///< Place of the next one who is the same person, in a ring
  gx_str id, name;
  bool alone; ///< Merged by decisions of people only
} gx_member;

/// A table of persons, filled as they are asked for.
typedef struct gx_identities gx_identities;

gx_identities* gx_identities_new(gx_store* store, gx_arena* arena);
/// The row that stands for this person; other kinds of nodes stand for themselves.
int64_t gx_identity_root(gx_identities* all, int64_t node);
/// All rows of the person that `node` is, in order of their ids.
int64_t* gx_identity_rows(gx_identities* all, int64_t node, uint32_t* n);
gx_str gx_identity_name(gx_identities* all, int64_t root);
gx_str gx_identity_id(gx_identities* all, int64_t root);
/// The office that the person is given most often; no mere title where its unit is known too. In `arena`.
gx_str gx_person_office(gx_store* store, gx_identities* people, int64_t person, gx_arena* arena);

#endif
