// A PangoText with the shipped fonts on a MemorySurface.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

#include "platform/text/pango_text.h"
#include "tests/platform/text/memory_surface.h"
#include "tests/support/catch.h"

namespace candour::tests {

inline std::string share_path(const std::string& name) {
    const char* share = std::getenv("CANDOUR_SHARE");
    REQUIRE(share != nullptr);  // CTest sets it.
    return std::string(share) + "/" + name;
}

inline std::string font_cache_path() {
    return (std::filesystem::temp_directory_path() / "candour-test-font-cache").string();
}

struct Engine {
    MemorySurface surface;
    std::unique_ptr<platform::PangoText> text;

    Engine() {
        auto made = platform::PangoText::create(surface, share_path("fonts"), font_cache_path());
        REQUIRE(made.ok());
        text = made.take();
    }
};

inline kiosk::TextRun run_of(std::string text, std::string language, float size_px = 32,
                             float wrap_px = 0) {
    kiosk::TextRun run;
    run.text = std::move(text);
    run.language = std::move(language);
    run.size_px = size_px;
    run.wrap_px = wrap_px;
    return run;
}

// What a visitor writes.
inline kiosk::TextRun story_of(std::string text, std::string language, float size_px = 32,
                               float wrap_px = 800) {
    auto run = run_of(std::move(text), std::move(language), size_px, wrap_px);
    run.keep_breaks = true;
    return run;
}

}  // namespace candour::tests
