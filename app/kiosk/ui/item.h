// Item: one thing on the screen that a person can read or touch. The one list of them serves
// keyboard and switch navigation, speech, touch exploration, plays and tests (architecture §9).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/icon.h"
#include "core/base/locale_text.h"

namespace candour::kiosk {

enum class Role { Heading, Text, Button, Choice, Field, Key, Problem, Picture };
std::string_view name_of(Role role);  // "heading", "text", "button" …

struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;
};

struct Item {
    std::string id;  // Stable, never translated: "purpose.complaint". Unique on its screen.
    Role role = Role::Text;
    std::string name;  // What is read aloud, in `language`.
    Language language;
    bool enabled = true;
    bool selected = false;
    bool focused = false;
    // Drawn beside it, or beside the words that it stands below. It says nothing that `name` does
    // not.
    Icon picture = Icon::None;
    std::string value;                  // A field's text …
    std::string marked;                 // … what of it is selected …
    std::string composing;              // … and what an input method shows there.
    std::optional<std::size_t> room{};  // Letters that it still takes, where that is told.
    bool own_words = false;             // `name` is what the visitor said: not for other ears.
    bool news = false;                  // Read aloud as soon as it is there.
    bool spelled = false;               // `value` is read out letter by letter.
    std::string spoken_apart;           // Read aloud instead of `name` where that is private.
    Rect px;                            // Empty when `page` is not the page shown.
    Rect mm;
    std::size_t page = 0;  // Longer screens have pages; only items of the shown page are drawn.
    bool shown = true;
};

}  // namespace candour::kiosk
