// ProcedureStore: the organisation's own procedures: drafts that staff are changing, and every
// version that was published, which never changes. A case keeps the version that it began under.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::store {

// An organisation has a handful; a group of companies, one each.
inline constexpr std::size_t procedure_drafts_max = 50;
// As a procedure's file (core/complaint/limits.h).
inline constexpr std::size_t procedure_document_bytes_max = 512 * 1024;

struct ProcedureDraft {
    std::string id;             // The procedure's.
    std::string document;       // Its JSON; may break rules while it is being changed.
    std::int64_t revision = 0;  // Grows by one with each change; see SurveyDraft.
    std::string who;            // Who changed it last.
    std::int64_t at_s = 0;
    bool operator==(const ProcedureDraft&) const = default;
};

struct ProcedureVersion {
    std::string id;
    int version = 1;       // From 1, without a gap.
    std::string document;  // Canonical; says the same id and version.
    std::string who;       // Who published it.
    std::int64_t at_s = 0;
    bool operator==(const ProcedureVersion&) const = default;
};

class ProcedureStore {
public:
    virtual ~ProcedureStore() = default;
    // By id.
    virtual Result<std::vector<ProcedureDraft>> procedure_drafts() = 0;
    virtual Result<std::optional<ProcedureDraft>> procedure_draft(const std::string& id) = 0;
    // With revision 1, whatever it says. Errors: Conflict when there is one of that id; Full.
    virtual Status add_procedure_draft(const ProcedureDraft& draft) = 0;
    // Takes its revision for the one that was seen; returns the new one. Errors: Conflict when
    // somebody else has changed it since, NotFound when it is not there (any more); Full.
    virtual Result<std::int64_t> change_procedure_draft(const ProcedureDraft& draft) = 0;
    // Changes nothing when it is not there.
    virtual Status remove_procedure_draft(const std::string& id) = 0;

    // The newest of each procedure, by id.
    virtual Result<std::vector<ProcedureVersion>> newest_procedures() = 0;
    // Empty when there is no such version.
    virtual Result<std::optional<ProcedureVersion>> procedure_version(const std::string& id,
                                                                      int version) = 0;
    // Keeps `version` and removes the draft of its id, both or neither. Errors: Conflict when its
    // number is not the next, or when the draft is no longer at `seen_revision`.
    virtual Status publish_procedure(const ProcedureVersion& version,
                                     std::int64_t seen_revision) = 0;
};

}  // namespace candour::store
