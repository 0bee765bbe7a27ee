// What could tell who somebody is, in a text that is to be published (C22, W16).
#include "core/privacy/identifying_words.h"

#include "core/privacy/word_runs.h"
#include "tests/support/property.h"
#include "tests/support/random_text.h"

namespace candour::privacy {
namespace {

const KnownWords known{
    .staff = {"Sam Shah", "Mark O'Neill", "Al Li"},
    .places = {"Harbour House"},
    .public_names = {"Riverside Advice", "Citizens Advice Cymru"},
    .contacts = {{.id = "c1",
                  .words = {"I waited for two hours in the rain and nobody came to the door."}}}};

// "email:a@b.uk name:Mr Jones".
std::string found_in(std::string_view text) {
    std::string found;
    for (const IdentifyingFinding& finding : identifying_words(text, known)) {
        REQUIRE(text.substr(finding.at, finding.words.size()) == finding.words);
        REQUIRE_FALSE(what_to_do(finding.kind).empty());
        found +=
            (found.empty() ? "" : " | ") + std::string(name_of(finding.kind)) + ":" + finding.words;
    }
    return found;
}

struct Case {
    const char* text;
    const char* found;
};

}  // namespace

TEST_CASE("C22: what identifies somebody is found, with its words", "[core]") {
    const Case one = GENERATE(
        // Names.
        Case{"You told Mr Jones about it.", "name:Mr Jones"},
        Case{"Diolch i Dr. Siân Ellis.", "name:Dr. Siân Ellis"},
        Case{"We asked Mrs O’Brien-Hughes.", "name:Mrs O’Brien-Hughes"},
        Case{"People said that Jane Smith was rude.", "name:Jane Smith"},
        // Staff, whole or in part, where it is written as a name.
        Case{"Sam was rude.", "staff:Sam"}, Case{"sam shah helped", "staff:sam shah"},
        Case{"We thank O'Neill.", "staff:O'Neill"},
        // Dates and ages.
        Case{"On 12 March the heating failed.", "date:12 March"},
        Case{"the 3rd of May", "date:3rd of May"}, Case{"ar 4 Mehefin", "date:4 Mehefin"},
        Case{"on 2026-03-12 and 1/2/26", "date:2026-03-12 | date:1/2/26"},
        Case{"It was cold last Tuesday.", "date:last Tuesday"},
        Case{"ar nos Wener", "date:ar nos Wener"}, Case{"a person aged 84", "age:aged 84"},
        Case{"a 9-year-old", "age:9-year-old"}, Case{"yn 84 oed", "age:84 oed"},
        Case{"in her late 80s", "age:in her late 80s"},
        // Few people.
        Case{"One tenant said it was cold.", "small_number:One tenant"},
        Case{"three elderly residents", "small_number:three elderly residents"},
        Case{"2 of our clients", "small_number:2 of our clients"},
        Case{"dau glaf, dwy fenyw", "small_number:dau glaf | small_number:dwy fenyw"},
        Case{"un tenant", "small_number:un tenant"},
        Case{"a deaf woman asked", "small_number:a deaf woman"},
        // Numbers.
        Case{"Ring 029 2044 8888.", "phone:029 2044 8888"},
        Case{"+44 (0)29 2044 8888", "phone:+44 (0)29 2044 8888"},
        Case{"case 20261234", "phone:20261234"}, Case{"943 476 5919", "nhs_number:943 476 5919"},
        Case{"943 476 5918", "phone:943 476 5918"},  // Its check digit is wrong.
        Case{"at CF10 1AA and cf101aa", "postcode:CF10 1AA | postcode:cf101aa"},
        Case{"Write to jo@example.org.uk, please", "email:jo@example.org.uk"},
        // Places.
        Case{"at 12 High Street", "place:12 High Street"},
        Case{"yn 3 Heol y Bont", "place:3 Heol y Bont"},
        Case{"the lift in harbour house", "place:harbour house"},
        // One person's words.
        Case{"You said: “waited for two hours in the rain, and nobody came to the door”.",
             "quote:waited for two hours in the rain, and nobody came to the door"});
    INFO(one.text);
    REQUIRE(found_in(one.text) == one.found);
}

TEST_CASE("what names nobody is left alone", "[core]") {
    const char* text = GENERATE(
        "We now open from 9am to 8pm on Saturdays, from March 2027.",
        "You said that waiting took too long. We mark the queue and call people by number.",
        "Mae ar agor bob dydd. Rydym wedi newid yr amseroedd agor yn 2026.",
        "You asked Riverside Advice and Citizens Advice for longer hours.",
        "In 2025-2026 about 40 people told us that £1,000,000 is too much.",
        "waited for two hours in the rain and",
        "A person can now bring a friend. Some people like it.",
        "Everyone can use all 12 machines. Ten people sit in each room, and 30 tenants in the "
        "hall.",
        "ہم نے ہفتے کو بھی کھولنا شروع کیا ہے۔", "");
    REQUIRE(found_in(text) == "");
}

TEST_CASE("a quote of eight words may stand, of nine not", "[core]") {
    const std::string contact = "one two three four five six seven eight nine ten eleven";
    const auto quotes = [&contact](const char* text) {
        std::size_t words = 0;
        for (const WordRun& run : quoted_runs(
                 words_of(text), {{{"something else"}, {}}, {{contact}, {}}}, quote_words_max))
            words += run.count;
        return words;
    };
    REQUIRE(quotes("two three four five six seven eight nine") == 0);
    REQUIRE(quotes("Two, three four five six seven eight nine TEN") == 9);
    REQUIRE(quotes("no one two three four five six seven eight nine ten eleven twelve") == 11);
    REQUIRE(quotes("one two three four four five six seven eight nine ten eleven") == 0);
}

TEST_CASE("a longer quote may stand where the redacted text of the same contact has it", "[core]") {
    const std::string said = "I waited two hours and then Mrs Jones told me to go home in the rain";
    KnownWords contacts{
        .contacts = {
            {.id = "a", .words = {"nothing of it"}, .redacted = {said}},
            {.id = "b",
             .words = {said},
             .redacted = {"I waited two hours and then [name] told me to go home in the rain"}}}};
    const auto quotes = [&contacts](const std::string& text) {
        std::string found;
        for (const IdentifyingFinding& one : identifying_words(text, contacts)) {
            if (one.kind == Identifying::Quote) found += one.from + ":" + one.words + "|";
        }
        return found;
    };
    REQUIRE(quotes("hours and told me to go home in the rain").empty());
    REQUIRE(quotes("so: told me to go home in the rain").empty());
    // Over what was taken out it is the original's.
    REQUIRE(quotes("two hours and then Mrs Jones told me to go") ==
            "b:two hours and then Mrs Jones told me to go|");
    REQUIRE(quotes("I waited two hours and then [name] told me to go home in the rain") == "");
    // What another one's redacted text has is no leave.
    contacts.contacts[1].redacted.clear();
    REQUIRE(quotes("then Mrs Jones told me to go home in the rain") ==
            "b:then Mrs Jones told me to go home in the rain|");
}

TEST_CASE("a sign of a person in a quote does not hide that it is one", "[core]") {
    const KnownWords one{
        .contacts = {
            {.id = "a", .words = {"I saw her and Jane Smith was there all day long too"}}}};
    std::string found;
    for (const IdentifyingFinding& finding :
         identifying_words("You saw: and Jane Smith was there all day long too.", one))
        found += std::string(name_of(finding.kind)) + "|";
    REQUIRE(found == "quote|name|");
}

TEST_CASE("the NHS number's check digit is modulus 11", "[core]") {
    // Published examples of the NHS Data Dictionary's algorithm; ten is never a check digit.
    REQUIRE(is_nhs_number("9434765919"));
    REQUIRE(is_nhs_number("4505577104"));
    REQUIRE_FALSE(is_nhs_number("4505577140"));
    REQUIRE_FALSE(is_nhs_number("943476591"));
    int right = 0;
    for (char check = '0'; check <= '9'; ++check)
        right += is_nhs_number(std::string("100000001") + check) ? 1 : 0;
    REQUIRE(right <= 1);
}

TEST_CASE("whatever a text says, its findings are in order and do not overlap", "[core]") {
    test::for_all(300, [](test::Gen& gen) {
        std::string text = test::random_text(gen, gen.one_of(test::scripts), 200);
        for (int i = 0; i < 5; ++i) {
            const std::vector<std::string> pieces = {"Mr Jones ", "12 March ", "07700900123 ",
                                                     "one tenant ", "Sam Shah "};
            text.insert(gen.below(text.size() + 1), gen.one_of(pieces));
        }
        std::size_t end = 0;
        for (const IdentifyingFinding& finding : identifying_words(text, known)) {
            if (finding.kind == Identifying::Quote) continue;
            REQUIRE(finding.at >= end);
            end = finding.at + finding.words.size();
            REQUIRE(end <= text.size());
            REQUIRE_FALSE(finding.words.empty());
        }
    });
}

}  // namespace candour::privacy
