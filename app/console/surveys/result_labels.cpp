// Labels in the console's language.
#include "app/console/surveys/result_labels.h"

#include "app/console/words.h"

namespace candour::console {

ShownText label_of(const report::QuestionResult& question, std::size_t row,
                   const PageLanguage& language) {
    using report::RowKind;
    const report::Row& shown = question.rows[row];
    switch (shown.kind) {
        case RowKind::Choice:
        case RowKind::Range:
            return shown.label.in(language.tag());
        case RowKind::Written:
            return {language.tr("Wrote something"), language.tag()};
        case RowKind::Earlier:
            return {language.tr("An answer of an earlier version"), language.tag()};
        case RowKind::Declined:
            return {language.tr("Preferred not to say"), language.tag()};
        case RowKind::None:
            return {language.tr("Did not answer, or was not asked"), language.tag()};
    }
    return {};
}

ShownText version_name(const survey::Questionnaire& in_force, const std::string& version,
                       const PageLanguage& language) {
    if (version == in_force.version) return {language.tr("This version"), language.tag()};
    return {language.tr("Version {number}", {{"number", version.substr(0, 8)}}), language.tag()};
}

ShownText prompt_of(const LocalText& prompt, const PageLanguage& language) {
    ShownText shown = prompt.in(language.tag());
    std::size_t begin = shown.text.find("${");
    while (begin != std::string::npos) {
        const std::size_t end = shown.text.find('}', begin);
        if (end == std::string::npos) break;
        shown.text.replace(begin, end + 1 - begin, "…");
        begin = shown.text.find("${", begin);
    }
    return shown;
}

bool takes_words(const report::QuestionResult& question) {
    return question.type == survey::QuestionType::ShortText ||
           question.type == survey::QuestionType::LongText;
}

}  // namespace candour::console
