// app/console/sentence_parts.cpp: see sentence_parts.h.
#include "app/console/sentence_parts.h"

namespace candour::console {

std::optional<SentenceParts> sentence_parts(std::string_view pattern, std::string_view text) {
    SentenceParts parts;
    while (true) {
        const std::size_t open = pattern.find('{');
        const std::string_view before = pattern.substr(0, open);
        if (open == std::string_view::npos)
            return text == before ? std::optional{parts} : std::nullopt;
        if (!text.starts_with(before)) return std::nullopt;
        const std::size_t close = pattern.find('}', open);
        const std::string name{pattern.substr(open + 1, close - open - 1)};
        text.remove_prefix(open);
        pattern.remove_prefix(close + 1);
        // Until the words that follow it; the last ones are those at the end.
        const std::size_t next = pattern.find('{');
        const std::string_view after = pattern.substr(0, next);
        const std::size_t end =
            next == std::string_view::npos ? text.rfind(after) : text.find(after);
        if (end == std::string_view::npos) return std::nullopt;
        parts[name] = text.substr(0, end);
        text.remove_prefix(end);
    }
}

}  // namespace candour::console
