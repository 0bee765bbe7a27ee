#include "app/kiosk/ui/editor.h"

#include <algorithm>
#include <cmath>

namespace candour::kiosk {
namespace {

EditedText moved(const TextRun& run, std::size_t caret_byte) { return {run.text, caret_byte}; }

EditedText without(const TextRun& run, std::size_t from, std::size_t to) {
    EditedText edited{run.text, from};
    edited.text.erase(from, to - from);
    return edited;
}

std::size_t at_height(TextEngine& engine, const TextRun& run, const CaretBox& caret, float y) {
    if (y < 0) return 0;
    if (y > engine.measure(run).height) return run.text.size();
    return engine.byte_at(run, caret.x, y);
}

// In a field that is written from the right, Left goes on and Right goes back: through figures and
// words of the other direction too, so that each place is passed once and none is a trap.
std::size_t beside(TextEngine& engine, const TextRun& run, std::size_t caret_byte, Key key) {
    const bool on = (key == Key::Right) != engine.measure(run).right_to_left;
    return on ? engine.next_grapheme(run, caret_byte) : engine.previous_grapheme(run, caret_byte);
}

// How long the space or sign is that the text ends with and that parts words; 0: none. Chinese has
// no spaces: its signs part what is said.
std::size_t parting_bytes(std::string_view text) {
    for (const std::string_view sign : {" ", "\n", "，", "。", "？", "！", "、", "：", "；"}) {
        if (text.ends_with(sign)) return sign.size();
    }
    return 0;
}

}  // namespace

EditedText insert_text(const TextRun& run, std::size_t caret_byte, std::string_view added) {
    EditedText edited{run.text, std::min(caret_byte, run.text.size())};
    edited.text.insert(edited.caret_byte, added);
    edited.caret_byte += added.size();
    return edited;
}

EditedText insert_composed(TextEngine& engine, const TextRun& run, std::size_t caret_byte,
                           std::string_view added) {
    EditedText edited = insert_text(run, caret_byte, added);
    const std::size_t begin = edited.text.substr(0, edited.caret_byte).find_last_of(" \n");
    const std::size_t word = begin == std::string::npos ? 0 : begin + 1;
    const std::string composed =
        engine.composed(edited.text.substr(word, edited.caret_byte - word));
    edited.text.replace(word, edited.caret_byte - word, composed);
    edited.caret_byte = word + composed.size();
    return edited;
}

EditedText without_word(const TextRun& run, std::size_t caret_byte) {
    std::size_t from = std::min(caret_byte, run.text.size());
    const std::size_t to = from;
    const auto before = [&] { return std::string_view(run.text).substr(0, from); };
    while (const std::size_t bytes = parting_bytes(before()))
        from -= bytes;
    while (from > 0 && parting_bytes(before()) == 0)
        --from;
    return without(run, from, to);
}

std::optional<EditedText> press_key(TextEngine& engine, const TextRun& run, std::size_t caret_byte,
                                    Key key, float view_height) {
    const std::size_t here = std::min(caret_byte, run.text.size());
    const CaretBox caret = engine.caret(run, here);
    const float middle = caret.y + caret.height / 2;
    switch (key) {
        case Key::Next:
        case Key::Previous:
        case Key::Escape:
        case Key::Select:
        case Key::Repeat:
        case Key::Speech:
        case Key::Louder:
        case Key::Quieter:
        case Key::SelectAll:
        case Key::Undo:
            return std::nullopt;
        case Key::Activate:
            return insert_text(run, here, "\n");
        case Key::Space:
            return std::nullopt;  // Comes as Typed.
        case Key::Left:
        case Key::Right:
            return moved(run, beside(engine, run, here, key));
        case Key::Up:
            return moved(run, at_height(engine, run, caret, middle - caret.height));
        case Key::Down:
            return moved(run, at_height(engine, run, caret, middle + caret.height));
        case Key::Home:
            return moved(run, engine.line_at(run, here).from);
        case Key::End:
            return moved(run, engine.line_at(run, here).to);
        case Key::PageUp:
            return moved(run, at_height(engine, run, caret, middle - view_height));
        case Key::PageDown:
            return moved(run, at_height(engine, run, caret, middle + view_height));
        case Key::Backspace:
            if (here == 0) return moved(run, here);
            return without(run, engine.backspace_start(run, here), here);
        case Key::Delete:
            return without(run, here, engine.next_grapheme(run, here));
    }
    return std::nullopt;
}

float scroll_for(TextEngine& engine, const TextRun& run, std::size_t caret_byte,
                 float view_height) {
    const TextExtent extent = engine.measure(run);
    // Strokes of one line may reach beyond its box; they are cut off rather than the line.
    if (extent.height <= view_height || extent.lines <= 1) return 0;
    const CaretBox caret = engine.caret(run, std::min(caret_byte, run.text.size()));
    const float wanted = caret.y + caret.height - view_height;
    if (wanted <= 0) return 0;
    // A line that is only half seen cannot be read: stop at the next whole one.
    const float line = extent.height / static_cast<float>(std::max(extent.lines, 1));
    // Where not even one fits whole, the line of the caret begins where it is seen.
    if (line > view_height) return std::max(0.0F, caret.y);
    return std::ceil(wanted / line) * line;
}

}  // namespace candour::kiosk
