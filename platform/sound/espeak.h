// Espeak: one sentence spoken by espeak-ng, which runs as a program of its own (it is GPL; nothing
// of it is linked). The words go to its standard input: its command line is for all to see.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "core/base/result.h"

namespace candour::platform {

// The program is there. Errors: NotFound, with what to install.
Status check_espeak();

class Espeak {
public:
    Espeak() = default;
    ~Espeak() { stop(); }
    Espeak(const Espeak&) = delete;
    Espeak& operator=(const Espeak&) = delete;

    // Errors: Unavailable. It may end before it has its words: SIGPIPE must be ignored.
    Status start(std::string_view voice, int words_per_minute, const std::string& text);
    // The next samples, 22,050 Hz, one channel; 0: it has said all, was stopped, or has given
    // nothing for three seconds.
    std::size_t read(std::span<std::int16_t> into);
    // Kills it.
    void stop();

private:
    std::size_t read_whole(void* into, std::size_t bytes) const;

    pid_t pid_ = -1;
    int out_ = -1;
    bool header_read_ = false;
};

}  // namespace candour::platform
