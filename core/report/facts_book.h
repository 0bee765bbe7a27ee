// FactsBook: what reports count of many cases, held small: each id is kept once as a text, and
// cases have its number. Counting a hundred thousand takes some milliseconds then, so counts are
// made anew each time and none is kept that could come to differ from its cases.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/report/case_facts.h"

namespace candour::report {

using NameId = std::uint32_t;

// As CivilDay, without the time's machinery.
using SmallDay = std::int32_t;
inline constexpr SmallDay no_day = std::numeric_limits<SmallDay>::min();

struct SmallTarget {
    NameId id = 0;
    SmallDay settled = no_day;
    bool met = false;  // In time; else it was missed, or it runs.
};

struct SmallStage {
    NameId stage = 0;
    NameId outcome = 0;
    NameId code = 0;
    SmallDay decided = no_day;
};

// Where a case's parts are in the book's lists.
struct Parts {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
};

struct SmallCase {
    std::string reference{};
    NameId service = 0;
    NameId kind = 0;
    NameId method = 0;
    SmallDay received = no_day;
    SmallDay closed = no_day;
    SmallDay first_answer = no_day;
    std::int64_t goodwill_times = 0;
    std::int64_t goodwill_pence = 0;
    std::int64_t cost_pence = 0;
    Parts stages{};
    Parts targets{};
    Parts themes{};
    std::int8_t satisfied_handling = 0;
    std::int8_t satisfied_outcome = 0;
    bool is_there = false;
    bool complaint = false;
    bool resolved_at_once = false;
    bool avoidable = false;
};

// For one thread at a time.
class FactsBook {
public:
    using Place = std::uint32_t;

    FactsBook() = default;
    explicit FactsBook(const std::vector<CaseFacts>& cases);
    FactsBook(FactsBook&&) = default;  // Never copied: names_ points into ids_.
    FactsBook& operator=(FactsBook&&) = default;

    Place add(const CaseFacts& facts);
    // Of the case at `place`, from now on.
    void replace(Place place, const CaseFacts& facts);
    void remove(Place place);
    std::size_t size() const { return cases_.size() - free_.size(); }

    // By place; those that are removed are not there.
    const std::vector<SmallCase>& cases() const { return cases_; }
    std::span<const SmallStage> stages_of(const SmallCase& one) const;
    std::span<const SmallTarget> targets_of(const SmallCase& one) const;
    std::span<const NameId> themes_of(const SmallCase& one) const;

    const std::string& name(NameId id) const { return *names_[id]; }
    std::size_t names() const { return names_.size(); }
    // Its number, where any case has that id.
    const NameId* find_name(std::string_view name) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    NameId id_of(std::string_view name);
    void fill(SmallCase& small, const CaseFacts& facts);
    void let_go(SmallCase& small);
    // What replaced cases have left in the lists goes when it is more than what is in use.
    void tidy();

    std::unordered_map<std::string, NameId, Hash, std::equal_to<>> ids_;
    std::vector<const std::string*> names_;  // Into ids_, whose nodes stay where they are.
    std::vector<SmallCase> cases_;
    std::vector<Place> free_;
    std::vector<SmallStage> stages_;
    std::vector<SmallTarget> targets_;
    std::vector<NameId> themes_;
    std::size_t left_ = 0;  // Parts in the three lists that are nobody's any more.
};

}  // namespace candour::report
