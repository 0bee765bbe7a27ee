// PangoText: the kiosk's TextEngine on Pango, with the shipped fonts and a cache of textures.
// Belongs to the thread that draws.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/kiosk/ui/surface.h"
#include "app/kiosk/ui/text_engine.h"
#include "core/base/result.h"
#include "platform/text/fonts.h"
#include "platform/text/paragraph.h"

namespace candour::platform {

class PangoText : public kiosk::TextEngine {
public:
    // `surface` outlives this. Folders and errors: as Fonts::create().
    static Result<std::unique_ptr<PangoText>> create(kiosk::Surface& surface,
                                                     const std::string& fonts_folder,
                                                     const std::string& cache_folder);
    ~PangoText() override;  // Forgets everything.

    // The shipped fonts are there: not the machine's own take their place.
    bool has_shipped_fonts() const { return fonts_->are_shipped(); }
    // For what is drawn for elsewhere, on this thread.
    Fonts& fonts() { return *fonts_; }
    // Whether the fonts can show a language, tried on `sample`, or on its own sample when that is
    // empty. A language that fails is not offered. Errors: NotFound, in plain words.
    Status check_language(const Language& language, std::string_view sample = {});

    kiosk::TextExtent measure(const kiosk::TextRun& run) override;
    std::vector<kiosk::TextTexture> draw(const kiosk::TextRun& run) override;
    kiosk::CaretBox caret(const kiosk::TextRun& run, std::size_t byte) override;
    std::size_t byte_at(const kiosk::TextRun& run, float x, float y) override;
    kiosk::TextSpan line_at(const kiosk::TextRun& run, std::size_t byte) override;
    kiosk::TextSpan word_at(const kiosk::TextRun& run, std::size_t byte) override;
    std::vector<kiosk::TextBox> boxes(const kiosk::TextRun& run, kiosk::TextSpan span) override;
    std::size_t next_grapheme(const kiosk::TextRun& run, std::size_t byte) override;
    std::size_t previous_grapheme(const kiosk::TextRun& run, std::size_t byte) override;
    std::size_t backspace_start(const kiosk::TextRun& run, std::size_t byte) override;
    std::string composed(const std::string& text) override;
    void end_frame() override;
    void forget() override;

    // What the cache holds now, textures and layouts.
    std::size_t cached_bytes() const { return cached_bytes_; }

private:
    struct Entry {
        std::unique_ptr<Paragraph> paragraph;
        std::vector<kiosk::TextTexture> textures;
        bool painted = false;
        std::size_t bytes = 0;
        std::uint64_t last_frame = 0;
    };
    struct RunHash {
        std::size_t operator()(const kiosk::TextRun& run) const;
    };
    using Cache = std::unordered_map<kiosk::TextRun, Entry, RunHash>;

    PangoText(kiosk::Surface& surface, std::unique_ptr<Fonts> fonts);
    Entry& entry(const kiosk::TextRun& run);
    Cache::iterator drop(Cache::iterator at);
    void drop_least_recent();

    kiosk::Surface& surface_;
    std::unique_ptr<Fonts> fonts_;
    Cache cache_;
    std::size_t cached_bytes_ = 0;
    std::uint64_t frame_ = 0;
};

}  // namespace candour::platform
