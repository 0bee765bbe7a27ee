// The signer: plays on the time of the frames, stops, plays again and slower, and leaves nothing.
#include "app/kiosk/ui/signer.h"

#include "tests/platform/text/memory_surface.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

// Ten pictures, 100 ms each.
class TenPictures : public ClipSource {
public:
    std::optional<Head> open(const std::string& name) override {
        ++opened;
        place = 0;
        if (name == "missing") return std::nullopt;
        is_open = true;
        return Head{64, 80, Milliseconds{1'000}};
    }
    Next next(Picture& into) override {
        if (place == breaks_at) return Next::Broken;
        if (place == 10) return Next::End;
        into.at = Milliseconds{100 * place};
        into.rgba.assign(64 * 80 * 4, static_cast<std::uint8_t>(place));
        ++place;
        return Next::Picture;
    }
    void close() override { is_open = false; }

    int opened = 0;
    int place = 0;
    int breaks_at = -1;
    bool is_open = false;
};

struct Panel {
    tests::MemorySurface surface;
    TenPictures clips;
    Signer signer{surface, &clips};
    Milliseconds now{50'000};

    void pass(int ms) {
        const Milliseconds end = now + Milliseconds{ms};
        while (signer.due() && *signer.due() <= end) {
            now = std::max(now, *signer.due());
            signer.advance(now);
        }
        now = end;
        signer.advance(now);
    }
    int picture() const { return surface.masks.at(signer.shown()->picture.texture).pixels.at(0); }
};

}  // namespace

TEST_CASE("a clip shows its first picture and stays there until it is played", "[kiosk]") {
    Panel panel;
    REQUIRE(panel.signer.shown() == nullptr);
    panel.signer.belong_to("welcome", "a");
    REQUIRE(panel.signer.shown() != nullptr);
    panel.pass(60'000);
    REQUIRE(panel.picture() == 0);
    REQUIRE_FALSE(panel.signer.plays());
    REQUIRE_FALSE(panel.signer.due());
}

TEST_CASE("a clip plays at its own pace, stands still, and ends", "[kiosk]") {
    Panel panel;
    panel.signer.belong_to("welcome", "a");
    REQUIRE(panel.signer.press("signer.play", panel.now));
    REQUIRE(panel.signer.plays());
    REQUIRE(panel.signer.due() == panel.now + Milliseconds{100});
    panel.pass(350);
    REQUIRE(panel.picture() == 3);
    panel.signer.press("signer.play", panel.now);
    panel.pass(5'000);
    REQUIRE(panel.picture() == 3);
    panel.signer.press("signer.play", panel.now);
    panel.pass(650);
    REQUIRE(panel.picture() == 9);
    REQUIRE(panel.signer.plays());
    panel.pass(100);  // The last one stands as long as the others did.
    REQUIRE_FALSE(panel.signer.plays());
    REQUIRE(panel.signer.shown()->at == Milliseconds{1'000});
    panel.signer.press("signer.play", panel.now);  // From its beginning.
    panel.pass(150);
    REQUIRE(panel.picture() == 1);
    REQUIRE(panel.surface.masks.size() == 1);  // One texture, whatever is shown.
}

TEST_CASE("slower is three quarters, then half, then the usual speed again", "[kiosk]") {
    Panel panel;
    panel.signer.belong_to("welcome", "a");
    for (const auto& [speed, shows] : {std::pair{75, 3}, std::pair{50, 2}, std::pair{100, 4}}) {
        panel.signer.press("signer.slower", panel.now);
        REQUIRE(panel.signer.shown()->speed_percent == speed);
        panel.signer.press("signer.again", panel.now);
        panel.pass(410);
        REQUIRE(panel.picture() == shows);
        panel.signer.press("signer.play", panel.now);
    }
    // In the middle, nothing jumps.
    panel.signer.press("signer.again", panel.now);
    panel.pass(410);
    panel.signer.press("signer.slower", panel.now);
    REQUIRE(panel.picture() == 4);
    panel.pass(150);
    REQUIRE(panel.picture() == 5);
    // The speed is the visit's, not the screen's.
    panel.signer.belong_to("purpose", "b");
    REQUIRE(panel.signer.shown()->speed_percent == 75);
    panel.signer.forget();
    panel.signer.belong_to("welcome", "a");
    REQUIRE(panel.signer.shown()->speed_percent == 100);
}

TEST_CASE("another screen ends a clip and frees its picture, also when it has the same clip",
          "[kiosk]") {
    Panel panel;
    panel.signer.belong_to("welcome", "a");
    panel.signer.press("signer.play", panel.now);
    panel.pass(250);
    panel.signer.belong_to("welcome", "a");  // Nothing has changed.
    REQUIRE(panel.picture() == 2);
    panel.signer.belong_to("purpose", "a");
    REQUIRE_FALSE(panel.signer.plays());
    REQUIRE(panel.picture() == 0);
    REQUIRE(panel.surface.masks.size() == 1);
    panel.signer.belong_to("about", "");
    REQUIRE(panel.signer.shown() == nullptr);
    REQUIRE(panel.surface.masks.empty());
    REQUIRE_FALSE(panel.clips.is_open);
    REQUIRE(panel.surface.wrong_releases == 0);
}

TEST_CASE("a clip that is missing or breaks leaves the words alone", "[kiosk]") {
    Panel panel;
    panel.signer.belong_to("welcome", "missing");
    REQUIRE(panel.signer.shown() == nullptr);
    REQUIRE_FALSE(panel.signer.press("signer.play", panel.now));
    panel.clips.breaks_at = 4;
    panel.signer.belong_to("purpose", "a");
    panel.signer.press("signer.play", panel.now);
    panel.pass(1'000);
    REQUIRE(panel.signer.shown() == nullptr);
    REQUIRE_FALSE(panel.signer.plays());
    REQUIRE(panel.surface.masks.empty());
    REQUIRE(panel.clips.opened == 2);  // It is not tried again on this screen.
    Signer none(panel.surface, nullptr);
    none.belong_to("welcome", "a");
    REQUIRE(none.shown() == nullptr);
}

TEST_CASE("after the whole program stood still a clip goes on from where it was", "[kiosk]") {
    Panel panel;
    panel.signer.belong_to("welcome", "a");
    panel.signer.press("signer.play", panel.now);
    panel.now += Milliseconds{60'000};
    panel.signer.advance(panel.now);
    REQUIRE(panel.signer.plays());
    REQUIRE(panel.picture() == 8);
    panel.pass(110);
    REQUIRE(panel.picture() == 9);
}

}  // namespace candour::kiosk
