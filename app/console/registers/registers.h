// Registers: what became of suggestions (W2, W2b), recommendations (N11 to N13), and what cases
// taught (D13).
#pragma once

#include "app/console/learning/desk.h"

namespace candour::console {

inline constexpr std::string_view registers_prefix = "/registers";

// Whether `path` is one of: /registers, /registers/suggestions, /registers/suggestions/SUBMISSION,
// /registers/recommendations, …/new, …/ID, …/ID/edit, /registers/learning.
bool is_register_path(std::string_view path);

// Errors of both: NotFound, the store's.
Result<Page> register_page(const LearningDesk& desk, std::string_view path, const SignedIn& viewer);
Result<Reply> take_register(const LearningDesk& desk, std::string_view path, const Fields& form,
                            const SignedIn& viewer);

// One list of a register, drawn by one template. Texts of the organisation say their language;
// ours, and what staff wrote, have none to say.
struct RegisterRow {
    std::string href{};
    ShownText title{};
    std::vector<ShownText> cells{};
    bool late = false;
};
struct RegisterList {
    std::string title;
    std::string lead;
    std::string id;                  // Of its tab.
    std::vector<std::string> heads;  // The first is the title's.
    std::vector<RegisterRow> rows{};
    std::string none;        // When there is no row.
    std::string new_href{};  // Empty: nothing can be added.
    std::string new_text{};
};
Page list_page(const RegisterList& list, const PageLanguage& language);

// The pages of each register.
Result<Page> suggestions_page(const LearningDesk& desk);
Result<Page> suggestion_page(const LearningDesk& desk, const std::string& submission,
                             const SignedIn& viewer);
Result<Reply> take_suggestion(const LearningDesk& desk, const std::string& submission,
                              const Fields& form, const SignedIn& viewer);
Result<Page> recommendations_page(const LearningDesk& desk, const SignedIn& viewer);
Result<Page> recommendation_form_page(const LearningDesk& desk, const std::string& id);
Result<Reply> take_recommendation_form(const LearningDesk& desk, const std::string& id,
                                       const Fields& form, const SignedIn& viewer);
Result<Page> recommendation_page(const LearningDesk& desk, const std::string& id,
                                 const SignedIn& viewer);
Result<Reply> take_decision(const LearningDesk& desk, const std::string& id, const Fields& form,
                            const SignedIn& viewer);
Result<Reply> take_result(const LearningDesk& desk, const std::string& id, const Fields& form,
                          const SignedIn& viewer);
Result<Page> lessons_page(const LearningDesk& desk, const SignedIn& viewer);

}  // namespace candour::console
