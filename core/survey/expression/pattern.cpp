#include "core/survey/expression/pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <re2/re2.h>
#include <utility>

#include "core/survey/expression/limits.h"

namespace candour::survey::expression {
namespace {

bool is_hexadecimal(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

// Reads a pattern as Java writes it and writes it as RE2 reads it, or says why that cannot be.
class Translation {
public:
    explicit Translation(std::string_view source) : left_(source) {}

    std::optional<std::string> refusal() {
        while (!left_.empty()) {
            if (auto why = step()) return why;
        }
        return std::nullopt;
    }
    const std::string& written() const { return written_; }

private:
    void copy(std::size_t size) {
        written_ += left_.substr(0, size);
        left_.remove_prefix(std::min(size, left_.size()));
    }

    std::optional<std::string> step() {
        if (left_.starts_with('\\')) return escape();
        if (in_set_) return within_set();
        for (const std::string_view look : {"(?=", "(?!", "(?<=", "(?<!"}) {
            if (left_.starts_with(look)) {
                return "looks ahead or behind with '" + std::string(look) +
                       "', which is not supported: join two regex() with and";
            }
        }
        if (left_.starts_with("[^]") || left_.starts_with("[]")) return ambiguous("']'", "\\]");
        if (left_.starts_with('[')) {
            in_set_ = true;
            copy(left_.starts_with("[^") ? 2 : 1);
        } else {
            copy(1);
        }
        return std::nullopt;
    }

    std::optional<std::string> within_set() {
        if (left_.starts_with('[')) return ambiguous("'['", "\\[");
        if (left_.starts_with("&&")) return ambiguous("'&&'", "&\\&");
        if (left_.starts_with(']')) in_set_ = false;
        copy(1);
        return std::nullopt;
    }

    std::optional<std::string> escape() {
        if (left_.size() > 1 && left_[1] >= '1' && left_[1] <= '9') {
            return "refers back to a group with '" + std::string(left_.substr(0, 2)) +
                   "', which is not supported";
        }
        const std::string_view digits = left_.substr(std::min<std::size_t>(2, left_.size()), 4);
        const bool is_unicode = left_.starts_with("\\u") && digits.size() == 4 &&
                                std::ranges::all_of(digits, is_hexadecimal);
        if (!is_unicode) {
            copy(2);
            return std::nullopt;
        }
        written_ += "\\x{" + std::string(digits) + "}";
        left_.remove_prefix(2 + digits.size());
        return std::nullopt;
    }

    // Java, JavaScript and RE2 each read it in another way.
    static std::string ambiguous(std::string_view what, std::string_view instead) {
        return "has " + std::string(what) + " within [ ]: write " + std::string(instead) +
               " for the character itself";
    }

    std::string_view left_;
    std::string written_;
    bool in_set_ = false;
};

std::string words_for(const re2::RE2& compiled) {
    switch (compiled.error_code()) {
        case re2::RE2::ErrorMissingBracket:
            return "has a '[' that is not closed";
        case re2::RE2::ErrorMissingParen:
            return "has a '(' that is not closed";
        case re2::RE2::ErrorUnexpectedParen:
            return "has a ')' that closes nothing";
        case re2::RE2::ErrorTrailingBackslash:
            return "ends in a single '\\'";
        case re2::RE2::ErrorPatternTooLarge:

            return "is too large: repeat with * or + and let string-length() count, as in regex(., "
                   "'[a-z]+') and string-length(.) <= 60";
        case re2::RE2::ErrorRepeatSize:
            return "repeats more than 1000 times";
        case re2::RE2::NoError:
        case re2::RE2::ErrorInternal:
        case re2::RE2::ErrorBadEscape:
        case re2::RE2::ErrorBadCharClass:
        case re2::RE2::ErrorBadCharRange:
        case re2::RE2::ErrorRepeatArgument:
        case re2::RE2::ErrorRepeatOp:
        case re2::RE2::ErrorBadPerlOp:
        case re2::RE2::ErrorBadUTF8:
        case re2::RE2::ErrorBadNamedCapture:
            break;
    }
    return "cannot be read at '" + compiled.error_arg() + "'";
}

}  // namespace

std::variant<std::shared_ptr<const Pattern>, std::string> Pattern::create(std::string_view source) {
    Translation translation(source);
    if (auto why = translation.refusal()) return *std::move(why);
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_max_mem(static_cast<std::int64_t>(pattern_memory_bytes_max));
    options.set_never_capture(true);
    auto compiled = std::make_unique<re2::RE2>(translation.written(), options);
    if (!compiled->ok()) return words_for(*compiled);
    return std::make_shared<const Pattern>(std::move(compiled));
}

Pattern::Pattern(std::unique_ptr<re2::RE2> compiled) : compiled_(std::move(compiled)) {}

Pattern::~Pattern() = default;

bool Pattern::matches(std::string_view text) const {
    return text.size() <= pattern_text_bytes_max && re2::RE2::FullMatch(text, *compiled_);
}

}  // namespace candour::survey::expression
