// What ships in words: the organisations of assets/ and the catalogues of locales/.
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "core/feedback/organisation.h"
#include "platform/text/catalogue.h"
#include "tests/platform/text/engine_fixture.h"

using namespace candour;
using namespace candour::tests;

namespace {

const std::string example_file = "assets/organisations/example.json";
const std::string small_file = "assets/organisations/small-charity-daily.json";
const std::string practice_file = "assets/organisations/practice-house.json";
const std::string group_file = "assets/organisations/housing-group.json";

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

feedback::Organisation organisation_of(const std::string& path) {
    auto read = feedback::parse_organisation(contents(path), path);
    INFO((read.ok() ? "" : read.error().what));
    REQUIRE(read.ok());
    return read.take();
}

// Every text of a JSON file that is given in languages, as {language, text}.
void collect_texts(const nlohmann::json& node,
                   std::vector<std::pair<std::string, std::string>>& texts) {
    const bool in_languages = node.is_object() && node.contains("en");
    if (node.is_object()) {
        for (auto field = node.begin(); field != node.end(); ++field) {
            if (in_languages) {
                texts.emplace_back(field.key(), field.value().get<std::string>());
            } else {
                collect_texts(field.value(), texts);
            }
        }
    } else if (node.is_array()) {
        for (const auto& part : node) {
            collect_texts(part, texts);
        }
    }
}

}  // namespace

TEST_CASE("the example organisation is what a trustee is shown", "[platform]") {
    const auto example = organisation_of(example_file);
    REQUIRE(example.languages == std::vector<Language>{"en", "cy", "ur"});
    REQUIRE(example.kinds.size() == feedback::offerable_contact_kinds.size());
    REQUIRE(example.services.size() >= 5);
    REQUIRE(example.questionnaires.size() == 4);
    REQUIRE(example.release.releases_at_once());
    // Three services' surveys, each of one service, and the equality questions, of none.
    for (const auto& questionnaire : example.questionnaires) {
        REQUIRE(questionnaire.languages == example.languages);
        const bool is_equality = questionnaire.id == example.equality_questionnaire;
        REQUIRE(std::ranges::count(example.services, questionnaire.id,
                                   &feedback::Service::questionnaire) == (is_equality ? 0 : 1));
    }
}

TEST_CASE("the small charity's file is a template with the default release", "[platform]") {
    const auto small = organisation_of(small_file);
    REQUIRE_FALSE(small.release.releases_at_once());
    // Equality questions have the default's own rule wherever no other names their channel; what is
    // written back goes by the rule of its place, as this file gives out no codes.
    auto rules = privacy::default_release_policy().rules;
    std::erase_if(rules, [](const privacy::ReleaseRule& rule) {
        return (rule.channel && !is_place(*rule.channel)) ||
               rule.kind == feedback::ContactKind::FollowUp;
    });
    REQUIRE(small.release.rules == rules);
    REQUIRE(small.languages == std::vector<Language>{"en", "cy", "ur"});
}

TEST_CASE("telephone numbers and addresses of the examples reach nobody", "[platform]") {
    const auto organisation =
        organisation_of(GENERATE_COPY(values({example_file, small_file, group_file})));
    auto contacts = organisation.contacts;
    for (const auto& service : organisation.services) {
        contacts.insert(contacts.end(), service.contacts.begin(), service.contacts.end());
    }
    for (const auto& contact : contacts) {
        INFO(contact.phone << " " << contact.email);
        // Ofcom's numbers for drama, and what is right everywhere.
        const bool drama = contact.phone.starts_with("029 2018 0") ||
                           contact.phone.starts_with("01632 960") || contact.phone == "999";
        REQUIRE(drama);
        REQUIRE((contact.email.empty() || contact.email.ends_with("@example.org")));
    }
}

TEST_CASE("the shipped fonts have every letter of the example organisations", "[platform]") {
    Engine engine;
    std::vector<std::pair<std::string, std::string>> texts;
    collect_texts(nlohmann::json::parse(contents(example_file)), texts);
    collect_texts(nlohmann::json::parse(contents(small_file)), texts);
    collect_texts(nlohmann::json::parse(contents(practice_file)), texts);
    collect_texts(nlohmann::json::parse(contents(group_file)), texts);
    REQUIRE(texts.size() > 600);
    for (const auto& [language, text] : texts) {
        const auto status = engine.text->check_language(language, text);
        INFO(text << ": " << (status.ok() ? "" : status.error().what));
        REQUIRE(status.ok());
    }
}

TEST_CASE("every offered language has a catalogue that works", "[platform]") {
    const platform::Catalogue catalogue(share_path("locale"));
    const auto language = GENERATE(as<std::string>{}, "en", "cy", "ur", "ta");
    const auto status = catalogue.check_language(language);
    INFO((status.ok() ? "" : status.error().what));
    REQUIRE(status.ok());
}
