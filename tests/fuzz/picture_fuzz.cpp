// tests/fuzz/picture_fuzz.cpp: a picture as somebody brings it, and as a kiosk meets it.
#include "platform/pictures/orientation.h"
#include "platform/pictures/read_picture.h"
#include "platform/pictures/webp.h"
#include "tests/fuzz/target.h"
#include "tests/platform/pictures/made_pictures.h"

namespace candour::fuzz {

namespace pictures = platform::pictures;

bool accepts(ByteView bytes) {
    (void)pictures::orientation_of(bytes);
    const auto shown = pictures::decode_webp(bytes, pictures::shown_bounds());
    if (!shown.ok()) CHECK(shown.error().kind == ErrorKind::Invalid);
    const auto prepared = pictures::prepare_picture(bytes);
    if (!prepared.ok()) {
        CHECK(prepared.error().kind == ErrorKind::Invalid);
        return false;
    }
    // What goes out is what a kiosk shows.
    CHECK(pictures::decode_webp(prepared.value(), pictures::shown_bounds()).ok());
    return true;
}

std::vector<Bytes> seeds() {
    const pictures::Pixels drawn = test::quarters(24, 16);
    const Bytes jpeg = test::jpeg_of(drawn);
    return {test::png_of(drawn), jpeg, test::with_exif(jpeg, 6, "words"),
            pictures::encode_webp(drawn).take()};
}

}  // namespace candour::fuzz
