// functions.cpp: all families together, and what of ODK's functions is refused and why.
#include <algorithm>
#include <array>

#include "core/survey/expression/function.h"

namespace candour::survey::expression {
namespace {

constexpr std::string_view one_form =
    "only the answers of this form can be used: put the list into the choices and use a choice "
    "filter";
constexpr std::string_view no_paths =
    "a question is named as ${name}; sum(), count(), min(), max() "
    "and join() take those of a repeat";
constexpr std::string_view no_place = "no places are recorded";
constexpr std::string_view no_device = "nothing that tells devices or people apart is kept";
constexpr std::string_view no_chance =
    "a calculation gives the same each time; random order is a "
    "setting of the question";
constexpr std::string_view no_moment = "no time of day is kept: use today()";

struct Refused {
    std::string_view name;
    std::string_view why;
};

constexpr std::array<Refused, 36> refused = {{
    {"area", no_place},
    {"enclosed-area", no_place},
    {"distance", no_place},
    {"geofence", no_place},
    {"base64-decode", "texts are used as they are"},
    {"checklist", "add up the conditions instead: number(a) + number(b) >= 2"},
    {"weighted-checklist", "add up the conditions instead: 2 * number(a) + number(b) >= 2"},
    {"current", no_paths},
    {"decimal-time", no_moment},
    {"format-time", no_moment},
    {"time", no_moment},
    {"depend", "write the value alone: what it depends on is found by itself"},
    {"digest", no_device},
    {"extract-signed", no_device},
    {"id", no_paths},
    {"indexed-repeat", no_paths},
    {"instance", one_form},
    {"intersects", no_place},
    {"jr:itext", "a text is chosen by the language being spoken: use jr:choice-name()"},
    {"lang", no_paths},
    {"last", no_paths},
    {"local-name", no_paths},
    {"lower-case", "write translate(text, 'ABC', 'abc') with the letters that matter"},
    {"upper-case", "write translate(text, 'abc', 'ABC') with the letters that matter"},
    {"name", no_paths},
    {"namespace-uri", no_paths},
    {"position", "the number of a repeat's turn is not known to expressions"},
    {"property", no_device},
    {"pulldata", one_form},
    {"search", one_form},
    {"random", no_chance},
    {"randomize", no_chance},
    {"substring", "write substr(text, start, end), which counts from 0"},
    {"text", no_paths},
    {"uuid", no_device},
    {"version", "a version is named beside every answer already"},
}};

std::array<std::span<const Function>, 5> families() {
    return {choice_functions(), date_functions(), logic_functions(), number_functions(),
            text_functions()};
}

}  // namespace

const Function* find_function(std::string_view name) {
    for (const auto family : families()) {
        const auto found = std::ranges::find(family, name, &Function::name);
        if (found != family.end()) return &*found;
    }
    return nullptr;
}

std::vector<std::string> function_names() {
    std::vector<std::string> names;
    for (const auto family : families()) {
        for (const Function& function : family)
            names.emplace_back(function.name);
    }
    std::ranges::sort(names);
    return names;
}

std::string_view why_refused(std::string_view name) {
    const auto found = std::ranges::find(refused, name, &Refused::name);
    return found == refused.end() ? std::string_view() : found->why;
}

}  // namespace candour::survey::expression
