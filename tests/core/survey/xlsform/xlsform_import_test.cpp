// tests/core/survey/xlsform/xlsform_import_test.cpp: what forms become, and what is said of what
// they cannot become: with sheet, row and column.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/survey/xlsform/import.h"
#include "tests/support/property.h"
#include "tests/support/workbook_text.h"

using namespace candour;
using namespace candour::survey;

namespace {

Imported import(std::string_view text) {
    return xlsform::import_xlsform(test::workbook_from(text), "visit");
}

// Lines but those that every form without an owner gets, and those about names and languages.
std::vector<std::string> said(const Imported& imported) {
    std::vector<std::string> lines;
    for (const Finding& finding : imported.report) {
        const bool always = finding.what.find("before it can be opened") != std::string::npos ||
                            finding.what.starts_with("the questionnaire is called") ||
                            finding.what.starts_with("it has no title") ||
                            finding.what.starts_with("columns without a language");
        if (!always) lines.push_back(line_of(finding, "f"));
    }
    return lines;
}

using Lines = std::vector<std::string>;

const Questionnaire& form(const Imported& imported) {
    REQUIRE(imported.questionnaire.has_value());
    return *imported.questionnaire;
}

std::vector<std::string> ids(const Imported& imported) {
    std::vector<std::string> all;
    for (const Question& question : form(imported).questions)
        all.push_back(question.id);
    return all;
}

const Question& question(const Imported& imported, const char* id) {
    const Question* found = form(imported).find(id);
    REQUIRE(found != nullptr);
    return *found;
}

}  // namespace

TEST_CASE("headers and types are read however forms write them", "[xlsform]") {
    const char* header = GENERATE("type|name|label::English (en)", "TYPE|NAME|LABEL::en",
                                  " Type | Name | label:English", "command|tag|caption :: english");
    const char* type = GENERATE("select_one yn", "select one yn", "select one from yn",
                                "SELECT_ONE yn", "select1 yn", "add select one prompt using yn");
    const Imported imported =
        import(std::string("[Survey]\n") + header + "\n" + type +
               "|again|Again?\n[CHOICES]\nlist name|name|label::English (en)\n"
               "yn|yes|Yes\nyn|no|No\n");
    REQUIRE(said(imported) == Lines{});
    REQUIRE(question(imported, "again").type == QuestionType::OneChoice);
    REQUIRE(question(imported, "again").choices.size() == 2);
    REQUIRE(question(imported, "again").prompt.by_language ==
            std::map<std::string, std::string>{{"en", "Again?"}});
}

TEST_CASE("pictures and recordings of questions and choices come with their languages",
          "[xlsform]") {
    const Imported imported = import(
        "[survey]\n"
        "type|name|label::English (en)|label::Welsh (cy)|media::image::English (en)|"
        "media::image::Welsh (cy)|media::audio::English (en)\n"
        "select_one ways|way|How?|Sut?|street.jpg|stryd.jpg|street.mp3\n"
        "[choices]\n"
        "list_name|name|label::English (en)|label::Welsh (cy)|media::image::English (en)\n"
        "ways|bus|By bus|Ar y bws|bus.png\n"
        "ways|walk|On foot|Ar droed|\n");
    using Files = std::map<std::string, std::string>;
    const Question& way = question(imported, "way");
    REQUIRE(way.media.picture.by_language == Files{{"en", "street.jpg"}, {"cy", "stryd.jpg"}});
    REQUIRE(way.media.audio.by_language == Files{{"en", "street.mp3"}});
    REQUIRE(way.choices[0].picture.by_language == Files{{"en", "bus.png"}});
    REQUIRE(way.choices[1].picture.empty());
}

TEST_CASE("each type of question has its own", "[xlsform]") {
    const Imported imported = import(
        "[survey]\n"
        "type|name|label::en|appearance|parameters|calculation|required|constraint\n"
        "select_multiple c|many|Which?||randomize=true|||\n"
        "rank c|best|In which order?|||||\n"
        "integer|age|How old?||||yes|. > 17\n"
        "decimal|high|How high?|||||\n"
        "date|day|Which day?|||||\n"
        "text|short|In short?|||||\n"
        "text|long|And in full?|multiline||||\n"
        "range|scale|How likely?||start=0 end=10 step=1|||\n"
        "range|stars|How many stars?|rating|start=1;end=5|||\n"
        "range|wide|How many?||start=0, end=500, step=5|||\n"
        "acknowledge|ok|Agreed?|||||\n"
        "note|thanks|Thank you, ${age}.|||||\n"
        "calculate|twice||||2 * ${age}||\n"
        "select_one c or_other|one|Which one?|||||\n"
        "[choices]\nlist_name|name|label::en\nc|a|A\nc|b|B\n");
    using enum QuestionType;
    std::vector<QuestionType> types;
    for (const Question& one : form(imported).questions)
        types.push_back(one.type);
    REQUIRE((types == std::vector{ManyChoices, Ranking, Number, Number, Date, ShortText, LongText,
                                  Scale, Stars, Number, ManyChoices, Information, Calculated,
                                  OneChoice}));
    REQUIRE(question(imported, "many").random_order);
    REQUIRE(question(imported, "age").number.whole);
    REQUIRE(question(imported, "age").required);
    REQUIRE(question(imported, "age").constraint == ". > 17");
    REQUIRE(question(imported, "scale").choices.size() == 11);
    REQUIRE(question(imported, "wide").number.max == 500);
    REQUIRE(question(imported, "one").choices.back().other);
    REQUIRE(question(imported, "one").choices.back().label.by_language.at("en") == "Other");
    REQUIRE(
        said(imported) ==
        Lines{"f, sheet 'survey', row 11, column E: warning: it has too many points for a scale: "
              "it is asked as a number, and the step is left out",
              "f, sheet 'survey', row 12, column A: note: it is asked as a choice of one: OK"});
}

TEST_CASE("what tells who answered is never imported, nor what needs it", "[xlsform]") {
    const std::string type = GENERATE(
        "start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid",
        "email", "audit", "geopoint", "geotrace", "geoshape", "start-geopoint", "image", "photo",
        "audio", "video", "file", "barcode", "signature", "get device id", "phone number",
        "background-audio", "uri:deviceid", "GEOPOINT");
    const Imported imported = import("[survey]\ntype|name|label::en|relevant\n" + type +
                                     "|it|It|\nnote|shown|It is ${it}.|\ninteger|age|How old?|\n"
                                     "integer|why|Why?|${it} != ''\n");
    INFO(type);
    REQUIRE(ids(imported) == Lines{"age"});
    const Lines lines = said(imported);
    REQUIRE(lines.size() == 3);
    REQUIRE(lines[0].starts_with("f, sheet 'survey', row 2, column A: refused: '"));
    REQUIRE(lines[0].ends_with("which could tell who answered: it is never imported"));
    REQUIRE(lines[1] ==
            "f, sheet 'survey', row 3, column C: refused: it needs 'it', and row 2 is not "
            "imported");
    REQUIRE(lines[2] ==
            "f, sheet 'survey', row 5, column D: refused: it needs 'it', and row 2 is not "
            "imported");
}

TEST_CASE("what asks for a name needs a reason, which its column can give", "[xlsform]") {
    const Imported imported = import(
        "[survey]\ntype|name|label::en|candour::pressing_reason::en\n"
        "text|your_name|What is your name?|\ntext|name2|What is your name?|To send the card.\n"
        "integer|your_age|How old are you?|\n");
    REQUIRE(ids(imported) == Lines{"name2", "your_age"});
    REQUIRE(
        said(imported) ==
        Lines{"f, sheet 'survey', row 2, column C: refused: it asks for a name, and a survey is "
              "answered without saying who one is; leave it out, or give \"pressing_reason\": "
              "why it must be asked, as the visitor will read it"});
}

TEST_CASE("a repeat has a limit, and none is in another", "[xlsform]") {
    const Imported imported = import(
        "[survey]\ntype|name|label::en|repeat_count|relevant\n"
        "integer|n|How many?||\n"
        "begin repeat|child|Child|${n}|${n} > 0\n"
        "integer|age|Age?||\n"
        "begin_repeat|toy|Toy||\n"
        "integer|cost|Cost?||\n"
        "end_repeat|||\n"
        "end repeat|||\n"
        "begin repeat|three|Three times|3|\n"
        "integer|x|X?||\n"
        "end repeat\n");
    REQUIRE(ids(imported) == Lines{"n", "age", "x"});
    REQUIRE(form(imported).groups.at(0).repeat_max == 10);
    REQUIRE(form(imported).groups.at(0).repeat_count == "${n}");
    REQUIRE(form(imported).groups.at(1).repeat_max == 3);
    REQUIRE(
        said(imported) ==
        Lines{"f, sheet 'survey', row 3, column D: warning: how often is it asked at most? 10 is "
              "taken: say it in a column 'candour::repeat_max'",
              "f, sheet 'survey', row 5, column A: refused: a repeat cannot stand in another "
              "repeat",
              "f, sheet 'survey', row 5, column D: warning: how often is it asked at most? 10 is "
              "taken: say it in a column 'candour::repeat_max'",
              "f, sheet 'survey', row 6, column A: refused: it is in 'toy', and row 5 is not "
              "imported"});
}

TEST_CASE("a cascade compares columns of the choices", "[xlsform]") {
    const Imported imported = import(
        "[survey]\ntype|name|label::en|choice_filter\n"
        "select_one county|county|County?|\nselect_one town|town|Town?|in = ${county}\n"
        "select_one town|bad|Town?|region = ${county}\n"
        "[choices]\nlist_name|name|label::en|in\ncounty|kent|Kent|\ncounty|essex|Essex|\n"
        "town|dover|Dover|kent\ntown|harlow|Harlow|essex\ntown|dover|Dover again|essex\n"
        "spare|x|X|\n");
    REQUIRE(ids(imported) == Lines{"county", "town"});
    REQUIRE(question(imported, "town").choices.at(1).filter ==
            std::map<std::string, std::string>{{"in", "essex"}});
    const Lines lines = said(imported);
    REQUIRE(lines.size() == 3);
    REQUIRE(lines[0].starts_with("f, sheet 'survey', row 4, column D: refused: character 1: "));
    REQUIRE(lines[1] ==
            "f, sheet 'choices', row 6, column B: refused: the name 'dover' is there "
            "twice in the list 'town': answers could not be told apart");
    REQUIRE(lines[2] ==
            "f, sheet 'choices', row 7, column A: note: no question that is imported uses "
            "the list 'spare'");
}

TEST_CASE("tables become a matrix", "[xlsform]") {
    const std::string rows = GENERATE(
        "begin group|staff|How are staff?|table-list\nselect_one f|polite|Polite|\n"
        "select_one f|quick|Quick|\nend group\n",
        "begin group|staff|How are staff?|field-list\nselect_one f|head|Head|label\n"
        "select_one f|polite|Polite|list-nolabel\nselect_one f|quick|Quick|list-nolabel\n"
        "end group\n");
    const Imported imported = import("[survey]\ntype|name|label::en|appearance\n" + rows +
                                     "[choices]\nlist_name|name|label::en\nf|1|Never\nf|2|Often\n");
    REQUIRE(form(imported).groups.at(0).matrix);
    REQUIRE(form(imported).groups.at(0).label.by_language.at("en") == "How are staff?");
    REQUIRE(ids(imported) == Lines{"polite", "quick"});
}

TEST_CASE("names that answers cannot have are replaced everywhere", "[xlsform]") {
    const Imported imported = import(
        "[survey]\ntype|name|label::en|relevant\n"
        "select_one c|prénom d'ici|Which?|\nnote|kind|It is ${prénom d'ici}.|\n"
        "integer|n|How many?|${prénom d'ici} = 'New York' and ${kind} = ''\n"
        "[choices]\nlist_name|name|label::en\nc|New York|NY\nc|=2022|2022\n");
    REQUIRE(ids(imported) == Lines{"pr_nom_d_ici", "kind_", "n"});
    REQUIRE(question(imported, "n").show_if == "${pr_nom_d_ici} = 'New_York' and ${kind_} = ''");
    REQUIRE(question(imported, "kind_").prompt.by_language.at("en") == "It is ${pr_nom_d_ici}.");
    REQUIRE(question(imported, "pr_nom_d_ici").choices.at(1).id == "2022");
    REQUIRE(
        said(imported) ==
        Lines{"f, sheet 'survey', row 2, column B: warning: 'prénom d'ici' is not a name that "
              "answers can have: it is called 'pr_nom_d_ici' here, also where expressions name it",
              "f, sheet 'survey', row 3, column B: warning: 'kind' is Candour's own: it is called "
              "'kind_' here, also where expressions name it",
              "f, sheet 'choices', row 2, column B: warning: 'New York' is not a name that "
              "answers can have: it is called 'New_York' here"});
}

TEST_CASE("every expression that cannot be is refused at its character", "[xlsform]") {
    const Imported imported = import(
        "[survey]\ntype|name|label::en|relevant|constraint|calculation\n"
        "integer|a|A?|||\ninteger|b|B?|${a} > |. > 1|\ninteger|c|C?||foo(.)|\n"
        "calculate|d||||because nobody knows\ninteger|e|E?|${f} = 1||\ninteger|f|F?|${e} = 1||\n"
        "note|g|See ${nothing}|||\n");
    REQUIRE(ids(imported) == Lines{"a"});
    const Lines lines = said(imported);
    REQUIRE(lines.size() == 6);
    REQUIRE(lines[0].starts_with(
        "f, sheet 'survey', row 3, column D: refused: character 7: a value is missing at "));
    REQUIRE(lines[1].starts_with("f, sheet 'survey', row 4, column E: refused: character 1: "));
    REQUIRE(lines[2].starts_with("f, sheet 'survey', row 5, column F: refused: character 1: "));
    REQUIRE(
        lines[3].starts_with("f, sheet 'survey', row 6, column D: refused: it depends on itself"));
    REQUIRE(lines[4] ==
            "f, sheet 'survey', row 7, column D: refused: it needs 'e', and row 6 is not "
            "imported");
    REQUIRE(lines[5] ==
            "f, sheet 'survey', row 8, column C: refused: character 5: there is no "
            "question 'nothing' whose answer could be shown");
}
