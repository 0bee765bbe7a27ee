// tests/fuzz/clip_fuzz.cpp: a clip in sign language, as the program that decodes meets it.
#include "core/base/bytes.h"
#include "platform/clips/decoder.h"
#include "platform/clips/limits.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace clips = platform::clips;

namespace {

// 64 by 64 pixels, two pictures each, as vpxenc writes them.
constexpr std::string_view vp8 =
    "GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAFFEU2bdLlNu4tTq4QVSalm"
    "U6yBbk27i1OrhBZUrmtTrIGkTbuLU6uEH0O2dVOsgcpNu4xTq4QcU7trU6yCATPsrgAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmsSrXsYMPQkBEiYRCIAAATYCPbGlid2VibS0w"
    "LjMuMC4wV0GOdnB4ZW5jIHYxLjEyLjAWVK5roa6f14EBc8WHxeYAOBageIOBAYaFVl9WUDjghrCBQLqBQB9D"
    "tnUBAAAAAAAAXeeBAKO3gQAAgPADAJ0BKkAAQAAARwiFhYiFhIgCggAG0Hj8Jg3777fkX2Q6jKOXaB1A/v6k"
    "Uf//7N6AAKOfgQAoAJECAA4RyAAYABnKf/QAAGyMjjWGTd8A/uEoABxTu2uNu4uzgQC3hveBAfGByg==";
constexpr std::string_view vp9 =
    "GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwEAAAAAAAE8EU2bdLlNu4tTq4QVSalm"
    "U6yBbk27i1OrhBZUrmtTrIGkTbuLU6uEH0O2dVOsgcpNu4xTq4QcU7trU6yCASrsrgAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmsSrXsYMPQkBEiYRCIAAATYCPbGlid2VibS0w"
    "LjMuMC4wV0GOdnB4ZW5jIHYxLjEyLjAWVK5roa6f14EBc8WH43m5OHn40IOBAYaFVl9WUDnghrCBQLqBQB9D"
    "tnUBAAAAAAAAVOeBAKO3gQAAgIJJg0IAA/AD9gA4JBwYQgAAMGAAAHi5//91CCgV05f///1x0IJt7ZMnOODD"
    "Srlxb/02AKOWgQAoAIYAQJKcAElAAANgAAB65/d75BxTu2uNu4uzgQC3hveBAfGByg==";

}  // namespace

bool accepts(ByteView bytes) {
    auto read = clips::read_webm(bytes);
    if (const auto* fault = std::get_if<clips::ClipFault>(&read)) {
        CHECK(!clips::words_of(*fault).empty());
        return false;
    }
    auto& file = std::get<clips::WebmFile>(read);
    CHECK(file.width >= clips::side_min && file.width <= clips::side_max);
    CHECK(file.height >= clips::side_min && file.height <= clips::side_max);
    CHECK(!file.packets.empty() && file.packets.size() <= clips::frames_max);
    const std::size_t size = static_cast<std::size_t>(file.width * file.height) * 4;
    clips::Decoder decoder(std::move(file));
    std::uint32_t last = 0;
    while (true) {
        const auto next = decoder.next();
        if (std::holds_alternative<clips::ClipFault>(next)) return false;
        const auto& picture = std::get<0>(next);
        if (!picture) return true;
        CHECK(picture->rgba.size() == size);
        CHECK(picture->at_ms >= last && picture->at_ms <= decoder.length_ms());
        last = picture->at_ms;
    }
}

std::vector<Bytes> seeds() { return {from_base64(vp8).value(), from_base64(vp9).value()}; }

}  // namespace candour::fuzz
