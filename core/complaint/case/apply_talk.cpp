// Entries about talking with the person, and about finding out.
#include "core/complaint/case/apply.h"

namespace candour::complaint {
namespace {

Milestone milestone_of(EntryKind kind) {
    if (kind == EntryKind::Acknowledged) return Milestone::Acknowledged;
    if (kind == EntryKind::Contacted) return Milestone::Contacted;
    if (kind == EntryKind::Heard) return Milestone::Heard;
    if (kind == EntryKind::Updated) return Milestone::Updated;
    return Milestone::Answered;
}

bool is_earlier(const Change& change) {
    const std::int64_t entry = change.entry.number_of(Field::Entry);
    return 0 < entry && entry < change.entry.number;
}

}  // namespace

Status apply_nothing(const Change&) { return Unit{}; }

Status apply_reference(const Change& change) {
    if (change.entry.has(Field::Entry) && !is_earlier(change)) {
        return damaged(change.entry, "it tells of an entry that is not before it");
    }
    return Unit{};
}

Status apply_milestone(const Change& change) {
    change.run().reached.emplace(milestone_of(change.entry.kind), change.entry.happened());
    return Unit{};
}

Status apply_contact_tried(const Change& change) {
    change.run().contact_tried = true;
    return Unit{};
}

Status apply_reply(const Change& change) {
    change.state.replied = true;
    return Unit{};
}

Status apply_person_wrote(const Change& change) {
    change.state.wrote_back = true;
    return Unit{};
}

Status apply_consent_given(const Change& change) {
    const std::vector<std::string> bodies = change.entry.list(Field::Bodies);
    change.state.consents[change.entry.number] = {
        .representative = change.entry.text(Field::Why) == "representative",
        .bodies = {bodies.begin(), bodies.end()}};
    return Unit{};
}

Status apply_consent_withdrawn(const Change& change) {
    if (change.state.consents.erase(change.entry.number_of(Field::Entry)) == 0) {
        return damaged(change.entry, "there is no such consent");
    }
    return Unit{};
}

Status apply_redress_told(const Change& change) {
    change.state.redress_told = true;
    return Unit{};
}

Status apply_translation_asked(const Change& change) {
    change.state.translations_waiting.insert(change.entry.number);
    change.state.cost_pence += change.entry.number_of(Field::Pence);
    return Unit{};
}

Status apply_translation_written(const Change& change) {
    change.state.cost_pence += change.entry.number_of(Field::Pence);
    change.state.translations_waiting.erase(change.entry.number_of(Field::Entry));
    return apply_reference(change);
}

Status apply_satisfaction(const Change& change) {
    change.state.satisfied_handling = static_cast<int>(change.entry.number_of(Field::Score));
    if (change.entry.has(Field::ScoreOutcome)) {
        change.state.satisfied_outcome =
            static_cast<int>(change.entry.number_of(Field::ScoreOutcome));
    }
    return Unit{};
}

Status apply_information_asked(const Change& change) {
    change.state.information_waiting.insert(change.entry.number);
    // A witness took part: they do not sit on a panel later.
    if (const auto person = change.entry.person()) {
        change.state.took_part[*person].insert(change.run_index());
    }
    return Unit{};
}

Status apply_information_came(const Change& change) {
    if (change.state.information_waiting.erase(change.entry.number_of(Field::Entry)) == 0) {
        return damaged(change.entry, "nothing was asked for in that entry, or it came already");
    }
    return Unit{};
}

}  // namespace candour::complaint
