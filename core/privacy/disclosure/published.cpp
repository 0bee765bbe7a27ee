// What a patient reader of everything that is published can work out.
#include "core/privacy/disclosure/published.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace candour::privacy {
namespace {

// More people than there are; sums of many still fit.
constexpr std::int64_t no_limit = std::int64_t{1} << 40;

// In a ring ranges may creep by ones: a reader stops after so many looks at each relation.
constexpr std::size_t looks_max = 64;

}  // namespace

// Narrows the ranges by what it knows, and can forget a guess again.
class Published::Reader {
public:
    explicit Reader(const Published& published)
        : published_(published),
          ranges_(published.ranges_),
          uses_(ranges_.size()),
          known_(published.relations_.size(), false),
          waits_(published.relations_.size(), false) {
        for (std::size_t i = 0; i < published.relations_.size(); ++i) {
            const Relation& relation = published.relations_[i];
            for (const Cell cell : relation.parts)
                uses_[cell].push_back(i);
            for (const Cell cell : relation.whole)
                uses_[cell].push_back(i);
            if (!relation.guessed) learn(i);
        }
    }

    // False when nothing is left in which it is true as well.
    bool believe(std::size_t guess) {
        learn(guess);
        return think();
    }

    bool think() {
        std::size_t looks = looks_max * (published_.relations_.size() + 1);
        while (consistent_ && !waiting_.empty() && looks > 0) {
            --looks;
            const std::size_t next = waiting_.front();
            waiting_.pop_front();
            waits_[next] = false;
            const Relation& relation = published_.relations_[next];
            at_most(relation.parts_times, relation.parts, relation.whole_times, relation.whole);
            if (relation.equal) at_most(1, relation.whole, 1, relation.parts);
        }
        return consistent_;
    }

    bool tells() const {
        return std::ranges::any_of(published_.stars_, [this](const Cell star) {
            return ranges_[star].max - ranges_[star].min + 1 < possible_values_min;
        });
    }

    std::size_t moment() const { return changes_.size(); }

    void forget(std::size_t guess, std::size_t since) {
        known_[guess] = false;
        while (changes_.size() > since) {
            ranges_[changes_.back().first] = changes_.back().second;
            changes_.pop_back();
        }
        for (const std::size_t waiting : waiting_)
            waits_[waiting] = false;
        waiting_.clear();
        consistent_ = true;
    }

private:
    void learn(std::size_t relation) {
        known_[relation] = true;
        look_at(relation);
    }

    void look_at(std::size_t relation) {
        if (!known_[relation] || waits_[relation]) return;
        waits_[relation] = true;
        waiting_.push_back(relation);
    }

    CountRange sum_of(const Cells& cells) const {
        CountRange sum;
        for (const Cell cell : cells)
            sum = {sum.min + ranges_[cell].min, sum.max + ranges_[cell].max};
        return sum;
    }

    // `few` times `less` together are no more than `many` times `more`.
    void at_most(std::int64_t few, const Cells& less, std::int64_t many, const Cells& more) {
        const CountRange small = sum_of(less);
        const CountRange great = sum_of(more);
        const std::int64_t room = many * great.max / few;
        for (const Cell cell : less)
            narrow(cell, {0, room - (small.min - ranges_[cell].min)});
        const std::int64_t needed = (few * small.min + many - 1) / many;
        for (const Cell cell : more)
            narrow(cell, {needed - (great.max - ranges_[cell].max), no_limit});
    }

    void narrow(Cell cell, const CountRange& to) {
        CountRange& range = ranges_[cell];
        const CountRange both = {std::max(range.min, to.min), std::min(range.max, to.max)};
        if (both.min == range.min && both.max == range.max) return;
        changes_.emplace_back(cell, range);
        range = both;
        consistent_ = consistent_ && both.min <= both.max;
        for (const std::size_t relation : uses_[cell])
            look_at(relation);
    }

    const Published& published_;
    std::vector<CountRange> ranges_;
    std::vector<std::vector<std::size_t>> uses_;  // By cell: relations with it.
    std::vector<bool> known_;
    std::vector<bool> waits_;
    std::deque<std::size_t> waiting_;
    std::vector<std::pair<Cell, CountRange>> changes_;
    bool consistent_ = true;
};

Published::Cell Published::add(const ShownCount& shown) {
    if (shown.suppressed) stars_.push_back(ranges_.size());
    ranges_.push_back(possible_counts(shown));
    return ranges_.size() - 1;
}

Published::Cells Published::add(const std::vector<ShownCount>& shown) {
    Cells cells;
    for (const ShownCount& count : shown)
        cells.push_back(add(count));
    return cells;
}

Published::Cell Published::add_unseen() {
    ranges_.push_back({0, no_limit});
    return ranges_.size() - 1;
}

void Published::adds_up(Cells parts, Cells whole) {
    relations_.push_back({std::move(parts), std::move(whole), /*equal=*/true, false});
}

void Published::within(Cells parts, Cells whole) {
    at_most_each(1, std::move(parts), std::move(whole));
}

void Published::at_most_each(std::int64_t times, Cells parts, Cells people) {
    relations_.push_back({std::move(parts), std::move(people), /*equal=*/false, false, 1, times});
}

void Published::at_least_each(std::int64_t times, Cells parts, Cells people) {
    relations_.push_back({std::move(people), std::move(parts), /*equal=*/false, false, times, 1});
}

void Published::may_add_up(Cells parts, Cells whole) {
    relations_.push_back({std::move(parts), std::move(whole), /*equal=*/true, /*guessed=*/true});
}

bool Published::keeps_secrets() const {
    Reader reader(*this);
    if (!reader.think() || reader.tells()) return false;
    const auto believed = [&](std::size_t guess, bool keep) {
        const std::size_t since = reader.moment();
        const bool fits = reader.believe(guess);
        const bool told = fits && reader.tells();
        if (!fits || !keep) reader.forget(guess, since);
        return told;
    };
    for (const bool keep : {false, true}) {
        for (std::size_t i = 0; i < relations_.size(); ++i) {
            if (relations_[i].guessed && believed(i, keep)) return false;
        }
    }
    return true;
}

}  // namespace candour::privacy
