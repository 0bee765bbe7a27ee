#include "app/kiosk/play/look.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace candour::kiosk::play {
namespace {

// U+2066 to U+2069: they keep numbers in their places and are not seen.
bool is_isolate(std::string_view text) {
    return text.size() >= 3 && text.starts_with("\xE2\x81") && text[2] >= '\xA6' &&
           text[2] <= '\xA9';
}

// Layout decides where lines end; a flow file does not know.
std::string with_single_spaces(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_isolate(text.substr(at))) {
            at += 2;
            continue;
        }
        const char c = text[at];
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

bool says(const Item& item, const std::string& text) {
    return with_single_spaces(item.name).find(text) != std::string::npos ||
           with_single_spaces(item.value).find(text) != std::string::npos ||
           with_single_spaces(item.composing).find(text) != std::string::npos;
}

std::string screen_and_page(const Driver& driver) {
    std::string text = "on screen '" + name_of(driver.flow().screen) + "'";
    if (driver.pages() > 1) {
        text += ", page " + std::to_string(page_shown(driver.items()) + 1) + " of " +
                std::to_string(driver.pages()) + ",";
    }
    if (driver.flow().asking_still_there) text += ", under \"Are you still there?\",";
    return text + " are: ";
}

// A keyboard's keys would drown the rest.
template <typename Tell>
std::string told(const Driver& driver, Tell tell) {
    std::string text = screen_and_page(driver);
    std::string separator;
    std::size_t keys = 0;
    for (const Item& item : driver.items()) {
        if (item.role == Role::Key) {
            ++keys;
            continue;
        }
        text += separator + tell(item);
        separator = ", ";
    }
    if (keys > 0)
        text +=
            separator + std::to_string(keys) + (keys == 1 ? " key" : " keys") + " of the keyboard";
    return text;
}

nlohmann::json rectangle(const Rect& rect) {
    const auto rounded = [](float value) {
        return static_cast<double>(static_cast<long>(value * 10 + (value < 0 ? -0.5F : 0.5F))) / 10;
    };
    return {{"x", rounded(rect.x)},
            {"y", rounded(rect.y)},
            {"width", rounded(rect.width)},
            {"height", rounded(rect.height)}};
}

}  // namespace

const Item* find_item(const std::vector<Item>& items, std::string_view id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

std::size_t page_shown(const std::vector<Item>& items) {
    const auto found =
        std::find_if(items.begin(), items.end(), [](const Item& item) { return item.shown; });
    return found == items.end() ? 0 : found->page;
}

std::optional<std::size_t> page_with(const std::vector<Item>& items, std::string_view text) {
    const std::string wanted = with_single_spaces(text);
    std::optional<std::size_t> page;
    for (const Item& item : items) {
        if (!says(item, wanted)) continue;
        if (item.shown) return item.page;
        page = std::min(page.value_or(item.page), item.page);
    }
    return page;
}

std::string on_screen(const Driver& driver) {
    return told(driver, [](const Item& item) { return item.id; });
}

std::string texts_on_screen(const Driver& driver) {
    return told(driver, [](const Item& item) {
        return '"' + item.name + '"' + (item.value.empty() ? "" : " (\"" + item.value + "\")");
    });
}

std::string items_as_json(const Flow& flow, const std::vector<Item>& items, std::size_t pages) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Item& item : items) {
        list.push_back({{"id", item.id},
                        {"role", std::string(name_of(item.role))},
                        {"name", item.name},
                        {"language", item.language},
                        {"enabled", item.enabled},
                        {"selected", item.selected},
                        {"focused", item.focused},
                        {"value", item.value},
                        {"marked", item.marked},
                        {"composing", item.composing},
                        {"page", item.page},
                        {"shown", item.shown},
                        {"px", rectangle(item.px)},
                        {"mm", rectangle(item.mm)}});
    }
    const Language& language = flow.visit.preferences.language;
    const nlohmann::ordered_json screen = {
        {"screen", name_of(flow.screen)},
        {"page", page_shown(items)},
        {"pages", pages},
        {"language", language},
        {"direction", is_right_to_left(language) ? "rtl" : "ltr"},
        {"text_percent", flow.visit.preferences.text_percent},
        {"colours", name_of(flow.visit.preferences.colours)},
        {"asking_still_there", flow.asking_still_there},
        {"items", std::move(list)},
    };
    // A name could hold bytes that are no UTF-8; they are shown as such instead of ending the play.
    return screen.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace candour::kiosk::play
