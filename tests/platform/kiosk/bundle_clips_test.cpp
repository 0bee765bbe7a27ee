// The clips of a bundle on a kiosk: decoded, or their words stand alone.
#include "platform/kiosk/bundle_clips.h"

#include "core/feedback/clip_names.h"
#include "tests/kiosk/flow/example.h"
#include "tests/platform/clips/made_clips.h"
#include "tests/support/temp_folder.h"

using namespace candour;
using namespace candour::platform;

namespace {

feedback::Organisation with_clips() {
    feedback::Organisation organisation = kiosk::example::organisation();
    organisation.sign_clips = {{"bfi", "welcome", "good.webm"},
                               {"bfi", "purpose", "cut.webm"},
                               {"bfi", "thanks", "missing.webm"}};
    return organisation;
}

ClipFiles some_files() {
    return {{feedback::clip_name("good.webm"), test::placeholder_clip()},
            {feedback::clip_name("cut.webm"), test::cut_clip()}};
}

}  // namespace

TEST_CASE("a clip is decoded by its name; one that is damaged or missing is left out",
          "[platform]") {
    BundleClips clips(clips::find_clip_program().take(), some_files());
    const auto head = clips.open(feedback::clip_name("good.webm"));
    REQUIRE(head.has_value());
    REQUIRE(head->width == 320);
    kiosk::ClipSource::Picture picture;
    REQUIRE(clips.next(picture) == kiosk::ClipSource::Next::Picture);
    REQUIRE(picture.rgba.size() == 320 * 400 * 4);
    // Opening another closes the one before.
    REQUIRE_FALSE(clips.open(feedback::clip_name("cut.webm")));
    REQUIRE(clips.next(picture) == kiosk::ClipSource::Next::Broken);
    REQUIRE_FALSE(clips.open(feedback::clip_name("missing.webm")));
    clips.close();
    REQUIRE(clips.next(picture) == kiosk::ClipSource::Next::Broken);
    clips.set({});
    REQUIRE_FALSE(clips.open(feedback::clip_name("good.webm")));
}

TEST_CASE("clips are told apart from pictures by who names them", "[platform]") {
    PictureFiles files = some_files();
    files["visit/bus.png"] = {1, 2, 3};
    const ClipFiles clips = take_clips(with_clips(), files);
    REQUIRE(clips == some_files());
    REQUIRE(files.size() == 1);
    REQUIRE(files.contains("visit/bus.png"));
}

TEST_CASE("a screen whose clip has not come has none, and the others keep theirs", "[platform]") {
    feedback::Organisation organisation = with_clips();
    REQUIRE(withdraw_clips(organisation, some_files()));
    REQUIRE(organisation.sign_clips ==
            std::vector<feedback::SignClip>{{"bfi", "welcome", "good.webm"},
                                            {"bfi", "purpose", "cut.webm"}});
    REQUIRE_FALSE(withdraw_clips(organisation, some_files()));
}

TEST_CASE("staff are told which clips cannot be shown, and why", "[platform]") {
    REQUIRE(unplayable_clips(some_files()) ==
            std::vector<std::string>{"/sign/cut.webm is damaged or not whole"});
}

TEST_CASE("for practising, clips lie in a folder", "[platform]") {
    test::TempFolder folder;
    const Bytes clip = test::placeholder_clip();
    std::ofstream(folder.file("good.webm"), std::ios::binary)
        .write(reinterpret_cast<const char*>(clip.data()),
               static_cast<std::streamsize>(clip.size()));
    const ClipFiles files = clips_in_folder(folder.path(), with_clips());
    REQUIRE(files == ClipFiles{{feedback::clip_name("good.webm"), clip}});
}
