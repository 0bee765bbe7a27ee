// The example organisation with one field changed: for tests of what such a field may say.
#pragma once

#include <string>

#include "core/feedback/organisation.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::test {

inline Result<feedback::Organisation> organisation_with(const char* field,
                                                        const nlohmann::json& value) {
    nlohmann::json source = example_organisation();
    source[field] = value;
    return feedback::parse_organisation(source.dump(2), "organisation.json");
}

// What is said of it, without the file's name.
inline std::string wrong_with(const char* field, const nlohmann::json& value) {
    const auto read = organisation_with(field, value);
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().kind == ErrorKind::Invalid);
    const std::string before = "organisation.json: ";
    REQUIRE(read.error().what.starts_with(before));
    return read.error().what.substr(before.size());
}

}  // namespace candour::test
