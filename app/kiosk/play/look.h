// app/kiosk/play/look.h: looking at a screen through its items, and telling what is on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/play/driver.h"

namespace candour::kiosk::play {

// Null when there is none. Pointers live until the next frame.
const Item* find_item(const std::vector<Item>& items, std::string_view id);

// The page of what is shown now, from 0. (A cover over the screen has pages of its own.)
std::size_t page_shown(const std::vector<Item>& items);

// The page on which `text` stands in an item's name or value (however its spaces and line ends
// fall): the page shown if it is there, else the first that has it; empty when none has.
std::optional<std::size_t> page_with(const std::vector<Item>& items, std::string_view text);

// "on screen 'purpose' are: purpose.title, …", with pages told where there are several.
std::string on_screen(const Driver& driver);

// The same with what the items say.
std::string texts_on_screen(const Driver& driver);

// The item list as one line of JSON: screen, page, pages, language, direction, and every item with
// id, role, name, language, enabled, selected, focused, value, page, shown, px and mm.
std::string items_as_json(const Flow& flow, const std::vector<Item>& items, std::size_t pages);

}  // namespace candour::kiosk::play
