// What is kept of a contact without what tells who it was.
#include "core/feedback/redacted_words.h"

#include "tests/support/catch.h"

namespace candour::feedback {

TEST_CASE("all that a person wrote is a part, in the order in which it is shown", "[core]") {
    Contact contact;
    REQUIRE(parts_of(contact).empty());
    contact.story = "It was cold.";
    contact.wanted = " \n";
    contact.answers.given = {{.question = "why", .text = "Because of Sam."},
                             {.question = "felt", .choice = "bad"},
                             {.question = "how_many", .text = "12"},
                             {.question = "why", .text = "Again.", .repetition = 1},
                             {.question = "which", .other = "Another one"}};
    REQUIRE(parts_of(contact) == std::vector<WordsPart>{{"story", "It was cold."},
                                                        {"answer why", "Because of Sam."},
                                                        {"answer why 2", "Again."},
                                                        {"answer which other", "Another one"}});
}

TEST_CASE("redacted words are kept whole, and damaged ones are refused", "[core]") {
    const RedactedWords words{.parts = {{"story", "[name] \"said\" ہاں\n"}, {"wanted", ""}},
                              .taken = {{"name", "Ann"}},
                              .by = "sam",
                              .day = from_iso("2026-11-30").value()};
    const std::string text = to_json(words);
    REQUIRE(redacted_words_from_json(text).value() == words);
    for (std::size_t cut = 0; cut < text.size(); ++cut)
        REQUIRE_FALSE(redacted_words_from_json(text.substr(0, cut)).ok());
    for (const char* other : {"{}", "[]", "null", "{\"format\":1}",
                              R"({"by":"a","day":"","format":1,"parts":[],"taken":[]})",
                              R"({"by":"a","day":"2026-11-30","format":2,"parts":[],"taken":[]})"})
        REQUIRE(redacted_words_from_json(other).error().kind == ErrorKind::Corrupt);
}

}  // namespace candour::feedback
