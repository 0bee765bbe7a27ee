// tests/console/template_tour.h: renders pages in every state that they have, and gathers the keys
// that their templates asked for.
#pragma once

#include <regex>
#include <set>

#include "app/console/audit/audit.h"
#include "app/console/calendar/calendar.h"
#include "app/console/cases/cases.h"
#include "app/console/devices/devices.h"
#include "app/console/devices/joining.h"
#include "app/console/editor/brought.h"
#include "app/console/editor/pages.h"
#include "app/console/error/error.h"
#include "app/console/help/help.h"
#include "app/console/inbox/inbox.h"
#include "app/console/information/information.h"
#include "app/console/involvement/involvement.h"
#include "app/console/item/item.h"
#include "app/console/languages/languages.h"
#include "app/console/layout/layout.h"
#include "app/console/limits.h"
#include "app/console/paper/paper.h"
#include "app/console/redaction/redaction.h"
#include "app/console/registers/registers.h"
#include "app/console/reports/reports.h"
#include "app/console/safeguarding/lead_desk.h"
#include "app/console/safeguarding/safeguarding.h"
#include "app/console/sign_in/sign_in.h"
#include "app/console/staff/account.h"
#include "app/console/staff/staff.h"
#include "app/console/surveys/surveys.h"
#include "app/console/templates.h"
#include "app/console/work/calendar.h"
#include "app/console/work/case_list.h"
#include "app/console/work/digest.h"
#include "app/console/work/my_work.h"
#include "app/console/work/today.h"
#include "app/console/you_said/you_said.h"
#include "sync/protocol/enrol.h"
#include "sync/protocol/heartbeat.h"
#include "sync/server/devices.h"
#include "sync/server/survey_desk.h"
#include "tests/support/case_facts.h"
#include "tests/support/console_world.h"
#include "tests/support/editor_world.h"
#include "tests/support/every_type.h"

namespace candour::console {
using test::ConsoleWorld;

// Every {{key}}, {{#key}}, {{^key}} of a template's text.
inline std::set<std::string> keys_in(const std::string& text) {
    static const std::regex tag{R"(\{\{[#^]?\s*([a-z_.]+)\s*\}\})"};
    std::set<std::string> keys;
    for (std::sregex_iterator match{text.begin(), text.end(), tag}, end; match != end; ++match) {
        keys.insert((*match)[1]);
    }
    keys.erase("t");  // The mark of a text, gone when the template is read.
    return keys;
}

// All keys of all templates, as files.
inline std::set<std::string> keys_of_all_files() {
    test::ReadingDisk disk;
    const auto read = [&disk](std::string_view path) {
        const std::string file = test::share_folder() + "/" + std::string{path};
        return to_text(disk.read(file, 1 << 20).take());
    };
    std::set<std::string> keys = keys_in(read(layout_path));
    for (const TemplateFile& file : part_files)
        keys.merge(keys_in(read(file.path)));
    for (const TemplateFile& file : template_files) {
        // Procedures' pages are gone through in procedures_test.cpp.
        if (!file.path.starts_with("procedures/")) keys.merge(keys_in(read(file.path)));
    }
    return keys;
}

// Renders pages in every state they have, and gathers the keys that were asked for.
class Tour {
public:
    Tour() : templates_(Templates::load(world_.disk, test::share_folder()).take()) {}

    void see(Page page, const SignedIn* viewer) {
        add_layout(
            page,
            {world_.organisation, viewer, "/style.css", "/icon.svg", {}, true, "/", true, true});
        const Result<std::string> html = templates_.render(page.template_name, page.view, &asked);
        INFO((html.ok() ? "" : html.error().what));
        REQUIRE(html.ok());
        REQUIRE(html.value().find("{{") == std::string::npos);
    }

    Desk desk() {
        return {world_.office,
                world_.organisation,
                *world_.options.office_keys.now(),
                world_.clock,
                world_.registry,
                world_.bundles,
                world_.options.enrol_identity,
                world_.surveys,
                world_.options.write_spreadsheet,
                world_.options.paper,
                {},
                {},
                &world_.work,
                {},
                &world_.learning};
    }
    store::OfficeItem item(const std::string& id) { return find_item(desk(), id).take(); }

    ConsoleWorld world_;
    Templates templates_;
    std::set<std::string> asked;
};

}  // namespace candour::console
