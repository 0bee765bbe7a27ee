// ClipFault: why a clip cannot be shown, as the program that decodes tells it: one number. Words
// are made on this side, so that a hostile clip has none.
#pragma once

#include <cstdint>
#include <string>

namespace candour::platform::clips {

enum class ClipFault : std::uint32_t {
    NotWebm = 1,
    Damaged,
    FileTooLarge,
    NoVideo,
    HasSound,
    OtherCodec,
    WrongSize,
    TooLong,
    NoSandbox,
    NoMemory,
    last = NoMemory,
};

// "has a sound track; clips have none: take it out": goes on from a file's name. For a number that
// is no fault: "cannot be decoded".
std::string words_of(ClipFault fault);

}  // namespace candour::platform::clips
