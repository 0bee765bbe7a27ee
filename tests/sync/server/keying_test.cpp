// What is keyed in from paper: one sheet a form, whatever is sent how often.
#include "sync/server/keying.h"

#include <set>

#include "core/privacy/open.h"
#include "core/survey/limits.h"
#include "tests/support/catch.h"
#include "tests/support/memory_pool.h"
#include "tests/support/secure_random.h"

namespace candour::server {
namespace {

const CivilDay today = from_iso("2026-11-25").value();

feedback::Draft draft_of(const std::string& words) {
    feedback::Contact contact;
    contact.kind = feedback::ContactKind::SurveyAnswer;
    contact.channel = feedback::Channel::Paper;
    contact.questionnaire = "visit";
    contact.answers.given = {{.question = "why", .text = words}};
    return feedback::Draft(std::move(contact));
}

// As long as one answer may be, and of letters that no compression makes fit into one cell.
std::string long_text(test::SodiumRandom& random) {
    std::string text;
    while (text.size() < survey::text_characters_max)
        text += static_cast<char>('!' + random.below(90));
    return text;
}

struct Desk {
    test::SodiumRandom random;
    test::MemoryPool pool;
    privacy::EpochKeyPair epoch = privacy::make_epoch_key_pair();

    Keyed keep(const SheetId& sheet, const std::string& words) {
        auto kept = keep_sheet(pool, epoch.public_key, draft_of(words), sheet, today);
        REQUIRE(kept.ok());
        return kept.value();
    }
    // All that waits as one message.
    std::string words_of_the_only_message() {
        std::vector<privacy::OpenedCell> parts;
        for (const store::PooledCell& pooled : pool.waiting().take())
            parts.push_back(privacy::open_cell(pooled.cell, {epoch}).take());
        const auto contact = privacy::open_message(parts);
        REQUIRE(contact.ok());
        return contact.value().answers.given.front().text;
    }
};

}  // namespace

TEST_CASE("a form that comes again is known, with more or fewer cells than before", "[sync]") {
    Desk desk;
    const std::string many = long_text(desk.random);
    for (const auto& [first, second] :
         {std::pair<std::string, std::string>{"Short.", many}, {many, "Short."}, {many, many}}) {
        desk.pool = test::MemoryPool();
        const SheetId sheet = SheetId::create(desk.random);
        REQUIRE(desk.keep(sheet, first) == Keyed::Kept);
        REQUIRE(desk.pool.waiting().value().size() == (first == many ? 2 : 1));
        REQUIRE(desk.keep(sheet, second) == Keyed::KnownBefore);
        REQUIRE(desk.words_of_the_only_message() == first);
    }
}

TEST_CASE("a form is known for ever, also when its cells have gone", "[sync]") {
    Desk desk;
    const SheetId sheet = SheetId::create(desk.random);
    REQUIRE(desk.keep(sheet, "Said.") == Keyed::Kept);
    std::vector<CellId> ids;
    for (const store::PooledCell& pooled : desk.pool.waiting().take())
        ids.push_back(pooled.cell.id);
    REQUIRE(desk.pool.mark_released(ids).ok());
    REQUIRE(desk.keep(sheet, "Said.") == Keyed::KnownBefore);
    REQUIRE(desk.pool.waiting().value().empty());
}

TEST_CASE("no two sheets share an id, and none has its form's", "[sync]") {
    Desk desk;
    std::set<std::string> ids;
    for (int i = 0; i < 100; ++i) {
        const SheetId sheet = SheetId::create(desk.random);
        ids.insert(sheet.hex());
        REQUIRE(desk.keep(sheet, "The same words.") == Keyed::Kept);
    }
    for (const store::PooledCell& pooled : desk.pool.waiting().take()) {
        REQUIRE(ids.insert(pooled.cell.id.hex()).second);
        const auto opened = privacy::open_cell(pooled.cell, {desk.epoch});
        REQUIRE(ids.insert(opened.value().message.hex()).second);
        REQUIRE(pooled.first_seen == today);
    }
    REQUIRE(ids.size() == 300);
}

TEST_CASE("a pool that is full keeps nothing, and the same form can be sent later", "[sync]") {
    Desk desk;
    const SheetId sheet = SheetId::create(desk.random);
    desk.pool.full = true;
    const auto refused =
        keep_sheet(desk.pool, desk.epoch.public_key, draft_of("Said."), sheet, today);
    REQUIRE(!refused.ok());
    REQUIRE(refused.error().kind == ErrorKind::Full);
    desk.pool.full = false;
    REQUIRE(desk.keep(sheet, "Said.") == Keyed::Kept);
}

}  // namespace candour::server
