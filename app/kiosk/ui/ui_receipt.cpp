// A receipt to be kept, very large, and the pad with which one is typed. Both run from left to
// right in every language, as they are written on paper.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/narrator.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

constexpr std::size_t in_a_group = privacy::receipt_group;
constexpr std::size_t all_symbols = privacy::receipt_symbols + 1;
constexpr std::size_t pad_rows = 4;
constexpr std::size_t pad_columns = 4;
constexpr std::size_t keys_on_page = pad_rows * pad_columns;

// In shares of the em: each symbol has the same room, so that none is taken for two.
constexpr float cell_wide = 0.82F;
constexpr float plate_pad = 0.3F;
constexpr float group_gap = 0.35F;
constexpr float line_high = 1.5F;

// How many groups stand in each line. The last group is the check symbol alone.
std::vector<std::vector<std::size_t>> lines_of(std::size_t lines) {
    if (lines == 1) return {{4, 4, 4, 4, 1}};
    if (lines == 2) return {{4, 4}, {4, 4, 1}};
    return {{4, 4}, {4, 4}, {1}};
}

float wide_in_ems(const std::vector<std::size_t>& groups) {
    float wide = -group_gap;
    for (const std::size_t symbols : groups)
        wide += static_cast<float>(symbols) * cell_wide + 2 * plate_pad + group_gap;
    return wide;
}

float widest_in_ems(std::size_t lines) {
    float widest = 0;
    for (const auto& groups : lines_of(lines))
        widest = std::max(widest, wide_in_ems(groups));
    return widest;
}

}  // namespace

// The fewest lines in which the symbols are as large as `wanted`; else three.
Ui::ReceiptLook Ui::receipt_look(float width, float wanted, float largest) const {
    ReceiptLook look;
    for (const std::size_t lines : {1U, 2U, 3U}) {
        look.lines = lines;
        look.em = std::floor(std::min(largest, width / widest_in_ems(lines)));
        if (look.em >= wanted) break;
    }
    return look;
}

void Ui::place_receipt_group(const ReceiptGroup& group, float em, const Rect& rect) {
    std::vector<Set> letters;
    for (const char symbol : group.symbols)
        letters.push_back(set({std::string(1, symbol), "en"}, em, true, 0, Align::Centre));
    const auto paint = [=, this](Canvas& canvas) {
        canvas.fill(rect, theme_.card, sizes_.radius);
        const float line = std::max(2.0F, sizes_.stroke);
        canvas.outline(rect, group.next ? theme_.accent : theme_.edge, sizes_.radius,
                       group.next ? line * 1.5F : line * 0.75F);
        Rect rest = inset(rect, em * plate_pad, 0);
        for (std::size_t i = 0; i < group.places; ++i) {
            const Rect cell = cut_left(rest, em * cell_wide);
            if (i < letters.size()) canvas.text(letters[i].run, cell, theme_.ink);
            if (i < letters.size() || group.whole) continue;
            // Where a symbol is still to come; where the next one goes is told by more than colour.
            const bool next = group.next && i == letters.size();
            const float high = next ? line * 2 : line;
            canvas.fill({cell.x + em * 0.12F, bottom_of(rect) - em * 0.22F - high,
                         cell.width - em * 0.24F, high},
                        next ? theme_.accent : theme_.edge, high / 2);
        }
    };
    if (group.id.empty()) return ornament(paint);
    Item item = make_item(group.id, Role::Text, group.name);
    item.own_words = true;
    item.picture = picture_beside(group.name, Icon::None);  // It stands beside the heading.
    item.spoken_apart = group.instead.text;
    emit(std::move(item), rect, paint);
}

// In the middle of the room, from left to right.
void Ui::place_receipt(const std::vector<ReceiptGroup>& groups, const ReceiptLook& look, Rect rect,
                       bool centre) {
    std::size_t next = 0;
    for (const auto& line : lines_of(look.lines)) {
        Rect row = cut_top(rect, std::ceil(look.em * line_high));
        cut_top(rect, sizes_.target_gap);
        if (centre) row = centred(row, look.em * wide_in_ems(line), row.height);
        for (const std::size_t symbols : line) {
            const float wide = static_cast<float>(symbols) * cell_wide + 2 * plate_pad;
            place_receipt_group(groups[next++], look.em, cut_left(row, look.em * wide));
            cut_left(row, look.em * group_gap);
        }
    }
}

float Ui::receipt_height(const ReceiptLook& look) const {
    const auto lines = static_cast<float>(look.lines);
    return std::ceil(lines * std::ceil(look.em * line_high) + (lines - 1) * sizes_.target_gap);
}

void Ui::receipt(std::string_view symbols, const ShownText& instead) {
    std::vector<ReceiptGroup> groups;
    for (std::size_t at = 0; at < symbols.size(); at += in_a_group) {
        ReceiptGroup group;
        group.symbols = symbols.substr(at, in_a_group);
        group.places = group.symbols.size();
        group.whole = true;
        const std::string number = std::to_string(groups.size() + 1);
        group.id = frame_.prefix + ".group." + number;
        const std::string said = letter_by_letter(group.symbols);
        group.name = tr("Part {number}: {symbols}", {{"number", number}, {"symbols", said}});
        group.instead = instead;
        groups.push_back(std::move(group));
    }
    const bool large = flow_.visit.preferences.text_percent > 100;
    const bool close = is_scarce() || large;
    const ReceiptLook look = receipt_look(column_width(), sizes_.body * (close ? 1.15F : 1.7F),
                                          sizes_.body * (close ? 1.4F : 2.6F));
    Block block;
    block.height = receipt_height(look);
    block.gap = std::round(sizes_.unit * (is_scarce() ? 2 : 4)) + extra_gap_;
    extra_gap_ = 0;
    block.place = [=, this](const Rect& rect) { place_receipt(groups, look, rect, true); };
    add(std::move(block));
}

void Ui::place_receipt_key(const std::string& id, const ShownText& name, const std::string& cap,
                           const Rect& rect) {
    const bool back = cap.empty();
    const bool turns = cap.size() > 1;
    constexpr float fits_three = 0.36F;
    const float size =
        turns ? std::min(sizes_.body, rect.width * fits_three) : std::max(sizes_.key, sizes_.body);
    const Set label = set({cap, "en"}, size, !back, 0, Align::Centre);
    const bool pressed = is_pressed(id);
    Item item = make_item(id, Role::Key, name);
    // These say nothing of what is typed.
    if (back || turns) item.spoken_apart = name.text;
    emit(std::move(item), rect, [=, this](Canvas& canvas) {
        const float radius = sizes_.radius * 0.75F;
        const Colour plate = pressed         ? theme_.key_pressed
                             : back || turns ? theme_.key_special
                                             : theme_.key;
        if (!theme_.dark) canvas.shadow(rect, radius, sizes_.unit * 0.4F);
        canvas.fill(rect, plate, radius);
        canvas.outline(rect, theme_.edge, radius, 1.5F);
        if (!back) return canvas.text(label.run, rect, theme_.ink);
        const float side = std::min(sizes_.key_height * 0.6F, rect.width * 0.6F);
        draw_icon(canvas, Icon::Backspace, centred(rect, side, side), theme_.ink);
    });
}

void Ui::place_receipt_pad(bool letters, Rect rect) {
    const Place before = placing_;
    placing_ = Place::Keyboard;
    ornament([=, this](Canvas& canvas) {
        canvas.fill(rect, theme_.keyboard, sizes_.radius);
        if (theme_.dark) canvas.outline(rect, theme_.bar_edge, sizes_.radius, 1.5F);
    });
    Rect rest = inset(rect, sizes_.unit);
    const float gap = sizes_.target_gap;
    const float width = (rest.width - pad_columns * gap) / (pad_columns + 1);
    const float height = (rest.height - (pad_rows - 1) * gap) / pad_rows;
    Rect special = cut_right(rest, width);
    for (std::size_t row = 0; row < pad_rows; ++row) {
        Rect line = cut_top(rest, height);
        cut_top(rest, gap);
        for (std::size_t i = 0; i < pad_columns; ++i) {
            const std::size_t at = (letters ? keys_on_page : 0) + row * pad_columns + i;
            const std::string cap(1, privacy::receipt_alphabet[at]);
            place_receipt_key("pad." + cap, {cap, language_}, cap, cut_left(line, width));
            cut_left(line, gap);
        }
    }
    const float half = (special.height - gap) / 2;
    place_receipt_key("pad.backspace", tr("Delete"), "", cut_top(special, half));
    cut_top(special, gap);
    place_receipt_key("pad.turn", tr("More letters"), letters ? "0–F" : "G–Z", special);
    placing_ = before;
}

Ui::Cell Ui::typed_receipt(const ReceiptEntrySpec& spec, float width) {
    const ReceiptLook look = receipt_look(width, sizes_.chrome, sizes_.heading * 1.2F);
    std::vector<ReceiptGroup> groups;
    for (std::size_t at = 0; at < all_symbols; at += in_a_group) {
        ReceiptGroup group;
        group.places = std::min(in_a_group, all_symbols - at);
        if (at < spec.typed.size()) group.symbols = spec.typed.substr(at, group.places);
        const std::size_t end = at + group.places;
        group.next = spec.typed.size() >= at && spec.typed.size() < end;
        groups.push_back(std::move(group));
    }
    Cell cell;
    cell.height = receipt_height(look);
    const std::string typed(spec.typed);
    cell.place = [=, this](const Rect& rect) {
        Item item = make_item(spec.id, Role::Field, spec.name);
        item.value = typed;
        item.spelled = true;
        emit(std::move(item), rect, [](Canvas&) {});
        place_receipt(groups, look, rect, false);
    };
    return cell;
}

// What is wrong, or what helps; below what is typed where there is room beside the pad.
Ui::Cell Ui::receipt_note(const ReceiptEntrySpec& spec, float width) {
    const bool wrong = !spec.problem.text.empty();
    const ShownText& text = wrong ? spec.problem : spec.hint;
    const float pad = wrong ? std::round(sizes_.unit * 1.5F) : 0;
    const Icon picture = wrong ? Icon::None : picture_beside(text, own_picture(Role::Text));
    const Set words = label_set(text, sizes_.body, wrong, width - 2 * pad - beside_indent(picture));
    const std::string id = wrong ? frame_.prefix + ".problem" : next_text_id();
    Cell cell;
    cell.height = std::ceil(hint_height(words, picture) + 2 * pad);
    cell.place = [=, this](const Rect& rect) {
        if (!wrong) {
            const Rect line = place_beside(picture, rect, words.extent.height);
            return place_text(id, words, text, TextStyle::Quiet, line, picture);
        }
        emit(make_item(id, Role::Problem, text), rect, [=, this](Canvas& canvas) {
            canvas.fill(rect, theme_.problem, sizes_.radius);
            canvas.outline(rect, theme_.problem_edge, sizes_.radius, sizes_.stroke);
            canvas.text(words.run, inset(rect, pad), theme_.on_problem, Vertical::Middle,
                        right_to_left_);
        });
    };
    return cell;
}

void Ui::receipt_entry(const ReceiptEntrySpec& spec) {
    built_.pad = true;
    make_room_for_pad();
    const bool beside = !sizes_.portrait;
    const float apart_by = std::round(sizes_.unit * 4);
    const float taller = sizes_.portrait && !is_scarce() ? 1.4F : 1;
    const float high = std::ceil((keyboard_height() - 2 * sizes_.unit) * taller + 2 * sizes_.unit);
    const float share = beside ? 0.52F : 1;
    const float key_max = std::min(sizes_.key_width_max, sizes_.key_height * 1.6F) * taller;
    const float gaps = pad_columns * sizes_.target_gap + 2 * sizes_.unit;
    const float key =
        std::clamp((column_width() * share - gaps) / (pad_columns + 1), sizes_.key_min, key_max);
    const float wide = std::ceil((pad_columns + 1) * key + gaps);
    const float width = beside ? std::floor(column_width() - wide - apart_by) : column_width();
    const Cell typed = typed_receipt(spec, width);
    Cell note = receipt_note(spec, width);
    const float between = std::round(sizes_.unit * 2);
    if (beside && typed.height + between + note.height > high) {
        // The places to fill say without the hint how many there are.
        note = {};
        if (!spec.problem.text.empty()) problem(spec.problem);
    }
    const float entry = typed.height + (note.place ? between + note.height : 0);
    Block block;
    block.height = std::ceil(beside ? std::max(entry, high) : entry + apart_by + high);
    block.gap = std::round(sizes_.unit * (is_scarce() ? 1.5F : 3)) + extra_gap_;
    extra_gap_ = 0;
    block.place = [=, this](Rect rect) {
        // At the top: what is typed must not move when there is something to say below it.
        Rect keys = beside ? cut_end(rect, wide, right_to_left_) : cut_bottom(rect, high);
        if (beside) cut_end(rect, apart_by, right_to_left_);
        typed.place(cut_top(rect, typed.height));
        cut_top(rect, between);
        if (note.place) note.place(cut_top(rect, note.height));
        place_receipt_pad(spec.letters, beside ? centred(keys, wide, high)
                                               : centred(keys, std::min(wide, keys.width), high));
    };
    add(std::move(block));
}

void Ui::private_paragraphs(const ShownText& text, const ShownText& instead) {
    spoken_instead_ = instead.text;
    std::string_view rest = text.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find("\n\n"), rest.size());
        if (end > 0) {
            own_words_.push_back(frame_.prefix + ".text." + std::to_string(texts_ + 1));
            const ShownText part{std::string(rest.substr(0, end)), text.language};
            add_paragraph(part, TextStyle::Body, Align::Start, picture_beside(part, Icon::Reply));
        }
        rest.remove_prefix(std::min(end + 2, rest.size()));
    }
}

}  // namespace candour::kiosk
