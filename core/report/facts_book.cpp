// core/report/facts_book.cpp: see facts_book.h.
#include "core/report/facts_book.h"

#include "core/base/check.h"

namespace candour::report {
namespace {

SmallDay small(CivilDay day) { return static_cast<SmallDay>(day.time_since_epoch().count()); }
SmallDay small(const std::optional<CivilDay>& day) { return day ? small(*day) : no_day; }

// Of what is in a list from `begin` to its end.
template <typename Part>
Parts those_from(const std::vector<Part>& list, std::size_t begin) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(list.size() - begin)};
}

template <typename Part>
std::span<const Part> some_of(const std::vector<Part>& list, const Parts& place) {
    return std::span(list).subspan(place.begin, place.size);
}

std::size_t parts_of(const SmallCase& one) {
    return std::size_t{one.stages.size} + one.targets.size + one.themes.size;
}

// Moves a case's parts behind those of the cases before it.
template <typename Part>
void move_into(std::vector<Part>& kept, const std::vector<Part>& list, Parts& place) {
    const std::size_t begin = kept.size();
    const auto all = some_of(list, place);
    kept.insert(kept.end(), all.begin(), all.end());
    place = those_from(kept, begin);
}

}  // namespace

FactsBook::FactsBook(const std::vector<CaseFacts>& cases) {
    cases_.reserve(cases.size());
    for (const CaseFacts& one : cases)
        add(one);
}

NameId FactsBook::id_of(std::string_view name) {
    const auto known = ids_.find(name);
    if (known != ids_.end()) return known->second;
    const auto id = static_cast<NameId>(names_.size());
    names_.push_back(&ids_.emplace(name, id).first->first);
    return id;
}

const NameId* FactsBook::find_name(std::string_view name) const {
    const auto known = ids_.find(name);
    return known == ids_.end() ? nullptr : &known->second;
}

void FactsBook::fill(SmallCase& small_case, const CaseFacts& facts) {
    small_case = {.reference = facts.reference,
                  .service = id_of(facts.service),
                  .kind = id_of(facts.kind),
                  .method = id_of(facts.method),
                  .received = small(facts.received),
                  .closed = small(facts.closed),
                  .first_answer = small(facts.first_answer()),
                  .goodwill_times = facts.goodwill_times,
                  .goodwill_pence = facts.goodwill_pence,
                  .cost_pence = facts.cost_pence,
                  .satisfied_handling = static_cast<std::int8_t>(facts.satisfied_handling),
                  .satisfied_outcome = static_cast<std::int8_t>(facts.satisfied_outcome),
                  .is_there = true,
                  .complaint = facts.complaint,
                  .resolved_at_once = facts.resolved_at_once,
                  .avoidable = facts.avoidable};
    const std::size_t stages = stages_.size();
    const std::size_t targets = targets_.size();
    const std::size_t themes = themes_.size();
    for (const StageFacts& run : facts.stages) {
        stages_.push_back({.stage = id_of(run.stage),
                           .outcome = id_of(run.outcome),
                           .code = id_of(run.code),
                           .decided = small(run.decided)});
        for (const TargetFacts& target : run.targets) {
            targets_.push_back({.id = id_of(target.id),
                                .settled = small(target.settled),
                                .met = target.outcome == ClockOutcome::Met});
        }
    }
    for (const std::string& theme : facts.themes)
        themes_.push_back(id_of(theme));
    small_case.stages = those_from(stages_, stages);
    small_case.targets = those_from(targets_, targets);
    small_case.themes = those_from(themes_, themes);
}

FactsBook::Place FactsBook::add(const CaseFacts& facts) {
    if (free_.empty()) {
        free_.push_back(static_cast<Place>(cases_.size()));
        cases_.emplace_back();
    }
    const Place place = free_.back();
    free_.pop_back();
    fill(cases_[place], facts);
    return place;
}

void FactsBook::let_go(SmallCase& small_case) {
    CHECK(small_case.is_there);
    left_ += parts_of(small_case);
    small_case = {};
}

void FactsBook::replace(Place place, const CaseFacts& facts) {
    let_go(cases_[place]);
    fill(cases_[place], facts);
    tidy();
}

void FactsBook::remove(Place place) {
    let_go(cases_[place]);
    free_.push_back(place);
    tidy();
}

void FactsBook::tidy() {
    constexpr std::size_t always_kept = 1'000;
    const std::size_t all = stages_.size() + targets_.size() + themes_.size();
    if (left_ < always_kept || left_ < all / 2) return;
    std::vector<SmallStage> stages;
    std::vector<SmallTarget> targets;
    std::vector<NameId> themes;
    for (SmallCase& one : cases_) {
        move_into(stages, stages_, one.stages);
        move_into(targets, targets_, one.targets);
        move_into(themes, themes_, one.themes);
    }
    stages_ = std::move(stages);
    targets_ = std::move(targets);
    themes_ = std::move(themes);
    left_ = 0;
}

std::span<const SmallStage> FactsBook::stages_of(const SmallCase& one) const {
    return some_of(stages_, one.stages);
}
std::span<const SmallTarget> FactsBook::targets_of(const SmallCase& one) const {
    return some_of(targets_, one.targets);
}
std::span<const NameId> FactsBook::themes_of(const SmallCase& one) const {
    return some_of(themes_, one.themes);
}

}  // namespace candour::report
