// Visits that stand on each screen of "I want help now".
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "tests/kiosk/screens/sample_visit.h"

namespace candour::tests {

// `complaint`: being written, at reception.
inline void add_help(const kiosk::Flow& complaint, std::vector<SampleVisit>& visits) {
    using namespace kiosk;
    Flow flow = complaint;
    flow.visit.help.from = WriteScreen{};
    const auto add = [&](std::string name, Screen screen) {
        flow.screen = std::move(screen);
        visits.push_back({std::move(name), flow});
    };
    add("help, whom to ring", HelpScreen{});
    add("help", HelpScreen{.room = Room::Enough});
    add("help, full", HelpScreen{.room = Room::TooLittle});
    add("help, before", HelpBeforeScreen{});
    add("help, nothing yet", HelpWriteScreen{.problem = HelpProblem::Empty});
    flow.visit.help.words = complaint.visit.contact.story;
    const std::size_t end = flow.visit.help.words.size();
    add("help, written", HelpWriteScreen{.caret_byte = end});
    add("help, not kept", HelpWriteScreen{.caret_byte = end, .problem = HelpProblem::NotStored});
    flow.visit.help.words.clear();
    add("help, sent", HelpSentScreen{});
    add("help, practice", HelpSentScreen{.practice = true});
    flow.visit.handed_over.to_person = true;
    add("help, on a tablet", HelpScreen{});
}

}  // namespace candour::tests
