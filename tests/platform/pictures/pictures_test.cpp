// Pictures from people's files to what a kiosk shows: what is kept, what goes, what is refused.
#include "platform/pictures/limits.h"
#include "platform/pictures/orientation.h"
#include "platform/pictures/read_picture.h"
#include "platform/pictures/webp.h"
#include "tests/platform/pictures/made_pictures.h"
#include "tests/support/catch.h"
#include "tests/support/property.h"

namespace candour::platform::pictures {

namespace {

Pixels shown(const Bytes& file) {
    const Bytes prepared = prepare_picture(file).take();
    REQUIRE(prepared.size() <= shown_bytes_max);
    return decode_webp(prepared, shown_bounds()).take();
}

std::string corners(const Pixels& pixels) {
    return test::colour_at(pixels, 0.2, 0.2) + " " + test::colour_at(pixels, 0.8, 0.2) + " " +
           test::colour_at(pixels, 0.2, 0.8) + " " + test::colour_at(pixels, 0.8, 0.8);
}

constexpr const char* as_drawn = "red green blue white";

bool contains(const Bytes& bytes, std::string_view words) {
    return to_text(bytes).find(words) != std::string::npos;
}

std::string refusal(const Bytes& file) {
    const auto prepared = prepare_picture(file);
    REQUIRE_FALSE(prepared.ok());
    REQUIRE(prepared.error().kind == ErrorKind::Invalid);
    return prepared.error().what;
}

}  // namespace

TEST_CASE("each kind is read, made smaller and keeps its shape", "[platform]") {
    struct Size {
        int width, height, shown_width, shown_height;
    };
    const Size size =
        GENERATE(Size{100, 60, 100, 60}, Size{640, 640, 640, 640}, Size{2000, 1000, 640, 320},
                 Size{300, 3000, 64, 640}, Size{1, 1, 1, 1}, Size{9000, 3, 640, 1});
    const Pixels drawn = test::quarters(size.width, size.height);
    const Bytes small = encode_webp(test::quarters(500, 300)).take();
    for (const Bytes& file : {test::png_of(drawn), test::jpeg_of(drawn)}) {
        const Pixels result = shown(file);
        CAPTURE(result.width, result.height);
        REQUIRE(result.width == size.shown_width);
        REQUIRE(result.height == size.shown_height);
        if (size.shown_height > 50 && size.shown_width > 50) REQUIRE(corners(result) == as_drawn);
    }
    REQUIRE(corners(shown(small)) == as_drawn);
}

TEST_CASE("the same file is the same picture every time", "[platform]") {
    const Bytes file = test::jpeg_of(test::noise(300, 200));
    REQUIRE(prepare_picture(file).value() == prepare_picture(file).value());
}

TEST_CASE("what is transparent stays so", "[platform]") {
    Pixels drawn = test::quarters(200, 200);
    for (std::size_t i = 3; i < drawn.rgba.size() / 2; i += 4)
        drawn.rgba[i] = 0;
    const Pixels result = shown(test::png_of(drawn));
    REQUIRE(result.rgba[3] == 0);
    REQUIRE(result.rgba.back() == 255);
}

TEST_CASE("nothing of what a camera wrote beside the picture leaves", "[platform]") {
    const std::string secret = "GPS 51.48 N 3.18 W, phone of Gwen";
    const Bytes plain = test::jpeg_of(test::quarters(300, 200));
    const Bytes file = test::with_exif(plain, 1, secret);
    REQUIRE(contains(file, secret));
    const Bytes prepared = prepare_picture(file).take();
    REQUIRE_FALSE(contains(prepared, "Gwen"));
    REQUIRE_FALSE(contains(prepared, "Exif"));
    REQUIRE_FALSE(contains(prepared, "EXIF"));
    // As if it had never been there.
    REQUIRE(prepared == prepare_picture(plain).value());
}

TEST_CASE("a photograph stands upright, however the camera was held", "[platform]") {
    // Where the corners of what the sensor saw come to stand, for each of EXIF's eight.
    const auto [orientation, expected] =
        GENERATE(table<int, std::string>({{1, as_drawn},
                                          {2, "green red white blue"},
                                          {3, "white blue green red"},
                                          {4, "blue white red green"},
                                          {5, "red blue green white"},
                                          {6, "blue red white green"},
                                          {7, "white green blue red"},
                                          {8, "green white red blue"},
                                          {9, as_drawn},
                                          {0, as_drawn}}));
    const Bytes file =
        test::with_exif(test::jpeg_of(test::quarters(300, 200)), orientation, "words");
    const Pixels result = shown(file);
    CAPTURE(orientation);
    REQUIRE(corners(result) == expected);
    const bool on_its_side = orientation >= 5 && orientation <= 8;
    REQUIRE(result.width == (on_its_side ? 200 : 300));
    REQUIRE(result.height == (on_its_side ? 300 : 200));
}

TEST_CASE("what nobody can make small is made smaller until it fits", "[platform]") {
    const Bytes prepared = prepare_picture(test::png_of(test::noise(1500, 1500))).take();
    REQUIRE(prepared.size() <= shown_bytes_max);
    const Pixels result = decode_webp(prepared, shown_bounds()).take();
    REQUIRE(result.width == result.height);
}

TEST_CASE("a bomb is refused by its header, before anything is unpacked", "[platform]") {
    REQUIRE(refusal(test::png_header_of(60'000, 60'000)).find("60000 x 60000") !=
            std::string::npos);
    REQUIRE(refusal(test::png_header_of(900'000, 1)).find("too many pixels") != std::string::npos);
    REQUIRE(refusal(test::png_header_of(6'000, 6'000)).find("too many pixels") !=
            std::string::npos);
    // JPEG's size stands in its header too: here it is raised to what is not there.
    Bytes jpeg = test::jpeg_of(test::quarters(40, 30));
    const auto frame = std::ranges::search(jpeg, Bytes{0xFF, 0xC0}).begin();
    REQUIRE(frame != jpeg.end());
    std::fill_n(frame + 5, 4, std::uint8_t{0xEA});
    REQUIRE(refusal(jpeg).find("too many pixels") != std::string::npos);
    // A kiosk takes less than the server.
    const Bytes wide = encode_webp(test::quarters(640, 10)).take();
    REQUIRE(decode_webp(wide, {.side = 639, .pixels = 1'000'000}).error().kind ==
            ErrorKind::Invalid);
    REQUIRE(decode_webp(wide, {.side = 640, .pixels = 6'399}).error().kind == ErrorKind::Invalid);
}

TEST_CASE("what is no picture that we read is refused in words", "[platform]") {
    const auto text = [](std::string_view words) { return Bytes(words.begin(), words.end()); };
    REQUIRE(refusal({}) == "is empty");
    REQUIRE(refusal(text("<svg onload='x'/>")).find("PNG, JPEG or WebP") != std::string::npos);
    REQUIRE(refusal(text("GIF89a")).find("PNG, JPEG or WebP") != std::string::npos);
    REQUIRE(refusal(text("%PDF-1.7")).find("PNG, JPEG or WebP") != std::string::npos);
    REQUIRE(refusal(test::jpeg_of(test::quarters(40, 30), /*cmyk=*/true)).find("CMYK") !=
            std::string::npos);
    REQUIRE(refusal(Bytes(file_bytes_max + 1, 'x')) == "is larger than 24 MiB");
}

TEST_CASE("a file that was cut short is refused", "[platform]") {
    const Pixels drawn = test::noise(90, 70);
    const Bytes files[] = {test::png_of(drawn), test::jpeg_of(drawn), encode_webp(drawn).take()};
    for (const Bytes& whole : files) {
        REQUIRE(prepare_picture(whole).ok());
        for (const double part : {0.0005, 0.01, 0.3, 0.7, 0.95}) {
            const auto size = static_cast<std::ptrdiff_t>(part * double(whole.size()));
            const Bytes cut(whole.begin(), whole.begin() + size);
            CAPTURE(to_hex(ByteView(whole).first(4)), part);
            REQUIRE_FALSE(prepare_picture(cut).ok());
        }
    }
}

TEST_CASE("damaged pictures are refused or shown, and nothing else happens", "[platform]") {
    const Pixels drawn = test::quarters(60, 40);
    const Bytes files[] = {test::png_of(drawn),
                           test::with_exif(test::jpeg_of(drawn), 6, "somebody's words"),
                           encode_webp(drawn).take()};
    test::Gen gen(11);
    for (const Bytes& whole : files) {
        for (int i = 0; i < 400; ++i) {
            Bytes damaged = whole;
            for (std::size_t change = 0; change < 1 + gen.below(4); ++change)
                damaged[gen.below(damaged.size())] = static_cast<std::uint8_t>(gen.below(256));
            const auto prepared = prepare_picture(damaged);
            if (prepared.ok()) {
                REQUIRE(decode_webp(prepared.value(), shown_bounds()).ok());
            } else {
                REQUIRE(prepared.error().kind == ErrorKind::Invalid);
            }
            // As the kiosk meets it.
            (void)decode_webp(damaged, shown_bounds());
            (void)orientation_of(damaged);
        }
    }
}

}  // namespace candour::platform::pictures
