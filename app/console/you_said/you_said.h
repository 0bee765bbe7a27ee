// "You said, we did" in the console: write, check, approve, translate, publish, withdraw
// (requirements C22, W16).
#pragma once

#include "app/console/learning/desk.h"
#include "core/feedback/organisation.h"
#include "core/feedback/you_said.h"

namespace candour::console {

inline constexpr std::string_view you_said_prefix = "/you-said";

// Whether `path` is one of: /you-said, /you-said/new, /you-said/ID, /you-said/ID/edit,
// /you-said/ID/translate/LANGUAGE.
bool is_you_said_path(std::string_view path);

// Errors of both: NotFound, the store's.
Result<Page> you_said_page(const LearningDesk& desk, std::string_view path, const Fields& query,
                           const SignedIn& viewer);
Result<Reply> take_you_said(const LearningDesk& desk, std::string_view path, const Fields& form,
                            const SignedIn& viewer);

// The page for everybody, without signing in: what stands on this day, in `language` or the
// organisation's first. It prints as a sheet.
Page public_you_said_page(const feedback::Organisation& organisation, CivilDay today,
                          const Language& language);

}  // namespace candour::console
