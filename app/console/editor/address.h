// Addresses of the editor's pages: all below /surveys/drafts, and pictures below /surveys/pictures.
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
    Languages,       // …/languages, takes a form only
    Language,        // …/languages/XX
    RemoveLanguage,  // …/languages/XX/remove
    Preview,         // …/preview
    Picture,         // /surveys/pictures/ID, which the server answers with workers of its own
    Publish,         // …/publish
    Withdraw,        // …/withdraw
    Remove,          // …/remove
};

struct EditorAddress {
    EditorView view = EditorView::Drafts;
    std::string draft{};
    std::string part{};  // The question, group or language.
};

// Nothing when the editor has no such page.
std::optional<EditorAddress> editor_address(std::string_view path);

// What pictures' addresses begin with: each takes seconds to make.
inline constexpr std::string_view pictures_prefix = "/surveys/pictures/";
std::string address_of_pictures(const std::string& draft);
std::string address_of_draft(const std::string& draft, std::string_view rest = {});
std::string address_of_question(const std::string& draft, const std::string& question,
                                std::string_view rest = {});

}  // namespace candour::console
