// Boxes one under the other; arrows that jump run in lanes at their right, with their words beside.
#include "app/console/procedures/diagram_layout.h"

#include <algorithm>
#include <map>

#include "app/console/procedures/time_words.h"

namespace candour::console {
namespace {

using complaint::Diagram;
using complaint::DiagramArrow;
using complaint::DiagramBox;

constexpr int line_height = 22;
constexpr int padding = 14;
constexpr int gap_min = 34;     // Between two boxes, with no words beside the arrow.
constexpr int lane_width = 14;  // From one lane to the next.
constexpr int jump_words_width = 230;
constexpr int box_words_width = diagram_box_width - 2 * padding;
constexpr int arrow_x = diagram_box_x + 40;

// No font is known here, so a character has the width of a wide one of its script at 16 units.
int width_of(std::string_view word) {
    constexpr int latin = 8;
    constexpr int other = 10;
    int width = 0;
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            width += latin;
        } else if (byte >= 0xC0) {  // The first byte of a character.
            width += other;
        }
    }
    return width;
}

// The words of the arrow between two boxes, a way a line or more.
std::vector<std::string> arrow_words(const DiagramArrow& arrow, int width,
                                     std::string_view language) {
    std::vector<std::string> lines;
    for (const complaint::DiagramWay& way : arrow.ways) {
        const auto more = broken_lines(way_in_words(way, language), width);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

class Layout {
public:
    Layout(const Diagram& diagram, std::string_view language)
        : diagram_(diagram), language_(language) {}

    DiagramLayout take() {
        lanes_.assign(diagram_.boxes.size(), 0);
        for (std::size_t i = 0; i < diagram_.boxes.size(); ++i)
            place_box(i);
        place_arrows();
        layout_.height = y_ + 4;
        layout_.width = words_x() + jump_words_width;
        return std::move(layout_);
    }

private:
    int jumps() const {
        return static_cast<int>(std::ranges::count_if(
            diagram_.arrows, [](const DiagramArrow& arrow) { return arrow.to != arrow.from + 1; }));
    }
    int words_x() const {
        return diagram_box_x + diagram_box_width + lane_width * (jumps() + 1) + 8;
    }

    void add_lines(const std::vector<std::string>& lines, int x, int y, bool strong,
                   const std::string& language) {
        for (const std::string& words : lines) {
            y += line_height;
            layout_.lines.push_back({x, y - 6, words, strong, language});
        }
    }

    // The box's own words; returns where they end.
    int place_words(const DiagramBox& box, int y) {
        const int x = diagram_box_x + padding;
        const auto put = [&](const std::string& words, bool strong, const std::string& language) {
            const auto lines = broken_lines(words, box_words_width);
            add_lines(lines, x, y, strong, language);
            y += line_height * static_cast<int>(lines.size());
        };
        put(box.name.text, true, box.name.language);
        if (!box.holders.empty())
            put(holders_in_words(box, language_), false, box.holders.front().name.language);
        for (const complaint::DiagramTime& time : box.times)
            put("• " + time.name.text + ": " + length_in_words(time.length, language_), false,
                time.name.language);
        return y;
    }

    void place_box(std::size_t index) {
        const DiagramBox& box = diagram_.boxes[index];
        const int top = y_;
        int bottom = place_words(box, top + padding / 2);
        int beside = top + padding / 2;  // Words of the arrows that leave at the right.
        for (const DiagramArrow& arrow : diagram_.arrows) {
            if (arrow.from != index || arrow.to == index + 1) continue;
            leaves_[&arrow] = beside + line_height / 2 + 2;
            const auto lines = arrow_words(arrow, jump_words_width, language_);
            add_lines(lines, words_x(), beside, false, std::string(language_));
            beside += line_height * static_cast<int>(lines.size()) + 6;
        }
        bottom = std::max(bottom, beside) + padding / 2;
        layout_.boxes.push_back({top, bottom - top, box.kind == complaint::StageKind::External});
        y_ = bottom + gap_after(index, bottom);
    }

    // Room for the words of the arrow to the next box.
    int gap_after(std::size_t index, int bottom) {
        if (index + 1 == diagram_.boxes.size()) return 0;
        for (const DiagramArrow& arrow : diagram_.arrows) {
            if (arrow.from != index || arrow.to != index + 1) continue;
            const auto lines = arrow_words(arrow, box_words_width - 40, language_);
            add_lines(lines, arrow_x + 16, bottom + 6, false, std::string(language_));
            return std::max(gap_min, line_height * static_cast<int>(lines.size()) + 18);
        }
        return gap_min;
    }

    void place_arrows() {
        int lane = 0;
        for (const DiagramArrow& arrow : diagram_.arrows) {
            const PlacedBox& from = layout_.boxes[arrow.from];
            const PlacedBox& to = layout_.boxes[arrow.to];
            if (arrow.to == arrow.from + 1) {
                layout_.arrows.push_back({true, from.y + from.height, to.y, arrow_x});
                continue;
            }
            const int lane_x = diagram_box_x + diagram_box_width + lane_width * (++lane);
            // Arrows that end at one box end beside each other.
            const int end = to.y + to.height - 10 - 12 * lanes_[arrow.to]++;
            layout_.arrows.push_back({false, leaves_.at(&arrow), std::max(end, to.y + 8), lane_x});
        }
    }

    const Diagram& diagram_;
    std::string_view language_;
    DiagramLayout layout_{};
    std::map<const DiagramArrow*, int> leaves_{};
    std::vector<int> lanes_{};
    int y_ = 4;
};

}  // namespace

std::vector<std::string> broken_lines(std::string_view words, int width) {
    std::vector<std::string> lines;
    std::string line;
    while (!words.empty()) {
        const std::size_t gap = std::min(words.find(' '), words.size());
        const std::string_view word = words.substr(0, gap);
        words.remove_prefix(std::min(gap + 1, words.size()));
        if (word.empty()) continue;
        if (!line.empty() && width_of(line) + width_of(" ") + width_of(word) > width) {
            lines.push_back(std::move(line));
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

DiagramLayout lay_out(const Diagram& diagram, std::string_view language) {
    return Layout(diagram, language).take();
}

}  // namespace candour::console
