#include "app/kiosk/ui/keyboard.h"

#include <array>

namespace candour::kiosk {
namespace {

struct Letter {
    std::string_view lower;
    std::string_view upper;
};
using LetterRow = std::vector<Letter>;

// One row of keys reads as one row.
// clang-format off
const LetterRow& row_of(KeyLayer layer, std::size_t row) {
    static const std::array<LetterRow, 3> letters = {
        LetterRow{{"q", "Q"}, {"w", "W"}, {"e", "E"}, {"r", "R"}, {"t", "T"},
                  {"y", "Y"}, {"u", "U"}, {"i", "I"}, {"o", "O"}, {"p", "P"}},
        LetterRow{{"a", "A"}, {"s", "S"}, {"d", "D"}, {"f", "F"}, {"g", "G"},
                  {"h", "H"}, {"j", "J"}, {"k", "K"}, {"l", "L"}, {"'", "'"}},
        LetterRow{{"z", "Z"}, {"x", "X"}, {"c", "C"}, {"v", "V"}, {"b", "B"},
                  {"n", "N"}, {"m", "M"}},
    };
    static const std::array<LetterRow, 3> accents = {
        LetterRow{{"â", "Â"}, {"ê", "Ê"}, {"î", "Î"}, {"ô", "Ô"}, {"û", "Û"},
                  {"ŵ", "Ŵ"}, {"ŷ", "Ŷ"}, {"ï", "Ï"}, {"ë", "Ë"}, {"ö", "Ö"}},
        LetterRow{{"á", "Á"}, {"é", "É"}, {"í", "Í"}, {"ó", "Ó"}, {"ú", "Ú"},
                  {"ẃ", "Ẃ"}, {"ý", "Ý"}, {"ä", "Ä"}, {"ü", "Ü"}, {"ÿ", "Ÿ"}},
        LetterRow{{"à", "À"}, {"è", "È"}, {"ì", "Ì"}, {"ò", "Ò"}, {"ù", "Ù"},
                  {"ẁ", "Ẁ"}, {"ỳ", "Ỳ"}},
    };
    static const std::array<LetterRow, 3> symbols = {
        LetterRow{{"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"5", "5"},
                  {"6", "6"}, {"7", "7"}, {"8", "8"}, {"9", "9"}, {"0", "0"}},
        LetterRow{{"£", "£"}, {"@", "@"}, {"#", "#"}, {"&", "&"}, {"%", "%"},
                  {"+", "+"}, {"=", "="}, {"*", "*"}, {"(", "("}, {")", ")"}},
        LetterRow{{"!", "!"}, {"\"", "\""}, {"-", "-"}, {":", ":"}, {";", ";"},
                  {"/", "/"}, {"€", "€"}},
    };
    switch (layer) {
        case KeyLayer::Letters: return letters[row];
        case KeyLayer::Accents: return accents[row];
        case KeyLayer::Symbols: return symbols[row];
    }
    return letters[row];
}
// clang-format on

KeyCap typing(const Letter& letter, bool shift, float units = 1) {
    return {"key." + std::string(letter.lower), std::string(shift ? letter.upper : letter.lower),
            KeyAction::Type, units};
}

std::vector<KeyCap> typing_row(const KeyboardState& state, std::size_t row) {
    std::vector<KeyCap> keys;
    for (const Letter& letter : row_of(state.layer, row)) {
        keys.push_back(typing(letter, state.shift));
    }
    return keys;
}

}  // namespace

std::vector<std::vector<KeyCap>> key_rows(const KeyboardState& state) {
    std::vector<std::vector<KeyCap>> rows = {typing_row(state, 0), typing_row(state, 1),
                                             typing_row(state, 2)};
    std::vector<KeyCap>& third = rows[2];
    if (state.layer == KeyLayer::Symbols) {
        third.insert(third.begin(), typing({"?", "?"}, false, 1.5F));
    } else {
        third.insert(third.begin(), {"key.shift", "", KeyAction::Shift, 1.5F});
    }
    third.push_back({"key.backspace", "", KeyAction::Backspace, 1.5F});
    rows.push_back({{"key.symbols", "", KeyAction::Symbols, 1.25F},
                    {"key.accents", "", KeyAction::Accents, 1.25F},
                    typing({",", ","}, false),
                    {"key.space", " ", KeyAction::Space, 3},
                    typing({".", "."}, false),
                    {"key.enter", "\n", KeyAction::Enter, 1.25F},
                    {"key.hide", "", KeyAction::Hide, 1.25F}});
    return rows;
}

std::optional<KeyCap> find_key(const KeyboardState& state, std::string_view id) {
    for (std::vector<KeyCap>& row : key_rows(state)) {
        for (KeyCap& key : row) {
            if (key.id == id) return std::move(key);
        }
    }
    return std::nullopt;
}

KeyboardState after_key(KeyboardState state, const KeyCap& key) {
    const auto toggled = [&](KeyLayer layer) {
        return state.layer == layer ? KeyLayer::Letters : layer;
    };
    switch (key.action) {
        case KeyAction::Type:
            // Accents come one at a time; figures and signs come in runs.
            if (state.layer == KeyLayer::Accents) state.layer = KeyLayer::Letters;
            state.shift = false;
            break;
        case KeyAction::Shift:
            state.shift = !state.shift;
            break;
        case KeyAction::Enter:
        case KeyAction::Space:
            state.layer = KeyLayer::Letters;
            state.shift = false;
            break;
        case KeyAction::Accents:
            state.layer = toggled(KeyLayer::Accents);
            break;
        case KeyAction::Symbols:
            state.layer = toggled(KeyLayer::Symbols);
            break;
        case KeyAction::Backspace:
        case KeyAction::Hide:
            break;
    }
    return state;
}

}  // namespace candour::kiosk
