// tests/support/memory_learning.h: a LearningStore in memory, with the store's promises.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/learning_store.h"

namespace candour::test {

class MemoryLearning : public store::LearningStore {
public:
    // While set, every call fails with it.
    std::optional<Error> broken;

    Result<std::vector<store::RegisterEntry>> entries(store::Register of,
                                                      std::int64_t limit) override {
        if (broken) return *broken;
        std::vector<store::RegisterEntry> all = all_of(of);
        std::ranges::stable_sort(all, std::greater{}, &store::RegisterEntry::at_s);
        return cut(std::move(all), limit);
    }
    Result<std::vector<store::RegisterEntry>> due(store::Register of, const std::string& day,
                                                  std::int64_t limit) override {
        if (broken) return *broken;
        std::vector<store::RegisterEntry> all = all_of(of);
        std::erase_if(all, [&](const store::RegisterEntry& entry) {
            return entry.due.empty() || entry.due > day;
        });
        std::ranges::stable_sort(all, {}, &store::RegisterEntry::due);
        return cut(std::move(all), limit);
    }
    Result<std::optional<store::RegisterEntry>> entry(store::Register of,
                                                      const std::string& id) override {
        if (broken) return *broken;
        const auto found = entries_.find({of, id});
        if (found == entries_.end()) return std::optional<store::RegisterEntry>{};
        return std::optional{found->second};
    }
    Status add_entry(store::Register of, const store::RegisterEntry& entry) override {
        if (broken) return *broken;
        store::RegisterEntry first = entry;
        first.revision = 1;
        if (entries_.emplace(std::pair{of, entry.id}, first).second) return Unit{};
        return Error{ErrorKind::Conflict, "there is an entry of that id already"};
    }
    Result<std::int64_t> change_entry(store::Register of,
                                      const store::RegisterEntry& entry) override {
        if (broken) return *broken;
        const auto found = entries_.find({of, entry.id});
        if (found == entries_.end()) return Error{ErrorKind::NotFound, "there is no such entry"};
        if (found->second.revision != entry.revision)
            return Error{ErrorKind::Conflict, "somebody else has changed this entry meanwhile"};
        found->second = entry;
        return ++found->second.revision;
    }
    Result<std::optional<std::string>> report(const std::string& quarter) override {
        if (broken) return *broken;
        const auto found = reports_.find(quarter);
        if (found == reports_.end()) return std::optional<std::string>{};
        return std::optional{found->second};
    }
    Status keep_report(const std::string& quarter, const std::string& report) override {
        if (broken) return *broken;
        reports_.emplace(quarter, report);
        return Unit{};
    }

private:
    std::vector<store::RegisterEntry> all_of(store::Register of) const {
        std::vector<store::RegisterEntry> all;
        for (const auto& [key, entry] : entries_) {
            if (key.first == of) all.push_back(entry);
        }
        return all;
    }
    static std::vector<store::RegisterEntry> cut(std::vector<store::RegisterEntry> all,
                                                 std::int64_t limit) {
        if (all.size() > static_cast<std::size_t>(limit))
            all.resize(static_cast<std::size_t>(limit));
        return all;
    }

    std::map<std::pair<store::Register, std::string>, store::RegisterEntry> entries_;
    std::map<std::string, std::string> reports_;
};

}  // namespace candour::test
