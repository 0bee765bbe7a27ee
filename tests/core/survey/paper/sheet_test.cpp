// A questionnaire on paper: numbers, conditions in words, repeats.
#include "core/survey/paper/sheet.h"

#include <nlohmann/json.hpp>

#include "core/survey/logic.h"
#include "tests/support/catch.h"

namespace candour::survey {
namespace {

using nlohmann::json;
using When = PaperCondition::When;

Questionnaire read(const char* items) {
    json source = json::parse(R"({"id": "q", "title": {"en": "T", "cy": "Teitl"}, "owner": "o",
        "purpose": "p", "act_by": "2027-01-01", "languages": ["en", "cy"], "fallback": "en"})");
    source["questions"] = json::parse(items);
    auto parsed = parse_questionnaire(source, "q.json");
    INFO((parsed.ok() ? "" : parsed.error().what));
    REQUIRE(parsed.ok());
    return parsed.take();
}

// The conditions of a question as "answered 1: Yes", those before it with a comma.
std::string conditions_of(const Questionnaire& asked, std::string_view number) {
    const PaperSheet sheet = paper_sheet(asked, "en", printed_turns);
    const PaperBlock* block = sheet.find(number);
    REQUIRE(block != nullptr);
    std::string all;
    for (const PaperCondition& one : block->conditions) {
        if (!all.empty()) all += ", ";
        if (one.when == When::Concerns) all += "if it concerns you";
        if (one.when == When::Answered) all += "answered " + one.number + ":";
        if (one.when == When::NotAnswered) all += "not answered " + one.number + ":";
        for (const std::string& label : one.labels)
            all += " " + label;
    }
    return all;
}

// What stands on the sheet: "[About you] 1 Came? 2.1 Name?"
std::string outline_of(const PaperSheet& sheet) {
    std::string all;
    for (const PaperBlock& block : sheet.blocks) {
        if (!all.empty()) all += " ";
        const bool heading =
            block.kind == PaperBlock::Kind::Heading || block.kind == PaperBlock::Kind::Turn;
        if (heading) {
            all += "[" + block.prompt.text + "]";
        } else {
            all += (block.number.empty() ? "" : block.number + " ") + block.prompt.text;
        }
    }
    return all;
}

std::string with_condition(const char* show_if) {
    return R"~([
        {"id": "came", "type": "yes_no", "prompt": {"en": "Came?"}, "dont_know": true},
        {"id": "used", "type": "many_choices", "prompt": {"en": "Used?"}, "choices": [
            {"id": "cafe", "label": {"en": "Cafe"}}, {"id": "shop", "label": {"en": "Shop"}},
            {"id": "park", "label": {"en": "Park"}}]},
        {"id": "like", "type": "scale", "prompt": {"en": "Like?"}, "scale": {"from": 1, "to": 4}},
        {"id": "age", "type": "number", "prompt": {"en": "Age?"}},
        {"id": "why", "type": "long_text", "prompt": {"en": "Why?"}, "show_if": ")~" +
           std::string(show_if) + R"~("}])~";
}

}  // namespace

TEST_CASE("a condition is told in words where one question with choices decides it", "[core]") {
    struct Case {
        const char* show_if;
        const char* words;
    };
    const Case cases[] = {
        {"${came} = 'no'", "answered 1: No"},
        {"${came} != 'yes'", "not answered 1: Yes"},
        {"${came} = 'yes' or ${came} = 'no'", "answered 1: Yes No"},
        {"${came} != ''", "answered 1:"},
        {"selected(${used}, 'cafe')", "answered 2: Cafe"},
        {"not(selected(${used}, 'cafe'))", "not answered 2: Cafe"},
        {"${like} <= 2 and ${like} != ''", "answered 3: 1 2"},
        // What two ticks do is not what one of them does.
        {"selected(${used}, 'cafe') and selected(${used}, 'shop')", "if it concerns you"},
        {"selected(${used}, 'cafe') and not(selected(${used}, 'shop'))", "if it concerns you"},
        {"count-selected(${used}) = 1", "if it concerns you"},
        // Two questions, a number, a day.
        {"${came} = 'no' and ${like} = 1", "if it concerns you"},
        {"${age} > 17", "if it concerns you"},
        {"${came} = 'no' or today() > '2026-01-01'", "if it concerns you"},
    };
    for (const Case& one : cases) {
        INFO(one.show_if);
        REQUIRE(conditions_of(read(with_condition(one.show_if).c_str()), "5") == one.words);
    }
}

TEST_CASE("a group's condition stands at its heading, and without one at each question", "[core]") {
    const Questionnaire asked = read(R"~([
        {"id": "came", "type": "yes_no", "prompt": {"en": "Came?"}},
        {"type": "group", "id": "named", "label": {"en": "More"}, "show_if": "${came} = 'yes'",
         "questions": [{"id": "a", "type": "short_text", "prompt": {"en": "A?"}},
                       {"id": "b", "type": "short_text", "prompt": {"en": "B?"}}]},
        {"type": "group", "id": "bare", "show_if": "${came} = 'no'",
         "questions": [{"id": "c", "type": "short_text", "prompt": {"en": "C?"}},
                       {"id": "d", "type": "short_text", "prompt": {"en": "D?"},
                        "show_if": "${came} != ''"}]}])~");
    const PaperSheet sheet = paper_sheet(asked, "en", printed_turns);
    REQUIRE(outline_of(sheet) == "1 Came? [More] 2 A? 3 B? 4 C? 5 D?");
    REQUIRE(sheet.blocks[1].conditions ==
            std::vector<PaperCondition>{{When::Answered, "1", {"Yes"}}});
    REQUIRE(conditions_of(asked, "2").empty());
    REQUIRE(conditions_of(asked, "4") == "answered 1: No");
    REQUIRE(conditions_of(asked, "5") == "answered 1: No, answered 1:");
}

TEST_CASE("a repeat is on the sheet a few times, each with numbers of its own", "[core]") {
    const Questionnaire asked = read(R"~([
        {"id": "hello", "type": "information", "prompt": {"en": "Hello"}},
        {"id": "kids", "type": "yes_no", "prompt": {"en": "Children?"}},
        {"type": "repeat", "id": "child", "label": {"en": "Child"}, "repeat_max": 5, "questions": [
            {"id": "age", "type": "number", "prompt": {"en": "Age?"}},
            {"id": "twice", "type": "calculated", "calculation": "${age} * 2"},
            {"id": "school", "type": "yes_no", "prompt": {"en": "School?"}},
            {"id": "which", "type": "short_text", "prompt": {"en": "Which, ${age} years?"},
             "show_if": "${school} = 'yes'"}]},
        {"id": "last", "type": "short_text", "prompt": {"en": "Last?"}}])~");
    REQUIRE(outline_of(paper_sheet(asked, "en", 2)) ==
            "Hello 1 Children? [Child] 2.1 Age? 3.1 School? 4.1 Which, … years? "
            "[Child] 2.2 Age? 3.2 School? 4.2 Which, … years? 5 Last?");
    // Never more often than it may be asked.
    REQUIRE(paper_sheet(asked, "en", 9).find("2.5") != nullptr);
    REQUIRE(paper_sheet(asked, "en", 9).find("2.6") == nullptr);
    REQUIRE(conditions_of(asked, "4.2") == "answered 3.2: Yes");
}

TEST_CASE("a sheet says which language a text without translation is in", "[core]") {
    const Questionnaire asked =
        read(R"~([{"id": "a", "type": "short_text", "prompt": {"en": "A?"}}])~");
    const PaperSheet sheet = paper_sheet(asked, "cy", printed_turns);
    REQUIRE(sheet.title.text == "Teitl");
    REQUIRE(sheet.title.language == "cy");
    REQUIRE(sheet.blocks[0].prompt.text == "A?");
    REQUIRE(sheet.blocks[0].prompt.language == "en");
    REQUIRE(short_version(asked) == asked.version.substr(0, 8));
}

}  // namespace candour::survey
