// tests/fuzz/identifying_words_fuzz.cpp: a text that is to be published, and what a person wrote
// before it: the first line of the input is the contact, the rest is the text.
#include "core/base/utf8.h"
#include "core/privacy/identifying_words.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const std::string whole = to_text(input);
    const std::size_t line = std::min(whole.find('\n'), whole.size());
    const std::string text = line == whole.size() ? std::string() : whole.substr(line + 1);
    const privacy::KnownWords known{.staff = {"Sam Shah", ""},
                                    .places = {"Harbour House"},
                                    .public_names = {"Riverside Advice"},
                                    .contacts = {{.words = {whole.substr(0, line)}}}};
    std::size_t end = 0;
    for (const auto& finding : privacy::identifying_words(text, known)) {
        CHECK(!finding.words.empty());
        CHECK(text.compare(finding.at, finding.words.size(), finding.words) == 0);
        // A quote may have other signs of a person in it.
        if (finding.kind == privacy::Identifying::Quote) continue;
        CHECK(finding.at >= end);
        end = finding.at + finding.words.size();
    }
    return is_utf8(whole) && !text.empty();
}

std::vector<Bytes> seeds() {
    return {bytes_of("I waited for two hours in the rain and nobody came\nYou said: waited for two "
                     "hours in the rain and nobody came."),
            bytes_of("\nSam Shah, Mr Jones and one tenant of 12 High Street, CF10 1AA, aged 84, "
                     "rang 029 2044 8888 (NHS 943 476 5919) on 12 March: jo@example.org"),
            bytes_of("\nAr nos Wener, 4 Mehefin, yn 3 Heol y Bont, 84 oed, Dr. Siân Ellis")};
}

}  // namespace candour::fuzz
