// On a low panel the question may leave no room for the keyboard: then a sheet stands below it that
// looks like the field, and leads to the page where the field and the keyboard are.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/split_text.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

Ui::Set Ui::beginning_of(TextRun run, float height) const {
    Set words;
    words.run = std::move(run);
    words.extent = text_.measure(words.run);
    if (words.extent.height <= height) return words;
    const std::optional<TextParts> parts = split_text(text_, words.run, height);
    if (!parts) return {};
    words.run.text = parts->first;
    words.extent = text_.measure(words.run);
    return words;
}

// The beginning of what was written, or what is asked for.
Ui::Set Ui::opener_words(const FieldSpec& spec, float width, float height) const {
    const bool empty = spec.text.empty();
    TextRun run = run_of(empty ? spec.hint : ShownText{std::string(spec.text), language_},
                         sizes_.body, false, width, Align::Start);
    run.keep_breaks = !empty;
    return beginning_of(std::move(run), height);
}

void Ui::field_opener(const FieldSpec& spec) {
    const ShownText label = tr("Show the keyboard");
    const float pad = std::round(sizes_.unit * 2);
    const float icon = std::round(std::max(sizes_.unit * 4, sizes_.control));
    const float width = column_width() - 2 * pad;
    const Set words = label_set(label, sizes_.control, true, width - icon - pad);
    Block block;
    block.height = std::ceil(std::max(sizes_.target_min, words.extent.height + 2 * pad));
    block.gap = field_gap();
    float used = block.gap;
    for (const Block& above : blocks_)
        used += above.gap + above.height;
    if (used + block.height > page_height()) return;  // The question fills its page.
    block.fills = true;
    block.fills_max = page_height();
    const bool empty = spec.text.empty();
    FieldSpec own = spec;
    block.place = [=, text = std::string(spec.text), this](const Rect& rect) mutable {
        own.text = text;
        const float room = rect.height - words.extent.height - 3 * pad;
        // On a page that is not shown it would only cost time with every key.
        const bool seen = placing_shown_ && room > sizes_.body;
        const Set beginning = seen ? opener_words(own, width, room) : Set{};
        const bool pressed = is_pressed("field.open");
        emit(make_item("field.open", Role::Button, label), rect, [=, this](Canvas& canvas) {
            canvas.fill(rect, pressed ? theme_.card_pressed : theme_.card, sizes_.radius);
            canvas.outline(rect, theme_.accent, sizes_.radius, sizes_.stroke);
            Rect inner = inset(rect, pad, pad);
            Rect row = cut_bottom(inner, std::max(icon, words.extent.height));
            draw_icon(canvas, Icon::Keyboard,
                      centred(cut_start(row, icon, right_to_left_), icon, icon), theme_.accent);
            cut_start(row, pad, right_to_left_);
            canvas.text(words.run, row, theme_.accent, Vertical::Middle, right_to_left_);
            if (beginning.extent.width <= 0) return;
            canvas.text(beginning.run, inner, empty ? theme_.ink_quiet : theme_.ink, Vertical::Top,
                        right_to_left_);
        });
    };
    add(std::move(block));
}

}  // namespace candour::kiosk
