// The procedures that come with Candour: the numbers of their sources, and their languages.
#include <algorithm>
#include <filesystem>
#include <set>

#include "core/complaint/procedure.h"
#include "tests/support/catch.h"
#include "tests/support/ready_procedure.h"

namespace candour::complaint {
namespace {

using enum ClockUnit;
using enum Milestone;
using enum ClockKind;

const std::vector<std::string> ready = {"calico", "donnington", "housing-ombudsman-code", "plato",
                                        "wcva"};

using test::ready_procedure_text;

Procedure read(const std::string& id) { return test::ready_procedure(id); }

struct Row {
    const char* procedure;
    const char* clock;
    ClockLength length;
    Milestone from;
    Milestone met_by;
    bool is_default;
    ClockKind kind = Target;
};

// Every clock of every procedure but the thirty days for personal information, which all have.
constexpr Row rows[] = {
    {"wcva", "suggestion_acknowledge", {5, WorkingDays}, Received, Acknowledged, true},
    {"wcva", "stage_1_hear", {5, WorkingDays}, Received, Heard, true},
    {"wcva", "stage_1_decide", {10, WorkingDays}, Received, Decided, true},
    {"wcva", "stage_2_hear", {5, WorkingDays}, StageStarted, Heard, true},
    {"wcva", "stage_2_decide", {10, WorkingDays}, StageStarted, Decided, true},
    {"wcva", "stage_3_hear", {10, WorkingDays}, StageStarted, Heard, true},
    {"wcva", "stage_3_decide", {20, WorkingDays}, StageStarted, Decided, true},
    {"calico", "acknowledge", {2, WorkingDays}, Received, Acknowledged, false},
    {"calico", "investigate", {10, WorkingDays}, Received, Decided, true},
    {"calico", "investigate_actions", {10, WorkingDays}, ActionsAgreed, ActionsDone, true},
    {"calico", "panel_set_up", {20, WorkingDays}, StageStarted, PanelSetUp, false},
    {"calico", "ombudsman_weeks", {8, Weeks}, Decided, Decided, true, Information},
    {"plato", "question_answer", {24, Hours}, Received, Answered, false},
    {"plato", "question_email", {1, WorkingDays}, Received, Acknowledged, false},
    {"plato", "question_reply", {10, WorkingDays}, Received, Decided, false},
    {"plato", "question_update", {5, WorkingDays}, Received, Updated, true},
    {"plato", "comment_email", {1, WorkingDays}, Received, Acknowledged, false},
    {"plato", "comment_reply", {10, WorkingDays}, Received, Decided, false},
    {"plato", "comment_update", {5, WorkingDays}, Received, Updated, true},
    {"plato", "complaint_email", {1, WorkingDays}, Received, Acknowledged, false},
    {"plato", "complaint_reply", {10, WorkingDays}, Received, Decided, false},
    {"plato", "complaint_update", {5, WorkingDays}, Received, Updated, true},
    {"donnington", "contact_actions", {10, WorkingDays}, ActionsAgreed, ActionsDone, false},
    {"donnington",
     "contact_reminder",
     {5, CalendarDays},
     ActionsAgreed,
     ActionsDone,
     true,
     Reminder},
    {"donnington", "trustee_contact", {24, Hours}, StageStarted, Contacted, true},
    {"donnington", "trustee_resolve", {10, WorkingDays}, Received, Resolved, false},
    {"donnington", "trustee_actions", {10, WorkingDays}, ActionsAgreed, ActionsDone, false},
    {"donnington",
     "trustee_reminder",
     {5, CalendarDays},
     ActionsAgreed,
     ActionsDone,
     true,
     Reminder},
    {"donnington", "appeal_acknowledge", {24, Hours}, StageStarted, Acknowledged, false},
    {"donnington", "appeal_decide", {10, WorkingDays}, StageStarted, Decided, false},
    {"donnington", "appeal_actions", {10, WorkingDays}, ActionsAgreed, ActionsDone, false},
    {"donnington",
     "appeal_reminder",
     {5, CalendarDays},
     ActionsAgreed,
     ActionsDone,
     true,
     Reminder},
    {"housing-ombudsman-code",
     "stage_1_acknowledge",
     {5, WorkingDays},
     Received,
     Acknowledged,
     false},
    {"housing-ombudsman-code", "stage_1_answer", {10, WorkingDays}, Acknowledged, Decided, true},
    {"housing-ombudsman-code",
     "stage_2_acknowledge",
     {5, WorkingDays},
     StageStarted,
     Acknowledged,
     false},
    {"housing-ombudsman-code", "stage_2_answer", {20, WorkingDays}, Acknowledged, Decided, true},
};

constexpr const char* personal_information = "data_protection_acknowledge";

std::set<std::string> ids(const auto& items) {
    std::set<std::string> all;
    for (const auto& item : items)
        all.insert(item.id);
    return all;
}

using Words = std::vector<std::string>;

// Every text below `object` whose languages are not `wanted`; staff's own texts may be in fewer.
void find_missing(const nlohmann::json& object, const std::string& path, Words& missing) {
    if (object.contains("en")) {
        const bool for_staff = path.ends_with("/source") || path.ends_with("/our_default") ||
                               path.starts_with("/codes") || path.starts_with("/goodwill");
        for (const char* language : {"en", "cy", "ur", "ta"}) {
            const std::string tag = language;
            const bool optional = for_staff && (tag == "ur" || tag == "ta");
            if (!optional && !object.contains(tag)) missing.push_back(path + " in " + tag);
        }
        return;
    }
    if (!object.is_structured()) return;
    for (const auto& [key, value] : object.items())
        find_missing(value, path + "/" + key, missing);
}

}  // namespace

TEST_CASE("every ready procedure is read, and the same when written and read again",
          "[complaint]") {
    Words found;
    for (const auto& file : std::filesystem::directory_iterator("assets/procedures"))
        found.push_back(file.path().stem());
    std::ranges::sort(found);
    REQUIRE(found == ready);
    for (const std::string& id : ready) {
        INFO(id);
        const Procedure procedure = read(id);
        REQUIRE(procedure.id == id);
        REQUIRE(procedure.version == 1);
        REQUIRE(parse_procedure(to_json(procedure), id).take() == procedure);
        REQUIRE(procedure.owner.empty());  // Whoever copies it says whose it is.
        REQUIRE(procedure.source.in("en").text.find("machine-drafted") != std::string::npos);
    }
}

TEST_CASE("the clocks of the ready procedures have the numbers of their sources", "[complaint]") {
    std::set<std::string> listed;
    for (const Row& row : rows) {
        INFO(row.procedure << " " << row.clock);
        const Procedure procedure = read(row.procedure);
        const ProcedureClock* clock = procedure.find_clock(row.clock);
        REQUIRE(clock != nullptr);
        REQUIRE(clock->length == row.length);
        REQUIRE(clock->from == row.from);
        REQUIRE(clock->met_by == row.met_by);
        REQUIRE(clock->kind == row.kind);
        REQUIRE(clock->our_default.empty() != row.is_default);
        REQUIRE_FALSE(clock->can_stop);  // No source lets a clock stop.
        listed.insert(std::string(row.procedure) + " " + row.clock);
    }
    for (const std::string& id : ready) {
        for (const Stage& stage : read(id).stages) {
            for (const ProcedureClock& clock : stage.clocks) {
                INFO(id << " " << clock.id);
                REQUIRE((clock.id == personal_information || listed.contains(id + " " + clock.id)));
            }
        }
    }
}

TEST_CASE("a complaint about personal information is a kind of its own everywhere", "[complaint]") {
    for (const std::string& id : ready) {
        INFO(id);
        const Procedure procedure = read(id);
        const CaseKind* kind = procedure.find_kind("data_protection");
        REQUIRE(kind != nullptr);
        REQUIRE(kind->is_complaint);
        REQUIRE(kind->stages == Words{"data_protection", "ico"});
        const ProcedureClock* clock = procedure.find_clock(personal_information);
        REQUIRE(clock->length == ClockLength{30, CalendarDays});
        REQUIRE(clock->met_by == Acknowledged);
        // What a visitor calls a complaint is first offered as the ordinary one.
        const auto first = std::ranges::find_if(procedure.kinds, [](const CaseKind& one) {
            return std::ranges::count(one.labels, feedback::ContactKind::Complaint) > 0;
        });
        REQUIRE(first->id != "data_protection");
    }
}

TEST_CASE("every label that a visitor can choose is taken by some kind", "[complaint]") {
    for (const std::string& id : ready) {
        std::set<feedback::ContactKind> taken;
        for (const CaseKind& kind : read(id).kinds)
            taken.insert(kind.labels.begin(), kind.labels.end());
        INFO(id);
        REQUIRE(taken.size() == feedback::offerable_contact_kinds.size() - 1);  // All but surveys.
    }
}

TEST_CASE("what a visitor reads of a ready procedure is in all languages of the kiosk",
          "[complaint]") {
    for (const std::string& id : ready) {
        INFO(id);
        REQUIRE(read(id).languages == std::vector<Language>{"en", "cy", "ur", "ta"});
        Words missing;
        find_missing(nlohmann::json::parse(ready_procedure_text(id)), "", missing);
        REQUIRE(missing == Words{});
    }
}

TEST_CASE("wcva: any stage can be by-passed, and suggestions have a time and an owner a method",
          "[complaint]") {
    const Procedure wcva = read("wcva");
    for (const char* stage : {"stage_1", "stage_2", "stage_3"}) {
        REQUIRE(wcva.find_stage(stage)->can_be_bypassed);
        REQUIRE(wcva.find_stage(stage)->tells_redress);
    }
    std::set<std::string> methods;
    for (const SuggestionRule& rule : wcva.suggestions) {
        REQUIRE(rule.acknowledge == ClockLength{5, WorkingDays});
        REQUIRE(wcva.find_post(rule.owner) != nullptr);
        methods.insert(rule.method);
    }
    REQUIRE(methods == std::set<std::string>{"box", "email", "face_to_face", "kiosk", "telephone",
                                             "visitors_book"});
    REQUIRE(wcva.find_stage("mediation")->kind == StageKind::External);
    REQUIRE(wcva.codes.empty());
    REQUIRE(wcva.texts.may_be_about.size() == 4);
}

TEST_CASE("calico: two lists of examples, an appeal within ten days, two endings", "[complaint]") {
    const Procedure calico = read("calico");
    REQUIRE(calico.find_kind("complaint")->examples.size() == 7);
    REQUIRE(calico.find_kind("dissatisfaction")->examples.size() == 2);
    REQUIRE(calico.find_kind("dissatisfaction")->may_become == Words{"complaint"});  // C8.
    REQUIRE(calico.find_stage("assess")->holders == Words{"anyone"});
    REQUIRE(calico.find_stage("assess")->clocks.empty());
    const Stage& investigation = *calico.find_stage("investigation");
    REQUIRE(investigation.appeal->window == ClockLength{10, WorkingDays});
    REQUIRE(calico.find_clock("investigate")->extension->agreed_with_person);
    REQUIRE_FALSE(calico.find_clock("investigate")->extension->at_most);
    REQUIRE(calico.find_clock("investigate_actions")->latest->length ==
            ClockLength{10, WorkingDays});
    REQUIRE(calico.find_clock("ombudsman_weeks")->from_stage == "appeal_panel");
    REQUIRE(ids(calico.left_out) == std::set<std::string>{"disrepair", "other_customers"});
    REQUIRE(calico.anonymous == Anonymous::PerService);
    REQUIRE(calico.closing.both_endings);
    REQUIRE(calico.closing.legal_by == Words{"service_director"});
    REQUIRE(ids(calico.goodwill).contains("voucher"));
}

TEST_CASE("plato: one stage, three outcomes, an update only where the reply is late",
          "[complaint]") {
    const Procedure plato = read("plato");
    REQUIRE(plato.find_kind("complaint")->stages == Words{"complaint"});
    REQUIRE(plato.find_stage("complaint")->outcomes == Words{"upheld", "not_upheld", "unresolved"});
    REQUIRE_FALSE(plato.find_stage("complaint")->appeal);
    for (const std::string kind : {"question", "comment", "complaint"}) {
        REQUIRE(plato.find_clock(kind + "_update")->only_if_missed == kind + "_reply");
        REQUIRE(plato.find_clock(kind + "_email")->methods == Words{"email"});
        const bool when_wanted = kind == "comment";
        REQUIRE(plato.find_clock(kind + "_reply")->only_when_in_writing == when_wanted);
    }
    REQUIRE(ids(plato.left_out) == std::set<std::string>{"anonymous", "requests_for_information",
                                                         "requests_for_service", "third_parties"});
    REQUIRE(ids(plato.bodies) == std::set<std::string>{"ico"});  // The source names none.
    REQUIRE(plato.anonymous == Anonymous::Outside);
}

TEST_CASE("donnington: nine codes, trustees without the chairs, a panel of both chairs",
          "[complaint]") {
    const Procedure donnington = read("donnington");
    REQUIRE(ids(donnington.codes) == std::set<std::string>{"appointment", "attitude", "comment",
                                                           "communication", "delay", "perception",
                                                           "policy", "quality", "query"});
    REQUIRE(donnington.find_kind("service_failure")->examples.size() == 4);
    const Words chairs = {"chair", "vice_chair"};
    for (const char* stage : {"trustee", "board"}) {
        REQUIRE(donnington.find_stage(stage)->holders == Words{"trustee"});
        REQUIRE(donnington.find_stage(stage)->not_holders == chairs);
        // The board delays no appeal, and there is no time limit for one.
        REQUIRE(donnington.find_stage(stage)->appeal->to == "review_panel");
        REQUIRE_FALSE(donnington.find_stage(stage)->appeal->window);
        REQUIRE_FALSE(donnington.find_stage(stage)->appeal->needs_reason);
    }
    REQUIRE(donnington.find_stage("board")->kind == StageKind::Board);
    REQUIRE(donnington.find_stage("board")->clocks.empty());
    const Stage& panel = *donnington.find_stage("review_panel");
    REQUIRE(panel.panel->posts == chairs);
    REQUIRE(panel.panel->every_post);
    REQUIRE(panel.leads == std::vector<Stage::Leads>{{"back_to_board", "board"}});
    REQUIRE(donnington.find_clock("appeal_actions")->latest->from == Decided);
    for (const char* stage : {"point_of_contact", "trustee", "review_panel"}) {  // D1.
        REQUIRE(donnington.find_stage(stage)->asks_agreement);
        REQUIRE(donnington.find_stage(stage)->asks_in_writing);
        REQUIRE(donnington.find_stage(stage)->asks_compensation);
    }
    REQUIRE(donnington.find_stage("trustee")->needs_code);
    REQUIRE(donnington.closing.learning_required);
    REQUIRE(donnington.anonymous == Anonymous::Inside);
}

TEST_CASE("the Housing Ombudsman's code: two stages, late acknowledgement buys no time",
          "[complaint]") {
    const Procedure code = read("housing-ombudsman-code");
    REQUIRE(code.find_kind("complaint")->stages == Words{"stage_1", "stage_2", "ombudsman"});
    const ProcedureClock& first = *code.find_clock("stage_1_answer");
    REQUIRE(first.latest->length == ClockLength{15, WorkingDays});
    REQUIRE(first.latest->from == Received);
    REQUIRE(first.extension->at_most == ClockLength{10, WorkingDays});
    const ProcedureClock& second = *code.find_clock("stage_2_answer");
    REQUIRE(second.latest->length == ClockLength{25, WorkingDays});
    REQUIRE(second.latest->from == StageStarted);
    REQUIRE(second.extension->at_most == ClockLength{20, WorkingDays});
    for (const ProcedureClock* clock : {&first, &second})
        REQUIRE(clock->extension->tell_bodies == Words{"housing_ombudsman"});
    REQUIRE(code.find_stage("stage_2")->new_person);
    REQUIRE_FALSE(code.find_stage("stage_1")->appeal->needs_reason);
    REQUIRE(code.find_outcome("refused") != nullptr);
    REQUIRE(code.find_stage("stage_1")->tells_bodies == Words{"housing_ombudsman"});
}

}  // namespace candour::complaint
