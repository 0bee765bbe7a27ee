#include "app/kiosk/ui/split_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace candour::kiosk {
namespace {

// Full stop, question and exclamation mark of the Latin and the Arabic scripts, Devanagari's danda.
constexpr std::array<std::string_view, 6> sentence_ends = {".",      "?",      "!",
                                                           "\u06D4", "\u061F", "\u0964"};

bool ends_sentence(std::string_view text) {
    return std::any_of(sentence_ends.begin(), sentence_ends.end(),
                       [&](std::string_view end) { return text.ends_with(end); });
}

enum class Unit { Sentence, Word };

// Byte offsets behind each unit but the last.
std::vector<std::size_t> boundaries(std::string_view text, Unit unit) {
    std::vector<std::size_t> found;
    for (std::size_t at = 1; at < text.size(); ++at) {
        const bool line = text[at] == '\n';
        if (!line && text[at] != ' ') continue;
        if (unit == Unit::Word || line || ends_sentence(text.substr(0, at))) found.push_back(at);
    }
    return found;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<TextParts> split_text(TextEngine& engine, const TextRun& run, float height) {
    for (const Unit unit : {Unit::Sentence, Unit::Word}) {
        const std::vector<std::size_t> places = boundaries(run.text, unit);
        const auto fits = [&](std::size_t place) {
            TextRun start = run;
            start.text = trimmed(std::string_view(run.text).substr(0, place));
            return !start.text.empty() && engine.measure(start).height <= height;
        };
        const auto first_too_high = std::partition_point(places.begin(), places.end(), fits);
        if (first_too_high == places.begin()) continue;
        const std::size_t place = *(first_too_high - 1);
        const std::string_view text = run.text;
        TextParts parts{std::string(trimmed(text.substr(0, place))),
                        std::string(trimmed(text.substr(place)))};
        if (!parts.rest.empty()) return parts;
    }
    return std::nullopt;
}

float widest_word(TextEngine& engine, const TextRun& run) {
    float widest = 0;
    std::string_view rest = run.text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        TextRun word = run;
        word.text = rest.substr(0, end);
        word.wrap_px = 0;
        if (!word.text.empty()) widest = std::max(widest, engine.measure(word).width);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return widest;
}

}  // namespace candour::kiosk
