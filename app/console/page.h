// Page: what a handler returns; the layout and the headers are put around it by the console.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "app/console/page_language.h"
#include "app/console/paper/options.h"
#include "app/console/templates.h"
#include "app/console/work/work_options.h"
#include "core/base/locale_text.h"
#include "core/base/world.h"
#include "core/feedback/draft.h"
#include "core/feedback/organisation.h"
#include "core/store/bundle_store.h"
#include "core/store/device_registry.h"
#include "core/store/learning_store.h"
#include "core/store/office_store.h"
#include "core/store/survey_store.h"
#include "core/survey/sheet/workbook.h"
#include "sync/server/enrol.h"
#include "sync/server/office_words.h"

namespace candour::console {

// Where a page stands in the navigation.
enum class Section {
    None,
    Today,
    Cases,
    MyWork,
    Contacts,
    Surveys,
    Reports,
    Registers,
    YouSaid,
    Involvement,
    Procedures,
    Devices,
    Languages,
    Staff,
    Audit,
    Account
};

struct Page {
    std::string template_name;
    std::string title;  // The browser's title and the h1.
    Section section = Section::None;
    View view;
    int status = 200;
    Language language = "en";
    bool is_public = false;  // For everybody: no words that are for staff stand around it.
};

struct Redirect {
    std::string to;  // A path of these pages; always 303, so that a reload sends nothing twice.
};

// A file to keep. `name` is plain ASCII.
struct Download {
    std::string name;
    std::string type;
    std::string content;
};

using WriteSpreadsheet = std::function<Result<Bytes>(const survey::Workbook&)>;

struct Reply {
    std::variant<Page, Redirect> what;
    std::vector<std::string> cookies;  // Set-Cookie values.
};

// What the handlers work with; owned by the console. Made for one request: the organisation and the
// keys stay as they were when the request came, whatever is published meanwhile.
struct Desk {
    store::OfficeStore& office;
    const feedback::Organisation& organisation;
    const std::vector<server::OfficeKey>& office_keys;
    const Clock& clock;
    store::DeviceRegistry& registry;
    store::BundleStore& bundles;
    const server::EnrolIdentity& enrol_identity;
    store::SurveyStore& surveys;
    const WriteSpreadsheet& write_spreadsheet;
    const PaperOptions& paper;
    std::shared_ptr<const feedback::Organisation> organisation_kept{};  // Keeps `organisation`.
    std::shared_ptr<const std::vector<server::OfficeKey>> office_keys_kept{};  // The same.
    const WorkOptions* work = nullptr;          // Null: this server keeps no cases.
    PageLanguage language{};                    // Of whoever asks.
    store::LearningStore* registers = nullptr;  // Null: this server has none.
};

// {text, lang, dir} of a text that may be in any language. Visible as <bdi lang dir>.
View view_of(const ShownText& shown);
View view_of(const LocalText& text);
// A view for each paragraph of what was made harmless (shown_text), with the key "paragraph".
View paragraphs_view(std::string_view text);

// What the organisation calls it, else our own word.
ShownText kind_name(const feedback::Organisation& organisation, feedback::ContactKind kind,
                    const PageLanguage& language = {});
// The service's name; its id when the organisation has it no more; empty for an empty id.
ShownText service_name(const feedback::Organisation& organisation, const std::string& service,
                       const PageLanguage& language = {});
// "suggestion" and so on: the colour of its tag is the style sheet's.
std::string kind_style(feedback::ContactKind kind);

// Errors: NotFound when the key of its epoch is not here; Corrupt.
Result<feedback::Contact> read_words(const Desk& desk, const store::OfficeItem& item);

// Writes one line of the audit. Only for what staff do.
Status note(const Desk& desk, const std::string& who, const std::string& what);
Status note(store::OfficeStore& office, const Clock& clock, const std::string& who,
            const std::string& what);
std::int64_t seconds_now(const Clock& clock);

}  // namespace candour::console
