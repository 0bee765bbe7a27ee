// Ranking: cards that take their places as they are touched, and buttons that move one up.
#include <algorithm>
#include <cmath>

#include "app/kiosk/ui/ui.h"

namespace candour::kiosk {

Block Ui::rank_row(const ChoiceCard& card, float button_width) {
    const float gap = is_scarce() ? sizes_.target_gap : cell_gap();
    const Cell cell = card_cell(card, column_width() - button_width - gap, {});
    const Set words = is_scarce() ? Set{} : set(tr("Move up"), sizes_.control, true, 0);
    Block block;
    block.height = std::max(cell.height, sizes_.target_min);
    block.gap = gap + extra_gap_;
    extra_gap_ = 0;
    block.place = [=, this](Rect rect) {
        const Rect end = cut_end(rect, button_width, right_to_left_);
        cut_end(rect, gap, right_to_left_);
        cell.place(rect);
        if (card.up_id.empty()) return;
        place_button(card.up_id, card.up_name, words, ButtonStyle::Secondary, Icon::Up, end);
    };
    return block;
}

RankTap Ui::ranking(const std::vector<ChoiceCard>& cards) {
    // The buttons' room is kept where there is none: no card changes its size.
    const float label = is_scarce() ? 0 : set(tr("Move up"), sizes_.control, true, 0).extent.width;
    const float button = std::ceil(std::max(sizes_.target_min * 1.3F, label + sizes_.unit * 9));
    RankTap tap;
    for (std::size_t i = 0; i < cards.size(); ++i) {
        add(rank_row(cards[i], button));
        if (!cards[i].up_id.empty() && was_activated(cards[i].up_id)) tap.raised = i;
    }
    tap.chosen = activated_card(cards);
    return tap;
}

}  // namespace candour::kiosk
