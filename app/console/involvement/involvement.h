// Involvement: who wishes to take part or to hear of things (requirement W6), and how to reach
// them. It stands beside nothing that anybody said, in no list of contacts and in no count.
#pragma once

#include <optional>
#include <string_view>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "app/console/sessions.h"

namespace candour::console {

// "/involvement", "/involvement/draw" (draw.h), and "/involvement/ID/remove" with its form.
bool is_involvement_path(std::string_view path);
inline constexpr std::string_view newsletter_path = "/involvement/newsletter.csv";

// What is read there is noted in the audit first. Errors: NotFound, the stores'.
Result<Page> involvement_page(const Desk& desk, std::string_view path, const Fields& query,
                              const SignedIn& viewer);

// Name, way and address of all who wish for the newsletter. Noted in the audit first.
Result<Download> newsletter_download(const Desk& desk, const SignedIn& viewer);

// The person's details leave the office for good; or a prize draw is drawn. Empty: no form of
// theirs is at this address. Whom somebody has removed meanwhile is removed.
std::optional<Result<Reply>> take_involvement(const Desk& desk, SecureRandom& random,
                                              std::string_view path, const Fields& form,
                                              const SignedIn& viewer);

}  // namespace candour::console
