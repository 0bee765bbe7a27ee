// ImportDraft: a questionnaire on its way in: its items one by one, each with its place in the file
// it comes from, so that one can be refused and the others stay.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/survey/importing/report.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

struct DraftPlace {
    std::string sheet{};
    std::size_t row = 0;
    bool operator==(const DraftPlace&) const = default;
};

struct DraftItem {
    bool is_group = false;
    nlohmann::json json = nlohmann::json::object();  // As in our file, without what is in a group.
    DraftPlace place{};
    // Where each field stands: "show_if" → "H", "prompt.cy" → "D".
    std::map<std::string, std::string> columns{};
    std::size_t parent = no_group;  // Of the items; before this one.
};

struct Draft {
    nlohmann::json head = nlohmann::json::object();  // All fields but "questions".
    DraftPlace head_place{};
    std::map<std::string, std::string> head_columns{};
    std::vector<DraftItem> items{};
    // Names whose rows were refused already, and what is said of it to those that need them.
    std::unordered_map<std::string, std::string> gone{};
};

struct Imported {
    // Compiled, with its version; none when nothing could be imported.
    std::optional<Questionnaire> questionnaire{};
    // False: it lacks an owner, a purpose or the day to act by, and cannot be opened without.
    bool complete = false;
    Report report{};
};

// Adds to `report` whatever is refused on the way.
Imported assemble(Draft draft, Report report);

}  // namespace candour::survey
