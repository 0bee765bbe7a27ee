// Console: the staff's pages, from request to response. No sockets: platform/net calls handle().
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/casework/case_work.h"
#include "app/console/calendar/calendar.h"
#include "app/console/cases/cases_desk.h"
#include "app/console/information/information.h"
#include "app/console/languages/languages.h"
#include "app/console/learning/options.h"
#include "app/console/paper/options.h"
#include "app/console/staff/qr.h"
#include "app/console/work/work_options.h"
#include "core/base/result.h"
#include "core/base/translator.h"
#include "core/base/world.h"
#include "core/feedback/organisation.h"
#include "core/office/case_hand_over.h"
#include "core/office/mailer.h"
#include "core/office/totp.h"
#include "core/store/bundle_store.h"
#include "core/store/device_registry.h"
#include "core/store/draft_store.h"
#include "core/store/office_store.h"
#include "core/store/procedure_store.h"
#include "core/store/survey_store.h"
#include "core/survey/importing/form_file.h"
#include "core/survey/sheet/workbook.h"
#include "sync/protocol/http_message.h"
#include "sync/server/enrol.h"
#include "sync/server/office_keys_now.h"

namespace candour::console {

// What is referred to is owned by the caller and outlives the console. The stores and `random` are
// called from every thread that calls handle(): all must allow it.
struct ConsoleOptions {
    store::OfficeStore& office;
    store::DeviceRegistry& registry;
    store::SurveyStore& surveys;
    store::DraftStore& drafts;               // Questionnaires that staff are writing.
    store::BundleStore& bundles;             // Which version devices are to have.
    server::EnrolIdentity enrol_identity;    // The server's side of the four words.
    feedback::OrganisationNow organisation;  // Asked once for each request.
    server::OfficeKeysNow office_keys;       // Asked once for each request, too.
    const Clock& clock;
    SecureRandom& random;
    Disk& disk;                // Read once, in create().
    std::string share_folder;  // ".../share/candour/console": templates and console.css.
    // .xlsx bytes of a workbook. Must be set.
    std::function<Result<Bytes>(const survey::Workbook&)> write_spreadsheet;
    // Workbooks of .xlsx bytes. Empty: this server reads none.
    survey::ReadWorkbook read_spreadsheet{};
    // With the ready questionnaires that a draft can start from; empty: none are offered.
    std::string ready_folder{};
    // A PNG of one question as a kiosk shows it, at 100, 150 or 200 %. Empty: no pictures.
    std::function<Result<Bytes>(const std::string& document, const std::string& language,
                                const std::string& question, int size_percent)>
        preview_survey{};
    // What an administrator, `who`, publishes: a questionnaire's JSON, and the ids of all services
    // that then ask it; the audit says so first. Returns its version. Errors: Invalid, in words for
    // that person, with nothing changed; Conflict when somebody else was at the same questionnaire
    // or service just now. Empty: this server cannot publish.
    std::function<Result<std::string>(const std::string& document,
                                      const std::vector<std::string>& services,
                                      const std::string& who)>
        publish_survey{};
    // No service asks it any more; its versions and results stay. Errors: NotFound, Conflict.
    // Empty: this server cannot withdraw.
    std::function<Status(const std::string& id, const std::string& who)> withdraw_survey{};
    // Cases; nothing: this server keeps none.
    casework::CaseWork* cases = nullptr;
    casework::Everybody everybody{};
    // A reply for the kiosks, to the receipt of a contact. Errors: NotFound, Invalid and Full, in
    // words for staff. Empty: this server cannot.
    PublishReply publish_reply{};
    // For second factors: 32 bytes that are in no database, the same for every process of the
    // office; HMAC-SHA-1, and a drawing of a key. All must be set.
    Bytes staff_key{};
    office::HmacSha1 hmac_sha1{};
    MakeQr make_qr{};
    // Whether whoever can do what is sensitive must have a second factor before anything else.
    bool requires_second_factor = false;
    office::Mailer* mailer = nullptr;           // Null: no e-mail is sent.
    office::CaseHandOver* hand_over = nullptr;  // Null: there are no cases.
    // The organisation's procedures; nullptr: this server has none of their pages.
    store::ProcedureStore* procedures = nullptr;
    std::string procedures_folder{};         // With the ready procedures; empty: none are offered.
    CalendarOptions calendar{};              // Working days. Empty: this server keeps no cases.
    PublicityOptions publicity{};            // What was sent or displayed where.
    PaperOptions paper;                      // Surveys on paper. make_paper must be set.
    LearningOptions learning{};              // Reports, registers, "You said, we did".
    std::vector<LanguageFacts> languages{};  // What kiosks have in each.
    const WorkOptions* work = nullptr;       // Lists of cases. Null: this server has none of them.
    const Translator* translator = nullptr;  // Of locales/console. Null: English alone.
    std::string practice_address{};          // Where staff practise; empty: no link leads there.
    int password_checks_max = 2;             // At once; each takes 64 MiB (password.h).
    Milliseconds password_wait{3000};        // For a free one, before "busy, try again".
    std::string decoy_hash{};  // What unknown names are checked against; empty: made by create().
};

class Site;

class Console {
public:
    // Reads all templates, the style sheet and the icon. Errors: NotFound, Unavailable, Invalid,
    // naming the file and what is wrong with it.
    static Result<std::unique_ptr<Console>> create(ConsoleOptions options);
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    // Total: any request has a response, with all security headers. Safe to call from several
    // threads at once. Says nothing to any log; staff actions go to the office's audit.
    protocol::HttpResponse handle(const protocol::HttpRequest& request);

private:
    explicit Console(std::unique_ptr<Site> site);
    std::unique_ptr<Site> site_;
};

}  // namespace candour::console
