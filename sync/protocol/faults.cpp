#include "sync/protocol/faults.h"

#include <algorithm>
#include <array>

#include "sync/protocol/limits.h"

namespace candour::protocol {
namespace {

struct Kind {
    FaultKind kind;
    std::string_view name;
    bool of_language;
};
constexpr std::array kinds = {
    Kind{FaultKind::FontsMissing, "fonts_missing", false},
    Kind{FaultKind::LettersMissing, "letters_missing", true},
    Kind{FaultKind::TextsUnreadable, "texts_unreadable", true},
    Kind{FaultKind::TextsMissing, "texts_missing", true},
    Kind{FaultKind::KeysUnreadable, "keys_unreadable", true},
    Kind{FaultKind::KeysMissing, "keys_missing", false},
    Kind{FaultKind::SoundMissing, "sound_missing", false},
    Kind{FaultKind::SpeechMissing, "speech_missing", false},
    Kind{FaultKind::VoiceFails, "voice_fails", true},
    Kind{FaultKind::PromptsDamaged, "prompts_damaged", true},
    Kind{FaultKind::ClipsMissing, "clips_missing", false},
    Kind{FaultKind::ClipsUnplayable, "clips_unplayable", false},
    Kind{FaultKind::DecoderMissing, "decoder_missing", false},
    Kind{FaultKind::SoftwareDrawing, "software_drawing", false},
    Kind{FaultKind::PanelUnknown, "panel_unknown", false},
};

}  // namespace

std::string name_of(const Fault& fault) {
    const auto kind = std::ranges::find(kinds, fault.kind, &Kind::kind);
    std::string name{kind->name};
    if (kind->of_language) name += " " + fault.language;
    name.resize(std::min(name.size(), short_text_bytes_max));
    return name;
}

std::optional<Fault> fault_from(std::string_view name) {
    const std::size_t end = std::min(name.find(' '), name.size());
    const auto kind = std::ranges::find(kinds, name.substr(0, end), &Kind::name);
    if (kind == kinds.end()) return std::nullopt;
    const std::string_view language = name.substr(std::min(end + 1, name.size()));
    if (kind->of_language != is_language_tag(language)) return std::nullopt;
    return Fault{kind->kind, Language{language}};
}

std::vector<std::string> names_of(std::span<const Fault> faults) {
    std::vector<std::string> names;
    for (const Fault& fault : faults.first(std::min(faults.size(), faults_max)))
        names.push_back(name_of(fault));
    return names;
}

}  // namespace candour::protocol
