// Page breaks.
#include "platform/paper/pages.h"

#include <algorithm>
#include <iterator>

namespace candour::platform::paper {
namespace {

class Pages {
public:
    Pages(float height, float gap) : height_(height), gap_(gap) { pages_.emplace_back(); }

    void add(Unit unit) {
        if (!pages_.back().empty()) {
            const bool fits = y_ + gap_ + unit.height() <= height_;
            if (fits) {
                y_ += gap_;
            } else {
                begin_page();
            }
        }
        for (std::size_t i = 0; i < unit.rows.size(); ++i) {
            const float needed = together(unit, i);
            if (y_ + needed > height_ && y_ > 0 && needed <= height_) begin_page();
            Row& row = unit.rows[i];
            // A page does not begin with a space.
            if (row.marks.empty() && y_ == 0) continue;
            if (y_ == 0) make_room_above(row);
            const float height = row.height;
            pages_.back().push_back({y_, std::move(row)});
            y_ += height;
        }
    }

    std::vector<PageRows> take() { return std::move(pages_); }

private:
    void begin_page() {
        pages_.emplace_back();
        y_ = 0;
    }

    // A line that was cut from its paragraph may reach into the line above: here is none.
    static void make_room_above(Row& row) {
        float highest = 0;
        for (const Mark& mark : row.marks) {
            if (mark.kind != Mark::Kind::Text) continue;
            const auto lines = mark.paragraph->lines();
            const float cut =
                static_cast<float>(lines[mark.first_line].baseline - lines.front().baseline);
            const auto top = static_cast<float>(lines[mark.first_line].ink.y);
            highest = std::min(highest, mark.y + (top - cut) / tenths);
        }
        for (Mark& mark : row.marks)
            mark.y -= highest;
        row.height -= highest;
    }

    // The height of row `i` with those that must follow it on its page.
    static float together(const Unit& unit, std::size_t i) {
        float height = unit.rows[i].height;
        while (unit.rows[i].keep_with_next && i + 1 < unit.rows.size())
            height += unit.rows[++i].height;
        return height;
    }

    float height_;
    float gap_;
    float y_ = 0;
    std::vector<PageRows> pages_;
};

// A heading becomes part of the unit that follows it.
std::vector<Unit> with_headings(std::vector<Unit> units, float gap) {
    std::vector<Unit> joined;
    Unit waiting;
    for (Unit& unit : units) {
        if (!waiting.rows.empty()) {
            waiting.rows.push_back({.height = gap / 2});
            for (Row& row : waiting.rows)
                row.keep_with_next = true;
        }
        std::move(unit.rows.begin(), unit.rows.end(), std::back_inserter(waiting.rows));
        if (unit.heading) continue;
        joined.push_back(std::move(waiting));
        waiting = {};
    }
    if (!waiting.rows.empty()) joined.push_back(std::move(waiting));
    return joined;
}

}  // namespace

std::vector<PageRows> pages_of(std::vector<Unit> units, float height, float gap) {
    Pages pages(height, gap);
    for (Unit& unit : with_headings(std::move(units), gap))
        pages.add(std::move(unit));
    return pages.take();
}

}  // namespace candour::platform::paper
