// seal() frees no memory that still holds a person's words. To see that, this file replaces the
// program's operator new and delete with ones that look into memory before they give it back.
#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <string_view>

#include "core/privacy/open.h"
#include "core/privacy/seal.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"

namespace {

constexpr std::string_view canary = "canary-4c1f";
std::atomic<bool> watching = false;
std::atomic<int> dirty_blocks = 0;

void free_watched(void* memory) {
    if (memory != nullptr && watching) {
        const std::string_view block(static_cast<const char*>(memory), malloc_usable_size(memory));
        if (block.find(canary) != std::string_view::npos) ++dirty_blocks;
    }
    std::free(memory);
}

// How many freed blocks held the canary while `action` ran.
template <typename Action>
int dirty_blocks_freed_by(Action action) {
    dirty_blocks = 0;
    watching = true;
    action();
    watching = false;
    return dirty_blocks;
}

}  // namespace

void* operator new(std::size_t size) {
    // Zeroed, so that what an earlier owner left is not found again.
    void* memory = std::calloc(1, size == 0 ? 1 : size);
    if (memory == nullptr) std::abort();
    return memory;
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return operator new(size); }
void operator delete(void* memory) noexcept { free_watched(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { free_watched(memory); }
void operator delete(void* memory, std::size_t) noexcept { free_watched(memory); }

namespace candour::privacy {
namespace {

feedback::Contact contact_with_canaries() {
    feedback::Contact contact;
    for (int i = 0; i < 50; ++i)
        contact.story += "Some words and a " + std::string(canary) + ". ";
    contact.wanted = canary;
    contact.service = canary;
    contact.consent = std::string(200, ' ') + std::string(canary);
    for (int i = 0; i < 30; ++i) {
        contact.answers.set(
            {.question = "question_" + std::to_string(i),
             .choice = std::string(canary),
             .text = std::string(canary) + " and more words than a short text has"});
    }
    return contact;
}

}  // namespace

TEST_CASE("a freed text that was not wiped is noticed", "[core]") {
    REQUIRE(dirty_blocks_freed_by(
                [] { const std::string words(std::string(100, ' ') + std::string(canary)); }) > 0);
}

TEST_CASE("sealing and dropping a draft free only memory without its words", "[core]") {
    const EpochKeyPair pair = make_epoch_key_pair();
    test::SodiumRandom random;
    feedback::Draft draft(contact_with_canaries());
    REQUIRE(dirty_blocks_freed_by(
                [&] { REQUIRE(seal(std::move(draft), pair.public_key, random).ok()); }) == 0);
    REQUIRE(dirty_blocks_freed_by([] { const feedback::Draft dropped(contact_with_canaries()); }) >
            0);  // Making the contact in the test itself leaves traces: the figure above is real.
}

TEST_CASE("changing an answer frees only memory without the old one", "[core]") {
    survey::Answers answers;
    for (int i = 0; i < 3; ++i)
        answers.set({.question = "q" + std::to_string(i)});
    std::string words = "a text that is longer than a short one: " + std::string(canary);
    survey::Answer answer{.question = "q1"};
    answer.text.swap(words);
    REQUIRE(dirty_blocks_freed_by([&] {
                answers.set(std::move(answer));
                for (int i = 0; i < 100; ++i)
                    answers.set({.question = "r" + std::to_string(i)});
                answers.set({.question = "q1", .text = "another"});
            }) == 0);
    REQUIRE(answers.find("q1")->text == "another");
}

}  // namespace candour::privacy
