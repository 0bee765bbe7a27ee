// app/casework/hand_over.cpp: see hand_over.h.
#include "app/casework/hand_over.h"

namespace candour::casework {
namespace {

using complaint::CaseId;

complaint::Entry given_to(const StaffId& to) {
    complaint::Entry entry{.kind = complaint::EntryKind::Assigned};
    entry.fields[complaint::Field::Person] = to.hex();
    return entry;
}

}  // namespace

Result<std::vector<CaseId>> HandOver::held_by(const StaffId& staff) {
    std::vector<CaseId> ids;
    store::CaseFilter filter{.viewer = staff, .holder = staff.hex()};
    while (true) {
        filter.offset = static_cast<std::int64_t>(ids.size());
        ASSIGN_OR_RETURN(const store::CasePage page, cases_.list(filter));
        for (const store::CaseRow& row : page.rows)
            ids.push_back(row.id);
        if (page.rows.size() < static_cast<std::size_t>(filter.limit)) return ids;
    }
}

Result<int> HandOver::open_cases_of(const StaffId& staff) {
    ASSIGN_OR_RETURN(const auto held, held_by(staff));
    return static_cast<int>(held.size());
}

Status HandOver::hand_over(const StaffId& from, const StaffId& to) {
    ASSIGN_OR_RETURN(const auto held, held_by(from));
    for (const CaseId& id : held) {
        ASSIGN_OR_RETURN(const OpenCase found, work_.look(id, Reading::Facts));
        const Status could = work_.could_write_itself(found, given_to(to));
        if (could.ok()) continue;
        return Error{ErrorKind::Conflict, "the case " + found.head.row.reference +
                                              " cannot be theirs: " + could.error().what};
    }
    for (const CaseId& id : held)
        RETURN_IF_ERROR(work_.write_itself(id, given_to(to)));
    return Unit{};
}

}  // namespace candour::casework
