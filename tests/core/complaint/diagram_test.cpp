// Diagrams of the ready procedures: what a visitor sees before complaining (W9).
#include "core/complaint/diagram.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/ready_procedure.h"

namespace candour::complaint {
namespace {

using test::ready_procedure;

Diagram draw(const std::string& procedure, const char* kind, const char* language = "en") {
    const Procedure read = ready_procedure(procedure);
    return diagram_of(read, *read.find_kind(kind), language);
}

const DiagramArrow* arrow(const Diagram& diagram, const char* from, const char* to) {
    for (const DiagramArrow& one : diagram.arrows) {
        if (diagram.boxes.at(one.from).stage == from && diagram.boxes.at(one.to).stage == to)
            return &one;
    }
    return nullptr;
}

std::vector<std::string> stages(const Diagram& diagram) {
    std::vector<std::string> ids;
    for (const DiagramBox& box : diagram.boxes)
        ids.push_back(box.stage);
    return ids;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a diagram has the kind's stages in order, with who holds them and what is promised",
          "[complaint]") {
    const Diagram diagram = draw("wcva", "complaint");
    REQUIRE(diagram.title.text == "Complaint");
    REQUIRE(stages(diagram) == Words{"stage_1", "stage_2", "stage_3", "mediation"});
    const DiagramBox& first = diagram.boxes.front();
    REQUIRE(first.name.text == "Stage 1: the responsible person");
    REQUIRE(first.holders.size() == 1);
    REQUIRE(first.holders.front().name.text == "Responsible person");
    REQUIRE(first.times.size() == 2);
    REQUIRE(first.times[0].name.text == "We listen to you");
    REQUIRE(first.times[0].length == ClockLength{5, ClockUnit::WorkingDays});
    REQUIRE(first.times[0].our_default);
    REQUIRE(first.ends.size() == 2);
    REQUIRE(diagram.boxes.back().kind == StageKind::External);
    REQUIRE(diagram.boxes.back().holders.empty());
    REQUIRE(diagram.boxes.back().bodies == Words{"mediator", "charity_commission"});
}

TEST_CASE("an arrow says each way: an appeal within its window, and past the stage",
          "[complaint]") {
    const Diagram wcva = draw("wcva", "complaint");
    REQUIRE(wcva.arrows.size() == 3);
    const DiagramArrow* on = arrow(wcva, "stage_1", "stage_2");
    REQUIRE(on != nullptr);
    REQUIRE(on->ways.size() == 2);
    REQUIRE(on->ways[0].kind == WayKind::Appeal);
    REQUIRE_FALSE(on->ways[0].within);
    REQUIRE(on->ways[1].kind == WayKind::ByPass);

    const Diagram calico = draw("calico", "complaint");
    const DiagramArrow* appeal = arrow(calico, "investigation", "appeal_panel");
    REQUIRE(appeal->ways.size() == 1);
    REQUIRE(appeal->ways[0].within == ClockLength{10, ClockUnit::WorkingDays});
    const DiagramArrow* formal = arrow(calico, "assess", "investigation");
    REQUIRE(formal->ways[0].kind == WayKind::Leads);
    REQUIRE(formal->ways[0].outcome.text == "It is investigated");
    REQUIRE(formal->ways[1].kind == WayKind::Appeal);
}

TEST_CASE("an outcome that leads back up is an arrow, and no end", "[complaint]") {
    const Diagram diagram = draw("donnington", "service_failure");
    const DiagramArrow* back = arrow(diagram, "review_panel", "board");
    REQUIRE(back != nullptr);
    REQUIRE(back->to < back->from);
    REQUIRE(back->ways[0].outcome.text.find("back to the trustees") != std::string::npos);
    REQUIRE(diagram.boxes[3].ends.size() == 2);
    // A trustee's matter goes to the board by itself, and past it by appeal.
    REQUIRE(arrow(diagram, "trustee", "board")->ways[0].kind == WayKind::Leads);
    REQUIRE(arrow(diagram, "trustee", "review_panel")->ways[0].kind == WayKind::Appeal);
}

TEST_CASE("staff's reminders are in no diagram, and both chairs sit on the panel", "[complaint]") {
    const Diagram diagram = draw("donnington", "service_failure");
    const DiagramBox& panel = diagram.boxes[3];
    REQUIRE(panel.all_holders);
    REQUIRE(panel.holders.size() == 2);
    for (const DiagramBox& box : diagram.boxes) {
        for (const DiagramTime& time : box.times)
            REQUIRE(time.kind != ClockKind::Reminder);
    }
    REQUIRE(diagram.boxes[0].holders.front().post == post_anyone);
    REQUIRE(diagram.boxes[0].holders.front().name.text.empty());
}

TEST_CASE("a diagram is in the reader's language, else in the procedure's first", "[complaint]") {
    const Diagram urdu = draw("plato", "complaint", "ur");
    REQUIRE(urdu.title.language == "ur");
    REQUIRE(urdu.boxes[0].name.language == "ur");
    REQUIRE(urdu.boxes[0].times[0].name.language == "ur");
    REQUIRE(urdu.boxes[0].ends[0].language == "ur");
    REQUIRE(urdu.boxes[0].times[2].only_if_missed);
    REQUIRE(urdu.boxes[0].times[0].methods == Words{"email"});
    REQUIRE(draw("plato", "complaint", "pl").boxes[0].name.language == "en");
}

TEST_CASE("a diagram of a procedure with mistakes has what is there", "[complaint]") {
    Procedure procedure = ready_procedure("wcva");
    CaseKind& kind = *std::ranges::find(procedure.kinds, "complaint", &CaseKind::id);
    kind.stages = {"stage_1", "nowhere", "stage_3"};
    procedure.stages[1].holders.push_back("nobody");
    const Diagram diagram = diagram_of(procedure, kind, "en");
    REQUIRE(stages(diagram) == Words{"stage_1", "stage_3"});
    REQUIRE(diagram.boxes[0].holders.size() == 1);
    REQUIRE(diagram.arrows.empty());
}

}  // namespace candour::complaint
