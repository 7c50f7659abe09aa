/// Claims of the store as questions need them, for graph/ only.
#ifndef GX_GRAPH_FACTS_H
#define GX_GRAPH_FACTS_H

#include "graph/answer.h"
#include "graph/identity.h"
#include "graph/people.h"
#include "graph/questions.h"

/// A claim with the names that it needs.
typedef struct {
  int64_t document, article, subject, object;
  int64_t object_unit; ///< Of a post; 0 where only the title is known
  gx_edge_type type;
  gx_date date;   ///< What the text says, of the claim or of its event, else the day of issue
  bool told;      ///< The text says it
  gx_date issued;
  uint32_t order, of; ///< No order in a list by strokes of the surname
  uint32_t place;     ///< In the list as it is written
  bool open;
  uint32_t begin, end;
  gx_str id, rule, quote, sentence;
  gx_str subject_name, object_name, object_id, object_title;
  gx_node_kind object_kind;
  gx_str path; ///< Of the document: numbers of rows tell in which order documents came, and must not order an answer
} gx_fact;

typedef struct {
  gx_fact* at;
  uint32_t n;
} gx_fact_list;

/// Claims with this node as subject or object and a type between the two, sorted by date, then by content.
gx_fact_list gx_facts_of_subject(gx_store* store, const int64_t* nodes, uint32_t n, gx_edge_type low, gx_edge_type high, gx_arena* arena);
gx_fact_list gx_facts_of_object(gx_store* store, const int64_t* nodes, uint32_t n, gx_edge_type low, gx_edge_type high, gx_arena* arena);
/// The posts that these rows of one person hold. A mere title (总理) is the post of that title (国务院总理) where there is one, and left out where there
/// are several.
gx_fact_list gx_facts_of_offices(gx_store* store, const int64_t* nodes, uint32_t n, gx_arena* arena);
/// All claims of persons in lists of two and more, in which order is said.
gx_fact_list gx_facts_in_lists(gx_store* store, gx_arena* arena);
/// By date, then by content, in place.
gx_fact_list gx_facts_sorted(gx_fact_list list);
/// All claims of these types.
gx_fact_list gx_facts_of_type(gx_store* store, gx_edge_type low, gx_edge_type high, gx_arena* arena);

/// Whether it says who was there; others say who did what there.
bool gx_fact_is_presence(const gx_fact* f);
/// Whether the words say that the office begins (当选, 任命); a rule whose id begins with "begin." read them.
bool gx_fact_begins(const gx_fact* f);
/// As above, that it ends (免去, 不再担任): "end.".
bool gx_fact_ends(const gx_fact* f);
/// The day of such a change: what the sentence says before it (2023年3月，…不再担任), else the day of the claim. `told`: the text says it.
gx_date gx_fact_change_day(const gx_fact* f, bool* told);
/// Whether the words say that the office was held before: 时任, 曾任.
bool gx_fact_past(const gx_fact* f);
/// Whether those in the list did so at different places: 分别看望.
bool gx_fact_apart(const gx_fact* f);
/// 出席; for acts in writing what the words say: 致信, 批示, 签署.
gx_str gx_fact_role(const gx_fact* f);

/// Where a claim stands, as cells: path, url, headline.
typedef struct {
  gx_str path, url, publication, headline;
} gx_fact_source;
gx_fact_source gx_fact_where(gx_store* store, int64_t document, int64_t article, gx_arena* arena);

/// Where an event is held, or empty.
gx_str gx_event_place(gx_store* store, int64_t event, gx_arena* arena);

/// "2024-02-07".
gx_str gx_date_cell(gx_date d, gx_arena* arena);
/// As above, in parentheses where only the day of issue is known.
gx_str gx_fact_day(const gx_fact* f, gx_arena* arena);
/// "3/10+": third of ten and more.
gx_str gx_fact_list_cell(const gx_fact* f, gx_arena* arena);
bool gx_ask_within(const gx_ask* ask, gx_date d);
/// For tables: 国务院总理 for 中华人民共和国国务院总理, 中共… for 中国共产党…, 全国政协… for 中国人民政治协商会议全国委员会….
gx_str gx_short_name(gx_str name, gx_arena* arena);
/// Whether two claims tell of one occasion: one event, or two of one name and day (a visit and the meeting that the same report makes of it).
bool gx_same_occasion(const gx_fact* a, const gx_fact* b);
/// Whether one article tells of both, of the same day.
bool gx_fact_same_report(const gx_fact* a, const gx_fact* b);
/// Adds an item to a list cell.
gx_str gx_list_add(gx_arena* arena, gx_str list, gx_str item);
bool gx_list_has(gx_str list, gx_str item);

#endif
