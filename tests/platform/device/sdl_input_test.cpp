// SDL's events become the kiosk's own: one pointer, keys without shortcuts, text as it is.
#include "platform/device/sdl_input.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include <SDL.h>

#include "platform/device/event_source.h"
#include "tests/support/catch.h"

namespace candour::platform {
namespace {

using kiosk::Key;
using kiosk::KeyPress;
using kiosk::Pointer;

constexpr SdlInput::Scale twice = {2000, 1000, 2};  // A dense panel: two pixels a point.

SDL_Event button(Uint32 type, int x, int y, Uint8 which = SDL_BUTTON_LEFT) {
    SDL_Event event{};
    event.type = type;
    event.button.button = which;
    event.button.x = x;
    event.button.y = y;
    return event;
}

SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event key(SDL_Keycode code, Uint16 modifiers = 0, Uint8 repeat = 0) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    event.key.keysym.mod = modifiers;
    event.key.repeat = repeat;
    return event;
}

Pointer only_pointer(const std::vector<kiosk::InputEvent>& events) {
    REQUIRE(events.size() == 1);
    return std::get<Pointer>(events[0]);
}

// How often `word`, less one in each letter, is in memory that this process can write.
std::size_t count_in_own_memory(std::string_view less_one) {
    std::ifstream maps("/proc/self/maps");
    std::ifstream memory("/proc/self/mem", std::ios::binary);
    std::size_t found = 0;
    for (std::string line; std::getline(maps, line);) {
        unsigned long long first = 0;
        unsigned long long end = 0;
        char rights[5] = "";
        if (std::sscanf(line.c_str(), "%llx-%llx %4s", &first, &end, rights) != 3) continue;
        if (rights[1] != 'w' || end - first > 64U << 20U) continue;  // A sanitizer's shadow.
        std::vector<char> bytes(end - first);
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(first));
        if (!memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) continue;
        const auto same = [](char there, char less) { return there == less + 1; };
        auto at = bytes.begin();
        while ((at = std::search(at, bytes.end(), less_one.begin(), less_one.end(), same)) !=
               bytes.end()) {
            ++found;
            ++at;
        }
        explicit_bzero(bytes.data(), bytes.size());
    }
    return found;
}

TEST_CASE("what was typed does not stay in SDL's queue", "[device]") {
    const auto window = Window::create({.headless = true, .width = 64, .height = 48});
    REQUIRE(window.ok());
    EventSource source(*window.value());
    const std::string_view less_one = "wxknognmdptzffz";
    constexpr int words = 20;
    for (int i = 0; i < words; ++i) {
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        for (std::size_t k = 0; k < less_one.size(); ++k)
            event.text.text[k] = static_cast<char>(less_one[k] + 1);
        REQUIRE(SDL_PushEvent(&event) == 1);
        explicit_bzero(&event, sizeof event);
    }
    {
        const EventSource::Events events = source.wait(Milliseconds{0});
        REQUIRE(events.input.size() == words);
    }
    REQUIRE(count_in_own_memory(less_one) >= words);
    SDL_Event finger_down = finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F);
    SDL_PushEvent(&finger_down);
    source.forget();
#if !defined(__SANITIZE_ADDRESS__)  // Which keeps what was freed, of the events taken.
    REQUIRE(count_in_own_memory(less_one) == 0);
#endif
    REQUIRE(source.wait(Milliseconds{0}).input.size() == 1);  // The next visitor's touch.
}

TEST_CASE("the left mouse button is a pointer in the panel's pixels", "[device]") {
    SdlInput input;
    const Pointer down = only_pointer(input.translate(button(SDL_MOUSEBUTTONDOWN, 10, 20), twice));
    REQUIRE(down.phase == Pointer::Phase::Down);
    REQUIRE(down.x == 20);
    REQUIRE(down.y == 40);
    REQUIRE(only_pointer(input.translate(button(SDL_MOUSEBUTTONUP, 11, 20), twice)).phase ==
            Pointer::Phase::Up);
    REQUIRE(input.translate(button(SDL_MOUSEBUTTONDOWN, 1, 1, SDL_BUTTON_RIGHT), twice).empty());
}

TEST_CASE("a mouse that passes by makes nothing happen, one that drags does", "[device]") {
    SdlInput input;
    SDL_Event motion{};
    motion.type = SDL_MOUSEMOTION;
    REQUIRE(input.translate(motion, twice).empty());
    input.translate(button(SDL_MOUSEBUTTONDOWN, 1, 1), twice);
    REQUIRE(only_pointer(input.translate(motion, twice)).phase == Pointer::Phase::Move);
}

TEST_CASE("a second finger does nothing while the first is down", "[device]") {
    SdlInput input;
    const Pointer down =
        only_pointer(input.translate(finger(SDL_FINGERDOWN, 7, 0.5F, 0.25F), twice));
    REQUIRE(down.x == 1000);
    REQUIRE(down.y == 250);
    REQUIRE(input.translate(finger(SDL_FINGERDOWN, 8, 0.1F, 0.1F), twice).empty());
    REQUIRE(input.translate(finger(SDL_FINGERUP, 8, 0.1F, 0.1F), twice).empty());
    const Pointer up = only_pointer(input.translate(finger(SDL_FINGERUP, 7, 0.5F, 0.25F), twice));
    REQUIRE(up.phase == Pointer::Phase::Up);
    REQUIRE(up.x == 1000);
    REQUIRE(input.translate(finger(SDL_FINGERDOWN, 8, 0.1F, 0.1F), twice).size() == 1);
}

TEST_CASE("a touch is cancelled where it was when the window loses the focus", "[device]") {
    SdlInput input;
    SDL_Event lost{};
    lost.type = SDL_WINDOWEVENT;
    lost.window.event = SDL_WINDOWEVENT_FOCUS_LOST;
    REQUIRE(input.translate(lost, twice).empty());
    input.translate(finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F), twice);
    const Pointer cancel = only_pointer(input.translate(lost, twice));
    REQUIRE(cancel.phase == Pointer::Phase::Cancel);
    REQUIRE(cancel.x == 1000);
    REQUIRE(input.translate(finger(SDL_FINGERUP, 1, 0.5F, 0.5F), twice).empty());
}

TEST_CASE("keys have one meaning each, and shortcuts none", "[device]") {
    struct Case {
        SDL_Event event;
        std::vector<Key> keys;
    };
    const std::vector<Case> cases = {
        {key(SDLK_TAB), {Key::Next}},
        {key(SDLK_TAB, KMOD_LSHIFT), {Key::Previous}},
        {key(SDLK_KP_ENTER), {Key::Activate}},
        {key(SDLK_LEFT, 0, 1), {Key::Left}},  // Held: goes on.
        {key(SDLK_BACKSPACE, 0, 1), {Key::Backspace}},
        {key(SDLK_RETURN, 0, 1), {}},   // Held: must not run through the screens.
        {key(SDLK_v, KMOD_LCTRL), {}},  // There is no clipboard.
        {key(SDLK_c, KMOD_LCTRL), {}},
        {key(SDLK_a, KMOD_LCTRL), {Key::SelectAll}},
        {key(SDLK_z, KMOD_RCTRL), {Key::Undo}},
        {key(SDLK_z, KMOD_LCTRL, 1), {}},
        {key(SDLK_a, KMOD_LCTRL | KMOD_LALT), {}},
        {key(SDLK_F4, KMOD_LALT), {}},
        {key(SDLK_BACKSPACE, KMOD_LCTRL), {}},
        {key(SDLK_a), {}},  // Comes as text.
        {key(SDLK_PRINTSCREEN), {}},
    };
    SdlInput input;
    for (const Case& one : cases) {
        INFO(SDL_GetKeyName(one.event.key.keysym.sym));
        std::vector<Key> got;
        for (const kiosk::InputEvent& event : input.translate(one.event, twice)) {
            got.push_back(std::get<KeyPress>(event).key);
        }
        REQUIRE(got == one.keys);
    }
}

TEST_CASE("an arrow with Shift extends what is selected", "[device]") {
    SdlInput input;
    const auto press = [&](Uint16 modifiers) {
        return std::get<KeyPress>(input.translate(key(SDLK_LEFT, modifiers), twice).at(0));
    };
    REQUIRE(press(KMOD_RSHIFT).extend);
    REQUIRE_FALSE(press(0).extend);
}

TEST_CASE("typed text comes as it is", "[device]") {
    SdlInput input;
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    std::strcpy(event.text.text, "\xC5\xB7");
    const auto events = input.translate(event, twice);
    REQUIRE(events.size() == 1);
    REQUIRE(std::get<kiosk::Typed>(events[0]).utf8 == "\xC5\xB7");
}

TEST_CASE("what an input method composes comes with its caret in bytes", "[device]") {
    SdlInput input;
    const auto composing = [&](const SDL_Event& event) {
        const auto events = input.translate(event, twice);
        REQUIRE(events.size() == 1);
        return std::get<kiosk::Composing>(events[0]);
    };
    SDL_Event event{};
    event.type = SDL_TEXTEDITING;
    std::strcpy(event.edit.text, "\xE4\xBD\xA0hao");
    event.edit.start = 1;
    REQUIRE(composing(event).utf8 == "\xE4\xBD\xA0hao");
    REQUIRE(composing(event).caret_byte == 3);
    event.edit.start = 99;
    REQUIRE(composing(event).caret_byte == 6);
    event.edit.start = -1;
    REQUIRE(composing(event).caret_byte == 0);
    // Longer than an event holds: SDL hands over memory, which the leak check looks after.
    SDL_Event longer{};
    longer.type = SDL_TEXTEDITING_EXT;
    const std::string words(100, 'x');
    longer.editExt.text = SDL_strdup(words.c_str());
    longer.editExt.start = 100;
    REQUIRE(composing(longer).utf8 == words);
}

TEST_CASE("a dropped file means nothing", "[device]") {
    SdlInput input;
    SDL_Event event{};
    event.type = SDL_DROPFILE;
    REQUIRE(input.translate(event, twice).empty());
}

}  // namespace
}  // namespace candour::platform
