#include "app/kiosk/ui/keyboard.h"

#include <algorithm>

namespace candour::kiosk {
namespace {

constexpr std::size_t letter_rows = 3;
// Signs that a language without its own gets.
const std::vector<std::vector<std::string>>& shared_symbols() {
    static const std::vector<std::vector<std::string>> symbols = {
        {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"},
        {"£", "@", "#", "&", "%", "+", "=", "*", "(", ")"},
        {"?", "!", "\"", "-", ":", ";", "/", "'", "€"}};
    return symbols;
}

LetterRows as_letters(const std::vector<std::vector<std::string>>& rows) {
    LetterRows letters;
    for (const std::vector<std::string>& row : rows) {
        std::vector<Letter> made;
        for (const std::string& one : row)
            made.push_back({one, one});
        letters.push_back(std::move(made));
    }
    return letters;
}

// What a visitor can write with where the files are gone.
KeyboardLayout plain_english() {
    KeyboardLayout plain;
    plain.language = "en";
    plain.has_capitals = true;
    plain.latin = true;
    for (const std::string_view row : {"qwertyuiop", "asdfghjkl", "zxcvbnm"}) {
        std::vector<Letter>& letters = plain.letters.emplace_back();
        for (const char letter : row)
            letters.push_back({{letter}, {static_cast<char>(letter - 'a' + 'A')}});
    }
    return plain;
}

class Layer {
public:
    Layer(const Keys& keys, const KeyboardState& state) : keys_(keys), state_(state) {}

    KeyRows rows() {
        const KeyboardLayout& layout = *keys_.layout;
        switch (state_.layer) {
            case KeyLayer::Letters:
                if (layout.pinyin) return with_guesses(layout);
                return with_letters(layout, letters_of(layout, keys_.alphabetical));
            case KeyLayer::More:
                return with_letters(layout, layout.more);
            case KeyLayer::Latin:
                return with_letters(*keys_.latin, letters_of(*keys_.latin, keys_.alphabetical));
            case KeyLayer::Symbols:
                return with_letters(
                    layout, layout.symbols.empty() ? as_letters(shared_symbols()) : layout.symbols);
            case KeyLayer::Forms:
                return with_forms(layout);
            case KeyLayer::Selection:
                return with_selection(layout);
        }
        return {};
    }

private:
    KeyCap typing(const Letter& letter, const Language& language) const {
        KeyCap key{"key." + letter.lower, state_.shift ? letter.upper : letter.lower,
                   KeyAction::Type, 1, language};
        const bool base =
            state_.layer == KeyLayer::Letters && keys_.layout->forms.contains(letter.lower);
        if (base) key.action = KeyAction::ShowForms;
        return key;
    }

    static void add(std::vector<KeyCap>& row, const char* id, KeyAction action, float units,
                    std::string typed = {}) {
        row.push_back({id, std::move(typed), action, units, {}});
    }

    bool is_symbols() const { return state_.layer == KeyLayer::Symbols; }

    KeyRows with_letters(const KeyboardLayout& layout, const LetterRows& letters) const {
        KeyRows result{layout.columns, {}};
        for (const std::vector<Letter>& row : letters) {
            std::vector<KeyCap> keys;
            for (const Letter& letter : row)
                keys.push_back(typing(letter, layout.language));
            result.rows.push_back(std::move(keys));
        }
        result.rows.resize(letter_rows);
        std::vector<KeyCap>& third = result.rows.back();
        // Capitals and deleting have their usual places where the letters leave them.
        const auto room =
            static_cast<float>(layout.columns - std::min(layout.columns, third.size()));
        const bool beside = room >= 3;
        std::vector<KeyCap> bottom;
        if (beside) {
            const float share = std::min(1.5F, room / 2);
            std::vector<KeyCap> first;
            if (is_symbols()) {
                add(first, "key.undo", KeyAction::Undo, share);
            } else if (layout.has_capitals) {
                add(first, "key.shift", KeyAction::Shift, share);
            }
            third.insert(third.begin(), first.begin(), first.end());
            add(third, "key.backspace", KeyAction::Backspace, share);
        }
        add_bottom(bottom, layout, beside);
        result.rows.push_back(std::move(bottom));
        return result;
    }

    void add_bottom(std::vector<KeyCap>& row, const KeyboardLayout& layout, bool beside) const {
        const KeyboardLayout& own = *keys_.layout;
        add(row, "key.symbols", is_symbols() ? KeyAction::Letters : KeyAction::Symbols, 1.25F);
        if (!own.more.empty()) {
            const bool on = state_.layer == KeyLayer::More;
            add(row, "key.more", on ? KeyAction::Letters : KeyAction::More, 1.25F);
        }
        if (!own.latin && keys_.latin != nullptr) {
            const bool on = state_.layer == KeyLayer::Latin;
            add(row, "key.latin", on ? KeyAction::Letters : KeyAction::Latin, 1.25F);
        }
        if (!beside && is_symbols()) add(row, "key.undo", KeyAction::Undo, 1.25F);
        if (!beside && layout.has_capitals && !is_symbols())
            add(row, "key.shift", KeyAction::Shift, 1.25F);
        row.push_back(typing({own.comma, own.comma}, own.language));
        const std::size_t space = row.size();
        add(row, "key.space", KeyAction::Space, 1, " ");
        row.push_back(typing({own.stop, own.stop}, own.language));
        add(row, "key.enter", KeyAction::Enter, 1.25F, "\n");
        if (is_symbols()) add(row, "key.word", KeyAction::DeleteWord, 1.25F);
        if (!beside) add(row, "key.backspace", KeyAction::Backspace, 1.25F);
        add(row, "key.hide", KeyAction::Hide, 1.25F);
        fill_row(row, space, static_cast<float>(layout.columns));
    }

    // The space takes what is left; where that is little, the wide keys give some of their width.
    static void fill_row(std::vector<KeyCap>& row, std::size_t space, float columns) {
        constexpr float space_min = 1.5F;
        float used = 0;
        float wide = 0;
        for (const KeyCap& key : row) {
            used += key.units;
            wide += key.units > 1 ? 1.0F : 0.0F;
        }
        used -= row[space].units;
        const float too_much = used + space_min - columns;
        for (KeyCap& key : row) {
            if (too_much <= 0 || key.units <= 1) continue;
            const float less = std::min(key.units - 1, too_much / wide);
            key.units -= less;
            used -= less;
        }
        row[space].units = std::max(1.0F, columns - used);
    }

    // Three rows of keys, so that the guesses have room above them.
    KeyRows with_guesses(const KeyboardLayout& layout) const {
        KeyRows result{layout.columns, {}, /*guesses=*/true};
        const auto columns = static_cast<float>(layout.columns);
        std::vector<KeyCap> signs;
        for (const std::string& sign : layout.signs) {
            signs.push_back(typing({sign, sign}, layout.language));
            signs.back().units = columns / static_cast<float>(layout.signs.size());
        }
        result.rows.push_back(std::move(signs));
        const LetterRows& letters = letters_of(layout, keys_.alphabetical);
        for (std::size_t i = 0; i < letter_rows; ++i) {
            std::vector<KeyCap> row;
            if (i == 2) {
                add(row, "key.symbols", KeyAction::Symbols, 1);
                add(row, "key.latin", KeyAction::Latin, 1);
            }
            for (const Letter& letter : letters[i])
                add(row, ("key." + letter.lower).c_str(), KeyAction::Spell, 1, letter.lower);
            if (i == 1) add(row, "key.'", KeyAction::Spell, 1, "'");
            const float hide = i == 2 ? 1 : 0;
            const float rest = columns - static_cast<float>(row.size()) - hide;
            if (i == 0) add(row, "key.backspace", KeyAction::Backspace, rest);
            if (i == 1) add(row, "key.enter", KeyAction::Enter, rest, "\n");
            if (i == 2) add(row, "key.space", KeyAction::Space, rest, " ");
            if (i == 2) add(row, "key.hide", KeyAction::Hide, hide);
            result.rows.push_back(std::move(row));
        }
        return result;
    }

    // Large keys in two rows; the way back is below them.
    KeyRows with_forms(const KeyboardLayout& layout) const {
        constexpr std::size_t a_row = 6;
        KeyRows result{layout.columns, {}};
        result.rows.resize(letter_rows);
        const auto forms = layout.forms.find(state_.forms_of);
        const float units = static_cast<float>(layout.columns) / a_row;
        if (forms != layout.forms.end()) {
            for (std::size_t i = 0; i < forms->second.size(); ++i) {
                KeyCap key = typing({forms->second[i], forms->second[i]}, layout.language);
                key.units = units;
                result.rows[std::min(i / a_row, letter_rows - 1)].push_back(std::move(key));
            }
        }
        std::vector<KeyCap> bottom;
        add(bottom, "key.letters", KeyAction::Letters, units * 2);
        add(bottom, "key.backspace", KeyAction::Backspace, units);
        result.rows.push_back(std::move(bottom));
        return result;
    }

    static KeyRows with_selection(const KeyboardLayout& layout) {
        const auto columns = static_cast<float>(layout.columns);
        KeyRows result{layout.columns, {}};
        result.rows.resize(3);
        add(result.rows[0], "select.less", KeyAction::SelectLess, columns / 3);
        add(result.rows[0], "select.more", KeyAction::SelectMore, columns / 3);
        add(result.rows[0], "select.all", KeyAction::SelectAll, columns / 3);
        add(result.rows[1], "select.delete", KeyAction::DeleteSelected, columns / 2);
        add(result.rows[1], "select.none", KeyAction::SelectNone, columns / 2);
        add(result.rows[2], "key.letters", KeyAction::Letters, columns / 3);
        add(result.rows[2], "key.undo", KeyAction::Undo, columns / 3);
        add(result.rows[2], "key.hide", KeyAction::Hide, columns / 3);
        return result;
    }

    const Keys& keys_;
    const KeyboardState& state_;
};

}  // namespace

void Keyboards::add(KeyboardLayout layout) {
    Language language = layout.language;
    layouts_.insert_or_assign(std::move(language), std::move(layout));
}

const KeyboardLayout* Keyboards::find(std::string_view language) const {
    for (; !language.empty(); language = parent_language(language)) {
        const auto found = layouts_.find(language);
        if (found != layouts_.end()) return &found->second;
    }
    return nullptr;
}

const KeyboardLayout& Keyboards::english() const {
    static const KeyboardLayout plain = plain_english();
    const KeyboardLayout* layout = find("en");
    return layout == nullptr ? plain : *layout;
}

const LetterRows& letters_of(const KeyboardLayout& layout, bool alphabetical) {
    return alphabetical && !layout.alphabetical.empty() ? layout.alphabetical : layout.letters;
}

KeyRows key_rows(const Keys& keys, const KeyboardState& state) { return Layer(keys, state).rows(); }

std::optional<KeyCap> find_key(const Keys& keys, const KeyboardState& state, std::string_view id) {
    for (std::vector<KeyCap>& row : key_rows(keys, state).rows) {
        for (KeyCap& key : row) {
            if (key.id == id) return std::move(key);
        }
    }
    return std::nullopt;
}

KeyboardState after_key(KeyboardState state, const KeyCap& key) {
    const auto on_layer = [&](KeyLayer layer) { return KeyboardState{layer, false, {}}; };
    switch (key.action) {
        case KeyAction::Type: {
            // Rare letters come one at a time; figures, signs and names in runs.
            const bool back = state.layer == KeyLayer::More || state.layer == KeyLayer::Forms;
            return on_layer(back ? KeyLayer::Letters : state.layer);
        }
        case KeyAction::Spell:
        case KeyAction::Candidate:
            return on_layer(KeyLayer::Letters);
        case KeyAction::ShowForms:
            return {KeyLayer::Forms, false, key.typed};
        case KeyAction::Shift:
            state.shift = !state.shift;
            return state;
        case KeyAction::Enter:
        case KeyAction::Space:
            return on_layer(state.layer == KeyLayer::Latin ? KeyLayer::Latin : KeyLayer::Letters);
        case KeyAction::More:
            return {KeyLayer::More, state.shift, {}};
        case KeyAction::Symbols:
            return on_layer(KeyLayer::Symbols);
        case KeyAction::Latin:
            return on_layer(KeyLayer::Latin);
        case KeyAction::Letters:
            return on_layer(KeyLayer::Letters);
        case KeyAction::Backspace:
        case KeyAction::DeleteWord:
        case KeyAction::Undo:
        case KeyAction::SelectMore:
        case KeyAction::SelectLess:
        case KeyAction::SelectAll:
        case KeyAction::SelectNone:
        case KeyAction::DeleteSelected:
        case KeyAction::Hide:
            return state;
    }
    return state;
}

bool is_mark(std::string_view letter) {
    // The combining marks of the scripts that are shipped, by their first two or three bytes in
    // UTF-8: accents, Arabic vowel signs, and the vowel signs and viramas of India's scripts.
    struct Range {
        char32_t first, last;
    };
    static constexpr Range marks[] = {
        {0x0300, 0x036F}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x0900, 0x0903}, {0x093A, 0x093C},
        {0x093E, 0x094F}, {0x0951, 0x0957}, {0x0981, 0x0983}, {0x09BC, 0x09BC}, {0x09BE, 0x09CD},
        {0x09D7, 0x09D7}, {0x0A01, 0x0A03}, {0x0A3C, 0x0A51}, {0x0A70, 0x0A71}, {0x0A75, 0x0A75},
        {0x0A81, 0x0A83}, {0x0ABC, 0x0ABC}, {0x0ABE, 0x0ACD}, {0x0B82, 0x0B82}, {0x0BBE, 0x0BCD},
        {0x0BD7, 0x0BD7}, {0x135D, 0x135F}};
    char32_t code = 0;
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(letter[i]));
    };
    if (letter.size() >= 2 && (byte(0) & 0xE0) == 0xC0) {
        code = (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    } else if (letter.size() >= 3 && (byte(0) & 0xF0) == 0xE0) {
        code = (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    }
    return std::ranges::any_of(
        marks, [&](const Range& range) { return range.first <= code && code <= range.last; });
}

}  // namespace candour::kiosk
