// A flow chart: boxes of text with arrows between them, that pages may part anywhere.
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

float Ui::chart_pad() const { return std::round(sizes_.unit * (is_scarce() ? 1.5F : 2.5F)); }

// A piece of a box: its sides, and its top and bottom where they are. What is inside was made
// `chart_pad()` narrower on either side (an indent of twice that).
Block Ui::boxed(Block inner, bool top, bool bottom, bool outside) {
    const float pad = chart_pad();
    const float above = top ? pad : 0;
    const float below = bottom ? pad : 0;
    Block block;
    block.height = inner.height + above + below;
    block.with_next = inner.with_next;
    if (inner.start_height > 0 && inner.start_height < inner.height) {
        block.start_height = inner.start_height + above;
    }
    if (inner.split) {
        block.split = [=, this](float height) -> std::vector<Block> {
            std::vector<Block> parts = inner.split(height - above);
            if (parts.size() != 2) return {};
            return {boxed(std::move(parts[0]), top, false, outside),
                    boxed(std::move(parts[1]), false, bottom, outside)};
        };
    }
    block.place = [=, this](const Rect& rect) {
        ornament([=, this](Canvas& canvas) {
            const float line = std::max(2.0F, sizes_.stroke);
            const Colour edge = outside ? theme_.edge : theme_.accent;
            canvas.fill(rect, outside ? theme_.card : theme_.bar, 0);
            canvas.fill({rect.x, rect.y, line, rect.height}, edge);
            canvas.fill({right_of(rect) - line, rect.y, line, rect.height}, edge);
            if (top) canvas.fill({rect.x, rect.y, rect.width, line}, edge);
            if (bottom) canvas.fill({rect.x, bottom_of(rect) - line, rect.width, line}, edge);
        });
        Rect inside{rect.x, rect.y + above, rect.width, rect.height - above - below};
        inside.x += right_to_left_ ? pad : -pad;
        inner.place(inside);
    };
    return block;
}

void Ui::chart_arrow(const ShownText& text) {
    const float side = std::round(sizes_.body * 1.2F);
    const float indent = side + std::round(sizes_.unit * 1.5F);
    const Set words = set(text, sizes_.detail, false, column_width() - indent);
    const std::string id = text.text.empty() ? "" : next_text_id();
    Block block;
    block.height = std::ceil(std::max(side, words.extent.height));
    block.gap = std::round(sizes_.unit * 1.25F);
    block.with_next = true;
    block.place = [=, this](Rect rect) {
        const Rect arrow = cut_start(rect, side, right_to_left_);
        ornament([=, this](Canvas& canvas) {
            draw_icon(canvas, Icon::Down, centred(arrow, side, side), theme_.accent);
        });
        if (id.empty()) return;
        cut_start(rect, indent - side, right_to_left_);
        Item item = make_item(id, Role::Text, text);
        item.picture = Icon::Down;
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            canvas.text(words.run, rect, theme_.ink_quiet, Vertical::Middle, right_to_left_);
        });
    };
    add(std::move(block));
}

void Ui::chart_box(const ChartBox& box) {
    const float indent = 2 * chart_pad() + (pictured_ ? beside_indent() : 0);
    // Of a step of the organisation's, or of somebody else's.
    const Icon stage = box.outside ? Icon::TownHall : Icon::Building;
    std::vector<Block> pieces;
    const auto add_piece = [&](const ShownText& text, TextStyle style, Icon own, float gap) {
        if (text.text.empty()) return;
        const TextLook look{.style = style,
                            .indent = indent,
                            .picture = picture_beside(text, own),
                            .above = picture_beside(box.title, stage)};
        Block piece = text_block(next_text_id(), text, look, 1);
        // Room above it belongs to the box.
        if (!pieces.empty()) {
            Block room;
            room.height = std::round(sizes_.unit * gap);
            room.with_next = true;
            room.place = [](const Rect&) {};
            pieces.push_back(std::move(room));
        }
        pieces.push_back(std::move(piece));
    };
    add_piece(box.title, TextStyle::Strong, stage, 0);
    if (!pieces.empty()) pieces.back().with_next = true;
    for (const ShownText& line : box.lines)
        add_piece(line, TextStyle::Body, Icon::None, 0.5F);
    for (const ShownText& time : box.times)
        add_piece(time, TextStyle::Quiet, Icon::Calendar, 1);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Block piece = boxed(std::move(pieces[i]), i == 0, i + 1 == pieces.size(), box.outside);
        piece.gap = i == 0 ? std::round(sizes_.unit * 1.25F) : 0;
        add(std::move(piece));
    }
}

void Ui::chart(const std::vector<ChartBox>& boxes) {
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (i > 0) chart_arrow(boxes[i].arrow);
        chart_box(boxes[i]);
    }
}

}  // namespace candour::kiosk
