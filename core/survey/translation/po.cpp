// PO, line by line.
#include "core/survey/translation/po.h"

#include <array>
#include <set>

#include "core/base/utf8.h"
#include "core/survey/sheet/workbook.h"

namespace candour::survey {
namespace {

constexpr std::size_t file_bytes_max = std::size_t{32} << 20;
constexpr std::size_t entries_max = 200'000;

struct Escape {
    char written;
    char meant;
};
constexpr std::array<Escape, 9> escapes = {{{'n', '\n'},
                                            {'t', '\t'},
                                            {'r', '\r'},
                                            {'"', '"'},
                                            {'\\', '\\'},
                                            {'a', '\a'},
                                            {'b', '\b'},
                                            {'f', '\f'},
                                            {'v', '\v'}}};

class PoReader {
public:
    explicit PoReader(std::string_view text) : text_(text) {}

    Result<PoFile> run() {
        for (std::size_t from = 0; from < text_.size() && problem_.empty();) {
            ++line_;
            const std::size_t end = std::min(text_.find('\n', from), text_.size());
            read_line(trimmed_cell(text_.substr(from, end - from)));
            from = end + 1;
        }
        end_entry();
        if (!problem_.empty()) return Error{ErrorKind::Invalid, problem_};
        return std::move(file_);
    }

private:
    enum class Part { None, Context, Id, Text };

    void fail(const std::string& what) {
        if (problem_.empty()) problem_ = "line " + std::to_string(line_) + ": " + what;
    }

    void read_line(std::string_view line) {
        if (line.empty()) return end_entry();
        if (line.starts_with("#~")) return;  // What is not used any more.
        if (line.starts_with('#')) {
            if (part_ == Part::Text) end_entry();
            if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos) {
                entry_.fuzzy = true;
            }
            return;
        }
        if (line.starts_with('"')) return add(line);
        const std::size_t space = std::min(line.find_first_of(" \t\""), line.size());
        begin(line.substr(0, space), trimmed_cell(line.substr(space)));
    }

    void begin(std::string_view keyword, std::string_view rest) {
        const bool new_one = keyword == "msgctxt" || keyword == "msgid";
        if (new_one && (part_ == Part::Text || (part_ == Part::Id && keyword == "msgctxt"))) {
            end_entry();
        }
        if (keyword == "msgctxt" && part_ == Part::None) {
            part_ = Part::Context;
        } else if (keyword == "msgid" && (part_ == Part::None || part_ == Part::Context)) {
            part_ = Part::Id;
        } else if (keyword == "msgstr" && part_ == Part::Id) {
            part_ = Part::Text;
        } else if (keyword == "msgid_plural" || keyword.starts_with("msgstr[")) {
            return fail("a questionnaire has no plural forms");
        } else {
            return fail("here belongs msgctxt, msgid or msgstr, in this order");
        }
        if (entry_.line == 0) entry_.line = line_;
        add(rest);
    }

    void add(std::string_view quoted) {
        if (part_ == Part::None) return fail("a text that belongs to nothing");
        if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') {
            return fail("here belongs a text in quotes");
        }
        quoted = quoted.substr(1, quoted.size() - 2);
        std::string& into = part_ == Part::Context ? entry_.context
                            : part_ == Part::Id    ? entry_.id
                                                   : entry_.text;
        for (std::size_t i = 0; i < quoted.size(); ++i) {
            if (quoted[i] == '"') return fail("a quote within a text is written \\\"");
            if (quoted[i] != '\\') {
                into += quoted[i];
                continue;
            }
            ++i;
            const Escape* found = nullptr;
            for (const Escape& one : escapes) {
                if (i < quoted.size() && one.written == quoted[i]) found = &one;
            }
            if (found == nullptr) return fail("'\\' is written \\\\");
            into += found->meant;
        }
    }

    void end_entry() {
        if (part_ == Part::None) {
            return;
        }
        if (part_ != Part::Text) return fail("msgstr is missing");
        if (entry_.context.empty() && entry_.id.empty()) {
            read_header(entry_.text);
        } else if (!seen_.insert(entry_.context + '\x04' + entry_.id).second ||
                   (!entry_.context.empty() && !contexts_.insert(entry_.context).second)) {
            return fail("'" + entry_.context + "' is there twice");
        } else if (file_.entries.size() == entries_max) {
            return fail("it has too many texts");
        } else {
            file_.entries.push_back(std::move(entry_));
        }
        entry_ = {};
        part_ = Part::None;
    }

    void read_header(std::string_view header) {
        constexpr std::string_view name = "Language:";
        for (std::size_t from = 0; from < header.size();) {
            const std::size_t end = std::min(header.find('\n', from), header.size());
            const std::string_view line = header.substr(from, end - from);
            if (line.starts_with(name)) {
                file_.language = std::string(trimmed_cell(line.substr(name.size())));
            }
            from = end + 1;
        }
    }

    std::string_view text_;
    std::size_t line_ = 0;
    PoFile file_;
    PoEntry entry_;
    Part part_ = Part::None;
    std::set<std::string> seen_;
    std::set<std::string> contexts_;
    std::string problem_;
};

// A line of the file for each line of the text.
std::string quoted(const std::string& text) {
    std::string all = text.find('\n') == std::string::npos ? "\"" : "\"\"\n\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const Escape* found = nullptr;
        for (const Escape& one : escapes) {
            if (one.meant == text[i]) found = &one;
        }
        if (found != nullptr) all += '\\';
        all += found == nullptr ? text[i] : found->written;
        if (text[i] == '\n' && i + 1 < text.size()) all += "\"\n\"";
    }
    return all + "\"\n";
}

}  // namespace

Result<PoFile> read_po(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (text.size() > file_bytes_max) return Error{ErrorKind::Invalid, "line 1: it is too large"};
    if (!is_utf8(text)) return Error{ErrorKind::Invalid, "line 1: the text is not UTF-8"};
    return PoReader(text).run();
}

std::string write_po(const PoFile& file) {
    std::string all = "msgid \"\"\nmsgstr \"\"\n";
    all += "\"Language: " + file.language + "\\n\"\n";
    all += "\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    all += "\"Content-Transfer-Encoding: 8bit\\n\"\n";
    for (const PoEntry& entry : file.entries) {
        all += '\n';
        if (entry.fuzzy) all += "#, fuzzy\n";
        if (!entry.context.empty()) all += "msgctxt " + quoted(entry.context);
        all += "msgid " + quoted(entry.id) + "msgstr " + quoted(entry.text);
    }
    return all;
}

PoFile po_of(const Questionnaire& questionnaire, const Language& language) {
    const Language& from =
        questionnaire.fallback.empty() ? questionnaire.languages.front() : questionnaire.fallback;
    PoFile file{.language = language};
    for (const TextEntry& entry : texts_of(questionnaire)) {
        const auto& all = entry.text.by_language;
        const auto source = all.find(from);
        const auto translated = all.find(language);
        file.entries.push_back({.context = entry.key,
                                .id = source == all.end() ? "" : source->second,
                                .text = translated == all.end() ? "" : translated->second});
    }
    return file;
}

Translations translations_of(const PoFile& file, Report& report) {
    Translations all;
    for (const PoEntry& entry : file.entries) {
        if (entry.fuzzy && !entry.text.empty()) {
            report.push_back(
                {Severity::Warning,
                 {},
                 entry.line,
                 {},
                 "'" + entry.context + "' is marked fuzzy: its translation is left out"});
            continue;
        }
        all[entry.context] = {entry.id, entry.text, entry.line};
    }
    return all;
}

}  // namespace candour::survey
