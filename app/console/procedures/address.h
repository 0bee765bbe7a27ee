// Addresses of the procedures' pages.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candour::console {

enum class ProcedureView : std::uint8_t {
    List,   // /procedures
    Ready,  // /procedures/ready/ID; with /copy, a form that makes a draft of it.
    Copy,
    Published,    // /procedures/own/ID, the newest, and /procedures/own/ID/2.
    Change,       // /procedures/own/ID/change: a form that makes a draft of the newest.
    Draft,        // /procedures/drafts/ID
    Details,      // …/details: names, texts, whose it is.
    Languages,    // …/languages
    NewKind,      // …/kinds
    Kind,         // …/kinds/KIND
    Examples,     // …/examples/KIND
    NewStage,     // …/stages
    Stage,        // …/stages/STAGE
    Ways,         // …/ways/STAGE: what comes after it.
    Panel,        // …/panels/STAGE
    NewClock,     // …/new-clock/STAGE
    Clock,        // …/clocks/CLOCK
    Texts,        // …/texts/LIST
    Names,        // …/names/LIST
    Closing,      // …/closing
    Suggestions,  // …/suggestions
    Publish,      // …/publish
    Remove,       // …/remove: a form.
};

// Lists of a procedure that have a page each: of names, and of texts for visitors.
inline constexpr std::array<const char*, 6> procedure_name_lists = {
    "outcomes", "codes", "posts", "goodwill", "bodies", "left_out"};
inline constexpr std::array<const char*, 3> procedure_text_lists = {"who_may", "may_be_about",
                                                                    "standards"};

struct ProcedureAddress {
    ProcedureView view = ProcedureView::List;
    std::string id{};
    std::string part{};  // A kind, stage or clock, or the name of a list.
    int version = 0;     // 0: the newest.
};

// Nothing when there is no such page.
std::optional<ProcedureAddress> procedure_address(std::string_view path);

std::string address_of_procedure_draft(const std::string& id, std::string_view more = "");

}  // namespace candour::console
