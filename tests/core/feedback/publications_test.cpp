// Publications over an organisation's file.
#include "core/feedback/publications.h"

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/small_procedure.h"

namespace candour::feedback {

namespace {

using nlohmann::json;

// The example's file with a second service that asks nothing.
json two_services() {
    json file = test::example_organisation();
    json lunch = file["services"][0];
    lunch["id"] = "lunch";
    lunch.erase("questionnaire");
    file["services"].push_back(lunch);
    return file;
}

json questionnaire(const std::string& id, const std::string& title) {
    json made = test::example_questionnaire();
    made["id"] = id;
    made["title"]["en"] = title;
    return made;
}

Result<Standing> lay(const json& file, const Publications& publications) {
    return with_publications(file.dump(1), "organisation.json", publications);
}

std::string title_of(const Standing& standing, const std::string& id) {
    const auto* found = standing.organisation.find_questionnaire(id);
    return found == nullptr ? "(none)" : found->title.in("en").text;
}

std::string asked_by(const Standing& standing, const std::string& service) {
    return standing.organisation.find_service(service)->questionnaire;
}

Publications publications(std::map<std::string, PublishedSurvey> surveys,
                          std::map<std::string, std::string> asked) {
    return {.revision = 7, .surveys = std::move(surveys), .asked = std::move(asked)};
}

json with_picture(json questionnaire) {
    questionnaire["questions"][1]["choices"][0]["picture"] = {{"en", "bus.png"}};
    return questionnaire;
}

}  // namespace

TEST_CASE("pictures come with publications, not with an organisation's file", "[core]") {
    json file = two_services();
    Publications published;
    published.apply({.questionnaire = "drop_in",
                     .survey = {.document = with_picture(questionnaire("drop_in", "Seen")).dump(),
                                .withdrawn = false,
                                .pictures = {{"bus.png", "abc"}}},
                     .asked = {}});
    REQUIRE(lay(file, published).value().pictures ==
            std::map<std::string, std::string>{{"drop_in/bus.png", "abc"}});
    published.surveys["drop_in"].withdrawn = true;
    REQUIRE(lay(file, published).value().pictures.empty());
    file["questionnaires"][0] = with_picture(file["questionnaires"][0]);
    const auto refused = lay(file, {});
    REQUIRE(refused.error().kind == ErrorKind::Invalid);
    REQUIRE(refused.error().what.find("question 'came_for', choice 'housing'") !=
            std::string::npos);
    REQUIRE(refused.error().what.find("--media") != std::string::npos);
}

TEST_CASE("procedures, units and pages of the file stay when a survey is published", "[core]") {
    json file = two_services();
    file["procedures"] = {test::small_procedure()};
    file["services"][1]["procedure"] = "small";
    file["services"][1]["anonymous_inside"] = false;
    file["services"][1]["unit"] = "kitchen";
    const json kitchen = {{"en", "Kitchen"}, {"cy", "Cegin"}, {"ur", "باورچی خانہ"}};
    file["units"] = {{{"id", "kitchen"}, {"name", kitchen}, {"nation", "scotland"}}};
    const json text = {{"en", "One."}, {"cy", "Un."}, {"ur", "ایک"}};
    file["information"] = {{{"id", "rights"},
                            {"title", text},
                            {"text", text},
                            {"review_day", "2027-03-31"},
                            {"owner", "Centre manager"}}};
    Publications published;
    published.apply({.questionnaire = "drop_in",
                     .survey = {.document = questionnaire("drop_in", "Seen").dump()},
                     .asked = {{"lunch", "drop_in"}}});
    const Standing standing = lay(file, published).take();
    const Organisation& now = standing.organisation;
    REQUIRE(asked_by(standing, "lunch") == "drop_in");
    REQUIRE(now.procedure_of(*now.find_service("lunch"))->id == "small");
    REQUIRE(now.procedure_of(now.services.front()) == nullptr);
    REQUIRE(now.find_information("rights") != nullptr);
    REQUIRE(now.unit_of(*now.find_service("lunch"))->nation == complaint::Nation::Scotland);
    REQUIRE(now.find_service("lunch")->anonymous_inside == false);
}

TEST_CASE("without publications the file is taken byte for byte", "[core]") {
    const std::string file = two_services().dump(3) + "\n";
    const Standing standing = with_publications(file, "organisation.json", {}).take();
    REQUIRE(standing.json == file);
    REQUIRE(standing.revision == 0);
    REQUIRE(standing.organisation.id == "example-advice");
}

TEST_CASE("a publication wins over the file's questionnaire of the same id", "[core]") {
    const auto file = two_services();
    const Standing standing =
        lay(file, publications({{"drop_in", {questionnaire("drop_in", "New").dump(), false}}},
                               {{"drop-in", "drop_in"}, {"lunch", "drop_in"}}))
            .take();
    REQUIRE(standing.organisation.questionnaires.size() == 1);
    REQUIRE(title_of(standing, "drop_in") == "New");
    REQUIRE(asked_by(standing, "drop-in") == "drop_in");
    REQUIRE(asked_by(standing, "lunch") == "drop_in");
    REQUIRE(standing.revision == 7);
    // Devices read the same.
    const Organisation sent = parse_organisation(standing.json, "sent").take();
    REQUIRE(sent.questionnaires == standing.organisation.questionnaires);
    REQUIRE(sent.find_service("lunch")->questionnaire == "drop_in");
}

TEST_CASE("a publication adds a questionnaire, also to a file that has none", "[core]") {
    json file = two_services();
    file.erase("questionnaires");
    file["services"][0].erase("questionnaire");
    const Standing standing =
        lay(file, publications({{"lunch", {questionnaire("lunch", "Lunch").dump(), false}}},
                               {{"lunch", "lunch"}}))
            .take();
    REQUIRE(title_of(standing, "lunch") == "Lunch");
    REQUIRE(asked_by(standing, "lunch") == "lunch");
    REQUIRE(asked_by(standing, "drop-in").empty());
}

TEST_CASE("what is withdrawn is asked nowhere, whatever the file says", "[core]") {
    json file = two_services();
    const std::string document = questionnaire("drop_in", "Old").dump();
    // Also by a service that the file had begun to ask it for afterwards.
    file["services"][1]["questionnaire"] = "drop_in";
    const Standing standing =
        lay(file, publications({{"drop_in", {document, true}}}, {{"drop-in", ""}})).take();
    REQUIRE(standing.organisation.questionnaires.empty());
    REQUIRE(asked_by(standing, "drop-in").empty());
    REQUIRE(asked_by(standing, "lunch").empty());
}

TEST_CASE("a publication about a service that is gone is left out", "[core]") {
    const Standing standing =
        lay(two_services(), publications({}, {{"closed-long-ago", "drop_in"}})).take();
    REQUIRE(standing.organisation.services.size() == 2);
}

TEST_CASE("file and publications are checked by themselves and together", "[core]") {
    json broken = two_services();
    broken["services"] = "none";
    const auto of_file = lay(broken, publications({{"a", {"{}", false}}}, {}));
    REQUIRE(of_file.error().kind == ErrorKind::Invalid);
    REQUIRE(of_file.error().what.starts_with("organisation.json: services"));

    const auto damaged = lay(two_services(), publications({{"drop_in", {"{\"id", false}}}, {}));
    REQUIRE(damaged.error().kind == ErrorKind::Corrupt);
    REQUIRE(damaged.error().what.starts_with("the questionnaire 'drop_in' as it was published"));

    const auto unasked = lay(two_services(), publications({}, {{"lunch", "nowhere"}}));
    REQUIRE(unasked.error().kind == ErrorKind::Invalid);
    REQUIRE(unasked.error().what.starts_with(
        "organisation.json with what was published over it: services[1]"));
}

TEST_CASE("a change says only what it is about", "[core]") {
    Publications all;
    all.apply({"a", {"one", false}, {{"x", "a"}, {"y", "a"}}});
    all.apply({"b", {"two", false}, {{"y", "b"}}});
    all.apply({"a", {"three", true}, {{"x", ""}}});
    REQUIRE(all.revision == 3);
    REQUIRE(all.surveys ==
            std::map<std::string, PublishedSurvey>{{"a", {"three", true}}, {"b", {"two", false}}});
    REQUIRE(all.asked == std::map<std::string, std::string>{{"x", ""}, {"y", "b"}});
}

TEST_CASE("C22: published entries of \"You said, we did\" stand beside the file's, newest first",
          "[core]") {
    json file = two_services();
    const auto entry = [&file](const std::string& id, const std::string& day) {
        json made = {{"id", id}, {"day", day}, {"review_day", "2027-05-29"}, {"people", 20}};
        made["said"] = file["name"];
        made["did"] = {{file["languages"][0].get<std::string>(), "We did."}};
        return made;
    };
    file["you_said"] = json::array({entry("old", "2026-10-01"), entry("both", "2026-11-02")});
    Publications published;
    published.apply(YouSaidChange{"new", entry("new", "2026-11-20").dump()});
    published.apply(YouSaidChange{"both", entry("both", "2026-11-01").dump()});
    published.apply(YouSaidChange{"gone", entry("gone", "2026-11-01").dump()});
    published.apply(YouSaidChange{"gone"});
    const Standing standing = lay(file, published).take();
    const auto& entries = standing.organisation.you_said;
    REQUIRE(entries.size() == 3);
    REQUIRE(entries[0].id == "new");
    REQUIRE(entries[1].id == "both");
    REQUIRE(to_iso(entries[1].day) == "2026-11-01");
    REQUIRE(entries[2].id == "old");
    REQUIRE(entries[0].people == 20);
    REQUIRE(entries[0].stands_on(from_iso("2027-05-29").value()));
    REQUIRE_FALSE(entries[0].stands_on(from_iso("2027-05-30").value()));
    published.apply(YouSaidChange{"bad", "{"});
    REQUIRE(lay(file, published).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("an entry of \"You said, we did\" that says too much, or is not whole, is refused",
          "[core]") {
    struct Row {
        const char* field;
        json value;
    };
    const Row row =
        GENERATE(Row{"people", 12}, Row{"people", 5}, Row{"day", "soon"}, Row{"review_day", ""},
                 Row{"said", json::object()}, Row{"id", "A b"}, Row{"contacts", 3});
    INFO(row.field);
    json file = two_services();
    json entry = {{"id", "a"}, {"day", "2026-11-29"}, {"review_day", "2027-05-29"}};
    entry["said"] = file["name"];
    entry["did"] = file["name"];
    file["you_said"] = json::array({entry});
    REQUIRE(lay(file, {}).ok());
    file["you_said"][0][row.field] = row.value;
    REQUIRE(lay(file, {}).error().kind == ErrorKind::Invalid);
}

}  // namespace candour::feedback
