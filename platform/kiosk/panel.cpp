#include "platform/kiosk/panel.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "platform/sound/espeak_speaker.h"
#include "platform/text/keyboard_files.h"

namespace candour::platform {
namespace {

// What fontconfig read of our fonts, for the next start. Nothing of a visitor is ever in it.
std::string font_cache_folder() {
    const char* cache_home = std::getenv("XDG_CACHE_HOME");
    if (cache_home && *cache_home == '/') return std::string(cache_home) + "/candour/fonts";
    const char* home = std::getenv("HOME");
    if (home && *home == '/') return std::string(home) + "/.cache/candour/fonts";
    return "/var/cache/candour/fonts";
}

void open_speaker(Panel& panel, Speech speech) {
    if (speech == Speech::Logged) {
        auto log = std::make_unique<SpeechLog>();
        panel.speech_log = log.get();
        panel.speaker = std::move(log);
    }
    if (speech != Speech::Aloud) return;
    auto speaker = EspeakSpeaker::create();
    if (speaker.ok()) {
        panel.speaker = speaker.take();
    } else {
        std::fprintf(stderr, "candour-kiosk: nothing is read aloud: %s\n",
                     speaker.error().what.c_str());
    }
}

void open_clips(Panel& panel, ClipFiles files) {
    auto program = clips::find_clip_program();
    if (program.ok()) {
        panel.clips = std::make_unique<BundleClips>(program.take(), std::move(files));
    } else if (!files.empty()) {
        std::fprintf(stderr, "candour-kiosk: no sign language is shown: %s\n",
                     program.error().what.c_str());
    }
}

}  // namespace

Result<Panel> open_panel(const WindowOptions& options, const std::string& share_folder,
                         PanelMedia media) {
    Panel panel;
    open_speaker(panel, media.speech);
    open_clips(panel, std::move(media.clips));
    ASSIGN_OR_RETURN(panel.window, Window::create(options));
    panel.events = std::make_unique<EventSource>(*panel.window);
    panel.surface = std::make_unique<GlSurface>(*panel.window);
    ASSIGN_OR_RETURN(panel.text, PangoText::create(*panel.surface, share_folder + "/fonts",
                                                   font_cache_folder()));
    panel.catalogue = std::make_unique<Catalogue>(share_folder + "/locale");
    panel.pictures = std::make_unique<BundlePictures>(std::move(media.pictures));
    ReadKeyboards read = read_keyboards(share_folder + "/keyboards");
    for (const std::string& problem : read.problems)
        std::fprintf(stderr, "candour-kiosk: a language has no keys of its own: %s\n",
                     problem.c_str());
    panel.keyboards = std::make_unique<kiosk::Keyboards>(std::move(read.keyboards));
    panel.view = std::make_unique<kiosk::View>(*panel.surface, *panel.text, *panel.catalogue,
                                               panel.pictures.get(), panel.keyboards.get(),
                                               panel.speaker.get(), panel.clips.get());
    return panel;
}

Status withdraw_languages(feedback::Organisation& organisation, Panel& panel) {
    std::vector<Language> shown;
    for (const Language& language : organisation.languages) {
        Status usable = panel.text->check_language(language);
        if (usable.ok()) usable = panel.catalogue->check_language(language);
        if (usable.ok()) {
            shown.push_back(language);
        } else {
            std::fprintf(stderr, "candour-kiosk: %s is not offered: %s\n", language.c_str(),
                         usable.error().what.c_str());
        }
    }
    organisation.languages = std::move(shown);
    if (!organisation.languages.empty()) return Unit{};
    return Error{ErrorKind::NotFound, "no language of the organisation can be shown here"};
}

}  // namespace candour::platform
