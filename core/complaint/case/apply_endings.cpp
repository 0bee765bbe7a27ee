// Entries that end a case, and those about what is learned from it.
#include "core/complaint/case/apply.h"

namespace candour::complaint {

Status apply_set_aside(const Change& change) {
    change.state.status = CaseStatus::SetAside;
    return Unit{};
}

Status apply_brought_back(const Change& change) {
    if (change.state.status != CaseStatus::SetAside) {
        return damaged(change.entry, "it was not set aside");
    }
    change.state.status = change.state.resolved ? CaseStatus::Resolved : CaseStatus::Open;
    return Unit{};
}

Status apply_theme(const Change& change) {
    change.state.themes.insert(change.entry.text(Field::Theme));
    return Unit{};
}

Status apply_ending(const Change& change) {
    const bool persons = change.entry.kind == EntryKind::PersonEnding;
    (persons ? change.state.person_ending : change.state.organisation_ending) = true;
    return Unit{};
}

Status apply_learning_opened(const Change& change) {
    change.state.learning_open = true;
    change.state.learning_owner = change.entry.person();
    return Unit{};
}

Status apply_learning_written(const Change& change) {
    change.state.learning_open = true;
    change.state.learning_done = true;
    return apply_theme(change);
}

Status apply_quality(const Change& change) {
    change.state.quality_drawn = true;
    if (change.entry.kind == EntryKind::QualityChecked) {
        change.state.quality_score = static_cast<int>(change.entry.number_of(Field::Score));
    }
    return Unit{};
}

Status apply_closed(const Change& change) {
    change.state.status = CaseStatus::Closed;
    change.state.closed = change.entry.happened();
    change.state.persistent = change.entry.kind == EntryKind::ClosedAsPersistent;
    return Unit{};
}

Status apply_details_erased(const Change& change) {
    change.state.details_erased = true;
    return Unit{};
}

}  // namespace candour::complaint
