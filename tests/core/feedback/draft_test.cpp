// A draft leaves nothing behind.
#include "core/feedback/draft.h"

#include <cstring>
#include <memory>
#include <type_traits>

#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

static_assert(!std::is_copy_constructible_v<Draft>);
static_assert(!std::is_copy_assignable_v<Draft>);
static_assert(!std::is_move_assignable_v<Draft>);  // It would drop words unwiped.
static_assert(std::is_nothrow_move_constructible_v<Draft>);

// Short, so that std::string keeps it inside the object itself.
constexpr std::string_view canary = "canary-word";

Contact contact_with_canaries() {
    Contact contact;
    contact.story = canary;
    contact.wanted = canary;
    contact.service = canary;
    contact.facts.interpreter_language = canary;
    contact.facts.person = {std::string(canary), ReachBy::Phone, std::string(canary)};
    contact.reply_to.mailbox_id = canary;
    contact.answers.set({.question = "q", .choice = std::string(canary), .text = {}});
    return contact;
}

bool holds_canary(const void* object, std::size_t size) {
    // A text that is only emptied loses its first byte and keeps the others.
    return std::string_view(static_cast<const char*>(object), size).find(canary.substr(1)) !=
           std::string_view::npos;
}

}  // namespace

TEST_CASE("a draft holds its words inside itself before it is moved", "[core]") {
    const Draft draft(contact_with_canaries());
    REQUIRE(holds_canary(&draft, sizeof draft));  // Else the tests below would prove nothing.
    REQUIRE(draft.contact().answers.find("q")->choice == canary);
}

TEST_CASE("a draft that was moved away holds no words", "[core]") {
    Draft draft(contact_with_canaries());
    const Draft moved(std::move(draft));
    REQUIRE(moved.contact().story == canary);
    REQUIRE_FALSE(holds_canary(&draft, sizeof draft));
    REQUIRE(draft.contact() == Contact{});
}

TEST_CASE("a draft's own memory holds no words after its end", "[core]") {
    alignas(Draft) std::array<unsigned char, sizeof(Draft)> memory{};
    Draft* draft = new (memory.data()) Draft(contact_with_canaries());
    REQUIRE(holds_canary(memory.data(), memory.size()));
    std::destroy_at(draft);
    REQUIRE_FALSE(holds_canary(memory.data(), memory.size()));
}

TEST_CASE("wipe leaves an empty contact", "[core]") {
    Contact contact = contact_with_canaries();
    contact.kind = ContactKind::Complaint;
    contact.urgent = contact.by_pass = true;
    contact.facts.behalf = Behalf::Carer;
    contact.facts.answer = AnswerWanted::Told;
    contact.facts.support = {Support::Signer};
    wipe(contact);
    REQUIRE(contact == Contact{});
    REQUIRE_FALSE(holds_canary(&contact, sizeof contact));
}

}  // namespace candour::feedback
