// View: draws a Flow on a Surface, takes input events, returns intents, and knows the items.
// What the shell (platform) and plays drive; hides ImGui from both.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/ui/clip_source.h"
#include "app/kiosk/ui/input.h"
#include "app/kiosk/ui/item.h"
#include "app/kiosk/ui/keyboard.h"
#include "app/kiosk/ui/picture_source.h"
#include "app/kiosk/ui/speaker.h"
#include "app/kiosk/ui/surface.h"
#include "app/kiosk/ui/text_engine.h"
#include "app/kiosk/ui/translator.h"

namespace candour::kiosk {

class View {
public:
    // `pictures`: of the questionnaires that are asked; null for none. `keyboards`: null for none
    // but hardware ones. `speaker`: null where nothing can be read aloud. `clips`: in sign
    // language; null for none. All outlive it.
    View(Surface& surface, TextEngine& text, const Translator& translator,
         PictureSource* pictures = nullptr, const Keyboards* keyboards = nullptr,
         Speaker* speaker = nullptr, ClipSource* clips = nullptr);
    ~View();
    View(const View&) = delete;
    View& operator=(const View&) = delete;

    // A new visit: a new ImGui context (with a zeroing allocator), no focus, no caret, no undo, the
    // text engine forgets. Nothing of the visit before is left.
    void begin_visit();

    // Queued; taken one a frame, in order, so that Down and Up never fall together.
    void handle(const InputEvent& event);

    struct Drawn {
        std::optional<Intent> intent;  // At most one a frame.
        bool draw_again = false;       // Input is waiting or focus moved: draw another frame soon.
        bool caret_blinks = false;     // A field has the focus: wake after half a second.
        // Something moves by itself then: the focus, for who has one switch, or a clip.
        std::optional<Milliseconds> moves_at = std::nullopt;
    };
    // Builds and presents one frame. `since_boot` drives the caret alone.
    Drawn draw(const Flow& flow, Milliseconds since_boot);

    // What whoever reads a hardware keyboard, and its input method, needs to know.
    struct TextInput {
        bool wanted = false;  // What is typed goes somewhere.
        Rect caret_px;        // Where candidates are to be shown beside; empty: nowhere.
        bool ended = false;   // What was being composed is no longer wanted. Told once.
    };
    TextInput take_text_input();

    // Of the last frame drawn: every item of the screen, those of other pages too (shown = false).
    const std::vector<Item>& items() const;
    std::size_t pages() const;

    // A clip in sign language is playing.
    bool plays() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace candour::kiosk
