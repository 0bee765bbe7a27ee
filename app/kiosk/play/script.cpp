#include "app/kiosk/play/script.h"

#include <array>
#include <charconv>
#include <optional>

#include "app/kiosk/play/words.h"

namespace candour::kiosk::play {
namespace {

Error invalid(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

// An item's id may hold any sign: each key of the keyboard has its own.
bool is_id(const Word& word) { return !word.quoted && !word.text.empty(); }

// A language's tag, or what a file may be called anywhere.
bool is_plain_name(const Word& word) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return is_id(word) && word.text.find_first_not_of(allowed) == std::string::npos &&
           word.text.front() != '.';
}

std::optional<long> whole_number(std::string_view text) {
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

struct NamedKey {
    std::string_view name;
    Key key;
    bool extend = false;
};
constexpr std::array<NamedKey, 30> keys = {{
    {"tab", Key::Next},
    {"shift-tab", Key::Previous},
    {"enter", Key::Activate},
    {"space", Key::Space},
    {"escape", Key::Escape},
    {"left", Key::Left},
    {"right", Key::Right},
    {"up", Key::Up},
    {"down", Key::Down},
    {"home", Key::Home},
    {"end", Key::End},
    {"page-up", Key::PageUp},
    {"page-down", Key::PageDown},
    {"backspace", Key::Backspace},
    {"delete", Key::Delete},
    {"shift-left", Key::Left, true},
    {"shift-right", Key::Right, true},
    {"shift-up", Key::Up, true},
    {"shift-down", Key::Down, true},
    {"shift-home", Key::Home, true},
    {"shift-end", Key::End, true},
    {"select-all", Key::SelectAll},
    {"undo", Key::Undo},
    {"next", Key::Next},
    {"previous", Key::Previous},
    {"select", Key::Select},
    {"repeat", Key::Repeat},
    {"speech", Key::Speech},
    {"louder", Key::Louder},
    {"quieter", Key::Quieter},
}};

Result<Verb> make_tap(const Word& word) {
    if (!is_id(word)) return invalid("tap takes an item's id, as in: tap purpose.next");
    return Verb{Tap{word.text}};
}

Result<Verb> make_type(const Word& word) {
    if (!word.quoted || word.text.empty()) {
        return invalid("type takes words in quotes, as in: type \"Longer hours\"");
    }
    return Verb{Type{word.text}};
}

Result<Verb> make_compose(const Word& word) {
    if (!word.quoted) {
        return invalid(
            "compose takes what an input method shows, in quotes, as in: compose \"ni\"");
    }
    return Verb{Compose{word.text}};
}

Result<Verb> make_press(const Word& word) {
    std::string names;
    for (const NamedKey& key : keys) {
        if (key.name == word.text) return Verb{Press{word.text, key.key, key.extend}};
        names += " " + std::string(key.name);
    }
    return invalid("press takes a key, one of:" + names);
}

// "see" and "hear", and what they are not to do.
template <typename Kind>
Result<Verb> make_seen(const std::string& verb, const Word& word, bool wanted) {
    if (word.quoted && !word.text.empty()) return Verb{Kind{word.text, wanted}};
    return invalid(verb + " takes words in quotes, as in: " + verb + " \"Thank you\"");
}

Result<Verb> make_go(const Word& word) {
    if (word.quoted && !word.text.empty()) return Verb{Go{word.text}};
    return invalid("go takes words in quotes, as in: go \"Start\"");
}

Result<Verb> make_tab_to(const Word& word) {
    if (is_id(word)) return Verb{TabTo{word.text}};
    return invalid("tab-to takes an item's id, as in: tab-to purpose.next");
}

Result<Verb> make_scan_to(const Word& word) {
    if (is_id(word)) return Verb{ScanTo{word.text}};
    return invalid("scan-to takes an item's id, as in: scan-to purpose.next");
}

Result<Verb> make_see_item(const Word& word, bool wanted) {
    if (is_id(word)) return Verb{SeeItem{word.text, wanted}};
    const std::string verb = wanted ? "see-item" : "see-not-item";
    return invalid(verb + " takes an item's id, as in: " + verb + " check.send");
}

Result<Verb> make_wait(const Word& word) {
    struct Unit {
        std::string_view name;
        long ms;
    };
    // "ms" before "s": the longer ending is tried first.
    for (const Unit& unit : {Unit{"ms", 1}, Unit{"s", 1000}, Unit{"m", 60'000}}) {
        if (!word.text.ends_with(unit.name)) continue;
        const std::string_view digits =
            std::string_view(word.text).substr(0, word.text.size() - unit.name.size());
        const std::optional<long> number = whole_number(digits);
        if (!number || *number > wait_max.count() / unit.ms) break;
        return Verb{Wait{Milliseconds{*number * unit.ms}}};
    }
    return invalid("wait takes a time of at most a day, as in: wait 90s, wait 500ms, wait 2m");
}

Result<Verb> make_language(const Word& word) {
    if (!is_plain_name(word)) return invalid("language takes a language's tag, as in: language cy");
    return Verb{SetLanguage{word.text}};
}

Result<Verb> make_size(const Word& word) {
    if (word.text == "giant") return Verb{SetSize{giant_print}};
    const std::optional<long> percent = whole_number(word.text);
    if (!percent || (*percent != 100 && *percent != 150 && *percent != 200)) {
        return invalid("size takes 100, 150, 200 or giant");
    }
    return Verb{SetSize{static_cast<int>(*percent)}};
}

Result<Verb> make_colours(const Word& word) {
    if (word.text == "light") return Verb{SetColours{Colours::Light}};
    if (word.text == "dark") return Verb{SetColours{Colours::Dark}};
    if (word.text == "strong") return Verb{SetColours{Colours::Strong}};
    return invalid("colours takes light, dark or strong");
}

Result<Verb> make_screenshot(const Word& word) {
    if (!is_plain_name(word)) {
        return invalid(
            "screenshot takes a name of letters, digits, dashes and dots, without "
            "\".png\", as in: screenshot 01-welcome");
    }
    return Verb{Screenshot{word.text}};
}

Result<Verb> make_verb(const std::string& name, const Word& word) {
    if (name == "tap") return make_tap(word);
    if (name == "type") return make_type(word);
    if (name == "compose") return make_compose(word);
    if (name == "press") return make_press(word);
    if (name == "see") return make_seen<See>(name, word, true);
    if (name == "see-not") return make_seen<See>(name, word, false);
    if (name == "hear") return make_seen<Hear>(name, word, true);
    if (name == "hear-not") return make_seen<Hear>(name, word, false);
    if (name == "go") return make_go(word);
    if (name == "tab-to") return make_tab_to(word);
    if (name == "scan-to") return make_scan_to(word);
    if (name == "see-item") return make_see_item(word, true);
    if (name == "see-not-item") return make_see_item(word, false);
    if (name == "wait") return make_wait(word);
    if (name == "language") return make_language(word);
    if (name == "size") return make_size(word);
    if (name == "colours") return make_colours(word);
    if (name == "screenshot") return make_screenshot(word);
    if (name == "list-items") return Verb{ListItems{}};
    if (name == "quit") return Verb{Quit{}};
    return invalid(
        "there is no verb \"" + name +
        "\"; the verbs are: tap, type, compose, press, see, see-not, hear, hear-not, go, tab-to, "
        "scan-to, see-item, see-not-item, wait, language, size, colours, screenshot, "
        "list-items, quit");
}

Result<Verb> parse_verb(const std::vector<Word>& words) {
    const std::string& name = words.front().text;
    const bool takes_nothing = name == "list-items" || name == "quit";
    const Word none;
    ASSIGN_OR_RETURN(Verb verb, make_verb(name, words.size() > 1 ? words[1] : none));
    if (words.size() > (takes_nothing ? 1U : 2U)) {
        return invalid("after \"" + name + "\" there is a word too many: \"" +
                       words[takes_nothing ? 1 : 2].text + "\"");
    }
    return verb;
}

}  // namespace

Result<std::optional<Line>> parse_line(std::string_view text, std::size_t number,
                                       const std::string& file_name) {
    const auto at_line = [&](const Error& error) {
        return invalid(file_name + ":" + std::to_string(number) + ": " + error.what);
    };
    const Result<Words> words = split_words(text);
    if (!words.ok()) return at_line(words.error());
    if (words.value().words.empty()) return std::optional<Line>();
    Result<Verb> verb = parse_verb(words.value().words);
    if (!verb.ok()) return at_line(verb.error());
    return std::optional(Line{number, words.value().source, verb.take()});
}

Result<std::vector<Line>> parse_script(std::string_view text, const std::string& file_name) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::vector<Line> lines;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ASSIGN_OR_RETURN(std::optional<Line> line,
                         parse_line(text.substr(0, end), number, file_name));
        if (line) lines.push_back(std::move(*line));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

}  // namespace candour::kiosk::play
