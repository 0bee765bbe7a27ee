#include "sync/protocol/fault_words.h"

#include <algorithm>

#include "core/base/translator.h"

namespace candour::protocol {

std::string_view words_of(FaultKind kind) {
    switch (kind) {
        case FaultKind::FontsMissing:
            return N_(
                "Its own fonts are missing. It uses the machine's, so texts may look wrong. "
                "Install the program on it again.");
        case FaultKind::LettersMissing:
            return N_("It cannot show these languages: {languages}. Install their fonts on it.");
        case FaultKind::TextsUnreadable:
            return N_(
                "Its texts in these languages cannot be read: {languages}. Install the "
                "program on it again.");
        case FaultKind::TextsMissing:
            return N_(
                "Its program has no texts in these languages: {languages}. Install a newer "
                "program, or take them out of the organisation's languages.");
        case FaultKind::KeysUnreadable:
            return N_(
                "Its keyboards for these languages cannot be read, so people get English "
                "letters: {languages}. Install the program on it again.");
        case FaultKind::KeysMissing:
            return N_(
                "Its keyboards are missing, so people get plain English letters. Install the "
                "program on it again.");
        case FaultKind::SoundMissing:
            return N_(
                "It has no sound device, so nothing can be read aloud. Connect a loudspeaker "
                "or headphones, and start it again.");
        case FaultKind::SpeechMissing:
            return N_(
                "The program that reads aloud, espeak-ng, is not on it. Install it, and start "
                "the device again.");
        case FaultKind::VoiceFails:
            return N_(
                "It cannot read these languages aloud, though it has their voices: "
                "{languages}. Install espeak-ng on it again.");
        case FaultKind::PromptsDamaged:
            return N_(
                "Recordings in these languages cannot be played: {languages}. Check them, and "
                "put them on it again.");
        case FaultKind::ClipsMissing:
            return N_(
                "Some clips in sign language have not come to it, so their words stand alone. "
                "candour-kiosk --status, run on it, says which. The server says when it starts "
                "which clips it cannot give out, and why.");
        case FaultKind::ClipsUnplayable:
            return N_(
                "Some clips in sign language cannot be shown on it, so their words stand alone. "
                "candour-kiosk --status, run on it, says which, and why.");
        case FaultKind::DecoderMissing:
            return N_(
                "It cannot show clips in sign language, so their words stand alone: its program "
                "candour-clip is missing, or cannot run there. Install the program on it again.");
        case FaultKind::SoftwareDrawing:
            return N_(
                "No graphics card draws its screens. They work, but more slowly. If it has "
                "one, install its driver.");
        case FaultKind::PanelUnknown:
            return N_(
                "It does not know how large its screen is, and takes it for one with 5.9 dots "
                "a millimetre, so print and buttons may be too large or too small. Start it "
                "with its size, as in --panel-mm 217x136.");
    }
    return {};
}

bool is_remark(FaultKind kind) { return kind == FaultKind::SoftwareDrawing; }

std::vector<FaultGroup> grouped(const std::vector<std::string>& names) {
    std::vector<FaultGroup> groups;
    for (const std::string& name : names) {
        const auto fault = fault_from(name);
        if (!fault) continue;
        auto group = std::ranges::find(groups, fault->kind, &FaultGroup::kind);
        if (group == groups.end()) group = groups.insert(group, {fault->kind, {}});
        if (!fault->language.empty()) group->languages.push_back(fault->language);
    }
    return groups;
}

}  // namespace candour::protocol
