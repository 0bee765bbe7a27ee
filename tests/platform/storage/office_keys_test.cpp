// Words by the key that seals them, on both engines: found, sealed anew, erased.
#include "sync/server/office_words.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/made_cases.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {
namespace {

const complaint::ChainKey& chain_key = test::StoreHome::chain_key;

store::OfficeItem item(SecureRandom& random, const server::OfficeKey& key,
                       feedback::ContactKind kind) {
    feedback::Contact contact;
    contact.kind = kind;
    contact.story = "More chairs.";
    store::OfficeItem made;
    made.id = SubmissionId::create(random);
    made.kind = kind;
    made.released = test::a_day;
    made.key_epoch = key.epoch;
    made.words = server::lock_words(contact, key, made.id.bytes);
    return made;
}

std::size_t all_under(SqlOffice& office, const std::string& epoch) {
    std::size_t count = 0;
    std::optional<SubmissionId> after;
    while (true) {
        const auto page = office.items_under(epoch, after, 2).take();
        count += page.size();
        if (page.size() < 2) return count;
        REQUIRE((!after || *after < page.front().id));
        after = page.back().id;
    }
}

}  // namespace

TEST_CASE("items of one key are found in pages, sealed anew once, and removed", "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto office = home.office();
    test::SodiumRandom random;
    const server::OfficeKey old_key = server::make_office_key("2026-11");
    const server::OfficeKey new_key = server::make_office_key("2026-12");
    std::vector<store::OfficeItem> items;
    std::vector<Bytes> hashes;
    for (int i = 0; i < 5; ++i) {
        items.push_back(item(
            random, i == 4 ? new_key : old_key,
            i % 2 == 0 ? feedback::ContactKind::SurveyAnswer : feedback::ContactKind::Suggestion));
        hashes.push_back(Bytes(32, static_cast<std::uint8_t>(i)));
    }
    REQUIRE(office->add_release(items, hashes, test::a_day).value() == 5);
    REQUIRE(all_under(*office, "2026-11") == 4);
    REQUIRE(all_under(*office, "2026-12") == 1);
    REQUIRE(all_under(*office, "2026-1") == 0);
    feedback::Contact contact =
        server::unlock_words(items[1].words, old_key, items[1].id.bytes).take();
    const Bytes words = server::lock_words(contact, new_key, items[1].id.bytes);
    REQUIRE(office->reseal_item(items[1], "2026-12", words, {}).value());
    // Seen before somebody else changed them.
    REQUIRE_FALSE(office->reseal_item(items[1], "2026-12", words, {}).value());
    const store::OfficeItem now = office->item(items[1].id).take();
    REQUIRE(server::unlock_item(now, {new_key}).value().story == "More chairs.");
    REQUIRE(now.released == items[1].released);
    REQUIRE(office->remove_items({items[0].id, items[0].id, items[3].id}).ok());
    REQUIRE(office->remove_items({}).ok());
    REQUIRE(all_under(*office, "2026-11") == 1);
    REQUIRE(office->item(items[3].id).error().kind == ErrorKind::NotFound);
    // Its hash stays: it is never released again.
    REQUIRE(office->revealed_before({hashes[3]}).value() == std::vector<bool>{true});
    REQUIRE(office->erase_words_under("2026-11").value() == 1);
    REQUIRE(office->erase_words_under("2026-11").value() == 0);
    REQUIRE(all_under(*office, "2026-11") == 0);
    REQUIRE(office->survey_items("").value().size() == 2);
}

TEST_CASE("a redacted text is kept from the revision that was seen, under the key of its words",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto office = home.office();
    test::SodiumRandom random;
    const server::OfficeKey old_key = server::make_office_key("2026-11");
    const server::OfficeKey new_key = server::make_office_key("2026-12");
    const store::OfficeItem made = item(random, old_key, feedback::ContactKind::Suggestion);
    const store::OfficeItem answer = item(random, old_key, feedback::ContactKind::SurveyAnswer);
    REQUIRE(office->add_release({made, answer}, {Bytes(32, 1), Bytes(32, 2)}, test::a_day).ok());
    const feedback::RedactedWords kept{
        .parts = {{"story", "[name]"}}, .by = "sam", .day = test::a_day};
    const Bytes first = server::lock_redacted(kept, old_key, made.id.bytes);
    REQUIRE(office->keep_redacted(made.id, "2026-11", 0, first).value() == 1);
    REQUIRE(office->keep_redacted(made.id, "2026-11", 0, first).error().kind ==
            ErrorKind::Conflict);
    REQUIRE(office->keep_redacted(made.id, "2026-12", 1, first).error().kind ==
            ErrorKind::Conflict);
    REQUIRE(office->keep_redacted(answer.id, "2026-11", 0, first).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(office->keep_redacted(SubmissionId::create(random), "2026-11", 0, first).error().kind ==
            ErrorKind::NotFound);
    store::OfficeItem now = office->item(made.id).take();
    REQUIRE(now.redacted_revision == 1);
    REQUIRE(server::unlock_redacted(now, {old_key}).value() == kept);
    REQUIRE(server::unlock_redacted(now, {new_key}).error().kind == ErrorKind::NotFound);
    // Neither opens in the place of the other.
    std::swap(now.words, now.redacted);
    REQUIRE(server::unlock_redacted(now, {old_key}).error().kind == ErrorKind::Corrupt);
    REQUIRE(server::unlock_item(now, {old_key}).error().kind == ErrorKind::Corrupt);

    // Sealed anew together, or not at all: kept meanwhile, it is not lost.
    const feedback::Contact contact =
        server::unlock_words(made.words, old_key, made.id.bytes).take();
    const Bytes words = server::lock_words(contact, new_key, made.id.bytes);
    REQUIRE_FALSE(office->reseal_item(made, "2026-12", words, {}).value());
    const Bytes moved = server::lock_redacted(kept, new_key, made.id.bytes);
    REQUIRE(office->reseal_item(office->item(made.id).value(), "2026-12", words, moved).value());
    REQUIRE(server::unlock_redacted(office->item(made.id).value(), {new_key}).value() == kept);
    REQUIRE(office->keep_redacted(made.id, "2026-11", 1, first).error().kind ==
            ErrorKind::Conflict);
    // Erased together.
    REQUIRE(office->erase_words_under("2026-12").value() == 1);
    REQUIRE(office->item(made.id).value().redacted.empty());
    REQUIRE(office->keep_redacted(made.id, "2026-12", 1, first).error().kind ==
            ErrorKind::Conflict);
    REQUIRE(office->remove_items({made.id}).ok());
    REQUIRE(office->item(made.id).error().kind == ErrorKind::NotFound);
}

TEST_CASE("words of cases are found by their key, moved to another, and erased with it",
          "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    test::StoreHome home(engine);
    const server::OfficeKey old_key = server::make_office_key("2026-11");
    const server::OfficeKey new_key = server::make_office_key("2026-12");
    const auto cases = home.cases();
    const auto add = [&](int number, const server::OfficeKey& key, bool details) {
        test::MadeCase made = test::make_case(chain_key, number);
        made.write(chain_key, "note", "{\"text\":1}");
        for (complaint::ChainedEntry& entry : made.entries) {
            if (entry.words.empty()) continue;
            entry.words = server::lock_entry_words({complaint::WordsSalt{{3}}, "{\"text\":1}"}, key,
                                                   made.head.row.id, entry.number);
        }
        std::optional<store::PersonDetailsRow> row;
        if (details) row = {key.epoch, server::lock_case_details("{}", key, made.head.row.id)};
        const Status added = cases->add_case(made.head, "", made.entries, {}, row);
        INFO((added.ok() ? "" : added.error().what));
        REQUIRE(added.ok());
        return made;
    };
    const test::MadeCase one = add(1, old_key, true);
    const test::MadeCase two = add(2, old_key, false);
    const test::MadeCase three = add(3, new_key, true);
    REQUIRE(cases->cases_under("2026-11").value().size() == 2);
    REQUIRE(cases->cases_under("2026-12").value() ==
            std::vector<complaint::CaseId>{three.head.row.id});
    REQUIRE(cases->cases_under("2026-1").value().empty());

    store::ResealedCase resealed;
    for (const complaint::ChainedEntry& entry : one.entries) {
        if (entry.words.empty()) continue;
        const auto words =
            server::unlock_entry_words(entry.words, old_key, one.head.row.id, entry.number).take();
        resealed.words.push_back(
            {entry.number, entry.words,
             server::lock_entry_words(words, new_key, one.head.row.id, entry.number)});
    }
    resealed.details_seen = cases->details(one.head.row.id).value();
    resealed.details = {"2026-12", server::lock_case_details("{}", new_key, one.head.row.id)};
    REQUIRE(cases->reseal(one.head.row.id, resealed).ok());
    REQUIRE(cases->reseal(one.head.row.id, resealed).ok());  // Already done: nothing changes.
    REQUIRE(cases->cases_under("2026-11").value() ==
            std::vector<complaint::CaseId>{two.head.row.id});
    REQUIRE(cases->details(one.head.row.id).value()->key_epoch == "2026-12");
    REQUIRE_FALSE(one.broken(chain_key, cases->history(one.head.row.id).value()));

    REQUIRE(cases->erase_words_under("2026-11").value() ==
            std::ssize(two.entries) - (two.entries.front().words.empty() ? 1 : 0));
    REQUIRE(cases->cases_under("2026-11").value().empty());
    REQUIRE_FALSE(two.broken(chain_key, cases->history(two.head.row.id).value()));
    REQUIRE(cases->erase_words_under("2026-12").value() > 0);
    REQUIRE_FALSE(cases->details(three.head.row.id).value().has_value());
}

TEST_CASE("what a pool holds beside what waits: quarantine, and released cells with their bytes",
          "[platform]") {
    test::StoreHome home(GENERATE(CANDOUR_ENGINES));
    const auto pool = home.pool();
    test::SodiumRandom random;
    const auto cells = test::random_cells(4, random);
    REQUIRE(pool->add(cells, test::a_day).ok());
    REQUIRE(pool->held().value().empty());
    REQUIRE(pool->quarantine({cells[0].id}).ok());
    REQUIRE(pool->mark_released({cells[1].id}).ok());
    REQUIRE(pool->drop({cells[2].id}).ok());
    const auto held = pool->held().take();
    REQUIRE(held.size() == 2);
    REQUIRE(pool->waiting().value().size() == 1);
    REQUIRE(pool->begin_backup().value() == 1);
    REQUIRE(pool->set_horizon(1).ok());
    REQUIRE(pool->held().value().size() == 1);
}

}  // namespace candour::platform
