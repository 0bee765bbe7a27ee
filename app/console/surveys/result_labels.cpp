// Labels in the console's language.
#include "app/console/surveys/result_labels.h"

#include "app/console/words.h"

namespace candour::console {

ShownText label_of(const report::QuestionResult& question, std::size_t row) {
    using report::RowKind;
    const report::Row& shown = question.rows[row];
    switch (shown.kind) {
        case RowKind::Choice:
        case RowKind::Range:
            return shown.label.in("en");
        case RowKind::Written:
            return {"Wrote something", "en"};
        case RowKind::Earlier:
            return {"An answer of an earlier version", "en"};
        case RowKind::Declined:
            return {"Preferred not to say", "en"};
        case RowKind::None:
            return {"Did not answer, or was not asked", "en"};
    }
    return {};
}

ShownText version_name(const survey::Questionnaire& in_force, const std::string& version) {
    if (version == in_force.version) return {"This version", "en"};
    return {"Version " + version.substr(0, 8), "en"};
}

ShownText prompt_of(const LocalText& prompt) {
    ShownText shown = prompt.in("en");
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
