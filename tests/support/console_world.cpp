// tests/support/console_world.cpp: the example office and the browser without a screen.
#include "tests/support/console_world.h"

#include <sodium.h>

#include "app/console/fields.h"
#include "core/feedback/practice.h"
#include "core/privacy/release_policy.h"
#include "sync/server/survey_desk.h"

namespace candour::test {
namespace {

LocalText text(const std::string& english, const std::string& welsh) {
    LocalText made;
    made.by_language["en"] = english;
    made.by_language["cy"] = welsh;
    return made;
}

survey::Question question(const std::string& id, survey::QuestionType type,
                          const std::string& prompt,
                          const std::vector<std::pair<std::string, std::string>>& choices) {
    survey::Question made;
    made.id = id;
    made.type = type;
    made.prompt = text(prompt, prompt + " (cy)");
    for (const auto& [choice, label] : choices) {
        made.choices.push_back({choice, text(label, label + " (cy)")});
    }
    return made;
}

survey::Questionnaire example_survey() {
    survey::Questionnaire made;
    made.id = "visit";
    made.title = text("About your visit", "Am eich ymweliad");
    made.owner = "Reception manager";
    made.purpose = "To make waiting easier.";
    made.act_by = "2027-01-31";
    made.languages = {"en", "cy"};
    made.version = "v2";
    made.questions = {
        question("welcome", survey::QuestionType::YesNo, "Did you feel welcome?",
                 {{"yes", "Yes"}, {"no", "No"}}),
        question("better", survey::QuestionType::LongText, "What could be better?", {}),
    };
    return made;
}

}  // namespace

Bytes small_hmac(ByteView key, ByteView message) {
    Bytes hash(20);
    crypto_generichash(hash.data(), hash.size(), message.data(), message.size(), key.data(),
                       key.size());
    return hash;
}

feedback::Organisation example_organisation() {
    feedback::Organisation made;
    made.id = "example";
    made.name = text("Example House", "Tŷ Enghraifft");
    made.languages = {"en", "cy", "ur"};
    made.kinds = {
        {feedback::ContactKind::Suggestion, text("An idea", "Syniad"), {}},
        {feedback::ContactKind::Complaint, text("A complaint", "Cwyn"), {}},
        {feedback::ContactKind::Compliment, text("A thank you", "Diolch"), {}},
    };
    feedback::Service reception;
    reception.id = "reception";
    reception.group = "reception";
    reception.name = text("Reception desk", "Y dderbynfa");
    feedback::Service transport;
    transport.id = "transport";
    transport.group = "transport";
    transport.name = text("Community transport", "Cludiant cymunedol");
    made.services = {reception, transport};
    made.questionnaires = {example_survey()};
    made.release = privacy::default_release_policy();
    return made;
}

std::shared_ptr<const complaint::Procedure> example_procedure() {
    complaint::Procedure made;
    made.id = "example";
    made.languages = {"en", "cy"};
    for (const auto& [id, english, welsh] :
         {std::tuple{"complaint", "Complaint", "Cwyn"},
          std::tuple{"service_request", "Service request", "Cais am wasanaeth"}}) {
        complaint::CaseKind kind;
        kind.id = id;
        kind.name = text(english, welsh);
        made.kinds.push_back(std::move(kind));
    }
    for (const auto& [id, english, welsh] : {std::tuple{"first", "First stage", "Cam cyntaf"},
                                             std::tuple{"review", "Review", "Adolygiad"}}) {
        complaint::Stage stage;
        stage.id = id;
        stage.name = text(english, welsh);
        made.stages.push_back(std::move(stage));
    }
    return std::make_shared<const complaint::Procedure>(std::move(made));
}

const std::string& staff_password_hash() {
    static const std::string hash = console::hash_password(staff_password).take();
    return hash;
}

ConsoleWorld::ConsoleWorld(feedback::Organisation made)
    : organisation(std::move(made)),
      key(server::make_office_key("2026-11")),
      ada(add_staff("ada", "Ada Adeyemi", office::founder_roles())),
      sam(add_staff("sam", "Sam Shah", {office::Role::CaseWorker})),
      case_keys{key},
      case_work({.cases = cases,
                 .office = office,
                 .procedures = procedures,
                 .calendars = calendars,
                 .keys = case_keys,
                 .chain_key = {.bytes = {7}},
                 .clock = clock,
                 .random = random,
                 .everybody = [this] { return casework::everybody_of(office); }}),
      work{
          .cases = cases,
          .filters = saved_filters,
          .feeds = calendar_feeds,
          .procedures = [this]() -> Result<decltype(named_procedures)> { return named_procedures; },
          .calendar = []() -> Result<std::shared_ptr<const complaint::WorkCalendar>> {
              auto calendar = complaint::WorkCalendar::create(complaint::Nation::EnglandAndWales);
              return std::make_shared<const complaint::WorkCalendar>(calendar.take());
          }},
      options{.office = office,
              .registry = registry,
              .surveys = surveys,
              .drafts = drafts,
              .bundles = bundles,
              .enrol_identity = {.pin = "the server's pin", .offline_key = {}},
              .organisation =
                  [this] { return std::make_shared<const feedback::Organisation>(organisation); },
              .office_keys = {key},
              .clock = clock,
              .random = random,
              .disk = disk,
              .share_folder = share_folder(),
              .write_spreadsheet = [this](const survey::Workbook& workbook) -> Result<Bytes> {
                  spreadsheet = workbook;
                  return Bytes{'x'};
              },
              .cases = &case_work,
              .everybody = [this] { return casework::everybody_of(office); },
              .staff_key = Bytes(32, 9),
              .hmac_sha1 = small_hmac,
              .make_qr = [](const std::string& text) -> Result<console::QrSquares> {
                  console::QrSquares squares{21, std::vector<bool>(21 * 21)};
                  for (std::size_t i = 0; i < text.size(); ++i)
                      squares.dark[i % squares.dark.size()] = true;
                  return squares;
              },
              // A printer that says what it was asked for.
              .paper = {.make_paper = [](const survey::Questionnaire& questionnaire,
                                         const Language& language,
                                         const std::string& size) -> Result<Bytes> {
                            const std::string asked =
                                questionnaire.id + " " + language + " " + size;
                            return Bytes{asked.begin(), asked.end()};
                        },
                        .pool = pool,
                        .random = random,
                        .key = [this] { return epoch.public_key; }},
              .learning = {.store = &learning}} {
    options.work = &work;
    options.decoy_hash = staff_password_hash();
    REQUIRE(server::keep_versions(surveys, organisation).ok());
}

StaffId ConsoleWorld::add_staff(const std::string& user_name, const std::string& name,
                                const office::Roles& roles) {
    const StaffId id = StaffId::create(random);
    REQUIRE(office.add_staff({id, user_name, name, staff_password_hash(), roles}).ok());
    return id;
}

std::string ConsoleWorld::add_case(store::CaseRow row, const store::CasePeople& people,
                                   const std::string& submission, const std::string& words) {
    if (row.id == complaint::CaseId{}) row.id = complaint::CaseId::create(random);
    if (row.reference.empty()) {
        const std::string hex = row.id.hex();
        row.reference = hex.substr(0, 4) + "-" + hex.substr(4, 4);
    }
    if (row.procedure.empty()) row.procedure = "example";
    if (row.kind.empty()) row.kind = "complaint";
    if (row.status.empty()) row.status = "open";
    if (row.received.empty()) row.received = "2026-11-02";
    REQUIRE(cases
                .add_case({.row = row, .people = people, .entries = 1}, submission, {},
                          {{1, words}}, std::nullopt)
                .ok());
    return row.reference;
}

void ConsoleWorld::open_case_about(const StaffId& person, const std::string& submission) {
    using complaint::Field;
    const auto worker = casework::worker_of(*office.staff_by_id(ada).value());
    casework::NewCase wanted;
    wanted.submission = submission;
    wanted.opened.kind = complaint::EntryKind::Opened;
    wanted.opened.fields = {{Field::CaseKind, std::string{"service_failure"}},
                            {Field::Method, std::string{"kiosk"}},
                            {Field::Anonymous, true}};
    const auto id = case_work.open(worker, std::move(wanted));
    INFO((id.ok() ? "" : id.error().what));
    REQUIRE(id.ok());
    complaint::Entry conflict{.kind = complaint::EntryKind::ConflictMarked};
    conflict.fields = {{Field::Person, person.hex()},
                       {Field::Reason, std::string{"It is about them."}}};
    const auto marked = case_work.write(worker, id.value(), {conflict});
    INFO((marked.ok() ? "" : marked.error().what));
    REQUIRE(marked.ok());
}

std::string ConsoleWorld::reveal(const Item& item) {
    feedback::Contact contact;
    contact.kind = item.kind;
    contact.service = item.service;
    contact.service_group = item.service;
    contact.language = item.language;
    contact.story = item.story;
    contact.wanted = item.wanted;
    contact.urgent = item.urgent;
    contact.answers = item.answers;
    contact.facts = item.facts;
    contact.consent = item.consent;
    contact.involvement = item.involvement;
    store::OfficeItem kept;
    kept.id = SubmissionId::create(random);
    kept.kind = item.kind;
    kept.service = item.service;
    kept.language = item.language;
    kept.released = item.released;
    kept.urgent = item.urgent;
    const bool text = item.kind == feedback::ContactKind::Text;
    if (text) kept.channel = feedback::Channel::HomeVisit;
    if (text || item.kind == feedback::ContactKind::SurveyAnswer) kept.questionnaire = "visit";
    kept.key_epoch = item.epoch;
    kept.words = server::lock_words(contact, key, kept.id.bytes);
    Bytes hash(32);
    random.fill(hash);
    REQUIRE(office.add_release({kept}, {hash}, item.released).ok());
    return kept.id.hex();
}

console::Console& ConsoleWorld::console() {
    if (console_ == nullptr) {
        auto made = console::Console::create(options);
        INFO((made.ok() ? "" : made.error().what));
        REQUIRE(made.ok());
        console_ = made.take();
    }
    return *console_;
}

protocol::HttpResponse Browser::send(protocol::HttpRequest request) {
    std::string all;
    for (const auto& [name, value] : cookies) {
        if (!all.empty()) all += "; ";
        all += name;
        all += '=';
        all += value;
    }
    if (!all.empty()) request.headers["cookie"] = all;
    protocol::HttpResponse response = world_.handle(request);
    for (const auto& [name, value] : response.headers) {
        if (name != "Set-Cookie") continue;
        const std::string pair = value.substr(0, value.find(';'));
        const std::size_t equals = pair.find('=');
        cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
        if (value.find("Max-Age=0") != std::string::npos) cookies.erase(pair.substr(0, equals));
    }
    last_html = text_of(response);
    return response;
}

protocol::HttpResponse Browser::get(const std::string& target) {
    const std::size_t mark = std::min(target.find('?'), target.size());
    protocol::HttpRequest request;
    request.method = "GET";
    request.path = target.substr(0, mark);
    request.query = target.substr(std::min(mark + 1, target.size()));
    return send(request);
}

protocol::HttpResponse Browser::post(const std::string& path, const FormFields& fields) {
    protocol::HttpRequest request;
    request.method = "POST";
    request.path = path;
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.headers["sec-fetch-site"] = "same-origin";
    std::string body;
    for (const auto& [name, value] : fields) {
        body += (body.empty() ? "" : "&") + console::url_encode(name) + "=" +
                console::url_encode(value);
    }
    request.body = {body.begin(), body.end()};
    return send(request);
}

protocol::HttpResponse Browser::sign_in(const std::string& user_name, std::string_view password) {
    get("/sign-in");
    return post("/sign-in", {{"form_token", input_value(last_html, "form_token")},
                             {"next", input_value(last_html, "next")},
                             {"user_name", user_name},
                             {"password", std::string{password}}});
}

void Browser::become(const StaffId& staff) {
    console::Sessions sessions{world_.office, world_.clock, world_.random};
    const auto account = world_.office.staff_by_id(staff);
    REQUIRE(account.value().has_value());
    const auto names = console::cookie_names(feedback::is_practice(world_.organisation));
    cookies[std::string{names.session}] = sessions.start(*account.value()).take();
}

std::string text_of(const protocol::HttpResponse& response) { return to_text(response.body); }

std::string header_of(const protocol::HttpResponse& response, const std::string& name) {
    std::string found;
    for (const auto& [key, value] : response.headers) {
        if (key == name) found += (found.empty() ? "" : "\n") + value;
    }
    return found;
}

std::string input_value(const std::string& html, const std::string& name) {
    const std::size_t input = html.find("name=\"" + name + "\"");
    if (input == std::string::npos) return "";
    const std::string mark = "value=\"";
    const std::size_t value = html.find(mark, input) + mark.size();
    return html.substr(value, html.find('"', value) - value);
}

std::size_t count_of(const std::string& whole, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = whole.find(part); at != std::string::npos;
         at = whole.find(part, at + 1)) {
        ++count;
    }
    return count;
}

}  // namespace candour::test
