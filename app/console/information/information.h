// Information: the pages that kiosks show and when each is looked at again, and the register of
// what was sent or displayed where, so that what is out of date is noticed and replaced
// (requirements W1, W1b).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/console/fields.h"
#include "app/console/page.h"
#include "core/feedback/publicity.h"

namespace candour::console {

// As a store keeps it; `document` is core/feedback/publicity.h's JSON.
struct PublicityRow {
    std::string id{};
    std::string document{};
    std::string due{};          // ISO; empty: never.
    std::int64_t revision = 0;  // Of the one that was seen, when it is changed.
    std::string who{};
    std::int64_t at_s = 0;
};

// Empty functions: the register is not kept here, and its part of the page is not there.
struct PublicityOptions {
    std::function<Result<std::vector<PublicityRow>>()> entries{};
    // Errors: Conflict when there is one of that id.
    std::function<Status(const PublicityRow&)> add{};
    // Errors: Conflict when somebody else has changed it since, NotFound.
    std::function<Status(const PublicityRow&)> change{};

    bool is_there() const { return entries && add && change; }
};

// "/information", and below it "/add", "/replaced" and "/still-right", which only take forms.
bool is_information_path(std::string_view path);
bool only_takes_information_forms(std::string_view path);

// For the page of what is to be done today.
struct OutOfDate {
    std::size_t pages = 0;
    std::size_t publicity = 0;
};
// Errors: the store's; Corrupt.
Result<OutOfDate> out_of_date(const feedback::Organisation& organisation,
                              const PublicityOptions& publicity, CivilDay today);

struct PublicityProblem {
    std::string words{};
    std::string place{};  // Id of the field to go to.
    Fields typed{};
};
// Whoever asks may manage information: the caller's to ask first. Errors: the store's.
Result<Page> information_page(const Desk& desk, const PublicityOptions& publicity,
                              const PublicityProblem& problem = {});
Result<Reply> take_information(const Desk& desk, const PublicityOptions& publicity,
                               SecureRandom& random, std::string_view path, const Fields& form,
                               const store::StaffAccount& viewer);

}  // namespace candour::console
