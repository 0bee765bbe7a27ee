// What is read in frames: whom to ring, and what was said, for a last look.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

Ui::Cell Ui::note_cell(const Note& note, float width) {
    const float pad = std::round(sizes_.unit * 2);
    const float side = std::round(sizes_.unit * 6);
    const float words = width - side - 3 * pad;
    std::vector<Set> lines = {label_set(note.title, sizes_.detail, true, words)};
    std::string name = note.title.text;
    const auto add_line = [&](const ShownText& text, float size, bool bold) {
        if (text.text.empty()) return;
        lines.push_back(label_set(text, size, bold, words));
        name += ". " + text.text;
    };
    add_line(note.main, note.large ? sizes_.heading : sizes_.body, true);
    for (const ShownText& detail : note.details)
        add_line(detail, sizes_.detail, false);
    float height = 0;
    for (const Set& line : lines)
        height += line.extent.height;

    Cell cell;
    cell.height = std::ceil(height + 1.5F * pad);
    const std::string id = next_text_id();
    const ShownText read{name, note.title.language};
    cell.place = [=, this](const Rect& rect) {
        Item item = make_item(id, Role::Text, read);
        item.picture = note.icon;
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            canvas.fill(rect, theme_.bar, sizes_.radius);
            canvas.outline(rect, theme_.bar_edge, sizes_.radius, 1.5F);
            Rect inner = inset(rect, pad, pad * 0.75F);
            const Rect plate = cut_start(inner, side, right_to_left_);
            draw_plate(canvas, note.icon, {plate.x, plate.y, side, side}, theme_, right_to_left_);
            cut_start(inner, pad, right_to_left_);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                const Rect line = cut_top(inner, lines[i].extent.height);
                canvas.text(lines[i].run, line, i < 2 ? theme_.ink : theme_.ink_quiet,
                            Vertical::Top, right_to_left_);
            }
        });
    };
    return cell;
}

void Ui::notes(const std::vector<Note>& notes) {
    if (!blocks_.empty()) blocks_.back().with_next = true;  // What introduces them.
    const float gap = cell_gap();
    const bool wide = notes.size() > 1 && column_width() >= sizes_.body * 30;
    const float width = wide ? std::floor((column_width() - gap) / 2) : column_width();
    std::vector<Cell> cells;
    float highest = 0;
    for (const Note& note : notes) {
        cells.push_back(note_cell(note, width));
        highest = std::max(highest, cells.back().height);
    }
    if (highest <= page_height()) return grid(std::move(cells), wide ? 2 : 1, width);
    // In print so large that a frame has no room on a page, the words stand without one.
    for (const Note& note : notes) {
        add_subheading(note.title, pictured_ ? note.icon : Icon::None);
        add_paragraph(note.main, TextStyle::Strong, Align::Start, Icon::None, note.icon);
        for (const ShownText& detail : note.details)
            add_paragraph(detail, TextStyle::Body, Align::Start, Icon::None, note.icon);
    }
}

// A row of its own for the button that changes what stands above it.
Block Ui::change_row(const std::string& change_id, const ShownText& label) {
    const ShownText change = tr("Change");
    const Set words = set(change, sizes_.control, true, 0, Align::Centre);
    const ShownText name{change.text + ": " + label.text, change.language};
    Block block;
    block.height = std::ceil(std::max(sizes_.target_min, words.extent.height));
    block.gap = sizes_.target_gap;
    block.place = [=, this](Rect rect) {
        const float width =
            std::max(sizes_.target_min * 1.4F, words.extent.width + sizes_.unit * 10);
        place_button(change_id, name, words, ButtonStyle::Secondary, Icon::Pencil,
                     cut_start(rect, std::ceil(width), right_to_left_));
    };
    return block;
}

Block Ui::short_said(const std::string& change_id, const ShownText& label, const Set& value,
                     const ShownText& text) {
    const ShownText change = tr("Change");
    const Set words = set(change, sizes_.control, true, 0, Align::Centre);
    const float button =
        std::ceil(std::max(sizes_.target_min * 1.4F, words.extent.width + sizes_.unit * 10));
    const float button_high = std::ceil(std::max(sizes_.target_min, words.extent.height));
    const Icon picture = picture_beside(label, own_picture(Role::Heading));
    const float width = column_width() - button - sizes_.unit * 4 - beside_indent(picture);
    const Set title = label_set(label, sizes_.detail, true, width);
    const ShownText name{change.text + ": " + label.text, change.language};
    const std::string title_id = next_text_id();
    const std::string value_id = text.text.empty() ? "" : next_text_id();
    if (!value_id.empty()) own_words_.push_back(value_id);
    const float line = std::max(1.5F, sizes_.stroke / 2);
    const float pad = std::round(sizes_.unit * 1.25F);

    Block block;
    const float height = title.extent.height + value.extent.height;
    block.height = std::ceil(std::max(height, button_high) + 2 * pad);
    block.place = [=, this](Rect rect) {
        ornament([=, this](Canvas& canvas) {
            canvas.fill({rect.x, rect.y, rect.width, line}, theme_.bar_edge);
        });
        const Rect end = cut_end(rect, button, right_to_left_);
        place_button(change_id, name, words, ButtonStyle::Secondary, Icon::Pencil,
                     centred(end, button, button_high));
        cut_end(rect, sizes_.unit * 4, right_to_left_);
        const Rect words = place_beside(picture, rect, height);
        Rect lines = centred(words, words.width, height);
        const Rect top = cut_top(lines, title.extent.height);
        Item item = make_item(title_id, Role::Text, label);
        item.picture = picture;
        emit(std::move(item), top, [=, this](Canvas& canvas) {
            canvas.text(title.run, top, theme_.ink_quiet, Vertical::Top, right_to_left_);
        });
        if (!value_id.empty()) place_text(value_id, value, text, TextStyle::Body, lines, picture);
    };
    return block;
}

bool Ui::said(const std::string& change_id, const ShownText& label, const ShownText& text) {
    const Icon picture = picture_beside(label, own_picture(Role::Heading));
    const Set one_line = set(text, sizes_.body, false, 0);
    const bool is_short = text.text.find('\n') == std::string::npos &&
                          one_line.extent.width <= column_width() * (pictured_ ? 0.6F : 0.7F);
    Block top =
        short_said(change_id, label, is_short ? one_line : Set{}, is_short ? text : ShownText{});
    if (is_scarce() && top.height > page_height()) {
        add_paragraph(label, TextStyle::Quiet, Align::Start, picture);
        own_words_.push_back(frame_.prefix + ".text." + std::to_string(texts_ + 1));
        add_paragraph(text, TextStyle::Body, Align::Start, Icon::None, picture);
        add(change_row(change_id, label));
        return was_activated(change_id);
    }
    top.gap = std::round(sizes_.unit * 0.5F + extra_gap_);
    top.with_next = !is_short;
    extra_gap_ = 0;
    add(std::move(top));
    if (!is_short) {
        const std::string id = next_text_id();
        own_words_.push_back(id);
        Block body = text_block(id, text, {.indent = beside_indent(picture), .above = picture}, 1);
        body.gap = 0;
        add(std::move(body));
        extra_gap_ = std::round(sizes_.unit * 1.5F);
    }
    return was_activated(change_id);
}

}  // namespace candour::kiosk
