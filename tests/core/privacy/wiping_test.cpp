// seal() frees no memory that still holds a person's words, plain or compressed.
#include <memory>
#include <string_view>

#include "core/privacy/content.h"
#include "core/privacy/open.h"
#include "core/privacy/seal.h"
#include "tests/support/catch.h"
#include "tests/support/freed_memory.h"
#include "tests/support/secure_random.h"

namespace candour::privacy {
namespace {

using test::can_watch;
using test::dirty_blocks_freed_by;

constexpr std::string_view canary = "canary-4c1f";

feedback::Contact contact_with_canaries() {
    feedback::Contact contact;
    for (int i = 0; i < 50; ++i)
        contact.story += "Some words and a " + std::string(canary) + ". ";
    contact.wanted = canary;
    contact.service = canary;
    contact.facts.interpreter_language = canary;
    contact.facts.person = {.name = std::string(canary),
                            .reach_by = feedback::ReachBy::Letter,
                            .value = std::string(canary) + " and a street with a long name"};
    contact.receipt_proof = {.public_key = std::string(canary),
                             .signature = std::string(canary) + " and more than a short text has"};
    contact.involvement.wishes = {feedback::Wish::Newsletter};
    contact.involvement.draw = std::string(canary);
    contact.involvement.person = {.name = std::string(canary),
                                  .reach_by = feedback::ReachBy::Email,
                                  .value = std::string(canary) + " with more than is kept inside"};
    contact.consent = std::string(200, ' ') + std::string(canary);
    for (int i = 0; i < 30; ++i) {
        contact.answers.set(
            {.question = "question_" + std::to_string(i),
             .choice = std::string(canary),
             .text = std::string(canary) + " and more words than a short text has",
             .choices = {std::string(canary), std::string(canary) + " of a longer choice's id"},
             .other = std::string(canary)});
    }
    return contact;
}

}  // namespace

TEST_CASE("a freed text that was not wiped is noticed", "[core]") {
    if (!can_watch()) return;
    REQUIRE(dirty_blocks_freed_by(canary, [] {
                const std::string words(std::string(100, ' ') + std::string(canary));
            }) > 0);
}

TEST_CASE("sealing a draft frees only memory without its words", "[core]") {
    if (!can_watch()) return;
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    // Compressing is deterministic, so the same bytes come to be again while sealing.
    const Bytes content = encode_content(contact_with_canaries());
    const std::string compressed = to_text(ByteView(content).last(24));
    for (const std::string_view words : {canary, std::string_view(compressed)}) {
        feedback::Draft draft(contact_with_canaries());
        REQUIRE(dirty_blocks_freed_by(words, [&] {
                    REQUIRE(seal(std::move(draft), pair.public_key, random).ok());
                }) == 0);
    }
}

TEST_CASE("dropping a draft frees only memory without its words", "[core]") {
    if (!can_watch()) return;
    auto draft = std::make_unique<feedback::Draft>(contact_with_canaries());
    REQUIRE(dirty_blocks_freed_by(canary, [&] { draft.reset(); }) == 0);
}

TEST_CASE("changing an answer frees only memory without the old one", "[core]") {
    if (!can_watch()) return;
    survey::Answers answers;
    for (int i = 0; i < 3; ++i)
        answers.set({.question = "q" + std::to_string(i)});
    survey::Answer answer{.question = "q1", .text = "longer than a short text: "};
    answer.text += canary;
    REQUIRE(dirty_blocks_freed_by(canary, [&] {
                answers.set(std::move(answer));
                for (int i = 0; i < 100; ++i)
                    answers.set({.question = "r" + std::to_string(i)});
                answers.set({.question = "q1", .text = "another"});
            }) == 0);
    REQUIRE(answers.find("q1")->text == "another");
}

}  // namespace candour::privacy
