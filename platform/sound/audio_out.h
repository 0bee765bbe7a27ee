// AudioOut: samples to the sound device, through SDL. One thread at a time queues; any stops.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "core/base/result.h"

namespace candour::platform {

class AudioOut {
public:
    static constexpr int rate_hz = 22'050;  // espeak-ng's own.

    // Errors: Unavailable, in plain words, where there is no sound device.
    static Result<std::unique_ptr<AudioOut>> open();
    ~AudioOut();
    AudioOut(const AudioOut&) = delete;
    AudioOut& operator=(const AudioOut&) = delete;

    // One channel, `rate_hz`; behind what is queued already.
    void queue(std::span<const std::int16_t> samples);
    // Silence at once.
    void clear();
    // What is still to be heard, in bytes.
    std::uint32_t queued() const;

private:
    explicit AudioOut(std::uint32_t device) : device_(device) {}
    std::uint32_t device_;
};

}  // namespace candour::platform
