// Keyboard: the on-screen keyboard as data: which keys a layer has, and what a key does. The
// letters come from a file a language (assets/keyboards); the bottom row is the same for all.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/pinyin.h"
#include "core/base/locale_text.h"
#include "core/base/result.h"

namespace candour::kiosk {

// One key's letter; the capital is the same where the script has none.
struct Letter {
    std::string lower;
    std::string upper;
};
using LetterRows = std::vector<std::vector<Letter>>;  // Three of them, from left to right.

struct KeyboardLayout {
    Language language;
    std::size_t columns = 10;  // Keys of the widest row.
    LetterRows letters;
    LetterRows more;          // The second layer; may be empty.
    LetterRows alphabetical;  // `letters` in the order of the alphabet; may be empty.
    LetterRows symbols;       // Empty: those that all share.
    // A touch on one of these shows what it is made of (a consonant with each vowel).
    std::map<std::string, std::vector<std::string>, std::less<>> forms;
    // What its letters are made into; null: they are what is written. Such a keyboard has a row of
    // guesses above its letters, in which `signs` stand while there are none.
    std::shared_ptr<const Pinyin> pinyin;  // Shared by the copies of one layout; never changes.
    bool composes = false;                 // `pinyin` is needed.
    std::vector<std::string> signs;
    std::string comma = ",";
    std::string stop = ".";
    bool has_capitals = false;
    bool latin = false;  // Its letters are Latin ones.
};

// `text` as of assets/schemas/keyboard.schema.json; `upper` makes capitals. Errors: Invalid, one
// sentence that names the file.
using MakeUpper = std::function<std::string(std::string_view)>;
Result<KeyboardLayout> parse_keyboard(std::string_view text, const std::string& file,
                                      const MakeUpper& upper);

// In the order that somebody wants; the usual one where there is no other.
const LetterRows& letters_of(const KeyboardLayout& layout, bool alphabetical);

// All that the program has. English is always there, if only its letters.
class Keyboards {
public:
    void add(KeyboardLayout layout);
    // Of the language or the next of its parents; null: it has none.
    const KeyboardLayout* find(std::string_view language) const;
    const KeyboardLayout& english() const;

private:
    std::map<Language, KeyboardLayout, std::less<>> layouts_;
};

enum class KeyLayer {
    Letters,
    More,
    Symbols,
    Forms,      // Of one letter.
    Latin,      // English letters, for names and addresses, where the language has others.
    Selection,  // What can be done with what is selected, in words.
};

struct KeyboardState {
    KeyLayer layer = KeyLayer::Letters;
    bool shift = false;    // Sticky: holds for one letter.
    std::string forms_of;  // On KeyLayer::Forms.
    bool operator==(const KeyboardState&) const = default;
};

// What keys there are: the visitor's layout, and the English one for its Latin layer.
struct Keys {
    const KeyboardLayout* layout = nullptr;
    const KeyboardLayout* latin = nullptr;
    bool alphabetical = false;
};

enum class KeyAction {
    Type,
    Spell,      // A letter of a word that is being spelled.
    Candidate,  // A guess of what was spelled.
    ShowForms,
    Shift,
    Backspace,
    DeleteWord,
    Undo,
    Enter,
    Space,
    More,
    Symbols,
    Latin,
    Letters,  // Back from another layer.
    SelectMore,
    SelectLess,
    SelectAll,
    SelectNone,
    DeleteSelected,
    Hide,
};

struct KeyCap {
    std::string id;     // "key.w", "key.shift": the same whether shifted or not.
    std::string typed;  // What it types now, or shows; empty for what changes the keyboard.
    KeyAction action = KeyAction::Type;
    float units = 1;  // In shares of a row of `columns`.
    Language language{};
};

struct KeyRows {
    std::size_t columns = 10;
    std::vector<std::vector<KeyCap>> rows;  // Four, or fewer and higher ones above the last.
    bool guesses = false;  // The first row is higher: guesses take its place while there are some.
};
KeyRows key_rows(const Keys& keys, const KeyboardState& state);

// The key of that id on the layer shown.
std::optional<KeyCap> find_key(const Keys& keys, const KeyboardState& state, std::string_view id);

// How the keyboard stands after the key was pressed.
KeyboardState after_key(KeyboardState state, const KeyCap& key);

// A letter that stands on the one before it: drawn on a dotted circle.
bool is_mark(std::string_view letter);

}  // namespace candour::kiosk
