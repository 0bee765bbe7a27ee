// Specs: what a screen hands to a widget, and what a widget gives back.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/icons.h"
#include "core/base/locale_text.h"

namespace candour::kiosk {

enum class TextStyle { Body, Quiet, Strong };
enum class ButtonStyle { Primary, Secondary, Quiet };
enum class Details { Always, WhenRoom };

// A ring, a box where several can be chosen, or nothing: a button that looks like a card.
enum class Mark { One, Many, None };

struct ChoiceCard {
    std::string id;
    ShownText label;
    ShownText detail;  // May be empty.
    bool selected = false;
    Icon icon = Icon::None;
    int face = -1;  // 0 to 4: a face of a scale in place of the icon.
    // A picture's name in the bundle; empty: it has none. It says nothing that the label does not.
    std::string picture{};
    Mark mark = Mark::One;
    int rank = 0;       // In a ranking: its place, from 1, in place of the tick; 0 without one.
    std::string up_id;  // Of the button that moves it up; empty: it has none.
    ShownText up_name;
};

struct RankTap {
    std::optional<std::size_t> chosen;
    std::optional<std::size_t> raised;
};

struct ChoiceLayout {
    int columns = 1;  // At most; fewer where the cards would be too narrow.
    Details details = Details::Always;
    bool slim = false;  // As low as a target may be: for what is aside from the question.
    bool bare = false;  // No ring, and the words in the middle: many short names side by side.
};

struct Note {  // Something to read in a frame of its own, as whom to ring.
    Icon icon = Icon::Info;
    ShownText title;
    ShownText main;
    std::vector<ShownText> details;
    bool large = false;  // `main` is: to be read from a step away, and copied.
};

struct ChartBox {     // One step of a flow chart.
    ShownText arrow;  // What leads into it, beside the arrow above it; may be empty.
    ShownText title;
    std::vector<ShownText> lines;
    std::vector<ShownText> times;  // With a clock before them.
    bool outside = false;          // Not the organisation's: drawn another way.
};

struct FieldSpec {
    std::string id;
    ShownText name;  // What it is for: read aloud, not drawn.
    ShownText hint;  // Above the field; inside it, while it is empty, where room is scarce.
    std::string_view text;
    std::size_t caret_byte = 0;
    std::size_t characters_max = 0;
};

struct NumberSpec {
    std::string id;
    ShownText name;  // Read aloud.
    ShownText unit;  // May be empty.
    std::string text;
    bool point = false;  // Keys that it needs beside the figures.
    bool minus = false;
    std::vector<ShownText> hints = {};
};

struct DateSpec {
    struct Part {
        std::string id;
        ShownText label;
        std::string text;
        std::size_t figures = 2;
        bool active = false;
    };
    std::vector<Part> parts;
    ShownText in_words;  // Empty until it is a date.
    std::vector<ShownText> hints = {};
};

struct ReceiptEntrySpec {
    std::string id;
    ShownText name;  // Read aloud.
    std::string_view typed;
    bool letters = false;  // The later half of the symbols is on the keys.
    ShownText problem;     // Or empty: then the hint stands in its place.
    ShownText hint;
};

struct FooterSpec {
    std::string next_id = {};  // Empty: no way on.
    ShownText next = {};
    Icon icon = Icon::ArrowForward;
    bool back = true;
    bool leave = true;
    // On every page, where the way out of a visit stands elsewhere; empty: there is none.
    std::string done_id = {};
    ShownText done = {};
};

}  // namespace candour::kiosk
