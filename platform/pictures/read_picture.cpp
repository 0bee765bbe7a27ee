// platform/pictures/read_picture.cpp: see read_picture.h.
#include "platform/pictures/read_picture.h"

#include <algorithm>
#include <string_view>

#include "platform/pictures/limits.h"
#include "platform/pictures/webp.h"

namespace candour::platform::pictures {

namespace {

bool has_at(ByteView file, std::size_t at, std::string_view mark) {
    return file.size() >= at + mark.size() &&
           std::ranges::equal(file.subspan(at, mark.size()), as_bytes(mark));
}

}  // namespace

Status check_size(int width, int height) {
    if (width <= 0 || height <= 0) return Error{ErrorKind::Invalid, "is damaged: it has no size"};
    if (width <= side_max && height <= side_max && rgba_bytes(width, height) <= pixels_max * 4) {
        return Unit{};
    }
    return Error{ErrorKind::Invalid, "has too many pixels (" + std::to_string(width) + " x " +
                                         std::to_string(height) + "); make it smaller"};
}

Result<Pixels> read_picture(ByteView file) {
    if (file.empty()) return Error{ErrorKind::Invalid, "is empty"};
    if (file.size() > file_bytes_max) return Error{ErrorKind::Invalid, "is larger than 24 MiB"};
    if (has_at(file, 0, "\x89PNG\r\n\x1a\n")) return read_png(file);
    if (has_at(file, 0, "\xff\xd8\xff")) return read_jpeg(file);
    if (has_at(file, 0, "RIFF") && has_at(file, 8, "WEBP")) {
        return decode_webp(file, {.side = side_max, .pixels = pixels_max});
    }
    return Error{ErrorKind::Invalid, "is no picture of a kind that we read: PNG, JPEG or WebP"};
}

Result<Bytes> prepare_picture(ByteView file) {
    ASSIGN_OR_RETURN(const Pixels pixels, read_picture(file));
    return encode_webp(pixels);
}

}  // namespace candour::platform::pictures
