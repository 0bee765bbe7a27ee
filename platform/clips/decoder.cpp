// platform/clips/decoder.cpp: libvpx unpacks VP8 and VP9; colours are ours, as only one kind is
// taken.
#include "platform/clips/decoder.h"

#include <algorithm>
#include <vpx/vp8dx.h>
#include <vpx/vpx_decoder.h>

#include "platform/clips/limits.h"

namespace candour::platform::clips {

struct Decoder::Codec {
    vpx_codec_ctx_t context{};
    bool open = false;
    ~Codec() {
        if (open) vpx_codec_destroy(&context);
    }
};

namespace {

vpx_codec_iface_t* interface_of(Codec codec) {
    return codec == Codec::Vp8 ? vpx_codec_vp8_dx() : vpx_codec_vp9_dx();
}

// Before anything is unpacked: a picture that says that it is a new one says how large it is.
bool announces_other_size(const WebmFile& file, const Packet& packet) {
    vpx_codec_stream_info_t info{};
    info.sz = sizeof(info);
    if (vpx_codec_peek_stream_info(interface_of(file.codec), packet.bytes.data(),
                                   static_cast<unsigned>(packet.bytes.size()),
                                   &info) != VPX_CODEC_OK) {
        return false;
    }
    return info.is_kf != 0 && (info.w != static_cast<unsigned>(file.width) ||
                               info.h != static_cast<unsigned>(file.height));
}

std::uint8_t byte_of(int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); }

// How luma and colour differences become light, in 1/65536 (ITU-R BT.601 and BT.709).
struct Matrix {
    int luma;
    int black;
    int red_v;
    int green_u;
    int green_v;
    int blue_u;
};
constexpr Matrix bt601{76309, 16, 104597, 25675, 53279, 132201};
constexpr Matrix bt709{76309, 16, 117489, 13975, 34925, 138438};
constexpr Matrix bt601_full{65536, 0, 91881, 22554, 46802, 116130};
constexpr Matrix bt709_full{65536, 0, 103206, 12276, 30679, 121608};

const Matrix& matrix_of(const vpx_image_t& image) {
    const bool full = image.range == VPX_CR_FULL_RANGE;
    if (image.cs == VPX_CS_BT_709) return full ? bt709_full : bt709;
    return full ? bt601_full : bt601;
}

std::vector<std::uint8_t> to_rgba(const vpx_image_t& image) {
    const Matrix& matrix = matrix_of(image);
    const auto width = static_cast<std::size_t>(image.d_w);
    const auto height = static_cast<std::size_t>(image.d_h);
    std::vector<std::uint8_t> rgba(width * height * 4);
    const auto row_of = [&](int plane, std::size_t y) {
        return image.planes[plane] + static_cast<std::ptrdiff_t>(y) * image.stride[plane];
    };
    std::uint8_t* to = rgba.data();
    for (std::size_t y = 0; y < height; ++y) {
        const std::uint8_t* luma = row_of(VPX_PLANE_Y, y);
        const std::uint8_t* blue = row_of(VPX_PLANE_U, y / 2);
        const std::uint8_t* red = row_of(VPX_PLANE_V, y / 2);
        for (std::size_t x = 0; x < width; ++x) {
            const int light = (luma[x] - matrix.black) * matrix.luma + 32768;
            const int u = blue[x / 2] - 128;
            const int v = red[x / 2] - 128;
            *to++ = byte_of((light + matrix.red_v * v) >> 16);
            *to++ = byte_of((light - matrix.green_u * u - matrix.green_v * v) >> 16);
            *to++ = byte_of((light + matrix.blue_u * u) >> 16);
            *to++ = 255;
        }
    }
    return rgba;
}

}  // namespace

Decoder::Decoder(WebmFile file) : file_(std::move(file)), codec_(std::make_unique<Codec>()) {
    vpx_codec_dec_cfg_t wanted{};
    wanted.threads = 1;
    codec_->open =
        vpx_codec_dec_init(&codec_->context, interface_of(file_.codec), &wanted, 0) == VPX_CODEC_OK;
}

Decoder::~Decoder() = default;

std::variant<std::optional<ClipPicture>, ClipFault> Decoder::next() {
    if (!codec_->open) return ClipFault::NoMemory;
    while (next_ < file_.packets.size()) {
        auto decoded = decode(file_.packets[next_++]);
        if (std::holds_alternative<ClipFault>(decoded)) {
            next_ = file_.packets.size();
            return decoded;
        }
        // Some are for later pictures to refer to, and are not shown themselves.
        if (std::get<0>(decoded)) return decoded;
    }
    return std::optional<ClipPicture>();
}

std::variant<std::optional<ClipPicture>, ClipFault> Decoder::decode(const Packet& packet) {
    if (announces_other_size(file_, packet)) return ClipFault::WrongSize;
    const vpx_codec_err_t failed =
        vpx_codec_decode(&codec_->context, packet.bytes.data(),
                         static_cast<unsigned>(packet.bytes.size()), nullptr, 0);
    if (failed == VPX_CODEC_MEM_ERROR) return ClipFault::NoMemory;
    if (failed != VPX_CODEC_OK) return ClipFault::Damaged;
    vpx_codec_iter_t iterator = nullptr;
    const vpx_image_t* image = nullptr;
    while (const vpx_image_t* one = vpx_codec_get_frame(&codec_->context, &iterator))
        image = one;
    if (image == nullptr) return std::optional<ClipPicture>();
    if (image->fmt != VPX_IMG_FMT_I420 || image->bit_depth != 8) return ClipFault::OtherCodec;
    if (image->d_w != static_cast<unsigned>(file_.width) ||
        image->d_h != static_cast<unsigned>(file_.height)) {
        return ClipFault::WrongSize;
    }
    return std::optional(ClipPicture{packet.at_ms, to_rgba(*image)});
}

}  // namespace candour::platform::clips
