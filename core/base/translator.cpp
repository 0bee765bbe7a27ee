// Filling in the parts of a text.
#include "core/base/translator.h"

namespace candour {

std::string fill(std::string text, const std::map<std::string, std::string>& values) {
    std::string filled;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) break;
        filled.append(text, at, open - at);
        const auto value = values.find(text.substr(open + 1, close - open - 1));
        if (value == values.end()) {
            filled.append(text, open, close + 1 - open);
        } else {
            filled += value->second;
        }
        at = close + 1;
    }
    filled.append(text, at);
    return filled;
}

}  // namespace candour
