// Who may go where: every role at every address, by GET and by POST; none by omission.
//
// A new address needs its line in app/console/routes.cpp, without which it does not exist, and its
// line here, without which this test fails. Actions on cases come with whose case it is.
#include <algorithm>
#include <array>
#include <numeric>
#include <regex>
#include <set>

#include "app/console/routes.h"
#include "sync/server/devices.h"
#include "tests/support/console_world.h"
#include "tests/support/editor_world.h"
#include "tests/support/memory_procedures.h"

namespace candour::console {
namespace {

using office::Role;
using test::Browser;
using test::ConsoleWorld;
using test::header_of;

// Who may enter: one letter a role, in the order of office::all_roles, "." for who may not.
// Reception, Case worker, Manager, Trustee, Safeguarding lead, Administrator, aUditor.
struct Row {
    const char* pattern;
    const char* may;
    const char* may_send = may;  // Where fewer may send its form than see it.
};
constexpr Row expected[] = {
    {"/sign-in", "RCMTSAU"},
    {"/sign-in/code", "RCMTSAU"},
    {"/welcome/*", "RCMTSAU"},
    {"/language/*", "RCMTSAU"},
    {"/due-dates/*", "RCMTSAU"},
    {"/sign-out", "RCMTSAU"},
    {"/", "RCMTSAU"},
    {"/account", "RCMTSAU"},
    {"/account/title", "RCMTSAU"},
    {"/account/password", "RCMTSAU"},
    {"/account/code", "RCMTSAU"},
    {"/account/code/remove", "RCMTSAU"},
    {"/account/sessions", "RCMTSAU"},
    {"/contacts", ".CM.S.."},
    {"/items/*", ".CM.S.."},
    {"/items/*/open", ".CM.S.."},
    {"/items/*/redact", "RCM.S.."},
    {"/help", "....S.."},
    {"/help/*", "....S.."},
    {"/help/*/take", "....S.."},
    {"/help/*/finish", "....S.."},
    {"/help/*/concerns", "....S.."},
    {"/safeguarding", "....S.."},
    {"/safeguarding/*", "....S.."},
    {"/safeguarding/*/take", "....S.."},
    {"/safeguarding/*/nothing", "....S.."},
    {"/safeguarding/*/finish", "....S.."},
    {"/safeguarding/*/concerns", "....S.."},
    {"/involvement", "..M...."},
    {"/involvement/newsletter.csv", "..M...."},
    {"/involvement/draw", "..M...."},
    {"/involvement/draw/erase", "..M...."},
    {"/involvement/*/remove", "..M...."},
    {"/cases", "RCMTS.U"},
    {"/cases.xlsx", ".CM.S.."},
    {"/cases/lists", "RCMTS.U"},
    {"/cases/lists/remove", "RCMTS.U"},
    {"/my-work", "RCMTS.U"},
    {"/my-work/calendar", "RCMTS.U"},
    {"/panels", "RCMTS.U"},
    {"/digest", ".CM.S.."},
    {"/digest.txt", ".CM.S.."},
    {"/cases/new", "RCM.S.."},
    {"/cases/*", "RCMTS.U"},
    {"/cases/*/record.txt", "RCMTS.U"},
    {"/cases/*/details", "RCMTS.."},
    {"/cases/*/clocks/*", "RCMTS.U"},
    {"/cases/*/write/goodwill_given", ".CMT..."},
    {"/cases/*/write/closed_as_persistent", "..MT..."},
    {"/cases/*/write/details_erased", "..M.S.."},
    {"/cases/*/write/*", "RCMTS.U"},
    {"/surveys", "RCMTSAU"},
    {"/surveys/pictures/*", ".CM.SA."},
    {"/surveys/bring/new", ".CM.SA."},
    {"/surveys/bring/*/languages/*", ".CM.SA."},
    {"/surveys/drafts", ".CM.SA."},
    {"/surveys/drafts/new", ".CM.SA."},
    {"/surveys/drafts/*/publish", "..M..A."},
    {"/surveys/drafts/*/withdraw", "..M..A."},
    {"/surveys/drafts/*/form.xlsx", ".CM.SA."},
    {"/surveys/drafts/*/form.json", ".CM.SA."},
    {"/surveys/drafts/*/preview", ".CM.SA."},
    {"/surveys/drafts/*/languages", ".CM.SA."},
    {"/surveys/drafts/*/languages/*/po", ".CM.SA."},
    {"/surveys/drafts/*", ".CM.SA."},
    {"/surveys/drafts/*/*", ".CM.SA."},
    {"/surveys/drafts/*/languages/*", ".CM.SA."},
    {"/surveys/drafts/*/languages/*/*", ".CM.SA."},
    {"/surveys/drafts/*/questions/*", ".CM.SA."},
    {"/surveys/drafts/*/questions/*/*", ".CM.SA."},
    {"/surveys/*/paper", "RCM.SA."},
    {"/surveys/*/paper.pdf", "RCM.SA."},
    {"/surveys/*/key-in", "RCM.SA."},
    {"/surveys/*/outcome", ".CM.SA."},
    {"/surveys/*/*/words", "..M.S.."},
    {"/surveys/*", "RCMTSAU"},
    {"/surveys/*/*", "RCMTSAU"},
    {"/procedures", "RCMTSAU"},
    {"/procedures/ready/*", "RCMTSAU"},
    {"/procedures/ready/*/copy", "..M..A."},
    {"/procedures/own/*", "RCMTSAU"},
    {"/procedures/own/*/change", "..M..A."},
    {"/procedures/own/*/*", "RCMTSAU"},
    {"/procedures/drafts/*/publish", "..M..A."},
    {"/procedures/drafts/*/remove", "..M..A."},
    {"/procedures/drafts/*", "..M..A."},
    {"/procedures/drafts/*/*", "..M..A."},
    {"/procedures/drafts/*/*/*", "..M..A."},
    {"/reports", "RCMTSAU"},
    {"/reports/year", "RCMTSAU"},
    {"/reports/file.xlsx", "RCMTSAU"},
    {"/reports/file.json", "RCMTSAU"},
    {"/registers", ".CMTS.U"},
    {"/registers/*", ".CMTS.U"},
    {"/registers/suggestions/*", ".CMTS.U", ".CM.S.."},
    {"/registers/recommendations/new", ".CM.S.."},
    {"/registers/recommendations/*/edit", ".CM.S.."},
    {"/registers/recommendations/*/decide", "..MT..."},
    {"/registers/recommendations/*/finish", ".CM.S.."},
    {"/registers/recommendations/*", ".CMTS.U"},
    {"/you-said", ".CMTS.U"},
    {"/you-said/new", ".CM.S.."},
    {"/you-said/*/edit", ".CM.S.."},
    {"/you-said/*/translate/*", ".CM.S.."},
    {"/you-said/*/review", ".CM.S.."},
    {"/you-said/*/accept", "..MT..."},
    {"/you-said/*/approve", "..MT..."},
    {"/you-said/*/publish", "..MT..."},
    {"/you-said/*/withdraw", "..MT..."},
    {"/you-said/*", ".CMTS.U"},
    {"/calendar", "..M..A."},
    {"/calendar/add", "..M..A."},
    {"/calendar/remove", "..M..A."},
    {"/calendar/nations", "..M..A."},
    {"/calendar/move", "..M..A."},
    {"/information", "..M..A."},
    {"/information/add", "..M..A."},
    {"/information/replaced", "..M..A."},
    {"/information/still-right", "..M..A."},
    {"/languages", "..M..A."},
    {"/devices", ".....A."},
    {"/devices/add", ".....A."},
    {"/devices/approve", ".....A."},
    {"/devices/refuse", ".....A."},
    {"/devices/*/revoke", ".....A."},
    {"/staff", ".....A."},
    {"/staff/invite", ".....A."},
    {"/staff/*", ".....A."},
    {"/staff/*/reset", ".....A."},
    {"/staff/*/code", ".....A."},
    {"/staff/*/leave", ".....A."},
    {"/audit", ".....AU"},
};

const Row* row_of(const Route& route) {
    for (const Row& row : expected) {
        if (route.pattern == row.pattern) return &row;
    }
    return nullptr;
}

// An office with one of everything that an address can be of.
struct Offices {
    explicit Offices(Role role) {
        world.organisation.release.rules = {
            {.channel = {}, .kind = {}, .every = privacy::Every::AtOnce}};
        item = world.reveal({.story = "A story that only some may read."});
        involved = world.reveal({.kind = feedback::ContactKind::Involvement});
        asks_for_help = world.reveal({.kind = feedback::ContactKind::Help, .urgent = true});
        written = world.reveal({.kind = feedback::ContactKind::Text});
        REQUIRE(world.drafts.add_draft({"drop_in", test::drop_in_draft().dump(), 1, "Mo", 1}).ok());
        store::Device known;
        known.key.fill(3);
        known.id = server::device_id_of(known.key);
        known.state = store::DeviceState::Approved;
        known.enrolled = world.clock.today();
        REQUIRE(world.registry.add_device(known).ok());
        device = known.id.hex();
        add_procedures();
        add_case();
        add_register_entries();
        person = world.add_somebody("person", {role});
        browser.become(person);
    }
    std::string path_of(std::string_view pattern) const {
        const std::pair<std::string_view, std::string> examples[] = {
            {"/welcome/*", "/welcome/" + std::string(64, 'a')},
            {"/language/*", "/language/xx"},
            {"/due-dates/*", "/due-dates/" + std::string(64, 'a') + ".ics"},
            {"/items/*", "/items/" + item},
            {"/registers/*", "/registers/suggestions"},
            {"/registers/suggestions/*", "/registers/suggestions/" + item},
            {"/you-said/*/translate/*", "/you-said/" + you_said + "/translate/cy"},
            {"/items/*/open", "/items/" + item + "/open"},
            {"/items/*/redact", "/items/" + item + "/redact"},
            {"/cases/*/clocks/*", "/cases/" + reference + "/clocks/0"},
            {"/cases/*/write/*", "/cases/" + reference + "/write/note"},
            {"/procedures/own/*/*", "/procedures/own/calico/1"},
            {"/procedures/drafts/*/*", "/procedures/drafts/plato/details"},
            {"/procedures/drafts/*/*/*", "/procedures/drafts/plato/stages/complaint"},
            {"/surveys/pictures/*", "/surveys/pictures/drop_in"},
            {"/surveys/drafts/*/*", "/surveys/drafts/drop_in/details"},
            {"/surveys/drafts/*/languages/*/*", "/surveys/drafts/drop_in/languages/cy/remove"},
            {"/surveys/drafts/*/questions/*/*", "/surveys/drafts/drop_in/questions/felt/remove"},
            {"/surveys/drafts/*/questions/*", "/surveys/drafts/drop_in/questions/felt"},
            {"/surveys/bring/*/languages/*", "/surveys/bring/drop_in/languages/cy"},
            {"/surveys/*/*/words", "/surveys/visit/now/words"},
            {"/surveys/*/*", "/surveys/visit/now"},
            {"/devices/*/revoke", "/devices/" + device + "/revoke"}};
        for (const auto& [known, path] : examples) {
            if (known == pattern) return path;
        }
        std::string path{pattern};
        const auto fill = [&path](std::string_view before, const std::string& with) {
            const std::string mark = std::string{before} + "*";
            const std::size_t at = path.find(mark);
            if (at != std::string::npos) path.replace(at + before.size(), 1, with);
        };
        fill("/surveys/drafts/", "drop_in");
        fill("/languages/", "cy");
        fill("/surveys/", "visit");
        fill("/staff/", world.sam.hex());
        fill("/help/", asks_for_help);
        fill("/involvement/", involved);
        fill("/safeguarding/", written);
        fill("/cases/", reference);
        fill("/registers/recommendations/", recommendation);
        fill("/you-said/", you_said);
        fill("/procedures/own/", "calico");
        fill("/procedures/ready/", "plato");
        fill("/procedures/drafts/", "plato");
        return path;
    }

    // A draft, and a version that is published.
    void add_procedures() {
        for (const char* id : {"plato", "calico"}) {
            const std::string text = test::ready_procedure_text(id);
            REQUIRE(procedures.add_procedure_draft({id, text, 1, "Mo", 1}).ok());
        }
        const auto draft = procedures.procedure_draft("calico").value();
        REQUIRE(
            procedures.publish_procedure({"calico", 1, draft->document, "Mo", 1}, draft->revision)
                .ok());
        world.options.procedures = &procedures;
        world.options.procedures_folder = "assets/procedures";
    }
    // One that Ada wrote of each: a recommendation and an entry of "You said, we did".
    void add_register_entries() {
        world.organisation.languages = {"en", "cy"};
        Browser ada{world};
        ada.become(world.ada);
        const auto written = [&ada](const std::string& address, test::FormFields fields) {
            ada.get(address);
            fields["form_token"] = test::input_value(ada.last_html, "form_token");
            fields["revision"] = test::input_value(ada.last_html, "revision");
            const std::string place = header_of(ada.post(address, fields), "Location");
            REQUIRE(place.find('/') == 0);
            return place.substr(place.rfind('/') + 1);
        };
        recommendation =
            written("/registers/recommendations/new", {{"title", "Two desks"},
                                                       {"because", "People wait."},
                                                       {"decision_maker", "The board"},
                                                       {"due", "2027-01-15"},
                                                       {"option1_name", "Two desks"},
                                                       {"option1_benefits", "Nobody waits."},
                                                       {"option1_drawbacks", "One more volunteer."},
                                                       {"option2_name", "Nothing"},
                                                       {"option2_benefits", "It costs nothing."},
                                                       {"option2_drawbacks", "People wait."}});
        you_said = written("/you-said/new", {{"theme", "waiting"},
                                             {"contacts", "12"},
                                             {"said", "You waited too long."},
                                             {"did", "We opened a second desk."},
                                             {"outcome", "changed"},
                                             {"evidence", "The rota."},
                                             {"review", "2027-05-22"}});
    }
    void add_case() {
        casework::NewCase wanted;
        wanted.opened.kind = complaint::EntryKind::Opened;
        wanted.opened.fields = {
            {complaint::Field::CaseKind, std::string{"service_failure"}},
            {complaint::Field::Method, std::string{"letter"}},
            {complaint::Field::Anonymous, true},
            {complaint::Field::Text, std::string{"A story of a case that only some may read."}}};
        const auto ada = casework::worker_of(*world.office.staff_by_id(world.ada).value());
        const auto opened = world.case_work.open(ada, std::move(wanted));
        INFO((opened.ok() ? "" : opened.error().what));
        REQUIRE(opened.ok());
        reference = world.cases.head(opened.value()).value().row.reference;
    }

    ConsoleWorld world;
    test::MemoryProcedures procedures;
    std::string item;
    std::string asks_for_help;
    std::string involved;
    std::string written;  // On a home visit.
    std::string reference;
    std::string recommendation;
    std::string you_said;
    std::string device;
    StaffId person;
    Browser browser{world};
};

constexpr const char* goes_to = R"re((?:href|method="get" action)="(/[^"#?]*))re";
constexpr const char* sends_to = R"re(method="post" action="(/[^"#?]*))re";

std::set<std::string> addresses_in(const std::string& html, const char* pattern) {
    const std::regex link{pattern};
    std::set<std::string> links;
    for (std::sregex_iterator match{html.begin(), html.end(), link}, end; match != end; ++match) {
        links.insert((*match)[1]);
    }
    return links;
}

TEST_CASE("every address has its line in this test, and none is left over", "[console]") {
    for (const Route& route : routes()) {
        INFO(route.pattern);
        REQUIRE(row_of(route) != nullptr);
    }
    REQUIRE(std::size(expected) == routes().size());
}

TEST_CASE("each role sees what it may, and nothing more", "[console]") {
    const auto place = GENERATE(range<std::size_t>(0, office::all_roles.size()));
    Offices office{office::all_roles.at(place)};
    for (const Route& route : routes()) {
        if (route.entry == Entry::Anybody) continue;
        const std::string path = office.path_of(route.pattern);
        INFO(office::name_of(office::all_roles.at(place)) << " GET " << path);
        REQUIRE(find_route(path) == &route);
        const auto response = office.browser.get(path);
        if (!route.shows) {
            REQUIRE(response.status == 405);
        } else if (row_of(route)->may[place] == '.') {
            REQUIRE(response.status == 403);
            REQUIRE(office.browser.last_html.find("A story") == std::string::npos);
        } else if (route.pattern == "/surveys/pictures/*" ||
                   route.pattern == "/surveys/*/paper.pdf" || route.pattern == "/calendar") {
            REQUIRE(response.status == 404);  // No such thing here: it was let in.
        } else if (route.pattern == "/items/*/redact" &&
                   !office::may({office::all_roles.at(place)}, permission_to_send(route))) {
            // Let in for the cases that they deal with; this contact is in none.
            REQUIRE(response.status == 404);
        } else if (std::string_view{route.pattern}.starts_with("/reports/file")) {
            // Let in; who sees no exact numbers has no report of this week.
            REQUIRE((response.status == 200 || response.status == 404));
        } else if (std::string_view{route.pattern}.starts_with("/cases/*")) {
            // Let in; what of the case is theirs to see and to write is in cases_test.
            REQUIRE((response.status == 200 || response.status == 404 || response.status == 403));
        } else {
            REQUIRE(response.status == 200);
            // Every link leads somewhere, and this person may go there.
            const office::Roles roles = {office::all_roles.at(place)};
            for (const std::string& link : addresses_in(office.browser.last_html, goes_to)) {
                INFO(link);
                // What is everybody's, signed in or not, is in no table.
                if (link.starts_with("/assets/") || link == "/changes") continue;
                const Route* there = find_route(link);
                REQUIRE(there != nullptr);
                REQUIRE(there->shows);
                REQUIRE(may_enter(*there, roles));
            }
            for (const std::string& link : addresses_in(office.browser.last_html, sends_to)) {
                INFO(link);
                const Route* there = find_route(link);
                REQUIRE(there != nullptr);
                REQUIRE(there->takes);
                REQUIRE(may_send(*there, roles));
            }
        }
    }
}

// The roles as places in all_roles: those first that may not, and so change nothing for the others.
std::array<std::size_t, office::all_roles.size()> refused_first(const char* may) {
    std::array<std::size_t, office::all_roles.size()> places{};
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_partition(places, [may](std::size_t place) { return may[place] == '.'; });
    return places;
}

TEST_CASE("each role does what it may, and nothing more", "[console]") {
    for (const Route& route : routes()) {
        if (route.entry == Entry::Anybody) continue;
        Offices office{Role::Auditor};
        const std::string path = office.path_of(route.pattern);
        const char* may = route.takes ? row_of(route)->may_send : row_of(route)->may;
        for (const std::size_t place : refused_first(may)) {
            const Role role = office::all_roles.at(place);
            INFO(office::name_of(role) << " POST " << path);
            Browser browser{office.world};
            browser.become(office.world.add_somebody(std::string{office::name_of(role)}, {role}));
            browser.get("/account");
            const std::string token = test::input_value(browser.last_html, "form_token");
            // Without the form's token; a form with a file in it cannot even be read like this.
            const int without = browser.post(path, {}).status;
            const bool takes_file = route.pattern.starts_with("/surveys/bring/");
            REQUIRE((without == 403 || (takes_file && without == 400)));
            const int status = browser.post(path, {{"form_token", token}}).status;
            if (may[place] == '.') {
                REQUIRE((status == 403 || (takes_file && status == 400)));
            } else if (!route.takes) {
                REQUIRE(status == 405);
            } else if (!route.pattern.starts_with("/cases/*")) {
                REQUIRE(status != 403);
                REQUIRE(status != 405);
            }
        }
    }
}

TEST_CASE("without a session no address but the ways in does anything", "[console]") {
    Offices office{Role::Administrator};
    Browser nobody{office.world};
    for (const Route& route : routes()) {
        if (route.entry == Entry::Anybody) continue;
        const std::string path = office.path_of(route.pattern);
        INFO(path);
        const auto shown = nobody.get(path);
        REQUIRE(shown.status == (route.shows ? 303 : 405));
        if (route.shows) REQUIRE(header_of(shown, "Location").starts_with("/sign-in"));
        const auto done = nobody.post(path, {});
        REQUIRE(done.status == 303);
        REQUIRE(header_of(done, "Location") == "/sign-in");
    }
    for (const char* path : {"/nothing", "/staff/", "//", "/surveys/drafts/", "/devices/x/y", ""}) {
        INFO(path);
        REQUIRE(nobody.get(path).status == 404);
        REQUIRE(nobody.post(path, {}).status == 404);
    }
}

TEST_CASE("whatever needs a step-up asks for it where something is done", "[console]") {
    // They only look, or take nothing from anybody.
    const std::set<std::string_view> harmless = {"/devices/add", "/devices/refuse"};
    for (const Route& route : routes()) {
        if (route.entry != Entry::Permitted || !route.takes) continue;
        INFO(route.pattern);
        if (office::needs_step_up(permission_to_send(route)) && !harmless.contains(route.pattern)) {
            REQUIRE(route.step_up != StepUp::No);
        }
    }
}

}  // namespace
}  // namespace candour::console
