// Places first, then one pass that leaves them out.
#include "core/privacy/redaction.h"

#include <algorithm>
#include <set>

#include "core/privacy/letters.h"
#include "core/privacy/text_blocks.h"
#include "core/privacy/word_runs.h"

namespace candour::privacy {
namespace {

using Spans = std::vector<RedactionSpan>;

// Where markers stand already.
std::vector<TextRange> marked(std::string_view text, const Markers& markers) {
    std::vector<TextRange> ranges;
    const std::set<std::string_view> distinct(markers.begin(), markers.end());
    for (const std::string_view marker : distinct) {
        if (marker.empty()) continue;
        for (std::size_t at = text.find(marker); at != std::string_view::npos;
             at = text.find(marker, at + marker.size()))
            ranges.push_back({at, at + marker.size()});
    }
    std::ranges::sort(ranges, {}, &TextRange::begin);
    return ranges;
}

// `ranges` are in order; none reaches over the next one's end.
bool meets(const std::vector<TextRange>& ranges, const TextRange& one) {
    const auto after = std::ranges::upper_bound(ranges, one.begin, {}, &TextRange::end);
    return after != ranges.end() && after->begin < one.end;
}

void add_places(Spans& spans, const TextBlocks& blocks, const std::vector<TextRange>& markers,
                std::string_view words, Identifying kind) {
    for (const TextRange& range : blocks.find(words)) {
        if (!meets(markers, range)) spans.push_back({kind, range.begin, range.end - range.begin});
    }
}

Spans merged(Spans spans, const TextBlocks& blocks) {
    std::ranges::sort(spans, {}, [](const RedactionSpan& one) {
        return std::pair(one.at, std::pair(one.size, one.kind));
    });
    Spans whole;
    for (const RedactionSpan& span : spans) {
        if (!whole.empty()) {
            RedactionSpan& last = whole.back();
            const bool meets_it = span.at <= last.end();
            const bool follows = span.kind == last.kind &&
                                 blocks.are_beside({last.at, last.end()}, {span.at, span.end()});
            if (meets_it || follows) {
                last.size = std::max(last.end(), span.end()) - last.at;
                last.kind = std::min(last.kind, span.kind);
                continue;
            }
        }
        whole.push_back(span);
    }
    return whole;
}

// Written as a name is: with a capital letter, or in a script that has none.
bool starts_large(std::string_view word) {
    const char32_t first = code_point_at(word, 0).code;
    const bool small = first >= 'a' && first <= 'z';
    return !small && !(first >= '0' && first <= '9');
}

}  // namespace

std::string_view english_marker(Identifying kind) {
    constexpr std::array<std::string_view, identifying_kinds> all = {
        "[e-mail address]", "[postcode]", "[NHS number]", "[phone number]",
        "[date]",           "[age]",      "[few people]", "[place]",
        "[staff]",          "[name]",     "[words]",      "[taken out]"};
    return all[static_cast<std::size_t>(kind)];
}

Markers english_markers() {
    Markers markers;
    for (std::size_t i = 0; i < identifying_kinds; ++i)
        markers[i] = english_marker(static_cast<Identifying>(i));
    return markers;
}

std::vector<IdentifyingFinding> redaction_suggestions(std::string_view text,
                                                      const KnownWords& known) {
    std::vector<IdentifyingFinding> found = identifying_words(text, known);
    std::erase_if(found, [](const IdentifyingFinding& one) {
        return one.kind == Identifying::Quote || one.kind == Identifying::SmallNumber;
    });
    std::set<std::string> names;
    for (const IdentifyingFinding& one : found) {
        if (one.kind != Identifying::Name) continue;
        for (const Word& part : words_of(one.words)) {
            constexpr std::size_t initials = 2;
            if (part.folded.size() > initials && !is_title(part.folded)) names.insert(part.folded);
        }
    }
    const std::vector<IdentifyingFinding> first = found;
    auto next = first.begin();
    for (const Word& word : words_of(text.substr(0, identifying_text_bytes_max))) {
        while (next != first.end() && next->at + next->words.size() <= word.at)
            ++next;
        const bool taken = next != first.end() && next->at < word.end();
        const std::string_view as_written = text.substr(word.at, word.size);
        if (taken || !names.contains(word.folded) || !starts_large(as_written)) continue;
        found.push_back({Identifying::Name, word.at, std::string(as_written)});
    }
    std::ranges::sort(found, {}, &IdentifyingFinding::at);
    return found;
}

std::vector<RedactionSpan> places_of(std::string_view text, std::string_view words,
                                     Identifying kind, const Markers& markers) {
    Spans spans;
    add_places(spans, TextBlocks(text), marked(text, markers), words, kind);
    return spans;
}

std::vector<RedactionSpan> taken_out(std::string_view text,
                                     const std::vector<RedactionSpan>& chosen,
                                     const Markers& markers) {
    const TextBlocks blocks(text);
    const std::vector<TextRange> known_markers = marked(text, markers);
    Spans spans;
    std::set<std::string_view> sought;
    for (const RedactionSpan& one : chosen) {
        if (one.at >= text.size()) continue;
        const std::size_t size = std::min(one.size, text.size() - one.at);
        const TextRange whole = blocks.whole({one.at, one.at + size});
        if (whole.begin == whole.end) continue;
        spans.push_back({one.kind, whole.begin, whole.end - whole.begin});
        // The words that were chosen, and what they are whole.
        for (const std::string_view words :
             {text.substr(one.at, size), text.substr(whole.begin, whole.end - whole.begin)}) {
            if (sought.insert(words).second)
                add_places(spans, blocks, known_markers, words, one.kind);
        }
    }
    return merged(std::move(spans), blocks);
}

std::string redacted(std::string_view text, const std::vector<RedactionSpan>& chosen,
                     const Markers& markers) {
    std::string left;
    std::size_t from = 0;
    for (const RedactionSpan& span : taken_out(text, chosen, markers)) {
        left += text.substr(from, span.at - from);
        left += markers[static_cast<std::size_t>(span.kind)];
        from = span.end();
    }
    left += text.substr(from);
    return left;
}

}  // namespace candour::privacy
