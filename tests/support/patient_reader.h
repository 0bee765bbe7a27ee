// PatientReader: somebody who tries every world that fits what was published. Written without the
// product's own reasoning (core/privacy/disclosure/published.h), to try it: exact, and slow.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/privacy/disclosure/suppression.h"

namespace candour::test {

class PatientReader {
public:
    using Number = std::size_t;
    using Numbers = std::vector<Number>;

    Number add(const privacy::ShownCount& shown) {
        if (shown.suppressed) stars.push_back(ranges_.size());
        ranges_.push_back(privacy::possible_counts(shown));
        return ranges_.size() - 1;
    }
    Number add_unseen(std::int64_t most) {
        ranges_.push_back({0, most});
        return ranges_.size() - 1;
    }
    // The sum of `less` is at most `times` that of `more`.
    void at_most(Numbers less, Numbers more, std::int64_t times = 1) {
        rules_.push_back({std::move(less), std::move(more), times});
    }
    // Exactly.
    void same(const Numbers& a, const Numbers& b) {
        at_most(a, b);
        at_most(b, a);
    }

    // Whether there is a world in which this number is `value`. Nothing: it gave up.
    std::optional<bool> possible(Number number, std::int64_t value) const {
        Ranges ranges = ranges_;
        ranges[number] = {std::max(value, ranges[number].min), std::min(value, ranges[number].max)};
        int patience = 20'000;
        const bool found = search(ranges, patience);
        if (!found && patience <= 0) return std::nullopt;
        return found;
    }
    bool possible() const {
        Ranges ranges = ranges_;
        int patience = 20'000;
        return search(ranges, patience);
    }

    Numbers stars;

private:
    using Ranges = std::vector<privacy::CountRange>;
    struct Rule {
        Numbers less;
        Numbers more;
        std::int64_t times;
    };

    static std::int64_t least(const Ranges& ranges, const Numbers& numbers) {
        std::int64_t sum = 0;
        for (const Number number : numbers)
            sum += ranges[number].min;
        return sum;
    }
    static std::int64_t most(const Ranges& ranges, const Numbers& numbers) {
        std::int64_t sum = 0;
        for (const Number number : numbers)
            sum += ranges[number].max;
        return sum;
    }

    // False when some rule cannot hold any more.
    bool squeeze(Ranges& ranges) const {
        for (bool again = true; again;) {
            again = false;
            for (const Rule& rule : rules_) {
                const std::int64_t from = least(ranges, rule.less);
                const std::int64_t to = most(ranges, rule.more);
                if (from > rule.times * to) return false;
                for (const Number number : rule.less) {
                    const std::int64_t top = rule.times * to - (from - ranges[number].min);
                    if (top >= ranges[number].max) continue;
                    ranges[number].max = top;
                    again = true;
                }
                for (const Number number : rule.more) {
                    const std::int64_t whole = (from + rule.times - 1) / rule.times;
                    const std::int64_t bottom = whole - (to - ranges[number].max);
                    if (bottom <= ranges[number].min) continue;
                    ranges[number].min = bottom;
                    again = true;
                }
                if (again) break;
            }
        }
        return std::ranges::all_of(ranges, [](const auto& one) { return one.min <= one.max; });
    }

    bool search(Ranges& ranges, int& patience) const {
        if (--patience <= 0 || !squeeze(ranges)) return false;
        std::optional<Number> open;
        for (Number i = 0; i < ranges.size(); ++i) {
            if (ranges[i].min == ranges[i].max) continue;
            const auto wide = [&ranges](Number at) { return ranges[at].max - ranges[at].min; };
            if (!open || wide(i) < wide(*open)) open = i;
        }
        if (!open) return true;
        const privacy::CountRange range = ranges[*open];
        const std::int64_t middle = (range.min + range.max) / 2;
        for (std::int64_t step = 0; step <= range.max - range.min; ++step) {
            const std::int64_t value = middle + (step % 2 == 0 ? -step / 2 : (step + 1) / 2);
            if (value < range.min || value > range.max) continue;
            Ranges next = ranges;
            next[*open] = {value, value};
            if (search(next, patience)) return true;
        }
        return false;
    }

    Ranges ranges_;
    std::vector<Rule> rules_;
};

}  // namespace candour::test
