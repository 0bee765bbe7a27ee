// Signer: the clip in sign language that belongs to the screen: one picture that stands until the
// visitor wants to see it move, and plays on the time that a frame has. Never by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/kiosk/ui/clip_source.h"
#include "app/kiosk/ui/picture_source.h"
#include "app/kiosk/ui/surface.h"

namespace candour::kiosk {

struct SignerOnScreen {
    PictureTexture picture;
    bool playing = false;
    int speed_percent = 100;  // 100, 75 or 50.
    Milliseconds at{0};       // Of the picture that is shown.
    Milliseconds length{0};
};

class Signer {
public:
    // Both outlive this; without a source there are no clips.
    Signer(Surface& surface, ClipSource* source) : surface_(surface), source_(source) {}
    ~Signer() { forget(); }
    Signer(const Signer&) = delete;
    Signer& operator=(const Signer&) = delete;

    // The clip of what is shown now, by its name in the bundle; empty: it has none. `step` tells
    // one screen from another. Where either changes, the clip before stops and its picture goes.
    void belong_to(const std::string& step, const std::string& clip);
    // Null while there is nothing to show. Valid until the next call of anything here.
    const SignerOnScreen* shown() const { return shown_ ? &*shown_ : nullptr; }

    // "signer.play" (pauses a clip that plays), "signer.again", "signer.slower". False for others.
    bool press(std::string_view id, Milliseconds now);
    // Shows what is due.
    void advance(Milliseconds now);
    // When the next picture is; empty while nothing moves.
    std::optional<Milliseconds> due() const;
    bool plays() const { return shown_ && shown_->playing; }

    // All of the visit: the speed, too.
    void forget();

private:
    void close();
    bool open();
    void read_ahead();
    void show(const ClipSource::Picture& picture);
    void play_from(Milliseconds now);
    Milliseconds clip_time(Milliseconds now) const;

    Surface& surface_;
    ClipSource* source_;
    std::string step_;
    std::string clip_;
    ClipSource::Head head_;
    std::optional<SignerOnScreen> shown_;
    std::optional<ClipSource::Picture> ahead_;  // The next one.
    int speed_percent_ = 100;
    // While it plays: at `began_` it was `began_at_` into the clip.
    Milliseconds began_{0};
    Milliseconds began_at_{0};
};

}  // namespace candour::kiosk
