// What a release no longer says: services of small groups, rare languages.
#include <map>
#include <set>

#include "tests/sync/server/release_world.h"

namespace candour::server {

namespace {

using feedback::Channel;
using feedback::Contact;
using feedback::ContactKind;
using privacy::Every;
using test::survey_answer;
using Office = test::ReleaseWorld;

}  // namespace

TEST_CASE("a group that stays too small comes out without its service", "[sync]") {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 3, 2}};
    office.put(office.seal(office.contact("Alone")));
    for (int day = 1; day < 10 && office.inbox().empty(); ++day) {
        REQUIRE(office.run(test::a_day + std::chrono::days{day}).ok());
    }
    REQUIRE(office.inbox().size() == 1);
    REQUIRE(office.inbox()[0].service.empty());
    const Contact words = office.words(office.inbox()[0]);
    REQUIRE(words.service.empty());
    REQUIRE(words.service_group.empty());
    REQUIRE(words.story == "Alone");
}

TEST_CASE("who comes out without their service has others beside them", "[sync]") {
    Office office;
    feedback::Service small;
    small.id = "mornings";
    small.group = "outreach";
    office.organisation.services.push_back(small);
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 3, 2}};
    Contact alone = office.contact("Alone");
    alone.service = "mornings";
    office.put(office.seal(alone));
    const CivilDay next_day = test::a_day + std::chrono::days{1};
    REQUIRE(office.run(next_day).value().revealed == 0);
    for (int i = 0; i < 10; ++i)
        office.put(office.seal(office.contact("Of many")), next_day);
    Contact praise = office.contact("Thank you");
    praise.kind = ContactKind::Compliment;
    office.put(office.seal(praise), next_day);
    REQUIRE(office.run(next_day + std::chrono::days{1}).value().revealed == 12);
    std::multiset<std::string> without;
    for (const store::OfficeItem& item : office.inbox()) {
        const Contact words = office.words(item);
        REQUIRE(item.service == words.service);
        REQUIRE(words.service.empty() == words.service_group.empty());
        if (item.service.empty()) without.insert(words.story);
    }
    REQUIRE(without == std::multiset<std::string>{"Alone", "Of many", "Of many"});
}

TEST_CASE("a service that fewer people use than must come out together is not shown", "[sync]") {
    Office office;
    for (const char* id : {"mornings", "evenings"}) {
        feedback::Service small;
        small.id = id;
        small.group = id;
        office.organisation.services.push_back(small);
    }
    office.organisation.crowd = feedback::Crowd{{{"mornings", 2}, {"evenings", 2}}};
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 3, 30},
                                         {std::nullopt, ContactKind::Complaint, Every::Day, 1, 0}};
    // Two people of one group may say much: it waits until others of small groups have, too.
    const auto say = [&](const char* service, ContactKind kind = ContactKind::Suggestion) {
        Contact said = office.contact(service);
        said.service = service;
        said.kind = kind;
        office.put(office.seal(said));
    };
    say("mornings");
    say("mornings");
    const CivilDay next_day = test::a_day + std::chrono::days{1};
    REQUIRE(office.run(next_day).value().revealed == 0);
    say("evenings");
    say("evenings", ContactKind::Complaint);
    REQUIRE(office.run(next_day + std::chrono::days{1}).value().revealed == 4);
    for (const store::OfficeItem& item : office.inbox()) {
        // Whoever deals with a complaint has to know what it is about.
        const bool complaint = item.kind == ContactKind::Complaint;
        REQUIRE(item.service == (complaint ? "evenings" : ""));
    }
}

TEST_CASE("of who wants answers deleted nothing is shown, whatever a device says", "[sync]") {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Week, 8, 28}};
    Contact wish;
    wish.kind = ContactKind::Forget;
    wish.service = "drop-in";
    wish.service_group = "centre";
    wish.language = "ur";
    wish.urgent = true;
    office.put(office.seal(wish));
    REQUIRE(office.run().value().revealed == 0);
    REQUIRE(office.run(test::a_day + std::chrono::days{1}).value().revealed == 1);
    REQUIRE(office.inbox().empty());
    store::InboxFilter wishes;
    wishes.kind = ContactKind::Forget;
    const store::OfficeItem item = office.office.inbox(wishes).take().items.at(0);
    REQUIRE((item.service.empty() && item.language.empty() && !item.urgent));
    const Contact kept = office.words(item);
    REQUIRE((kept.service_group.empty() && kept.language.empty()));
}

TEST_CASE("a service that the organisation does not have is not shown", "[sync]") {
    Office office;
    Contact said = office.contact("From a device with strange ideas");
    said.service = "<script>";
    office.put(office.seal(said));
    REQUIRE(office.run().value().revealed == 1);
    REQUIRE(office.inbox().at(0).service.empty());
}

namespace {

// What came out of a release under k=3 of answers in these languages without words, and of one in
// Urdu with words: how many of each language, "" for those without.
std::map<std::string, int> languages_released(const std::vector<std::string>& said) {
    Office office;
    office.organisation.release.rules = {{std::nullopt, std::nullopt, Every::Day, 3, 30}};
    for (const std::string& language : said) {
        Contact answer = survey_answer(language);
        answer.answers.set({.question = "age", .text = "41"});  // In no language.
        office.put(office.seal(std::move(answer)));
    }
    Contact with_text = survey_answer("ur");
    with_text.answers.set({.question = "better", .text = "A word"});
    office.put(office.seal(with_text));
    const auto all = static_cast<std::int64_t>(said.size()) + 1;
    REQUIRE(office.run(test::a_day + std::chrono::days{1}).value().revealed == all);
    std::map<std::string, int> languages;
    for (const store::OfficeItem& item : office.office.survey_items("drop_in").take()) {
        ++languages[item.language];
        REQUIRE(office.words(item).language == item.language);
    }
    return languages;
}

}  // namespace

TEST_CASE("a rare language goes where no text needs it, and stays with text", "[sync]") {
    using Counts = std::map<std::string, int>;
    REQUIRE(languages_released({"en", "en", "en", "en", "cy", "ar", "pl"}) ==
            Counts{{"en", 4}, {"", 3}, {"ur", 1}});
    REQUIRE(languages_released({"en", "en", "en"}) == Counts{{"en", 3}, {"ur", 1}});
}

TEST_CASE("a lone answer without its language is not left alone beside those with theirs",
          "[sync]") {
    using Counts = std::map<std::string, int>;
    // One in Welsh among four in English: were theirs shown, its own would be known.
    REQUIRE(languages_released({"en", "en", "en", "en", "cy"}) == Counts{{"", 5}, {"ur", 1}});
    // The rarest of the others is enough.
    REQUIRE(languages_released({"en", "en", "en", "en", "cy", "cy", "cy", "ar"}) ==
            Counts{{"en", 4}, {"", 4}, {"ur", 1}});
}

}  // namespace candour::server
