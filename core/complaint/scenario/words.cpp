// The words of a scenario's line, each with its place for messages.
#include "core/complaint/scenario/words.h"

#include "core/base/utf8.h"

namespace candour::complaint {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Of valid UTF-8, at a byte; else the byte's own number.
int column_at(std::string_view text, std::size_t at, bool utf8) {
    return static_cast<int>(utf8 ? character_count(text.substr(0, at)) : at) + 1;
}

}  // namespace

Result<ScenarioWords> ScenarioWords::of_line(std::string_view text, const std::string& file,
                                             int line) {
    ScenarioWords words;
    words.file_ = file;
    words.line_ = line;
    if (!is_utf8(text)) return words.error(1, "the file has to be written in UTF-8");
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_space(text[at])) {
            ++at;
            continue;
        }
        if (text[at] == '#') break;
        const int column = column_at(text, at, /*utf8=*/true);
        if (text[at] != '"') {
            const std::size_t end = std::min(text.find_first_of(" \t\r\"", at), text.size());
            words.words_.push_back({std::string(text.substr(at, end - at)), column, false});
            at = end;
            continue;
        }
        const std::size_t end = text.find('"', at + 1);
        if (end == std::string_view::npos) {
            return words.error(column, "the quotation mark is not closed: write \" at its end");
        }
        words.words_.push_back({std::string(text.substr(at + 1, end - at - 1)), column, true});
        at = end + 1;
    }
    words.end_column_ = column_at(text, at, /*utf8=*/true);
    return words;
}

bool ScenarioWords::next_is(std::string_view text) const {
    return !at_end() && !words_[next_].quoted && words_[next_].text == text;
}

bool ScenarioWords::take_if(std::string_view text) {
    if (!next_is(text)) return false;
    ++next_;
    return true;
}

Result<std::string> ScenarioWords::take(const std::string& what) {
    if (at_end() || words_[next_].quoted) return error_here("here has to stand " + what);
    return words_[next_++].text;
}

Result<std::string> ScenarioWords::take_quoted(const std::string& what) {
    if (!next_is_quoted()) return error_here("here has to stand " + what + ", in \"…\"");
    return words_[next_++].text;
}

Status ScenarioWords::finish() const {
    if (at_end()) return Unit{};
    return error_here("nothing more belongs here, but there is “" + words_[next_].text + "”");
}

Error ScenarioWords::error(int column, const std::string& what) const {
    return Error{ErrorKind::Invalid, file_ + ": line " + std::to_string(line_) + ", column " +
                                         std::to_string(column) + ": " + what};
}

Error ScenarioWords::error_at_last(const std::string& what) const {
    return error(next_ == 0 ? 1 : words_[next_ - 1].column, what);
}

Error ScenarioWords::error_here(const std::string& what) const {
    return error(at_end() ? end_column_ : words_[next_].column, what);
}

}  // namespace candour::complaint
