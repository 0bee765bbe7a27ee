// tests/console/templates_test.cpp: no page has a hole where a value was forgotten.
#include "app/console/receipt/receipt_view.h"
#include "sync/protocol/bundle.h"
#include "tests/console/template_tour_cases.h"
#include "tests/support/console_words.h"

namespace candour::console {
namespace {

survey::Answers answers(const std::string& welcome) {
    survey::Answers given;
    given.set({"welcome", welcome, "", false});
    given.set({"better", "", "More chairs.", false});
    return given;
}

// With everything and with nothing; a device cannot show one of them.
void see_languages(Tour& tour, const SignedIn& ada) {
    tour.see(languages_page(tour.desk(), {}).take(), &ada);
    const std::vector<LanguageFacts> facts = {{.tag = "en"},
                                              {.tag = "cy",
                                               .translated = 7,
                                               .texts = 10,
                                               .review = "machine-drafted, not yet reviewed",
                                               .has_voice = true,
                                               .recorded = 3}};
    tour.see(languages_page(tour.desk(), facts).take(), &ada);
}

// Without and with a service of few people.
void see_today(Tour& tour, const SignedIn& ada) {
    feedback::Organisation& organisation = tour.world_.organisation;
    tour.see(today_page(tour.desk(), ada).take(), &ada);
    for (const int workers : {0, 2}) {
        organisation.crowd = feedback::Crowd{{{organisation.services.front().group, 3, workers}}};
        tour.see(today_page(tour.desk(), ada).take(), &ada);
    }
}

// None, one of each state, and the steps of letting one in.
void see_devices(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    tour.see(devices_page(tour.desk(), {}).take(), &ada);
    const protocol::PackedBundle packed =
        protocol::pack_bundle({.organisation_json = "{}",
                               .epoch = "2026-11",
                               .epoch_key = privacy::make_epoch_key_pair().public_key})
            .take();
    REQUIRE(world.bundles.publish({.version = 7, .size = packed.size, .packed = packed.packed}, 0)
                .ok());
    store::Device device;
    device.enrolled = world.clock.today();
    device.last_heartbeat = world.clock.today();
    device.health = "unreadable";
    for (const auto state : {store::DeviceState::Approved, store::DeviceState::Revoked}) {
        world.random.fill(device.key);
        device.id = server::device_id_of(device.key);
        device.name = "Reception";
        device.state = state;
        REQUIRE(world.registry.add_device(device).ok());
        tour.see(devices_page(tour.desk(), {{"added", device.id.hex()}}).take(), &ada);
        if (state == store::DeviceState::Approved) {
            tour.see(revoke_page(tour.desk(), device.id.hex()).take(), &ada);
            const protocol::Health report{.program = "0.2.0",
                                          .languages_withdrawn = {"cy"},
                                          .epoch = "2026-11",
                                          .faults = {"software_drawing"}};
            REQUIRE(world.registry
                        .put_heartbeat(device.id, world.clock.today(), protocol::to_json(report))
                        .ok());
            tour.see(devices_page(tour.desk(), {}).take(), &ada);
            see_languages(tour, ada);
        }
    }

    store::EnrolmentAttempt attempt;
    attempt.nonce_d = Bytes(32, 1);
    attempt.started_at_s = seconds_now(world.clock);
    const auto hash = protocol::enrol_code_hash("0123ABCD", {attempt.key});
    attempt.code_hash.assign(hash.begin(), hash.end());
    REQUIRE(world.registry.add_attempt(attempt).ok());
    Sessions sessions{world.office, world.clock, world.random};
    SecondFactor factor{world.office, world.clock, world.random, test::small_hmac, Bytes(32, 9)};
    SignIn sign_in{tour.desk(), sessions, factor, world.random, 1, Milliseconds{0}, ""};
    Joining joining{tour.desk(), sign_in};
    tour.see(joining.ask_for_code(), &ada);
    const auto see_reply = [&](Result<Reply> reply) {
        REQUIRE(reply.ok());
        tour.see(std::get<Page>(reply.value().what), &ada);
    };
    see_reply(joining.take_code({{"code", "?"}}, ada));
    see_reply(joining.take_code({{"code", "0123-ABCD"}}, ada));
    see_reply(joining.approve({{"code", "0123-ABCD"}}, ada));
}

// A question with everything that results can have.
report::QuestionResult full_result() {
    report::QuestionResult question;
    question.id = "welcome";
    question.type = survey::QuestionType::Ranking;
    question.heading_group = "first";
    question.prompt.by_language["en"] = "Did you feel welcome?";
    question.heading.by_language["en"] = "Your visit";
    question.still_asked = false;
    question.repeated = true;
    question.exclusive = false;
    question.rows = {{.kind = report::RowKind::Choice}, {.kind = report::RowKind::None}};
    question.answers = 1;
    question.counts = {{.suppressed = false, .value = 20}, {.suppressed = true, .value = 0}};
    question.percentages = {100};
    question.mean = 1.5;
    question.net_promoter_score = -10;
    question.median_row = 0;
    question.mean_places = {1.5, std::nullopt};
    question.by_service.parts = {{"reception", question.counts, {100, std::nullopt}}};
    question.by_version = question.by_service;
    return question;
}

// A sheet to print, which sheets there are, every type of question with and without a mistake.
void see_paper(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    world.organisation.questionnaires.push_back(test::every_type());
    REQUIRE(server::keep_versions(world.surveys, world.organisation).ok());
    const PaperAddress asked{.questionnaire = "q"};
    tour.see(paper_page(tour.desk(), asked).take(), &ada);
    tour.see(key_in_page(tour.desk(), asked, {}).take(), &ada);
    Fields form{{"language", "en"},
                {"service", "reception"},
                {"version", test::every_type().version},
                {"sheet", std::string(32, 'a')}};
    tour.see(key_in_page(tour.desk(), asked, form).take(), &ada);
    for (const char* kept : {"now", "before"}) {
        Fields query = form;
        query["kept"] = kept;
        tour.see(key_in_page(tour.desk(), asked, query).take(), &ada);
    }
    KeyingDay day;
    const auto see_form = [&] {
        auto reply = take_sheet(tour.desk(), asked, form, ada.account, day).take();
        tour.see(std::get<Page>(reply.what), &ada);
    };
    form["a6_0"] = "forty";
    see_form();
    form["a6_0"] = "";
    form["a10_0"] = "Ruled out.";
    see_form();
    world.organisation.questionnaires.pop_back();
}

// The list of accounts; forms of them are the editor's.
void see_staff(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    Sessions sessions{world.office, world.clock, world.random};
    SecondFactor factor{world.office, world.clock, world.random, test::small_hmac, Bytes(32, 9)};
    SignIn sign_in{tour.desk(), sessions, factor, world.random, 1, Milliseconds{0}, ""};
    const StaffDesk staff{tour.desk(), sessions,     sign_in,
                          factor,      world.random, world.options.make_qr,
                          nullptr,     nullptr,      "https://example.org"};
    store::StaffAccount sam = *world.office.staff_by_id(world.sam).value();
    sam.title = "Case worker";
    REQUIRE(world.office.change_staff(sam).ok());
    tour.see(staff_page(staff, "/staff", {{"saved", "1"}}).take(), &ada);
    tour.see(staff_page(staff, "/staff/invite", {}).take(), &ada);
    tour.see(account_page(staff, "/account", {}, ada).take(), &ada);
    tour.see(account_page(staff, "/account/code", {}, ada).take(), &ada);
    tour.see(std::get<Page>(take_account(staff, "/account/password", {}, ada).take().what), &ada);
    tour.see(std::get<Page>(sign_in.show({{"ready", "1"}}, {}).what), nullptr);
}

// A form, a mistake, an empty mailbox and an answer.
void see_receipts(Tour& tour) {
    const feedback::Organisation& organisation = tour.world_.organisation;
    const test::Bracketing translator;
    const ReceiptWords words(translator, "en");
    tour.see(receipt_form_page(words, organisation, "en"), nullptr);
    tour.see(receipt_form_page(words, organisation, "en", receipt_texts::busy), nullptr);
    tour.see(receipt_form_page(words, organisation, "en", receipt_texts::lacks), nullptr);
    FoundReplies found;
    found.outcome = LookedUp::Read;
    tour.see(receipt_result_page(words, organisation, "en", found), nullptr);
    found.opened.replies = {{"An answer.", "ur", tour.world_.clock.today()}};
    tour.see(receipt_result_page(words, organisation, "en", found), nullptr);
}

// Drafts in the states that their pages tell apart.
void see_editor(Tour& tour, const SignedIn& ada, const SignedIn& sam) {
    ConsoleWorld& world = tour.world_;
    const PreviewSurvey preview;
    const PublishSurvey publish;
    const WithdrawSurvey withdraw;
    const EditorDesk editor{tour.desk(), world.drafts, world.disk, "assets/questionnaires",
                            preview,     publish,      withdraw};
    const auto see_list = [&] {
        Page list = drafts_page(editor).take();
        list.view["has_notice"] = true;
        list.view["notice"] = "Published.";
        tour.see(std::move(list), &ada);
    };
    see_list();
    tour.see(new_draft_page(editor).take(), &ada);
    auto document = test::drop_in_draft();
    document["fallback"] = "en";
    document["languages"].push_back("ur");
    document["questions"][2]["prompt"]["en"] = "Did the CAB come?";
    document["questions"][2]["show_if"] = "${felt} = '1'";
    for (const auto& [id, questions] :
         {std::pair{"full", document["questions"]}, std::pair{"bare", Json::array()}}) {
        document["id"] = id;
        document["questions"] = questions;
        REQUIRE(world.drafts.add_draft({id, document.dump(), 1, "Mo", 1}).ok());
        const OpenDraft draft = open_draft(editor, id).take();
        tour.see(draft_page(editor, draft, ada, {{"", "Wrong."}}, "Saved."), &ada);
        tour.see(draft_page(editor, draft, sam, {}, ""), &sam);
        tour.see(preview_page(editor, draft, "").take(), &ada);
    }
    const PreviewSurvey some = [](const auto&, const auto&, const auto&, int) -> Result<Bytes> {
        return Bytes{};
    };
    const EditorDesk with_pictures{tour.desk(), world.drafts, world.disk, "",
                                   some,        publish,      withdraw};
    const OpenDraft draft = open_draft(editor, "full").take();
    tour.see(preview_page(with_pictures, draft, "").take(), &ada);
    for (const char* question : {"felt", "came_for", "again", "better"})
        tour.see(question_page(draft, question, "Saved.").take(), &ada);
    tour.see(std::get<Page>(
                 change_question(editor, draft, "came_for", {{"do", "add"}, {"revision", "1"}}, ada)
                     .take()
                     .what),
             &ada);
    tour.see(add_question_page(draft), &ada);
    tour.see(bring_page({}), &ada);
    tour.see(brought_page({.title = "Brought",
                           .report = survey::Report(
                               findings_shown_max + 1,
                               {survey::Severity::Note, "survey", 3, "D", "It is so."})}),
             &ada);
    tour.see(language_page(draft, "cy", 1, "").take(), &ada);
    tour.see(publish_page(editor, draft).take(), &ada);
    world.organisation.questionnaires = {draft.read};
    tour.see(draft_page(editor, draft, ada, {}, ""), &ada);
    world.organisation.questionnaires.clear();
    see_list();
}

// Without and with results, what people wrote, and what came of it.
void see_surveys(Tour& tour, const SignedIn& ada) {
    ConsoleWorld& world = tour.world_;
    const SurveyAddress visit{.questionnaire = "visit"};
    const auto see_results = [&](const SurveyAddress& address) {
        tour.see(results_page(tour.desk(), address, ada.account).take(), &ada);
    };
    see_results(visit);  // The month that runs, as this organisation releases at once.
    report::SurveyResults results{.questionnaire = "visit",
                                  .version = "1",
                                  .title = {},
                                  .period = report::month_named("2026-10").value(),
                                  .people = {.suppressed = true},
                                  .unreadable = {.suppressed = true},
                                  .questions = {full_result(), full_result()}};
    results.questions.emplace_back().withheld = true;
    results.questions[1].by_service = {.withheld = true};
    results.questions[1].by_version = {.withheld = true};
    REQUIRE(world.surveys.keep_results("visit", "2026-10", report::to_json(results)).ok());
    see_results({.questionnaire = "visit", .month = "2026-10"});
    for (const char* month : {"now", "2026-10"})
        tour.see(words_page(tour.desk(), {"visit", month, SurveyView::Words}, ada.account).take(),
                 &ada);
    tour.see(outcome_page(tour.desk(), visit).take(), &ada);
    tour.see(std::get<Page>(take_outcome(tour.desk(), visit, {}, ada.account).take().what), &ada);
    world.organisation.questionnaires[0].act_by = "2026-01-31";
    world.organisation.questionnaires[0].closes = "2026-01-31";
    see_results(visit);
    tour.see(surveys_page(tour.desk(), ada.account).take(), &ada);
    world.organisation.questionnaires[0].training = true;
    REQUIRE(world.surveys.add_outcome("visit", {1, "Ada", "Learned.", "Done."}).ok());
    see_results(visit);
    world.organisation.questionnaires[0].training = false;
}

TEST_CASE("every key of every template is given by the pages, in every state", "[console]") {
    Tour tour;
    ConsoleWorld& world = tour.world_;
    world.organisation.release.rules = {
        {.channel = {}, .kind = {}, .every = privacy::Every::AtOnce}};
    const SignedIn ada{*world.office.staff_by_id(world.ada).value(), {}};
    tour.see(inbox_page(tour.desk(), {}, ada).take(), &ada);
    tour.see(inbox_page(tour.desk(), {{"kind", "complaint"}}, ada).take(), &ada);
    see_today(tour, ada);
    see_work(tour, ada);
    see_help(tour, ada);
    see_involvement(tour, ada);
    tour.see(audit_page(tour.desk()).take(), &ada);
    tour.see(results_page(tour.desk(), {"visit"}, ada.account).take(), &ada);
    tour.see(surveys_page(tour.desk(), ada.account).take(), &ada);

    for (int i = 0; i < 60; ++i)
        world.reveal({.service = i % 2 == 0 ? "" : "reception"});
    const std::string said = world.reveal(
        {.story = "One.\n\nTwo.",
         .wanted = "Three.",
         .urgent = true,
         .answers = answers("yes"),
         .facts = {.behalf = feedback::Behalf::Carer, .answer = feedback::AnswerWanted::InWriting},
         .consent = "not_yet"});
    const std::string silent = world.reveal({.story = "", .wanted = ""});
    const std::string locked = world.reveal({.epoch = "2019-01"});
    const auto survey = feedback::ContactKind::SurveyAnswer;
    for (int i = 0; i < 12; ++i)
        world.reveal({.kind = survey, .answers = answers("yes")});
    tour.see(inbox_page(tour.desk(), {{"page", "2"}}, ada).take(), &ada);
    for (const std::string& id : {said, silent, locked})
        tour.see(item_page(tour.desk(), tour.item(id)), &ada);
    see_cases(tour, ada, said);
    see_days(tour, ada);
    see_surveys(tour, ada);
    see_paper(tour, ada);
    world.organisation.questionnaires.clear();
    tour.see(surveys_page(tour.desk(), ada.account).take(), &ada);

    const SignedIn sam{*world.office.staff_by_id(world.sam).value(), {}};
    see_editor(tour, ada, sam);
    see_learning(tour, ada, sam);
    see_redaction(tour, ada);
    see_devices(tour, ada);
    see_staff(tour, ada);

    REQUIRE(note(tour.desk(), "ada", "Looked").ok());
    tour.see(audit_page(tour.desk()).take(), &ada);
    Sessions sessions{world.office, world.clock, world.random};
    SecondFactor factor{world.office, world.clock, world.random, test::small_hmac, Bytes(32, 9)};
    SignIn sign_in{tour.desk(), sessions, factor, world.random, 1, Milliseconds{0}, ""};
    tour.see(std::get<Page>(sign_in.show({{"signed_out", "1"}}, {}).what), nullptr);
    tour.see(error_page(404), nullptr);
    tour.see(error_page(503), &ada);
    const std::string token(64, 'a');
    auto refused = sign_in.submit({{"form_token", token}}, {{std::string{form_cookie}, token}});
    tour.see(std::get<Page>(refused.take().what), nullptr);
    world.organisation.id += "-practice-office";
    tour.see(error_page(404), nullptr);

    see_receipts(tour);
    see_safeguarding(tour, ada);  // Last: with keys that are gone a running month has no results.

    for (const std::string& key : keys_of_all_files()) {
        INFO(key);
        REQUIRE(tour.asked.contains(key));
    }
}

TEST_CASE("rendering fails and names the key when the data lacks it", "[console]") {
    test::ReadingDisk disk;
    const Templates templates = Templates::load(disk, test::share_folder()).take();
    Page page = error_page(404);
    const feedback::Organisation organisation = test::example_organisation();
    add_layout(page, {organisation, nullptr, "/style.css", "/icon.svg"});
    REQUIRE(templates.render("error", page.view).ok());
    View view;
    view["page_title"] = "Only a title";
    const Result<std::string> html = templates.render("error", view);
    REQUIRE(html.error().kind == ErrorKind::Invalid);
    REQUIRE(html.error().what.find("what_happened") != std::string::npos);
    REQUIRE(templates.render("nothing", view).error().kind == ErrorKind::NotFound);
}

TEST_CASE("a template that does not parse is named at start", "[console]") {
    ConsoleWorld world;
    world.disk.replaced["inbox/inbox.mustache"] = "<p>{{#items}} never ended";
    const auto console = Console::create(world.options);
    REQUIRE(console.error().kind == ErrorKind::Invalid);
    REQUIRE(console.error().what.find("inbox/inbox.mustache") != std::string::npos);
}

TEST_CASE("a layout without a place for the page is refused at start", "[console]") {
    ConsoleWorld world;
    world.disk.replaced["layout.mustache"] = "<p>nothing";
    REQUIRE(Console::create(world.options).error().kind == ErrorKind::Invalid);
}

TEST_CASE("a missing share folder is named at start", "[console]") {
    ConsoleWorld world;
    world.options.share_folder = "/nowhere";
    const auto console = Console::create(world.options);
    REQUIRE(console.error().kind == ErrorKind::NotFound);
    REQUIRE(console.error().what.find("/nowhere/layout") != std::string::npos);
}

}  // namespace
}  // namespace candour::console
