#include "app/kiosk/play/runner.h"

#include <algorithm>
#include <utility>

#include "app/kiosk/play/look.h"

namespace candour::kiosk::play {
namespace {

Error invalid(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

// What SDL hands over in one text event, and so a hardware keyboard at most.
constexpr std::size_t typed_bytes_max = 31;

// As fast as a hand is: nothing takes the second touch for a slip of the first.
constexpr Milliseconds between_touches{500};

void touch(Driver& driver, const Item& item) {
    const float x = item.px.x + item.px.width / 2;
    const float y = item.px.y + item.px.height / 2;
    driver.pass(between_touches);
    driver.inject(Pointer{Pointer::Phase::Down, x, y});
    driver.inject(Pointer{Pointer::Phase::Up, x, y});
    driver.settle();
}

// Turns pages, by their buttons, until `page` is shown.
Status turn_to(Driver& driver, std::size_t page) {
    for (std::size_t turns = 0; page_shown(driver.items()) != page; ++turns) {
        const std::string id = page_shown(driver.items()) < page ? "page.next" : "page.previous";
        const Item* button = find_item(driver.items(), id);
        if (!button || !button->shown || !button->enabled || turns > driver.pages()) {
            return invalid("it is on page " + std::to_string(page + 1) + " of " +
                           std::to_string(driver.pages()) + ", and " + id + " does not lead there");
        }
        touch(driver, *button);
    }
    return Unit{};
}

// The item on the page shown, after turning to it.
Result<Item> reach(Driver& driver, const std::string& id) {
    const Item* item = find_item(driver.items(), id);
    if (!item && page_shown(driver.items()) > 0) {
        RETURN_IF_ERROR(turn_to(driver, 0));  // "nav.back" is on the first page alone.
        item = find_item(driver.items(), id);
    }
    if (!item) return invalid("there is no such item; " + on_screen(driver));
    if (!item->shown) {
        RETURN_IF_ERROR(turn_to(driver, item->page));
        item = find_item(driver.items(), id);
        if (!item || !item->shown) return invalid("it is not on its page; " + on_screen(driver));
    }
    return *item;
}

class Player {
public:
    explicit Player(Driver& driver) : driver_(driver) {}

    Status operator()(const Tap& tap) const {
        driver_.forget_heard();
        ASSIGN_OR_RETURN(const Item item, reach(driver_, tap.id));
        if (!item.enabled) return invalid("it is there but cannot be used now");
        touch(driver_, item);
        return Unit{};
    }

    Status operator()(const Type& type) const {
        driver_.forget_heard();
        RETURN_IF_ERROR(focus_field());
        std::string_view rest = type.text;
        while (!rest.empty()) {
            if (rest.front() == '\n') {
                driver_.inject(KeyPress{Key::Activate});
                rest.remove_prefix(1);
                continue;
            }
            const std::string_view chunk = first_chunk(rest);
            driver_.inject(Typed{std::string(chunk)});
            rest.remove_prefix(chunk.size());
        }
        driver_.settle();
        return Unit{};
    }

    Status operator()(const Compose& compose) const {
        driver_.forget_heard();
        RETURN_IF_ERROR(focus_field());
        driver_.inject(Composing{compose.text, compose.text.size()});
        driver_.settle();
        return Unit{};
    }

    Status operator()(const Press& press) const {
        driver_.forget_heard();
        driver_.pass(between_touches);
        driver_.inject(KeyPress{press.key, press.extend});
        if (press.key == Key::Space) driver_.inject(Typed{" "});  // As a keyboard does.
        driver_.settle();
        return Unit{};
    }

    Status operator()(const See& see) const {
        const std::optional<std::size_t> page = page_with(driver_.items(), see.text);
        if (!see.wanted) {
            if (!page) return Unit{};
            return invalid("it is there; " + texts_on_screen(driver_));
        }
        if (!page) return invalid("it is not there; " + texts_on_screen(driver_));
        return turn_to(driver_, *page);
    }

    Status operator()(const Hear& hear) const {
        const std::vector<std::string> all = driver_.heard();
        const bool heard = hear.is_in(all);
        if (heard == hear.wanted) return Unit{};
        std::string said;
        for (const std::string& one : all)
            said += " " + one;
        return invalid(std::string(heard ? "it was said" : "it was not said") +
                       "; said was:" + (said.empty() ? " nothing" : said));
    }

    // Some screens have many keys; nobody goes round twice.
    Status operator()(const Go& go) const {
        constexpr int presses_max = 150;
        for (int i = 0; i < presses_max; ++i) {
            driver_.forget_heard();
            driver_.pass(between_touches);
            driver_.inject(KeyPress{Key::Next});
            driver_.settle();
            if (Hear{go.text, true}.is_in(driver_.heard())) return Unit{};
        }
        return invalid("it is never said; " + on_screen(driver_));
    }

    Status operator()(const TabTo& to) const {
        const auto tab = [this] { driver_.inject(KeyPress{Key::Next}); };
        if (comes_to(to.id, driver_.items().size(), tab)) return Unit{};
        return invalid("the focus never comes there; " + on_screen(driver_));
    }

    Status operator()(const ScanTo& to) const {
        constexpr std::size_t looks_max = 4'000;
        const auto wait = [this] { driver_.pass(Milliseconds{250}); };
        if (comes_to(to.id, looks_max, wait)) return Unit{};
        return invalid("the focus never comes there by itself; " + on_screen(driver_));
    }

    Status operator()(const SeeItem& see) const {
        const bool there = find_item(driver_.items(), see.id) != nullptr;
        if (there == see.wanted) return Unit{};
        return invalid((there ? "it is there; " : "there is no such item; ") + on_screen(driver_));
    }

    Status operator()(const Wait& wait) const {
        driver_.forget_heard();
        driver_.pass(wait.time);
        driver_.settle();
        return Unit{};
    }

    Status operator()(const SetLanguage& set) const {
        driver_.choose(ChooseLanguage{set.language});
        driver_.settle();
        if (driver_.flow().visit.preferences.language == set.language) return Unit{};
        std::string offered;
        for (const Language& one : driver_.flow().organisation->languages)
            offered += " " + one;
        return invalid("this kiosk cannot show it now; it offers:" + offered);
    }

    Status operator()(const SetSize& set) const {
        driver_.choose(ChooseTextSize{set.percent});
        driver_.settle();
        if (driver_.flow().visit.preferences.text_percent == set.percent) return Unit{};
        return invalid("the size cannot be chosen now");
    }

    Status operator()(const SetColours& set) const {
        driver_.choose(ChooseColours{set.colours});
        driver_.settle();
        if (driver_.flow().visit.preferences.colours == set.colours) return Unit{};
        return invalid("the colours cannot be chosen now");
    }

    Status operator()(const Screenshot& screenshot) const {
        return driver_.screenshot(screenshot.name);
    }

    Status operator()(const ListItems&) const {
        driver_.list_items();
        return Unit{};
    }

    Status operator()(const Quit&) const { return Unit{}; }

private:
    // Whether the focus is on the item, or comes there by `times` steps at most.
    template <typename Step>
    bool comes_to(const std::string& id, std::size_t times, const Step& step) const {
        for (std::size_t i = 0;; ++i) {
            const Item* item = find_item(driver_.items(), id);
            if (item != nullptr && item->focused) return true;
            if (i == times) return false;
            step();
            driver_.settle();
        }
    }

    // Typing goes where the caret is; where it is nowhere, into the only field, touched first.
    Status focus_field() const {
        const std::vector<Item>& items = driver_.items();
        const auto is_field = [](const Item& item) { return item.role == Role::Field; };
        const bool ready = std::any_of(items.begin(), items.end(), [&](const Item& item) {
            return is_field(item) && item.focused && item.shown;
        });
        if (ready) return Unit{};
        if (std::count_if(items.begin(), items.end(), is_field) != 1) {
            return invalid("no field has the focus; " + on_screen(driver_));
        }
        const std::string id = std::find_if(items.begin(), items.end(), is_field)->id;
        ASSIGN_OR_RETURN(const Item field, reach(driver_, id));
        touch(driver_, field);
        // A touch lands between letters; a person who goes on writing does so at the end.
        driver_.inject(KeyPress{Key::End});
        driver_.settle();
        return Unit{};
    }

    static std::string_view first_chunk(std::string_view text) {
        std::size_t length = std::min({text.size(), text.find('\n'), typed_bytes_max});
        const auto is_inside = [&](std::size_t at) {
            return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
        };
        while (length > 1 && is_inside(length))
            --length;
        return text.substr(0, length);
    }

    Driver& driver_;
};

}  // namespace

Status run_line(const Line& line, Driver& driver) { return std::visit(Player(driver), line.verb); }

Status run(const std::vector<Line>& lines, const std::string& file_name, Driver& driver) {
    driver.settle();
    for (const Line& line : lines) {
        if (std::holds_alternative<Quit>(line.verb)) return Unit{};
        const Status done = run_line(line, driver);
        if (!done.ok()) {
            return Error{done.error().kind, file_name + ":" + std::to_string(line.number) + ": " +
                                                line.source + ": " + done.error().what};
        }
    }
    return Unit{};
}

}  // namespace candour::kiosk::play
