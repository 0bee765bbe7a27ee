// app/kiosk/play/driver.h: the kiosk as a play sees it. platform/kiosk implements it with the real
// screens, a virtual clock and the real store; a test with values.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/flow/flow.h"
#include "app/kiosk/ui/input.h"
#include "app/kiosk/ui/item.h"
#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::kiosk::play {

class Driver {
public:
    virtual ~Driver() = default;

    // What a person's hand does; takes effect with settle().
    virtual void inject(const InputEvent& event) = 0;
    // A choice that needs no item on the screen (language, print size, contrast).
    virtual void choose(const Intent& intent) = 0;
    // Draws frames until no input waits and nothing more changes by itself.
    virtual void settle() = 0;
    // Lets virtual time pass, with everything that falls due in it.
    virtual void pass(Milliseconds time) = 0;

    // Of the last frame drawn.
    virtual const Flow& flow() const = 0;
    virtual const std::vector<Item>& items() const = 0;
    virtual std::size_t pages() const = 0;

    // What was read aloud since forget_heard(), one text an element.
    virtual std::vector<std::string> heard() const = 0;
    virtual void forget_heard() = 0;

    // Keeps a picture of the last frame under `name`. Errors: Unavailable, Full.
    virtual Status screenshot(const std::string& name) = 0;
    // Prints the item list of the last frame for who runs the play.
    virtual void list_items() = 0;
};

}  // namespace candour::kiosk::play
