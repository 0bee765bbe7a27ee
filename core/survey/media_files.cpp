// Walking through what questions and choices name.
#include "core/survey/media_files.h"

namespace candour::survey {
namespace {

void add(const std::string& place, const LocalText& names, std::vector<NamedFile>& files) {
    for (const auto& [language, file] : names.by_language)
        files.push_back({place, language, file});
}

std::string place_of(const Question& question) { return "question '" + question.id + "'"; }

std::string place_of(const Question& question, const Choice& choice) {
    return place_of(question) + ", choice '" + choice.id + "'";
}

}  // namespace

std::vector<NamedFile> pictures_named(const Questionnaire& questionnaire) {
    std::vector<NamedFile> files;
    for (const Question& question : questionnaire.questions) {
        add(place_of(question), question.media.picture, files);
        for (const Choice& choice : question.choices)
            add(place_of(question, choice), choice.picture, files);
    }
    return files;
}

std::vector<NamedFile> clips_named(const Questionnaire& questionnaire) {
    std::vector<NamedFile> files;
    for (const Question& question : questionnaire.questions)
        add(place_of(question), question.media.sign, files);
    return files;
}

std::vector<NamedFile> recordings_named(const Questionnaire& questionnaire) {
    std::vector<NamedFile> files;
    for (const Question& question : questionnaire.questions) {
        add(place_of(question), question.media.audio, files);
        for (const Choice& choice : question.choices)
            add(place_of(question, choice), choice.audio, files);
    }
    return files;
}

}  // namespace candour::survey
