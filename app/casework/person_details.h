// PersonDetails: how a person whom the organisation may answer is reached. Only there when they
// chose to give them; kept apart from the case's history, for its handler alone, and erased first.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour::casework {

struct PersonDetails {
    std::string name{};
    std::string how{};    // "telephone", "email", "letter", "other"
    std::string where{};  // The number or address.
    bool operator==(const PersonDetails&) const = default;
};

std::string to_json(const PersonDetails& details);
// Errors: Corrupt.
Result<PersonDetails> details_from_json(std::string_view json);

}  // namespace candour::casework
