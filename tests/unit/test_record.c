#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "extractor/record.h"

/// One of everything; `%s`-free, so that tests may replace any part of it.
static const char whole[] =
    "{\"record\":1,\"document\":{\"id\":\"doc-1\",\"path\":\"a/"
    "望湖.txt\",\"sha256\":\"00ff\",\"issued\":\"2024-02-09\","
    "\"publication\":\"望湖日报\",\"home\":null,\"encoding\":\"UTF-8\",\"chars\":100,\"url\":\"https://"
    "x.example/\"},"
    "\"gazetteers\":\"abc\","
    "\"articles\":[{\"article\":0,\"headline\":\"全区大会召开\",\"begin\":0,\"end\":90,\"issued\":\"2024-02-"
    "09\"}],"
    "\"mentions\":[{\"mention\":0,\"kind\":\"person\",\"text\":\"顾云舟\",\"begin\":10,\"end\":13,"
    "\"article\":0,"
    "\"entity\":\"person-1\",\"rule\":\"person.list\"},"
    "{\"mention\":1,\"kind\":\"date\",\"text\":\"昨日\",\"begin\":5,\"end\":7,\"article\":0,\"entity\":null,"
    "\"rule\":\"date.day\"}],"
    "\"entities\":[{\"entity\":\"person-1\",\"kind\":\"person\",\"name\":\"顾云舟\"},"
    "{\"entity\":\"unit-1\",\"kind\":\"unit\",\"name\":\"望湖区委\"},"
    "{\"entity\":\"position-1\",\"kind\":\"position\",\"name\":\"望湖区委书记\",\"unit\":\"unit-1\","
    "\"title\":\"书记\"}],"
    "\"events\":[{\"event\":\"event-1\",\"kind\":\"meeting\",\"name\":\"全区大会\",\"date\":\"2024-02\","
    "\"precision\":\"month\","
    "\"article\":0,\"place\":\"unit-1\"}],"
    "\"claims\":[{\"claim\":\"claim-1\",\"type\":\"attended\",\"subject\":\"person-1\",\"object\":\"event-"
    "1\",\"date\":\"2024-02-07\","
    "\"precision\":\"day\",\"article\":0,\"order\":6,\"of\":10,\"open\":true,"
    "\"evidence\":[{\"begin\":8,\"end\":20,\"rule\":\"attend.list\",\"subject\":0,\"object\":null,\"quote\":"
    "\"顾云舟\\n\\\"出席\\\"\"}]},"
    "{\"claim\":\"claim-2\",\"type\":\"holds\",\"subject\":\"person-1\",\"object\":\"position-1\",\"date\":"
    "null,"
    "\"precision\":\"none\",\"article\":0,\"evidence\":[]}]}\n";

static gx_arena* arena;
static gx_record record;
static gx_error error;

static void begin(void) { arena = gx_arena_new(); }
static void end(void) { gx_arena_free(arena); }

static gx_status read_text(const char* text) {
  memset(&error, 0, sizeof error);
  return gx_record_read(gx_str_of(text), "r.ndjson", 7, arena, &record, &error);
}

/// `whole` with the first `old` replaced.
static const char* with(const char* old, const char* new) {
  const char* at = strstr(whole, old);
  cr_assert(at, "no %s in the example", old);
  return gx_str_format(arena, "%.*s%s%s", (int)(at - whole), whole, new, at + strlen(old)).p;
}

static void expect_fault(const char* old, const char* new, const char* message) {
  cr_expect_eq(read_text(with(old, new)), GX_ERR_RECORD, "%s → %s", old, new);
  cr_expect(strstr(error.message, message), "%s → %s: got \"%s\"", old, new, error.message);
  cr_expect_str_eq(error.file, "r.ndjson");
  cr_expect_eq(error.line, 7);
}

TestSuite(record, .init = begin, .fini = end);

Test(record, read_then_write_gives_the_same_bytes) {
  cr_assert_eq(read_text(whole), GX_OK, "%s", error.message);
  gx_sink* sink = gx_sink_memory();
  gx_record_write(&record, sink);
  const gx_str bytes = gx_sink_bytes(sink);
  cr_expect(gx_str_eq(bytes, GX_STR(whole)), "%.*s", GX_FMT(bytes));
  gx_sink_abandon(sink);
}

Test(record, reads_every_field) {
  cr_assert_eq(read_text(whole), GX_OK);
  cr_expect(gx_str_eq(record.document.url, GX_STR("https://x.example/")));
  cr_expect_eq(record.document.chars, 100);
  cr_expect_eq(record.document.home.n, 0);
  cr_expect_eq(record.articles[0].issued.day, 9);
  cr_expect_eq(record.mentions[1].kind, GX_KIND_DATE);
  cr_expect_eq(record.mentions[1].entity.n, 0);
  cr_expect(gx_str_eq(record.entities[2].title, GX_STR("书记")));
  cr_expect_eq(gx_date_precision(record.events[0].date), GX_PRECISION_MONTH);
  const gx_record_claim* c = &record.claims[0];
  cr_expect(c->type == GX_CLAIM_ATTENDED && c->order == 6 && c->of == 10 && c->open);
  cr_expect_eq(c->evidence[0].subject, 0);
  cr_expect_eq(c->evidence[0].object, GX_NONE);
  cr_expect(gx_str_eq(c->evidence[0].quote, GX_STR("顾云舟\n\"出席\"")));
  cr_expect_eq(gx_date_precision(record.claims[1].date), GX_PRECISION_NONE);
}

Test(record, ignores_keys_that_it_does_not_know) {
  cr_expect_eq(read_text(with("{\"record\":1,", "{\"later\":{\"a\":[1]},\"record\":1,\"more\":null,")),
               GX_OK);
  cr_expect_eq(read_text(with("\"rule\":\"attend.list\",", "\"rule\":\"attend.list\",\"sure\":0.5,")), GX_OK);
}

Test(record, says_what_is_wrong_and_where) {
  expect_fault("{\"record\":1", "{\"record\":2", "not a record of version 1");
  expect_fault("\"document\":{", "\"documents\":{", "document: missing");
  expect_fault("\"id\":\"doc-1\"", "\"id\":\"\"", "id: missing or empty");
  expect_fault("\"id\":\"doc-1\"", "\"id\":\"doc 1\"", "id: not an id");
  expect_fault("\"chars\":100", "\"chars\":-1", "chars: not a number from 0");
  expect_fault("\"chars\":100", "\"chars\":1.5", "chars: not a whole number");
  expect_fault("\"chars\":100", "\"chars\":1e99", "chars: not a number from 0");
  expect_fault("\"issued\":\"2024-02-09\"", "\"issued\":\"2024-02-30\"", "issued: not a date");
  expect_fault("\"issued\":\"2024-02-09\"", "\"issued\":\"20240209\"", "issued: not a date of the form");
  expect_fault("\"articles\":[", "\"article\":[", "articles: missing or not a list");
  expect_fault("{\"article\":0", "{\"article\":1", "articles[0].article: not in order");
  expect_fault("\"begin\":0,\"end\":90", "\"begin\":91,\"end\":90", "articles[0].begin: behind the end");
  expect_fault("\"begin\":0,\"end\":90", "\"begin\":0,\"end\":101", "articles[0].end: out of range");
  expect_fault("\"kind\":\"person\"", "\"kind\":\"dragon\"", "mentions[0].kind: unknown kind");
  expect_fault("\"entity\":\"person-1\",\"rule\"", "\"entity\":\"person-2\",\"rule\"",
               "mentions[0].entity: refers to nothing");
  expect_fault("\"entity\":\"unit-1\",\"kind\"", "\"entity\":\"person-1\",\"kind\"",
               "entities[1].entity: declared twice");
  expect_fault("\"kind\":\"unit\"", "\"kind\":\"date\"", "entities[1].kind: no kind of an entity");
  expect_fault("\"unit\":\"unit-1\"", "\"unit\":\"unit-2\"", "entities[2].unit: refers to nothing");
  expect_fault("\"place\":\"unit-1\"", "\"place\":\"unit-2\"", "events[0].place: refers to nothing");
  expect_fault("\"type\":\"attended\"", "\"type\":\"slept\"", "claims[0].type: unknown type");
  expect_fault("\"subject\":\"person-1\"", "\"subject\":\"person-3\"",
               "claims[0].subject: refers to nothing");
  expect_fault("\"object\":\"event-1\"", "\"object\":7", "claims[0].object: not a string");
  expect_fault("\"order\":6", "\"order\":11", "claims[0].order: behind the end");
  expect_fault("\"subject\":0", "\"subject\":2", "claims[0].evidence.subject: no such mention");
  expect_fault("\"evidence\":[]", "\"evidence\":{}", "claims[1].evidence: missing or not a list");
  expect_fault("\"evidence\":[]", "\"evidence\":[3]", "claims[1].evidence: not an object");
  expect_fault("\"articles\":[{", "\"articles\":[3,{", "articles[0]: not an object");
}

Test(record, broken_json_is_an_error_of_input) {
  cr_expect_eq(read_text("{\"record\":1,"), GX_ERR_INPUT);
  cr_expect_eq(read_text(""), GX_ERR_INPUT);
  cr_expect_eq(read_text("[]"), GX_ERR_RECORD);
  cr_expect_eq(read_text("7"), GX_ERR_RECORD);
}

Test(record, hostile_strings_survive) {
  const gx_str name = GX_STR("<a>&amp;]]>\"'\\\t\r\n\x01\x1f\x7f INF \u200f\u202e𠮷");
  cr_assert_eq(read_text(whole), GX_OK);
  record.entities[0].name = name;
  gx_sink* sink = gx_sink_memory();
  gx_record_write(&record, sink);
  gx_record again;
  cr_assert_eq(gx_record_read(gx_sink_bytes(sink), "", 0, arena, &again, &error), GX_OK, "%s", error.message);
  cr_expect(gx_str_eq(again.entities[0].name, name));
  cr_expect_eq(memchr(gx_sink_bytes(sink).p, '\n', gx_sink_bytes(sink).n - 1), NULL, "a record is one line");
  gx_sink_abandon(sink);
}

Test(record, malformed_utf8_becomes_replacement_characters) {
  cr_assert_eq(read_text(whole), GX_OK);
  record.entities[0].name = GX_STR("顾\xE4\xBA");
  gx_sink* sink = gx_sink_memory();
  gx_record_write(&record, sink);
  gx_record again;
  cr_assert_eq(gx_record_read(gx_sink_bytes(sink), "", 0, arena, &again, &error), GX_OK);
  cr_expect(gx_str_starts(again.entities[0].name, GX_STR("顾\uFFFD")));
  gx_sink_abandon(sink);
}

Test(record, names_of_kinds_and_claims_come_back) {
  for (int k = 0; k < GX_KIND_COUNT; k++) {
    gx_kind kind;
    cr_expect(gx_kind_parse(gx_str_of(gx_kind_name((gx_kind)k)), &kind) && (int)kind == k);
  }
  for (int t = 0; t < GX_CLAIM_COUNT; t++) {
    gx_claim_type type;
    cr_expect(gx_claim_parse(gx_str_of(gx_claim_name((gx_claim_type)t)), &type) && (int)type == t);
    for (const char* c = gx_claim_label((gx_claim_type)t); *c; c++)
      cr_expect((*c >= 'A' && *c <= 'Z') || *c == '_',
                "labels are CONST_CASE: Neo4j and Gephi take them as they are");
  }
  gx_kind kind;
  gx_claim_type type;
  cr_expect_not(gx_kind_parse(GX_STR("Person"), &kind));
  cr_expect_not(gx_claim_parse(GX_STR(""), &type));
}

Test(record, ids_of_articles_differ) {
  const gx_str a = gx_article_id(arena, GX_STR("doc-1"), 0), b = gx_article_id(arena, GX_STR("doc-1"), 1);
  cr_expect(gx_str_starts(a, GX_STR("article-")) && a.n == 24);
  cr_expect_not(gx_str_eq(a, b));
  cr_expect_not(gx_str_eq(b, gx_article_id(arena, GX_STR("doc-"), 11)));
}
