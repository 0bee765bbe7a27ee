// An invented case of a practice office, brought to a point of its life by the steps that its own
// procedure names.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "app/casework/case_work.h"

namespace candour::casework {

enum class ExamplePoint : std::uint8_t {
    InHand,            // Somebody holds it, and has done nothing yet.
    WaitingForPerson,  // Decided, and the person does not agree: they may appeal.
    Closed,
};

struct ExampleCase {
    NewCase wanted{};  // Logged by staff: its kind, method, service and words.
    ExamplePoint until = ExamplePoint::InHand;
    // What is written at a step, by the step's id (complaint::NextStep); "reason" and "lesson" of
    // the learning record. What is not there says nothing.
    std::map<std::string, std::string> words{};
};

// Posts that let one person hold and decide every stage of the procedure that is no panel's, but
// for those whose posts keep others out of it.
std::set<std::string> posts_for_examples(const complaint::Procedure& procedure);

// `time_passes` moves the clock of `work` from one step to the next. A procedure in which it cannot
// come so far leaves it where it is. Errors: as CaseWork's, when it cannot even be opened.
Result<OpenCase> play_example(CaseWork& work, const Worker& worker, const ExampleCase& example,
                              const std::function<void()>& time_passes);

// Whether it came to its point.
bool is_at(const OpenCase& found, ExamplePoint point);

}  // namespace candour::casework
