// "You said, we did": nobody publishes alone, and nothing that tells who spoke (C22, W16).
#include "core/feedback/you_said.h"

#include "tests/support/property.h"

namespace candour::feedback {
namespace {

CivilDay day(const char* iso) { return from_iso(iso).value(); }
const CivilDay today = day("2026-11-29");

YouSaidRules rules_of(std::vector<Language> languages = {"en", "cy"}) {
    return {.languages = std::move(languages), .known = {.staff = {"Sam Shah"}}};
}

YouSaidWords good_words() {
    return {.theme = "Waiting times",
            .said = "You waited too long at reception.",
            .did = "We now open a second desk before noon.",
            .evidence = "Rota of November, checked by the manager.",
            .contacts = 12,
            .review = day("2027-05-29")};
}

YouSaid draft_of(const YouSaidWords& words) {
    return with_words({.id = "1"}, words, rules_of(), "ada").take();
}

YouSaid complete() {
    return with_translation(draft_of(good_words()), "cy", "Roeddech yn aros yn rhy hir.",
                            "Rydym yn agor ail ddesg cyn hanner dydd.", rules_of(), "mo")
        .take();
}

}  // namespace

TEST_CASE("C22: written by one, approved by another, published until its review day", "[core]") {
    YouSaid entry = complete();
    REQUIRE(what_lacks(entry, rules_of()).empty());
    REQUIRE(published(entry, rules_of(), today).error().kind == ErrorKind::Invalid);
    REQUIRE(approved(entry, rules_of(), "ada").error().kind == ErrorKind::Denied);
    entry = approved(entry, rules_of(), "sam").take();
    REQUIRE(entry.approved_by == "sam");
    REQUIRE_FALSE(stands_on(entry, today));
    entry = published(entry, rules_of(), today).take();
    REQUIRE(stands_on(entry, today));
    REQUIRE(stands_on(entry, day("2027-05-29")));
    REQUIRE_FALSE(stands_on(entry, day("2027-05-30")));  // Stale: it leaves by itself.
    REQUIRE(with_words(entry, good_words(), rules_of(), "ada").error().kind == ErrorKind::Invalid);
    entry = withdrawn(entry).take();
    REQUIRE_FALSE(stands_on(entry, today));
    REQUIRE_FALSE(withdrawn(entry).ok());
}

TEST_CASE("what an entry lacks is said, and stops its approval", "[core]") {
    struct Row {
        const char* what;
        void (*spoil)(YouSaidWords&);
        const char* lack;
    };
    const Row row =
        GENERATE(Row{"too few contacts", [](YouSaidWords& words) { words.contacts = 7; },
                     "Fewer than 8 contacts"},
                 Row{"no evidence", [](YouSaidWords& words) { words.evidence = " "; },
                     "Say what shows that the change was made."},
                 Row{"no reason",
                     [](YouSaidWords& words) {
                         words.evidence = "";
                         words.outcome = Outcome::NotChanged;
                     },
                     "Say why nothing was changed."},
                 Row{"no review day", [](YouSaidWords& words) { words.review.reset(); },
                     "It needs a day on which it is looked at again."},
                 Row{"a sign of a person", [](YouSaidWords& words) { words.did = "Sam was told."; },
                     "1 sign of a person is in its words"},
                 Row{"two", [](YouSaidWords& words) { words.said = "Mr Jones waited on 3 May."; },
                     "2 signs of a person are in its words"});
    INFO(row.what);
    YouSaidWords words = good_words();
    row.spoil(words);
    words.fallback_accepted = true;
    const YouSaid entry = draft_of(words);
    REQUIRE(what_lacks(entry, rules_of()).size() == 1);
    REQUIRE(what_lacks(entry, rules_of()).front().starts_with(row.lack));
    REQUIRE(approved(entry, rules_of(), "sam").error().kind == ErrorKind::Invalid);
}

TEST_CASE("a missing language is translated, or somebody lets the first one stand in", "[core]") {
    YouSaidWords words = good_words();
    REQUIRE(what_lacks(draft_of(words), rules_of()).size() == 1);
    words.fallback_accepted = true;
    REQUIRE(what_lacks(draft_of(words), rules_of()).empty());
    REQUIRE(what_lacks(complete(), rules_of()).empty());
    // A new language of the organisation is missing again, also of what was approved.
    const YouSaid before = approved(complete(), rules_of(), "sam").take();
    REQUIRE_FALSE(published(before, rules_of({"en", "cy", "ur"}), today).ok());
    REQUIRE(with_translation(before, "fr", "a", "b", rules_of(), "mo").error().kind ==
            ErrorKind::NotFound);
    REQUIRE_FALSE(with_translation(before, "en", "a", "b", rules_of(), "mo").ok());
}

TEST_CASE("who changes a word begins again at a draft", "[core]") {
    const YouSaid before = approved(complete(), rules_of(), "sam").take();
    YouSaidWords words = good_words();
    words.did = "We now open two more desks.";
    const YouSaid after = with_words(before, words, rules_of(), "sam").take();
    REQUIRE(after.state == YouSaidState::Draft);
    REQUIRE(after.approved_by.empty());
    REQUIRE(after.written_by == "sam");
    REQUIRE(after.translations.empty());  // They said something else.
    REQUIRE(after.did.by_language.size() == 1);
    REQUIRE(approved(after, rules_of({"en"}), "sam").error().kind == ErrorKind::Denied);
    // Also whoever changes a translation.
    const YouSaid other =
        with_translation(before, "cy", "Arhosoch.", "Agorwyd desg.", rules_of(), "mo").take();
    REQUIRE(other.state == YouSaidState::Draft);
    REQUIRE(other.translations.at("cy").translated_by == "mo");
    // The same words again change nothing.
    REQUIRE(with_translation(before, "cy", before.said.by_language.at("cy"),
                             before.did.by_language.at("cy"), rules_of(), "eve")
                .value() == before);
}

TEST_CASE("a finding stands only with a second person's reason, for these words alone", "[core]") {
    YouSaidWords words = good_words();
    words.did = "Sam's desk is open until noon.";
    words.fallback_accepted = true;
    const YouSaid entry = draft_of(words);
    const auto open = open_findings(entry, rules_of());
    REQUIRE(open.size() == 1);
    REQUIRE(open[0].in_did);
    REQUIRE(open[0].language == "en");
    REQUIRE(with_accepted(entry, open[0], "It is fine.", "ada").error().kind == ErrorKind::Denied);
    REQUIRE(with_accepted(entry, open[0], "  ", "sam").error().kind == ErrorKind::Invalid);
    const YouSaid settled = with_accepted(entry, open[0], "A brand's name.", "sam").take();
    REQUIRE(open_findings(settled, rules_of()).empty());
    REQUIRE(approved(settled, rules_of(), "sam").ok());
    words.did = "The desk is open until noon.";
    REQUIRE(with_words(settled, words, rules_of(), "ada").value().accepted.empty());
    words.did = "Sam Shah's desk is open until noon.";  // Other words: asked again.
    REQUIRE(
        open_findings(with_words(settled, words, rules_of(), "ada").value(), rules_of()).size() ==
        1);
}

TEST_CASE("one person's words stand by no reason, only where their redacted text has them",
          "[core]") {
    YouSaidWords words = good_words();
    words.said = "You sat there for two hours and nobody at all looked at you.";
    words.fallback_accepted = true;
    YouSaidRules rules = rules_of();
    const std::string said = "I sat there for two hours and nobody at all looked at Ann once.";
    rules.known.contacts = {{.id = "c1", .words = {said}}};
    YouSaid entry = with_words({.id = "1"}, words, rules, "ada").take();
    const auto open = open_findings(entry, rules);
    REQUIRE(open.size() == 1);
    REQUIRE(open[0].finding.from == "c1");
    REQUIRE(what_lacks(entry, rules).size() == 1);
    REQUIRE(what_lacks(entry, rules).front().starts_with("It quotes more than eight words"));
    REQUIRE(with_accepted(entry, open[0], "They said that we may.", "sam").error().kind ==
            ErrorKind::Denied);
    // Nor by one that was accepted before this rule.
    entry.accepted.push_back({"en", "quote", open[0].finding.words, "sam", "They said so."});
    REQUIRE(open_findings(entry, rules).size() == 1);
    REQUIRE_FALSE(approved(entry, rules, "sam").ok());
    rules.known.contacts[0].redacted = {
        "I sat there for two hours and nobody at all looked at [name] once."};
    REQUIRE(open_findings(entry, rules).empty());
    REQUIRE(approved(entry, rules, "sam").ok());
    rules.known.contacts[0].redacted = {"I sat there for two hours and nobody"};
    REQUIRE_FALSE(approved(entry, rules, "sam").ok());
}

TEST_CASE("a translation is read by somebody else than who wrote it", "[core]") {
    REQUIRE(with_review_of_translation(complete(), "cy", "mo").error().kind == ErrorKind::Denied);
    REQUIRE(with_review_of_translation(complete(), "ur", "sam").error().kind ==
            ErrorKind::NotFound);
    REQUIRE(with_review_of_translation(complete(), "cy", "sam")
                .value()
                .translations.at("cy")
                .reviewed_by == "sam");
}

TEST_CASE("its review day is after today and within a year", "[core]") {
    const char* review = GENERATE("2026-11-29", "2026-11-28", "2027-12-31");
    YouSaidWords words = good_words();
    words.review = day(review);
    words.fallback_accepted = true;
    const YouSaid entry = approved(draft_of(words), rules_of(), "sam").take();
    REQUIRE(published(entry, rules_of(), today).error().kind == ErrorKind::Invalid);
}

TEST_CASE("texts are neither empty nor too long", "[core]") {
    YouSaidWords words = good_words();
    const std::string text = GENERATE(as<std::string>(), "", " \n", std::string(501, 'a'), "\xff");
    words.said = text;
    REQUIRE(with_words({.id = "1"}, words, rules_of(), "ada").error().kind == ErrorKind::Invalid);
    REQUIRE_FALSE(with_translation(complete(), "cy", "a", text, rules_of(), "mo").ok());
}

TEST_CASE("how many people said it is rounded down, and not said of fewer than ten", "[core]") {
    REQUIRE(contacts_shown(8) == 0);
    REQUIRE(contacts_shown(10) == 10);
    REQUIRE(contacts_shown(14) == 10);
    REQUIRE(contacts_shown(1234) == 1230);
}

TEST_CASE("an entry is kept whole, and a damaged one is refused", "[core]") {
    YouSaid entry = complete();
    entry.accepted.push_back({"en", "name", "A \"B\"", "sam", "Because."});
    entry = published(approved(entry, rules_of(), "sam").take(), rules_of(), today).take();
    REQUIRE(you_said_from_json(to_json(entry)).value() == entry);
    REQUIRE(you_said_from_json(to_json(YouSaid{})).value() == YouSaid{});
    const std::string text = to_json(entry);
    for (std::size_t cut = 0; cut < text.size(); cut += 7)
        REQUIRE_FALSE(you_said_from_json(text.substr(0, cut)).ok());
    for (const char* other : {"{}", "[]", "null", "{\"format\":1}"})
        REQUIRE(you_said_from_json(other).error().kind == ErrorKind::Corrupt);
}

}  // namespace candour::feedback
