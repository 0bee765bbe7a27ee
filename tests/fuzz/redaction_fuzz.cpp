// tests/fuzz/redaction_fuzz.cpp: a text, and what is taken out of it: the first line of the input
// is the words, each between "|"; the rest is the text.
#include "core/base/utf8.h"
#include "core/privacy/redaction.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    using namespace privacy;
    const std::string whole = to_text(input);
    const std::size_t line = std::min(whole.find('\n'), whole.size());
    const std::string text = line == whole.size() ? std::string() : whole.substr(line + 1);
    const Markers markers = english_markers();
    std::vector<RedactionSpan> chosen;
    std::vector<std::string> sought;
    for (std::size_t at = 0; at < line;) {
        const std::size_t end = std::min(whole.find('|', at), line);
        sought.push_back(whole.substr(at, end - at));
        const auto places = places_of(text, sought.back(), Identifying::Other, markers);
        chosen.insert(chosen.end(), places.begin(), places.end());
        at = end + 1;
    }
    for (const IdentifyingFinding& one : redaction_suggestions(text, {.staff = {"Sam Shah"}})) {
        CHECK(text.compare(one.at, one.words.size(), one.words) == 0);
        chosen.push_back({one.kind, one.at, one.words.size()});
        sought.push_back(one.words);
    }
    const std::string left = redacted(text, chosen, markers);
    for (const std::string& words : sought)
        CHECK(places_of(left, words, Identifying::Other, markers).empty());
    // All else is there, in its order.
    std::size_t from = 0;
    std::string pieces;
    for (const RedactionSpan& span : taken_out(text, chosen, markers)) {
        CHECK(span.at >= from && span.size > 0 && span.end() <= text.size());
        pieces += text.substr(from, span.at - from);
        pieces += markers[static_cast<std::size_t>(span.kind)];
        from = span.end();
    }
    CHECK(pieces + text.substr(from) == left);
    CHECK(!is_utf8(text) || is_utf8(left));
    return is_utf8(whole) && left != text;
}

std::vector<Bytes> seeds() {
    return {bytes_of("Sam|o'neill\nSam was rude. I told SAM's boss, O’Neill, and sam."),
            bytes_of("\nMrs Jones (029 2018 0123) of CF10 1AA, aged 84, on 12 March. Jones said."),
            bytes_of("Siân|👩|احمد\nsiân a SIÂN 👩 👩\u200d👧 احمد، e\u0301"),
            bytes_of("王小明|s\n我叫王小明，王小明's [name]'s\r\n\u0301x")};
}

}  // namespace candour::fuzz
