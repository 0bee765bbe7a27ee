// platform/clips/clip_fault.cpp: see clip_fault.h.
#include "platform/clips/clip_fault.h"

#include "platform/clips/limits.h"

namespace candour::platform::clips {

std::string words_of(ClipFault fault) {
    switch (fault) {
        case ClipFault::NotWebm:
            return "is no WebM file";
        case ClipFault::Damaged:
            return "is damaged or not whole";
        case ClipFault::FileTooLarge:
            return "is larger than " + std::to_string(file_bytes_max >> 10) +
                   " KiB; make it shorter or its picture smaller";
        case ClipFault::NoVideo:
            return "has no picture in it, or more than one";
        case ClipFault::HasSound:
            return "has a sound track; clips have none: take it out";
        case ClipFault::OtherCodec:
            return "is neither VP8 nor VP9 of the usual kind (8 bits, 4:2:0)";
        case ClipFault::WrongSize:
            return "has a picture that is not from " + std::to_string(side_min) + " to " +
                   std::to_string(side_max) + " pixels wide and high, or that changes its size";
        case ClipFault::TooLong:
            return "is longer than " + std::to_string(length_ms_max / 60'000) +
                   " minutes, or has more than 30 pictures a second";
        case ClipFault::NoSandbox:
            return "is not decoded: this machine cannot lock the decoder in";
        case ClipFault::NoMemory:
            return "needs more memory than a clip may";
    }
    return "cannot be decoded";
}

}  // namespace candour::platform::clips
