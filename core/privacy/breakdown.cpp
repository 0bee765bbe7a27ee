// Which tables may stand beside the whole.
#include "core/privacy/breakdown.h"

#include <algorithm>

#include "core/base/check.h"

namespace candour::privacy {
namespace {

using Counts = std::vector<std::int64_t>;

// How many values of 1 to 7 a "*" of the column may stand for, when what is in no part counts as
// `lacking`: something, or nothing.
int values_left(const ShownCount& whole, const std::vector<ShownCount>& parts, bool lacking) {
    CountRange others;
    std::int64_t stars = 0;
    for (const ShownCount& part : parts) {
        const CountRange range = possible_counts(part);
        others = {others.min + range.min, others.max + range.max};
        stars += part.suppressed ? 1 : 0;
    }
    if (stars == 0) return suppressed_count_max;
    others = {others.min - suppressed_count_min, others.max - suppressed_count_max};
    const CountRange all = possible_counts(whole);
    const std::int64_t most = std::min(suppressed_count_max, all.max - others.min);
    const std::int64_t least =
        lacking ? suppressed_count_min : std::max(suppressed_count_min, all.min - others.max);
    return static_cast<int>(std::max<std::int64_t>(0, most - least + 1));
}

// Nobody outside knows whether something is in no part. That nothing is, is a guess that the shown
// numbers may refute (no value is left then), and where they do not it must not lead to a few.
bool gives_away(const ShownCount& whole, const std::vector<ShownCount>& parts) {
    if (values_left(whole, parts, /*lacking=*/true) < possible_values_min) return true;
    const int guessed = values_left(whole, parts, /*lacking=*/false);
    return guessed > 0 && guessed < possible_values_min;
}

}  // namespace

std::optional<std::vector<ShownDistribution>> shown_breakdown(const std::vector<Counts>& parts,
                                                              const Counts& whole) {
    std::vector<ShownDistribution> shown;
    for (const Counts& part : parts) {
        CHECK(part.size() == whole.size());
        shown.push_back(shown_distribution(part));
        shown.back().total = {.suppressed = true, .value = 0};
    }
    for (std::size_t c = 0; c < whole.size(); ++c) {
        std::vector<ShownCount> column;
        for (const ShownDistribution& part : shown)
            column.push_back(part.counts[c]);
        if (gives_away(shown_count(whole[c]), column)) return std::nullopt;
    }
    return shown;
}

}  // namespace candour::privacy
