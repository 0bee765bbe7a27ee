// One question as the kiosk shows it, in each language and print size.
#include <algorithm>
#include <array>

#include "app/console/editor/pages.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

constexpr std::array<const char*, 3> sizes = {"100", "150", "200"};

bool is_shown(const survey::Question& question) {
    return question.type != survey::QuestionType::Calculated;
}

View pictures_view(const OpenDraft& draft, const Language& language, const std::string& question) {
    View list{View::type::list};
    for (const char* size : sizes) {
        View view;
        view["picture_href"] = address_of_pictures(draft.kept.id) +
                               "?question=" + url_encode(question) +
                               "&language=" + url_encode(language) + "&size=" + size +
                               // A changed draft has another address.
                               "&revision=" + std::to_string(draft.kept.revision);
        view["picture_size"] = size;
        view["picture_alt"] = draft.language.tr(
            "The question in {language}, print at {size} %",
            {{"language", language_in_words(language, draft.language)}, {"size", size}});
        list << view;
    }
    return list;
}

}  // namespace

Result<Page> preview_page(const EditorDesk& editor, const OpenDraft& draft,
                          const std::string& question) {
    std::vector<const survey::Question*> shown;
    for (const survey::Question& one : draft.read.questions) {
        if (is_shown(one)) shown.push_back(&one);
    }
    const auto found = std::ranges::find_if(shown, [&](const survey::Question* one) {
        return question.empty() || one->id == question;
    });
    if (found == shown.end() && !question.empty()) {
        return Error{ErrorKind::NotFound, "there is no question " + question};
    }
    Page page{
        "survey_preview", draft.language.tr("As the kiosk shows it"), Section::Surveys, {}, 200};
    View& view = page.view;
    view["back"] = address_of_draft(draft.kept.id);
    view["can_preview"] = static_cast<bool>(editor.preview) && found != shown.end();
    view["has_preview_program"] = static_cast<bool>(editor.preview);
    view["action"] = address_of_draft(draft.kept.id, "/preview");
    View languages{View::type::list};
    View questions{View::type::list};
    if (found != shown.end()) {
        for (const survey::Question* one : shown) {
            View option;
            option["question_id"] = one->id;
            option["question_text"] = first_words(one->prompt.in(draft.main()).text, 80);
            option["is_chosen"] = one == *found;
            questions << option;
        }
        for (const Language& language : draft.read.languages) {
            View one;
            one["language_name"] = language_in_words(language, draft.language);
            one["pictures"] = pictures_view(draft, language, (*found)->id);
            languages << one;
        }
        view["prompt"] = view_of((*found)->prompt.in(draft.main()));
    } else {
        view["prompt"] = view_of(ShownText{"", draft.main()});
    }
    view["languages"] = std::move(languages);
    view["questions"] = std::move(questions);
    return page;
}

}  // namespace candour::console
