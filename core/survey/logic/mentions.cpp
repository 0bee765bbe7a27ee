// ${name} in a text.
#include "core/survey/logic/compiled.h"

namespace candour::survey {
namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

// What is no id between the braces is left as it is written: it is not a name.
std::vector<Mention> mentions_in(std::string_view text) {
    std::vector<Mention> mentions;
    std::size_t begin = text.find("${");
    while (begin != std::string_view::npos) {
        const std::size_t close = text.find('}', begin);
        if (close == std::string_view::npos) break;
        const std::string_view name = trimmed(text.substr(begin + 2, close - begin - 2));
        if (is_survey_id(name)) mentions.push_back({begin, close + 1, name});
        begin = text.find("${", begin + 2);
    }
    return mentions;
}

}  // namespace candour::survey
