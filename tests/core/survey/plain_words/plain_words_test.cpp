// Plain words: what is said of which sentence, and of which not.
#include "core/survey/plain_words/plain_words.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/base/json_fields.h"
#include "core/survey/plain_words/words.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::survey {
namespace {

std::string repeated(const char* word, int count) {
    std::string text;
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? "" : " ") + std::string(word);
    return text + ".";
}

std::vector<PlainRule> rules_of(std::string_view text) {
    std::vector<PlainRule> rules;
    for (const PlainRemark& remark : plain_words_in(text, "question/q/prompt"))
        rules.push_back(remark.rule);
    return rules;
}

}  // namespace

TEST_CASE("what is hard to read is found, and nothing else", "[core]") {
    using Rules = std::vector<PlainRule>;
    struct Row {
        std::string text;
        Rules rules;
    };
    const Row row =
        GENERATE(Row{"How did you feel today?", {}}, Row{repeated("word", 20), {}},
                 Row{repeated("word", 21), {PlainRule::LongSentence}},
                 Row{repeated("word", 25), {PlainRule::LongSentence}},
                 Row{repeated("word", 26), {PlainRule::TooLong}},
                 Row{repeated("Word", 20) + " " + repeated("Word", 20), {}},
                 Row{"Bring papers, e.g. a letter. " + repeated("Word", 15), {}},
                 Row{"Did the CAB help you?", {PlainRule::Abbreviation}},
                 Row{"Did the CABs help you?", {PlainRule::Abbreviation}},
                 Row{"Did the NHS or your GP send you?", {}}, Row{"PLEASE READ THIS", {}},
                 Row{"Do you have a TV?", {}}, Row{"Plan B or I?", {}},
                 Row{"Was it not unhelpful?", {PlainRule::DoubleNegative}},
                 Row{"You don’t have nothing to say?", {PlainRule::DoubleNegative}},
                 Row{"Do not come without an appointment.", {PlainRule::DoubleNegative}},
                 Row{"No, not yet", {}}, Row{"Neither good nor poor", {}}, Row{"I do not know", {}},
                 Row{"I did not, and nobody asked me to.", {}},
                 Row{"Did you get food and/or money?", {PlainRule::TwoQuestions}},
                 Row{"Did you wait? Was it long?", {PlainRule::TwoQuestions}},
                 Row{"Was the worker friendly and helpful?", {PlainRule::TwoQuestions}},
                 Row{"Do you get bread and milk?", {}}, Row{"Were Ann and Ben there?", {}},
                 Row{"Did we facilitate it?", {PlainRule::Jargon}},
                 Row{"What should we do in order to help?", {PlainRule::Jargon}},
                 Row{"Are you a service user?", {PlainRule::Jargon}}, Row{"", {}}, Row{"?!.", {}},
                 Row{"Über uns … – “so”", {}});
    INFO(row.text);
    REQUIRE(rules_of(row.text) == row.rules);
}

TEST_CASE("two questions are looked for in prompts alone", "[core]") {
    REQUIRE(plain_words_in("Why? How?", "introduction").empty());
}

TEST_CASE("an abbreviation is explained once for the whole questionnaire", "[core]") {
    using Names = std::vector<std::string>;
    REQUIRE(explained_in("the Department for Work and Pensions (DWP)") == Names{"DWP"});
    REQUIRE(explained_in("PIP (personal independence payment)") == Names{"PIP"});
    REQUIRE(explained_in("a form (PIP) and so on").empty());
    REQUIRE(explained_in("(").empty());
    auto json = test::example_questionnaire();
    json["questions"][0]["prompt"]["en"] = "Did PIP come?";
    json["questions"][1]["prompt"]["en"] = "And the PIP letter?";
    const auto remarks = plain_words(parse_questionnaire(json, "q").value());
    REQUIRE(remarks.size() == 1);
    REQUIRE(remarks.front().key == "question/felt/prompt");
    REQUIRE(remarks.front().words == "PIP");
    json["title"]["en"] = "Your personal independence payment (PIP)";
    REQUIRE(plain_words(parse_questionnaire(json, "q").value()).empty());
}

TEST_CASE("words are cut at the right places", "[core]") {
    const auto words = words_in("“Don’t” ask ${came_for} – and/or Mr. X-ray's, please");
    std::vector<std::string> lower;
    for (const PlainWord& word : words)
        lower.push_back(word.lower);
    REQUIRE(lower == std::vector<std::string>{"don't", "ask", "${came_for}", "and/or", "mr",
                                              "x-ray's", "please"});
    REQUIRE(words[3].comma_before);
    REQUIRE_FALSE(words[1].text.empty());
}

TEST_CASE("the ready questionnaires are plain", "[core]") {
    int read = 0;
    for (const auto& file : std::filesystem::directory_iterator("assets/questionnaires")) {
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>{stream}, {}};
        const auto json = parse_json_file(text, file.path().filename());
        const auto questionnaire = parse_questionnaire(json.value(), "file");
        REQUIRE(questionnaire.ok());
        ++read;
        for (const PlainRemark& remark : plain_words(questionnaire.value())) {
            UNSCOPED_INFO(file.path() << " " << remark.key << ": " << remark.what);
            CHECK(false);
        }
    }
    REQUIRE(read == 6);
}

}  // namespace candour::survey
