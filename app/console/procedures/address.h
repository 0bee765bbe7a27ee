// Addresses of the procedures' pages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candour::console {

enum class ProcedureView : std::uint8_t {
    List,   // /procedures
    Ready,  // /procedures/ready/ID; with /copy, a form that makes a draft of it.
    Copy,
    Published,  // /procedures/own/ID, the newest, and /procedures/own/ID/2.
    Change,     // /procedures/own/ID/change: a form that makes a draft of the newest.
    Draft,      // /procedures/drafts/ID
    Details,    // …/details: names, texts, whose it is.
    Stage,      // …/stages/STAGE
    Names,      // …/names/outcomes, codes, posts, goodwill, bodies
    Publish,    // …/publish
    Remove,     // …/remove: a form.
};

struct ProcedureAddress {
    ProcedureView view = ProcedureView::List;
    std::string id{};
    std::string part{};  // A stage, or the name of a list.
    int version = 0;     // 0: the newest.
};

// Nothing when there is no such page.
std::optional<ProcedureAddress> procedure_address(std::string_view path);

std::string address_of_procedure_draft(const std::string& id, std::string_view more = "");

}  // namespace candour::console
