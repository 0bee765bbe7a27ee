// The cache: a run is laid out when first asked for and painted when first drawn.
#include "platform/text/pango_text.h"

#include <algorithm>
#include <functional>

#include <sodium.h>

#include "core/base/bytes.h"
#include "platform/text/limits.h"
#include "platform/text/painter.h"

namespace candour::platform {

Result<std::unique_ptr<PangoText>> PangoText::create(kiosk::Surface& surface,
                                                     const std::string& fonts_folder,
                                                     const std::string& cache_folder) {
    ASSIGN_OR_RETURN(auto fonts, Fonts::create(fonts_folder, cache_folder));
    return std::unique_ptr<PangoText>(new PangoText(surface, std::move(fonts)));
}

PangoText::PangoText(kiosk::Surface& surface, std::unique_ptr<Fonts> fonts)
    : surface_(surface), fonts_(std::move(fonts)) {}

PangoText::~PangoText() { forget(); }

std::size_t PangoText::RunHash::operator()(const kiosk::TextRun& run) const {
    std::size_t hash = std::hash<std::string>{}(run.text);
    const auto mix = [&hash](std::size_t value) {
        hash ^= value + 0x9E3779B97F4A7C15u + (hash << 6) + (hash >> 2);
    };
    mix(std::hash<std::string>{}(run.language));
    mix(std::hash<float>{}(run.size_px));
    mix(std::hash<float>{}(run.wrap_px));
    mix(std::hash<float>{}(run.line_spacing));
    mix(static_cast<std::size_t>(run.align) * 8 + (run.wide ? 4u : 0u) + (run.bold ? 2u : 0u) +
        (run.keep_breaks ? 1u : 0u));
    return hash;
}

PangoText::Entry& PangoText::entry(const kiosk::TextRun& run) {
    auto [at, added] = cache_.try_emplace(run);
    Entry& found = at->second;
    if (added) {
        found.paragraph = std::make_unique<Paragraph>(*fonts_, run);
        found.bytes = found.paragraph->bytes();
        cached_bytes_ += found.bytes;
    }
    found.last_frame = frame_;
    return found;
}

kiosk::TextExtent PangoText::measure(const kiosk::TextRun& run) {
    return entry(run).paragraph->extent();
}

std::vector<kiosk::TextTexture> PangoText::draw(const kiosk::TextRun& run) {
    Entry& found = entry(run);
    if (!found.painted) {
        found.textures = paint(*found.paragraph, surface_);
        found.painted = true;
        for (const kiosk::TextTexture& texture : found.textures) {
            const auto bytes = static_cast<std::size_t>(texture.width * texture.height);
            found.bytes += bytes;
            cached_bytes_ += bytes;
        }
    }
    return found.textures;
}

kiosk::CaretBox PangoText::caret(const kiosk::TextRun& run, std::size_t byte) {
    return entry(run).paragraph->caret(byte);
}

std::size_t PangoText::byte_at(const kiosk::TextRun& run, float x, float y) {
    return entry(run).paragraph->byte_at(x, y);
}

kiosk::TextSpan PangoText::line_at(const kiosk::TextRun& run, std::size_t byte) {
    return entry(run).paragraph->line_at(byte);
}

kiosk::TextSpan PangoText::word_at(const kiosk::TextRun& run, std::size_t byte) {
    return entry(run).paragraph->word_at(byte);
}

std::vector<kiosk::TextBox> PangoText::boxes(const kiosk::TextRun& run, kiosk::TextSpan span) {
    return entry(run).paragraph->boxes(span);
}

std::size_t PangoText::next_grapheme(const kiosk::TextRun& run, std::size_t byte) {
    return entry(run).paragraph->next_grapheme(byte);
}

std::size_t PangoText::previous_grapheme(const kiosk::TextRun& run, std::size_t byte) {
    return entry(run).paragraph->previous_grapheme(byte);
}

std::size_t PangoText::backspace_start(const kiosk::TextRun& run, std::size_t byte) {
    return entry(run).paragraph->backspace_start(byte);
}

std::string PangoText::composed(const std::string& text) {
    const std::unique_ptr<char, FreeWith<g_free>> normal(
        g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFC));
    if (!normal) return text;  // It is not UTF-8.
    std::string result = normal.get();
    sodium_memzero(normal.get(), result.size());
    return result;
}

void PangoText::end_frame() {
    for (auto at = cache_.begin(); at != cache_.end();) {
        const std::uint64_t kept =
            at->first.keep_breaks ? text_limits::visitor_frames_kept : text_limits::frames_kept;
        at = frame_ - at->second.last_frame >= kept ? drop(at) : std::next(at);
    }
    if (cached_bytes_ > text_limits::cache_bytes_max) drop_least_recent();
    ++frame_;
}

void PangoText::drop_least_recent() {
    std::vector<Cache::iterator> oldest;
    for (auto at = cache_.begin(); at != cache_.end(); ++at) {
        if (at->second.last_frame != frame_) oldest.push_back(at);
    }
    std::ranges::sort(oldest, {}, [](auto at) { return at->second.last_frame; });
    for (auto at : oldest) {
        if (cached_bytes_ <= text_limits::cache_bytes_max) return;
        drop(at);
    }
}

PangoText::Cache::iterator PangoText::drop(Cache::iterator at) {
    const auto next = std::next(at);
    auto node = cache_.extract(at);
    for (const kiosk::TextTexture& texture : node.mapped().textures) {
        surface_.release_texture(texture.texture);
    }
    cached_bytes_ -= node.mapped().bytes;
    wipe(node.key().text);
    return next;
}

void PangoText::forget() {
    for (auto at = cache_.begin(); at != cache_.end();) {
        at = drop(at);
    }
}

}  // namespace candour::platform
