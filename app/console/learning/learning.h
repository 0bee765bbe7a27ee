// Learning: the addresses of reports, registers and "You said, we did", in one place for the site.
#pragma once

#include "app/console/learning/desk.h"
#include "sync/protocol/http_message.h"

namespace candour::console {

// What people read without signing in.
inline constexpr std::string_view public_changes_path = "/changes";

bool is_learning_path(std::string_view path);

// All answer NotFound where the server has no learning store.
// Nothing: it is no file.
std::optional<Result<Download>> learning_file(const LearningDesk& desk,
                                              const protocol::HttpRequest& request,
                                              const SignedIn& viewer);
Result<Page> learning_page(const LearningDesk& desk, const protocol::HttpRequest& request,
                           const SignedIn& viewer);
// Nothing: no page takes a form at this address.
std::optional<Result<Reply>> take_learning(const LearningDesk& desk, std::string_view path,
                                           const Fields& form, const SignedIn& viewer);

}  // namespace candour::console
