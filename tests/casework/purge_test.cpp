// tests/casework/purge_test.cpp: what is past its retention goes, what must stay is sealed anew.
#include "app/casework/purge.h"

#include "tests/support/purge_world.h"

namespace candour::casework {
namespace {

using feedback::ContactKind;
using test::PurgeWorld;

std::int64_t counted(const PurgeLook& look, Fate fate, const std::string& kind,
                     const std::string& month) {
    const auto found = look.groups.find({fate, kind, month});
    return found == look.groups.end() ? 0 : found->second;
}

}  // namespace

TEST_CASE("a look tells by kind and month what is past its time, and why the rest stays",
          "[casework]") {
    PurgeWorld world;
    world.release(ContactKind::SurveyAnswer, "");
    world.release(ContactKind::SurveyAnswer, "");
    world.release(ContactKind::Suggestion, "More chairs.");
    world.open("It is still open.");
    const auto closed = world.open("It was closed.");
    world.close(closed);
    const auto held = world.open("A court wants it.");
    world.close(held);
    world.hold(held);
    world.wait_until("2028-01-10");
    world.release(ContactKind::Suggestion, "A new one.");
    const PurgeReport report = world.run_with().look().take();
    const PurgeLook& look = report.found;
    REQUIRE(counted(look, Fate::Erase, "survey_answer", "2026-11") == 2);
    REQUIRE(counted(look, Fate::Erase, "suggestion", "2026-11") == 1);
    REQUIRE(counted(look, Fate::KeepTime, "suggestion", "2028-01") == 1);
    REQUIRE(counted(look, Fate::KeepOpen, "case", "") == 1);
    REQUIRE(counted(look, Fate::KeepHeld, "case", "") == 1);
    REQUIRE(counted(look, Fate::KeepTime, "case", "2026-11") == 1);
    REQUIRE(look.groups.size() == 6);
    REQUIRE(look.keys.at("2026-11").past == 3);
    REQUIRE(look.keys.at("2026-11").stays == 3);
    REQUIRE(look.keys.at("2028-01").stays == 1);
    // Nothing was changed.
    REQUIRE(world.items_under("2026-11") == 6);
    REQUIRE_FALSE(world.disk.exists("keys/epochs.json"));
}

TEST_CASE("answers end with the words that they answer, unless somebody else's contact has them",
          "[casework]") {
    PurgeWorld world;
    const std::string ended(32, 'a');
    const std::string shared(32, 'b');
    const auto answer = [&world](const std::string& mailbox) {
        store::BoardEntry entry{};
        const Bytes id = from_hex(mailbox).take();
        std::ranges::copy(id, entry.begin());
        std::fill(entry.begin() + store::mailbox_bytes, entry.end(), std::uint8_t{7});
        return world.board.publish(entry).value() - 1;
    };
    world.release(ContactKind::Suggestion, "More chairs.", ended);
    world.release(ContactKind::Suggestion, "Less noise.", shared);
    world.release(ContactKind::Suggestion, "No mailbox at all.", "zz");
    const std::size_t first = answer(ended);
    const std::size_t second = answer(shared);
    world.wait_until("2028-01-10");
    // It names the same one, and stays.
    world.release(ContactKind::Suggestion, "A new one.", shared);
    const auto before = world.board.kept;
    world.purge();
    REQUIRE(world.items_under("2026-11") == 0);
    REQUIRE(world.board.kept[first] != before[first]);
    REQUIRE(world.board.kept[second] == before[second]);
    REQUIRE(world.board.kept.size() == before.size() + 1);
    REQUIRE(store::is_tombstone(world.board.kept.back()));
    REQUIRE(to_hex(store::mailbox_of(world.board.kept.back())) == ended);
    // Done again, as after a cut, it leaves no second one.
    world.purge();
    REQUIRE(world.board.kept.size() == before.size() + 1);
}

TEST_CASE("a kind for which no time is set stays, and is said to", "[casework]") {
    PurgeWorld world;
    world.retention = {.survey_months = 12};
    world.release(ContactKind::Suggestion, "More chairs.");
    world.release(ContactKind::SurveyAnswer, "");
    world.release(ContactKind::Text, "");  // A survey's, too.
    world.wait_until("2030-01-10");
    const PurgeReport report = world.purge();
    REQUIRE(counted(report.found, Fate::KeepNoRule, "suggestion", "2026-11") == 1);
    REQUIRE(counted(report.found, Fate::Erase, "text", "2026-11") == 1);
    REQUIRE(counted(report.found, Fate::Erase, "survey_answer", "2026-11") == 1);
    REQUIRE(world.items_under("2026-11") == 0);
    REQUIRE(world.items_under("2030-01") == 1);
    REQUIRE_FALSE(world.has_key("2026-11"));
}

TEST_CASE("who wishes to be involved is sealed anew as long as contacts are kept, then goes",
          "[casework]") {
    PurgeWorld world;
    world.retention = {.survey_months = 3, .contact_months = 12};
    const SubmissionId id = world.release(ContactKind::Involvement, "");
    world.release(ContactKind::SurveyAnswer, "");
    world.wait_until("2027-05-10");
    world.purge();
    REQUIRE_FALSE(world.has_key("2026-11"));
    REQUIRE(world.desk.office.item(id).value().key_epoch == "2027-05");
    const PurgeReport kept = world.run_with().look().take();
    REQUIRE(counted(kept.found, Fate::KeepTime, "involvement", "2026-11") == 1);
    world.wait_until("2028-01-10");
    const PurgeReport report = world.purge();
    REQUIRE(counted(report.found, Fate::Erase, "involvement", "2026-11") == 1);
    REQUIRE(world.desk.office.item(id).error().kind == ErrorKind::NotFound);
}

TEST_CASE("a closed case whose time is over loses its words, its contact and its details",
          "[casework]") {
    PurgeWorld world;
    const auto past = world.open("Long ago.");
    world.close(past);
    world.wait_until("2029-01-10");
    REQUIRE(world.purge().found.keys.at("2026-11").past == 1);
    REQUIRE(world.words_of(past).empty());
    REQUIRE_FALSE(world.desk.cases.details(past).value().has_value());
    REQUIRE(world.items_under("2026-11") == 0);
    REQUIRE(world.chain_holds(past));
    const auto found = world.work.look(past, Reading::Facts).take();
    REQUIRE(found.history.back().entry.kind == complaint::EntryKind::DetailsErased);
    REQUIRE(found.state.closed.has_value());
}

TEST_CASE("a case that was set aside goes by the day of its last entry, details and all",
          "[casework]") {
    PurgeWorld world;
    const auto junk = world.open("Buy this.");
    world.write(junk, complaint::EntryKind::SetAside,
                {{complaint::Field::Reason, std::string{"An advertisement."}}});
    world.wait_until("2028-11-10");
    world.purge();
    REQUIRE(world.words_of(junk).find("Buy this.") != std::string::npos);
    world.wait_until("2028-12-10");
    world.purge();
    REQUIRE(world.words_of(junk).empty());
    REQUIRE(world.chain_holds(junk));
}

TEST_CASE("what stays reads as before under the newest key, with the chain whole", "[casework]") {
    PurgeWorld world;
    const auto open = world.open("It is still open.");
    const auto held = world.open("A court wants it.");
    world.close(held);
    world.hold(held);
    const std::string before = world.words_of(open) + world.words_of(held);
    REQUIRE(before.find("A court asked.") != std::string::npos);
    world.release(ContactKind::Suggestion, "More chairs.");
    world.wait_until("2036-01-10");
    world.purge();
    REQUIRE_FALSE(world.has_key("2026-11"));
    REQUIRE(world.words_of(open) + world.words_of(held) == before);
    REQUIRE(world.chain_holds(open));
    REQUIRE(world.chain_holds(held));
    REQUIRE(world.items_under("2036-01") == 2);  // The two contacts that became cases.
}

TEST_CASE("a redacted text goes with its words: kept with them, under their key, erased with them",
          "[casework]") {
    PurgeWorld world;
    const feedback::RedactedWords redacted{
        .parts = {{"story", "[name] was rude."}}, .by = "mina", .day = world.clock.today()};
    const auto keep = [&](const SubmissionId& id) {
        REQUIRE(
            world.desk.office
                .keep_redacted(id, "2026-11", 0,
                               server::lock_redacted(redacted, world.desk.keys.back(), id.bytes))
                .ok());
    };
    const auto open = world.open("Ann was rude.");
    const SubmissionId stays = SubmissionId::from_hex(world.work.look(open, Reading::Facts)
                                                          .value()
                                                          .history.front()
                                                          .entry.text(complaint::Field::Submission))
                                   .take();
    const SubmissionId goes = world.release(ContactKind::Suggestion, "Ann was rude.");
    keep(stays);
    keep(goes);
    const Bytes before = world.desk.office.item(stays).value().redacted;
    world.wait_until("2029-01-10");
    world.purge();
    REQUIRE(world.desk.office.item(goes).error().kind == ErrorKind::NotFound);
    REQUIRE_FALSE(world.has_key("2026-11"));
    const store::OfficeItem now = world.desk.office.item(stays).take();
    REQUIRE(now.key_epoch == "2029-01");
    REQUIRE(now.redacted != before);
    REQUIRE(server::unlock_redacted(now, world.desk.keys).value() == redacted);
    // And with the case.
    world.close(open);
    world.wait_until("2036-01-10");
    world.purge();
    REQUIRE(world.desk.office.item(stays).error().kind == ErrorKind::NotFound);
}

TEST_CASE("words that are damaged keep their key, and do not hold up the others", "[casework]") {
    PurgeWorld world;
    const SubmissionId damaged = world.release(ContactKind::Compliment, "Thank you.");
    REQUIRE(world.desk.office.replace_words(damaged, Bytes(64, 7)).ok());
    world.release(ContactKind::SurveyAnswer, "");
    world.wait_until("2027-12-05");
    world.retention.contact_months.reset();
    const PurgeReport report = world.purge();
    REQUIRE(report.keys.size() == 1);
    REQUIRE(report.keys.front().damaged);
    REQUIRE(world.has_key("2026-11"));
    REQUIRE(world.items_under("2026-11") == 1);
}

}  // namespace candour::casework
