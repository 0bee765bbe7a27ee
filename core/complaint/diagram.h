// Diagram: what happens to one kind of contact, as boxes one under the other and arrows between
// them, in one language. The kiosk draws it for visitors (W9), the console for staff.
//
// It holds no sentence of its own: a length is a ClockLength, and whoever draws it makes the words
// in its reader's language ("within 10 working days").
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/complaint/procedure.h"

namespace candour::complaint {

// One promised time: "We answer your complaint", within 10 working days. Reminders are staff's own
// affair and stand in no diagram.
struct DiagramTime {
    std::string clock;  // Its id.
    ShownText name;
    ClockKind kind = ClockKind::Target;
    ClockLength length;
    Milestone from = Milestone::Received;
    std::optional<ProcedureClock::Latest> latest{};
    std::optional<Extension> extension{};
    std::vector<std::string> methods{};  // Only for contacts that came by these; empty: by any.
    bool only_when_in_writing = false;
    bool only_if_missed = false;  // Owed where another is late: Plato's update.
    bool our_default = false;     // For the console: the number is ours, not the source's.
};

struct DiagramHolder {
    std::string post;
    ShownText name;  // Empty for post_anyone: whoever draws it has words for that.
};

struct DiagramBox {
    std::string stage;  // Its id.
    StageKind kind = StageKind::Handle;
    ShownText name;
    ShownText what_happens;
    std::vector<DiagramHolder> holders{};  // Empty when it is outside.
    bool all_holders = false;              // A panel on which each of them sits.
    std::vector<DiagramTime> times{};
    std::vector<ShownText> ends{};      // Outcomes that lead nowhere by themselves.
    std::vector<std::string> bodies{};  // Ids of those that are named here.
};

enum class WayKind : std::uint8_t {
    Leads,   // By itself, with that outcome.
    Appeal,  // When the person is not content.
    ByPass,  // The person goes past the stage, on their own view.
};

struct DiagramWay {
    WayKind kind = WayKind::Leads;
    ShownText outcome{};                  // Leads.
    std::optional<ClockLength> within{};  // Appeal: the window; empty: at any time.
};

// All ways from one box to another: one arrow with a label a way.
struct DiagramArrow {
    std::size_t from = 0;  // Of `boxes`.
    std::size_t to = 0;
    std::vector<DiagramWay> ways;  // At least one: first those that lead, then appeal and by-pass.
};

struct Diagram {
    ShownText title;  // The kind's name.
    ShownText definition;
    std::vector<DiagramBox> boxes{};     // In reading order: the kind's stages.
    std::vector<DiagramArrow> arrows{};  // By `from`, then `to`. May point back up.
};

// Where a text lacks `language`, it is in the procedure's first. Of a procedure with mistakes, what
// is there: a stage or arrow to what is not there is left out.
Diagram diagram_of(const Procedure& procedure, const CaseKind& kind, std::string_view language);

}  // namespace candour::complaint
