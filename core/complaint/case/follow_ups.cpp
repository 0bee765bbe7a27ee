// What the program writes by itself after an entry.
#include "core/complaint/case/queries.h"

namespace candour::complaint {
namespace {

Entry by_itself(EntryKind kind, const Entry& cause) {
    return Entry{.kind = kind, .when = cause.when};
}

// D13: who resolved it; after a panel, who held it before.
std::optional<StaffId> learner(const CaseState& state, const Entry& entry) {
    for (std::size_t i = state.runs.size(); i-- > 0;) {
        const std::optional<StaffId>& holder = state.runs[i].holder;
        if (holder && !state.excluded.contains(*holder)) return holder;
    }
    if (entry.by == StaffId{} || state.excluded.contains(entry.by)) return std::nullopt;
    return entry.by;
}

}  // namespace

std::vector<Entry> follow_ups(const Procedure& procedure, const CaseState& state,
                              const Entry& entry) {
    std::vector<Entry> entries;
    const Stage* stage = stage_now(procedure, state);
    if (stage == nullptr) return entries;
    if (entry.kind == EntryKind::Decided) {
        if (const Stage* next = led_to(procedure, *stage, state.runs.back().outcome)) {
            Entry started = by_itself(EntryKind::StageStarted, entry);
            started.fields[Field::Stage] = next->id;
            started.fields[Field::Why] = std::string("leads");
            if (entry.has(Field::Day)) started.fields[Field::Day] = entry.fields.at(Field::Day);
            if (entry.has(Field::HappenedAt)) {
                started.fields[Field::HappenedAt] = entry.fields.at(Field::HappenedAt);
            }
            entries.push_back(std::move(started));
        }
    }
    // Also where the person does not agree: there is as much to learn, and it has to end.
    const bool ended = state.resolved || !state.runs.back().person_agreed.empty() ||
                       (stage->kind == StageKind::Board && is_decided(state.runs.back())) ||
                       stage->kind == StageKind::External;
    if (ended && !state.learning_open && needs_learning(procedure, state)) {
        Entry learning = by_itself(EntryKind::LearningOpened, entry);
        if (const auto who = learner(state, entry)) learning.fields[Field::Person] = who->hex();
        entries.push_back(std::move(learning));
    }
    return entries;
}

}  // namespace candour::complaint
