#include "platform/kiosk/play_driver.h"

#include <cstdio>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include "app/kiosk/play/look.h"
#include "core/base/check.h"
#include "platform/device/picture.h"
#include "platform/kiosk/pass_time.h"

namespace candour::platform {
namespace {

// A frame that always asks for another would hang a play; no screen needs nearly as many.
constexpr int frames_max = 20'000;

}  // namespace

PlayDriver::PlayDriver(Session& session, Panel& panel, std::string screenshots_folder)
    : session_(session), panel_(panel), screenshots_folder_(std::move(screenshots_folder)) {}

void PlayDriver::inject(const kiosk::InputEvent& event) { session_.handle(event, now_); }

void PlayDriver::choose(const kiosk::Intent& intent) { session_.choose(intent, now_); }

void PlayDriver::settle() {
    // What a real hand does meanwhile is not part of the play; the window must not seem dead.
    panel_.events->wait(Milliseconds{0});
    for (int frames = 0; session_.frame_wanted() || session_.is_working(now_); ++frames) {
        CHECK(frames < frames_max);
        if (session_.frame_wanted()) {
            session_.draw(now_);
            continue;
        }
        session_.wait_for_work();
        session_.tick(now_);
    }
}

void PlayDriver::pass(Milliseconds time) {
    pass_time(session_, now_, now_ + time, [this] { settle(); });
}

std::vector<std::string> PlayDriver::heard() const {
    // Aloud, it is listened to before the play goes on.
    constexpr int turns_max = 6'000;
    for (int i = 0; i < turns_max && panel_.voice && panel_.voice->is_speaking(); ++i)
        std::this_thread::sleep_for(Milliseconds{10});
    return panel_.speech_log == nullptr ? std::vector<std::string>{} : panel_.speech_log->said();
}

void PlayDriver::forget_heard() {
    if (panel_.speech_log != nullptr) panel_.speech_log->forget();
}

Status PlayDriver::screenshot(const std::string& name) {
    if (screenshots_folder_.empty()) {
        std::fprintf(stderr, "candour-kiosk: no picture %s: --screenshots DIR was not given\n",
                     name.c_str());
        return Unit{};
    }
    std::error_code failed;  // Writing the picture tells it better.
    std::filesystem::create_directories(screenshots_folder_, failed);
    panel_.surface->picture_next_frame();
    session_.want_frame();
    settle();
    const std::optional<Picture> picture = panel_.surface->take_picture();
    CHECK(picture.has_value());
    return write_png(*picture, screenshots_folder_ + "/" + name + ".png");
}

void PlayDriver::list_items() {
    const std::string json = kiosk::play::items_as_json(flow(), items(), pages());
    std::printf("%s\n", json.c_str());
    std::fflush(stdout);
}

}  // namespace candour::platform
