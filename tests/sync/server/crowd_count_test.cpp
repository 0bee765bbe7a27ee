// What is counted of the month that is over, for the kiosks.
#include "sync/server/crowd_count.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <nlohmann/json.hpp>

#include "sync/protocol/bundle_package.h"
#include "tests/support/memory_office.h"
#include "tests/sync/server/device_world.h"

namespace candour::server {
namespace {

using feedback::Channel;
using feedback::ContactKind;
using nlohmann::json;
using std::chrono::days;

const CivilDay first_of_november = from_iso("2026-11-01").value();

struct Zeros : SecureRandom {
    void fill(std::span<std::uint8_t> out) override { std::ranges::fill(out, std::uint8_t{0}); }
    std::uint32_t below(std::uint32_t) override { return 0; }
};

struct World {
    World() {
        json source = json::parse(devices.organisation_json);
        source["crowd"] = json::object();
        devices.organisation_json = source.dump();
    }
    void release(int contacts, CivilDay day, ContactKind kind = ContactKind::Suggestion,
                 Channel channel = Channel::Reception, const std::string& language = "en") {
        std::vector<store::OfficeItem> items;
        std::vector<Bytes> hashes;
        for (int i = 0; i < contacts; ++i) {
            store::OfficeItem item;
            item.id = SubmissionId::create(devices.random);
            item.kind = kind;
            item.channel = channel;
            item.language = language;
            item.released = day;
            items.push_back(std::move(item));
            hashes.emplace_back(32);
            devices.random.fill(hashes.back());
        }
        REQUIRE(office.add_release(items, hashes, day).ok());
    }
    feedback::CountedCrowd count(CivilDay today = first_of_november) {
        return count_crowd(office, today, none_left_out).take();
    }
    std::string with_count(CivilDay today) {
        return with_counted_crowd(devices.organisation_json, devices.bundles, office, today,
                                  none_left_out)
            .take();
    }
    void publish(CivilDay today) {
        const auto source = [&]() -> Result<BundleSource> {
            BundleSource made = devices.source();
            made.organisation_json = with_count(today);
            return made;
        };
        REQUIRE(publish_bundle(source, devices.bundles, devices.pool, devices.clock).ok());
    }

    test::DeviceWorld devices;
    test::MemoryOffice office;
    Zeros none_left_out;
};

int at_least(const std::string& organisation) {
    const json contacts = json::parse(organisation).at("/crowd/counted/contacts"_json_pointer);
    return contacts.empty() ? 0 : contacts[0].at("at_least").get<int>();
}

}  // namespace

TEST_CASE("contacts of the month that is over are counted in tens, rounded down", "[sync]") {
    World world;
    world.release(19, first_of_november - days{31});  // 1 October.
    world.release(18, first_of_november - days{1});
    world.release(50, first_of_november - days{32});  // September.
    world.release(50, first_of_november);
    const feedback::CountedCrowd counted = world.count();
    REQUIRE(counted.month == "2026-10");
    REQUIRE(counted.contacts == std::vector<feedback::CountedContacts>{{Channel::Reception, 30}});
    REQUIRE(world.count(first_of_november + days{29}) == counted);
}

TEST_CASE("some are left out before it is rounded, never any added, and nobody knows how many",
          "[sync]") {
    World world;
    world.release(39, first_of_november - days{3});
    std::map<int, int> said;
    constexpr int months = 2000;
    for (int i = 0; i < months; ++i) {
        const auto counted = count_crowd(world.office, first_of_november, world.devices.random);
        const auto& contacts = counted.value().contacts;
        ++said[contacts.empty() ? 0 : contacts[0].at_least];
    }
    // 30 where up to nine were left out: with probability 1 - (5/6)^10 = 0.838; 20 with 0.135.
    // Four standard deviations of a share of 2,000 are 0.033 and 0.031.
    REQUIRE(said.rbegin()->first == 30);
    REQUIRE(std::abs(said[30] - 0.838 * months) < 0.033 * months);
    REQUIRE(std::abs(said[20] - 0.135 * months) < 0.031 * months);
    REQUIRE(said[10] + said[0] > 0);
}

TEST_CASE("fewer than ten are counted as none, of a channel and of a language", "[sync]") {
    World world;
    const CivilDay day = first_of_november - days{3};
    world.release(9, day, ContactKind::Complaint, Channel::HomeVisit, "ur");
    world.release(10, day, ContactKind::SurveyAnswer, Channel::Reception, "cy");
    world.release(40, day, ContactKind::SurveyAnswer, Channel::Reception, "");
    const feedback::CountedCrowd counted = world.count();
    REQUIRE(counted.contacts == std::vector<feedback::CountedContacts>{{Channel::Reception, 50}});
    REQUIRE(counted.languages == std::vector<Language>{"cy"});
}

TEST_CASE("who people are, and what is parted from what they said, counts no second time",
          "[sync]") {
    World world;
    const CivilDay day = first_of_november - days{3};
    world.release(30, day, ContactKind::SurveyAnswer, Channel::Equality, "");
    for (const ContactKind kind : {ContactKind::Text, ContactKind::Help, ContactKind::FollowUp,
                                   ContactKind::Forget, ContactKind::Involvement})
        world.release(30, day, kind);
    REQUIRE(world.count().contacts.empty());
    REQUIRE(world.count().languages.empty());
}

TEST_CASE("a month is counted once, whatever is erased or counted later", "[sync]") {
    World world;
    world.release(30, first_of_november - days{3});
    world.publish(first_of_november);
    world.release(30, first_of_november - days{2});
    REQUIRE(at_least(world.with_count(first_of_november + days{1})) == 30);
    const std::uint64_t version = world.devices.bundles.version().value();
    world.publish(first_of_november + days{1});
    REQUIRE(world.devices.bundles.version().value() == version);
    // The next month is another.
    world.release(20, first_of_november);
    REQUIRE(at_least(world.with_count(first_of_november + days{30})) == 20);
}

TEST_CASE("where the file has no crowd, nothing is counted and nothing is changed", "[sync]") {
    World world;
    world.release(30, first_of_november - days{3});
    world.devices.organisation_json = test::example_organisation().dump();
    REQUIRE(world.with_count(first_of_november) == world.devices.organisation_json);
    // Nor where it is no file.
    world.devices.organisation_json = "{";
    REQUIRE(world.with_count(first_of_november) == "{");
}

TEST_CASE("when the office cannot be read, no bundle says what nobody counted", "[sync]") {
    World world;
    world.office.broken = Error{ErrorKind::Unavailable, "it is away"};
    const auto made = with_counted_crowd(world.devices.organisation_json, world.devices.bundles,
                                         world.office, first_of_november,
                                         world.none_left_out);
    REQUIRE(made.error().what == "it is away");
}

}  // namespace candour::server
