// Decoder: a clip's pictures, one after the other, as the panel draws them. One thread, no file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "platform/clips/clip_fault.h"
#include "platform/clips/webm_file.h"

namespace candour::platform::clips {

struct ClipPicture {
    std::uint32_t at_ms = 0;
    std::vector<std::uint8_t> rgba{};  // Row by row from the top left.
};

class Decoder {
public:
    explicit Decoder(WebmFile file);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    // Empty after the last one; after a fault nothing more comes.
    std::variant<std::optional<ClipPicture>, ClipFault> next();

    int width() const { return file_.width; }
    int height() const { return file_.height; }
    std::uint32_t length_ms() const { return file_.length_ms; }

private:
    struct Codec;

    std::variant<std::optional<ClipPicture>, ClipFault> decode(const Packet& packet);

    WebmFile file_;
    std::unique_ptr<Codec> codec_;
    std::size_t next_ = 0;
};

}  // namespace candour::platform::clips
