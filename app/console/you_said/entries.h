// Entries of "You said, we did" as they are kept.
#pragma once

#include "app/console/you_said/you_said.h"

namespace candour::console {

struct KeptYouSaid {
    feedback::YouSaid entry;
    store::RegisterEntry kept;
};

// Errors: NotFound, Corrupt, the store's.
Result<KeptYouSaid> find_entry(const LearningDesk& desk, const std::string& id);
Result<KeptYouSaid> read_entry(const store::RegisterEntry& kept);

// Over `revision`; leaves a line in the audit. Errors: Conflict, the store's.
Status keep_entry(const LearningDesk& desk, const feedback::YouSaid& entry, std::int64_t revision,
                  const SignedIn& viewer, const std::string& what);
Status add_entry(const LearningDesk& desk, const feedback::YouSaid& entry, const SignedIn& viewer);

// With the names of staff and places, and what people wrote lately.
Result<feedback::YouSaidRules> rules_for(const LearningDesk& desk);

// Those whose words are compared with what is to be published, the newest first.
Result<std::vector<store::OfficeItem>> recent_contacts(const Desk& desk);

// What of one contact may be quoted at any length.
struct Passage {
    std::string contact;  // Its id.
    ShownText text;
};
inline constexpr std::size_t passages_shown = 12;
// Of the redacted texts of contacts whose cases have this theme; where no case has it, of the
// newest. At most passages_shown.
Result<std::vector<Passage>> passages_for(const LearningDesk& desk, const std::string& theme);

// How many cases of the last year have this theme; nothing when no case has it, or there are none.
Result<std::optional<std::int64_t>> cases_with_theme(const LearningDesk& desk,
                                                     const std::string& theme);

// As it goes to people.
std::string published_json(const feedback::YouSaid& entry);

std::string address_of_entry(const std::string& id, const std::string& rest = "");

// The forms: /new, /ID/edit, /ID/translate/LANGUAGE.
Result<Page> words_page(const LearningDesk& desk, const std::string& id);
Result<Reply> take_entry_words(const LearningDesk& desk, const std::string& id, const Fields& form,
                               const SignedIn& viewer);
Result<Page> translation_page(const LearningDesk& desk, const std::string& id,
                              const Language& language);
Result<Reply> take_translation(const LearningDesk& desk, const std::string& id,
                               const Language& language, const Fields& form,
                               const SignedIn& viewer);
// One entry, with what can be done with it.
Result<Page> entry_page(const LearningDesk& desk, const std::string& id, const SignedIn& viewer,
                        const std::vector<Problem>& problems = {});
// The steps: /ID/review, accept, approve, publish, withdraw. Who may is in routes.cpp.
bool is_step(std::string_view name);
Result<Reply> take_step(const LearningDesk& desk, const std::string& id, std::string_view step,
                        const Fields& form, const SignedIn& viewer);

}  // namespace candour::console
