// tests/bench/office_histories.h: histories for an office full of cases: those of the scenario
// files, and what they were on the way, each with days, people and words of its own. They replay.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/casework/history.h"
#include "app/casework/report_facts.h"
#include "core/store/case_store.h"

namespace candour::bench {

inline constexpr int office_staff = 40;
inline constexpr int office_services = 20;
// In one case of so many stands this word, and in each of them "repair".
inline constexpr int rare_word_every = 997;
inline constexpr const char* rare_word = "marzipan";
inline constexpr const char* common_word = "repair";

complaint::CaseId office_case(std::int64_t number);
std::string office_reference(std::int64_t number);
StaffId office_person(int number);

// What cases are made under.
struct OfficeRules {
    std::shared_ptr<const complaint::Procedure> procedure{};
    std::shared_ptr<const complaint::WorkCalendar> calendar{};
    std::int64_t calendar_version = 1;
    complaint::ChainKey chain_key;
    server::OfficeKey office_key;
    complaint::Moment now;
};

struct MadeCase {
    store::CaseHead head;
    std::vector<complaint::ChainedEntry> entries;
    std::vector<store::SearchText> search;
};

class OfficeHistories {
public:
    // `folder`: with the scenario files. Errors: theirs.
    static Result<OfficeHistories> create(OfficeRules rules, const std::string& folder,
                                          SecureRandom& random);

    // One case in twenty runs; the others were closed in the last two years. The same each time,
    // but for what is random in sealed words.
    Result<MadeCase> make(std::int64_t number);

private:
    struct Template {
        std::vector<complaint::Entry> entries;
        std::vector<StaffId> people;
        int days = 0;  // From the first entry to the last.
    };
    // As it stands now when it was moved by so many days, whoever's it is.
    struct Stand {
        store::CaseHead head;
        report::KeptFacts facts;
    };
    using Stands = std::map<std::pair<const Template*, int>, Stand>;

    OfficeHistories(OfficeRules rules, SecureRandom& random)
        : rules_(std::move(rules)), random_(random) {}
    Status add_templates(const std::string& file);
    Status add_template(std::vector<complaint::Entry> entries);
    Result<Stand*> stand_of(const Template& of, int shift);

    OfficeRules rules_;
    SecureRandom& random_;
    std::vector<std::unique_ptr<Template>> closed_;
    std::vector<std::unique_ptr<Template>> running_;
    Stands stands_;
};

}  // namespace candour::bench
