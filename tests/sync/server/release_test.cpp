// Releases over stores in memory: what is revealed, when, and what it no longer says.
#include "sync/server/release.h"

#include "tests/sync/server/release_world.h"

namespace candour::server {

using feedback::Channel;
using feedback::Contact;
using feedback::ContactKind;
using privacy::Every;
using test::survey_answer;
using Office = test::ReleaseWorld;

TEST_CASE("a release reveals a contact's words and facts, and forgets its cells", "[sync]") {
    Office office;
    Contact said = office.contact("The door is too heavy");
    said.kind = ContactKind::Complaint;
    said.channel = Channel::HomeVisit;
    said.urgent = true;
    office.put(office.seal(said));
    REQUIRE(office.run().value().revealed == 1);
    const auto items = office.inbox();
    REQUIRE(items.size() == 1);
    REQUIRE(items[0].kind == ContactKind::Complaint);
    REQUIRE(items[0].channel == Channel::HomeVisit);
    REQUIRE(items[0].service == "drop-in");
    REQUIRE(items[0].language == "en");
    REQUIRE(items[0].released == test::a_day);
    REQUIRE(items[0].urgent);
    REQUIRE(items[0].key_epoch == "2026-11");
    REQUIRE(privacy::to_canonical_json(office.words(items[0])) == privacy::to_canonical_json(said));
    office.let_go();
    REQUIRE(office.pool.cells_waiting.empty());
}

TEST_CASE("who asks for help now waits for nobody, whatever the policy says", "[sync]") {
    const privacy::ReleaseRule never{Channel::Reception, ContactKind::Help, Every::Week, 1000, 366};
    const privacy::ReleaseRule slow{Channel::Reception, std::nullopt, Every::Week, 1000, 366};
    for (const auto& rules : {std::vector<privacy::ReleaseRule>{}, {slow}, {slow, never}}) {
        Office office;
        office.organisation.release = privacy::default_release_policy();
        for (const auto& rule : rules)
            office.organisation.release.rules.push_back(rule);
        Contact said;
        said.kind = ContactKind::Help;
        said.language = "ur";
        said.story = "Please come";
        office.put(office.seal(office.contact("It went wrong")));
        // Nor does it matter whether a device calls it urgent, or names a service.
        office.put(office.seal(said));
        said.service = "drop-in";
        said.service_group = "centre";
        said.story = "Please come soon";
        office.put(office.seal(said));
        REQUIRE(office.run().value().revealed == 2);
        REQUIRE(office.inbox().empty());
        const auto items =
            office.office.inbox({.kind = ContactKind::Help, .service = {}, .language = {}}).take();
        REQUIRE(items.items.size() == 2);
        for (const store::OfficeItem& item : items.items) {
            REQUIRE(item.urgent);
            REQUIRE(item.service.empty());
            REQUIRE(item.language.empty());
            const Contact words = office.words(item);
            REQUIRE(words.language == "ur");
            REQUIRE((words.service.empty() && words.service_group.empty()));
        }
        REQUIRE(office.office.survey_items("drop_in").value().empty());
    }
}

TEST_CASE("a home visit's words come within two days, its answers when theirs are due", "[sync]") {
    Office office;
    office.organisation.safeguarding = feedback::Safeguarding{};
    office.organisation.release = privacy::default_release_policy();
    Contact answers = survey_answer("cy");
    answers.channel = Channel::HomeVisit;
    Contact words = answers;
    words.kind = ContactKind::Text;
    words.answers = {};
    words.answers.set({.question = "better", .text = "He hurts me"});
    Contact praise = office.contact("She is kind");
    praise.channel = Channel::HomeVisit;
    praise.kind = ContactKind::Compliment;
    for (const Contact& said : {answers, words, praise})
        office.put(office.seal(said));
    using std::chrono::days;
    REQUIRE(office.run(test::a_day).value().revealed == 0);
    REQUIRE(office.run(test::a_day + days{1}).value().revealed == 0);
    REQUIRE(office.run(test::a_day + days{2}).value().revealed == 2);
    const auto texts =
        office.office.inbox({.kind = ContactKind::Text, .service = {}, .language = {}}).take();
    REQUIRE(texts.items.size() == 1);
    REQUIRE(texts.items[0].service.empty());  // Fewer than eight: without what singles it out.
    REQUIRE(office.words(texts.items[0]).answers == words.answers);
    REQUIRE(office.inbox().size() == 1);
    REQUIRE(office.inbox()[0].kind == ContactKind::Compliment);
    // As one of the survey's items, and nobody's whole answer.
    REQUIRE(office.office.survey_items("drop_in").value().size() == 1);
    REQUIRE(office.run(test::a_day + days{40}).value().revealed == 1);
    REQUIRE(office.office.survey_items("drop_in").value().size() == 2);
}

TEST_CASE("running again reveals nothing twice, also when the cells are sent again", "[sync]") {
    Office office;
    const auto cells = office.seal(office.contact("Once"));
    office.put(cells);
    REQUIRE(office.run().value().revealed == 1);
    office.put(cells);
    REQUIRE(office.run().value().revealed == 0);
    // A pool that forgot which cells it had, after a restore.
    office.pool.seen.clear();
    office.put(cells);
    REQUIRE(office.run().value().revealed == 0);
    REQUIRE(office.inbox().size() == 1);
    office.let_go();
    REQUIRE(office.inbox().size() == 1);
    REQUIRE(office.pool.cells_waiting.empty());
}

TEST_CASE("a message waits for its last part, then comes out whole", "[sync]") {
    Office office;
    Bytes noise(1500);
    office.random.fill(noise);
    Contact said = office.contact(to_hex(noise).substr(0, 2000));
    auto cells = office.seal(said);
    REQUIRE(cells.size() > 1);
    const privacy::Cell last = cells.back();
    cells.pop_back();
    office.put(cells);
    REQUIRE(office.run().value().revealed == 0);
    REQUIRE(office.pool.cells_waiting.size() == cells.size());
    office.put({last});
    REQUIRE(office.run().value().revealed == 1);
    REQUIRE(office.words(office.inbox().at(0)).story == said.story);
}

TEST_CASE("what no key opens is set aside, in nobody's way; dummies stay with the messages",
          "[sync]") {
    Office office;
    for (int i = 0; i < 5; ++i)
        office.put({privacy::seal_dummy(office.keys.public_key, office.random)});
    office.put(test::random_cells(3, office.random));
    office.put(office.seal(office.contact("Real")));
    const auto report = office.run().take();
    REQUIRE(report.revealed == 1);
    REQUIRE(report.quarantined == 3);
    REQUIRE(office.pool.cells_waiting.size() == 6);
    REQUIRE(office.pool.quarantined().value() == 3);
    REQUIRE(office.run().value().quarantined == 0);
}

TEST_CASE("what a program cannot read, a newer one reads and releases", "[sync]") {
    Office office;
    // As an older program without the key would find it.
    office.put(office.seal(office.contact("Sealed for a newer program")));
    REQUIRE(office.run_with({privacy::make_epoch_key_pair()}).value().quarantined == 1);
    REQUIRE(office.run().value().revealed == 0);
    REQUIRE(office.pool.retry_quarantine(reading_level, test::a_day).value() == 1);
    REQUIRE(office.run().value().revealed == 1);
    REQUIRE(office.pool.retry_quarantine(reading_level, test::a_day).value() == 0);
}

TEST_CASE("cells of an epoch before the current one are opened too", "[sync]") {
    Office office;
    const auto newer = privacy::make_epoch_key_pair();
    office.put(office.seal(office.contact("Sealed last month")));
    Releaser releaser(office.pool, office.office, office.organisation, {newer, office.keys},
                      office.office_key, office.hash_key, office.random);
    REQUIRE(releaser.run(test::a_day).value().revealed == 1);
}

TEST_CASE("what is not due stays sealed and leaves no mark but the day of the run", "[sync]") {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 3, 5}};
    const CivilDay tomorrow = test::a_day + std::chrono::days{1};
    office.put(office.seal(office.contact("One")));
    office.put(office.seal(office.contact("Two")));
    const auto before = office.pool.cells_waiting;
    REQUIRE(office.run().value().revealed == 0);
    REQUIRE(office.run(tomorrow).value().revealed == 0);
    REQUIRE(office.inbox().empty());
    REQUIRE(std::ranges::equal(
        office.pool.cells_waiting, before, {}, [](const auto& entry) { return entry.first; },
        [](const auto& entry) { return entry.first; }));
    REQUIRE(office.office.last_release().value() == tomorrow);
}

TEST_CASE("a day's window closes with its first run, also when that revealed nothing", "[sync]") {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 1, 0}};
    const CivilDay tomorrow = test::a_day + std::chrono::days{1};
    REQUIRE(office.run(tomorrow).value().revealed == 0);
    office.put(office.seal(office.contact("Seen yesterday, sent late")));
    REQUIRE(office.run(tomorrow).value().revealed == 0);
    REQUIRE(office.run(tomorrow + std::chrono::days{1}).value().revealed == 1);
}

TEST_CASE("closing the day early reveals what came in today, in groups that are large enough",
          "[sync]") {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 3, 30}};
    Releaser releaser(office.pool, office.office, office.organisation, {office.keys},
                      office.office_key, office.hash_key, office.random);
    for (const char* story : {"a", "b"})
        office.put(office.seal(office.contact(story)));
    REQUIRE(releaser.run(test::a_day, Closing::Today).value().revealed == 0);
    office.put(office.seal(office.contact("c")));
    REQUIRE(releaser.run(test::a_day).value().revealed == 0);
    REQUIRE(releaser.run(test::a_day, Closing::Today).value().revealed == 3);
    REQUIRE(office.inbox().at(0).released == test::a_day);
}

TEST_CASE("a release cut short does not make the next small group look large", "[sync]") {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 3, 30}};
    std::vector<privacy::Cell> released;
    for (const char* story : {"a", "b", "c"}) {
        const auto cells = office.seal(office.contact(story));
        released.insert(released.end(), cells.begin(), cells.end());
    }
    office.put(released);
    const CivilDay tomorrow = test::a_day + std::chrono::days{1};
    REQUIRE(office.run(tomorrow).value().revealed == 3);
    // As if the power had failed before the pool forgot them.
    office.pool.seen.clear();
    office.put(released);
    office.put(office.seal(office.contact("Alone")));
    REQUIRE(office.run(tomorrow + std::chrono::days{1}).value().revealed == 0);
    REQUIRE(office.inbox().size() == 3);
}

TEST_CASE("the order of a release is not the order in which things were said", "[sync]") {
    // 20 items in arrival order would be one of 20! orders.
    Office office;
    for (int i = 0; i < 20; ++i)
        office.put(office.seal(office.contact(std::to_string(i))));
    struct Order : test::MemoryOffice {
        Result<std::int64_t> add_release(const std::vector<store::OfficeItem>& items,
                                         const std::vector<Bytes>& hashes, CivilDay day) override {
            written.push_back(items);
            return MemoryOffice::add_release(items, hashes, day);
        }
        std::vector<std::vector<store::OfficeItem>> written;
    };
    std::vector<std::string> orders[2];
    for (auto& order : orders) {
        Order recorder;
        test::MemoryPool pool = office.pool;
        Releaser releaser(pool, recorder, office.organisation, {office.keys}, office.office_key,
                          office.hash_key, office.random);
        REQUIRE(releaser.run(test::a_day).value().revealed == 20);
        for (const store::OfficeItem& item : recorder.written.at(0)) {
            order.push_back(office.words(item).story);
        }
    }
    // The same pool in the same order: only the shuffle differs.
    REQUIRE(orders[0] != orders[1]);
    std::ranges::sort(orders[0]);
    std::ranges::sort(orders[1]);
    REQUIRE(orders[0] == orders[1]);
}

TEST_CASE("messages and dummies of a day leave together, and go when a proved backup has them",
          "[sync]") {
    Office office;
    office.put(office.seal(office.contact("Kept a while")));
    for (int i = 0; i < 20; ++i)
        office.put({privacy::seal_dummy(office.keys.public_key, office.random)});
    REQUIRE(office.run().value().revealed == 1);
    REQUIRE(office.run(test::a_day + Cover().whole).ok());
    REQUIRE(office.pool.cells_waiting.size() == 21);
    REQUIRE(office.run(test::a_day + Cover().whole + std::chrono::days{1}).ok());
    REQUIRE(office.pool.cells_waiting.size() == 16);
    REQUIRE(office.pool.released.size() == 5);
    office.let_go();
    REQUIRE(office.pool.cells_waiting.empty());
    REQUIRE(office.pool.released.size() == 21);
    const std::uint64_t backup = office.pool.begin_backup().value();
    REQUIRE(office.pool.set_horizon(backup).ok());
    REQUIRE(office.pool.released.empty());
}

TEST_CASE("each cell is opened once, but for what still waits", "[sync]") {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 1, 0}};
    const CivilDay tomorrow = test::a_day + std::chrono::days{1};
    office.put(office.seal(office.contact("Released")));
    office.put({privacy::seal_dummy(office.keys.public_key, office.random)});
    REQUIRE(office.run(tomorrow).value().revealed == 1);
    // What needs no key has been opened before.
    REQUIRE(office.run_with({}, tomorrow).value().quarantined == 0);
    office.put({privacy::seal_dummy(office.keys.public_key, office.random)}, tomorrow);
    REQUIRE(office.run_with({}, tomorrow).value().quarantined == 1);
    office.put(office.seal(office.contact("Waits")), tomorrow);
    REQUIRE(office.run(tomorrow).value().revealed == 0);
    REQUIRE(office.run_with({}, tomorrow).value().quarantined == 1);
    REQUIRE(office.memory.cells.size() == 2);
}

TEST_CASE("an office put back from a backup gets what it lacks again, once", "[sync]") {
    Office office;
    office.put(office.seal(office.contact("In the backup")));
    REQUIRE(office.run().value().revealed == 1);
    test::MemoryOffice backup;
    backup.restore(office.office, "office-1");
    office.put(office.seal(office.contact("After the backup")));
    REQUIRE(office.run().value().revealed == 1);
    office.office.restore(backup, "office-2");
    REQUIRE(office.inbox().size() == 1);
    REQUIRE(office.run().value().revealed == 1);
    REQUIRE(office.inbox().size() == 2);
    REQUIRE(office.run().value().revealed == 0);
    office.let_go();
    REQUIRE(office.inbox().size() == 2);
    REQUIRE(office.pool.cells_waiting.empty());
}

TEST_CASE("an office that cannot write leaves the pool as it was", "[sync]") {
    Office office;
    office.put(office.seal(office.contact("Not lost")));
    office.office.broken = Error{ErrorKind::Full, "no room"};
    REQUIRE(office.run().error().kind == ErrorKind::Full);
    REQUIRE(office.pool.cells_waiting.size() == 1);
    office.office.broken.reset();
    REQUIRE(office.run().value().revealed == 1);
}

TEST_CASE("equality answers wait for eight and lose what a device says beside them", "[sync]") {
    Office office;
    office.organisation.equality_questionnaire = "drop_in";
    // All else comes the next day.
    office.organisation.release.rules = {
        {std::nullopt, ContactKind::SurveyAnswer, Every::Day, 1, 0}};
    // As a program sends them that knows of no equality questions.
    Contact said = survey_answer("cy");
    said.urgent = true;
    for (int i = 0; i < 7; ++i)
        office.put(office.seal(said));
    const auto weeks_later = [](int weeks) { return test::a_day + std::chrono::weeks{weeks}; };
    REQUIRE(office.run(weeks_later(4)).value().revealed == 0);
    office.put(office.seal(said), weeks_later(4));
    REQUIRE(office.run(weeks_later(6)).value().revealed == 8);
    const auto items = office.office.survey_items("drop_in").take();
    REQUIRE(items.size() == 8);
    for (const store::OfficeItem& item : items) {
        REQUIRE(item.channel == Channel::Equality);
        REQUIRE((item.service.empty() && item.language.empty() && !item.urgent));
        const Contact kept = office.words(item);
        REQUIRE((kept.service.empty() && kept.service_group.empty() && kept.language.empty()));
        REQUIRE(kept.answers == said.answers);
    }
}

}  // namespace candour::server
