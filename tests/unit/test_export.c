#include "graph/escape.h"
#include "graph_suite.h"

TestSuite(export, .init = begin, .fini = end);

static gx_str escaped(gx_escape_syntax syntax, gx_str s) {
  gx_sink* sink = gx_sink_memory();
  gx_escape(sink, syntax, s);
  const gx_str bytes = gx_str_copy(arena, gx_sink_bytes(sink));
  gx_sink_abandon(sink);
  return bytes;
}

#define EXPECT_ESCAPED(syntax, in, out)                                          \
  do {                                                                           \
    const gx_str got = escaped((syntax), GX_STR(in));                            \
    cr_expect(gx_str_eq(got, GX_STR(out)), "%s became %.*s", (in), GX_FMT(got)); \
  } while (0)

Test(export, xml_text) {
  EXPECT_ESCAPED(GX_ESCAPE_XML_TEXT, "", "");
  EXPECT_ESCAPED(GX_ESCAPE_XML_TEXT, "区长 & <书记> ]]> \"'", "区长 &amp; &lt;书记&gt; ]]&gt; \"'");
  EXPECT_ESCAPED(GX_ESCAPE_XML_TEXT, "a\tb\nc\rd", "a\tb\nc&#13;d");
  EXPECT_ESCAPED(GX_ESCAPE_XML_TEXT, "\x01\x0b\x1f𠮷\u202e\uFFFE\uFFFF\uFFFD", "���𠮷\u202e���");
  EXPECT_ESCAPED(GX_ESCAPE_XML_TEXT, "\0", "�");
  EXPECT_ESCAPED(GX_ESCAPE_XML_TEXT, "区\xE5\x8C|\xED\xA0\x80", "区��|���");
}

Test(export, xml_attribute) {
  EXPECT_ESCAPED(GX_ESCAPE_XML_ATTRIBUTE, "\"a\"\t\n\r<&>'", "&quot;a&quot;&#9;&#10;&#13;&lt;&amp;&gt;'");
}

Test(export, uri) {
  EXPECT_ESCAPED(GX_ESCAPE_URI, "http://x/a?b=1&c=%20#d", "http://x/a?b=1&c=%20#d");
  EXPECT_ESCAPED(GX_ESCAPE_URI, "望 <\">", "%E6%9C%9B%20%3C%22%3E");
  EXPECT_ESCAPED(GX_ESCAPE_URI, "a\xFF\x01\n", "a%EF%BF%BD%EF%BF%BD%0A");
}

Test(export, csv_and_its_cells) {
  EXPECT_ESCAPED(GX_ESCAPE_CSV, "a\"b\n,\r\t", "a\"\"b\n,\r\t");
  EXPECT_ESCAPED(GX_ESCAPE_CSV_ITEM, "a\x1f;b", "a�;b");
  static const char* const cells[][2] = {
      {"=cmd()", "\"'=cmd()\""}, {"＝1", "\"'＝1\""}, {"'a", "\"''a\""},
      {"区长=1", "\"区长=1\""},  {"", "\"\""},        {"\t=1", "\"'\t=1\""}};
  for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
    gx_sink* sink = gx_sink_memory();
    gx_put_cell(sink, gx_str_of(cells[i][0]));
    cr_expect(gx_str_eq(gx_sink_bytes(sink), gx_str_of(cells[i][1])), "%s", cells[i][0]);
    gx_sink_abandon(sink);
  }
}

Test(export, cypher) {
  EXPECT_ESCAPED(GX_ESCAPE_CYPHER, "'}) DETACH DELETE n //`\"{}$x", "\\'}) DETACH DELETE n //`\"{}$x");
  EXPECT_ESCAPED(GX_ESCAPE_CYPHER, "a\\'b\n\x01", "a\\\\\\'b\\n\\u0001");
  // A reader that resolves \u before it reads strings must not find a quote here.
  EXPECT_ESCAPED(GX_ESCAPE_CYPHER, "\\u0027", "\\\\\\u00750027");
}

Test(export, dot_and_ntriples) {
  EXPECT_ESCAPED(GX_ESCAPE_DOT, "a\"b\\n<&lt;\n", "a\\\"b\\\\n<&amp;lt;\\n");
  EXPECT_ESCAPED(GX_ESCAPE_NTRIPLES, "a\"b\\\n\x01区", "a\\\"b\\\\\\n\\u0001区");
}

Test(export, terminal) {
  EXPECT_ESCAPED(GX_ESCAPE_TERMINAL, "顾云舟\x1b[31m\r\n\x7f\xC2\x9B\u202e\u2066", "顾云舟�[31m  ����");
}

Test(export, formats_are_found_by_name_and_by_suffix) {
  unsigned n;
  const gx_export_format* list = gx_export_list(&n);
  for (unsigned i = 0; i < n; i++) {
    cr_expect_eq(gx_export_find(gx_str_of(list[i].name)), &list[i]);
    cr_expect(*list[i].purpose && (list[i].suffixes[0] == '.' || list[i].can & GX_EXPORT_FOLDER));
  }
  cr_expect_str_eq(gx_export_for_suffix(GX_STR("out/graph.graphml"))->name, "graphml");
  cr_expect_str_eq(gx_export_for_suffix(GX_STR("G.GraphML"))->name, "graphml");
  cr_expect_str_eq(gx_export_for_suffix(GX_STR("r.jsonl"))->name, "ndjson");
  cr_expect_str_eq(gx_export_for_suffix(GX_STR("g.jsonld"))->name, "jsonld");
  cr_expect_str_eq(gx_export_for_suffix(GX_STR("g.csv"))->name, "csv");
  cr_expect_str_eq(gx_export_for_suffix(GX_STR("g.nodes.csv"))->name, "csv-nodes", "the longest suffix");
  cr_expect_null(gx_export_for_suffix(GX_STR("graphml")));
  cr_expect_null(gx_export_for_suffix(GX_STR("")));
  cr_expect_null(gx_export_find(GX_STR("GRAPHML")));
}

Test(export, what_a_format_cannot_do_is_an_error_of_use) {
  gx_error error;
  const gx_export_options strict = {.strict = true};
  gx_sink* sink = gx_sink_memory();
  gx_graph_finish(graph);
  cr_expect_eq(gx_export_write(graph, gx_export_find(GX_STR("ndjson")), NULL, sink, &error), GX_ERR_USAGE);
  cr_expect_eq(gx_export_write(graph, gx_export_find(GX_STR("jsonld")), &strict, sink, &error), GX_ERR_USAGE);
  cr_expect_eq(gx_sink_bytes(sink).n, 0);
  cr_expect_eq(gx_export_write(graph, gx_export_find(GX_STR("graphml")), NULL, sink, &error), GX_OK);
  gx_sink_abandon(sink);
}

static bool holds(gx_str text, const char* part) { return strstr(text.p, part) != NULL; }

static void fill(void) {
  page* p = new_page(arena, "doc-1", 9);
  add_person(p, "person-a", "顾<云>舟");
  add_event(p, "event-1", "全区大会", 7);
  gx_record_claim* c = add_claim(p, GX_CLAIM_CHAIRED, "person-a", "event-1", 3);
  c->order = 1, c->of = 2, c->open = true, c->date = (gx_date){2024, 2, 7};
  p->evidence[0].quote = GX_STR("顾\x02云舟]]>\"主持\"");
  p->record.document.url = GX_STR("javascript:alert(1)");
  add_page(graph, p);
  gx_graph_finish(graph);
}

Test(export, graphml_default_and_strict) {
  fill();
  const gx_str xml = write_all(graph, "graphml", false, arena),
               strict = write_all(graph, "graphml", true, arena);
  cr_expect(holds(xml, "<node id=\"person-a\" labels=\":Person\">"));
  cr_expect(holds(xml, "source=\"person-a\" target=\"event-1\" label=\"CHAIRED\">"));
  cr_expect(holds(strict, "<node id=\"person-a\">") && holds(strict, "target=\"event-1\">"));
  cr_expect(holds(xml, "<data key=\"edgelabel\">主持</data>") && holds(xml, "<data key=\"weight\">1</data>"));
  cr_expect(holds(xml, "<data key=\"name\">顾&lt;云&gt;舟</data>"));
  cr_expect(holds(xml, "<data key=\"e_quote\">顾�云舟]]&gt;\"主持\"</data>"));
  cr_expect(holds(xml, "\"order\":1,\"of\":2,\"open\":true,\"quote\":\"顾\\u0002云舟]]&gt;\\\"主持\\\"\""));
  cr_expect(holds(xml, "<data key=\"e_list_open\">true</data>") &&
            holds(xml, "<data key=\"e_first_date\">2024-02-07</data>"));
}

Test(export, jsonld_ties_and_statements) {
  fill();
  const gx_str ld = write_all(graph, "jsonld", false, arena);
  cr_expect(holds(ld, "{\"@id\":\"urn:guanxi:person-a\",\"@type\":\"schema:Person\",\"name\":\"顾<云>舟\""));
  cr_expect(holds(ld, "\"attendeeOf\":[\"urn:guanxi:event-1\"],\"chairOf\":[\"urn:guanxi:event-1\"]"));
  cr_expect(holds(ld, "\"@type\":[\"gx:Attendance\",\"schema:Role\"],\"person\":\"urn:guanxi:person-a\""));
  cr_expect(holds(ld, "\"roleName\":\"主持\"") &&
            holds(ld, "\"schema:position\":1,\"gx:listLength\":2,\"gx:listOpen\":true"));
  cr_expect(holds(ld, "\"schema:startDate\":{\"@value\":\"2024-02-07\",\"@type\":\"xsd:date\"}"));
  cr_expect(holds(ld, "\"exact\":\"顾\\u0002云舟]]>\\\"主持\\\"\""));
  cr_expect_not(holds(ld, "javascript:"), "only http addresses become links");
}
