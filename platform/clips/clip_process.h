// ClipProcess: one clip, decoded by candour-clip, a program of its own that is locked in
// (sandbox.h): what a damaged or hostile clip could do there ends there. Belongs to one thread,
// which waits for each picture, mostly not at all: the next ones are in the pipe already.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::platform::clips {

class ClipProcess {
public:
    // `program`: where candour-clip is. Errors: NotFound and Unavailable when it cannot be run.
    // `waits_on`: asked whenever nothing has come for frame_wait_ms; empty: then it is broken.
    ClipProcess(std::string program, Bytes file, std::function<bool()> waits_on = {});
    ~ClipProcess() { stop(); }
    ClipProcess(const ClipProcess&) = delete;
    ClipProcess& operator=(const ClipProcess&) = delete;

    struct Head {
        int width = 0;
        int height = 0;
        std::uint32_t length_ms = 0;
    };
    struct Picture {
        std::uint32_t at_ms = 0;
        std::vector<std::uint8_t> rgba{};
    };

    // From the first picture, also after another start(). Errors: Invalid, as words_of() has them;
    // NotFound, Unavailable (the program cannot be run).
    Result<Head> start();
    // Empty after the last one. Errors: Invalid.
    Result<std::optional<Picture>> next();
    // Ends the program. Nothing of the clip is left but its file.
    void stop();

private:
    bool read(void* into, std::size_t size);
    Error broken();
    Error told_fault();

    std::string program_;
    Bytes file_;
    std::function<bool()> waits_on_;
    Head head_;
    std::uint32_t last_ms_ = 0;
    std::size_t count_ = 0;
    pid_t pid_ = -1;
    int out_ = -1;
};

// Beside the program that runs. Errors: NotFound, Unavailable.
Result<std::string> find_clip_program();

// Decodes all of it, however slow the machine; `goes_on`, asked at each picture, ends it early.
// Errors: Invalid, "has a sound track …": to stand after a file's name; NotFound, Unavailable.
Status check_clip(
    const std::string& program, const Bytes& file,
    const std::function<bool()>& goes_on = [] { return true; });

}  // namespace candour::platform::clips
