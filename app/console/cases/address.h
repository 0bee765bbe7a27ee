// The addresses of cases.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/complaint/case_entry.h"

namespace candour::console {

enum class CaseView {
    Log,      // "/cases/new": a contact that came another way.
    Triage,   // "/items/ID/open": make a case of a contact.
    Show,     // "/cases/K7M2-94QP"
    Write,    // "/cases/K7M2-94QP/write/acknowledged"
    Clock,    // "/cases/K7M2-94QP/clocks/0": one due date, day by day.
    Details,  // "/cases/K7M2-94QP/details": how to reach the person.
    Record,   // "/cases/K7M2-94QP/record.txt": everything, to keep or to hand over.
};

struct CaseAddress {
    CaseView view = CaseView::Show;
    std::string reference{};  // Of a case, or the hex id of a contact.
    complaint::EntryKind kind = complaint::EntryKind::Note;
    std::size_t clock = 0;
};

// Empty: none of these.
std::optional<CaseAddress> case_address(std::string_view path);

std::string case_path(std::string_view reference);
std::string write_path(std::string_view reference, complaint::EntryKind kind);
std::string triage_path(std::string_view submission_hex);

}  // namespace candour::console
