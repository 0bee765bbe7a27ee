// Which styles show a number as a date.
#include <charconv>
#include <map>

#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx_parts.h"
#include "platform/sheets/xml.h"

namespace candour::platform::sheets {
namespace {

// Numbers that all spreadsheets know (ECMA-376 part 1, 18.8.30; with the East Asian ones).
bool is_known_date(unsigned format) {
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) ||
           (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

// It has a letter of a date outside of quotes, brackets and escapes.
bool shows_date(std::string_view code) {
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"' || c == '[') {
            const std::size_t close = code.find(c == '"' ? '"' : ']', i + 1);
            if (close == std::string_view::npos) return false;
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

unsigned number_of(std::string_view text) {
    unsigned number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

class Styles : public XmlHandler {
public:
    std::vector<bool> dates;

    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "cellXfs") in_cells_ = true;
        if (name == "numFmt") {
            if (own_.size() == styles_max) return fail("it has too many formats");
            const std::string_view code = attributes.value("formatCode");
            own_[number_of(attributes.value("numFmtId"))] = code != "General" && shows_date(code);
        }
        if (name == "xf" && in_cells_) {
            if (dates.size() == styles_max) return fail("it has too many formats");
            const unsigned format = number_of(attributes.value("numFmtId"));
            const auto own = own_.find(format);
            dates.push_back(own == own_.end() ? is_known_date(format) : own->second);
        }
    }
    void end(std::string_view name) override {
        if (name == "cellXfs") in_cells_ = false;
    }
    void text(std::string_view) override {}

private:
    bool in_cells_ = false;
    std::map<unsigned, bool> own_;
};

}  // namespace

Result<std::vector<bool>> read_date_styles(ZipArchive& archive, const std::string& part) {
    Styles styles;
    if (part.empty() || !archive.has(part)) return std::vector<bool>{};
    XmlParser parser(styles);
    RETURN_IF_ERROR(archive.read(part, [&](ByteView piece) { return parser.feed(piece); }));
    RETURN_IF_ERROR(parser.finish());
    return std::move(styles.dates);
}

}  // namespace candour::platform::sheets
