// What is chosen from: cards with a mark, and faces.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/split_text.h"
#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {
namespace {

bool is_empty(const ShownText& text) { return text.text.empty(); }

// Of a picture beside its words, in icons' own step.
float picture_size(Density density) {
    switch (density) {
        case Density::Roomy:
            return 4.5F;
        case Density::Snug:
            return 3.5F;
        case Density::Compact:
            return 2.5F;
        case Density::Paged:
            return 3;
    }
    return 0;
}

ShownText read_aloud(const ChoiceCard& card, bool with_detail) {
    if (!with_detail || is_empty(card.detail)) return card.label;
    return {card.label.text + ". " + card.detail.text, card.label.language};
}

}  // namespace

void Ui::paint_card(Canvas& canvas, const Rect& rect, bool selected, bool pressed) const {
    if (!theme_.dark) canvas.shadow(rect, sizes_.radius, sizes_.unit * 0.7F);
    const Colour plate = pressed    ? theme_.card_pressed
                         : selected ? theme_.card_selected
                                    : theme_.card;
    canvas.fill(rect, plate, sizes_.radius);
    if (selected) {
        canvas.outline(rect, theme_.accent, sizes_.radius, sizes_.stroke * 2);
    } else {
        canvas.outline(rect, theme_.edge, sizes_.radius, std::max(1.5F, sizes_.stroke * 0.75F));
    }
}

// A ring; chosen, a disc with a tick: the shape tells it without the colour.
void Ui::paint_mark(Canvas& canvas, const Rect& rect, bool selected) const {
    const float radius = std::min(rect.width, rect.height) / 2;
    const Point centre{centre_x(rect), centre_y(rect)};
    if (!selected) {
        canvas.ring(centre, radius - sizes_.stroke / 2, theme_.edge, sizes_.stroke);
        return;
    }
    canvas.disc(centre, radius, theme_.accent);
    draw_icon(canvas, Icon::Tick, centred(rect, radius * 1.25F, radius * 1.25F), theme_.on_accent);
}

// A box where several can be chosen; in a ranking its place.
void Ui::paint_card_mark(Canvas& canvas, const Rect& rect, const ChoiceCard& card,
                         const Set& rank) const {
    if (card.rank > 0) {
        const float radius = std::min(rect.width, rect.height) / 2;
        canvas.disc({centre_x(rect), centre_y(rect)}, radius, theme_.accent);
        canvas.text(rank.run, rect, theme_.on_accent);
        return;
    }
    if (card.mark == Mark::None) return;
    if (card.mark == Mark::One) return paint_mark(canvas, rect, card.selected);
    const float side = std::min(rect.width, rect.height);
    const Rect box = centred(rect, side, side);
    if (card.selected) {
        canvas.fill(box, theme_.accent, side * 0.18F);
        draw_icon(canvas, Icon::Tick, centred(box, side * 0.7F, side * 0.7F), theme_.on_accent);
    } else {
        canvas.outline(inset(box, sizes_.stroke / 2), theme_.edge, side * 0.18F, sizes_.stroke);
    }
}

float Ui::card_leading(const ChoiceCard& card, bool bare) const {
    const float base = sizes_.unit * 4;
    if (picture_of(card.picture) != nullptr) {
        return std::round(std::max(base * picture_size(frame_.density), sizes_.body));
    }
    if (bare) return 0;  // It has its picture above its words.
    if (pictured_ && card.face < 0 && card.icon != Icon::None) {
        return std::round(std::max(base * 2.2F, sizes_.body));
    }
    if (card.face >= 0 || card.icon != Icon::None) {
        return std::round(std::max(base * 1.75F, sizes_.body));
    }
    return 0;
}

Ui::Cell Ui::card_cell(const ChoiceCard& card, float width, const ChoiceLayout& layout) {
    const float base = sizes_.unit * 4;
    const float pad = std::round(base * (layout.bare ? 0.3F : 0.55F));
    const bool marked = card.mark != Mark::None && !layout.bare;
    const float mark = marked ? std::round(std::max(base * 0.95F, sizes_.body * 0.6F)) : 0;
    const float leading = card_leading(card, layout.bare);
    const float above = layout.bare && card.icon != Icon::None ? std::round(sizes_.detail) : 0;
    const bool detailed = layout.details == Details::Always && !is_empty(card.detail);
    const float least = layout.slim ? sizes_.target_min : sizes_.target;
    const float words =
        width - 2 * pad - (marked ? mark + pad : 0) - (leading > 0 ? leading + pad : 0);
    // Whether it is chosen changes nothing in how the words are set: no card may jump.
    const float em = layout.bare                  ? sizes_.detail
                     : layout.slim && is_scarce() ? sizes_.chrome
                                                  : sizes_.body;
    // A bare card is bold when chosen: it has room for that from the beginning.
    Set label = label_set(card.label, em, detailed || layout.bare, words);
    if (layout.bare) label.run = set(card.label, em, card.selected, words, Align::Centre).run;
    const Set detail = detailed ? label_set(card.detail, sizes_.detail, false, words) : Set{};
    const float between = detailed ? sizes_.unit * 0.25F : 0;
    const float text_height = above + label.extent.height + between + detail.extent.height;
    const ShownText name = read_aloud(card, detailed);
    const Set rank =
        card.rank > 0 ? set({std::to_string(card.rank), "en"}, mark * 0.66F, true, 0, Align::Centre)
                      : Set{};

    Cell cell;
    cell.height = std::ceil(
        std::max({least, text_height + pad * (is_scarce() ? 0.45F : 1), leading + pad * 0.8F}));
    cell.place = [=, this](const Rect& rect) {
        const Role role = card.mark == Mark::None ? Role::Button : Role::Choice;
        Item item = make_item(card.id, role, name);
        item.selected = card.selected;
        item.picture = card.icon;
        if (card.rank > 0) item.value = std::to_string(card.rank);
        const bool pressed = is_pressed(card.id);
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            paint_card(canvas, rect, card.selected, pressed);
            Rect inner = inset(rect, pad, 0);
            const Rect mark_box = leading > 0 ? cut_end(inner, mark, right_to_left_)
                                              : cut_start(inner, mark, right_to_left_);
            if (marked) paint_card_mark(canvas, centred(mark_box, mark, mark), card, rank);
            if (leading > 0) {
                const Rect plate =
                    centred(cut_start(inner, leading, right_to_left_), leading, leading);
                if (const PictureTexture* picture = picture_of(card.picture)) {
                    canvas.picture(*picture, fitted(*picture, plate), sizes_.radius / 2, theme_);
                } else if (card.face >= 0) {
                    draw_face(canvas, plate, card.face, theme_);
                } else {
                    draw_plate(canvas, card.icon, plate, theme_, right_to_left_, plate_share());
                }
            }
            if (marked || leading > 0) cut_start(inner, pad, right_to_left_);
            if (marked && leading > 0) cut_end(inner, pad, right_to_left_);
            Rect lines = centred(inner, inner.width, text_height);
            if (above > 0) draw_icon(canvas, card.icon, cut_top(lines, above), theme_.ink_quiet);
            canvas.text(label.run, cut_top(lines, label.extent.height), theme_.ink, Vertical::Top,
                        right_to_left_);
            if (!detailed) return;
            cut_top(lines, between);
            canvas.text(detail.run, lines, theme_.ink_quiet, Vertical::Top, right_to_left_);
        });
    };
    return cell;
}

Ui::Cell Ui::face_cell(const ChoiceCard& card, float width) {
    const float pad = std::round(sizes_.unit * (is_scarce() ? 1 : 1.5F));
    const float share = frame_.density == Density::Roomy ? 0.62F : is_scarce() ? 0.4F : 0.5F;
    const float face = std::round(std::min(width * share, sizes_.unit * 18));
    const Set label = set(card.label, sizes_.detail, card.selected, width - 2 * pad, Align::Centre);
    const float mark = std::round(sizes_.unit * 3.8F);
    Cell cell;
    cell.height = std::ceil(face + label.extent.height + mark + 5 * pad);
    cell.place = [=, this](const Rect& rect) {
        Item item = make_item(card.id, Role::Choice, card.label);
        item.selected = card.selected;
        const bool pressed = is_pressed(card.id);
        emit(std::move(item), rect, [=, this](Canvas& canvas) {
            paint_card(canvas, rect, card.selected, pressed);
            Rect inner = inset(rect, pad, pad * 1.5F);
            draw_face(canvas, cut_top(inner, face), card.face, theme_);
            paint_mark(canvas, cut_bottom(inner, mark), card.selected);
            canvas.text(label.run, inner, theme_.ink, Vertical::Middle, right_to_left_);
        });
    };
    return cell;
}

float Ui::cell_gap() const { return std::max(sizes_.target_gap, std::round(sizes_.unit * 1.75F)); }

// Of what was added until now, were it all on one page.
float Ui::used_height() const {
    float used = 0;
    for (const Block& block : blocks_)
        used += block.height + (&block == blocks_.data() ? 0 : block.gap);
    return used;
}

// Rows of cells. All rows are as high as the highest, where the page has room for that.
void Ui::grid(std::vector<Cell> cells, int columns, float cell_width) {
    const float gap = cell_gap();
    float highest = 0;
    for (const Cell& cell : cells)
        highest = std::max(highest, cell.height);
    const float used = used_height();
    const float rows = std::ceil(static_cast<float>(cells.size()) / static_cast<float>(columns));
    const bool even = used + sizes_.unit + rows * (highest + gap) <= page_height();
    const auto per_row = static_cast<std::size_t>(columns);
    for (std::size_t first = 0; first < cells.size(); first += per_row) {
        const std::size_t end = std::min(first + per_row, cells.size());
        std::vector<Cell> row(cells.begin() + static_cast<std::ptrdiff_t>(first),
                              cells.begin() + static_cast<std::ptrdiff_t>(end));
        Block block;
        for (const Cell& cell : row)
            block.height = std::max(block.height, cell.height);
        if (even) block.height = highest;
        block.gap =
            first == 0 ? std::max(gap, std::round(sizes_.unit * (is_scarce() ? 1 : 3))) : gap;
        block.gap += extra_gap_;
        extra_gap_ = 0;
        block.place = [row = std::move(row), cell_width, gap, this](Rect rect) {
            for (const Cell& cell : row) {
                cell.place(cut_start(rect, cell_width, right_to_left_));
                cut_start(rect, gap, right_to_left_);
            }
        };
        add(std::move(block));
    }
}

std::optional<std::size_t> Ui::activated_card(const std::vector<ChoiceCard>& cards) const {
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (was_activated(cards[i].id)) return i;
    }
    return std::nullopt;
}

// As many columns as leave each label on one line.
int Ui::columns_for(const std::vector<ChoiceCard>& cards, const ChoiceLayout& layout) const {
    const float gap = cell_gap();
    float widest = 0;
    for (const ChoiceCard& card : cards) {
        const float leading = card_leading(card, layout.bare);
        const float around = sizes_.unit * (layout.bare   ? 3.0F
                                            : leading > 0 ? 14.0F
                                                          : 11.0F) +
                             leading;
        // Long names may take two lines, as long as no word is broken.
        const float em = layout.bare ? sizes_.detail : sizes_.body;
        const TextRun label = set(card.label, em, true, 0).run;
        const float word = widest_word(text_, label);
        const float line =
            std::min(text_.measure(label).width, sizes_.body * (layout.bare ? 4 : 8));
        const bool detailed = layout.details == Details::Always && !is_empty(card.detail);
        widest = std::max(
            {widest, word + around, line + around, detailed ? sizes_.body * 11 + around : 0});
    }
    int columns = std::max(1, layout.columns);
    while (columns > 1 &&
           widest * static_cast<float>(columns) + gap * static_cast<float>(columns - 1) >
               column_width()) {
        --columns;
    }
    return columns;
}

std::optional<std::size_t> Ui::choices(const std::vector<ChoiceCard>& offered,
                                       ChoiceLayout layout) {
    const std::vector<ChoiceCard> cards = with_pictures(offered);
    const float gap = cell_gap();
    if (!is_scarce()) layout.details = Details::Always;
    if (const int in_a_row = picture_columns(cards); in_a_row > 1) {
        picture_grid(cards, in_a_row);
        return activated_card(cards);
    }
    // In large print each picture stands beside its words, over the whole width.
    const bool large_pictures = flow_.visit.preferences.text_percent > 100 && has_pictures(cards);
    if (large_pictures) layout.columns = 1;
    const int columns = columns_for(cards, layout);
    const float width = std::floor((column_width() - gap * static_cast<float>(columns - 1)) /
                                   static_cast<float>(columns));
    std::vector<Cell> cells;
    for (const ChoiceCard& card : cards)
        cells.push_back(card_cell(card, width, layout));
    grid(std::move(cells), columns, width);
    return activated_card(cards);
}

std::optional<std::size_t> Ui::faces(const std::vector<ChoiceCard>& cards) {
    const int count = static_cast<int>(cards.size());
    const float gap = cell_gap();
    const float width = std::floor((column_width() - gap * static_cast<float>(count - 1)) /
                                   static_cast<float>(count));
    const float room = width - sizes_.unit * 3;
    const bool in_a_row = std::all_of(cards.begin(), cards.end(), [&](const ChoiceCard& card) {
        return widest_word(text_, set(card.label, sizes_.detail, true, 0).run) <= room;
    });
    std::vector<Cell> cells;
    float highest = 0;
    for (const ChoiceCard& card : cards) {
        cells.push_back(face_cell(card, width));
        highest = std::max(highest, cells.back().height);
    }
    // Faces without room for their words beside each other stand below each other; so do those that
    // would leave their question alone on a page.
    const bool below_question = used_height() + sizes_.unit + gap + highest <= page_height();
    const bool paged = frame_.density == Density::Paged;
    if (!in_a_row || (paged && !below_question)) return choices(cards, {});
    grid(std::move(cells), count, width);
    return activated_card(cards);
}

}  // namespace candour::kiosk
