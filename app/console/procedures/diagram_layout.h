// Layout of a diagram: where its boxes, lines and words go, in the SVG's own units.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/complaint/diagram.h"

namespace candour::console {

// One line of words.
struct PlacedLine {
    int x = 0;
    int y = 0;  // Of its base line.
    std::string words;
    bool strong = false;
    std::string language;  // Of its words.
};

struct PlacedBox {
    int y = 0;
    int height = 0;
    bool outside = false;
};

// From box to box: straight down to the next, else round the right side in a lane of its own.
struct PlacedArrow {
    bool straight = true;
    int from_y = 0;
    int to_y = 0;
    int lane_x = 0;
};

struct DiagramLayout {
    int width = 0;
    int height = 0;
    std::vector<PlacedBox> boxes{};
    std::vector<PlacedArrow> arrows{};
    std::vector<PlacedLine> lines{};
};

inline constexpr int diagram_box_x = 8;
inline constexpr int diagram_box_width = 420;

DiagramLayout lay_out(const complaint::Diagram& diagram, std::string_view language);

// Words broken at gaps into lines of about `width` units; a word that is too long stays whole.
std::vector<std::string> broken_lines(std::string_view words, int width);

}  // namespace candour::console
