// See signer.h.
#include "app/kiosk/ui/signer.h"

#include <algorithm>

namespace candour::kiosk {
namespace {

// After a pause of the whole program the clip goes on from where it was.
constexpr int pictures_a_frame_max = 8;

int slower_than(int speed_percent) {
    return speed_percent == 100 ? 75 : speed_percent == 75 ? 50 : 100;
}

}  // namespace

void Signer::belong_to(const std::string& step, const std::string& clip) {
    if (step == step_ && clip == clip_) return;
    close();
    step_ = step;
    clip_ = clip;
    if (!clip_.empty()) open();
}

void Signer::close() {
    if (shown_ && shown_->picture.texture != 0) surface_.release_texture(shown_->picture.texture);
    shown_.reset();
    ahead_.reset();
    if (source_ != nullptr) source_->close();
}

void Signer::forget() {
    close();
    step_.clear();
    clip_.clear();
    speed_percent_ = 100;
}

bool Signer::open() {
    if (source_ == nullptr) return false;
    const std::optional<ClipSource::Head> head = source_->open(clip_);
    ClipSource::Picture first;
    if (!head || source_->next(first) != ClipSource::Next::Picture) {
        close();
        return false;
    }
    head_ = *head;
    if (!shown_) shown_.emplace();
    shown_->length = head_.length;
    shown_->speed_percent = speed_percent_;
    shown_->playing = false;
    show(first);
    read_ahead();
    return shown_.has_value();
}

void Signer::show(const ClipSource::Picture& picture) {
    PictureTexture& texture = shown_->picture;
    texture.texture =
        surface_.upload_frame(texture.texture, head_.width, head_.height, picture.rgba);
    texture.width = static_cast<float>(head_.width);
    texture.height = static_cast<float>(head_.height);
    shown_->at = picture.at;
}

void Signer::read_ahead() {
    ClipSource::Picture picture;
    ahead_.reset();
    switch (source_->next(picture)) {
        case ClipSource::Next::Picture:
            ahead_ = std::move(picture);
            break;
        case ClipSource::Next::End:
            break;
        case ClipSource::Next::Broken:
            close();
            break;
    }
}

Milliseconds Signer::clip_time(Milliseconds now) const {
    return began_at_ + (now - began_) * speed_percent_ / 100;
}

void Signer::play_from(Milliseconds now) {
    began_ = now;
    began_at_ = shown_->at;
    shown_->playing = true;
}

bool Signer::press(std::string_view id, Milliseconds now) {
    if (!shown_) return false;
    if (id == "signer.slower") {
        speed_percent_ = slower_than(speed_percent_);
        shown_->speed_percent = speed_percent_;
        if (shown_->playing) play_from(now);
        return true;
    }
    if (id == "signer.play" && shown_->playing) {
        shown_->playing = false;
        return true;
    }
    if (id != "signer.play" && id != "signer.again") return false;
    // After the end, play begins anew.
    const bool anew = id == "signer.again" || !ahead_;
    if (!anew || open()) play_from(now);
    return true;
}

void Signer::advance(Milliseconds now) {
    if (!plays()) return;
    std::optional<ClipSource::Picture> newest;
    int pictures = 0;
    while (shown_ && ahead_ && ahead_->at <= clip_time(now) && pictures < pictures_a_frame_max) {
        newest = std::move(ahead_);
        ++pictures;
        read_ahead();
    }
    if (!shown_) return;  // It broke.
    if (newest) show(*newest);
    if (pictures == pictures_a_frame_max) return play_from(now);
    if (!ahead_ && clip_time(now) >= head_.length) {
        shown_->playing = false;
        shown_->at = head_.length;
    }
}

std::optional<Milliseconds> Signer::due() const {
    if (!plays()) return std::nullopt;
    const Milliseconds next = ahead_ ? ahead_->at : head_.length;
    const Milliseconds left = std::max(next - began_at_, Milliseconds{0});
    // Rounded up: never before the picture is due.
    return began_ + (left * 100 + Milliseconds{speed_percent_ - 1}) / speed_percent_;
}

}  // namespace candour::kiosk
