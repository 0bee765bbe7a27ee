// Each text for itself, in an order that says nothing.
#include "app/console/surveys/written.h"

#include "app/console/surveys/result_labels.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

const report::MergedQuestion* find(const report::Versions& versions, const std::string& id) {
    for (const report::MergedQuestion& question : versions.questions()) {
        if (question.question.id == id) return &question;
    }
    return nullptr;
}

View texts_view(const std::vector<std::string>& texts) {
    View list{View::type::list};
    for (const std::string& text : texts) {
        View view;
        view["text"] = shown_text(text);
        list << view;
    }
    return list;
}

}  // namespace

View written_view(const report::Versions& versions, const std::vector<report::GivenAnswers>& given,
                  const PageLanguage& language) {
    View questions{View::type::list};
    for (const auto& written : report::written_answers(versions, given)) {
        const report::MergedQuestion* question = find(versions, written.question);
        if (question == nullptr) continue;
        View view;
        view["prompt"] = view_of(prompt_of(question->question.prompt, language));
        view["texts"] = texts_view(written.texts);
        questions << view;
    }
    return questions;
}

}  // namespace candour::console
