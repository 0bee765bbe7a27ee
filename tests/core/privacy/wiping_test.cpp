// seal() frees no memory that still holds a person's words, plain or compressed. AddressSanitizer
// calls a hook of ours with every block, C++'s and zstd's, just before it is given back.
#include <atomic>
#include <malloc.h>
#include <memory>
#include <string_view>

#include "core/privacy/content.h"
#include "core/privacy/open.h"
#include "core/privacy/seal.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"

// Of sanitizer/allocator_interface.h, which Debian's GCC leaves to clang's package.
extern "C" int __sanitizer_install_malloc_and_free_hooks(void (*malloc_hook)(const volatile void*,
                                                                             std::size_t),
                                                         void (*free_hook)(const volatile void*));

namespace candour::privacy {
namespace {

constexpr std::string_view canary = "canary-4c1f";
std::atomic<const std::string_view*> watched = nullptr;
std::atomic<int> dirty_blocks = 0;

void ignore_new_block(const volatile void*, std::size_t) {}

void look_into_freed_block(const volatile void* block) {
    const std::string_view* words = watched;
    if (words == nullptr || block == nullptr) return;
    void* memory = const_cast<void*>(block);
    const std::string_view bytes(static_cast<const char*>(memory), malloc_usable_size(memory));
    if (bytes.find(*words) != std::string_view::npos) ++dirty_blocks;
}

bool can_watch() {
#ifdef __SANITIZE_ADDRESS__
    static const bool installed =
        __sanitizer_install_malloc_and_free_hooks(ignore_new_block, look_into_freed_block) != 0;
    return installed;
#else
    (void)ignore_new_block;
    (void)look_into_freed_block;
    WARN("not tested: this needs the dev preset's AddressSanitizer");
    return false;
#endif
}

// How many freed blocks held `words` while `action` ran.
template <typename Action>
int dirty_blocks_freed_by(std::string_view words, Action action) {
    dirty_blocks = 0;
    watched = &words;
    action();
    watched = nullptr;
    return dirty_blocks;
}

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
