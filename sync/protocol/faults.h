// Faults: what of a device does not work although it goes on, as its report names it. Each is about
// the machine and what was given to it, found when it starts or gets other texts, never by what
// somebody does at it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/locale_text.h"

namespace candour::protocol {

enum class FaultKind : std::uint8_t {
    FontsMissing,     // Not the shipped fonts: the machine's own are used.
    LettersMissing,   // Of a language: no font has its letters.
    TextsUnreadable,  // Of a language: its catalogue is damaged.
    TextsMissing,     // Of a language: there is no catalogue.
    KeysUnreadable,   // Of a language: its keyboard's file; those of English take their place.
    KeysMissing,      // No keyboard's file at all.
    SoundMissing,     // No sound device.
    SpeechMissing,    // No espeak-ng.
    VoiceFails,       // Of a language: espeak-ng is there and says nothing.
    PromptsDamaged,   // Of a language: recordings that cannot be played.
    ClipsMissing,     // In sign language: the texts name some that have not come.
    ClipsUnplayable,  // Some have come and cannot be decoded.
    DecoderMissing,   // Of clips: candour-clip is not there, or cannot be locked in.
    SoftwareDrawing,  // No graphics card that draws.
    PanelUnknown,     // How large the panel is; a common one is assumed.
};

struct Fault {
    FaultKind kind;
    Language language{};  // Empty: of the whole device.
    bool operator==(const Fault&) const = default;
};

inline constexpr std::size_t faults_max = 64;

// "sound_missing", "voice_fails cy": at most short_text_bytes_max bytes.
std::string name_of(const Fault& fault);
// Nothing for one that this program does not know: a newer device wrote it.
std::optional<Fault> fault_from(std::string_view name);

// At most faults_max.
std::vector<std::string> names_of(std::span<const Fault> faults);

}  // namespace candour::protocol
