// Workbook, relationships, shared strings.
#include "platform/sheets/xlsx_parts.h"

#include <charconv>
#include <optional>

#include "platform/sheets/limits.h"
#include "platform/sheets/xml.h"

namespace candour::platform::sheets {
namespace {

Status read_xml(ZipArchive& archive, const std::string& part, XmlHandler& handler) {
    XmlParser parser(handler);
    RETURN_IF_ERROR(archive.read(part, [&](ByteView piece) { return parser.feed(piece); }));
    return parser.finish();
}

std::string folder_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string{} : part.substr(0, slash + 1);
}

// "../styles.xml" as seen from "xl/worksheets/" is "xl/styles.xml".
std::string resolved(const std::string& folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    std::string all = folder;
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        if (!all.empty()) all.pop_back();
        all = folder_of(all);
    }
    if (target.starts_with("./")) target.remove_prefix(2);
    return all + std::string(target);
}

class Relationships : public XmlHandler {
public:
    explicit Relationships(std::string folder) : folder_(std::move(folder)) {}
    std::map<std::string, Relationship> by_id;

    void begin(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship") return;
        if (by_id.size() == names_max) return fail("it has too many parts");
        if (attributes.value("TargetMode") == "External") return;
        const std::string_view type = attributes.value("Type");
        by_id[std::string(attributes.value("Id"))] = {
            resolved(folder_, attributes.value("Target")),
            std::string(type.substr(type.rfind('/') + 1))};
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

private:
    std::string folder_;
};

// Its type, "officeDocument"; empty when there is none.
std::string target_of_type(const Relationships& all, std::string_view type) {
    for (const auto& [id, one] : all.by_id) {
        if (one.type == type) return one.target;
    }
    return {};
}

class WorkbookHandler : public XmlHandler {
public:
    struct Named {
        std::string name;
        std::string id;
    };
    std::vector<Named> sheets;
    bool from_1904 = false;

    void begin(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr") {
            const std::string_view date = attributes.value("date1904");
            from_1904 = date == "1" || date == "true";
        }
        if (name != "sheet") return;
        if (sheets.size() == names_max) return fail("it has too many sheets");
        // Both "sheetId" and "r:id" are there; without its prefix the latter is "id".
        sheets.push_back(
            {std::string(attributes.value("name")), std::string(attributes.value("id"))});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}
};

class SharedStrings : public XmlHandler {
public:
    std::vector<std::string> all;

    void begin(std::string_view name, const Attributes&) override {
        if (name == "si") {
            if (all.size() == shared_strings_max) return fail("it has too many texts");
            all.emplace_back();
        }
        if (name == "rPh") ++phonetic_;  // How a name is said, not what it is.
        if (name == "t") in_text_ = true;
    }
    void end(std::string_view name) override {
        if (name == "t") in_text_ = false;
        if (name == "rPh" && phonetic_ > 0) --phonetic_;
        if (name == "si" && !all.empty()) all.back() = without_escapes(all.back());
    }
    void text(std::string_view text) override {
        if (!in_text_ || phonetic_ > 0 || all.empty()) return;
        if (all.back().size() + text.size() > cell_bytes_max) {
            return fail("a text is longer than a cell can be");
        }
        all.back() += text;
    }

private:
    bool in_text_ = false;
    std::size_t phonetic_ = 0;
};

std::optional<char32_t> escape_at(std::string_view text) {
    constexpr std::size_t size = 7;  // "_x000D_"
    if (text.size() < size || !text.starts_with("_x") || text[size - 1] != '_') {
        return std::nullopt;
    }
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
    if (error != std::errc{} || end != text.data() + 6) return std::nullopt;
    return static_cast<char32_t>(code);
}

}  // namespace

// Only what is below 0x80: other characters need no escape, and "_x005F_" is a low line itself.
std::string without_escapes(const std::string& text) {
    if (text.find("_x") == std::string::npos) return text;
    std::string plain;
    for (std::size_t i = 0; i < text.size();) {
        const auto code = escape_at(std::string_view(text).substr(i));
        const bool ascii = code && *code > 0 && *code < 0x80;
        plain += ascii ? static_cast<char>(*code) : text[i];
        i += ascii ? 7 : 1;
    }
    return plain;
}

Result<WorkbookParts> read_workbook_part(ZipArchive& archive) {
    std::string book = "xl/workbook.xml";
    if (archive.has("_rels/.rels")) {
        Relationships top("");
        RETURN_IF_ERROR(read_xml(archive, "_rels/.rels", top));
        const std::string target = target_of_type(top, "officeDocument");
        if (!target.empty()) book = target;
    }
    if (!archive.has(book)) {
        return Error{ErrorKind::Invalid, "it is no .xlsx file: it has no workbook"};
    }
    if (!book.ends_with(".xml")) {
        return Error{ErrorKind::Invalid, "it is a spreadsheet of another kind: save it as .xlsx"};
    }
    WorkbookHandler workbook;
    RETURN_IF_ERROR(read_xml(archive, book, workbook));
    const std::string folder = folder_of(book);
    Relationships parts(folder);
    RETURN_IF_ERROR(
        read_xml(archive, folder + "_rels/" + book.substr(folder.size()) + ".rels", parts));
    WorkbookParts found{.shared_strings = target_of_type(parts, "sharedStrings"),
                        .styles = target_of_type(parts, "styles"),
                        .from_1904 = workbook.from_1904};
    for (const auto& [name, id] : workbook.sheets) {
        const auto part = parts.by_id.find(id);
        if (part == parts.by_id.end()) {
            return Error{ErrorKind::Invalid,
                         "sheet '" + name + "' is not there: the file is damaged"};
        }
        // Charts and macros are sheets without cells.
        if (part->second.type == "worksheet") found.sheets.push_back({name, part->second.target});
    }
    return found;
}

Result<std::vector<std::string>> read_shared_strings(ZipArchive& archive, const std::string& part) {
    SharedStrings strings;
    if (!part.empty() && archive.has(part)) RETURN_IF_ERROR(read_xml(archive, part, strings));
    return std::move(strings.all);
}

}  // namespace candour::platform::sheets
