// SheetWriter: fills a sheet whose columns appear when something is first put into them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/locale_text.h"
#include "core/survey/sheet/workbook.h"
#include "core/survey/xlsform/headers.h"

namespace candour::survey::xlsform {

class SheetWriter {
public:
    SheetWriter(std::string name, std::vector<Language> languages)
        : languages_(std::move(languages)) {
        sheet_.name = std::move(name);
    }

    // Columns that stand first, in this order, even when they are empty.
    void first(const std::vector<Field>& fields);
    void begin_row() { ++row_; }
    // Nothing is put where the text is empty.
    void put(Field field, const std::string& text, Cell::Kind kind = Cell::Kind::Text);
    void put(Field field, const LocalText& text);
    // One column without a language where all languages have the same file.
    void put_files(Field field, const LocalText& names);
    void put_filter(const std::string& column, const std::string& value);

    // Columns in the order of `order_of(field)`, translations in the order of the languages.
    Sheet take();

private:
    struct Place {
        Field field;
        std::size_t language;  // In languages_, from 1; 0: none.
        std::string header;
        auto operator<=>(const Place&) const = default;
    };
    void put(Field field, std::size_t language, const std::string& header, const std::string& text,
             Cell::Kind kind);

    std::vector<Language> languages_;
    Sheet sheet_;
    std::size_t row_ = 1;
    std::map<Place, std::vector<std::pair<std::size_t, Cell>>> columns_;
};

}  // namespace candour::survey::xlsform
