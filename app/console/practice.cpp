// Files of a practice office.
#include "app/console/practice.h"

#include <utility>

namespace candour::console {
namespace {

survey::Workbook practice_workbook(survey::Workbook workbook) {
    survey::Sheet first;
    first.name = "Practice";
    first.rows = {{.number = 1, .cells = {{.text = std::string{practice_words}}}}};
    workbook.sheets.insert(workbook.sheets.begin(), std::move(first));
    return workbook;
}

}  // namespace

void make_practice(ConsoleOptions& options) {
    options.mailer = nullptr;
    options.practice_address.clear();
    options.write_spreadsheet =
        [write = std::move(options.write_spreadsheet)](const survey::Workbook& workbook) {
            return write(practice_workbook(workbook));
        };
}

Download practice_file(Download file, PracticeMark mark) {
    file.name = "practice-" + file.name;
    if (mark == PracticeMark::Name) return file;
    const std::string words{practice_words};
    if (file.type.starts_with("text/")) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        const bool marked = file.content.starts_with(byte_order_mark);
        file.content.insert(marked ? byte_order_mark.size() : 0, words + "\r\n");
    } else if (file.type == "application/json" && file.content.starts_with('{')) {
        file.content.insert(1, "\"practice\":\"" + words + "\",");
    }
    return file;
}

}  // namespace candour::console
