#include "core/feedback/clip_names.h"

#include <algorithm>

#include "core/feedback/publications.h"
#include "core/survey/media_files.h"

namespace candour::feedback {

std::vector<NamedClip> clips_named(const Organisation& organisation) {
    std::vector<NamedClip> clips;
    for (const SignClip& clip : organisation.sign_clips)
        clips.push_back({clip_name(clip.file), clip.file, "screen '" + clip.screen + "'"});
    for (const survey::Questionnaire& questionnaire : organisation.questionnaires) {
        for (const survey::NamedFile& named : survey::clips_named(questionnaire)) {
            clips.push_back({picture_name(questionnaire.id, named.file), named.file,
                             named.place + " of '" + questionnaire.id + "'"});
        }
    }
    return clips;
}

std::vector<NamedClip> keep_clips(Organisation& organisation,
                                  const std::vector<std::string>& names) {
    const auto is_gone = [&](const std::string& name) {
        return std::ranges::find(names, name) == names.end();
    };
    std::vector<NamedClip> gone = clips_named(organisation);
    std::erase_if(gone, [&](const NamedClip& clip) { return !is_gone(clip.name); });
    std::erase_if(organisation.sign_clips,
                  [&](const SignClip& clip) { return is_gone(clip_name(clip.file)); });
    for (survey::Questionnaire& questionnaire : organisation.questionnaires) {
        for (survey::Question& question : questionnaire.questions) {
            std::erase_if(question.media.sign.by_language, [&](const auto& file) {
                return is_gone(picture_name(questionnaire.id, file.second));
            });
        }
    }
    return gone;
}

}  // namespace candour::feedback
