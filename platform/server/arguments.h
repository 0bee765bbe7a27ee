// platform/server/arguments.h: the words after a command's name.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace candour::platform {

// What a command takes. Names of options are without their dashes.
struct Syntax {
    std::vector<std::string_view> positional;  // "DIR", "FILE".
    std::vector<std::string_view> required;    // Options with a value that must be there.
    std::vector<std::string_view> options;     // Options with a value.
    std::vector<std::string_view> flags;       // Options without one.
    std::size_t may_be_missing = 0;            // How many of the positional ones, from the end.
};

struct Arguments {
    std::map<std::string, std::string, std::less<>> values;  // Positional ones under their name.
    std::set<std::string, std::less<>> flags;

    // A positional or required one.
    const std::string& at(std::string_view name) const;
    std::string option(std::string_view name, std::string_view otherwise) const;
    bool has(std::string_view flag) const { return flags.contains(flag); }
};

// "--name VALUE", "--name=VALUE", "--flag" and positional words in any order; after "--" all words
// are positional. Errors: Invalid, saying which word is wrong or missing.
Result<Arguments> parse_arguments(const std::vector<std::string>& words, const Syntax& syntax);

}  // namespace candour::platform
