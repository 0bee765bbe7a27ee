// A clip's file and its pictures: a good one is decoded to its end, a bad one is refused in words.
#include "platform/clips/decoder.h"

#include <random>

#include "platform/clips/limits.h"
#include "tests/platform/clips/made_clips.h"

namespace candour::platform::clips {
namespace {

std::optional<ClipFault> fault_of(const Bytes& file) {
    auto read = read_webm(file);
    if (const auto* fault = std::get_if<ClipFault>(&read)) return *fault;
    Decoder decoder(std::move(std::get<WebmFile>(read)));
    while (true) {
        const auto next = decoder.next();
        if (const auto* fault = std::get_if<ClipFault>(&next)) return *fault;
        if (!std::get<0>(next)) return std::nullopt;
        REQUIRE(std::get<0>(next)->rgba.size() ==
                static_cast<std::size_t>(decoder.width() * decoder.height() * 4));
    }
}

}  // namespace

TEST_CASE("a clip is decoded to its end, each picture at its time", "[platform]") {
    auto read = read_webm(test::placeholder_clip());
    REQUIRE(std::holds_alternative<WebmFile>(read));
    Decoder decoder(std::move(std::get<WebmFile>(read)));
    REQUIRE(decoder.width() == 320);
    REQUIRE(decoder.height() == 400);
    REQUIRE(decoder.length_ms() >= 5'950);
    REQUIRE(decoder.length_ms() <= 6'050);
    std::uint32_t last = 0;
    std::size_t pictures = 0;
    std::vector<std::uint8_t> first;
    std::vector<std::uint8_t> latest;
    while (true) {
        auto next = decoder.next();
        REQUIRE(std::holds_alternative<std::optional<ClipPicture>>(next));
        auto& picture = std::get<0>(next);
        if (!picture) break;
        REQUIRE(picture->at_ms >= last);
        last = picture->at_ms;
        if (pictures++ == 0) first = picture->rgba;
        latest = std::move(picture->rgba);
    }
    REQUIRE(pictures == 150);
    REQUIRE(first != latest);
    // The paper is light, a letter dark, nothing is see-through.
    REQUIRE(first[0] > 200);
    REQUIRE(first[3] == 255);
    REQUIRE(*std::ranges::min_element(first) < 80);
}

TEST_CASE("a clip that is no clip is refused for what it is", "[platform]") {
    const Bytes good = test::placeholder_clip();
    struct Case {
        const char* name;
        Bytes file;
        ClipFault fault;
    };
    const Bytes text = {'h', 'e', 'l', 'l', 'o'};
    const std::vector<Case> cases = {
        {"nothing", {}, ClipFault::NotWebm},
        {"a text", text, ClipFault::NotWebm},
        {"its first four bytes", Bytes(good.begin(), good.begin() + 4), ClipFault::NotWebm},
        {"too large", Bytes(file_bytes_max + 1, 0x1A), ClipFault::FileTooLarge},
        {"cut in the middle", Bytes(good.begin(), good.begin() + 30'000), ClipFault::Damaged},
        {"without its last byte", Bytes(good.begin(), good.end() - 1), ClipFault::Damaged},
        {"sound", test::with_sound(good), ClipFault::HasSound},
        {"another codec", test::with_codec(good, "V_AV1"), ClipFault::OtherCodec},
        {"65,000 pixels wide", test::with_said_size(good, 0xFE), ClipFault::WrongSize},
        {"16,383 pixels in its first picture", test::with_coded_size(good, 0x3F),
         ClipFault::WrongSize},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        const auto fault = fault_of(one.file);
        REQUIRE(fault.has_value());
        REQUIRE(words_of(*fault) == words_of(one.fault));
    }
}

TEST_CASE("a clip that is cut anywhere is refused, and nothing else happens", "[platform]") {
    const Bytes good = test::placeholder_clip();
    for (std::size_t size = 0; size < good.size(); size += size < 600 ? 1 : 1'009) {
        INFO("after " << size << " bytes");
        REQUIRE(fault_of(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))));
    }
}

TEST_CASE("random bytes, with and without a clip's beginning, do no harm", "[platform]") {
    const Bytes good = test::placeholder_clip();
    std::mt19937 random(7);  // The same on every machine.
    for (int round = 0; round < 20; ++round) {
        INFO("round " << round);
        Bytes noise(2'000);
        for (std::uint8_t& byte : noise)
            byte = static_cast<std::uint8_t>(random());
        REQUIRE(fault_of(noise));
        std::copy_n(good.begin(), 400, noise.begin());
        REQUIRE(fault_of(noise));
        // Some stay whole in their form: then there are pictures, of whatever.
        Bytes turned = good;
        for (int bit = 0; bit < 12; ++bit)
            turned[random() % turned.size()] ^= static_cast<std::uint8_t>(1U << (random() % 8));
        (void)fault_of(turned);
    }
}

}  // namespace candour::platform::clips
