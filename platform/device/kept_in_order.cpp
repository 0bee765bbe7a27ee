#include "platform/device/kept_in_order.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <unordered_map>

namespace candour::platform {
namespace {

// The same number at a place of each sequence.
struct Common {
    std::size_t before;
    std::size_t after;
};

// A part of each sequence: from `first` up to `end`, which is no longer of it.
struct Parts {
    Common first;
    Common end;
};

struct Sequences {
    std::span<const std::uint64_t> before;
    std::span<const std::uint64_t> after;
    bool same(const Common& at) const { return before[at.before] == after[at.after]; }
};

// What both parts begin and end with, marked and taken off them.
void keep_ends(const Sequences& all, Parts& parts, KeptInOrder& kept) {
    const auto keep = [&](const Common& at) {
        kept.before[at.before] = kept.after[at.after] = true;
    };
    const auto some_left = [&] {
        return parts.first.before < parts.end.before && parts.first.after < parts.end.after;
    };
    while (some_left() && all.same(parts.first)) {
        keep(parts.first);
        ++parts.first.before;
        ++parts.first.after;
    }
    while (some_left() && all.same({parts.end.before - 1, parts.end.after - 1})) {
        --parts.end.before;
        --parts.end.after;
        keep(parts.end);
    }
}

// In the old order: the numbers that each part has exactly once.
std::vector<Common> once_in_both(const Sequences& all, const Parts& parts) {
    struct Seen {
        std::size_t in_before = 0;
        std::size_t in_after = 0;
        std::size_t place_after = 0;
    };
    std::unordered_map<std::uint64_t, Seen> seen;
    for (std::size_t i = parts.first.before; i < parts.end.before; ++i)
        ++seen[all.before[i]].in_before;
    for (std::size_t i = parts.first.after; i < parts.end.after; ++i) {
        Seen& number = seen[all.after[i]];
        ++number.in_after;
        number.place_after = i;
    }
    std::vector<Common> common;
    for (std::size_t i = parts.first.before; i < parts.end.before; ++i) {
        const Seen& number = seen[all.before[i]];
        if (number.in_before == 1 && number.in_after == 1)
            common.push_back({i, number.place_after});
    }
    return common;
}

// The longest run of them that is in order in the new sequence too.
std::vector<Common> in_order(const std::vector<Common>& common) {
    std::vector<std::size_t> last_of_length;  // Which of `common` a run of that length ends with.
    std::vector<std::optional<std::size_t>> one_before(common.size());
    for (std::size_t i = 0; i < common.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(last_of_length, common[i].after, {},
                                     [&](std::size_t last) { return common[last].after; });
        if (place != last_of_length.begin()) one_before[i] = *std::prev(place);
        if (place == last_of_length.end()) {
            last_of_length.push_back(i);
        } else {
            *place = i;
        }
    }
    std::vector<Common> run;
    std::optional<std::size_t> at;
    if (!last_of_length.empty()) at = last_of_length.back();
    for (; at; at = one_before[*at])
        run.push_back(common[*at]);
    std::ranges::reverse(run);
    return run;
}

}  // namespace

KeptInOrder kept_in_order(std::span<const std::uint64_t> before,
                          std::span<const std::uint64_t> after) {
    const Sequences all{before, after};
    KeptInOrder kept{std::vector<bool>(before.size()), std::vector<bool>(after.size())};
    Parts parts{{0, 0}, {before.size(), after.size()}};
    keep_ends(all, parts, kept);
    Parts between{parts.first, {}};
    for (const Common& fixed : in_order(once_in_both(all, parts))) {
        between.end = {fixed.before + 1, fixed.after + 1};
        keep_ends(all, between, kept);
        between.first = {fixed.before + 1, fixed.after + 1};
    }
    between.end = parts.end;
    keep_ends(all, between, kept);
    return kept;
}

}  // namespace candour::platform
