// app/casework/lessons.cpp: the learning register, from the learning records alone: no case is
// replayed for it.
#include <algorithm>
#include <map>

#include "app/casework/case_work.h"

namespace candour::casework {
namespace {

using complaint::Entry;
using complaint::EntryKind;
using complaint::Field;

// Cases of no unit are everybody's.
store::CaseFilter seen_by(const Worker& worker) {
    store::CaseFilter filter{.viewer = worker.id, .units = worker.units};
    if (!filter.units.empty()) filter.units.emplace_back();
    constexpr std::int64_t entries_a_lesson = 2;  // Opened and written.
    filter.limit = entries_a_lesson * lessons_max;
    return filter;
}

std::string name_of(const std::vector<Worker>& everybody, const StaffId& id) {
    const auto found = std::ranges::find(everybody, id, &Worker::id);
    return found == everybody.end() ? std::string{"Somebody who has left"} : found->display_name;
}

Lesson lesson_of(const store::EntryOfCase& row, const Entry& entry) {
    return {.day = row.entry.day,
            .service = row.service,
            .reason = entry.text(Field::Reason),
            .root_cause = entry.text(Field::Theme),
            .action = entry.text(Field::Text),
            .reference = row.reference};
}

// Puts records together: an opening with the writing that follows it.
class Register {
public:
    explicit Register(const std::vector<Worker>& everybody) : everybody_(everybody) {}

    // In the order in which they were written.
    void add(const store::EntryOfCase& row, const Entry& entry) {
        Lesson lesson = lesson_of(row, entry);
        if (entry.kind == EntryKind::LearningOpened) {
            lesson.open = true;
            if (const auto owner = entry.person()) lesson.owner = name_of(everybody_, *owner);
            open_[row.id] = std::move(lesson);
            return;
        }
        if (const auto opened = open_.extract(row.id)) lesson.owner = opened.mapped().owner;
        if (lesson.owner.empty()) lesson.owner = name_of(everybody_, entry.by);
        written_.push_back(std::move(lesson));
    }

    // What is still to be completed first, then the newest.
    std::vector<Lesson> lessons() && {
        std::vector<Lesson> all;
        for (auto& [id, lesson] : open_)
            all.push_back(std::move(lesson));
        std::ranges::sort(all, {}, &Lesson::day);
        std::ranges::move(written_.rbegin(), written_.rend(), std::back_inserter(all));
        if (all.size() > static_cast<std::size_t>(lessons_max)) all.resize(lessons_max);
        return all;
    }

private:
    const std::vector<Worker>& everybody_;
    std::map<complaint::CaseId, Lesson> open_;
    std::vector<Lesson> written_;
};

}  // namespace

Result<std::vector<Lesson>> CaseWork::lessons(const Worker& worker) {
    if (!office::may(worker.roles, office::Permission::ReadCaseMeasures)) {
        return Error{ErrorKind::Denied, "what cases taught is for the case team alone"};
    }
    ASSIGN_OR_RETURN(const auto rows, options_.cases.learning(seen_by(worker)));
    ASSIGN_OR_RETURN(const std::vector<Worker> everybody, options_.everybody());
    const bool has_words =
        std::ranges::any_of(rows, [](const auto& row) { return !row.entry.words.empty(); });
    // The line stands in the audit before the words are opened.
    if (has_words) RETURN_IF_ERROR(note(worker.user_name, "read the learning register"));
    Register found{everybody};
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        ASSIGN_OR_RETURN(const ReadEntry read,
                         read_entry(row->entry, *options_.keys.now(), row->id));
        found.add(*row, read.entry);
    }
    return std::move(found).lessons();
}

}  // namespace candour::casework
