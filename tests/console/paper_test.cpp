// Surveys on paper: the sheet, and keying in what comes back.
#include "app/console/paper/paper.h"

#include "app/console/paper/keyed.h"
#include "core/privacy/open.h"
#include "core/report/period.h"
#include "sync/server/release.h"
#include "sync/server/survey_desk.h"
#include "tests/support/console_world.h"
#include "tests/support/every_type.h"

namespace candour::console {
namespace {

using feedback::Channel;
using test::Browser;
using test::ConsoleWorld;
using test::every_type;
using test::FormFields;
using test::header_of;
using test::input_value;
using test::text_of;

const CivilDay today = from_iso("2026-11-25").value();

KeyedAnswers keyed(const Fields& form) {
    return keyed_answers(every_type(), paper_sheet(every_type(), "en", survey::keyed_turns), form,
                         today);
}

// "came:yes; used:cafe,shop": what was kept of a form.
std::string kept_of(const Fields& form) {
    const KeyedAnswers read = keyed(form);
    std::string all;
    for (const survey::Answer& answer : read.answers.given) {
        if (!all.empty()) all += "; ";
        all += answer.question + ":" + answer.choice + answer.text;
        for (const std::string& choice : answer.choices)
            all += (all.back() == ':' ? "" : ",") + choice;
        if (!answer.other.empty()) all += " (" + answer.other + ")";
        if (answer.declined) all += "declined";
    }
    for (const KeyedProblem& problem : read.problems)
        all += " !" + problem.number + " " + problem.words;
    for (const std::string& number : read.ruled_out)
        all += " -" + number;
    return all;
}

// The console's survey "visit" has questions of two types.
std::string form_address(ConsoleWorld& world) {
    return "/surveys/visit/key-in?language=cy&service=transport&version=" +
           world.organisation.questionnaires.front().version;
}

FormFields fields_of(ConsoleWorld& world, const std::string& html) {
    return {{"form_token", input_value(html, "form_token")},
            {"sheet", input_value(html, "sheet")},
            {"language", "cy"},
            {"service", "transport"},
            {"version", world.organisation.questionnaires.front().version}};
}

std::vector<feedback::Contact> opened(ConsoleWorld& world) {
    std::vector<feedback::Contact> contacts;
    for (const store::PooledCell& pooled : world.pool.waiting().take()) {
        auto cell = privacy::open_cell(pooled.cell, {world.epoch});
        REQUIRE(cell.ok());
        auto content = privacy::open_message({cell.value()});
        REQUIRE(content.ok());
        contacts.push_back(content.take());
    }
    return contacts;
}

std::size_t audit_lines(ConsoleWorld& world, const std::string& words) {
    const auto entries = world.office.audit(1'000).take();
    return static_cast<std::size_t>(std::ranges::count_if(
        entries, [&](const auto& entry) { return entry.what.find(words) != std::string::npos; }));
}

}  // namespace

TEST_CASE("W3b: each type of question is keyed in as it stands on the sheet", "[console]") {
    struct Case {
        Fields form;
        const char* kept;
    };
    const Case cases[] = {
        {{}, ""},
        {{{"a0_0", ""}, {"a9_0", "  "}}, ""},  // Left empty, though one is required.
        {{{"a0_0", "c0"}}, "came:yes"},
        {{{"a0_0", "declined"}}, "came:declined"},
        {{{"a0_0", "c7"}}, " !1 there is no such answer."},
        {{{"a1_0", "c1"}, {"a1_0_other", " on\r\nfoot "}}, "how:other (on foot)"},
        {{{"a1_0", "c0"}, {"a1_0_other", "on foot"}},
         " !2 there are words to a choice that is not ticked."},
        {{{"a2_0_c0", "1"}, {"a2_0_c2", "1"}}, "used:cafe,park"},
        {{{"a2_0_c0", "1"}, {"a2_0_c1", "1"}, {"a2_0_c2", "1"}}, " !3 takes at most 2 choices."},
        {{{"a2_0_c0", "1"}, {"a2_0_c3", "1"}}, " !3 a choice is chosen that excludes the others."},
        {{{"a2_0_no", "1"}}, "used:declined"},
        {{{"a2_0_no", "1"}, {"a2_0_c0", "1"}},
         " !3 “would rather not say” is ticked, and there is an answer. Choose one."},
        {{{"a3_0", "c4"}, {"a4_0", "c0"}, {"a5_0", "c2"}}, "felt:5; like:0; stars:3"},
        {{{"a6_0", " 42.0 "}}, "age:42"},
        {{{"a6_0", "forty"}}, " !7 here belongs a number in figures, such as 12 or 12.5."},
        {{{"a6_0", "1e2"}}, " !7 here belongs a number in figures, such as 12 or 12.5."},
        {{{"a6_0", "4.5"}}, " !7 takes a whole number."},
        {{{"a6_0", "130"}}, " !7 the number is too large."},
        {{{"a6_0", "99"}}, "age:99 !7 Nobody is 99."},
        {{{"a7_0_day", "5"}, {"a7_0_month", "2"}, {"a7_0_year", "2026"}}, "when:2026-02-05"},
        {{{"a7_0_day", "30"}, {"a7_0_month", "2"}, {"a7_0_year", "2026"}},
         " !8 there is no such date: here belong day, month and year in figures."},
        {{{"a7_0_day", "5"}},
         " !8 there is no such date: here belong day, month and year in figures."},
        {{{"a7_0_day", "1"}, {"a7_0_month", "1"}, {"a7_0_year", "2027"}},
         " !8 the date is too late."},
        {{{"a8_0_p0", "2"}, {"a8_0_p2", "1"}}, "rank:c,a"},
        {{{"a8_0_p0", "1"}, {"a8_0_p1", "1"}},
         " !9 number the choices 1, 2, 3 and so on, each number once."},
        {{{"a8_0_p0", "1"}, {"a8_0_p1", "3"}},
         " !9 a number is left out: begin with 1 and go on by ones."},
        {{{"a8_0_p0", "x"}}, " !9 number the choices 1, 2, 3 and so on, each number once."},
        {{{"a9_0", "two\nlines"}}, "line:two lines"},
        {{{"a9_0", "far too long for it"}}, " !10 the text is longer than 10 characters."},
        {{{"a9_0_no", "1"}}, " !10 cannot be declined."},
        {{{"a0_0", "c1"}, {"a10_0", "One.\r\nTwo."}}, "came:no; why:One.\nTwo."},
        // Ruled out by the first answer, or by its absence.
        {{{"a0_0", "c0"}, {"a10_0", "Still."}}, "came:yes -11"},
        {{{"a10_0", "Still."}}, " -11"},
        {{{"a99_0", "c0"}, {"a0_5", "c0"}}, ""},  // No such question, no such time.
    };
    for (const Case& one : cases) {
        std::string said;
        for (const auto& [name, value] : one.form)
            said += name + "=" + value + " ";
        INFO(said);
        REQUIRE(kept_of(one.form) == one.kept);
    }
}

TEST_CASE("a repeat is keyed in time by time, also from a second sheet", "[console]") {
    const survey::Questionnaire asked = test::questionnaire_of(R"~([
        {"type": "repeat", "id": "child", "label": {"en": "Child"}, "repeat_max": 9, "questions": [
            {"id": "age", "type": "number", "prompt": {"en": "Age?"}}]}])~");
    const auto sheet = paper_sheet(asked, "en", survey::keyed_turns);
    const KeyedAnswers read =
        keyed_answers(asked, sheet, {{"a0_0", "3"}, {"a0_4", "7"}, {"a0_6", "9"}}, today);
    REQUIRE(read.problems.empty());
    REQUIRE(read.ruled_out.empty());
    REQUIRE(read.answers.given.size() == 2);
    REQUIRE(read.answers.find("age", 0)->text == "3");
    REQUIRE(read.answers.find("age", 4)->text == "7");
}

TEST_CASE("a sheet is printed in a chosen language and size", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    const std::string page = text_of(browser.get("/surveys/visit/paper"));
    REQUIRE(page.find("Welsh (cy)") != std::string::npos);
    const auto pdf = browser.get("/surveys/visit/paper.pdf?language=cy&size=200");
    REQUIRE(pdf.status == 200);
    REQUIRE(header_of(pdf, "Content-Type") == "application/pdf");
    REQUIRE(header_of(pdf, "Content-Disposition").find("visit-cy-200.pdf") != std::string::npos);
    REQUIRE(text_of(pdf) == "visit cy 200");
    for (const char* wrong : {"/surveys/visit/paper.pdf", "/surveys/none/paper",
                              "/surveys/visit/paper.pdf?language=pl&size=100",
                              "/surveys/visit/paper.pdf?language=cy&size=120"}) {
        INFO(wrong);
        REQUIRE(browser.get(wrong).status == 404);
    }
    Browser nobody{world};
    REQUIRE(nobody.get("/surveys/visit/paper.pdf?language=cy&size=200").status == 303);
}

TEST_CASE("a sheet that is keyed in waits sealed in the pool, by the channel paper", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    REQUIRE(text_of(browser.get("/surveys/visit/key-in")).find("Which sheets") !=
            std::string::npos);
    const std::string form = text_of(browser.get(form_address(world)));
    FormFields fields = fields_of(world, form);
    fields["a0_0"] = "c1";
    fields["a1_0"] = "Mwy o gadeiriau, os gwelwch yn dda.";
    const auto sent = browser.post("/surveys/visit/key-in", fields);
    REQUIRE(sent.status == 303);
    const std::string kept = text_of(browser.get(header_of(sent, "Location")));
    REQUIRE(kept.find("The sheet is kept") != std::string::npos);
    REQUIRE(kept.find("gadeiriau") == std::string::npos);

    const auto contacts = opened(world);
    REQUIRE(contacts.size() == 1);
    feedback::Contact expected;
    expected.kind = feedback::ContactKind::SurveyAnswer;
    expected.channel = Channel::Paper;
    expected.service_group = "transport";
    expected.service = "transport";
    expected.language = "cy";
    expected.questionnaire = "visit";
    expected.questionnaire_version = world.organisation.questionnaires.front().version;
    expected.answers.given = {
        {.question = "welcome", .choice = "no"},
        {.question = "better", .text = "Mwy o gadeiriau, os gwelwch yn dda."}};
    // Nothing else: no name of who keyed it in.
    REQUIRE(contacts.front() == expected);
    REQUIRE(world.pool.waiting().value().front().first_seen == world.clock.today());
}

TEST_CASE("a form that is sent twice is one sheet, also when its words have changed", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    FormFields fields = fields_of(world, text_of(browser.get(form_address(world))));
    fields["a0_0"] = "c1";
    REQUIRE(browser.post("/surveys/visit/key-in", fields).status == 303);
    // Back, a change that takes several cells, and sent again.
    fields["a0_0"] = "c0";
    fields["a1_0"] = std::string(1'900, 'x') + "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    const auto again = browser.post("/surveys/visit/key-in", fields);
    REQUIRE(again.status == 303);
    REQUIRE(text_of(browser.get(header_of(again, "Location"))).find("kept already") !=
            std::string::npos);
    const auto contacts = opened(world);
    REQUIRE(contacts.size() == 1);
    REQUIRE(contacts.front().answers.find("welcome")->choice == "no");
    // The next sheet is another one.
    fields = fields_of(world, text_of(browser.get(form_address(world))));
    fields["a0_0"] = "c0";
    REQUIRE(browser.post("/surveys/visit/key-in", fields).status == 303);
    REQUIRE(opened(world).size() == 2);
}

TEST_CASE("nothing is kept of a sheet with a mistake, and nothing typed is lost", "[console]") {
    ConsoleWorld world;
    world.organisation.questionnaires = {every_type()};
    REQUIRE(server::keep_versions(world.surveys, world.organisation).ok());
    Browser browser{world};
    browser.become(world.sam);
    const std::string version = every_type().version;
    const std::string form =
        text_of(browser.get("/surveys/q/key-in?language=en&service=reception&version=" + version));
    FormFields fields{{"form_token", input_value(form, "form_token")},
                      {"sheet", input_value(form, "sheet")},
                      {"language", "en"},
                      {"service", "reception"},
                      {"version", version}};
    const auto send = [&] { return browser.post("/surveys/q/key-in", fields); };
    auto answer = send();
    REQUIRE(answer.status == 422);
    REQUIRE(text_of(answer).find("Nothing is filled in") != std::string::npos);

    // What the sheet says of when to answer.
    REQUIRE(form.find("Only with “<bdi lang=\"en\" dir=\"ltr\">No</bdi>” to question 1.") !=
            std::string::npos);

    fields["a6_0"] = "forty";
    fields["a9_0"] = "<b>hello";
    fields["a2_0_c1"] = "1";
    answer = send();
    REQUIRE(answer.status == 422);
    const std::string html = text_of(answer);
    REQUIRE(html.find("Question 7: here belongs a number in figures") != std::string::npos);
    REQUIRE(html.find("value=\"forty\"") != std::string::npos);
    REQUIRE(html.find("value=\"&lt;b&gt;hello\"") != std::string::npos);
    REQUIRE(html.find("id=\"a2_0_c1\" name=\"a2_0_c1\" type=\"checkbox\" value=\"1\" checked") !=
            std::string::npos);
    REQUIRE(input_value(html, "sheet") == fields["sheet"]);

    // What the other answers rule out is told first, and left out when it is sent again as it is.
    fields["a6_0"] = "40";
    fields["a0_0"] = "c0";
    fields["a10_0"] = "But why?";
    answer = send();
    REQUIRE(answer.status == 422);
    REQUIRE(text_of(answer).find("Question 11 is answered, but") != std::string::npos);
    REQUIRE(world.pool.waiting().value().empty());
    fields["leave_out"] = "9";  // Another one than what is ruled out now.
    REQUIRE(send().status == 422);
    fields["leave_out"] = input_value(text_of(answer), "leave_out");
    REQUIRE(send().status == 303);
    const auto contacts = opened(world);
    REQUIRE(contacts.size() == 1);
    REQUIRE(contacts.front().answers.find("why") == nullptr);
    REQUIRE(contacts.front().answers.find("age")->text == "40");
}

TEST_CASE("a sheet of an earlier version is keyed in as that version", "[console]") {
    ConsoleWorld world;
    const std::string before = every_type().version;
    world.organisation.questionnaires = {every_type()};
    REQUIRE(server::keep_versions(world.surveys, world.organisation).ok());
    world.organisation.questionnaires = {
        test::questionnaire_of(R"([{"id": "came", "type": "yes_no", "prompt": {"en": "Now?"}}])")};
    REQUIRE(server::keep_versions(world.surveys, world.organisation).ok());
    Browser browser{world};
    browser.become(world.sam);
    const std::string start = text_of(browser.get("/surveys/q/key-in"));
    REQUIRE(start.find(before.substr(0, 8)) != std::string::npos);
    const std::string form =
        text_of(browser.get("/surveys/q/key-in?language=en&service=reception&version=" + before));
    REQUIRE(form.find("Why not?") != std::string::npos);
    REQUIRE(browser
                .post("/surveys/q/key-in", {{"form_token", input_value(form, "form_token")},
                                            {"sheet", input_value(form, "sheet")},
                                            {"language", "en"},
                                            {"service", "reception"},
                                            {"version", before},
                                            {"a0_0", "c1"}})
                .status == 303);
    REQUIRE(opened(world).front().questionnaire_version == before);
}

TEST_CASE("what is practised, unknown or full is not kept", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    FormFields fields = fields_of(world, text_of(browser.get(form_address(world))));
    fields["a0_0"] = "c0";
    for (const auto& [name, wrong] :
         FormFields{{"language", "pl"}, {"service", "none"}, {"version", "v1"}, {"sheet", "12"}}) {
        INFO(name);
        FormFields other = fields;
        other[name] = wrong;
        REQUIRE(browser.post("/surveys/visit/key-in", other).status >= 400);
    }
    FormFields other = fields;
    other["form_token"] = "";
    REQUIRE(browser.post("/surveys/visit/key-in", other).status >= 400);
    world.pool.full = true;
    REQUIRE(browser.post("/surveys/visit/key-in", fields).status >= 500);
    world.pool.full = false;
    world.organisation.questionnaires.front().training = true;
    REQUIRE(browser.post("/surveys/visit/key-in", fields).status == 404);
    REQUIRE(browser.get("/surveys/visit/key-in").status == 404);
    REQUIRE(world.pool.waiting().value().empty());
}

TEST_CASE("the audit holds who keyed in on a day, never each sheet", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.sam);
    const auto key_in = [&] {
        FormFields fields = fields_of(world, text_of(browser.get(form_address(world))));
        fields["a0_0"] = "c0";
        REQUIRE(browser.post("/surveys/visit/key-in", fields).status == 303);
    };
    for (int sheet = 1; sheet <= 9; ++sheet)
        key_in();
    REQUIRE(audit_lines(world, "sheet") == 1);
    REQUIRE(audit_lines(world, "began to key in sheets of the survey visit") == 1);
    key_in();
    REQUIRE(audit_lines(world, "keyed in 10 sheets of the survey visit today") == 1);
    REQUIRE(audit_lines(world, "sheet") == 2);
    REQUIRE(world.pool.waiting().value().size() == 10);
    KeyingDay day;
    REQUIRE(!day.count("sam", "visit", today).empty());
    REQUIRE(day.count("sam", "visit", today).empty());
    REQUIRE(!day.count("ada", "visit", today).empty());
    REQUIRE(!day.count("sam", "other", today).empty());
    REQUIRE(!day.count("sam", "visit", today + std::chrono::days{1}).empty());
}

TEST_CASE("what was keyed in is released under its promise and counts in the results",
          "[console]") {
    ConsoleWorld world;
    const auto& asked = world.organisation.questionnaires.front();
    Browser browser{world};
    browser.become(world.sam);
    for (int sheet = 0; sheet < 9; ++sheet) {
        FormFields fields = fields_of(world, text_of(browser.get(form_address(world))));
        fields["a0_0"] = "c1";
        REQUIRE(browser.post("/surveys/visit/key-in", fields).status == 303);
    }
    server::Releaser releaser(world.pool, world.office, world.organisation, {world.epoch},
                              world.key, Bytes(32, 7), world.random);
    releaser.keep_promises_in(world.surveys);
    const auto release = [&](CivilDay day) {
        REQUIRE(releaser.run(day).ok());
        return world.office.survey_items("visit").take().size();
    };
    // Keyed in on Sunday 22 November: by default paper waits for the next week.
    REQUIRE(release(world.clock.today()) == 0);
    REQUIRE(release(from_iso("2026-11-23").value()) == 9);
    const report::Period november = report::month_named("2026-11").value();
    const auto read = server::read_answers(world.office, {world.key}, "visit", november).take();
    REQUIRE(read.everyone.size() == 9);
    for (const report::GivenAnswers& given : read.everyone) {
        REQUIRE(given.version == asked.version);
        REQUIRE(given.answers.find("welcome")->choice == "no");
    }
    REQUIRE(server::close_months(world.surveys, world.office, {world.key}, world.organisation,
                                 from_iso("2026-12-02").value())
                .value() == 1);
    world.clock.advance(std::chrono::hours{24 * 10});
    browser.become(world.sam);
    const std::string page = text_of(browser.get("/surveys/visit/2026-11"));
    REQUIRE(page.find("Did you feel welcome?") != std::string::npos);
    // Nine people, rounded to five.
    REQUIRE(page.find("<dt>People</dt><dd>About 10</dd>") != std::string::npos);
}

}  // namespace candour::console
