// tests/support/editor_world.h: a console with a draft "first" in it, and a browser that fills in
// its forms as they are shown.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "core/survey/editing/draft.h"
#include "tests/support/console_world.h"

namespace candour::test {

// Four questions in two languages, ready to be published.
inline nlohmann::json drop_in_draft() {
    return nlohmann::json::parse(R"({
        "id": "first", "title": {"en": "The drop-in", "cy": "Y sesiwn galw heibio"},
        "owner": "Centre manager", "purpose": "To decide the opening hours",
        "act_by": "2027-03-31", "languages": ["en", "cy"],
        "questions": [
            {"id": "felt", "type": "faces", "required": true,
             "prompt": {"en": "How was it?", "cy": "Sut oedd e?"}},
            {"id": "came_for", "type": "one_choice",
             "prompt": {"en": "What for?", "cy": "Ar gyfer beth?"},
             "choices": [{"id": "housing", "label": {"en": "Housing", "cy": "Tai"}},
                         {"id": "money", "label": {"en": "Money", "cy": "Arian"}}]},
            {"id": "again", "type": "yes_no", "prompt": {"en": "Again?", "cy": "Eto?"}},
            {"id": "better", "type": "long_text", "hint": {"en": "Any idea", "cy": "Syniad"},
             "prompt": {"en": "What could be better?", "cy": "Beth allai fod yn well?"}}]})");
}

class EditorWorld : public ConsoleWorld {
public:
    EditorWorld() { keep(drop_in_draft()); }
    void keep(const nlohmann::json& document) {
        const std::string id = document.at("id");
        (void)drafts.remove_draft(id);
        REQUIRE(drafts.add_draft({id, document.dump(), 1, "Mo", 1'764'000'000}).ok());
    }
    nlohmann::json document(const std::string& id = "first") {
        const auto kept = drafts.draft(id).value();
        REQUIRE(kept.has_value());
        return nlohmann::json::parse(kept->document);
    }
    // The item of that id; null when there is none.
    nlohmann::json item(const std::string& question) {
        const nlohmann::json whole = document();
        const auto* found = survey::editing::find_item(whole, question);
        return found == nullptr ? nlohmann::json() : *found;
    }
};

// Signed in as an administrator, unless another is named.
class Editing : public Browser {
public:
    explicit Editing(EditorWorld& world) : Editing(world, world.ada) {}
    Editing(EditorWorld& world, const StaffId& staff) : Browser(world) { become(staff); }

    // Opens the page and sends its form with these fields and the hidden ones of the page.
    protocol::HttpResponse fill(const std::string& path, FormFields fields) {
        get(path);
        return send_again(path, std::move(fields));
    }
    // The same with the hidden fields of the page that is shown.
    protocol::HttpResponse send_again(const std::string& path, FormFields fields) {
        for (const char* hidden : {"form_token", "revision"})
            fields.emplace(hidden, input_value(last_html, hidden));
        return post(path.substr(0, path.find('?')), fields);
    }
    bool shows(const std::string& text) const { return last_html.find(text) != std::string::npos; }
};

}  // namespace candour::test
