// Wishes to be involved leave the pool on a day of their own, and without any label (W6).
#include <functional>

#include "sync/server/release.h"
#include "tests/support/catch.h"
#include "tests/support/memory_office.h"
#include "tests/sync/sync_world.h"

namespace candour::server {
namespace {

using feedback::Channel;
using feedback::Contact;
using feedback::ContactKind;

struct WishOffice {
    WishOffice() {
        feedback::Service service;
        service.id = "drop-in";
        service.group = "centre";
        organisation.services.push_back(service);
        organisation.release = privacy::default_release_policy();
    }
    Contact contact(std::string story) const {
        Contact said;
        said.service = "drop-in";
        said.service_group = "centre";
        said.language = "en";
        said.story = std::move(story);
        return said;
    }
    void put(Contact said, CivilDay day = test::a_day) {
        REQUIRE(pool.add(test::sealed(std::move(said), keys.public_key, random), day).ok());
    }
    Result<ReleaseReport> run(CivilDay day) {
        Releaser releaser(pool, office, organisation, {keys}, office_key, hash_key, random);
        releaser.remember_in(memory);
        return releaser.run(day);
    }
    std::int64_t listed() { return office.inbox({}).value().total; }
    std::vector<store::OfficeItem> involved() {
        store::InboxFilter filter;
        filter.kind = ContactKind::Involvement;
        return office.inbox(filter).take().items;
    }

    test::SodiumRandom random;
    test::MemoryPool pool;
    PoolMemory memory;
    test::MemoryOffice office;
    feedback::Organisation organisation;
    privacy::EpochKeyPair keys = privacy::make_epoch_key_pair();
    OfficeKey office_key = make_office_key("2026-11");
    Bytes hash_key = Bytes(32, 5);
};

Contact wishes_to_take_part() {
    Contact said;
    said.kind = ContactKind::Involvement;
    said.channel = Channel::Apart;
    said.involvement.wishes = {feedback::Wish::TakePart};
    said.involvement.person = {"Nia", feedback::ReachBy::Email, "nia@example.org"};
    return said;
}

}  // namespace

TEST_CASE("who wishes to be involved has no label but that, whatever a device says", "[sync]") {
    WishOffice office;
    Contact said = wishes_to_take_part();
    said.channel = Channel::Reception;
    said.service = "drop-in";
    said.service_group = "centre";
    said.language = "ur";
    said.urgent = true;
    said.story = "It was me who complained";
    office.put(said);
    std::vector<CivilDay> released;
    for (int i = 0; i < 25; ++i) {
        const CivilDay day = test::a_day + std::chrono::days{i};
        if (office.run(day).value().revealed > 0) released.push_back(day);
    }
    // Seen on a Sunday: the first Thursday after its week.
    REQUIRE(released == std::vector{test::a_day + std::chrono::days{4}});
    REQUIRE(office.listed() == 0);
    const auto items = office.involved();
    REQUIRE(items.size() == 1);
    REQUIRE(items[0].channel == Channel::Apart);
    REQUIRE_FALSE(items[0].urgent);
    REQUIRE((items[0].service.empty() && items[0].language.empty()));
    const Contact words = unlock_words(items[0].words, office.office_key, items[0].id.bytes).take();
    REQUIRE(words == wishes_to_take_part());
}

TEST_CASE("several wishes of one person are not several people where wishes wait for others",
          "[sync]") {
    for (const bool others : {false, true}) {
        WishOffice office;
        office.organisation.release.rules.push_back(
            {Channel::Apart, ContactKind::Involvement, privacy::Every::Week, 3, 366});
        for (const feedback::Wish wish : feedback::all_wishes) {
            Contact alone = wishes_to_take_part();
            alone.involvement.wishes = {wish};
            office.put(alone);
        }
        if (others) {
            office.put(wishes_to_take_part());
            office.put(wishes_to_take_part());
        }
        for (int i = 0; i < 60; ++i)
            REQUIRE(office.run(test::a_day + std::chrono::days{i}).ok());
        // Three who wish to take part come out; one newsletter and one entry wait.
        REQUIRE(office.involved().size() == (others ? 3U : 0U));
        for (const store::OfficeItem& item : office.involved()) {
            const Contact said = unlock_words(item.words, office.office_key, item.id.bytes).take();
            REQUIRE(said.involvement.wishes == std::vector{feedback::Wish::TakePart});
        }
    }
}

TEST_CASE("W6: a wish to be involved and what else was said never come out in one run", "[sync]") {
    const auto complaint = [](Contact& said) { said.kind = ContactKind::Complaint; };
    const auto praise = [](Contact& said) { said.kind = ContactKind::Compliment; };
    const auto at_home = [](Contact& said) { said.channel = Channel::HomeVisit; };
    const std::function<void(Contact&)> makes[] = {complaint, praise, at_home};
    for (const auto& make : makes) {
        for (int arrived = 0; arrived < 7; ++arrived) {
            for (const int later : {0, 1, 2}) {        // The wish came in a later upload.
                for (const int off : {0, 3, 9, 16}) {  // Days without a server after that.
                    CAPTURE(arrived, later, off);
                    WishOffice office;
                    Contact said = office.contact("It was cold");
                    make(said);
                    const CivilDay day = test::a_day + std::chrono::days{arrived};
                    REQUIRE(office.run(day - std::chrono::days{1}).ok());
                    office.put(said, day);
                    office.put(wishes_to_take_part(), day + std::chrono::days{later});
                    std::vector<CivilDay> answered;
                    std::vector<CivilDay> wished;
                    for (int i = later + off; i < 60; ++i) {
                        const CivilDay today = day + std::chrono::days{i};
                        const auto before = office.listed();
                        const auto wishes = office.involved().size();
                        REQUIRE(office.run(today).ok());
                        if (office.listed() > before) answered.push_back(today);
                        if (office.involved().size() > wishes) wished.push_back(today);
                    }
                    REQUIRE(answered.size() == 1);
                    REQUIRE(wished.size() == 1);
                    REQUIRE(answered[0] != wished[0]);
                }
            }
        }
    }
}

}  // namespace candour::server
