// Where is written: a text area that keeps its caret in sight, above the on-screen keyboard.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "app/kiosk/ui/editor.h"
#include "app/kiosk/ui/ui.h"
#include "core/base/utf8.h"

namespace candour::kiosk {
namespace {

// How many more have room, from 200 on; in a short field from a quarter of it. Empty: not told yet.
std::optional<std::size_t> letters_left(const FieldSpec& spec) {
    constexpr std::size_t most = 200;
    const std::size_t used = character_count(spec.text);
    const std::size_t left = spec.characters_max - std::min(used, spec.characters_max);
    if (left > std::min(most, spec.characters_max / 4)) return std::nullopt;
    return left;
}

// A finger that moves less wanted to tap.
constexpr float drag_from_mm = 5;

}  // namespace

float Ui::keyboard_height() const {
    constexpr float rows = 4;
    const float higher =
        frame_.keys.layout->pinyin ? std::max(0.0F, guesses_height() - sizes_.key_height) : 0;
    return std::ceil(rows * sizes_.key_height + higher + (rows - 1) * sizes_.target_gap +
                     2 * sizes_.unit);
}

// Of the row in which guesses stand.
float Ui::guesses_height() const { return std::max(sizes_.target_min, sizes_.key_height); }

// Of the button that brings the keyboard back.
float Ui::show_height() const {
    const Set words = set(tr("Show the keyboard"), sizes_.control, true, 0);
    return std::ceil(std::max(sizes_.target_min, words.extent.height));
}

float Ui::field_gap() const {
    return std::max(sizes_.target_gap, std::round(sizes_.unit * (is_scarce() ? 1.25F : 2)));
}

// On a low panel with large print there may be room for little more than one line above the
// keyboard; then what is written is set a little smaller rather than cut off.
void Ui::measure_field(float& above) {
    const float below = (keyboard_open_ ? keyboard_height() : show_height()) + above;
    const float rest = below + field_gap() + sizes_.unit * 3;
    const auto line_height = [&](float size) {
        return set({"Ag", language_}, size, false, 0).extent.height;
    };
    field_size_ = sizes_.body;
    field_apart_ = false;
    const float lines = frame_.density == Density::Roomy ? 3 : 2;
    float least = below + field_gap() + sizes_.key_min;
    field_height_ = std::ceil(std::max(least, rest + lines * line_height(field_size_)));
    if (frame_.density != Density::Paged) return;
    float used = field_gap();
    for (const Block& block : blocks_)
        used += block.gap + block.height;
    // With its question above it, if that can be; else on a page of its own.
    for (const float before : {used, 0.0F}) {
        field_apart_ = before == 0 && keyboard_open_;
        for (const float wanted : {2.0F, 1.0F}) {
            for (const float size : {sizes_.body, sizes_.chrome}) {
                field_size_ = size;
                field_height_ = std::ceil(std::max(least, rest + wanted * line_height(size)));
                if (before + field_height_ <= page_height()) return;
            }
        }
    }
    // The tallest script in the largest print: one line, with nothing around it.
    least -= std::exchange(above, 0.0F);
    field_height_ = std::max(least, std::min(field_height_, std::floor(page_height())));
}

void Ui::keyboard(bool open) {
    if (open) needs_width();
    keyboard_open_ = open;
    if (open) make_room_for_pad();
}

// The largest print, or guesses above the keys, on a low panel: what the ribbon says stands on
// every other screen.
void Ui::make_room_for_pad() {
    const bool giant = flow_.visit.preferences.text_percent == giant_print;
    const bool guesses = frame_.keys.layout->pinyin != nullptr;
    if ((giant || guesses) && footer_has_signs()) ribbons_.clear();
}

void Ui::field(const FieldSpec& spec) {
    const std::optional<std::size_t> left = letters_left(spec);
    const ShownText count =
        left ? tr("Letters left: {count}", {{"count", std::to_string(*left)}}) : ShownText{};
    const float count_size = is_scarce() ? sizes_.chrome : sizes_.body;
    const float beside = pictured_ ? count_size * 1.5F : 0;
    const Set told = left ? set(count, count_size, false, column_width() - beside) : Set{};
    // On the field's own page: who writes must see it coming.
    float above = left ? std::ceil(told.extent.height + sizes_.unit) : 0;
    measure_field(above);
    if (!is_scarce()) paragraph(spec.hint, TextStyle::Quiet);
    if (field_apart_) field_opener(spec);
    Block block;
    block.height = field_height_;
    block.gap = field_gap();
    block.fills = true;
    // A larger sheet would look like something that has to be filled.
    const float lines_max = 14 * set({"Ag", language_}, field_size_, false, 0).extent.height;
    block.fills_max = field_height_ + lines_max;
    const std::string id = left ? next_text_id() : "";
    block.place = [=, text = std::string(spec.text), this](const Rect& rect) {
        FieldSpec own = spec;
        own.text = text;
        Rect rest = rect;
        const Rect top = cut_top(rest, above);
        if (above > 0) place_letters_left(id, told, count, top);
        place_field(own, rest);
    };
    add(std::move(block));
}

void Ui::place_letters_left(const std::string& id, const Set& told, const ShownText& count,
                            Rect rect) {
    const Icon picture = picture_beside(count, Icon::None);
    if (picture != Icon::None) {
        const float side = told.run.size_px;
        const Rect box = cut_start(rect, side, right_to_left_);
        ornament([=, this](Canvas& canvas) {
            const Rect line{box.x, box.y, side, side * 1.2F};
            draw_icon(canvas, picture, centred(line, side, side), theme_.ink_quiet);
        });
        cut_start(rect, side * 0.5F, right_to_left_);
    }
    place_text(id, told, count, TextStyle::Quiet, rect, picture);
}

void Ui::place_field(const FieldSpec& spec, Rect rect) {
    const float gap = field_gap();
    const bool spelling = is_spelling(spec.text, spec.caret_byte);
    if (keyboard_open_) {
        Rect keys = cut_bottom(rect, keyboard_height());
        keys.x = 0;
        keys.width = sizes_.width;
        const Place before = placing_;
        placing_ = Place::Keyboard;
        place_keyboard(keys, spelling);
        placing_ = before;
        cut_bottom(rect, gap);
        place_field_text(spec, rect);
        return;
    }
    Rect row = cut_bottom(rect, show_height());
    cut_bottom(rect, gap);
    place_field_text(spec, rect);
    if (spelling) {  // On a hardware keyboard: the guesses take the button's place.
        place_candidates(row);
        return;
    }
    const ShownText label = tr("Show the keyboard");
    const Set words = set(label, sizes_.control, true, 0, Align::Centre);
    const float width = words.extent.width + sizes_.unit * 11;
    place_button("key.show", label, words, ButtonStyle::Quiet, Icon::Keyboard,
                 cut_start(row, std::min(width, row.width), right_to_left_));
}

// With what an input method shows, in place of what is selected.
std::string Ui::drawn_text(std::string_view text, FieldOnScreen& shown) const {
    std::string drawn(text);
    shown.drawn_caret = shown.caret_byte;
    const Composing& composing = memory_.composing;
    if (composing.utf8.empty()) return drawn;
    const TextSpan selected = shown.selected;
    const std::size_t at = is_empty(selected) ? shown.caret_byte : selected.from;
    drawn.replace(at, selected.to - selected.from, composing.utf8);
    shown.composing = {at, at + composing.utf8.size()};
    shown.drawn_caret = at + composing.caret_byte;
    return drawn;
}

// The text's run, set to the width that is left to it; the strip for the buttons is cut off
// `field`.
TextRun Ui::fit_field(std::string_view text, Rect& field, Rect& strip) {
    TextRun run;
    run.text = text;
    run.language = language_;
    run.size_px = field_size_;
    run.line_spacing = sizes_.line_spacing;
    run.wide = sizes_.wide_spacing;
    run.keep_breaks = true;
    const auto is_too_long = [&] {
        const Rect view = field_view(field);
        run.wrap_px = std::floor(view.width);
        const TextExtent extent = text_.measure(run);
        return extent.lines > 1 && extent.height > view.height;
    };
    // More than is seen: two buttons beside it page through it. Once there they stay, so that a
    // long text is laid out once a key, not twice.
    if (memory_.field_pages || is_too_long()) {
        const float both = 2 * sizes_.target_min + sizes_.target_gap;
        strip = cut_end(field, field.height >= both ? sizes_.target_min : both, right_to_left_);
        cut_end(field, sizes_.target_gap, right_to_left_);
        memory_.field_pages = is_too_long();
    }
    return run;
}

Rect Ui::field_view(const Rect& field) const {
    const float above = field.height < field_size_ * 3 ? 0.5F : 1.5F;
    return inset(field, std::round(sizes_.unit * 1.5F), std::round(sizes_.unit * above));
}

void Ui::place_field_text(const FieldSpec& spec, const Rect& box) {
    Rect field = box;
    Rect strip{};
    FieldOnScreen on_screen{.id = spec.id,
                            .run = {},
                            .caret_byte = std::min(spec.caret_byte, spec.text.size()),
                            .keyboard_open = keyboard_open_,
                            .page = placing_page_,
                            .shown = placing_shown_,
                            .view = {}};
    on_screen.selected = selected_span(memory_.anchor, on_screen.caret_byte, spec.text.size());
    on_screen.drag_from_px = sizes_.mm(drag_from_mm);
    const std::string drawn = drawn_text(spec.text, on_screen);
    on_screen.drawn_run = fit_field(drawn, field, strip);
    on_screen.run = on_screen.drawn_run;
    on_screen.run.text = spec.text;
    if (placing_shown_) {
        on_screen.view = field_view(field);
        on_screen.scroll = memory_.drag.moved || memory_.drag.of == FieldDrag::Of::End
                               ? memory_.drag.scroll
                               : scroll_for(text_, on_screen.drawn_run, on_screen.drawn_caret,
                                            on_screen.view.height);
        place_handles(on_screen, field);
    }
    built_.field = on_screen;

    ShownText name = spec.name;
    const bool has_hint = is_scarce() && !spec.hint.text.empty();
    if (has_hint) name.text += ". " + spec.hint.text;
    Item item = make_item(spec.id, Role::Field, name);
    item.value = spec.text;
    item.room = letters_left(spec);
    item.composing = memory_.composing.utf8;
    item.marked =
        spec.text.substr(on_screen.selected.from, on_screen.selected.to - on_screen.selected.from);
    const bool focused = memory_.focus == spec.id;
    const Icon picture = has_hint ? picture_beside(spec.hint, own_picture(Role::Text)) : Icon::None;
    const float hint_size = std::min(field_size_, sizes_.chrome);
    const float beside = picture == Icon::None ? 0 : hint_size * 1.8F;
    // Half a line helps nobody; whoever listens hears all of it.
    const Rect room = field_view(field);
    const Set hint =
        has_hint && drawn.empty()
            ? beginning_of(run_of(spec.hint, hint_size, false, room.width - beside, Align::Start),
                           room.height)
            : Set{};
    item.picture = picture;
    emit(std::move(item), field, [=, this](Canvas& canvas) {
        canvas.fill(field, theme_.card, sizes_.radius);
        canvas.outline(field, focused ? theme_.accent : theme_.edge, sizes_.radius,
                       focused ? sizes_.stroke * 1.5F : sizes_.stroke);
        if (hint.extent.width > 0) {
            Rect words = on_screen.view;
            const Rect sign = cut_start(words, beside, right_to_left_);
            draw_icon(canvas, picture,
                      {sign.x + hint_size * 0.3F, sign.y, hint_size, hint_size * 1.3F},
                      theme_.ink_quiet);
            canvas.text(hint.run, words, theme_.ink_quiet, Vertical::Top, right_to_left_);
        }
        paint_field(canvas, on_screen, field);
    });
    if (strip.width > 0) place_field_pagers(strip);
}

// Only for who selects with a finger.
void Ui::place_handles(FieldOnScreen& shown, const Rect& field) const {
    const bool by_touch = shown.keyboard_open && memory_.keyboard.layer == KeyLayer::Selection;
    if (!by_touch || is_empty(shown.selected)) return;
    const auto end = [&](std::size_t byte) {
        CaretBox caret = text_.caret(shown.run, byte);
        caret.x += shown.view.x;
        caret.y += shown.view.y - shown.scroll;
        return caret;
    };
    shown.handles = handles_of(end(shown.selected.from), end(shown.selected.to),
                               text_.measure(shown.run).right_to_left, field, sizes_.mm(target_mm),
                               sizes_.mm(target_gap_mm));
}

void Ui::paint_handle(Canvas& canvas, const FieldOnScreen& shown, std::size_t byte,
                      const Rect& handle) const {
    const CaretBox caret = text_.caret(shown.run, byte);
    const float radius = sizes_.mm(2.5F);
    const float thick = std::max(3.0F, sizes_.stroke * 1.4F);
    const Rect& view = shown.view;
    const float x = view.x + caret.x;
    const float y = view.y + caret.y - shown.scroll;
    if (y >= view.y && y + caret.height <= bottom_of(view) + caret.height / 2)
        canvas.fill({x - thick / 2, y, thick, caret.height}, theme_.accent, thick / 2);
    const Rect within = inset(handle, radius);
    const Point middle{std::clamp(x, within.x, right_of(within)),
                       std::clamp(y + caret.height + radius / 2, within.y, bottom_of(within))};
    canvas.disc(middle, radius, theme_.accent);
    canvas.ring(middle, radius, theme_.card, sizes_.stroke);
}

void Ui::paint_selected(Canvas& canvas, const FieldOnScreen& shown, const Rect& place) const {
    const float thick = std::max(2.0F, sizes_.stroke);
    for (const TextBox& box : text_.boxes(shown.run, shown.selected)) {
        const Rect on{place.x + box.x, place.y + box.y, box.width, box.height};
        canvas.fill(on, theme_.key_pressed);
        // The tint alone is weak beside the card.
        canvas.fill({on.x, bottom_of(on) - thick, on.width, thick}, theme_.accent);
    }
}

// Not written yet.
void Ui::underline(Canvas& canvas, const TextRun& run, const TextSpan& span,
                   const Rect& place) const {
    if (is_empty(span)) return;
    const float thick = std::max(2.0F, sizes_.stroke);
    for (const TextBox& box : text_.boxes(run, span)) {
        canvas.fill({place.x + box.x, place.y + box.y + box.height - thick, box.width, thick},
                    theme_.ink);
    }
}

void Ui::paint_field(Canvas& canvas, const FieldOnScreen& shown, const Rect& field) const {
    const Rect& view = shown.view;
    // To the sides the padding stays open: Nastaliq's letters overhang their line's ends.
    canvas.push_clip({field.x, view.y, field.width, view.height});
    const Rect place{view.x, view.y - shown.scroll, view.width, view.height};
    if (is_empty(shown.composing)) paint_selected(canvas, shown, place);
    canvas.text(shown.drawn_run, place, theme_.ink, Vertical::Top, right_to_left_);
    underline(canvas, shown.drawn_run, shown.composing, place);
    if (is_empty(shown.composing) && is_spelling(shown.run.text, shown.caret_byte)) {
        const std::size_t letters = memory_.spelling.letters.size();
        underline(canvas, shown.run, {shown.caret_byte - letters, shown.caret_byte}, place);
    }
    if (shown.scroll > 0) {  // Strokes of the line above reach down into this one.
        canvas.fade({view.x, view.y, view.width, field_size_ * 0.3F}, theme_.card);
    }
    canvas.pop_clip();
    if (shown.handles) {
        paint_handle(canvas, shown, shown.selected.from, shown.handles->from);
        paint_handle(canvas, shown, shown.selected.to, shown.handles->to);
        return;
    }
    if (memory_.focus != shown.id || !frame_.caret_on) return;
    const CaretBox at = text_.caret(shown.drawn_run, shown.drawn_caret);
    const float thick = std::max(3.0F, sizes_.stroke * 1.4F);
    const float x = std::clamp(view.x + at.x - thick / 2, view.x, right_of(view) - thick);
    canvas.fill({x, place.y + at.y, thick, at.height}, theme_.accent, thick / 2);
}

void Ui::place_field_pagers(Rect strip) {
    const auto page_button = [&](const char* end, const ShownText& says, Icon icon,
                                 const Rect& rect) {
        // A key: the caret stays in the field, and beside one line it is as low as a key.
        place_button(frame_.prefix + end, says, Set{}, ButtonStyle::Quiet, icon, rect, Role::Key);
    };
    const bool stacked = strip.width < 2 * sizes_.target_min;
    const float half = (strip.height - sizes_.target_gap) / 2;
    const Rect up =
        stacked ? cut_top(strip, half) : cut_start(strip, sizes_.target_min, right_to_left_);
    const Rect down =
        stacked ? cut_bottom(strip, half) : cut_end(strip, sizes_.target_min, right_to_left_);
    page_button(".up", tr("See what is above"), Icon::Up, up);
    page_button(".down", tr("See what is below"), Icon::Down, down);
}

}  // namespace candour::kiosk
