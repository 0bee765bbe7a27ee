// app/kiosk/play/script.h: a flow file as data. One line is one step of a visitor (or of time); the
// verbs are told in tests/flows/README.md.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/kiosk/flow/preferences.h"
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
struct Compose {  // An input method shows this; empty: nothing any more.
    std::string text;
};
struct Press {
    std::string name;  // As written.
    Key key;
    bool extend = false;  // With Shift held.
};
struct See {
    std::string text;
    bool wanted;  // False: see-not.
};
struct Hear {
    std::string text;
    bool wanted;  // False: hear-not.
    // A single letter is a key's name: it is not looked for inside words.
    bool is_in(const std::vector<std::string>& heard) const {
        return std::ranges::any_of(heard, [&](const std::string& one) {
            return text.size() == 1 ? one == text : one.find(text) != std::string::npos;
        });
    }
};
struct Go {  // Presses "next" until it hears this.
    std::string text;
};
struct TabTo {  // Presses Tab until the item has the focus.
    std::string id;
};
struct ScanTo {  // Waits until the focus, which walks by itself, is on the item.
    std::string id;
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
struct SetColours {
    Colours colours;
};
struct Screenshot {
    std::string name;
};
struct ListItems {};
struct Quit {};

using Verb = std::variant<Tap, Type, Compose, Press, See, Hear, Go, TabTo, ScanTo, SeeItem, Wait,
                          SetLanguage, SetSize, SetColours, Screenshot, ListItems, Quit>;

struct Line {
    std::size_t number;  // From 1, as an editor shows it.
    std::string source;  // Without comment and spaces around it.
    Verb verb;
};

// A flow file is small; a larger one is a mistake.
inline constexpr std::size_t script_bytes_max = 256 * 1024;
// Longer than any time-out; more is a slip of the pen.
inline constexpr Milliseconds wait_max{24 * 3'600'000};

// One line of it; none where it holds no step. Errors: as parse_script().
Result<std::optional<Line>> parse_line(std::string_view text, std::size_t number,
                                       const std::string& file_name);

// `file_name` is used in messages. Errors: Invalid "FILE:LINE: …", saying what the verb takes, or
// which verbs there are.
Result<std::vector<Line>> parse_script(std::string_view text, const std::string& file_name);

}  // namespace candour::kiosk::play
