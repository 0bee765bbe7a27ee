// One walk along the register, a case at a time.
#include "sync/server/verify_cases.h"

#include <optional>
#include <set>

#include <nlohmann/json.hpp>

namespace candour::server {

namespace {

using complaint::ChainedEntry;
using complaint::RegisteredCase;

constexpr std::int64_t cases_a_page = 500;
// Somebody may write between two looks; not between so many.
constexpr int looks_max = 5;
constexpr std::string_view erasing_kind = "words_erased";

// Which entry an erasing one names; 0: all before it.
std::int64_t entry_erased_by(const ChainedEntry& erasing) {
    const auto facts = nlohmann::json::parse(erasing.facts, nullptr, /*allow_exceptions=*/false);
    const auto entry = facts.is_object() ? facts.find("entry") : facts.end();
    if (!facts.is_object() || entry == facts.end()) return 0;
    // One that cannot be read vouches for nothing.
    return entry->is_number_integer() ? entry->get<std::int64_t>() : -1;
}

bool says_it_erased(const std::vector<ChainedEntry>& entries, std::int64_t number) {
    for (const ChainedEntry& entry : entries) {
        if (entry.kind != erasing_kind || entry.number <= number) continue;
        const std::int64_t named = entry_erased_by(entry);
        if (named == 0 || named == number) return true;
    }
    return false;
}

class Walk {
public:
    Walk(store::CaseStore& cases, const complaint::ChainKey& key, const OpenCommitment& open)
        : cases_(cases), key_(key), open_(open), register_(key) {}

    Result<CaseAudit> run() {
        // Who opens a case meanwhile makes the register longer than what was walked.
        for (int look = 0;; ++look) {
            RETURN_IF_ERROR(walk_register());
            const auto now = cases_.register_now();
            if (!now.ok()) {
                if (now.error().kind != ErrorKind::Corrupt) return now.error();
                tell(now.error().what);
                break;
            }
            const auto wrong = register_.end(now.value().standing, now.value().entries);
            if (!wrong) break;
            if (look + 1 < looks_max && register_.cases() < now.value().standing.cases) continue;
            tell(*wrong);
            break;
        }
        ASSIGN_OR_RETURN(const std::vector<std::string> unregistered, cases_.unregistered());
        for (const std::string& reference : unregistered)
            tell("case " + reference + " is in no register");
        return audit_;
    }

private:
    void tell(std::string fault) {
        ++audit_.faults;
        if (audit_.told.size() < case_faults_told_max) audit_.told.push_back(std::move(fault));
    }

    Status walk_register() {
        while (true) {
            ASSIGN_OR_RETURN(const std::vector<RegisteredCase> page,
                             cases_.register_from(register_.cases(), cases_a_page));
            if (page.empty()) return Unit{};
            for (const RegisteredCase& registered : page)
                RETURN_IF_ERROR(look_at(registered));
        }
    }

    Status look_at(const RegisteredCase& registered) {
        if (const auto wrong = register_.next(registered)) tell(*wrong);
        std::optional<std::string> fault;
        for (int look = 0; look < looks_max; ++look) {
            CaseAudit counted;
            ASSIGN_OR_RETURN(fault, fault_in(registered, counted));
            if (fault && look + 1 < looks_max) continue;
            ++audit_.cases;
            audit_.entries += counted.entries;
            audit_.erased += counted.erased;
            break;
        }
        if (fault) tell(*fault);
        return Unit{};
    }

    // Head first: an entry that comes between the two is then one too many, not one too few, and
    // the next look sees both.
    Result<std::optional<std::string>> fault_in(const RegisteredCase& registered,
                                                CaseAudit& counted) {
        const std::string name = "case " + registered.reference;
        const auto head = cases_.head(registered.id);
        if (!head.ok()) {
            if (head.error().kind == ErrorKind::NotFound)
                return std::optional(name + " is missing");
            if (head.error().kind == ErrorKind::Corrupt) return std::optional(name + " is damaged");
            return head.error();
        }
        const auto entries = cases_.history(registered.id);
        if (!entries.ok()) {
            if (entries.error().kind != ErrorKind::Corrupt) return entries.error();
            return std::optional(name + " has an entry that is damaged");
        }
        counted.entries = std::ssize(entries.value());
        return fault_of(name, registered, head.value(), entries.value(), counted);
    }

    Result<std::optional<std::string>> fault_of(const std::string& name,
                                                const RegisteredCase& registered,
                                                const store::CaseHead& head,
                                                const std::vector<ChainedEntry>& entries,
                                                CaseAudit& counted) {
        if (head.row.reference != registered.reference) {
            return std::optional(name + " is called " + head.row.reference + " now");
        }
        std::optional<complaint::BrokenEntry> broken =
            verify(key_, registered.id, entries, head.entries, head.head, head.mac);
        for (const ChainedEntry& entry : entries) {
            if (broken && broken->number <= entry.number) break;
            const auto wrong = wrong_with_words(registered.id, entries, entry, counted);
            if (!wrong.ok()) return wrong.error();
            if (wrong.value().empty()) continue;
            broken = {entry.number, wrong.value()};
        }
        if (!broken) return std::optional<std::string>();
        return std::optional(name + ", entry " + std::to_string(broken->number) + " " +
                             broken->what);
    }

    // Empty: nothing.
    Result<std::string> wrong_with_words(const complaint::CaseId& id,
                                         const std::vector<ChainedEntry>& entries,
                                         const ChainedEntry& entry, CaseAudit& counted) {
        if (entry.erased) {
            ++counted.erased;
            if (says_it_erased(entries, entry.number)) return std::string();
            return std::string("lost its words, and no entry says that they were erased");
        }
        if (entry.words.empty()) return std::string();
        const auto commitment = open_(id, entry);
        if (commitment.ok() && commitment.value() == entry.commitment) return std::string();
        if (commitment.ok() || commitment.error().kind == ErrorKind::Corrupt) {
            return std::string("has other words than were written");
        }
        if (commitment.error().kind != ErrorKind::NotFound) return commitment.error();
        return std::string("has words whose key is not here");
    }

    store::CaseStore& cases_;
    const complaint::ChainKey& key_;
    const OpenCommitment& open_;
    complaint::RegisterCheck register_;
    CaseAudit audit_;
};

}  // namespace

OpenCommitment open_with(const OfficeKeys& keys) {
    return [&keys](const complaint::CaseId& id,
                   const ChainedEntry& entry) -> Result<complaint::ChainHash> {
        ASSIGN_OR_RETURN(const std::string epoch, epoch_of_entry_words(entry.words));
        const OfficeKey* key = keys.office_key(epoch);
        if (key == nullptr) return Error{ErrorKind::NotFound, "the key of " + epoch + " is gone"};
        ASSIGN_OR_RETURN(EntryWords words, unlock_entry_words(entry.words, *key, id, entry.number));
        const complaint::ChainHash commitment = complaint::commitment_of(words.salt, words.json);
        wipe(words.json);
        return commitment;
    };
}

Result<CaseAudit> verify_cases(store::CaseStore& cases, const complaint::ChainKey& key,
                               const OpenCommitment& open) {
    return Walk(cases, key, open).run();
}

}  // namespace candour::server
