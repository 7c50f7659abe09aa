/// Timelines for other programs: TimelineJS, calendars, Gephi.
#include <string.h>

#include "base/date.h"
#include "base/json.h"
#include "base/utf8.h"
#include "graph/escape.h"
#include "graph/questions.h"

/// A row of a timeline.
typedef struct {
  const gx_answer_table* table;
  uint32_t row;
  gx_arena* arena;
} entry;

static gx_str cell(const entry* e, const char* key) { return gx_answer_cell(e->table, e->row, key); }

/// The date of the row; the parentheses of a day of issue are left out.
static gx_date date_of(const entry* e) {
  gx_str text = cell(e, "date");
  gx_date d = {0};
  if (text.n > 2 && text.p[0] == '(') text = (gx_str){text.p + 1, text.n - 2};
  gx_date_parse(text, &d);
  return d;
}

static gx_str headline_of(const entry* e) {
  return gx_str_format(e->arena, "%.*s %.*s %.*s", GX_FMT(cell(e, "person")), GX_FMT(cell(e, "role")),
                       GX_FMT(cell(e, "event")));
}

// ---- TimelineJS ------------------------------------------------------------------------------------------------------------

static void put_html(gx_sink* sink, gx_arena* arena, gx_str text, gx_str url) {
  gx_sink* html = gx_sink_memory();
  gx_puts(html, "<p>");
  gx_escape(html, GX_ESCAPE_XML_TEXT, text);
  gx_puts(html, "</p>");
  // Only addresses of the web: a page must not be able to slip in a script.
  if (gx_str_starts(url, GX_STR("http://")) || gx_str_starts(url, GX_STR("https://"))) {
    gx_puts(html, "<p><a href=\"");
    gx_escape(html, GX_ESCAPE_XML_ATTRIBUTE, url);
    gx_puts(html, "\">source</a></p>");
  }
  gx_json_put(sink, gx_str_copy(arena, gx_sink_bytes(html)));
  gx_sink_abandon(html);
}

static void put_slide(gx_sink* sink, const entry* e, gx_date d) {
  gx_putf(sink, "{\"start_date\":{\"year\":%d", d.year);
  if (d.month) gx_putf(sink, ",\"month\":%d", d.month);
  if (d.day) gx_putf(sink, ",\"day\":%d", d.day);
  gx_puts(sink, "},\"text\":{\"headline\":");
  gx_sink* headline = gx_sink_memory();
  gx_escape(headline, GX_ESCAPE_XML_TEXT, headline_of(e));
  gx_json_put(sink, gx_sink_bytes(headline));
  gx_sink_abandon(headline);
  gx_puts(sink, ",\"text\":");
  put_html(sink, e->arena, cell(e, "sentence"), cell(e, "url"));
  gx_puts(sink, "}");
  gx_puts(sink, ",\"group\":");
  gx_json_put(sink, cell(e, "person"));
  if (cell(e, "claim").n) {
    gx_puts(sink, ",\"unique_id\":");
    gx_json_put(sink, cell(e, "claim"));
  }
  gx_puts(sink, "}");
}

void gx_timeline_js(const gx_answer* answer, gx_sink* sink) {
  gx_arena* arena = gx_arena_new();
  const gx_answer_table* t = answer->tables.n ? &answer->tables.at[0] : NULL;
  bool first = true;
  gx_puts(sink, "{\"events\":[");
  for (uint32_t r = 0; t && r < gx_answer_rows(t); r++) {
    const entry e = {t, r, arena};
    const gx_date d = date_of(&e);
    if (!gx_date_precision(d)) continue;
    gx_puts(sink, first ? "\n" : ",\n");
    first = false;
    put_slide(sink, &e, d);
  }
  gx_puts(sink, first ? "]}\n" : "\n]}\n");
  gx_arena_free(arena);
}

// ---- iCalendar -------------------------------------------------------------------------------------------------------------

enum { LINE_OCTETS = 75 };

/// A content line: its text escaped, folded between characters after 75 octets.
static void put_line(gx_sink* sink, const char* name, gx_str text) {
  size_t used = strlen(name) + 1;
  gx_putf(sink, "%s:", name);
  for (size_t at = 0; at < text.n;) {
    char out[5] = {0};
    const size_t begin = at;
    const char32_t c = gx_utf8_next(text, &at);
    size_t n = at - begin;
    memcpy(out, text.p + begin, n);
    if (c == '\n') {
      memcpy(out, "\\n", n = 2);
    } else if (c < 0x20 || c == 0x7F) {
      continue;
    } else if (c == ',' || c == ';' || c == '\\') {
      out[0] = '\\';
      out[1] = (char)c;
      n = 2;
    }
    if (used + n > LINE_OCTETS) {
      gx_puts(sink, "\r\n ");
      used = 1;
    }
    gx_put(sink, (gx_str){out, n});
    used += n;
  }
  gx_puts(sink, "\r\n");
}

static void put_event(gx_sink* sink, const entry* e, gx_date d) {
  const gx_date next = gx_date_add_days(d, 1);
  const gx_str id = cell(e, "claim");
  gx_puts(sink, "BEGIN:VEVENT\r\n");
  put_line(sink, "UID",
           id.n ? gx_str_format(e->arena, "%.*s@guanxi", GX_FMT(id))
                : gx_str_format(e->arena, "%.*s-%.*s-%u@guanxi", GX_FMT(cell(e, "person_id")),
                                GX_FMT(cell(e, "kind")), e->row));
  // A stamp is asked for; the clock would make every run another file.
  gx_putf(sink, "DTSTAMP:%04d%02d%02dT000000Z\r\n", d.year, d.month, d.day);
  gx_putf(sink, "DTSTART;VALUE=DATE:%04d%02d%02d\r\n", d.year, d.month, d.day);
  gx_putf(sink, "DTEND;VALUE=DATE:%04d%02d%02d\r\n", next.year, next.month, next.day);
  put_line(sink, "SUMMARY", headline_of(e));
  if (cell(e, "place").n) put_line(sink, "LOCATION", cell(e, "place"));
  if (cell(e, "sentence").n) put_line(sink, "DESCRIPTION", cell(e, "sentence"));
  gx_puts(sink, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

void gx_timeline_ics(const gx_answer* answer, gx_sink* sink) {
  gx_arena* arena = gx_arena_new();
  const gx_answer_table* t = answer->tables.n ? &answer->tables.at[0] : NULL;
  gx_puts(sink, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//guanxi//timeline//ZH\r\nCALSCALE:GREGORIAN\r\n");
  for (uint32_t r = 0; t && r < gx_answer_rows(t); r++) {
    const entry e = {t, r, arena};
    const gx_date d = date_of(&e);
    if (d.day) put_event(sink, &e, d); // A calendar has days, no months
  }
  gx_puts(sink, "END:VCALENDAR\r\n");
  gx_arena_free(arena);
}

// ---- GEXF ------------------------------------------------------------------------------------------------------------------

static void put_spell(gx_sink* sink, gx_date d) {
  char day[12];
  gx_date_format(d, day);
  gx_putf(sink, "<spell start=\"%s\" end=\"%s\"/>", day, day);
}

static void put_attribute(gx_sink* sink, const char* name, gx_str text) {
  gx_putf(sink, " %s=\"", name);
  gx_escape(sink, GX_ESCAPE_XML_ATTRIBUTE, text);
  gx_puts(sink, "\"");
}

static bool is_tie(const entry* e) {
  return date_of(e).day && cell(e, "event_id").n && *cell(e, "kind").p == 'a';
}

/// Whether an earlier row has the same cell there.
static bool came_before(const entry* e, const char* key) {
  for (uint32_t r = 0; r < e->row; r++) {
    const entry other = {e->table, r, e->arena};
    if (is_tie(&other) && gx_str_eq(cell(&other, key), cell(e, key))) return true;
  }
  return false;
}

static void put_node(gx_sink* sink, const entry* e, const char* key, gx_str label) {
  if (came_before(e, key)) return;
  gx_puts(sink, "<node");
  put_attribute(sink, "id", cell(e, key));
  put_attribute(sink, "label", label);
  gx_puts(sink, "><spells>");
  gx_date last = {0}; // Rows stand in order of date
  for (uint32_t r = e->row; r < gx_answer_rows(e->table); r++) {
    const entry other = {e->table, r, e->arena};
    if (!is_tie(&other) || !gx_str_eq(cell(&other, key), cell(e, key))) continue;
    if (gx_date_cmp(date_of(&other), last) != 0) put_spell(sink, date_of(&other));
    last = date_of(&other);
  }
  gx_puts(sink, "</spells></node>\n");
}

void gx_timeline_gexf(const gx_answer* answer, gx_sink* sink) {
  gx_arena* arena = gx_arena_new();
  const gx_answer_table* t = answer->tables.n ? &answer->tables.at[0] : NULL;
  const uint32_t n = t ? gx_answer_rows(t) : 0;
  gx_puts(sink,
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
          "<graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\" "
          "timerepresentation=\"interval\">\n<nodes>\n");
  for (uint32_t r = 0; r < n; r++) {
    const entry e = {t, r, arena};
    if (!is_tie(&e)) continue;
    put_node(sink, &e, "person_id", cell(&e, "person"));
    put_node(sink, &e, "event_id", cell(&e, "event"));
  }
  gx_puts(sink, "</nodes>\n<edges>\n");
  for (uint32_t r = 0; r < n; r++) {
    const entry e = {t, r, arena};
    if (!is_tie(&e)) continue;
    gx_putf(sink, "<edge id=\"%u\"", r);
    put_attribute(sink, "source", cell(&e, "person_id"));
    put_attribute(sink, "target", cell(&e, "event_id"));
    put_attribute(sink, "label", cell(&e, "role"));
    gx_puts(sink, "><spells>");
    put_spell(sink, date_of(&e));
    gx_puts(sink, "</spells></edge>\n");
  }
  gx_puts(sink, "</edges>\n</graph>\n</gexf>\n");
  gx_arena_free(arena);
}
