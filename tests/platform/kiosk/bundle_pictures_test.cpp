// The pictures of a bundle on a kiosk: unpacked, or their words stand alone.
#include "platform/kiosk/bundle_pictures.h"

#include "platform/pictures/webp.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

using namespace candour;
using namespace candour::platform;

namespace {

Bytes webp(int width, int height) {
    pictures::Pixels pixels{.width = width, .height = height};
    pixels.rgba.resize(pictures::rgba_bytes(width, height), 200);
    return pictures::encode_webp(pixels).take();
}

}  // namespace

TEST_CASE("a picture is unpacked by its name; one that is damaged or missing is left out",
          "[platform]") {
    Bytes cut = webp(40, 30);
    cut.resize(cut.size() / 2);
    const PictureFiles files{{"visit/bus.png", webp(40, 30)},
                             {"visit/cut.png", cut},
                             {"visit/empty.png", {}},
                             {"visit/text.png", {'h', 'i'}}};
    BundlePictures source(files);
    const auto bus = source.pixels("visit/bus.png");
    REQUIRE(bus.has_value());
    REQUIRE(bus->width == 40);
    REQUIRE(bus->height == 30);
    REQUIRE(bus->rgba.size() == 40 * 30 * 4);
    for (const char* name : {"visit/cut.png", "visit/empty.png", "visit/text.png", "other/bus.png"})
        REQUIRE_FALSE(source.pixels(name).has_value());
    REQUIRE(unreadable_pictures(files) ==
            std::vector<std::string>{"visit/cut.png", "visit/empty.png", "visit/text.png"});
    source.set({{"other/bus.png", webp(4, 3)}});
    REQUIRE(source.pixels("other/bus.png")->width == 4);
    REQUIRE_FALSE(source.pixels("visit/bus.png").has_value());
}

TEST_CASE("pictures to practise with are those of a folder, in every questionnaire", "[platform]") {
    test::TempFolder folder;
    std::ofstream(folder.file("bus.webp")) << to_text(webp(4, 3));
    std::ofstream(folder.file("huge.webp")) << std::string(70'000, 'x');
    std::filesystem::create_directory(folder.file("sub"));
    const PictureFiles files = pictures_in_folder(folder.path(), {"one", "two"}).take();
    REQUIRE(files == PictureFiles{{"one/bus.webp", webp(4, 3)}, {"two/bus.webp", webp(4, 3)}});
    REQUIRE(pictures_in_folder(folder.file("none"), {"one"}).error().kind == ErrorKind::NotFound);
}
