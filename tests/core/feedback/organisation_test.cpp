// Reading an organisation's file.
#include "core/feedback/organisation.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/core/feedback/example_organisation.h"
#include "tests/support/property.h"
#include "tests/support/small_procedure.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

Result<Organisation> parse(const json& source) {
    return parse_organisation(source.dump(2), "organisation.json");
}

json changed(const char* pointer, const json& value) {
    json source = test::example_organisation();
    const json::json_pointer at(pointer);
    if (value.is_null()) {
        source[at.parent_pointer()].erase(at.back());
    } else {
        source[at] = value;
    }
    return source;
}

}  // namespace

TEST_CASE("parse_organisation reads every field", "[core]") {
    const Organisation read = parse(test::example_organisation()).take();
    REQUIRE(read.id == "example-advice");
    REQUIRE(read.languages == std::vector<Language>{"en", "cy", "ur"});
    REQUIRE(read.welcome.in("ur").text == "خوش آمدید");
    REQUIRE(read.crowd_note_users_month == "40");
    REQUIRE(read.find_kind(ContactKind::Complaint)->name.in("cy").text == "Cwyn");
    REQUIRE(read.find_kind(ContactKind::Compliment) == nullptr);
    const Service* service = read.find_service("drop-in");
    REQUIRE(service->group == "centre");
    REQUIRE(service->contacts.at(0).email == "desk@example.org");
    REQUIRE(read.find_service("absent") == nullptr);
    REQUIRE(read.contacts.at(0).phone == "01632 960000");
    REQUIRE(read.find_questionnaire(service->questionnaire)->questions.size() == 4);
    REQUIRE(read.release.rules.size() == 2);
    REQUIRE(read.release.rules[0].kind == ContactKind::Complaint);
    REQUIRE(read.release.rules[1].every == privacy::Every::Week);
    REQUIRE(read.release.rules[1].at_least == 5);
    REQUIRE(read.release.rules[1].or_after_days == 14);
}

TEST_CASE("parse_organisation reads procedures, whose they are, and pages to read", "[core]") {
    json source = test::example_organisation();
    json other = test::small_procedure();
    other["id"] = "other";
    source["procedures"] = {test::small_procedure(), other};
    source["procedure"] = "small";
    source["services"][0]["procedure"] = "other";
    source["services"].push_back(source["services"][0]);
    source["services"].back()["id"] = "second";
    source["services"].back().erase("procedure");
    const json text = {{"en", "One.\n\nTwo."}, {"cy", "Un."}, {"ur", "ایک"}};
    source["information"] = {{{"id", "rights"},
                              {"title", text},
                              {"text", text},
                              {"review_day", "2027-03-31"},
                              {"owner", "Centre manager"}}};
    const Organisation read = parse(source).take();
    REQUIRE(read.procedures.size() == 2);
    REQUIRE(read.procedure_of(read.services.at(0))->id == "other");
    REQUIRE(read.procedure_of(*read.find_service("second"))->id == "small");
    const InformationPage& page = *read.find_information("rights");
    REQUIRE(page.text.in("cy").text == "Un.");
    REQUIRE_FALSE(is_overdue(page, from_iso("2027-03-31").value()));
    REQUIRE(is_overdue(page, from_iso("2027-04-01").value()));
    REQUIRE(read.find_information("absent") == nullptr);
}

TEST_CASE("an organisation needs no procedure, and a service without one has none", "[core]") {
    const Organisation read = parse(test::example_organisation()).take();
    REQUIRE(read.procedures.empty());
    REQUIRE(read.procedure_of(read.services.at(0)) == nullptr);
}

TEST_CASE("what is wrong with procedures and pages is said in plain words", "[core]") {
    const json text = {{"en", "One."}, {"cy", "Un."}, {"ur", "ایک"}};
    const json page = {{"id", "rights"},
                       {"title", text},
                       {"text", text},
                       {"review_day", "2027-03-31"},
                       {"owner", "Centre manager"}};
    json no_day = page;
    no_day["review_day"] = "next spring";
    json no_owner = page;
    no_owner.erase("owner");
    json broken = test::small_procedure();
    broken["stages"][0]["holders"] = {"nobody"};
    struct Row {
        const char* pointer;
        json value;
        std::string message;
    };
    const auto [pointer, value, message] = GENERATE_REF(
        Row{"/procedure", "absent",
            "organisation.json: procedure: there is no procedure 'absent' in this file"},
        Row{"/services/0/procedure", "absent",
            "organisation.json: services[0].procedure: there is no procedure 'absent' in this "
            "file"},
        Row{"/procedures", json::array({test::small_procedure(), test::small_procedure()}),
            "organisation.json: procedures[1]: the id 'small' is used twice"},
        Row{"/procedures", json::array({broken}),
            "organisation.json: procedures[0].stages[0].holders[0]: there is no post 'nobody'"},
        Row{"/information", json::array({page, page}),
            "organisation.json: information[1]: the id 'rights' is used twice"},
        Row{"/information", json::array({no_day}),
            "organisation.json: information[0].review_day: 'next spring' is no day; write it as "
            "2027-03-31"},
        Row{"/information", json::array({no_owner}),
            "organisation.json: information[0]: the field 'owner' is missing"});
    const auto read = parse(changed(pointer, value));
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().what == message);
}

TEST_CASE("C2, C24: the units of a group have their own procedure, bodies and nation", "[core]") {
    json source = test::example_organisation();
    json other = test::small_procedure();
    other["id"] = "other";
    other["anonymous"] = "per_service";
    json third = test::small_procedure();
    third["id"] = "third";
    third["anonymous"] = "outside";
    source["procedures"] = {test::small_procedure(), other, third};
    source["procedure"] = "small";
    const json name = {{"en", "Homes"}, {"cy", "Cartrefi"}, {"ur", "گھر"}};
    source["units"] = {{{"id", "homes"},
                        {"name", name},
                        {"nation", "scotland"},
                        {"procedure", "other"},
                        {"anonymous_inside", false},
                        {"bodies",
                         {{{"name", name}, {"what_they_do", name}, {"phone", "01632 960001"}},
                          {{"name", name}, {"what_they_do", name}, {"web", "https://a.example"}}}}},
                       {{"id", "care"}, {"name", name}, {"nation", "england-and-wales"}}};
    const auto service = [&](const char* id, const char* unit) -> json& {
        json one = source["services"][0];
        one["id"] = id;
        one["unit"] = unit;
        source["services"].push_back(one);
        return source["services"].back();
    };
    service("rent", "homes");
    service("sale", "homes")["anonymous_inside"] = true;
    service("outside", "homes")["procedure"] = "third";
    service("visits", "care");
    const Organisation read = parse(source).take();

    REQUIRE(read.units.size() == 2);
    const OrganisationUnit& homes = *read.find_unit("homes");
    REQUIRE(homes.nation == complaint::Nation::Scotland);
    REQUIRE(homes.name.in("cy").text == "Cartrefi");
    REQUIRE(homes.bodies.at(0).phone == "01632 960001");
    REQUIRE(homes.bodies.at(1).web == "https://a.example");
    REQUIRE(read.find_unit("absent") == nullptr);

    struct Row {
        const char* service;
        const char* unit;  // "": of the organisation itself.
        const char* procedure;
        bool anonymous;
    };
    const std::vector<Row> rows = {{"drop-in", "", "small", true},
                                   {"rent", "homes", "other", false},
                                   {"sale", "homes", "other", true},  // The service's word counts.
                                   {"outside", "homes", "third", false},
                                   {"visits", "care", "small", true}};
    for (const Row& row : rows) {
        INFO(row.service);
        const Service& found = *read.find_service(row.service);
        const OrganisationUnit* unit = read.unit_of(found);
        REQUIRE((unit == nullptr ? "" : unit->id) == row.unit);
        REQUIRE(read.procedure_of(found)->id == row.procedure);
        REQUIRE(read.takes_anonymous(found) == row.anonymous);
    }
}

TEST_CASE("an anonymous contact is inside where nobody says otherwise", "[core]") {
    json source = test::example_organisation();
    REQUIRE(parse(source).value().takes_anonymous(parse(source).value().services.at(0)));
    source["procedures"] = {test::small_procedure()};
    source["procedures"][0]["anonymous"] = "per_service";
    source["procedure"] = "small";
    const Organisation read = parse(source).take();
    REQUIRE(read.takes_anonymous(read.services.at(0)));
}

TEST_CASE("what is wrong with units is said in plain words", "[core]") {
    const json name = {{"en", "Homes"}, {"cy", "Cartrefi"}, {"ur", "گھر"}};
    const json body = {{"name", name}, {"what_they_do", name}, {"web", "https://a.example"}};
    const json unit = {{"id", "homes"}, {"name", name}, {"nation", "scotland"}};
    const auto with = [](json one, const char* field, const json& value) {
        one[field] = value;
        return json::array({one});
    };
    json silent = body;
    silent.erase("web");
    json nowhere = unit;
    nowhere.erase("nation");
    struct Row {
        const char* pointer;
        json value;
        std::string message;
    };
    const Row row = GENERATE_REF(
        Row{"/services/0/unit", "absent",
            "services[0].unit: there is no unit 'absent' in this file"},
        Row{"/units", json::array({unit, unit}), "units[1]: the id 'homes' is used twice"},
        Row{"/units", json::array({nowhere}), "units[0]: the field 'nation' is missing"},
        Row{"/units", with(unit, "nation", "wales"),
            "units[0].nation: there are no bank holidays of 'wales': say england-and-wales, "
            "scotland or northern-ireland"},
        Row{"/units", with(unit, "procedure", "absent"),
            "units[0].procedure: there is no procedure 'absent' in this file"},
        Row{"/units", with(unit, "bodies", json::array({silent})),
            "units[0].bodies[0]: nobody can turn to a body without a phone or a web address"},
        Row{"/units", with(unit, "bodies", with(body, "web", "javascript:alert(1)")),
            "units[0].bodies[0].web: 'javascript:alert(1)' has to begin with https://"},
        Row{"/units", with(unit, "anonymous_inside", "yes"),
            "units[0].anonymous_inside: here belongs true or false"},
        Row{"/units", with(unit, "regulators", json::array()),
            "units[0].regulators: unknown field; possible here are anonymous_inside, bodies, id, "
            "name, nation, procedure"},
        Row{"/services/0/anonymous_inside", 1,
            "services[0].anonymous_inside: here belongs true or false"});
    const auto read = parse(changed(row.pointer, row.value));
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().what == "organisation.json: " + row.message);
}

TEST_CASE("the example of a group has bodies of every company and services of each", "[core]") {
    std::ifstream file("assets/organisations/housing-group.json");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const Organisation group = parse_organisation(text, "housing-group.json").take();
    REQUIRE(group.units.size() == 5);
    for (const OrganisationUnit& unit : group.units) {
        INFO(unit.id);
        REQUIRE_FALSE(unit.bodies.empty());
        REQUIRE(std::ranges::count(group.services, unit.id, &Service::unit) > 0);
    }
    for (const Service& service : group.services) {
        INFO(service.id);
        REQUIRE(group.unit_of(service) != nullptr);
        REQUIRE(group.procedure_of(service)->id == "calico");
    }
    // Care and support take anonymous complaints; renting and selling need somebody to visit.
    REQUIRE(group.takes_anonymous(*group.find_service("care-home")));
    REQUIRE_FALSE(group.takes_anonymous(*group.find_service("homes-to-rent")));
}

TEST_CASE("an organisation without a release policy has the default one", "[core]") {
    const Organisation read = parse(changed("/release", nullptr)).take();
    REQUIRE(read.release.rules == privacy::default_release_policy().rules);
    REQUIRE_FALSE(read.release.releases_at_once());
}

// Of the PIN 428571.
constexpr const char* some_pin_hash =
    "$argon2id$v=19$m=65536,t=3,p=1$Q8z5bgqpPg18jCqwPj/1ug$B32PaNCfYOC05e0Uv/GDa/R7/"
    "I2FT1n23dna9RVTkDY";

TEST_CASE("tablets are handed over by who has set a PIN", "[core]") {
    REQUIRE_FALSE(parse(test::example_organisation()).value().hand_over);
    const Organisation with = parse(changed("/hand_over", {{"pin_hash", some_pin_hash}})).take();
    REQUIRE(with.hand_over->pin_hash == some_pin_hash);
    const auto offered = services_handed_over(with);
    REQUIRE(offered.size() == 1);
    REQUIRE(offered[0]->id == "drop-in");
    const Organisation named =
        parse(changed("/hand_over", {{"pin_hash", some_pin_hash}, {"services", {"drop-in"}}}))
            .take();
    REQUIRE(named.hand_over->services == std::vector<std::string>{"drop-in"});
}

TEST_CASE("a hand-over that is no good says what is wrong", "[core]") {
    const std::vector<std::pair<json, std::string>> rows = {
        {json::object(), "hand_over: the field 'pin_hash' is missing"},
        {{{"pin_hash", "428571"}},
         "hand_over.pin_hash: this is no hash of a PIN; candour-server hand-over-pin writes one"},
        {{{"pin_hash", some_pin_hash}, {"service", "drop-in"}},
         "hand_over.service: unknown field; possible here are pin_hash, services"},
        {{{"pin_hash", some_pin_hash}, {"services", {"absent"}}},
         "hand_over.services: there is no service 'absent' in this file"}};
    for (const auto& [value, what] : rows) {
        const auto read = parse(changed("/hand_over", value));
        REQUIRE_FALSE(read.ok());
        REQUIRE(read.error().what == "organisation.json: " + what);
    }
}

TEST_CASE("what is too long for a hand-over is refused only where it would be asked", "[core]") {
    json source = changed("/hand_over", {{"pin_hash", some_pin_hash}});
    json longer = source["questionnaires"][0]["questions"].back();
    for (const char* id : {"long_1", "long_2", "long_3", "long_4", "long_5"}) {
        source["questionnaires"][0]["questions"].push_back({{"id", id},
                                                            {"type", "long_text"},
                                                            {"characters_max", 500},
                                                            {"prompt", longer["prompt"]}});
    }
    const auto read = parse(source);
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().what.find("it is too long for a tablet that is handed over") !=
            std::string::npos);
    REQUIRE(read.error().what.starts_with("organisation.json: questionnaire 'drop_in': question "));
    source.erase("hand_over");
    REQUIRE(parse(source).ok());
}

TEST_CASE("parse_organisation says what is wrong and where", "[core]") {
    struct Row {
        const char* pointer;
        json value;
        std::string what;
    };
    const json good = test::example_organisation();
    const Row row = GENERATE_COPY(
        Row{"/questionnaires/0/questions/3/prompt/xx", "?",
            "questionnaires[0].questions[3].prompt: unknown language 'xx'; the questionnaire "
            "declares en, cy"},
        Row{"/questionnaires/0/languages/1", "fr",
            "questionnaires[0].title: unknown language 'cy'; the questionnaire declares en, fr"},
        Row{"/services/0/name/ur", nullptr,
            "services[0].name: the text in 'ur' is missing; the organisation declares en, cy, ur"},
        Row{"/services/0/name/cy", 7,
            "services[0].name.cy: here belongs a text in quotes, not empty"},
        Row{"/services/0/summary",
            {{"en", "only"}},
            "services[0].summary: the text in 'cy' is missing; the organisation declares en, cy, "
            "ur"},
        Row{"/services/0/group", nullptr, "services[0]: the field 'group' is missing"},
        Row{"/services/0/questionnaire", "absent",
            "services[0].questionnaire: there is no questionnaire 'absent' in this file"},
        Row{"/services/1", good["services"][0], "services[1]: the id 'drop-in' is used twice"},
        Row{"/services/0/opening_houres", "typo",
            "services[0].opening_houres: unknown field; possible here are anonymous_inside, "
            "contacts, group, id, name, opening_hours, place, procedure, questionnaire, summary, "
            "unit"},
        Row{"/services", json::array(), "services: the list is empty"},
        Row{"/contacts/0/phone", nullptr, "contacts[0]: a contact needs a phone or an email"},
        Row{"/kinds/0/kind", "grievance",
            "kinds[0].kind: unknown kind 'grievance'; possible are suggestion, question, "
            "information, compliment, dissatisfaction, complaint, survey_answer"},
        Row{"/kinds/0/kind", "help",
            "kinds[0].kind: unknown kind 'help'; possible are suggestion, question, "
            "information, compliment, dissatisfaction, complaint, survey_answer"},
        Row{"/kinds/1/kind", "complaint", "kinds[1]: the kind 'complaint' is offered twice"},
        Row{"/questionnaires/1", good["questionnaires"][0],
            "questionnaires[1]: the id 'drop_in' is used twice"},
        Row{"/release/rules/0/every", "hour",
            "release.rules[0].every: here belongs at_once, day, week or event"},
        Row{"/release/rules/1/at_least", 0,
            "release.rules[1].at_least: here belongs a whole number from 1 to 1000"},
        Row{"/release/rules/1/kind", "complaint",
            "release.rules[1]: an earlier rule is for the same channel and kind"},
        Row{"/safeguarding",
            {{"read_by", good["name"]}, {"read_bye", "x"}},
            "safeguarding.read_bye: unknown field; possible here are read_by"},
        Row{"/safeguarding", json::object(), "safeguarding: the field 'read_by' is missing"},
        Row{"/colour", "red",
            "colour: unknown field; possible here are confidentiality, confidentiality_for, "
            "contacts, crowd, crowd_note_users_month, equality_questionnaire, hand_over, help, id, "
            "information, involvement, kinds, languages, name, procedure, procedures, "
            "questionnaires, read_by, receipts, release, retention, safeguarding, services, "
            "sign_clips, "
            "units, welcome, "
            "what_happens_next, you_said"});
    INFO(row.pointer);
    const auto read = parse(changed(row.pointer, row.value));
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().kind == ErrorKind::Invalid);
    REQUIRE(read.error().what == "organisation.json: " + row.what);
}

TEST_CASE("a questionnaire's language must be one of the organisation's", "[core]") {
    json source = test::example_organisation();
    source["languages"] = {"en"};
    const auto only_english = [](auto&& self, json& value) -> void {
        if (value.is_object() && value.contains("cy")) value = {{"en", value["en"]}};
        for (json& inner : value) {
            if (inner.is_structured()) self(self, inner);
        }
    };
    const json questionnaires = source["questionnaires"];
    only_english(only_english, source);
    source["questionnaires"] = questionnaires;
    REQUIRE(parse(source).error().what ==
            "organisation.json: questionnaires[0].languages: unknown language 'cy'; the "
            "organisation declares en");
}

TEST_CASE("broken JSON is answered with line and column", "[core]") {
    const std::string text = "{\n  \"id\": \"example\",\n  \"name\": {\"en\": \"A\",}\n}";
    REQUIRE(parse_organisation(text, "organisation.json").error().what ==
            "organisation.json: line 3, column 22: unexpected '}'; expected string literal");
}

TEST_CASE("every example organisation can be used as it is", "[core]") {
    int examples = 0;
    for (const auto& entry : std::filesystem::directory_iterator("assets/organisations")) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream file(entry.path());
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        const auto read = parse_organisation(text, entry.path().filename().string());
        INFO((read.ok() ? "" : read.error().what));
        REQUIRE(read.ok());
        ++examples;
    }
    REQUIRE(examples > 0);
}

TEST_CASE("parse_organisation takes no file larger than its limit", "[core]") {
    const std::string huge(3 << 20, ' ');
    REQUIRE(parse_organisation(huge, "o.json").error().what ==
            "o.json: the file is larger than 2 MiB");
}

TEST_CASE("parse_organisation never crashes on any value in any place", "[core]") {
    const json flat = test::example_organisation().flatten();
    const std::vector<json> values = {
        nullptr,    true, -1, 1.5, "", "x", json::array(), json::object(), json::array({nullptr}),
        {{"en", 1}}};
    test::for_all(200, [&](test::Gen& gen) {
        json source = test::example_organisation();
        auto place = flat.begin();
        std::advance(place, static_cast<std::ptrdiff_t>(gen.below(flat.size())));
        json::json_pointer at(place.key());
        for (std::size_t up = gen.below(3); up > 0 && !at.empty(); --up)
            at.pop_back();
        source[at] = gen.one_of(values);
        const auto read = parse(source);
        if (!read.ok()) REQUIRE(read.error().what.starts_with("organisation.json: "));
    });
}

TEST_CASE("a questionnaire that no kiosk can show or send is refused where it is published",
          "[core]") {
    json source = test::example_organisation();
    json& questions = source["questionnaires"][0]["questions"];
    // Pictures and recordings are no reason.
    questions[0]["media"] = {{"picture", {{"en", "door.png"}}}, {"audio", {{"en", "door.mp3"}}}};
    REQUIRE(parse(source).ok());
    json text = questions[3];
    for (int i = 0; i < 4; ++i) {
        text["id"] = "more_" + std::to_string(i);
        questions.push_back(text);
    }
    REQUIRE(
        parse(source).error().what ==
        "organisation.json: questionnaires[0]: question 'more_3': the longest answers would not "
        "fit into a message any more; give long texts a smaller \"characters_max\", or ask less");
}

}  // namespace candour::feedback
