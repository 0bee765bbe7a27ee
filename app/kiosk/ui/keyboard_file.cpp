// Reading a keyboard's file.
#include "app/kiosk/ui/keyboard.h"
#include "core/base/json_fields.h"

namespace candour::kiosk {
namespace {

constexpr std::size_t rows_max = 3;
constexpr std::size_t columns_max = 12;
constexpr std::size_t signs_max = 8;  // Each is as wide as a target then.
constexpr std::size_t key_bytes_max = 24;

class Reader {
public:
    Reader(const nlohmann::json& source, const std::string& file, const MakeUpper& upper)
        : fields_(source, file), upper_(upper) {}

    Result<KeyboardLayout> read() {
        KeyboardLayout layout;
        fields_.any("$schema", Need::Optional);
        layout.language = fields_.text("language", Need::Required);
        layout.columns = static_cast<std::size_t>(
            fields_.number("columns", 10, static_cast<int>(columns_max), 10));
        layout.letters = rows("letters", Need::Required, layout.columns);
        layout.more = rows("more", Need::Optional, layout.columns);
        layout.alphabetical = rows("alphabetical", Need::Optional, layout.columns);
        layout.symbols = rows("symbols", Need::Optional, layout.columns);
        read_forms(layout);
        read_composing(layout);
        const std::string comma = fields_.text("comma", Need::Optional);
        const std::string stop = fields_.text("stop", Need::Optional);
        if (!comma.empty()) layout.comma = comma;
        if (!stop.empty()) layout.stop = stop;
        for (const std::vector<Letter>& row : layout.letters) {
            for (const Letter& letter : row) {
                layout.has_capitals = layout.has_capitals || letter.lower != letter.upper;
                layout.latin = layout.latin || letter.lower == "a";
            }
        }
        if (layout.composes) {  // Its letters are those of another script, without capitals.
            layout.has_capitals = false;
            layout.latin = false;
        }
        RETURN_IF_ERROR(fields_.finish());
        return layout;
    }

private:
    static bool is_key(const nlohmann::json& key) {
        return key.is_string() && !key.get_ref<const std::string&>().empty() &&
               key.get_ref<const std::string&>().size() <= key_bytes_max;
    }

    LetterRows rows(const char* field, Need need, std::size_t columns) {
        LetterRows letters;
        for (const nlohmann::json* row : fields_.list(field, need, rows_max)) {
            if (!row->is_array() || row->size() > columns) {
                fields_.fail_field(field, "each row is a list of at most \"columns\" keys");
                return {};
            }
            std::vector<Letter> keys;
            for (const nlohmann::json& key : *row) {
                if (!is_key(key)) {
                    fields_.fail_field(field, "a key is a short text");
                    return {};
                }
                const auto& lower = key.get_ref<const std::string&>();
                keys.push_back({lower, upper_(lower)});
            }
            letters.push_back(std::move(keys));
        }
        return letters;
    }

    void read_forms(KeyboardLayout& layout) {
        const nlohmann::json* forms = fields_.object("forms", Need::Optional);
        if (forms == nullptr) return;
        for (const auto& [letter, list] : forms->items()) {
            if (!list.is_array() || list.empty() || list.size() > columns_max) {
                fields_.fail_field("forms", "each letter has a list of 1 to 12 forms");
                return;
            }
            for (const nlohmann::json& one : list) {
                if (!is_key(one)) {
                    fields_.fail_field("forms", "a form is a short text");
                    return;
                }
                layout.forms[letter].push_back(one.get<std::string>());
            }
        }
    }

    void read_composing(KeyboardLayout& layout) {
        const std::string how = fields_.text("composes", Need::Optional);
        for (const nlohmann::json* sign : fields_.list("signs", Need::Optional, signs_max)) {
            if (!is_key(*sign)) return fields_.fail_field("signs", "a key is a short text");
            layout.signs.push_back(sign->get<std::string>());
        }
        layout.composes = !how.empty();
        if (layout.composes && how != "pinyin")
            fields_.fail_field("composes", "the only way is \"pinyin\"");
        if (layout.composes == layout.signs.empty())
            fields_.fail_field("signs", "\"composes\" and \"signs\" come together");
        const bool room = leaves_room(layout.letters, layout.columns) &&
                          leaves_room(letters_of(layout, true), layout.columns);
        if (layout.composes && !room) {
            fields_.fail_field("letters",
                               "what composes needs two places beside the first row, "
                               "three beside the second and five beside the third");
        }
    }

    // For the program's own keys, which stand beside the letters.
    static bool leaves_room(const LetterRows& rows, std::size_t columns) {
        constexpr std::size_t taken[rows_max] = {2, 3, 5};
        if (rows.size() != rows_max) return false;
        for (std::size_t i = 0; i < rows_max; ++i) {
            if (rows[i].size() + taken[i] > columns) return false;
        }
        return true;
    }

    FieldReader fields_;
    const MakeUpper& upper_;
};

}  // namespace

Result<KeyboardLayout> parse_keyboard(std::string_view text, const std::string& file,
                                      const MakeUpper& upper) {
    ASSIGN_OR_RETURN(const nlohmann::json source, parse_json_file(text, file));
    return Reader(source, file, upper).read();
}

}  // namespace candour::kiosk
