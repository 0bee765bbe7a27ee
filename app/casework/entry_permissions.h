// Which permission an entry of a case's history needs, and what ties a worker to a case.
#pragma once

#include "app/casework/worker.h"
#include "core/complaint/case_state.h"

namespace candour::casework {

// Every kind has one, none by omission; empty: the program writes it and nobody else.
std::optional<office::Permission> permission_for(complaint::EntryKind kind);

office::CaseRelation relation_of(const Worker& worker, const complaint::CaseState& state);

bool may(const Worker& worker, office::Permission permission, const complaint::CaseState& state);

}  // namespace candour::casework
