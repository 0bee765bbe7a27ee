// Form: the fields of a page of the editor or of staff as data, drawn by one template, so that each
// of them says its error in the same way: in a summary at the top, linked, and beside the field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/console/fields.h"
#include "app/console/page.h"

namespace candour::console {

struct Problem {
    std::string place;  // The field's name, or the address of another page; empty: this page.
    std::string words;
};

struct Option {
    std::string value;
    std::string text;
    std::string hint{};
    bool chosen = false;
    Language language{};       // Of the text; empty: the page's.
    Language hint_language{};  // The same.
};

struct FormField {
    enum class Kind {
        Line,
        Words,  // Several lines.
        Select,
        Radios,
        Checks,  // Each option is a field of its own.
        Flag,    // One box; `value` is "1" when it is ticked.
        Heading,
        Choice,     // One answer of a question: its words, its role and its buttons.
        NewChoice,  // A field and a button for one more.
        More,       // Until MoreEnd: behind words that open it; "1": open.
        MoreEnd,
        File,         // `value`: the endings of names that it takes, ".xlsx,.json".
        Password,     // Never filled in: what was typed is not shown again.
        NewPassword,  // The same, for browsers that offer to make one.
        Code,         // Of an authenticator app, or a recovery code.
    };
    Kind kind = Kind::Line;
    std::string name{};
    std::string label{};
    std::string hint{};
    std::string value{};
    Language language = "en";
    int characters = 0;  // As wide as that; 0: the whole line.
    int rows = 3;
    std::vector<Option> options{};
    std::string original{};  // What is to be translated.
    Language original_language = "en";
    bool moves_up = false;  // Of a Choice.
    bool moves_down = false;
    bool goes = false;
};

struct Form {
    PageLanguage language{};  // Of all that follows.
    std::string title;
    std::string lead{};
    std::string back{};
    std::optional<std::string> back_text{};  // None: "Back to the questionnaire".
    std::string action{};
    std::int64_t revision = 0;
    std::vector<FormField> fields{};
    std::optional<std::string> button{};  // None: "Save"; empty: no button.
    bool warns = false;                   // The button takes something away.
    bool sends_file = false;
    bool can_send = true;  // Else there is nothing to fill in, and no button.
    std::vector<Problem> problems{};
    std::string problems_title{};  // Empty: "There is a problem".
    std::string notice{};
    std::vector<std::string> facts{};  // Sentences above the fields.
    // Words with a language of their own above the fields, each after what it is: "They said".
    std::vector<std::pair<std::string, ShownText>> quotes{};
    // Where it leads besides: a text and an address each.
    std::vector<std::pair<std::string, std::string>> links{};
    // What a condition can name, behind a link that opens: "${felt}" and what it asks.
    std::vector<std::pair<std::string, std::string>> names{};
    // Sent with it, unseen: a name and a value each.
    std::vector<std::pair<std::string, std::string>> hidden{};
    std::string drawing{};  // Markup of ours above the fields, such as <svg>.
};

// 422 when there are problems. What the template says besides is put into the form's language.
Page form_page(const Form& form);
// The keys has_problems and problems, for pages that are more than a form.
void add_problems(View& view, const std::vector<Problem>& problems);

// What was typed, without spaces around it.
std::string typed(const Fields& form, std::string_view name);
bool is_ticked(const Fields& form, std::string_view name);
// With a capital letter and a full stop, as the sentences of core/survey/editing become here.
std::string as_sentence(std::string words);

}  // namespace candour::console
