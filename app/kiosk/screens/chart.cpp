// app/kiosk/screens/chart.cpp: what happens with a complaint, as a chart that anybody can follow,
// before they decide (W9).
#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/screens/draw.h"

namespace candour::kiosk {
namespace {

using complaint::ClockKind;
using complaint::ClockLength;
using complaint::ClockUnit;
using complaint::Stage;
using complaint::StageKind;

ShownText within(const Ui& ui, const ClockLength& length) {
    switch (length.unit) {
        case ClockUnit::WorkingDays:
            return ui.tr_n("Within {count} working day", "Within {count} working days",
                           length.number);
        case ClockUnit::CalendarDays:
            return ui.tr_n("Within {count} day", "Within {count} days", length.number);
        case ClockUnit::Weeks:
            return ui.tr_n("Within {count} week", "Within {count} weeks", length.number);
        case ClockUnit::Hours:
            return ui.tr_n("Within {count} hour", "Within {count} hours", length.number);
    }
    return {};
}

const complaint::CaseKind* kind_of_complaints(const complaint::Procedure& procedure) {
    for (const complaint::CaseKind& kind : procedure.kinds) {
        for (const feedback::ContactKind label : kind.labels) {
            if (label == feedback::ContactKind::Complaint) return &kind;
        }
    }
    return nullptr;
}

class Chart {
public:
    Chart(const Ui& ui, const complaint::Procedure& procedure) : ui_(ui), procedure_(procedure) {}

    std::vector<ChartBox> boxes() {
        std::vector<ChartBox> made = {{{}, ui_.tr("You tell us"), {}, {}, false}};
        const complaint::CaseKind* kind = kind_of_complaints(procedure_);
        const Stage* before = nullptr;
        for (const std::string& id : kind != nullptr ? kind->stages : std::vector<std::string>()) {
            const Stage* stage = procedure_.find_stage(id);
            if (stage == nullptr) continue;
            made.push_back(box(*stage, before));
            before = stage;
        }
        return made;
    }

private:
    ShownText words(const LocalText& text) const { return of_procedure(ui_, procedure_, text); }

    ChartBox box(const Stage& stage, const Stage* before) {
        ChartBox made;
        made.outside = stage.kind == StageKind::External;
        if (before != nullptr && before->appeal && before->appeal->to == stage.id) {
            made.arrow = ui_.tr("If you do not agree with the answer");
            if (before->appeal->window) {
                made.arrow.text += ". " + within(ui_, *before->appeal->window).text;
            }
        }
        made.title = words(stage.name);
        made.lines.push_back(words(stage.what_happens));
        for (const complaint::ProcedureClock& clock : stage.clocks) {
            if (clock.kind != ClockKind::Target) continue;
            const ShownText what = words(clock.name);
            made.times.push_back(
                {within(ui_, clock.length).text + ": " + what.text, what.language});
        }
        return made;
    }

    const Ui& ui_;
    const complaint::Procedure& procedure_;
};

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ChartScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    const bool next = ui.footer({.next_id = "chart.next", .next = ui.tr("Next")});
    const complaint::Procedure* procedure = procedure_now(flow);
    CHECK(procedure != nullptr);
    ui.heading(ui.tr("What happens with a complaint"));
    ui.chart(Chart(ui, *procedure).boxes());
    ui.gap(2);
    ui.point(Icon::Clipboard, ui.tr("Would you like this on paper?"),
             ui.tr("Ask at the reception. They can print the whole procedure for you."));
    if (next) return Continue{};
    return std::nullopt;
}

}  // namespace candour::kiosk
