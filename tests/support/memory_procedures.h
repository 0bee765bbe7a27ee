// tests/support/memory_procedures.h: a ProcedureStore in memory, with the store's promises.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/store/procedure_store.h"

namespace candour::test {

class MemoryProcedures : public store::ProcedureStore {
public:
    Result<std::vector<store::ProcedureDraft>> procedure_drafts() override {
        std::vector<store::ProcedureDraft> all;
        for (const auto& [id, draft] : drafts_)
            all.push_back(draft);
        return all;
    }
    Result<std::optional<store::ProcedureDraft>> procedure_draft(const std::string& id) override {
        const auto found = drafts_.find(id);
        if (found == drafts_.end()) return std::optional<store::ProcedureDraft>{};
        return std::optional{found->second};
    }
    Status add_procedure_draft(const store::ProcedureDraft& draft) override {
        store::ProcedureDraft first = draft;
        first.revision = 1;
        if (drafts_.emplace(draft.id, first).second) return Unit{};
        return Error{ErrorKind::Conflict, "there is a draft of that name already"};
    }
    Result<std::int64_t> change_procedure_draft(const store::ProcedureDraft& draft) override {
        const auto found = drafts_.find(draft.id);
        if (found == drafts_.end()) return Error{ErrorKind::NotFound, "there is no such draft"};
        if (found->second.revision != draft.revision) return changed_meanwhile();
        found->second = draft;
        return ++found->second.revision;
    }
    Status remove_procedure_draft(const std::string& id) override {
        drafts_.erase(id);
        return Unit{};
    }
    Result<std::vector<store::ProcedureVersion>> newest_procedures() override {
        std::vector<store::ProcedureVersion> newest;
        for (const auto& [id, versions] : versions_)
            newest.push_back(versions.back());
        return newest;
    }
    Result<std::optional<store::ProcedureVersion>> procedure_version(const std::string& id,
                                                                     int version) override {
        const auto found = versions_.find(id);
        const bool there = found != versions_.end() && version >= 1 &&
                           static_cast<std::size_t>(version) <= found->second.size();
        if (!there) return std::optional<store::ProcedureVersion>{};
        return std::optional{found->second[static_cast<std::size_t>(version) - 1]};
    }
    Status publish_procedure(const store::ProcedureVersion& version,
                             std::int64_t seen_revision) override {
        const auto draft = drafts_.find(version.id);
        const auto kept = versions_.find(version.id);
        const std::size_t count = kept == versions_.end() ? 0 : kept->second.size();
        const bool seen = draft != drafts_.end() && draft->second.revision == seen_revision;
        if (!seen || static_cast<std::size_t>(version.version) != count + 1)
            return changed_meanwhile();
        versions_[version.id].push_back(version);
        drafts_.erase(draft);
        return Unit{};
    }

private:
    static Error changed_meanwhile() {
        return {ErrorKind::Conflict, "somebody else has changed this procedure meanwhile"};
    }

    std::map<std::string, store::ProcedureDraft> drafts_;
    std::map<std::string, std::vector<store::ProcedureVersion>> versions_;
};

}  // namespace candour::test
