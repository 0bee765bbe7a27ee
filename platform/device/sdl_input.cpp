#include "platform/device/sdl_input.h"

#include <array>
#include <string>

#include <SDL.h>

namespace candour::platform {
namespace {

using kiosk::InputEvent;
using kiosk::Key;
using kiosk::KeyPress;
using kiosk::Pointer;
using kiosk::Typed;

struct KeyMeaning {
    SDL_Keycode code;
    Key key;
    bool repeats;  // Held down, it goes on. Held Enter must not run through the screens.
};
constexpr std::array<KeyMeaning, 20> key_meanings = {{
    {SDLK_RETURN, Key::Activate, false},
    {SDLK_KP_ENTER, Key::Activate, false},
    {SDLK_SPACE, Key::Space, false},
    {SDLK_ESCAPE, Key::Escape, false},
    {SDLK_LEFT, Key::Left, true},
    {SDLK_RIGHT, Key::Right, true},
    {SDLK_UP, Key::Up, true},
    {SDLK_DOWN, Key::Down, true},
    {SDLK_HOME, Key::Home, false},
    {SDLK_END, Key::End, false},
    {SDLK_PAGEUP, Key::PageUp, false},
    {SDLK_PAGEDOWN, Key::PageDown, false},
    {SDLK_BACKSPACE, Key::Backspace, true},
    {SDLK_DELETE, Key::Delete, true},
    {SDLK_AC_BACK, Key::Escape, false},
    {SDLK_F1, Key::Speech, false},
    {SDLK_F2, Key::Repeat, false},
    {SDLK_VOLUMEUP, Key::Louder, false},
    {SDLK_VOLUMEDOWN, Key::Quieter, false},
    {SDLK_KP_MULTIPLY, Key::Speech, false},
}};

// A keypad without a screen reader's help: the digits while its lock is off, as the tactile 5 is in
// their middle. With the lock on they are figures.
constexpr std::array<KeyMeaning, 8> keypad_meanings = {{
    {SDLK_KP_4, Key::Previous, false},
    {SDLK_KP_8, Key::Previous, false},
    {SDLK_KP_6, Key::Next, false},
    {SDLK_KP_2, Key::Next, false},
    {SDLK_KP_5, Key::Select, false},
    {SDLK_KP_0, Key::Repeat, false},
    {SDLK_KP_9, Key::Louder, false},
    {SDLK_KP_3, Key::Quieter, false},
}};

// SDL counts its caret in characters.
InputEvent composing(const char* text, int caret) {
    kiosk::Composing result{text == nullptr ? "" : text, 0};
    for (; result.caret_byte < result.utf8.size(); ++result.caret_byte) {
        const auto byte = static_cast<unsigned char>(result.utf8[result.caret_byte]);
        const bool begins = (byte & 0xC0U) != 0x80U;
        if (begins && caret-- <= 0) break;
    }
    return result;
}

std::vector<InputEvent> on_shortcut(const SDL_KeyboardEvent& event) {
    const bool only_ctrl = (event.keysym.mod & (KMOD_ALT | KMOD_GUI)) == 0;
    if (!only_ctrl || event.repeat != 0) return {};
    if (event.keysym.sym == SDLK_a) return {KeyPress{Key::SelectAll}};
    if (event.keysym.sym == SDLK_z) return {KeyPress{Key::Undo}};
    return {};
}

std::vector<InputEvent> on_key(const SDL_KeyboardEvent& event) {
    for (const KeyMeaning& meaning : keypad_meanings) {
        const bool locked = (event.keysym.mod & KMOD_NUM) != 0;
        if (meaning.code != event.keysym.sym || locked || event.repeat != 0) continue;
        return {KeyPress{meaning.key}};
    }
    // Of a desktop's shortcuts two mean something here; there is no clipboard and no way out.
    if ((event.keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) return on_shortcut(event);
    if (event.keysym.sym == SDLK_TAB) {
        const bool back = (event.keysym.mod & KMOD_SHIFT) != 0;
        return {KeyPress{back ? Key::Previous : Key::Next}};
    }
    for (const KeyMeaning& meaning : key_meanings) {
        if (meaning.code != event.keysym.sym) continue;
        if (event.repeat != 0 && !meaning.repeats) return {};
        return {KeyPress{meaning.key, (event.keysym.mod & KMOD_SHIFT) != 0}};
    }
    return {};
}

}  // namespace

std::vector<InputEvent> SdlInput::translate(const SDL_Event& event, const Scale& scale) {
    switch (event.type) {
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
        case SDL_MOUSEMOTION:
            return on_mouse(event, scale);
        case SDL_FINGERDOWN:
        case SDL_FINGERUP:
        case SDL_FINGERMOTION:
            return on_finger(event, scale);
        case SDL_KEYDOWN:
            return on_key(event.key);
        case SDL_TEXTINPUT:
            return {Typed{event.text.text}};
        case SDL_TEXTEDITING:
            return {composing(event.edit.text, event.edit.start)};
        case SDL_TEXTEDITING_EXT: {
            const InputEvent composed = composing(event.editExt.text, event.editExt.start);
            SDL_free(event.editExt.text);  // Longer than an event: SDL gave it to us.
            return {composed};
        }
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_FOCUS_LOST) return cancelled();
            return {};
        default:
            return {};  // SDL has hundreds of events; the others are not for visitors.
    }
}

std::vector<InputEvent> SdlInput::on_mouse(const SDL_Event& event, const Scale& scale) {
    if (finger_) return {};
    if (event.type == SDL_MOUSEMOTION) {
        x_ = static_cast<float>(event.motion.x) * scale.px_per_point;
        y_ = static_cast<float>(event.motion.y) * scale.px_per_point;
        if (!mouse_down_) return {};  // Nothing hovers: no frame for a mouse that passes by.
        return {Pointer{Pointer::Phase::Move, x_, y_}};
    }
    if (event.button.button != SDL_BUTTON_LEFT) return {};
    x_ = static_cast<float>(event.button.x) * scale.px_per_point;
    y_ = static_cast<float>(event.button.y) * scale.px_per_point;
    const bool was_down = mouse_down_;
    mouse_down_ = event.type == SDL_MOUSEBUTTONDOWN;
    if (was_down == mouse_down_) return {};
    return {Pointer{mouse_down_ ? Pointer::Phase::Down : Pointer::Phase::Up, x_, y_}};
}

std::vector<InputEvent> SdlInput::on_finger(const SDL_Event& event, const Scale& scale) {
    if (mouse_down_) return {};
    const SDL_TouchFingerEvent& touch = event.tfinger;
    if (event.type == SDL_FINGERDOWN && !finger_) {
        finger_ = touch.fingerId;
    } else if (event.type == SDL_FINGERDOWN || finger_ != touch.fingerId) {
        return {};
    }
    x_ = touch.x * scale.width_px;
    y_ = touch.y * scale.height_px;
    if (event.type == SDL_FINGERDOWN) return {Pointer{Pointer::Phase::Down, x_, y_}};
    if (event.type == SDL_FINGERMOTION) return {Pointer{Pointer::Phase::Move, x_, y_}};
    finger_.reset();
    return {Pointer{Pointer::Phase::Up, x_, y_}};
}

std::vector<InputEvent> SdlInput::cancelled() {
    if (!finger_ && !mouse_down_) return {};
    finger_.reset();
    mouse_down_ = false;
    return {Pointer{Pointer::Phase::Cancel, x_, y_}};
}

}  // namespace candour::platform
