#include "platform/kiosk/panel.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "platform/sound/espeak.h"
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

void add_fault(Panel& panel, protocol::Fault fault, const std::string& words) {
    std::fprintf(stderr, "candour-kiosk: %s\n", words.c_str());
    if (std::ranges::find(panel.faults, fault) == panel.faults.end())
        panel.faults.push_back(std::move(fault));
}

void open_voice(Panel& panel, const std::string& prompts_folder) {
    std::vector<Prompts::Problem> problems;
    auto voice = EspeakSpeaker::create(Prompts::read(prompts_folder, problems));
    for (const Prompts::Problem& problem : problems) {
        add_fault(panel, {protocol::FaultKind::PromptsDamaged, problem.language},
                  "a recording is not played: " + problem.words);
    }
    if (!voice.ok()) {
        add_fault(panel, {protocol::FaultKind::SoundMissing},
                  "nothing is read aloud: " + voice.error().what);
        return;
    }
    panel.voice = voice.take();
    if (panel.voice->has_espeak()) return;
    add_fault(panel, {protocol::FaultKind::SpeechMissing}, check_espeak().error().what);
}

void open_speaker(Panel& panel, Speech speech, const std::string& prompts_folder) {
    const bool aloud = speech == Speech::Aloud || speech == Speech::LoggedAndAloud;
    if (aloud) open_voice(panel, prompts_folder);
    const bool has_nothing = aloud && !panel.voice;
    const bool logged = speech == Speech::Logged || speech == Speech::LoggedAndAloud;
    if (logged && !has_nothing) panel.speech_log = std::make_unique<SpeechLog>(panel.voice.get());
}

// Without a screen both are as they should be, and nothing to tell who started it.
void find_faults_of_window(Panel& panel) {
    const bool told = !panel.window->headless();
    const auto add = [&](protocol::FaultKind kind, const char* words) {
        if (told) return add_fault(panel, {kind}, words);
        panel.faults.push_back({kind});
    };
    if (!panel.window->knows_size()) {
        add(protocol::FaultKind::PanelUnknown,
            "how large the screen is is not known, so a common one is assumed; say it, as in "
            "--panel-mm 217x136");
    }
    if (panel.window->draws_by_software()) {
        add(protocol::FaultKind::SoftwareDrawing, "no graphics card draws; it works, but slowly");
    }
}

std::unique_ptr<kiosk::Keyboards> open_keyboards(Panel& panel, const std::string& folder) {
    ReadKeyboards read = read_keyboards(folder);
    for (const ReadKeyboards::Problem& problem : read.problems) {
        const auto kind = problem.language.empty() ? protocol::FaultKind::KeysMissing
                                                   : protocol::FaultKind::KeysUnreadable;
        add_fault(panel, {kind, problem.language},
                  "a language has no keys of its own: " + problem.words);
    }
    return std::make_unique<kiosk::Keyboards>(std::move(read.keyboards));
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
    open_speaker(panel, media.speech, share_folder + "/prompts");
    open_clips(panel, std::move(media.clips));
    ASSIGN_OR_RETURN(panel.window, Window::create(options));
    panel.events = std::make_unique<EventSource>(*panel.window);
    panel.surface = std::make_unique<GlSurface>(*panel.window);
    find_faults_of_window(panel);
    ASSIGN_OR_RETURN(panel.text, PangoText::create(*panel.surface, share_folder + "/fonts",
                                                   font_cache_folder()));
    if (!panel.text->has_shipped_fonts()) {
        add_fault(panel, {protocol::FaultKind::FontsMissing},
                  share_folder + "/fonts: our fonts are not there, so this machine's own are used");
    }
    panel.catalogue = std::make_unique<Catalogue>(share_folder + "/locale");
    panel.pictures = std::make_unique<BundlePictures>(std::move(media.pictures));
    panel.keyboards = open_keyboards(panel, share_folder + "/keyboards");
    panel.view = std::make_unique<kiosk::View>(*panel.surface, *panel.text, *panel.catalogue,
                                               panel.pictures.get(), panel.keyboards.get(),
                                               panel.speaker(), panel.clips.get());
    return panel;
}

namespace {

// One of the two is not ok.
protocol::Fault fault_of(const Language& language, const Status& letters, const Status& texts) {
    if (!letters.ok()) return {protocol::FaultKind::LettersMissing, language};
    const bool missing = texts.error().kind == ErrorKind::NotFound;
    return {missing ? protocol::FaultKind::TextsMissing : protocol::FaultKind::TextsUnreadable,
            language};
}

void say_not_offered(const Language& language, const std::string& why) {
    std::fprintf(stderr, "candour-kiosk: %s is not offered: %s\n", language.c_str(), why.c_str());
}

}  // namespace

Result<Withdrawn> withdraw_languages(feedback::Organisation& organisation, Panel& panel) {
    Withdrawn withdrawn;
    std::vector<Language> shown;
    std::vector<Language> in_english;  // As far as the program's own texts go.
    for (const Language& language : organisation.languages) {
        const Status letters = panel.text->check_language(language);
        const Status texts = panel.catalogue->check_language(language);
        if (letters.ok() && texts.ok()) {
            shown.push_back(language);
            continue;
        }
        if (letters.ok()) in_english.push_back(language);
        withdrawn.faults.push_back(fault_of(language, letters, texts));
        say_not_offered(language, letters.ok() ? texts.error().what : letters.error().what);
    }
    if (shown.empty()) shown = std::move(in_english);
    if (shown.empty() && panel.text->check_language("en").ok()) shown.push_back("en");
    if (shown.empty()) {
        return Error{ErrorKind::NotFound, "no language of the organisation can be shown here"};
    }
    for (const Language& language : organisation.languages) {
        if (std::ranges::find(shown, language) == shown.end())
            withdrawn.languages.push_back(language);
    }
    organisation.languages = std::move(shown);
    if (panel.voice) panel.voice->try_voices(organisation.languages);
    return withdrawn;
}

Result<Withdrawn> withdraw_unshown(feedback::Organisation& organisation, ClipFiles& clips,
                                   Panel& panel) {
    if (!panel.clips) clips.clear();
    const bool misses_clips = withdraw_clips(organisation, clips);
    ASSIGN_OR_RETURN(Withdrawn withdrawn, withdraw_languages(organisation, panel));
    if (misses_clips) {
        withdrawn.faults.push_back({panel.clips ? protocol::FaultKind::ClipsMissing
                                                : protocol::FaultKind::DecoderMissing});
    }
    return withdrawn;
}

}  // namespace candour::platform
