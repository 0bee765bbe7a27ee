#include "platform/sound/audio_out.h"

#include <string>

#include <SDL.h>

namespace candour::platform {

Result<std::unique_ptr<AudioOut>> AudioOut::open() {
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
        return Error{ErrorKind::Unavailable,
                     std::string("there is no sound device (") + SDL_GetError() + ")"};
    }
    SDL_AudioSpec wanted{};
    wanted.freq = rate_hz;
    wanted.format = AUDIO_S16SYS;
    wanted.channels = 1;
    wanted.samples = 512;  // 23 ms: what is stopped is silent before the next is said.
    const SDL_AudioDeviceID device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    if (device == 0) {
        const std::string why = SDL_GetError();
        SDL_QuitSubSystem(SDL_INIT_AUDIO);
        return Error{ErrorKind::Unavailable, "the sound device cannot be used (" + why + ")"};
    }
    SDL_PauseAudioDevice(device, 0);
    return std::unique_ptr<AudioOut>(new AudioOut(device));
}

AudioOut::~AudioOut() {
    SDL_CloseAudioDevice(device_);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void AudioOut::queue(std::span<const std::int16_t> samples) {
    SDL_QueueAudio(device_, samples.data(), static_cast<Uint32>(samples.size_bytes()));
}

void AudioOut::clear() { SDL_ClearQueuedAudio(device_); }

std::uint32_t AudioOut::queued() const { return SDL_GetQueuedAudioSize(device_); }

}  // namespace candour::platform
