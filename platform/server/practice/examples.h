// platform/server/practice/examples.h: the invented contacts and cases that a practice office
// begins with (assets/practice/examples.json).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/casework/example_case.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"
#include "core/feedback/contact_kind.h"

namespace candour::platform {

struct ExampleContact {
    feedback::ContactKind kind{};
    LocalText words;
    bool urgent = false;
};

struct ExampleStory {
    casework::ExamplePoint until{};
    int days_ago = 0;  // Of its receipt.
    std::string method;
    std::string words;                         // What the person said.
    std::map<std::string, std::string> steps;  // casework::ExampleCase::words
};

struct PracticeExamples {
    std::vector<ExampleContact> contacts;
    std::vector<ExampleStory> cases;
};

// Errors: Invalid, naming the place.
Result<PracticeExamples> parse_practice_examples(std::string_view json,
                                                 const std::string& file_name);

}  // namespace candour::platform
