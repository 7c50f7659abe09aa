/// The questions: guanxi timeline, who, meetings, together, person, place, unit, tenure, order, absent.
#include "cli/asking.h"

#define QUESTION(name_, purpose_, form_, text_)                               \
  static const char help_of_##name_[] = text_ GX_ASKING_HELP;                 \
  static int run_##name_(int argc, char** argv, gx_arena* arena) {            \
    static const gx_question_form form = form_;                               \
    return gx_answer_question(argc, argv, &gx_command_##name_, &form, arena); \
  }                                                                           \
  const gx_command gx_command_##name_ = {#name_, purpose_, help_of_##name_, run_##name_};

#define FORM(...) \
  { __VA_ARGS__ }

QUESTION(timeline, "a person's appearances", FORM(gx_ask_timeline, GX_OPERANDS_PERSONS, 1, 0, true, "role"),
         "usage: guanxi timeline --db FILE [OPTION]... PERSON...\n"
         "\n"
         "Shows where people appeared, in order of date: in which part, in which office,\n"
         "in which place of which list, with whom. A round of visits is one appearance.\n"
         "→ 任 and ← 离任 mark offices that are said to begin and end, → 初见 those first\n"
         "seen. Several persons stand side by side.\n"
         "\n"
         "      --role ROLES       only these parts: chaired,spoke_at … or 主持,讲话 …\n"
         "  -f                     also timelinejs, ics (calendars), gexf (with spells)\n")

QUESTION(who, "who had which part in an event", FORM(gx_ask_who, GX_OPERANDS_WORDS, 1, 0, false, "role date"),
         "usage: guanxi who --db FILE [OPTION]... WORDS...\n"
         "       guanxi who --db FILE --date DAY\n"
         "\n"
         "Shows who chaired, attended, spoke at the events whose name holds all the words,\n"
         "in order of their lists, with the sentence that says it.\n"
         "\n"
         "      --date DAY         only events of this day (or month)\n"
         "      --role ROLES       only these parts\n")

QUESTION(meetings, "events, of a person, a unit, or all",
         FORM(gx_ask_meetings, GX_OPERANDS_NONE, 0, 0, false, "person unit month"),
         "usage: guanxi meetings --db FILE [OPTION]...\n"
         "\n"
         "Lists events: when, what, where, who chaired, how many are named.\n"
         "\n"
         "      --person NAME      in which this person has a part\n"
         "      --unit NAME        that this unit organized, or somebody of it chaired\n"
         "      --month MONTH      2024-03\n")

QUESTION(together, "occasions that people shared",
         FORM(gx_ask_together, GX_OPERANDS_PERSONS, 2, 0, false, ""),
         "usage: guanxi together --db FILE [OPTION]... PERSON PERSON...\n"
         "\n"
         "Lists every occasion in which all of them had a part, and their places where\n"
         "one list names all.\n")

QUESTION(person, "what is known of a person", FORM(gx_ask_person, GX_OPERANDS_PERSONS, 1, 1, false, ""),
         "usage: guanxi person --db FILE [OPTION]... NAME\n"
         "\n"
         "Shows offices with the days on which they were first and last seen, other names,\n"
         "namesakes, and how often the person had which part in which month.\n")

QUESTION(place, "what happened at a place", FORM(gx_ask_unit, GX_OPERANDS_PLACE, 1, 1, false, ""),
         "usage: guanxi place --db FILE [OPTION]... NAME\n"
         "\n"
         "Shows who visited a place, or one inside it, and what was held there.\n")

QUESTION(unit, "who was in charge of a unit, who came", FORM(gx_ask_unit, GX_OPERANDS_UNIT, 1, 1, false, ""),
         "usage: guanxi unit --db FILE [OPTION]... NAME\n"
         "\n"
         "Shows who held posts of a unit or company, what else it is called, who visited\n"
         "it, and what it organized.\n")

QUESTION(tenure, "who held which post from when to when",
         FORM(gx_ask_tenure, GX_OPERANDS_EITHER, 0, 1, false, ""),
         "usage: guanxi tenure --db FILE [OPTION]... [UNIT|PERSON]\n"
         "\n"
         "Shows who held which post. First and last seen are days on which a text calls\n"
         "somebody so, not counting 时任 and 曾任. Began and ended are what texts say of the\n"
         "change (当选, 任命, 免去, 不再担任): a day, or by the day of the page; or else A/B:\n"
         "somewhere between the last sight of one holder and the first sight of the next.\n"
         "Long silences are kept as gaps between spells.\n")

QUESTION(order, "the order in which lists name people",
         FORM(gx_ask_order, GX_OPERANDS_NONE, 0, 0, false, "unit"),
         "usage: guanxi order --db FILE [OPTION]...\n"
         "\n"
         "Shows the order of protocol that lists of those present follow: for each person\n"
         "in how many lists the one above stands before, then pairs whose order changed.\n"
         "People whom no list ties are groups of their own. Lists by strokes of the\n"
         "surname rank nobody and do not count.\n"
         "\n"
         "      --unit NAME        only those who held a post of this unit\n")

QUESTION(absent, "occasions where someone usual is not named",
         FORM(gx_ask_absent, GX_OPERANDS_PERSONS, 0, 1, false, "unit"),
         "usage: guanxi absent --db FILE [OPTION]... PERSON\n"
         "       guanxi absent --db FILE [OPTION]... --unit UNIT\n"
         "\n"
         "A body is a post that four and more hold. An occasion is the body's where three\n"
         "of the others and two thirds of them are named, on a day between the first\n"
         "and last sight of the person in the post. Who is not named there is \"not\n"
         "listed\" where a list goes on (等) or none says who was there, \"absent\" only\n"
         "where all lists are closed.\n"
         "\n"
         "      --unit NAME        all bodies of this unit\n")
