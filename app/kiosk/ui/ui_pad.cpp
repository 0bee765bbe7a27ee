// A number or a date, and the pad of figures that types it. The pad runs from left to right in
// every language, as figures do.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

// In rows of the same length; where no key is needed stays a hole.
std::vector<std::string> keys_of_pad(bool point, bool minus) {
    if (point && minus) {
        return {"1", "2", "3", "backspace", "4", "5", "6", "minus",
                "7", "8", "9", "point",     "",  "0", "",  ""};
    }
    const std::string sign = point ? "point" : minus ? "minus" : "";
    return {"1", "2", "3", "4", "5", "6", "7", "8", "9", sign, "0", "backspace"};
}

constexpr std::size_t pad_rows = 4;

}  // namespace

float Ui::pad_width(std::size_t columns) const {
    const float count = static_cast<float>(columns);
    const float key = std::min(sizes_.key_width_max, sizes_.key_height * 1.6F);
    return std::ceil(count * key + (count - 1) * sizes_.target_gap + 2 * sizes_.unit);
}

void Ui::place_pad_key(const std::string& key, const Rect& rect) {
    const std::string id = "pad." + key;
    const bool back = key == "backspace";
    const bool sign = back || key == "point" || key == "minus";
    const ShownText name = back             ? tr("Delete")
                           : key == "point" ? tr("Point")
                           : key == "minus" ? tr("Minus")
                                            : ShownText{key, "en"};
    const std::string cap = back ? "" : key == "point" ? "." : key == "minus" ? "−" : key;
    const Set label = set({cap, "en"}, sizes_.key, false, 0, Align::Centre);
    const bool pressed = is_pressed(id);
    emit(make_item(id, Role::Key, name), rect, [=, this](Canvas& canvas) {
        const float radius = sizes_.radius * 0.75F;
        const Colour plate = pressed ? theme_.key_pressed : sign ? theme_.key_special : theme_.key;
        if (!theme_.dark) canvas.shadow(rect, radius, sizes_.unit * 0.4F);
        canvas.fill(rect, plate, radius);
        canvas.outline(rect, theme_.edge, radius, 1.5F);
        if (back) {
            const float side = std::min(sizes_.key_height * 0.5F, rect.width * 0.6F);
            draw_icon(canvas, Icon::Backspace, centred(rect, side, side), theme_.ink);
        } else {
            canvas.text(label.run, rect, theme_.ink);
        }
    });
}

void Ui::place_pad(const std::vector<std::string>& keys, Rect rect) {
    const Place before = placing_;
    placing_ = Place::Keyboard;
    ornament([=, this](Canvas& canvas) {
        canvas.fill(rect, theme_.keyboard, sizes_.radius);
        if (theme_.dark) canvas.outline(rect, theme_.bar_edge, sizes_.radius, 1.5F);
    });
    const std::size_t columns = keys.size() / pad_rows;
    Rect rest = inset(rect, sizes_.unit);
    const float gap = sizes_.target_gap;
    const float count = static_cast<float>(columns);
    const float width = (rest.width - (count - 1) * gap) / count;
    for (std::size_t row = 0; row < pad_rows; ++row) {
        Rect line = cut_top(rest, sizes_.key_height);
        cut_top(rest, gap);
        for (std::size_t i = 0; i < columns; ++i) {
            const Rect box = cut_left(line, width);
            cut_left(line, gap);
            const std::string& key = keys[row * columns + i];
            if (!key.empty()) place_pad_key(key, box);
        }
    }
    placing_ = before;
}

// Beside what is typed where there is room for both, else below it.
void Ui::pad(const Cell& entry, float entry_width, const std::vector<std::string>& keys) {
    built_.pad = true;
    const float wide = pad_width(keys.size() / pad_rows);
    const float high = keyboard_height();
    const float apart = std::round(sizes_.unit * 5);
    const bool beside = entry_width + apart + wide <= column_width() + 1;
    const float stacked = entry.height + std::round(sizes_.unit * 2) + high;
    Block block;
    block.height = std::ceil(beside ? std::max(entry.height, high) : stacked);
    block.gap = std::round(sizes_.unit * (is_scarce() ? 1.5F : 3)) + extra_gap_;
    extra_gap_ = 0;
    block.place = [=, this](Rect rect) {
        if (beside) {
            const Rect box = cut_end(rect, wide, right_to_left_);
            cut_end(rect, apart, right_to_left_);
            entry.place(centred(rect, rect.width, entry.height));
            place_pad(keys, centred(box, wide, high));
            return;
        }
        entry.place(cut_top(rect, entry.height));
        Rect below = cut_bottom(rect, high);
        place_pad(keys, cut_start(below, std::min(wide, below.width), right_to_left_));
    };
    add(std::move(block));
}

float Ui::hint_height(const Set& words, Icon picture) const {
    return picture == Icon::None ? words.extent.height
                                 : std::max(words.extent.height, beside_side());
}

// What to know about it, below what is typed and beside the pad, which is higher.
Ui::Cell Ui::hints_cell(const std::vector<ShownText>& hints, float width) {
    struct Line {
        std::string id;
        ShownText text;
        Icon picture;
        Set words;
    };
    std::vector<Line> lines;
    const float gap = std::round(sizes_.unit);
    Cell cell;
    for (const ShownText& hint : hints) {
        if (hint.text.empty()) continue;
        // What stands first is the unit, or the date in words.
        const Icon picture =
            picture_beside(hint, &hint == hints.data() ? Icon::None : own_picture(Role::Text));
        const float room = width - beside_indent(picture);
        lines.push_back({next_text_id(), hint, picture, label_set(hint, sizes_.body, false, room)});
        cell.height += gap + hint_height(lines.back().words, picture);
    }
    cell.place = [=, this](Rect rect) {
        for (const Line& line : lines) {
            cut_top(rect, gap);
            const float high = line.words.extent.height;
            const Rect words = place_beside(
                line.picture, cut_top(rect, hint_height(line.words, line.picture)), high);
            place_text(line.id, line.words, line.text, TextStyle::Quiet, words, line.picture);
        }
    };
    return cell;
}

// The hints stand beside the pad as far as it is high; else above both, where they may take a page.
Ui::Cell Ui::below_entry(const ShownText& first, const std::vector<ShownText>& hints, float width,
                         float above) {
    float height = above;
    std::vector<ShownText> lines = {first};
    lines.insert(lines.end(), hints.begin(), hints.end());
    for (const ShownText& line : lines) {
        if (line.text.empty()) continue;
        const Icon picture =
            picture_beside(line, &line == lines.data() ? Icon::None : own_picture(Role::Text));
        const float room = width - beside_indent(picture);
        height += hint_height(label_set(line, sizes_.body, false, room), picture) + sizes_.unit;
    }
    if (height <= keyboard_height()) return hints_cell(lines, width);
    for (const ShownText& hint : hints)
        paragraph(hint, TextStyle::Quiet);
    return hints_cell({first}, width);
}

float Ui::beside_pad(bool point, bool minus) const {
    const float room = column_width() - pad_width(keys_of_pad(point, minus).size() / pad_rows) -
                       std::round(sizes_.unit * 5);
    return room >= column_width() * 0.45F ? std::floor(room) : column_width();
}

void Ui::number(const NumberSpec& spec) {
    make_room_for_pad();
    const Set figures = set({left_to_right(spec.text), "en"}, sizes_.heading, true, 0);
    const float width = beside_pad(spec.point, spec.minus);
    const float box_high =
        std::ceil(std::max(sizes_.target, figures.extent.height + sizes_.unit * 2));
    const Cell below = below_entry(spec.unit, spec.hints, width, box_high);
    const float box_wide = std::min(
        width, std::max(std::round(sizes_.body * 12), figures.extent.width + sizes_.unit * 6));
    Cell entry;
    entry.height = std::ceil(box_high + below.height);
    entry.place = [=, this](Rect rect) {
        Rect box = cut_top(rect, box_high);
        box = cut_start(box, box_wide, right_to_left_);
        Item item = make_item(spec.id, Role::Field, spec.name);
        item.value = spec.text;
        emit(std::move(item), box, [=, this](Canvas& canvas) {
            canvas.fill(box, theme_.card, sizes_.radius);
            canvas.outline(box, theme_.accent, sizes_.radius, sizes_.stroke * 1.5F);
            canvas.text(figures.run, inset(box, sizes_.unit * 3, 0), theme_.ink, Vertical::Middle,
                        right_to_left_);
        });
        below.place(rect);
    };
    pad(entry, width, keys_of_pad(spec.point, spec.minus));
}

Ui::Cell Ui::date_part_cell(const DateSpec::Part& part) {
    const Set label = set(part.label, sizes_.detail, false, 0);
    const Set figures = set({part.text, "en"}, sizes_.heading, true, 0, Align::Centre);
    const float box_high =
        std::ceil(std::max(sizes_.target, figures.extent.height + sizes_.unit * 2));
    Cell cell;
    cell.height = std::ceil(label.extent.height + box_high);
    cell.place = [=, this](Rect rect) {
        Item item = make_item(part.id, Role::Field, part.label);
        item.value = part.text;
        item.selected = part.active;
        const bool pressed = is_pressed(part.id);
        // All of it can be touched, the word above the box too.
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            Rect inner = rect;
            const Rect above = cut_top(inner, label.extent.height);
            canvas.text(label.run, above, theme_.ink_quiet, Vertical::Top, right_to_left_);
            canvas.fill(inner, pressed ? theme_.card_pressed : theme_.card, sizes_.radius);
            canvas.outline(inner, part.active ? theme_.accent : theme_.edge, sizes_.radius,
                           part.active ? sizes_.stroke * 2 : std::max(1.5F, sizes_.stroke * 0.75F));
            canvas.text(figures.run, inner, theme_.ink);
            if (!part.active) return;
            // Where the next figure goes is not told by the colour alone.
            const float line = std::max(3.0F, sizes_.stroke);
            canvas.fill({inner.x + inner.width * 0.25F, bottom_of(inner) - line * 3,
                         inner.width * 0.5F, line},
                        theme_.accent, line / 2);
        });
    };
    return cell;
}

std::optional<std::size_t> Ui::date(const DateSpec& spec) {
    make_room_for_pad();
    const float width = beside_pad(false, false);
    const float figure = set({"0", "en"}, sizes_.heading, true, 0).extent.width;
    const float gap = cell_gap();
    std::vector<Cell> cells;
    std::vector<float> widths;
    float all = -gap;
    float high = 0;
    for (const DateSpec::Part& part : spec.parts) {
        const float words = set(part.label, sizes_.detail, false, 0).extent.width;
        const float figures = figure * static_cast<float>(part.figures) + sizes_.unit * 10;
        widths.push_back(std::ceil(std::max({words, figures, sizes_.target_min * 1.5F})));
        cells.push_back(date_part_cell(part));
        all += widths.back() + gap;
        high = std::max(high, cells.back().height);
    }
    // Large print gives up the room around the figures.
    for (float& one : widths)
        one = std::floor(one * std::min(1.0F, width / all));
    // The room for the date in words is kept while it is empty: nothing jumps when it is whole.
    const float line = set({"2", language_}, sizes_.body, false, 0).extent.height + sizes_.unit;
    const float kept = spec.in_words.text.empty() ? line : 0;
    const Cell below = below_entry(spec.in_words, spec.hints, width, high + kept);
    Cell entry;
    entry.height = std::ceil(high + below.height + kept);
    entry.place = [=, this](Rect rect) {
        Rect row = cut_top(rect, high);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            cells[i].place(cut_start(row, widths[i], right_to_left_));
            cut_start(row, gap, right_to_left_);
        }
        below.place(rect);
    };
    pad(entry, width, keys_of_pad(false, false));
    for (std::size_t i = 0; i < spec.parts.size(); ++i) {
        if (was_activated(spec.parts[i].id)) return i;
    }
    return std::nullopt;
}

}  // namespace candour::kiosk
