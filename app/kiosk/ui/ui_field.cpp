// Where is written: a text area that keeps its caret in sight, above the on-screen keyboard.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/editor.h"
#include "app/kiosk/ui/ui.h"
#include "core/base/utf8.h"

namespace candour::kiosk {
namespace {

// From here on the visitor is told how much room there is; in a short field from a quarter of it.
std::size_t characters_left_said(std::size_t characters_max) {
    constexpr std::size_t most = 200;
    return std::min(most, characters_max / 4);
}

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
void Ui::measure_field() {
    const float below = keyboard_open_ ? keyboard_height() : show_height();
    const float rest = below + field_gap() + sizes_.unit * 3;
    const auto line_height = [&](float size) {
        return set({"Ag", language_}, size, false, 0).extent.height;
    };
    field_size_ = sizes_.body;
    const float lines = frame_.density == Density::Roomy ? 3 : 2;
    const float least = below + field_gap() + sizes_.key_min;
    field_height_ = std::ceil(std::max(least, rest + lines * line_height(field_size_)));
    if (frame_.density != Density::Paged) return;
    float used = field_gap();
    for (const Block& block : blocks_)
        used += block.gap + block.height;
    // With its question above it, if that can be; else on a page of its own.
    for (const float above : {used, 0.0F}) {
        for (const float wanted : {2.0F, 1.0F}) {
            for (const float size : {sizes_.body, sizes_.chrome}) {
                field_size_ = size;
                field_height_ = std::ceil(std::max(least, rest + wanted * line_height(size)));
                if (above + field_height_ <= page_height()) return;
            }
        }
    }
    // The tallest script in the largest print: one line, with nothing around it.
    field_height_ = std::max(least, std::min(field_height_, std::floor(page_height())));
}

void Ui::keyboard(bool open) {
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
    measure_field();
    if (!is_scarce()) paragraph(spec.hint, TextStyle::Quiet);
    const std::size_t used = character_count(spec.text);
    const std::size_t left = spec.characters_max - std::min(used, spec.characters_max);
    if (left <= characters_left_said(spec.characters_max)) {
        paragraph(tr("Letters left: {count}", {{"count", std::to_string(left)}}), TextStyle::Quiet);
    }
    Block block;
    block.height = field_height_;
    block.gap = field_gap();
    block.fills = true;
    // A larger sheet would look like something that has to be filled.
    const float lines_max = 14 * set({"Ag", language_}, field_size_, false, 0).extent.height;
    block.fills_max = field_height_ + lines_max;
    block.place = [spec, text = std::string(spec.text), this](const Rect& rect) {
        FieldSpec own = spec;
        own.text = text;
        place_field(own, rect);
    };
    add(std::move(block));
}

void Ui::place_field(const FieldSpec& spec, Rect rect) {
    const float gap = field_gap();
    const bool composing = is_composing(spec.text, spec.caret_byte);
    if (keyboard_open_) {
        Rect keys = cut_bottom(rect, keyboard_height());
        keys.x = 0;
        keys.width = sizes_.width;
        const Place before = placing_;
        placing_ = Place::Keyboard;
        place_keyboard(keys, composing);
        placing_ = before;
        cut_bottom(rect, gap);
        place_field_text(spec, rect);
        return;
    }
    Rect row = cut_bottom(rect, show_height());
    cut_bottom(rect, gap);
    place_field_text(spec, rect);
    if (composing) {  // On a hardware keyboard: the guesses take the button's place.
        place_candidates(row);
        return;
    }
    const ShownText label = tr("Show the keyboard");
    const Set words = set(label, sizes_.control, true, 0, Align::Centre);
    const float width = words.extent.width + sizes_.unit * 11;
    place_button("key.show", label, words, ButtonStyle::Quiet, Icon::Keyboard,
                 cut_start(row, std::min(width, row.width), right_to_left_));
}

// The text's run, set to the width that is left to it; the strip for the buttons is cut off
// `field`.
TextRun Ui::fit_field(const FieldSpec& spec, Rect& field, Rect& strip) {
    TextRun run;
    run.text = spec.text;
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
    const TextRun run = fit_field(spec, field, strip);
    FieldOnScreen on_screen{spec.id,
                            run,
                            std::min(spec.caret_byte, spec.text.size()),
                            keyboard_open_,
                            placing_page_,
                            placing_shown_,
                            {},
                            0};
    if (placing_shown_) {
        on_screen.view = field_view(field);
        on_screen.scroll = scroll_for(text_, run, on_screen.caret_byte, on_screen.view.height);
    }
    built_.field = on_screen;

    ShownText name = spec.name;
    const bool has_hint = is_scarce() && !spec.hint.text.empty();
    if (has_hint) name.text += ". " + spec.hint.text;
    Item item = make_item(spec.id, Role::Field, name);
    item.value = spec.text;
    const bool focused = memory_.focus == spec.id;
    const Set hint =
        has_hint && spec.text.empty()
            ? set(spec.hint, std::min(field_size_, sizes_.chrome), false, field_view(field).width)
            : Set{};
    emit(std::move(item), field, [=, this](Canvas& canvas) {
        canvas.fill(field, theme_.card, sizes_.radius);
        canvas.outline(field, focused ? theme_.accent : theme_.edge, sizes_.radius,
                       focused ? sizes_.stroke * 1.5F : sizes_.stroke);
        if (hint.extent.width > 0) {
            canvas.text(hint.run, on_screen.view, theme_.ink_quiet, Vertical::Top, right_to_left_);
        }
        paint_field(canvas, on_screen, field);
    });
    if (strip.width > 0) place_field_pagers(strip);
}

void Ui::paint_field(Canvas& canvas, const FieldOnScreen& shown, const Rect& field) const {
    const Rect& view = shown.view;
    // To the sides the padding stays open: Nastaliq's letters overhang their line's ends.
    canvas.push_clip({field.x, view.y, field.width, view.height});
    const Rect place{view.x, view.y - shown.scroll, view.width, view.height};
    canvas.text(shown.run, place, theme_.ink, Vertical::Top, right_to_left_);
    paint_spelling(canvas, shown, place);
    if (shown.scroll > 0) {  // Strokes of the line above reach down into this one.
        canvas.fade({view.x, view.y, view.width, field_size_ * 0.3F}, theme_.card);
    }
    canvas.pop_clip();
    if (memory_.focus != shown.id || !frame_.caret_on) return;
    const CaretBox at = text_.caret(shown.run, shown.caret_byte);
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
