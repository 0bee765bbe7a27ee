// A text engine that keeps what it has laid out from one visit to the next, as no kiosk may: a walk
// over thousands of screens sets the same words again and again.
#pragma once

#include "app/kiosk/ui/text_engine.h"

namespace candour::tests {

class RememberingText : public kiosk::TextEngine {
public:
    explicit RememberingText(kiosk::TextEngine& engine) : engine_(engine) {}

    kiosk::TextExtent measure(const kiosk::TextRun& run) override { return engine_.measure(run); }
    std::vector<kiosk::TextTexture> draw(const kiosk::TextRun& run) override {
        return engine_.draw(run);
    }
    kiosk::CaretBox caret(const kiosk::TextRun& run, std::size_t byte) override {
        return engine_.caret(run, byte);
    }
    std::size_t byte_at(const kiosk::TextRun& run, float x, float y) override {
        return engine_.byte_at(run, x, y);
    }
    kiosk::TextSpan line_at(const kiosk::TextRun& run, std::size_t byte) override {
        return engine_.line_at(run, byte);
    }
    kiosk::TextSpan word_at(const kiosk::TextRun& run, std::size_t byte) override {
        return engine_.word_at(run, byte);
    }
    std::vector<kiosk::TextBox> boxes(const kiosk::TextRun& run, kiosk::TextSpan span) override {
        return engine_.boxes(run, span);
    }
    std::size_t next_grapheme(const kiosk::TextRun& run, std::size_t byte) override {
        return engine_.next_grapheme(run, byte);
    }
    std::size_t previous_grapheme(const kiosk::TextRun& run, std::size_t byte) override {
        return engine_.previous_grapheme(run, byte);
    }
    std::size_t backspace_start(const kiosk::TextRun& run, std::size_t byte) override {
        return engine_.backspace_start(run, byte);
    }
    std::string composed(const std::string& text) override { return engine_.composed(text); }
    void end_frame() override {}
    void forget() override {}

private:
    kiosk::TextEngine& engine_;
};

}  // namespace candour::tests
