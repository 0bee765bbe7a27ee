// Layout. Lines are placed here, not by Pango, whose line height changes with every fallback font:
// a line of Urdu then keeps its height when a visitor types an English word into it.
#include "platform/text/paragraph.h"

#include <algorithm>
#include <cmath>

#include <sodium.h>

#include "platform/text/limits.h"
#include "platform/text/safe_text.h"

namespace candour::platform {
namespace {

// Also for what is not a number.
float within(float value, float low, float high) {
    return value >= low ? std::min(value, high) : low;
}

int rounded(float value) { return static_cast<int>(std::lround(value)); }

PangoAlignment alignment_of(kiosk::Align align, bool right_to_left) {
    // Pango swaps left and right for a paragraph that runs against its context's direction.
    switch (align) {
        case kiosk::Align::Start:
            return right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
        case kiosk::Align::Centre:
            return PANGO_ALIGN_CENTER;
        case kiosk::Align::End:
            return right_to_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

struct Overhang {
    int left = 0;
    int right = 0;
};

// How far the ink of any line reaches beyond the layout's width.
Overhang overhang_of(PangoLayout& layout) {
    PangoRectangle ink;
    pango_layout_get_pixel_extents(&layout, &ink, nullptr);
    const int width = PANGO_PIXELS(pango_layout_get_width(&layout));
    return {std::max(0, -ink.x), std::max(0, ink.x + ink.width - width)};
}

void wipe_line(const PangoLayoutLine& line) {
    for (const GSList* node = line.runs; node != nullptr; node = node->next) {
        const PangoGlyphString& glyphs = *static_cast<PangoGlyphItem*>(node->data)->glyphs;
        const auto count = static_cast<std::size_t>(glyphs.num_glyphs);
        sodium_memzero(glyphs.glyphs, count * sizeof *glyphs.glyphs);
    }
}

}  // namespace

Paragraph::Paragraph(Fonts& fonts, const kiosk::TextRun& run)
    : layout_(pango_layout_new(&fonts.context(run.language))) {
    const FontChoice& choice = fonts_of(run.language);
    set_style(run, choice);
    std::string text = safe_text(run.text, run.keep_breaks);
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    if (run.wide) set_spacing(choice, text, run.size_px);
    sodium_memzero(text.data(), text.size());
    if (run.wrap_px > 0) fit_width(run, choice);
    place_lines();
}

Paragraph::~Paragraph() {
    for (const Line& line : lines_) {
        wipe_line(*line.line);
    }
    // Pango's own copy; nothing reads it between here and its release.
    char* text = const_cast<char*>(pango_layout_get_text(layout_.get()));
    sodium_memzero(text, std::char_traits<char>::length(text));
}

void Paragraph::set_style(const kiosk::TextRun& run, const FontChoice& choice) {
    PangoLayout* layout = layout_.get();
    const FontDescriptionOwner font(pango_font_description_new());
    pango_font_description_set_family(font.get(), families_of(choice).c_str());
    const float size = within(run.size_px, text_limits::size_px_min, text_limits::size_px_max);
    pango_font_description_set_absolute_size(font.get(), double{size} * PANGO_SCALE);
    pango_font_description_set_weight(font.get(),
                                      run.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, font.get());

    // Our own texts run as their language does, even when they begin with an English name; a
    // visitor's words as they are written.
    pango_layout_set_auto_dir(layout, run.keep_breaks);
    const PangoDirection base = pango_context_get_base_dir(pango_layout_get_context(layout));
    pango_layout_set_alignment(layout, alignment_of(run.align, base == PANGO_DIRECTION_RTL));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    ascent_ = std::ceil(size * choice.ascent);
    descent_ = std::ceil(size * choice.descent);
    const float spacing =
        within(run.line_spacing, text_limits::line_spacing_min, text_limits::line_spacing_max);
    pitch_ = std::round((ascent_ + descent_) * spacing * choice.line_factor);
}

// WCAG 2.2 1.4.12: 0.12 em between letters and 0.16 em more between words.
void Paragraph::set_spacing(const FontChoice& choice, std::string_view text, float size_px) {
    const float size = within(size_px, text_limits::size_px_min, text_limits::size_px_max);
    const auto apart = [&](float em) { return rounded(size * em * PANGO_SCALE); };
    const std::unique_ptr<PangoAttrList, FreeWith<pango_attr_list_unref>> spacing(
        pango_attr_list_new());
    const auto add = [&](int distance, std::size_t from, std::size_t to) {
        PangoAttribute* attribute = pango_attr_letter_spacing_new(distance);
        attribute->start_index = static_cast<guint>(from);
        attribute->end_index = static_cast<guint>(to);
        pango_attr_list_change(spacing.get(), attribute);
    };
    const float letters = choice.joined ? 0 : 0.12f;
    if (!choice.joined) add(apart(letters), 0, text.size());
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1))
        add(apart(letters + 0.16f), at, at + 1);
    pango_layout_set_attributes(layout_.get(), spacing.get());
}

// The ink of Nastaliq reaches far beyond its lines' ends, so its lines are made narrower: our own
// texts by what they need, so that their ink ends at the edge; a visitor's by one and the same
// amount, so that nothing moves while they type.
void Paragraph::fit_width(const kiosk::TextRun& run, const FontChoice& choice) {
    const float size = within(run.size_px, text_limits::size_px_min, text_limits::size_px_max);
    wrap_ = rounded(within(run.wrap_px, 2 * size, text_limits::wrap_px_max));
    const int most = static_cast<int>(std::ceil(size * choice.overhang));
    int left = run.keep_breaks ? most : 0;
    int right = left;
    pango_layout_set_width(layout_.get(), (wrap_ - left - right) * PANGO_SCALE);
    // Narrower lines begin with other words, which may overhang more: hence not once only.
    for (int attempt = 0; attempt < 3 && most > 0 && !run.keep_breaks; ++attempt) {
        const Overhang ink = overhang_of(*layout_);
        if (ink.left <= left && ink.right <= right) break;
        left = std::clamp(ink.left, left, most);
        right = std::clamp(ink.right, right, most);
        pango_layout_set_width(layout_.get(), (wrap_ - left - right) * PANGO_SCALE);
    }
    shift_x_ = left;
}

void Paragraph::place_lines() {
    const LayoutIterOwner iter(pango_layout_get_iter(layout_.get()));
    int left = G_MAXINT, right = 0, top = 0, bottom = 0;
    do {
        Line line;
        line.line = pango_layout_iter_get_line_readonly(iter.get());
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(iter.get(), nullptr, &logical);
        pango_extents_to_pixels(&logical, nullptr);
        pango_layout_line_get_pixel_extents(line.line, &line.ink, nullptr);
        line.x = logical.x;
        line.baseline = rounded(ascent_ + pitch_ * static_cast<float>(lines_.size()));
        line.ink.x += line.x;
        line.ink.y += line.baseline;
        left = std::min({left, line.x, line.ink.x});
        right = std::max({right, line.x + logical.width, line.ink.x + line.ink.width});
        top = std::min(top, line.ink.y);
        bottom =
            std::max({bottom, line.baseline + rounded(descent_), line.ink.y + line.ink.height});
        lines_.push_back(line);
    } while (pango_layout_iter_next_line(iter.get()));

    if (wrap_ == 0) shift_x_ = -left;
    shift_y_ = -top;
    for (Line& line : lines_) {
        line.x += shift_x_;
        line.ink.x += shift_x_;
        line.baseline += shift_y_;
        line.ink.y += shift_y_;
    }
    const PangoDirection direction = pango_layout_line_get_resolved_direction(lines_.front().line);
    extent_ = {static_cast<float>(right - left), static_cast<float>(bottom - top),
               static_cast<int>(lines_.size()), direction == PANGO_DIRECTION_RTL};
}

std::size_t Paragraph::bytes() const {
    // Pango keeps some hundred bytes a character: text, breaks, glyphs, items.
    return 2'048 + 128 * breaks().size();
}

std::size_t Paragraph::line_number(std::size_t byte) const {
    int number = 0;
    const int index = static_cast<int>(byte_of(character_of(byte)));
    pango_layout_index_to_line_x(layout_.get(), index, 0, &number, nullptr);
    const auto last = static_cast<int>(lines_.size()) - 1;
    return static_cast<std::size_t>(std::clamp(number, 0, last));
}

kiosk::CaretBox Paragraph::caret(std::size_t byte) const {
    const int index = static_cast<int>(byte_of(character_of(byte)));
    PangoRectangle strong;
    pango_layout_get_cursor_pos(layout_.get(), index, &strong, nullptr);
    const Line& line = lines_[line_number(byte)];
    return {static_cast<float>(PANGO_PIXELS(strong.x) + shift_x_),
            static_cast<float>(line.baseline) - ascent_, ascent_ + descent_};
}

std::size_t Paragraph::byte_at(float x, float y) const {
    const float above = static_cast<float>(shift_y_) + (ascent_ + descent_ - pitch_) / 2;
    const auto last = static_cast<float>(lines_.size() - 1);
    const float number = within(std::floor((y - above) / pitch_), 0, last);
    const Line& line = lines_[static_cast<std::size_t>(number)];
    // Beside the line Pango knows its end as it is read; its outermost letter may be another.
    const float inside = within(x - static_cast<float>(line.x), -1, text_limits::wrap_px_max);
    int index = 0;
    int trailing = 0;
    pango_layout_line_x_to_index(line.line, static_cast<int>(inside * PANGO_SCALE), &index,
                                 &trailing);
    const std::size_t character = character_of(static_cast<std::size_t>(index));
    return byte_of(character + static_cast<std::size_t>(trailing));
}

int Paragraph::unknown_glyphs() const {
    return pango_layout_get_unknown_glyphs_count(layout_.get());
}

std::vector<std::string> Paragraph::families() const {
    std::vector<std::string> names;
    for (const Line& line : lines_) {
        for (const GSList* node = line.line->runs; node != nullptr; node = node->next) {
            const PangoItem& item = *static_cast<PangoGlyphItem*>(node->data)->item;
            std::string name = Fonts::family_of(item);
            if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
        }
    }
    return names;
}

}  // namespace candour::platform
