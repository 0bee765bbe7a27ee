// Addresses of the editor's pages: all below /surveys/drafts, but pictures, and forms with a file
// in them, which the server answers with workers of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace candour::console {

enum class EditorView {
    Drafts,          // /surveys/drafts
    New,             // /surveys/drafts/new
    Draft,           // /surveys/drafts/ID
    Details,         // …/details
    Add,             // …/add
    Question,        // …/questions/QUESTION
    Group,           // …/questions/QUESTION/group
    RemoveQuestion,  // …/questions/QUESTION/remove
    Answers,         // …/questions/QUESTION/answers: their scores, and which are offered
    Ungroup,         // …/questions/QUESTION/ungroup
    AddValue,        // …/add-value: what is worked out
    Languages,       // …/languages, takes a form only
    Language,        // …/languages/XX
    RemoveLanguage,  // …/languages/XX/remove
    Preview,         // …/preview
    Picture,         // /surveys/pictures/ID, which the server answers with workers of its own
    Publish,         // …/publish
    Withdraw,        // …/withdraw
    Remove,          // …/remove
    Copy,            // …/copy
    Xlsx,            // …/form.xlsx: the draft as a file
    Json,            // …/form.json
    Po,              // …/languages/XX/po: its translations as a file
    Bring,           // /surveys/bring/new: a questionnaire from a file
    BringLanguage,   // /surveys/bring/ID/languages/XX: translations from a file
};

struct EditorAddress {
    EditorView view = EditorView::Drafts;
    std::string draft{};
    std::string part{};  // The question, group or language.
};

// Nothing when the editor has no such page.
std::optional<EditorAddress> editor_address(std::string_view path);

bool is_draft_file(EditorView view);
// Whether its form has a file in it.
bool takes_file(EditorView view);

// What these addresses begin with: their forms may be large, and take seconds to read.
inline constexpr std::string_view bring_prefix = "/surveys/bring/";
inline constexpr const char* address_to_bring = "/surveys/bring/new";
std::string address_to_bring_language(const std::string& draft, const std::string& language);

// What pictures' addresses begin with: each takes seconds to make.
inline constexpr std::string_view pictures_prefix = "/surveys/pictures/";
std::string address_of_pictures(const std::string& draft);
std::string address_of_draft(const std::string& draft, std::string_view rest = {});
std::string address_of_question(const std::string& draft, const std::string& question,
                                std::string_view rest = {});

}  // namespace candour::console
