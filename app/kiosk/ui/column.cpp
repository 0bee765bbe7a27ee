#include "app/kiosk/ui/column.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "app/kiosk/ui/geometry.h"

namespace candour::kiosk {
namespace {

constexpr float rounding = 0.5F;

class Filler {
public:
    Filler(std::vector<Block> blocks, const Rect& area) : area_(area) {
        for (Block& block : blocks)
            waiting_.push_back(std::move(block));
    }

    Column run() {
        while (!waiting_.empty())
            take_next();
        column_.pages = page_ + 1;
        return std::move(column_);
    }

private:
    float room() const { return area_.height - used_; }
    bool page_is_empty() const { return used_ <= 0; }
    float gap(const Block& block) const { return page_is_empty() ? 0 : block.gap; }

    static float start_of(const Block& block) {
        return block.start_height > 0 ? block.start_height : block.height;
    }

    // How high the block is together with what must not be parted from it, or with as much of that
    // as any page can hold: a heading alone on its page would leave it empty.
    float needed() const {
        const Block& first = waiting_.front();
        float height = gap(first);
        float best = height + start_of(first);
        for (std::size_t i = 0; i < waiting_.size(); ++i) {
            const Block& block = waiting_[i];
            if (i > 0) height += block.gap;
            if (height + start_of(block) > area_.height) break;
            best = height + start_of(block);
            if (!block.with_next) break;
            height += block.height;
        }
        return best;
    }

    void new_page() {
        ++page_;
        used_ = 0;
        follows_ = false;
    }

    void take_next() {
        const Block& block = waiting_.front();
        // What follows a heading onto its page stays there, also when what is next does not.
        const float wanted = follows_ ? gap(block) + start_of(block) : needed();
        if (!page_is_empty() && wanted > room() + rounding) {
            new_page();
        } else if (gap(block) + block.height <= room() + rounding) {
            put(std::move(waiting_.front()));
        } else if (!put_in_two()) {
            if (page_is_empty()) {
                column_.fits = false;
                put(std::move(waiting_.front()));
            } else {
                new_page();
            }
        }
    }

    bool put_in_two() {
        Block& block = waiting_.front();
        if (!block.split) return false;
        const float first_gap = gap(block);
        std::vector<Block> parts = block.split(room() - first_gap);
        if (parts.size() != 2) return false;
        parts[0].gap = block.gap;
        waiting_.front() = std::move(parts[1]);
        waiting_.push_front(std::move(parts[0]));
        put(std::move(waiting_.front()));
        new_page();
        return true;
    }

    void put(Block block) {
        waiting_.pop_front();
        used_ += gap(block);
        const Rect rect{area_.x, area_.y + used_, area_.width, block.height};
        used_ += block.height;
        follows_ = block.with_next;
        column_.blocks.push_back({std::move(block), page_, rect});
    }

    Rect area_;
    std::deque<Block> waiting_;
    Column column_;
    std::size_t page_ = 0;
    float used_ = 0;
    bool follows_ = false;  // The last block on this page stays with the next.
};

// Gives what is left of a page to its filling block, and moves what is below it down. Returns what
// is left then.
float stretch(Column& column, std::size_t page, float spare) {
    float shift = 0;
    for (PlacedBlock& placed : column.blocks) {
        if (placed.page != page) continue;
        placed.rect.y += shift;
        if (!placed.block.fills || shift > 0) continue;
        shift = std::min(spare, std::max(0.0F, placed.block.fills_max - placed.rect.height));
        placed.rect.height += shift;
    }
    return spare - shift;
}

}  // namespace

Column lay_out(std::vector<Block> blocks, const Rect& area, float sink) {
    Column column = Filler(std::move(blocks), area).run();
    for (std::size_t page = 0; page < column.pages; ++page) {
        float end = area.y;
        bool filled = false;
        for (const PlacedBlock& placed : column.blocks) {
            if (placed.page != page) continue;
            end = std::max(end, bottom_of(placed.rect));
            filled = filled || placed.block.fills;
        }
        float spare = bottom_of(area) - end;
        if (spare <= 0) continue;
        if (filled) spare = stretch(column, page, spare);
        if (column.pages > 1 && !filled) continue;
        // A filling block stays at the bottom: it is what hands work on.
        for (PlacedBlock& placed : column.blocks) {
            if (placed.page == page) placed.rect.y += spare * (filled ? 1 : sink);
        }
    }
    return column;
}

}  // namespace candour::kiosk
