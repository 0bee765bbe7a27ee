// tests/support/memory_drafts.h: a DraftStore in memory, with the store's promises.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/draft_store.h"

namespace candour::test {

class MemoryDrafts : public store::DraftStore {
public:
    // While set, every call fails with it.
    std::optional<Error> broken;
    // Called before a change is made: what another person does at the same moment.
    std::function<void()> before_change;

    Result<std::vector<store::SurveyDraft>> drafts() override {
        if (broken) return *broken;
        std::vector<store::SurveyDraft> all;
        for (const auto& [id, draft] : drafts_)
            all.push_back(draft);
        return all;
    }
    Result<std::optional<store::SurveyDraft>> draft(const std::string& id) override {
        if (broken) return *broken;
        const auto found = drafts_.find(id);
        if (found == drafts_.end()) return std::optional<store::SurveyDraft>{};
        return std::optional{found->second};
    }
    Status add_draft(const store::SurveyDraft& draft) override {
        if (broken) return *broken;
        store::SurveyDraft first = draft;
        first.revision = 1;
        if (drafts_.emplace(draft.id, first).second) return Unit{};
        return Error{ErrorKind::Conflict, "there is a draft of that name already"};
    }
    Result<std::int64_t> change_draft(const store::SurveyDraft& draft) override {
        if (broken) return *broken;
        if (before_change) std::exchange(before_change, {})();
        const auto found = drafts_.find(draft.id);
        if (found == drafts_.end()) return Error{ErrorKind::NotFound, "there is no such draft"};
        if (found->second.revision != draft.revision) {
            return Error{ErrorKind::Conflict, "somebody else has changed this draft meanwhile"};
        }
        found->second = draft;
        return ++found->second.revision;
    }
    Status remove_draft(const std::string& id) override {
        if (broken) return *broken;
        drafts_.erase(id);
        return Unit{};
    }

private:
    std::map<std::string, store::SurveyDraft> drafts_;
};

}  // namespace candour::test
