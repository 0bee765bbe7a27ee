// Reading which clips there are, and finding one.
#include "core/feedback/sign_clips.h"

#include <algorithm>

#include "core/base/sign_languages.h"
#include "core/survey/file/fields.h"

namespace candour::feedback {
namespace {

std::vector<std::string> screens() { return {clip_screens.begin(), clip_screens.end()}; }

Result<SignClip> parse_clip(const nlohmann::json& source, const std::string& place) {
    FieldReader fields(source, place);
    SignClip clip;
    clip.language = fields.text("language", Need::Required);
    if (fields.ok() && find_sign_language(clip.language) == nullptr) {
        fields.fail_field("language", "'" + clip.language +
                                          "' is no sign language that is known here; possible "
                                          "are " +
                                          joined(sign_language_tags()) +
                                          " (bfi: British Sign Language)");
    }
    clip.screen = fields.text("screen", Need::Required);
    if (fields.ok() && std::ranges::find(clip_screens, clip.screen) == clip_screens.end()) {
        fields.fail_field("screen", "there is no screen '" + clip.screen +
                                        "' that can have a clip; possible are " +
                                        joined(screens()));
    }
    clip.file = survey::read_file_name(fields, "file");
    RETURN_IF_ERROR(fields.finish());
    return clip;
}

}  // namespace

std::vector<SignClip> read_sign_clips(FieldReader& fields) {
    std::vector<SignClip> clips;
    const auto items = fields.list("sign_clips", Need::Optional, sign_clips_max);
    const std::string place = place_of(fields.place(), "sign_clips");
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string here = place_of(place, i);
        Result<SignClip> clip = parse_clip(*items[i], here);
        if (clip.ok() && !find_clip(clips, clip.value().screen, clip.value().language).empty()) {
            fields.fail(here, "the screen '" + clip.value().screen + "' has a clip in '" +
                                  clip.value().language + "' already");
        }
        if (!fields.take(std::move(clip), clips)) break;
    }
    return clips;
}

std::string clip_name(const std::string& file) { return "/sign/" + file; }

std::string find_clip(const std::vector<SignClip>& clips, std::string_view screen,
                      std::string_view language) {
    const auto found = std::ranges::find_if(clips, [&](const SignClip& clip) {
        return clip.screen == screen && clip.language == language;
    });
    return found == clips.end() ? std::string() : found->file;
}

}  // namespace candour::feedback
