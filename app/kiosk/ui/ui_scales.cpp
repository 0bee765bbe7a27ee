// Scales: numbers between two ends, and stars.
#include <algorithm>
#include <array>
#include <cmath>

#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

constexpr std::size_t star_points = 5;
constexpr float inner_share = 0.42F;  // Of the radius: where two points of a star meet.

// The point at `turn` of a full turn, 0 being above.
Point around(Point centre, float radius, float turn) {
    const float angle = turn * 6.2831853F;
    return {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)};
}

void draw_star(Canvas& canvas, const Rect& rect, bool filled, Colour colour, float line) {
    const Point centre{centre_x(rect), centre_y(rect)};
    const float radius = std::min(rect.width, rect.height) / 2;
    std::array<Point, 2 * star_points> outline{};
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const float share = i % 2 == 0 ? 1 : inner_share;
        outline[i] = around(centre, radius * share,
                            static_cast<float>(i) / static_cast<float>(outline.size()));
    }
    // A star is five kites, each of them convex.
    for (std::size_t i = 0; filled && i < outline.size(); i += 2) {
        const std::array<Point, 4> kite = {
            centre, outline[(i + outline.size() - 1) % outline.size()], outline[i], outline[i + 1]};
        canvas.convex(kite, colour);
        // Where two kites meet, the page would shine through.
        canvas.line(std::array<Point, 2>{centre, outline[i + 1]}, colour, 2);
    }
    canvas.line(outline, colour, line, /*closed=*/true);
}

}  // namespace

// As many as are wide enough to hit, in rows that are about as long as each other.
int Ui::scale_columns(std::size_t cards, float widest) const {
    const float width = std::max(sizes_.target_min * 1.1F, widest + sizes_.unit * 3);
    const float room = std::floor((column_width() + cell_gap()) / (width + cell_gap()));
    const float count = static_cast<float>(cards);
    const float rows = std::ceil(count / std::max(1.0F, room));
    return static_cast<int>(std::ceil(count / rows));
}

Ui::Set Ui::figures(const ChoiceCard& card) const {
    // Figures are as high as they are in English, also where letters are twice as high.
    return set({card.label.text, "en"}, sizes_.body, true, 0, Align::Centre);
}

Ui::Cell Ui::number_cell(const ChoiceCard& card) {
    const Set label = figures(card);
    const float pad = std::round(sizes_.unit * (is_scarce() ? 0.75F : 1.5F));
    const float mark = std::round(sizes_.unit * (is_scarce() ? 3 : 3.8F));
    Cell cell;
    cell.height = std::ceil(std::max(sizes_.target, label.extent.height + mark + 2.5F * pad));
    cell.place = [=, this](const Rect& rect) {
        // What the end means is read with its number.
        ShownText name = card.label;
        if (!card.detail.text.empty()) name.text += ". " + card.detail.text;
        Item item = make_item(card.id, Role::Choice, name);
        item.selected = card.selected;
        const bool pressed = is_pressed(card.id);
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            paint_card(canvas, rect, card.selected, pressed);
            Rect inner = inset(rect, 0, pad);
            paint_mark(canvas, cut_bottom(inner, mark), card.selected);
            canvas.text(label.run, inner, theme_.ink);
        });
    };
    return cell;
}

// On one line the ends stand above their numbers; else each on a line of its own.
void Ui::scale_ends(const ShownText& low, const ShownText& high) {
    const float half = std::floor(column_width() * 0.48F);
    const Set start = label_set(low, sizes_.detail, false, half);
    Set end = label_set(high, sizes_.detail, false, half);
    if (end.run.wrap_px > 0) end.run.align = Align::End;
    const std::string start_id = next_text_id();
    const std::string end_id = next_text_id();
    Block block;
    block.height = std::ceil(std::max(start.extent.height, end.extent.height));
    block.gap = std::round(sizes_.unit * (is_scarce() ? 1.5F : 4));
    block.with_next = true;
    block.place = [=, this](Rect rect) {
        const auto place_end = [&](const std::string& id, const ShownText& text, const Set& words,
                                   const Rect& box) {
            emit(make_item(id, Role::Text, text), box, [=, this](Canvas& canvas) {
                canvas.text(words.run, box, theme_.ink_quiet, Vertical::Top, right_to_left_);
            });
        };
        const bool wraps = end.run.wrap_px > 0;
        place_end(start_id, low, start, cut_start(rect, half, right_to_left_));
        place_end(end_id, high, end,
                  cut_end(rect, wraps ? half : std::ceil(end.extent.width), right_to_left_));
    };
    add(std::move(block));
}

std::optional<std::size_t> Ui::scale(const std::vector<ChoiceCard>& cards, const ShownText& low,
                                     const ShownText& high) {
    float widest = 0;
    for (const ChoiceCard& card : cards)
        widest = std::max(widest, figures(card).extent.width);
    const int columns = scale_columns(cards.size(), widest);
    const bool one_row = static_cast<std::size_t>(columns) >= cards.size();
    const bool ends = !low.text.empty() && !high.text.empty();
    if (ends && one_row) scale_ends(low, high);
    if (ends && !one_row) {
        const auto line = [&](const ChoiceCard& card, const ShownText& means) {
            paragraph({isolated(card.label.text) + " = " + isolated(means.text), means.language},
                      TextStyle::Quiet);
        };
        line(cards.front(), low);
        line(cards.back(), high);
    }
    const float gap = cell_gap();
    const float width = std::floor((column_width() - gap * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    std::vector<Cell> cells;
    for (const ChoiceCard& card : cards)
        cells.push_back(number_cell(card));
    grid(std::move(cells), columns, width);
    return activated_card(cards);
}

Ui::Cell Ui::star_cell(const ChoiceCard& card, bool filled, float width) {
    const float pad = std::round(sizes_.unit * (is_scarce() ? 1 : 1.75F));
    const float star = std::round(std::min(width - 2 * pad, sizes_.unit * (is_scarce() ? 12 : 16)));
    const float line = std::max(2.0F, sizes_.stroke);
    Cell cell;
    cell.height = std::ceil(std::max(sizes_.target, star + 2 * pad));
    cell.place = [=, this](const Rect& rect) {
        Item item = make_item(card.id, Role::Choice, card.label);
        item.selected = card.selected;
        const bool pressed = is_pressed(card.id);
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            paint_card(canvas, rect, card.selected, pressed);
            const Rect box = centred(rect, star, star);
            draw_star(canvas, inset(box, line), filled, filled ? theme_.accent : theme_.edge, line);
        });
    };
    return cell;
}

std::optional<std::size_t> Ui::stars(const std::vector<ChoiceCard>& cards) {
    const int columns = scale_columns(cards.size(), 0);
    const float gap = cell_gap();
    const float width = std::floor((column_width() - gap * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    std::size_t filled = 0;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (cards[i].selected) filled = i + 1;
    }
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < cards.size(); ++i)
        cells.push_back(star_cell(cards[i], i < filled, width));
    grid(std::move(cells), columns, width);
    // How many they are stands below them, in words: nobody has to count.
    const bool chosen = filled > 0;
    paragraph(chosen ? cards[filled - 1].label : tr("Touch a star"),
              chosen ? TextStyle::Strong : TextStyle::Quiet, Align::Centre);
    return activated_card(cards);
}

}  // namespace candour::kiosk
