// Pictures: above a question, and on the cards of its choices.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/split_text.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

// Of the page's height: what a picture of a question may take.
float share_of_page(Density density) {
    switch (density) {
        case Density::Roomy:
            return 0.32F;
        case Density::Snug:
            return 0.26F;
        case Density::Compact:
            return 0.2F;
        case Density::Paged:
            return 0.28F;
    }
    return 0;
}

// Of a picture above its words.
float units_high(Density density) {
    switch (density) {
        case Density::Roomy:
            return 26;
        case Density::Snug:
            return 20;
        case Density::Compact:
            return 11;
        case Density::Paged:
            return 20;
    }
    return 0;
}

// Rows as long as each other: six stand in two of three, seven in two of four.
int columns_of(std::size_t cards) {
    constexpr std::size_t most = 5;
    const std::size_t rows = (cards + most - 1) / most;
    return static_cast<int>((cards + rows - 1) / rows);
}

}  // namespace

const PictureTexture* Ui::picture_of(const std::string& name) const {
    return frame_.pictures == nullptr ? nullptr : frame_.pictures->find(name);
}

void Ui::picture(const std::string& name) {
    const PictureTexture* shown = picture_of(name);
    if (shown == nullptr || (keyboard_open_ && is_scarce())) return;
    const float height = std::round(page_height() * share_of_page(frame_.density));
    const Rect beside = fitted(*shown, {0, 0, std::round(column_width() * 0.4F), height});
    if (!sizes_.portrait) {
        heading_picture_ = HeadingPicture{*shown, beside};
        return;
    }
    heading_pictured_ = true;
    const Rect size = fitted(*shown, {0, 0, column_width(), height});
    Block block;
    block.height = size.height;
    block.gap = std::round(sizes_.unit * (is_scarce() ? 1 : 2));
    block.with_next = true;
    block.place = [size, picture = *shown, this](Rect rect) {
        const Rect box = cut_start(rect, size.width, right_to_left_);
        ornament(
            [=, this](Canvas& canvas) { canvas.picture(picture, box, sizes_.radius, theme_); });
    };
    add(std::move(block));
}

bool Ui::has_pictures(const std::vector<ChoiceCard>& cards) const {
    return std::ranges::any_of(
        cards, [this](const ChoiceCard& card) { return picture_of(card.picture) != nullptr; });
}

// One: large print, a narrow panel, or no picture to show; then each stands beside its words.
int Ui::picture_columns(const std::vector<ChoiceCard>& cards) const {
    const bool any = std::ranges::any_of(
        cards, [this](const ChoiceCard& card) { return picture_of(card.picture) != nullptr; });
    if (!any || flow_.visit.preferences.text_percent > 100) return 1;
    float widest = sizes_.unit * 26;
    for (const ChoiceCard& card : cards) {
        const float word = widest_word(text_, set(card.label, sizes_.body, true, 0).run);
        widest = std::max(widest, word + sizes_.unit * 10);
    }
    const float gap = cell_gap();
    const auto room = static_cast<int>((column_width() + gap) / (widest + gap));
    return std::clamp(columns_of(cards.size()), 1, std::max(1, room));
}

// The picture above; below it the mark and the words.
Ui::Cell Ui::picture_cell(const ChoiceCard& card, float width, float picture_height) {
    const float pad = std::round(sizes_.unit * (is_scarce() ? 1.25F : 2));
    const float mark = std::round(std::max(sizes_.unit * 3.8F, sizes_.body * 0.6F));
    const Set label = label_set(card.label, sizes_.body, false, width - mark - 3 * pad);
    const PictureTexture* found = picture_of(card.picture);
    const std::optional<PictureTexture> shown =
        found != nullptr ? std::optional(*found) : std::nullopt;
    const float words_height = std::max(label.extent.height, mark);
    Cell cell;
    cell.height = std::ceil(
        std::max(sizes_.target, (shown ? picture_height + pad : 0) + words_height + 2 * pad));
    cell.place = [=, this](const Rect& rect) {
        Item item = make_item(card.id, Role::Choice, card.label);
        item.selected = card.selected;
        const bool pressed = is_pressed(card.id);
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            paint_card(canvas, rect, card.selected, pressed);
            Rect inner = inset(rect, pad, pad);
            if (shown) {
                Rect words = cut_bottom(inner, words_height);
                cut_bottom(inner, pad);
                canvas.picture(*shown, fitted(*shown, inner), sizes_.radius / 2, theme_);
                inner = words;
            }
            const Rect mark_box = cut_start(inner, mark, right_to_left_);
            paint_card_mark(canvas, centred(mark_box, mark, mark), card, {});
            cut_start(inner, pad, right_to_left_);
            canvas.text(label.run, inner, theme_.ink, Vertical::Middle, right_to_left_);
        });
    };
    return cell;
}

void Ui::picture_grid(const std::vector<ChoiceCard>& cards, int columns) {
    const float gap = cell_gap();
    const float width = std::floor((column_width() - gap * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    const float picture_height =
        std::round(std::min(width * 0.7F, sizes_.unit * units_high(frame_.density)));
    std::vector<Cell> cells;
    for (const ChoiceCard& card : cards)
        cells.push_back(picture_cell(card, width, picture_height));
    grid(std::move(cells), columns, width);
}

}  // namespace candour::kiosk
