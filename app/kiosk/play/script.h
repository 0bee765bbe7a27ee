// app/kiosk/play/script.h: a flow file as data. One line is one step of a visitor (or of time); the
// verbs are told in tests/flows/README.md.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/kiosk/ui/input.h"
#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::kiosk::play {

struct Tap {
    std::string id;
};
struct Type {
    std::string text;
};
struct Press {
    std::string name;  // As written.
    Key key;
};
struct See {
    std::string text;
    bool wanted;  // False: see-not.
};
struct SeeItem {
    std::string id;
    bool wanted;
};
struct Wait {
    Milliseconds time;
};
struct SetLanguage {
    std::string language;
};
struct SetSize {
    int percent;
};
struct SetContrast {
    bool high;
};
struct Screenshot {
    std::string name;
};
struct ListItems {};
struct Quit {};

using Verb = std::variant<Tap, Type, Press, See, SeeItem, Wait, SetLanguage, SetSize, SetContrast,
                          Screenshot, ListItems, Quit>;

struct Line {
    std::size_t number;  // From 1, as an editor shows it.
    std::string source;  // Without comment and spaces around it.
    Verb verb;
};

// A flow file is small; a larger one is a mistake.
inline constexpr std::size_t script_bytes_max = 256 * 1024;
// Longer than any time-out; more is a slip of the pen.
inline constexpr Milliseconds wait_max{24 * 3'600'000};

// `file_name` is used in messages. Errors: Invalid "FILE:LINE: …", saying what the verb takes, or
// which verbs there are.
Result<std::vector<Line>> parse_script(std::string_view text, const std::string& file_name);

}  // namespace candour::kiosk::play
