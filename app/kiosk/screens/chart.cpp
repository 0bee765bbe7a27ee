// app/kiosk/screens/chart.cpp: what happens with a complaint, as a chart that anybody can follow,
// before they decide (W9).
#include <algorithm>

#include "app/kiosk/flow/complaint_path.h"
#include "app/kiosk/screens/draw.h"
#include "core/complaint/diagram.h"

namespace candour::kiosk {
namespace {

using complaint::ClockLength;
using complaint::ClockUnit;
using complaint::DiagramBox;
using complaint::DiagramTime;
using complaint::DiagramWay;
using complaint::WayKind;

// How a contact comes in that is left here.
constexpr std::string_view own_method = "kiosk";

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

class Chart {
public:
    Chart(const Ui& ui, const complaint::Procedure& procedure, const complaint::CaseKind& kind)
        : ui_(ui),
          procedure_(procedure),
          diagram_(complaint::diagram_of(procedure, kind, ui.language())) {}

    std::vector<ChartBox> boxes() const {
        std::vector<ChartBox> made = {{{}, ui_.tr("You tell us"), {}, {}, false}};
        for (std::size_t i = 0; i < diagram_.boxes.size(); ++i)
            made.push_back(box(i));
        return made;
    }

private:
    ChartBox box(std::size_t index) const {
        const DiagramBox& source = diagram_.boxes[index];
        ChartBox made;
        made.outside = source.kind == complaint::StageKind::External;
        made.title = source.name;
        made.lines.push_back(source.what_happens);
        for (const std::string& id : source.bodies) {
            if (made.outside) add_body(id, made);
        }
        for (const DiagramTime& time : source.times)
            add_time(time, made);
        for (const complaint::DiagramArrow& arrow : diagram_.arrows) {
            if (arrow.to == index && arrow.from < index) add_ways_in(arrow, made.arrow);
            if (arrow.from == index && arrow.to < index) add_ways_back(arrow, made);
        }
        return made;
    }

    void add_body(const std::string& id, ChartBox& made) const {
        const complaint::OutsideBody* body = procedure_.find_body(id);
        if (body == nullptr) return;
        ShownText line = of_procedure(ui_, procedure_, body->name);
        for (const std::string& where : {body->phone, body->email, body->web}) {
            if (!where.empty()) line.text += "\n" + Ui::left_to_right(where);
        }
        made.lines.push_back(std::move(line));
    }

    void add_time(const DiagramTime& time, ChartBox& made) const {
        const bool ours = time.methods.empty() ||
                          std::ranges::find(time.methods, own_method) != time.methods.end();
        if (!ours) return;
        // A bound from receipt is what somebody who tells us something can count on.
        const bool bound = time.latest && time.latest->from == complaint::Milestone::Received;
        const ShownText when = within(ui_, bound ? time.latest->length : time.length);
        ShownText line{when.text + ": " + time.name.text, time.name.language};
        if (time.only_if_missed) line.text = ui_.tr("If it takes longer").text + ": " + line.text;
        if (time.only_when_in_writing) {
            line.text = ui_.tr("If you want it in writing").text + ": " + line.text;
        }
        made.times.push_back(std::move(line));
    }

    // One line a way that leads down into a box.
    void add_ways_in(const complaint::DiagramArrow& arrow, ShownText& words) const {
        for (const DiagramWay& way : arrow.ways) {
            const ShownText one = way_in(way);
            words.text += (words.text.empty() ? "" : "\n") + one.text;
            words.language = one.language;
        }
    }

    ShownText way_in(const DiagramWay& way) const {
        switch (way.kind) {
            case WayKind::Leads:
                return way.outcome;
            case WayKind::Appeal: {
                ShownText words = ui_.tr("If you do not agree with the answer");
                if (way.within) words.text += ". " + within(ui_, *way.within).text;
                return words;
            }
            case WayKind::ByPass:
                return ui_.tr("Or at once, if you ask for somebody else");
        }
        return {};
    }

    void add_ways_back(const complaint::DiagramArrow& arrow, ChartBox& made) const {
        const std::map<std::string, std::string> to = {
            {"step", diagram_.boxes[arrow.to].name.text}};
        const ShownText words = ui_.tr("It may go back to “{step}”.", to);
        const bool said = std::ranges::any_of(
            made.lines, [&](const ShownText& line) { return line.text == words.text; });
        if (!said) made.lines.push_back(words);
    }

    const Ui& ui_;
    const complaint::Procedure& procedure_;
    complaint::Diagram diagram_;
};

}  // namespace

std::optional<Intent> draw(Ui& ui, const Flow& flow, const ChartScreen& /*screen*/) {
    ui.bars(Ui::Bars::All);
    const bool next = ui.footer({.next_id = "chart.next", .next = ui.tr("Next")});
    const complaint::Procedure* procedure = procedure_now(flow);
    const complaint::CaseKind* kind = kind_of_complaints(flow);
    CHECK(procedure != nullptr && kind != nullptr);
    ui.heading(ui.tr("What happens with a complaint"));
    ui.chart(Chart(ui, *procedure, *kind).boxes());
    ui.gap(2);
    ui.point(Icon::Clipboard, ui.tr("Would you like this on paper?"),
             ui.tr("Ask at the reception. They can print the whole procedure for you."));
    if (next) return Continue{};
    return std::nullopt;
}

}  // namespace candour::kiosk
