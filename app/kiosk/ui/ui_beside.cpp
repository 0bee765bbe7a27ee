// Easy Read: the pictures that stand beside words. Which ones: screens/easy_read.h. They are no
// items, as the words say all.
#include <algorithm>
#include <cmath>

#include "app/kiosk/screens/easy_read.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

// In steps of the spacing scale.
float units_wide(Density density) {
    switch (density) {
        case Density::Roomy:
            return 9;
        case Density::Snug:
        case Density::Paged:
            return 8;
        case Density::Compact:
            return 7;
    }
    return 0;
}

// Whether what follows `known` in `text` is another sentence, or what stands behind a colon.
bool ends_here(std::string_view text, std::string_view known) {
    if (text.size() == known.size()) return true;
    const char next = text[known.size()];
    const bool sentence = known.ends_with('.') || known.ends_with('?');
    return next == ':' || (next == ' ' && sentence);
}

}  // namespace

void Ui::remember(std::string_view english, const ShownText& shown) const {
    if (pictured_) known_words_[shown.text] = picture_of_words(english);
}

// The longest of Candour's own texts that `text` begins with.
const Ui::KnownWords* Ui::known_words(std::string_view text) const {
    const KnownWords* best = nullptr;
    for (const KnownWords& known : known_words_) {
        if (!text.starts_with(known.first) || !ends_here(text, known.first)) continue;
        if (best == nullptr || known.first.size() > best->first.size()) best = &known;
    }
    return best;
}

Icon Ui::picture_beside(const ShownText& text, Icon own) const {
    if (!pictured_) return Icon::None;
    const KnownWords* known = known_words(text.text);
    return known != nullptr ? known->second : own;
}

Icon Ui::own_picture(Role role) const { return picture_of_own(flow_.screen, role); }

// Texts of Candour that a screen put together stand below each other again, each beside its own.
std::vector<ShownText> Ui::sentences(const ShownText& text) const {
    std::vector<ShownText> parts;
    std::string_view rest = text.text;
    while (!rest.empty()) {
        const KnownWords* known = pictured_ ? known_words(rest) : nullptr;
        const std::size_t end = known != nullptr && rest.size() > known->first.size() &&
                                        rest[known->first.size()] == ' '
                                    ? known->first.size()
                                    : rest.size();
        parts.push_back({std::string(rest.substr(0, end)), text.language});
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parts;
}

std::vector<ChoiceCard> Ui::with_pictures(std::vector<ChoiceCard> cards) const {
    for (ChoiceCard& card : cards) {
        const bool has_one =
            card.icon != Icon::None || card.face >= 0 || picture_of(card.picture) != nullptr;
        if (pictured_ && !has_one) card.icon = picture_of_choice(card.id);
    }
    return cards;
}

float Ui::plate_share() const { return pictured_ ? 0.66F : 0.56F; }

float Ui::beside_side() const {
    const float units = pictured_ ? units_wide(frame_.density) : 6;
    return std::round(std::max(sizes_.unit * units, pictured_ ? sizes_.body * 0.8F : 0));
}

float Ui::beside_indent() const { return beside_side() + std::round(sizes_.unit * 2.5F); }

float Ui::beside_indent(Icon picture) const { return picture == Icon::None ? 0 : beside_indent(); }

Rect Ui::place_beside(Icon picture, Rect rect, float words_height, float side_max) {
    if (picture == Icon::None) return rect;
    const float side = std::min(beside_side(), side_max);
    const Rect column = cut_start(rect, beside_side(), right_to_left_);
    const bool long_text = words_height > side * 2;
    const Rect middle = centred(column, side, side);
    const Rect plate = long_text ? Rect{middle.x, column.y, side, side} : middle;
    ornament([=, this](Canvas& canvas) {
        draw_plate(canvas, picture, plate, theme_, right_to_left_, plate_share());
    });
    cut_start(rect, beside_indent() - beside_side(), right_to_left_);
    return centred(rect, rect.width, std::min(rect.height, words_height));
}

}  // namespace candour::kiosk
