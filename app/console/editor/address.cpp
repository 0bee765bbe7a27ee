// From paths to views and back.
#include "app/console/editor/address.h"

#include <vector>

#include "app/console/fields.h"
#include "core/base/locale_text.h"
#include "core/survey/editing/draft.h"

namespace candour::console {
namespace {

constexpr std::string_view prefix = "/surveys/drafts";

std::vector<std::string_view> steps_of(std::string_view path) {
    std::vector<std::string_view> steps;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        steps.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
        if (path.empty()) steps.emplace_back();
    }
    return steps;
}

std::optional<EditorView> view_of_draft(std::string_view step) {
    if (step == "details") return EditorView::Details;
    if (step == "add") return EditorView::Add;
    if (step == "add-value") return EditorView::AddValue;
    if (step == "languages") return EditorView::Languages;
    if (step == "preview") return EditorView::Preview;
    if (step == "publish") return EditorView::Publish;
    if (step == "withdraw") return EditorView::Withdraw;
    if (step == "remove") return EditorView::Remove;
    if (step == "copy") return EditorView::Copy;
    if (step == "form.xlsx") return EditorView::Xlsx;
    if (step == "form.json") return EditorView::Json;
    return std::nullopt;
}

// Below bring_prefix.
std::optional<EditorAddress> address_of_file(std::string_view path) {
    if (path == "new") return EditorAddress{EditorView::Bring};
    const auto steps = steps_of(path);
    if (steps.size() != 3 || !survey::editing::is_questionnaire_id(steps[0]) ||
        steps[1] != "languages" || !is_language_tag(steps[2])) {
        return std::nullopt;
    }
    return EditorAddress{EditorView::BringLanguage, std::string(steps[0]), std::string(steps[2])};
}

std::optional<EditorView> view_of_part(std::string_view list, std::string_view step) {
    if (list == "questions") {
        if (step.empty()) return EditorView::Question;
        if (step == "group") return EditorView::Group;
        if (step == "remove") return EditorView::RemoveQuestion;
        if (step == "answers") return EditorView::Answers;
        if (step == "ungroup") return EditorView::Ungroup;
    } else if (list == "languages") {
        if (step.empty()) return EditorView::Language;
        if (step == "remove") return EditorView::RemoveLanguage;
        if (step == "po") return EditorView::Po;
    }
    return std::nullopt;
}

}  // namespace

std::optional<EditorAddress> editor_address(std::string_view path) {
    if (path.starts_with(pictures_prefix)) {
        path.remove_prefix(pictures_prefix.size());
        if (!survey::editing::is_questionnaire_id(path)) return std::nullopt;
        return EditorAddress{EditorView::Picture, std::string(path)};
    }
    if (path.starts_with(bring_prefix)) return address_of_file(path.substr(bring_prefix.size()));
    if (!path.starts_with(prefix)) return std::nullopt;
    path.remove_prefix(prefix.size());
    if (path.empty()) return EditorAddress{};
    if (path.front() != '/') return std::nullopt;
    const auto steps = steps_of(path.substr(1));
    if (steps.empty() || !survey::editing::is_questionnaire_id(steps[0])) return std::nullopt;
    EditorAddress address{EditorView::Draft, std::string(steps[0])};
    if (steps.size() == 1) {
        if (steps[0] == "new") address.view = EditorView::New;
        return address;
    }
    std::optional<EditorView> view;
    if (steps.size() == 2) {
        view = view_of_draft(steps[1]);
    } else if (steps.size() <= 4) {
        const bool known =
            steps[1] == "languages" ? is_language_tag(steps[2]) : survey::is_survey_id(steps[2]);
        // An empty fourth step is a "/" at the end, which is no page.
        if (!known || (steps.size() == 4 && steps[3].empty())) return std::nullopt;
        address.part = steps[2];
        view = view_of_part(steps[1], steps.size() == 4 ? steps[3] : std::string_view());
    }
    if (!view) return std::nullopt;
    address.view = *view;
    return address;
}

bool is_draft_file(EditorView view) {
    return view == EditorView::Xlsx || view == EditorView::Json || view == EditorView::Po;
}

bool takes_file(EditorView view) {
    return view == EditorView::Bring || view == EditorView::BringLanguage;
}

std::string address_to_bring_language(const std::string& draft, const std::string& language) {
    return std::string(bring_prefix) + url_encode(draft) + "/languages/" + url_encode(language);
}

std::string address_of_pictures(const std::string& draft) {
    return std::string(pictures_prefix) + url_encode(draft);
}

std::string address_of_draft(const std::string& draft, std::string_view rest) {
    return std::string(prefix) + "/" + url_encode(draft) + std::string(rest);
}

std::string address_of_question(const std::string& draft, const std::string& question,
                                std::string_view rest) {
    return address_of_draft(draft, "/questions/" + url_encode(question) + std::string(rest));
}

}  // namespace candour::console
