// Where a JSON text stops being JSON, as line and column.
#include <algorithm>
#include <cstddef>
#include <iterator>

#include "core/base/json_fields.h"
#include "core/base/utf8.h"

namespace candour {
namespace {

// Reads the text one by one and remembers how far: the parser tells the position of a mistake in
// the grammar but not that of a key.
class CountingIterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
    reference operator*() const {
        *furthest_ = at_ + 1;
        return *at_;
    }
    CountingIterator& operator++() {
        ++at_;
        return *this;
    }
    CountingIterator operator++(int) {
        const CountingIterator before = *this;
        ++at_;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    const char** furthest_;
};

// Walks the text without keeping anything but the first mistake, which ends the walk.
class MistakeFinder : public nlohmann::json_sax<nlohmann::json> {
public:
    std::size_t position = 0;  // Bytes read when the mistake was noticed.
    std::string token;         // What was read last.
    std::string what;          // The parser's words; empty when there was no mistake.
    std::string repeated_key;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool start_object(std::size_t) override {
        keys_.emplace_back();
        return true;
    }
    bool end_object() override {
        keys_.pop_back();
        return true;
    }
    bool key(string_t& name) override {
        if (keys_.back().insert(name).second) return true;
        repeated_key = name;
        return false;
    }
    bool parse_error(std::size_t at, const std::string& last_token,
                     const nlohmann::json::exception& error) override {
        position = at;
        token = last_token;
        what = error.what();
        return false;
    }

private:
    std::vector<std::set<std::string>> keys_;
};

// The parser's own words without its name, number and place: "unexpected '}'; expected …".
std::string plain_words(const std::string& what) {
    constexpr std::string_view before = " - ";
    const std::size_t start = what.find(before);
    std::string words = start == std::string::npos ? what : what.substr(start + before.size());
    // What was read last may be most of the file.
    if (const std::size_t end = words.find("; last read: "); end != std::string::npos) {
        words.erase(end);
    }
    return words;
}

std::string line_and_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0.
    const std::size_t column = character_count(before.substr(line_start)) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

std::size_t first_byte_of_mistake(std::string_view text, const MistakeFinder& finder) {
    if (finder.position > text.size()) return text.size();
    const std::string_view read = text.substr(0, finder.position);
    // A misplaced text begins at its first quote; everything else shows at its last byte.
    const std::string& token = finder.token;
    const bool is_text = token.size() > 1 && token.front() == '"' && token.back() == '"';
    if (is_text && read.ends_with(token)) return read.size() - token.size();
    return read.empty() ? 0 : read.size() - 1;
}

}  // namespace

Result<nlohmann::json> parse_json_file(std::string_view text, const std::string& file_name) {
    MistakeFinder finder;
    const char* read = text.data();
    if (!nlohmann::json::sax_parse(CountingIterator(text.data(), &read),
                                   CountingIterator(text.data() + text.size(), &read), &finder)) {
        const bool twice = finder.what.empty();
        // After the key's closing quote; escapes in it only move the column.
        const std::size_t at =
            twice ? static_cast<std::size_t>(read - text.data()) - finder.repeated_key.size() - 2
                  : first_byte_of_mistake(text, finder);
        const std::string why = twice ? "the field '" + finder.repeated_key + "' is given twice"
                                      : plain_words(finder.what);
        return Error{ErrorKind::Invalid, file_name + ": " + line_and_column(text, at) + ": " + why};
    }
    nlohmann::json parsed = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (parsed.is_discarded()) {
        return Error{ErrorKind::Invalid, file_name + ": this is not JSON"};
    }
    return parsed;
}

}  // namespace candour
