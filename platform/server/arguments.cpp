// platform/server/arguments.cpp: see arguments.h.
#include "platform/server/arguments.h"

#include <algorithm>

namespace candour::platform {

namespace {

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

Error wrong(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

// Reads the option at `words[index]`; afterwards index is at its last word.
Status take_option(const std::vector<std::string>& words, std::size_t& index, const Syntax& syntax,
                   Arguments& arguments) {
    const std::string word = words[index].substr(2);
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    if (equals == std::string::npos && contains(syntax.flags, name)) {
        arguments.flags.insert(name);
        return Unit{};
    }
    if (!contains(syntax.options, name) && !contains(syntax.required, name)) {
        return wrong("there is no option --" + name + " here");
    }
    std::string value;
    if (equals != std::string::npos) {
        value = word.substr(equals + 1);
    } else if (index + 1 < words.size()) {
        value = words[++index];
    } else {
        return wrong("--" + name + " needs a value");
    }
    if (!arguments.values.emplace(name, value).second) {
        return wrong("--" + name + " is there twice");
    }
    return Unit{};
}

}  // namespace

const std::string& Arguments::at(std::string_view name) const {
    const auto found = values.find(name);
    CHECK(found != values.end());
    return found->second;
}

std::string Arguments::option(std::string_view name, std::string_view otherwise) const {
    const auto found = values.find(name);
    return found == values.end() ? std::string(otherwise) : found->second;
}

Result<Arguments> parse_arguments(const std::vector<std::string>& words, const Syntax& syntax) {
    Arguments arguments;
    std::vector<std::string> positional;
    bool only_positional = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!only_positional && words[i] == "--") {
            only_positional = true;
        } else if (!only_positional && words[i].starts_with("--")) {
            RETURN_IF_ERROR(take_option(words, i, syntax, arguments));
        } else {
            positional.push_back(words[i]);
        }
    }
    if (positional.size() > syntax.positional.size()) {
        return wrong("\"" + positional[syntax.positional.size()] + "\" is one word too many");
    }
    for (std::size_t i = 0; i < syntax.positional.size(); ++i) {
        if (i >= positional.size() && i + syntax.may_be_missing >= syntax.positional.size()) break;
        if (i >= positional.size() || positional[i].empty()) {
            return wrong(std::string(syntax.positional[i]) + " is missing");
        }
        arguments.values.emplace(syntax.positional[i], positional[i]);
    }
    for (const std::string_view name : syntax.required) {
        if (!arguments.values.contains(name))
            return wrong("--" + std::string(name) + " is missing");
    }
    return arguments;
}

}  // namespace candour::platform
