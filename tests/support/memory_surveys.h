// tests/support/memory_surveys.h: a SurveyStore in memory, with the store's promises.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/store/survey_store.h"

namespace candour::test {

class MemorySurveys : public store::SurveyStore {
public:
    // While set, every call fails with it.
    std::optional<Error> broken;

    Result<std::vector<store::SurveyVersion>> versions(const std::string& questionnaire) override {
        if (broken) return *broken;
        return versions_[questionnaire];
    }
    Result<std::vector<store::SurveyVersion>> promises() override {
        if (broken) return *broken;
        std::vector<store::SurveyVersion> all;
        for (const auto& [id, versions] : versions_) {
            for (const store::SurveyVersion& version : versions)
                all.push_back({version.version, {}, version.release});
        }
        return all;
    }
    Status set_promise(const std::string& questionnaire, const std::string& version,
                       const std::string& release) override {
        if (broken) return *broken;
        for (store::SurveyVersion& known : versions_[questionnaire]) {
            if (known.version != version) continue;
            known.release = release;
            return Unit{};
        }
        return Error{ErrorKind::NotFound, "there is no such version"};
    }
    Status add_version(const std::string& questionnaire,
                       const store::SurveyVersion& version) override {
        if (broken) return *broken;
        auto& known = versions_[questionnaire];
        const auto same = std::ranges::find(known, version.version, &store::SurveyVersion::version);
        if (same == known.end()) known.push_back(version);
        return Unit{};
    }
    Result<std::vector<std::string>> questionnaires() override {
        if (broken) return *broken;
        std::vector<std::string> ids;
        for (const auto& [id, versions] : versions_) {
            if (!versions.empty()) ids.push_back(id);
        }
        return ids;
    }
    Result<std::optional<std::string>> results(const std::string& questionnaire,
                                               const std::string& month) override {
        if (broken) return *broken;
        const auto found = results_.find({questionnaire, month});
        if (found == results_.end()) return std::optional<std::string>{};
        return std::optional<std::string>{found->second};
    }
    Result<std::vector<std::string>> months(const std::string& questionnaire) override {
        if (broken) return *broken;
        std::vector<std::string> found;
        for (const auto& [key, results] : results_) {
            if (key.first == questionnaire) found.insert(found.begin(), key.second);
        }
        return found;
    }
    Status keep_results(const std::string& questionnaire, const std::string& month,
                        const std::string& results) override {
        if (broken) return *broken;
        results_.try_emplace({questionnaire, month}, results);
        return Unit{};
    }
    Result<std::optional<store::SurveyOutcome>> outcome(const std::string& id) override {
        if (broken) return *broken;
        const auto found = outcomes_.find(id);
        if (found == outcomes_.end()) return std::optional<store::SurveyOutcome>{};
        return std::optional{found->second};
    }
    Status add_outcome(const std::string& id, const store::SurveyOutcome& outcome) override {
        if (broken) return *broken;
        outcomes_[id] = outcome;
        return Unit{};
    }

private:
    std::map<std::string, store::SurveyOutcome> outcomes_;
    std::map<std::string, std::vector<store::SurveyVersion>> versions_;
    std::map<std::pair<std::string, std::string>, std::string> results_;
};

}  // namespace candour::test
