// tests/console/case_language_test.cpp: the pages of cases in Welsh: every page and every form,
// whole; their numbers and days; what a procedure does not say in Welsh.
#include <algorithm>
#include <set>

#include "app/casework/entry_permissions.h"
#include "app/console/cases/address.h"
#include "app/console/cases/clock_view.h"
#include "app/console/cases/labels.h"
#include "app/console/procedures/time_words.h"
#include "app/console/words.h"
#include "core/complaint/procedure/names.h"
#include "platform/text/catalogue.h"
#include "tests/support/blank_words.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using complaint::EntryKind;
using complaint::Field;
using complaint::FieldType;
using test::Browser;
using test::ConsoleWorld;
using test::header_of;
using test::input_value;

using Words = std::set<std::string>;

constexpr std::array<const char*, 5> ready = {"wcva", "calico", "plato", "donnington",
                                              "housing-ombudsman-code"};

// What stays in letters where all texts are blank: names of people and of languages, and the words
// for times that kiosks and consoles share.
Words allowed_words(const complaint::Procedure& procedure, const PageLanguage& language) {
    Words allowed;
    const auto add = [&](const std::string& text) { allowed.merge(test::latin_words(text)); };
    add("Ada Adeyemi AA Sam Shah SS");
    for (const char* tag : {"cy", "en", "ur"})
        add(language_in_words(tag, language));
    for (const complaint::Stage& stage : procedure.stages) {
        for (const complaint::ProcedureClock& clock : stage.clocks) {
            add(rule_in_words(clock, language));
            add(length_in_words(clock.length, language.tag()));
        }
    }
    return allowed;
}

// Somebody who reads Welsh, and looks at each page that they come to.
class Reader {
public:
    explicit Reader(const std::string& id) {
        const complaint::Procedure& procedure = blank_procedure(id);
        world_.procedures.now = id;
        world_.options.translator = &texts_;
        allowed_ = allowed_words(procedure, PageLanguage{&texts_, "cy"});
        store::StaffAccount ada = *world_.office.staff_by_id(world_.ada).value();
        for (const complaint::Named& post : procedure.posts)
            ada.posts.insert(post.id);
        REQUIRE(world_.office.change_staff(ada).ok());
        browser_.become(world_.ada);
        browser_.cookies["__Host-candour-language"] = "cy";
    }

    int see(const std::string& path) {
        const int status = browser_.get(path).status;
        if (status == 200) look(path);
        return status;
    }

    // Follows where the form leads.
    int send(const std::string& path, test::FormFields fields) {
        browser_.get(path);
        fields["form_token"] = input_value(browser_.last_html, "form_token");
        const auto response = browser_.post(path, fields);
        if (response.status == 303) {
            see(header_of(response, "Location"));
        } else {
            look(path + ", refused");
        }
        return response.status;
    }

    // A kiosk's contact, in another language; a call from a person who is known.
    void open_cases() {
        const std::string item = world_.reveal({.kind = feedback::ContactKind::Complaint,
                                                .language = "ur",
                                                .story = "123",
                                                .wanted = "456"});
        REQUIRE(see(triage_path(item)) == 200);
        const auto complaint =
            std::ranges::find_if(procedure_->kinds, &complaint::CaseKind::is_complaint);
        REQUIRE(complaint != procedure_->kinds.end());
        const std::string& kind = complaint->id;
        REQUIRE(send(triage_path(item), {}) == 422);
        REQUIRE(send(triage_path(item), {{"kind", kind}}) == 303);
        REQUIRE(see("/cases/new") == 200);
        REQUIRE(send("/cases/new", {{"where", "789"}, {"day", "789"}}) == 422);
        REQUIRE(send("/cases/new", {{"story", "123"},
                                    {"kind", kind},
                                    {"method", "telephone"},
                                    {"on_behalf", "relative"},
                                    {"name", "456"},
                                    {"reach", "phone"},
                                    {"where", "789"}}) == 303);
    }

    // Every form that the table of permissions has: as it is, empty, and filled in.
    void write_everything(const std::string& reference) {
        see_clocks(reference);
        for (const complaint::EntryRule& rule : complaint::all_entry_rules()) {
            if (!casework::permission_for(rule.kind) || rule.kind == EntryKind::Opened) continue;
            const std::string path = write_path(reference, rule.kind);
            REQUIRE(see(path) == 200);
            const test::FormFields filled = fill_in(rule);
            send(path, {});
            written_ += send(path, filled) == 303 ? 1 : 0;
        }
        see(case_path(reference));
        see(case_path(reference) + "/details");
        see_clocks(reference);
    }

    void see_clocks(const std::string& reference) {
        for (int at = 0; see(case_path(reference) + "/clocks/" + std::to_string(at)) == 200; ++at)
            ++clocks_;
    }

    std::vector<std::string> references() {
        std::vector<std::string> found;
        const store::CaseFilter filter{.viewer = world_.ada, .status = store::any_status};
        const store::CasePage listed = world_.cases.list(filter).take();
        for (const store::CaseRow& row : listed.rows)
            found.push_back(row.reference);
        return found;
    }

    int written() const { return written_; }
    int clocks() const { return clocks_; }

private:
    const complaint::Procedure& blank_procedure(const std::string& id) {
        world_.procedures.replace(test::in_blank_welsh(test::ready_procedure(id)));
        world_.procedures.now = id;
        procedure_ = world_.procedures.current("").take();
        for (feedback::Service& service : world_.organisation.services)
            service.name.by_language["cy"] = test::blank;
        for (feedback::OfferedKind& kind : world_.organisation.kinds)
            kind.name.by_language["cy"] = test::blank;
        return *procedure_;
    }

    // What stands on the form just seen, first choices chosen.
    test::FormFields fill_in(const complaint::EntryRule& rule) const {
        test::FormFields fields;
        for (const complaint::FieldNeed& need : rule.fields) {
            const complaint::FieldRule& field = complaint::rule_of(need.field);
            const std::string name{field.name};
            // Not asked of this case.
            if (browser_.last_html.find("name=\"" + name) == std::string::npos) continue;
            const bool of_sam = rule.kind == EntryKind::ConflictMarked;
            const std::string chosen = test::first_choice(browser_.last_html, name);
            if (field.type == FieldType::Staff) {
                fields[name] = (of_sam ? world_.sam : world_.ada).hex();
            } else if (field.type == FieldType::StaffList) {
                fields[name + "_" + world_.ada.hex()] = "1";
            } else if (field.type == FieldType::Day) {
                if (rule.day_is_until) fields[name] = "30 11 2026";
            } else if (field.type == FieldType::Language) {
                fields[name] = "ur";
            } else {
                fields[name] = chosen.empty() ? "12" : chosen;
            }
        }
        return fields;
    }

    void look(const std::string& what) {
        std::string html = browser_.last_html;
        CAPTURE(what, html);
        REQUIRE(html.find("<main ") != std::string::npos);
        REQUIRE(html.find("tabindex=\"-1\">") != std::string::npos);
        html = html.substr(html.find("<main "), html.find("</main>") - html.find("<main "));
        for (const std::string& reference : references()) {
            for (std::size_t at = html.find(reference); at != std::string::npos;
                 at = html.find(reference))
                html.erase(at, reference.size());
        }
        Words english;
        std::ranges::set_difference(test::latin_words(test::visible_text(html)), allowed_,
                                    std::inserter(english, english.end()));
        REQUIRE(english == Words{});
    }

    ConsoleWorld world_;
    test::BlankTexts texts_;
    std::shared_ptr<const complaint::Procedure> procedure_;
    Browser browser_{world_};
    Words allowed_;
    int written_ = 0;
    int clocks_ = 0;
};

TEST_CASE("what is looked for on pages is found", "[console]") {
    const std::string html =
        "<main a=\"Left\"><p>One &amp; <b aria-label=\"two words\">ж 3</b></p>";
    REQUIRE(test::latin_words(test::visible_text(html)) == Words{"One", "two", "words"});
    REQUIRE(test::BlankTexts{}.translate("cy", "By <b>{{day}}</b> at {time}") ==
            "жж <b>{{day}}</b> жж {time}");
}

TEST_CASE("every page and every form of a case is wholly in Welsh", "[console]") {
    int clocks = 0;
    for (const char* procedure : ready) {
        CAPTURE(procedure);
        Reader reader{procedure};
        reader.open_cases();
        const std::vector<std::string> references = reader.references();
        REQUIRE(references.size() == 2);
        for (const std::string& reference : references)
            reader.write_everything(reference);
        // Not only refusals were seen.
        REQUIRE(reader.written() > 50);
        clocks += reader.clocks();
    }
    REQUIRE(clocks > 10);
}

// With the Welsh that is shipped.
struct WelshWorld : ConsoleWorld {
    WelshWorld() {
        REQUIRE(catalogue.check_language("cy").ok());
        options.translator = &catalogue;
        browser.become(ada);
        browser.cookies["__Host-candour-language"] = "cy";
    }
    bool shows(const std::string& part) const {
        return browser.last_html.find(part) != std::string::npos;
    }
    int send(const std::string& path, test::FormFields fields) {
        browser.get(path);
        fields["form_token"] = input_value(browser.last_html, "form_token");
        return browser.post(path, fields).status;
    }
    std::string open() {
        const std::string item = reveal({.kind = feedback::ContactKind::Complaint,
                                         .language = "ur",
                                         .story = "The meeting had moved."});
        REQUIRE(send(triage_path(item), {{"kind", "service_failure"}}) == 303);
        const auto listed = cases.list({.viewer = ada, .status = store::any_status}).take();
        return listed.rows.front().reference;
    }

    platform::Catalogue catalogue{test::share_folder() + "/../locale/console"};
    PageLanguage welsh{&catalogue, "cy"};
    Browser browser{*this};
};

TEST_CASE("what is left of a clock has its Welsh plural form", "[console]") {
    const WelshWorld world;
    const complaint::ProcedureClock rule;
    complaint::CaseClock clock;
    clock.rule = &rule;
    clock.due.due = from_iso("2026-12-04").take();
    const auto left = [&](int days) {
        clock.working_days_left = days;
        clock.state = days < 0 ? complaint::ClockState::Overdue : complaint::ClockState::Running;
        return left_in_words(clock, from_iso("2026-11-01").take(), world.welsh);
    };
    REQUIRE(left(1) == "1 diwrnod gwaith ar ôl");
    REQUIRE(left(2) == "2 ddiwrnod gwaith ar ôl");
    REQUIRE(left(3) == "3 diwrnod gwaith ar ôl");
    REQUIRE(left(10) == "10 diwrnod gwaith ar ôl");
    REQUIRE(left(-2) == "Yn hwyr o 2 ddiwrnod gwaith");
}

TEST_CASE("the working of a due date is in Welsh, holidays by their names", "[console]") {
    const WelshWorld world;
    const auto calendar =
        complaint::WorkCalendar::create(
            complaint::Nation::EnglandAndWales,
            {{from_iso("2026-12-29").take(), from_iso("2026-12-29").take(), "Symud swyddfa"}})
            .take();
    const complaint::Deadline found =
        complaint::deadline(from_iso("2026-12-24").take(), {.number = 1}, calendar).take();
    std::vector<std::string> lines;
    for (const complaint::CountedDay& day : found.working)
        lines.push_back(day_line(day, world.welsh));
    REQUIRE(lines == std::vector<std::string>{
                         "dydd Gwener 25 Rhagfyr 2026: nid yw’n cyfrif (Dydd Nadolig)",
                         "dydd Sadwrn 26 Rhagfyr 2026: nid yw’n cyfrif (penwythnos)",
                         "dydd Sul 27 Rhagfyr 2026: nid yw’n cyfrif (penwythnos)",
                         "dydd Llun 28 Rhagfyr 2026: nid yw’n cyfrif (Gŵyl San Steffan (diwrnod "
                         "amgen))",
                         "dydd Mawrth 29 Rhagfyr 2026: nid yw’n cyfrif (ar gau: Symud swyddfa)",
                         "dydd Mercher 30 Rhagfyr 2026: diwrnod 1"});
    complaint::ProcedureClock rule;
    rule.length.number = 10;
    REQUIRE(rule_in_words(rule, world.welsh) ==
            "O fewn 10 diwrnod gwaith o’r adeg y caiff ei dderbyn");
}

TEST_CASE("a case is read in Welsh, and its record is the same file for everybody", "[console]") {
    WelshWorld world;
    const std::string reference = world.open();
    world.browser.get(case_path(reference));
    REQUIRE(world.shows("<bdi lang=\"cy\">Methiant gwasanaeth</bdi>"));
    REQUIRE(world.shows("Yr hyn a ddywedwyd"));
    REQUIRE(world.shows("Agorwyd</h3>"));
    REQUIRE(world.shows("dydd Sul 22 Tachwedd 2026"));
    REQUIRE(world.shows("lang=\"ur\" dir=\"rtl\""));
    const std::string record = case_path(reference) + "/record.txt";
    const std::string in_welsh = test::text_of(world.browser.get(record));
    world.browser.cookies["__Host-candour-language"] = "en";
    REQUIRE(test::text_of(world.browser.get(record)) == in_welsh);
    REQUIRE(in_welsh.find("Sunday 22 November 2026") != std::string::npos);
}

TEST_CASE("what a procedure does not say in Welsh says in which language it is", "[console]") {
    WelshWorld world;
    complaint::Procedure procedure = test::ready_procedure("donnington");
    for (complaint::CaseKind& kind : procedure.kinds) {
        kind.name.by_language.erase("cy");
        kind.definition.by_language.erase("cy");
    }
    world.procedures.replace(std::move(procedure));
    const std::string item = world.reveal({.kind = feedback::ContactKind::Complaint,
                                           .language = "ur",
                                           .story = "The meeting had moved."});
    world.browser.get(triage_path(item));
    REQUIRE(world.shows("<bdi lang=\"en\">Service failure</bdi>"));
    REQUIRE(world.shows("<bdi lang=\"en\">What we did was not as good as was agreed"));
    // The examples follow in the language of what they are examples of.
    REQUIRE(world.shows("For example: We did something poorly"));
    REQUIRE_FALSE(world.shows("Er enghraifft:"));
    REQUIRE(world.shows("Dywedodd y person: <bdi lang=\"ur\" dir=\"rtl\">The meeting had moved."));
    REQUIRE(world.shows("<bdi lang=\"cy\">Sothach</bdi>"));
    REQUIRE(world.send(triage_path(item), {}) == 422);
    REQUIRE(world.shows("Dewiswch beth ydyw."));
    REQUIRE(world.shows("Mae yna broblem"));
}

TEST_CASE("every choice of every entry has its words", "[console]") {
    const test::BlankTexts texts;
    const PageLanguage language{&texts, "cy"};
    const auto is_blank = [&](std::string_view choice) {
        CAPTURE(choice);
        return test::latin_words(choice_in_words(choice, language)).empty();
    };
    for (const complaint::EntryRule& rule : complaint::all_entry_rules())
        REQUIRE(std::ranges::all_of(rule.why, is_blank));
    for (const complaint::FieldRule& rule : complaint::all_field_rules())
        REQUIRE(std::ranges::all_of(rule.choices, is_blank));
}

}  // namespace
}  // namespace candour::console
