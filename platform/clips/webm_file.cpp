// platform/clips/webm_file.cpp: Debian's libwebm reads the elements; here is what they must be.
#include "platform/clips/webm_file.h"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <string>
#include <webm/buffer_reader.h>
#include <webm/callback.h>
#include <webm/webm_parser.h>

#include "platform/clips/limits.h"

namespace candour::platform::clips {

namespace {

constexpr std::uint64_t ns_per_ms = 1'000'000;
// Times are counted in this at least and at most: a nanosecond, a second.
constexpr std::uint64_t scale_max = 1'000'000'000;
// What a picture is shown for where nothing says it: the last one.
constexpr std::uint32_t last_picture_ms = 40;

class Reading : public webm::Callback {
public:
    webm::Status OnInfo(const webm::ElementMetadata& /*metadata*/,
                        const webm::Info& info) override {
        scale_ = info.timecode_scale.value();
        if (scale_ == 0 || scale_ > scale_max) return stop(ClipFault::Damaged);
        return ok();
    }

    webm::Status OnTrackEntry(const webm::ElementMetadata& /*metadata*/,
                              const webm::TrackEntry& track) override {
        const webm::TrackType type = track.track_type.value();
        if (type == webm::TrackType::kAudio) return stop(ClipFault::HasSound);
        if (type != webm::TrackType::kVideo) return ok();
        if (track_ || !track.video.is_present()) return stop(ClipFault::NoVideo);
        track_ = track.track_number.value();
        const std::string& codec = track.codec_id.value();
        if (codec != "V_VP8" && codec != "V_VP9") return stop(ClipFault::OtherCodec);
        if (track.content_encodings.is_present()) return stop(ClipFault::OtherCodec);
        file.codec = codec == "V_VP8" ? Codec::Vp8 : Codec::Vp9;
        const auto fits = [](std::uint64_t side) { return side >= side_min && side <= side_max; };
        const webm::Video& video = track.video.value();
        if (!fits(video.pixel_width.value()) || !fits(video.pixel_height.value())) {
            return stop(ClipFault::WrongSize);
        }
        file.width = static_cast<int>(video.pixel_width.value());
        file.height = static_cast<int>(video.pixel_height.value());
        return ok();
    }

    webm::Status OnClusterBegin(const webm::ElementMetadata& /*metadata*/,
                                const webm::Cluster& cluster, webm::Action* action) override {
        *action = webm::Action::kRead;
        cluster_ = cluster.timecode.value();
        return ok();
    }

    webm::Status OnSimpleBlockBegin(const webm::ElementMetadata& /*metadata*/,
                                    const webm::SimpleBlock& block, webm::Action* action) override {
        return begin_block(block, action);
    }

    webm::Status OnBlockBegin(const webm::ElementMetadata& /*metadata*/, const webm::Block& block,
                              webm::Action* action) override {
        return begin_block(block, action);
    }

    webm::Status OnFrame(const webm::FrameMetadata& metadata, webm::Reader* reader,
                         std::uint64_t* left) override {
        if (file.packets.size() >= frames_max) return stop(ClipFault::TooLong);
        if (metadata.size == 0 || metadata.size > file_bytes_max) return stop(ClipFault::Damaged);
        Bytes bytes(metadata.size);
        std::size_t done = 0;
        while (done < bytes.size()) {
            std::uint64_t got = 0;
            const webm::Status read = reader->Read(bytes.size() - done, bytes.data() + done, &got);
            if (got == 0) return read;
            done += got;
        }
        *left = 0;
        return add(std::move(bytes));
    }

    WebmFile file;
    std::optional<ClipFault> fault;

private:
    static webm::Status ok() { return webm::Status(webm::Status::kOkCompleted); }
    webm::Status stop(ClipFault what) {
        if (!fault) fault = what;
        return webm::Status(webm::Status::kInvalidElementValue);
    }

    webm::Status begin_block(const webm::Block& block, webm::Action* action) {
        if (!track_ || block.track_number != *track_) return stop(ClipFault::Damaged);
        if (block.lacing != webm::Lacing::kNone) return stop(ClipFault::Damaged);
        *action = webm::Action::kRead;
        block_ = block.timecode;
        return ok();
    }

    webm::Status add(Bytes bytes) {
        // Neither sum nor product goes over: what is later than a clip may be is refused first.
        const std::uint64_t units_max = std::uint64_t{length_ms_max} * 2 * ns_per_ms / scale_;
        if (cluster_ > units_max) return stop(ClipFault::TooLong);
        const std::int64_t units = static_cast<std::int64_t>(cluster_) + block_;
        if (units < 0) return stop(ClipFault::Damaged);
        const std::uint64_t at = static_cast<std::uint64_t>(units) * scale_ / ns_per_ms;
        if (!first_ms_) first_ms_ = at;
        if (at < *first_ms_) return stop(ClipFault::Damaged);
        const std::uint64_t from_first = at - *first_ms_;
        if (from_first > length_ms_max) return stop(ClipFault::TooLong);
        const auto at_ms = static_cast<std::uint32_t>(from_first);
        if (!file.packets.empty() && at_ms < file.packets.back().at_ms) {
            return stop(ClipFault::Damaged);
        }
        file.packets.push_back({at_ms, std::move(bytes)});
        return ok();
    }

    std::uint64_t scale_ = ns_per_ms;
    std::optional<std::uint64_t> track_;
    std::uint64_t cluster_ = 0;
    std::int16_t block_ = 0;
    std::optional<std::uint64_t> first_ms_;
};

// The last picture stands as long as those before it did.
std::uint32_t length_of(const std::vector<Packet>& packets) {
    const std::size_t count = packets.size();
    const std::uint32_t last = packets.back().at_ms;
    if (count < 2) return last + last_picture_ms;
    return last + std::max<std::uint32_t>(1, last / static_cast<std::uint32_t>(count - 1));
}

bool begins_as_webm(ByteView file) {
    constexpr std::array<std::uint8_t, 4> ebml = {0x1A, 0x45, 0xDF, 0xA3};
    return file.size() > ebml.size() && std::ranges::equal(file.first(ebml.size()), ebml);
}

}  // namespace

std::variant<WebmFile, ClipFault> read_webm(ByteView file) {
    if (file.size() > file_bytes_max) return ClipFault::FileTooLarge;
    if (!begins_as_webm(file)) return ClipFault::NotWebm;
    Reading reading;
    try {
        webm::BufferReader reader(std::vector<std::uint8_t>(file.begin(), file.end()));
        webm::WebmParser parser;
        const webm::Status status = parser.Feed(&reading, &reader);
        if (reading.fault) return *reading.fault;
        if (!status.completed_ok()) return ClipFault::Damaged;
    } catch (const std::exception&) {  // A size that no memory has.
        return ClipFault::NoMemory;
    }
    if (reading.file.width == 0) return ClipFault::NoVideo;
    if (reading.file.packets.empty()) return ClipFault::Damaged;
    reading.file.length_ms = length_of(reading.file.packets);
    return std::move(reading.file);
}

}  // namespace candour::platform::clips
